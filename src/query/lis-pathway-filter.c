/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-pathways-private.h"
#include "lis-place.h"
#include "lis-text.h"
#include "lis-trainee.h"

/* A group while the rows are dealt out: the record it stands for, or a year. */
typedef struct
{
  gint64      key;
  const char *title;
  char       *sort_key;
  guint       n_rows;
  guint       next; /* where the next row goes */
} Group;

/* A unit and those below it, as marks by index. NULL means every unit. */
static gboolean *
mark_units_within (const LisPlanData *data, LisId unit)
{
  guint n = lis_plan_data_count (data, LIS_ENTITY_UNIT);
  gboolean *within;

  if (unit == LIS_ID_NONE)
    return NULL;
  within = g_new (gboolean, n + 1);
  within[n] = FALSE;
  for (guint i = 0; i < n; i++)
    within[i] = lis_place_is_within (data, ((const LisRecord *) lis_plan_data_get (data, LIS_ENTITY_UNIT, i))->id,
                                     unit);
  return within;
}

static gboolean
is_marked (const LisPlanData *data, const gboolean *within, LisId unit)
{
  guint index = unit != LIS_ID_NONE ? lis_plan_data_index (data, LIS_ENTITY_UNIT, unit) : LIS_INDEX_NONE;

  return index != LIS_INDEX_NONE && within[index];
}

static gboolean
is_employed_within (const LisPathwaysPrivate *self, const LisPathwayDoctor *doctor, const gboolean *within)
{
  const LisPlanData *data = self->answer.data;
  const guint32 *employments;
  guint n;

  employments = lis_grouping_get (&self->employments, doctor->person, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisEmployment *employment = lis_plan_data_get (data, LIS_ENTITY_EMPLOYMENT, employments[i]);
      const LisPost *post = lis_plan_data_find (data, LIS_ENTITY_POST, employment->post);

      if (is_marked (data, within, employment->employer) || (post != NULL && is_marked (data, within, post->unit)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_placed_within (const GArray *bars, guint first, guint n, const gboolean *within)
{
  for (guint i = first; i < first + n; i++)
    {
      guint place = g_array_index (bars, LisPathwayBar, i).place;

      if (place != LIS_INDEX_NONE && within[place])
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_within (const LisPathwaysPrivate *self, const LisPathwayDoctor *doctor, const gboolean *within)
{
  const LisPathwayRow *row = &doctor->row;

  return is_placed_within (self->answer.bars, row->first_bar, row->n_bars, within) ||
         is_placed_within (self->answer.unplaced, row->first_unplaced, row->n_unplaced, within) ||
         is_employed_within (self, doctor, within);
}

static gboolean
has_finding (const LisPathwaysPrivate *self, const LisPathwayRow *row, const LisPathwayFilter *filter)
{
  for (guint i = row->first_mark; i < row->first_mark + row->n_marks; i++)
    {
      const LisPathwayMark *mark = &g_array_index (self->answer.marks, LisPathwayMark, i);

      if ((filter->findings == 0 || (filter->findings & (1u << mark->kind)) != 0) &&
          (filter->severities == 0 || (filter->severities & (1u << mark->severity)) != 0))
        return TRUE;
    }
  return FALSE;
}

static gboolean
meets_condition (const LisPathwaysPrivate *self, guint32 index, const LisPathwayFilter *filter)
{
  const LisPathwayDoctor *doctor = lis_pathways_get_doctor (self, index);

  switch (filter->condition)
    {
    case LIS_CONDITION_WITHOUT_MENTOR:
      return self->facts[index].without_mentor;
    case LIS_CONDITION_WITHOUT_PLACE:
      return self->facts[index].without_place;
    case LIS_CONDITION_LAST_ENDS:
      return self->facts[index].last_ends;
    case LIS_CONDITION_STARTS:
      return lis_date_is_set (self->facts[index].starts.day);
    case LIS_CONDITION_LEAVES:
      return lis_date_is_set (self->facts[index].leaves.day);
    case LIS_CONDITION_RETURNS:
      return lis_date_is_set (self->facts[index].returns.day);
    case LIS_CONDITION_OVER_CAPACITY:
      return doctor->over_capacity;
    case LIS_CONDITION_FINDING:
      return doctor->findings != 0 && has_finding (self, &doctor->row, filter);
    case LIS_CONDITION_NONE:
    case LIS_N_CONDITIONS:
    default:
      return TRUE;
    }
}

static gboolean
trains_today (const LisPathwaysPrivate *self, const LisPathwayDoctor *doctor, LisId specialty)
{
  const guint32 *trainings;
  guint n;

  trainings = lis_grouping_get (&self->trainings, doctor->person, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisTraining *training = lis_plan_data_get (self->answer.data, LIS_ENTITY_TRAINING, trainings[i]);

      if (training->outcome == 0 && (specialty == LIS_ID_NONE || training->specialty == specialty) &&
          lis_date_range_contains (lis_date_range_new (training->start, training->end), self->today))
        return TRUE;
    }
  return FALSE;
}

gboolean
lis_pathways_has_mentor (const LisPathwaysPrivate *self, const LisPathwayDoctor *doctor, LisId mentor)
{
  const guint32 *roles;
  guint n;

  roles = lis_grouping_get (&self->mentors, doctor->person, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisRole *role = lis_plan_data_get (self->answer.data, LIS_ENTITY_ROLE, roles[i]);

      if (role->kind == LIS_ROLE_MENTOR && (mentor == LIS_ID_NONE || role->holder == mentor) &&
          lis_date_range_contains (lis_date_range_new (role->start, role->end), self->today))
        return TRUE;
    }
  return FALSE;
}

/* Does the doctor belong to the people and places asked for? */
static gboolean
belongs (const LisPathwaysPrivate *self, const LisPathwayDoctor *doctor, const LisPathwayFilter *filter)
{
  if (filter->person != LIS_ID_NONE && doctor->row.person->record.id != filter->person)
    return FALSE;
  if (filter->employer != LIS_ID_NONE &&
      doctor->home_employer != (filter->employer != LIS_PATHWAY_WITHOUT ? filter->employer : LIS_ID_NONE))
    return FALSE;
  if (filter->mentor == LIS_PATHWAY_WITHOUT && lis_pathways_has_mentor (self, doctor, LIS_ID_NONE))
    return FALSE;
  if (filter->mentor != LIS_ID_NONE && filter->mentor != LIS_PATHWAY_WITHOUT &&
      !lis_pathways_has_mentor (self, doctor, filter->mentor))
    return FALSE;
  if (filter->only_current)
    return trains_today (self, doctor, filter->specialty);
  return filter->specialty == LIS_ID_NONE ||
         lis_trainee_is_in (self->answer.data, &self->trainings, doctor->person, filter->specialty);
}

/* Doctors that pass, as indices in the filter's order. */
static GArray *
pick_doctors (LisPathwaysPrivate *self, const LisPathwayFilter *filter)
{
  GArray *picked = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->doctors->len);
  g_autofree gboolean *within = mark_units_within (self->answer.data, filter->unit);
  g_autoptr (LisPathwaySearch) search = lis_pathway_search_new (self, filter->search);

  if (filter->condition != LIS_CONDITION_NONE)
    lis_pathways_get_facts (self);
  for (guint32 i = 0; i < self->doctors->len; i++)
    {
      LisPathwayDoctor *doctor = lis_pathways_get_doctor (self, i);

      if (meets_condition (self, i, filter) && belongs (self, doctor, filter) &&
          (search == NULL || lis_pathway_search_finds (search, doctor)) &&
          (within == NULL || is_within (self, doctor, within)))
        g_array_append_val (picked, i);
    }
  lis_pathways_sort_picked (self, filter, picked);
  return picked;
}

static int
rank_training (const LisTraining *training, LisId specialty, LisDate day)
{
  gboolean runs = lis_date_range_contains (lis_date_range_new (training->start, training->end), day);

  if (specialty != LIS_ID_NONE && training->specialty == specialty)
    return 3;
  if (training->outcome != 0)
    return 0;
  return runs ? 2 : 1;
}

const LisTraining *
lis_pathways_get_main_training (const LisPathwaysPrivate *self, const LisPathwayDoctor *doctor, LisId specialty)
{
  const LisTraining *best = NULL;
  int best_rank = -1;
  const guint32 *trainings;
  guint n;

  trainings = lis_grouping_get (&self->trainings, doctor->person, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisTraining *training = lis_plan_data_get (self->answer.data, LIS_ENTITY_TRAINING, trainings[i]);
      int rank = rank_training (training, specialty, self->today);
      /* Of those that run the one begun first speaks for the doctor, of those that ended the last. */
      gboolean nearer = best != NULL && rank == best_rank &&
                        (rank == 0 ? training->start > best->start : training->start < best->start);

      if (rank > best_rank || nearer)
        {
          best = training;
          best_rank = rank;
        }
    }
  return best;
}

/* Where the doctor serves on the day: what is agreed before what is not, and the larger share. */
static LisId
find_place (const LisPathwaysPrivate *self, const LisPathwayDoctor *doctor)
{
  const LisPeriod *best = NULL;

  for (guint i = 0; i < doctor->row.n_bars; i++)
    {
      const LisPeriod *period = g_array_index (self->answer.bars, LisPathwayBar, doctor->row.first_bar + i).period;

      if (period->unit == LIS_ID_NONE || !lis_date_range_contains (lis_period_get_range (period), self->today))
        continue;
      if (best == NULL || period->state > best->state || (period->state == best->state && period->share > best->share))
        best = period;
    }
  return best != NULL ? best->unit : LIS_ID_NONE;
}

static LisId
find_mentor (const LisPathwaysPrivate *self, const LisPathwayDoctor *doctor)
{
  const LisRole *first = NULL;
  const guint32 *roles;
  guint n;

  roles = lis_grouping_get (&self->mentors, doctor->person, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisRole *role = lis_plan_data_get (self->answer.data, LIS_ENTITY_ROLE, roles[i]);

      if (role->kind == LIS_ROLE_MENTOR &&
          lis_date_range_contains (lis_date_range_new (role->start, role->end), self->today) &&
          (first == NULL || role->start < first->start))
        first = role;
    }
  return first != NULL ? first->holder : LIS_ID_NONE;
}

static gint64
find_completion (const LisTraining *training)
{
  return training != NULL && lis_date_is_set (training->end) ? lis_date_get_year (training->end - 1) : 0;
}

static gint64
get_key (const LisPathwaysPrivate *self, const LisPathwayDoctor *doctor, const LisPathwayFilter *filter)
{
  const LisTraining *training;

  switch (filter->group_by)
    {
    case LIS_GROUP_SPECIALTY:
      training = lis_pathways_get_main_training (self, doctor, filter->specialty);
      return training != NULL ? training->specialty : LIS_ID_NONE;
    case LIS_GROUP_EMPLOYER:
      return doctor->home_employer;
    case LIS_GROUP_PLACE:
      return find_place (self, doctor);
    case LIS_GROUP_MENTOR:
      return find_mentor (self, doctor);
    case LIS_GROUP_COMPLETION:
      return find_completion (lis_pathways_get_main_training (self, doctor, filter->specialty));
    case LIS_GROUP_NONE:
    case LIS_N_GROUPINGS:
    default:
      return 0;
    }
}

static const char *
get_title_of_none (LisGroupBy group_by)
{
  switch (group_by)
    {
    case LIS_GROUP_SPECIALTY:
      return _("Without specialty");
    case LIS_GROUP_EMPLOYER:
      return _("Without employer on this day");
    case LIS_GROUP_PLACE:
      return _("Without place of service on this day");
    case LIS_GROUP_MENTOR:
      return _("Without mentor on this day");
    case LIS_GROUP_COMPLETION:
      return _("Without expected completion");
    case LIS_GROUP_NONE:
    case LIS_N_GROUPINGS:
    default:
      return NULL;
    }
}

static char *
format_title (const LisPlanData *data, LisGroupBy group_by, gint64 key)
{
  const LisSpecialty *specialty;
  const LisPerson *mentor;

  switch (group_by)
    {
    case LIS_GROUP_SPECIALTY:
      specialty = lis_plan_data_find (data, LIS_ENTITY_SPECIALTY, key);
      return g_strdup (specialty != NULL ? specialty->name : "?");
    case LIS_GROUP_EMPLOYER:
    case LIS_GROUP_PLACE:
      return lis_place_format (data, key);
    case LIS_GROUP_MENTOR:
      mentor = lis_plan_data_find (data, LIS_ENTITY_PERSON, key);
      return mentor != NULL ? lis_person_get_name (mentor) : g_strdup ("?");
    case LIS_GROUP_COMPLETION:
      /* Translators: the year a training is expected to be completed in. */
      return g_strdup_printf (_("Expected completion %d"), (int) key);
    case LIS_GROUP_NONE:
    case LIS_N_GROUPINGS:
    default:
      return g_strdup ("");
    }
}

static void
name_group (LisPathwaysPrivate *self, LisGroupBy group_by, Group *group)
{
  g_autofree char *title = NULL;

  if (group->key == 0)
    {
      group->title = get_title_of_none (group_by);
      return;
    }
  title = format_title (self->answer.data, group_by, group->key);
  group->title = g_string_chunk_insert_const (self->answer.texts, title);
  group->sort_key = lis_text_sort_key (title);
}

/* The group of those without comes last; equal titles keep an order by key. */
static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *first = a, *second = b;
  int order;

  if (first->sort_key == NULL || second->sort_key == NULL)
    return (first->sort_key == NULL) - (second->sort_key == NULL);
  order = strcmp (first->sort_key, second->sort_key);
  return order != 0 ? order : (first->key > second->key) - (first->key < second->key);
}

/* Which keys there are, and how many rows has each. */
static GArray *
collect_groups (LisPathwaysPrivate *self, LisGroupBy group_by, const gint64 *keys, guint n, GHashTable *index)
{
  GArray *groups = g_array_new (FALSE, TRUE, sizeof (Group));

  for (guint i = 0; i < n; i++)
    {
      gpointer found = g_hash_table_lookup (index, &keys[i]);

      if (found == NULL)
        {
          Group group = { .key = keys[i] };

          g_array_append_val (groups, group);
          found = GUINT_TO_POINTER (groups->len);
          g_hash_table_insert (index, (gpointer) &keys[i], found);
        }
      g_array_index (groups, Group, GPOINTER_TO_UINT (found) - 1).n_rows++;
    }
  for (guint i = 0; i < groups->len; i++)
    name_group (self, group_by, &g_array_index (groups, Group, i));
  g_array_sort (groups, compare_groups);
  return groups;
}

/* Puts the groups into the answer and tells each where its rows start. */
static void
lay_out_groups (LisPathwaysPrivate *self, GArray *groups, GHashTable *index)
{
  guint first = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = &g_array_index (groups, Group, i);
      LisPathwayGroup shown = { group->title, first, group->n_rows };

      g_array_append_val (self->answer.groups, shown);
      group->next = first;
      first += group->n_rows;
      g_hash_table_insert (index, &group->key, group);
      g_clear_pointer (&group->sort_key, g_free);
    }
}

/* Two specialties do not both stand in the heading of one. */
static const char *
pick_beside (const LisPathwayDoctor *doctor, LisGroupBy group_by)
{
  if (group_by == LIS_GROUP_SPECIALTY && strchr (doctor->specialties, ',') == NULL)
    return doctor->employer;
  if (group_by == LIS_GROUP_EMPLOYER)
    return doctor->specialties;
  return doctor->row.detail;
}

static void
deal_rows (LisPathwaysPrivate *self, const GArray *picked, const LisPathwayFilter *filter)
{
  g_autoptr (GHashTable) index = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *keys = g_new (gint64, picked->len);
  g_autoptr (GArray) groups = NULL;

  for (guint i = 0; i < picked->len; i++)
    keys[i] = get_key (self, lis_pathways_get_doctor (self, g_array_index (picked, guint32, i)), filter);
  groups = collect_groups (self, filter->group_by, keys, picked->len, index);
  g_hash_table_remove_all (index);
  lay_out_groups (self, groups, index);
  g_array_set_size (self->answer.rows, picked->len);
  g_array_set_size (self->row_doctors, picked->len);
  for (guint i = 0; i < picked->len; i++)
    {
      guint32 doctor = g_array_index (picked, guint32, i);
      guint place = ((Group *) g_hash_table_lookup (index, &keys[i]))->next++;
      LisPathwayRow *row = &g_array_index (self->answer.rows, LisPathwayRow, place);

      *row = lis_pathways_get_doctor (self, doctor)->row;
      row->beside = pick_beside (lis_pathways_get_doctor (self, doctor), filter->group_by);
      g_array_index (self->row_doctors, guint32, place) = doctor;
    }
}

static void
find_range (LisPathwaysPrivate *self)
{
  LisDateRange range = { self->today, self->today };

  for (guint i = 0; i < self->row_doctors->len; i++)
    {
      LisDateRange own = lis_pathways_get_doctor (self, g_array_index (self->row_doctors, guint32, i))->range;

      if (lis_date_range_is_empty (own))
        continue;
      if (lis_date_range_is_empty (range))
        range = own;
      range.start = MIN (range.start, own.start);
      range.end = MAX (range.end, own.end);
    }
  self->answer.range = range;
}

void
lis_pathways_make_rows (LisPathwaysPrivate *self, const LisPathwayFilter *filter)
{
  g_autoptr (GArray) picked = pick_doctors (self, filter);

  g_array_set_size (self->answer.groups, 0);
  g_clear_pointer (&self->answer.loads, g_ptr_array_unref);
  deal_rows (self, picked, filter);
  find_range (self);
  if (self->answer.groups->len == 0)
    {
      LisPathwayGroup empty = { NULL, 0, 0 };

      g_array_append_val (self->answer.groups, empty);
    }
  if (filter->with_load)
    lis_pathways_make_loads (self);
}
