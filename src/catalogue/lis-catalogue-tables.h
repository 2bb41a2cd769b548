/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-posts.h"
#include "lis-reference.h"

/* The built-in catalogue as tables; lis-catalogue.c makes records of them. Texts are NULL where there are none. */

typedef struct
{
  const char *code;
  const char *name;
} LisCatalogueTrunk;

typedef struct
{
  int               number; /* in annex 1 */
  const char       *code;
  const char       *name;
  const char       *name_en;
  LisSpecialtyGroup group;
  const char       *trunk; /* code */
  const char       *hpr_code;
  const char       *chapter;
  const char       *variants;
} LisCatalogueSpecialty;

typedef struct
{
  LisUnitLevel level;
  const char  *code;
  const char  *name;
  const char  *parent; /* code; stands before its children */
  const char  *org_number;
  const char  *kind;
  const char  *variants;
} LisCatalogueUnit;

extern const LisCatalogueTrunk lis_catalogue_trunks[];
extern const guint lis_catalogue_n_trunks;
extern const LisCatalogueSpecialty lis_catalogue_specialties[];
extern const guint lis_catalogue_n_specialties;
extern const LisCatalogueUnit lis_catalogue_units[];
extern const guint lis_catalogue_n_units;
