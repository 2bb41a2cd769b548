/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathways.h"

/* What a filter can be set to in this plan: only what at least one doctor has. */

typedef enum
{
  LIS_CHOOSE_SPECIALTY,
  LIS_CHOOSE_EMPLOYER, /* home employers on the day */
  LIS_CHOOSE_PLACE,    /* units with periods, and those above them */
  LIS_CHOOSE_MENTOR,   /* who is mentor on the day */
  LIS_N_CHOOSES,
} LisPathwayChoose;

typedef struct
{
  LisId id;
  char *name;
} LisPathwayChoice;

/* In Norwegian order. Looks through all doctors: for when a menu is opened. Free with g_array_unref(). */
GArray *lis_pathways_list_choices (const LisPathways *pathways, LisPathwayChoose choose);
