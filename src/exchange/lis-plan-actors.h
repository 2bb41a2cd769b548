/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-import-job.h"
#include "lis-plan-reading.h"

/* Who is meant by the names in a plan. */
typedef struct _LisPlanActors LisPlanActors;

/* @data: actors, members and units of the plan. @owner: the unit whose plan it is, or none. */
LisPlanActors *lis_plan_actors_new (LisImportJob *job, const LisPlanData *data, LisId owner, gboolean new_actors);
void           lis_plan_actors_free (LisPlanActors *actors);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisPlanActors, lis_plan_actors_free)

/* The actor's id, of one added to the change set where it was only known as a unit, by its own column or by a word
 * every plan uses. LIS_ID_NONE after a fault at @row. */
LisId          lis_plan_actors_find (LisPlanActors *actors, const LisReadActor *read, guint row);

/* Gives the groups every plan knows their members, where they have none yet. */
void           lis_plan_actors_fill_groups (LisPlanActors *actors);

/* The unit named in @title: a trust, else a region, else the only region there is. */
LisId          lis_plan_actors_find_owner (const LisPlanData *data, const char *title);
/* Adds the folded names of actors and units in @data, and of those every plan knows. */
void           lis_plan_actors_list (const LisPlanData *data, GHashTable *names);
