/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-pathway-view.h"

#include "lis-pathways-private.h"

LisPathways *
lis_pathway_view_new (const LisPathways *pathways, LisId person)
{
  const LisPathwaysPrivate *self = (const LisPathwaysPrivate *) pathways;
  guint index = lis_plan_data_index (pathways->data, LIS_ENTITY_PERSON, person);
  const LisPathwayGroup group = { .title = NULL, .first_row = 0, .n_rows = 1 };
  const LisPathwayDoctor *doctor;
  LisPathways *view;

  if (index == LIS_INDEX_NONE || self->doctor_of[index] == LIS_INDEX_NONE)
    return NULL;
  doctor = lis_pathways_get_doctor (self, self->doctor_of[index]);
  view = g_memdup2 (pathways, sizeof *pathways);
  view->rows = g_array_new (FALSE, FALSE, sizeof (LisPathwayRow));
  view->groups = g_array_new (FALSE, FALSE, sizeof (LisPathwayGroup));
  view->loads = NULL;
  view->range = doctor->range;
  g_array_append_val (view->rows, doctor->row);
  g_array_append_val (view->groups, group);
  return view;
}

void
lis_pathway_view_free (LisPathways *view)
{
  if (view == NULL)
    return;
  g_array_unref (view->rows);
  g_array_unref (view->groups);
  g_free (view);
}
