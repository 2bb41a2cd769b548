/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-pathways.h"

#include "lis-pathways-private.h"

const LisEntityType lis_pathways_entities[] = {
  LIS_ENTITY_SETTING,    LIS_ENTITY_SPECIALTY, LIS_ENTITY_UNIT,     LIS_ENTITY_PERSON,
  LIS_ENTITY_ROLE,       LIS_ENTITY_POST,      LIS_ENTITY_EMPLOYMENT, LIS_ENTITY_LEAVE,
  LIS_ENTITY_CAPACITY,   LIS_ENTITY_TRAINING,  LIS_ENTITY_PERIOD,   LIS_ENTITY_ABSENCE,
  LIS_ENTITY_NONE,
};

static LisPathwaysPrivate *
get_private (LisPathways *pathways)
{
  return (LisPathwaysPrivate *) pathways;
}

static void
clear_doctors (LisPathwaysPrivate *self)
{
  g_clear_pointer (&self->doctors, g_array_unref);
  g_clear_pointer (&self->doctor_of, g_free);
  g_clear_pointer (&self->places, g_free);
  g_clear_pointer (&self->facts, g_free);
  g_clear_pointer (&self->ranked_loads, g_ptr_array_unref);
  g_string_chunk_clear (self->answer.texts);
  g_array_set_size (self->answer.bars, 0);
  g_array_set_size (self->answer.unplaced, 0);
  g_ptr_array_set_size (self->answer.absences, 0);
}

/* Everything that does not depend on the filter but on the day. */
static void
make_doctors (LisPathwaysPrivate *self, LisDate today)
{
  clear_doctors (self);
  self->today = today;
  lis_pathways_make_places (self);
  lis_pathways_make_doctors (self);
  /* Rows belong to the doctors that are gone. */
  g_array_set_size (self->answer.rows, 0);
  g_array_set_size (self->row_doctors, 0);
  lis_pathways_make_marks (self);
}

static void
make_groupings (LisPathwaysPrivate *self)
{
  const LisPlanData *data = self->answer.data;

  lis_grouping_init (&self->trainings, data, LIS_ENTITY_PERSON, LIS_ENTITY_TRAINING,
                     G_STRUCT_OFFSET (LisTraining, person));
  lis_grouping_init (&self->employments, data, LIS_ENTITY_PERSON, LIS_ENTITY_EMPLOYMENT,
                     G_STRUCT_OFFSET (LisEmployment, person));
  lis_grouping_init (&self->mentors, data, LIS_ENTITY_PERSON, LIS_ENTITY_ROLE, G_STRUCT_OFFSET (LisRole, trainee));
}

/* The filter is kept for findings that come later. */
static void
apply_filter (LisPathwaysPrivate *self, const LisPathwayFilter *filter)
{
  LisPathwayFilter kept = lis_pathway_filter_copy (filter);

  lis_pathway_filter_clear (&self->filter);
  self->filter = kept;
  lis_pathways_make_rows (self, &self->filter);
}

LisPathways *
lis_pathways_new (LisPlanData *data, const LisPathwayFilter *filter)
{
  LisPathwaysPrivate *self = g_new0 (LisPathwaysPrivate, 1);
  LisPathways *answer = &self->answer;
  guint n_periods = lis_plan_data_count (data, LIS_ENTITY_PERIOD);

  answer->data = data;
  answer->rows = g_array_new (FALSE, FALSE, sizeof (LisPathwayRow));
  answer->bars = g_array_sized_new (FALSE, FALSE, sizeof (LisPathwayBar), n_periods);
  answer->unplaced = g_array_new (FALSE, FALSE, sizeof (LisPathwayBar));
  answer->absences = g_ptr_array_sized_new (lis_plan_data_count (data, LIS_ENTITY_ABSENCE));
  answer->marks = g_array_new (FALSE, FALSE, sizeof (LisPathwayMark));
  answer->groups = g_array_new (FALSE, FALSE, sizeof (LisPathwayGroup));
  answer->texts = g_string_chunk_new (16 * 1024);
  self->mark_texts = g_string_chunk_new (1024);
  self->row_doctors = g_array_new (FALSE, FALSE, sizeof (guint32));
  make_groupings (self);
  make_doctors (self, filter->today);
  apply_filter (self, filter);
  return answer;
}

void
lis_pathways_free (LisPathways *pathways)
{
  LisPathwaysPrivate *self = get_private (pathways);

  if (pathways == NULL)
    return;
  clear_doctors (self);
  lis_pathway_filter_clear (&self->filter);
  lis_grouping_clear (&self->trainings);
  lis_grouping_clear (&self->employments);
  lis_grouping_clear (&self->mentors);
  g_array_unref (self->row_doctors);
  g_string_chunk_free (self->mark_texts);
  g_clear_pointer (&pathways->loads, g_ptr_array_unref);
  g_clear_pointer (&self->all_loads, g_ptr_array_unref);
  g_array_unref (pathways->rows);
  g_array_unref (pathways->bars);
  g_array_unref (pathways->unplaced);
  g_ptr_array_unref (pathways->absences);
  g_array_unref (pathways->marks);
  g_array_unref (pathways->groups);
  g_clear_pointer (&pathways->findings, g_array_unref);
  g_string_chunk_free (pathways->texts);
  lis_plan_data_free (pathways->data);
  g_free (self);
}

void
lis_pathways_refilter (LisPathways *pathways, const LisPathwayFilter *filter)
{
  LisPathwaysPrivate *self = get_private (pathways);

  if (filter->today != self->today)
    make_doctors (self, filter->today);
  apply_filter (self, filter);
}

static gboolean
asks_for_findings (const LisPathwayFilter *filter)
{
  return filter->condition == LIS_CONDITION_FINDING || filter->condition == LIS_CONDITION_OVER_CAPACITY ||
         filter->sort == LIS_SORT_FINDING;
}

void
lis_pathways_take_findings (LisPathways *pathways, GArray *findings)
{
  LisPathwaysPrivate *self = get_private (pathways);

  g_clear_pointer (&pathways->findings, g_array_unref);
  pathways->findings = findings;
  lis_pathways_make_marks (self);
  if (asks_for_findings (&self->filter))
    lis_pathways_make_rows (self, &self->filter);
}

void
lis_pathways_take_loads (LisPathways *pathways, GPtrArray *loads)
{
  LisPathwaysPrivate *self = get_private (pathways);

  /* Those shown point into the old ones. */
  g_clear_pointer (&pathways->loads, g_ptr_array_unref);
  g_clear_pointer (&self->ranked_loads, g_ptr_array_unref);
  g_clear_pointer (&self->all_loads, g_ptr_array_unref);
  self->all_loads = loads;
  lis_pathways_make_loads (self);
}

void
lis_pathways_find_findings (LisPathways *pathways, LisDate today)
{
  lis_pathways_take_findings (pathways, lis_findings_find (pathways->data, today));
}

guint
lis_pathways_count_doctors (const LisPathways *pathways)
{
  return ((const LisPathwaysPrivate *) pathways)->doctors->len;
}
