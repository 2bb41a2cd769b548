/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-catalogue.h"
#include "lis-error.h"
#include "lis-pathway.h"
#include "lis-people.h"
#include "lis-posts.h"
#include "lis-proposals.h"
#include "lis-reference.h"
#include "lis-sample.h"
#include "lis-test.h"
#include "lis-text.h"

#define TODAY lis_date_new (2026, 9, 1)

typedef struct
{
  char      *folder;
  LisStore  *store;
  LisEditor *editor;
} Plan;

static void
open_plan (Plan *plan, guint64 seed)
{
  g_autofree char *path = NULL;
  LisEntropy entropy = lis_entropy_seeded (seed);
  LisClock clock = lis_clock_fixed (TODAY);
  g_autoptr (GError) error = NULL;

  plan->folder = lis_test_make_folder ();
  path = g_build_filename (plan->folder, "sample.lisplan", NULL);
  plan->store = lis_store_create (path, &error);
  g_assert_no_error (error);
  plan->editor = lis_editor_new (plan->store, "Test", &entropy, &clock);
}

static void
close_plan (Plan *plan)
{
  g_clear_pointer (&plan->editor, lis_editor_free);
  g_clear_object (&plan->store);
  g_clear_pointer (&plan->folder, lis_test_remove_folder);
}

static LisPlanData *
load_all (Plan *plan)
{
  LisEntityType types[LIS_N_ENTITIES + 1];
  g_autoptr (GError) error = NULL;
  LisPlanData *data;

  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    types[i] = (LisEntityType) i;
  types[LIS_N_ENTITIES] = LIS_ENTITY_NONE;
  data = lis_store_load_data (plan->store, types, NULL, &error);
  g_assert_no_error (error);
  return data;
}

static LisPlanData *
make_sample (guint n_trainees, guint64 seed)
{
  Plan plan;
  g_autoptr (GError) error = NULL;
  LisPlanData *data;

  open_plan (&plan, seed);
  lis_catalogue_install (plan.editor, &error);
  g_assert_no_error (error);
  lis_sample_fill (plan.editor, n_trainees, seed, TODAY, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  data = load_all (&plan);
  close_plan (&plan);
  return data;
}

static gboolean
is_trainee (const LisPerson *person)
{
  return person->local_id[0] == 'T';
}

static guint
count_trainees (LisPlanData *data)
{
  guint n = 0;

  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_PERSON); i++)
    n += is_trainee (lis_plan_data_get (data, LIS_ENTITY_PERSON, i));
  return n;
}

static void
assert_references (LisPlanData *data, const LisEntity *entity, gconstpointer record)
{
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const LisField *field = &entity->fields[i];

      if (field->type == LIS_FIELD_REFERENCE && !lis_field_is_empty (field, record))
        g_assert_nonnull (lis_plan_data_find (data, lis_field_get_target (field)->type, lis_field_get (field, record)));
    }
}

/* The door has checked them too; here every size and seed is looked through again from the file. */
static void
assert_sound (LisPlanData *data)
{
  for (guint type = 0; type < LIS_N_ENTITIES; type++)
    for (guint i = 0; i < lis_plan_data_count (data, (LisEntityType) type); i++)
      {
        const LisEntity *entity = lis_entity_get ((LisEntityType) type);
        gconstpointer record = lis_plan_data_get (data, (LisEntityType) type, i);
        g_autoptr (GError) error = NULL;

        lis_record_check (entity, record, NULL, &error);
        g_assert_no_error (error);
        assert_references (data, entity, record);
      }
}

static void
test_sizes (void)
{
  static const guint sizes[] = { 1, 2, 43, 60 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint64 seed = 1; seed <= 3; seed++)
      {
        g_autoptr (LisPlanData) data = make_sample (sizes[i], seed);

        g_assert_cmpuint (count_trainees (data), ==, sizes[i]);
        g_assert_cmpuint (lis_plan_data_count (data, LIS_ENTITY_TRAINING), >=, sizes[i]);
        assert_sound (data);
      }
}

static gboolean
have_same_records (LisPlanData *first, LisPlanData *second)
{
  for (guint type = 0; type < LIS_N_ENTITIES; type++)
    {
      if (lis_plan_data_count (first, (LisEntityType) type) != lis_plan_data_count (second, (LisEntityType) type))
        return FALSE;
      for (guint i = 0; i < lis_plan_data_count (first, (LisEntityType) type); i++)
        if (!lis_record_equal (lis_entity_get ((LisEntityType) type),
                               lis_plan_data_get (first, (LisEntityType) type, i),
                               lis_plan_data_get (second, (LisEntityType) type, i)))
          return FALSE;
    }
  return TRUE;
}

static void
test_seed (void)
{
  g_autoptr (LisPlanData) first = make_sample (40, 11), again = make_sample (40, 11), other = make_sample (40, 12);

  g_assert_true (have_same_records (first, again));
  g_assert_false (have_same_records (first, other));
}

/* So many of a hundred, both ends possible. */
static void
assert_share (const char *what, guint part, guint whole, double lowest, double highest)
{
  double share = 100.0 * part / whole;

  g_test_message ("%s: %u of %u, %.1f %%", what, part, whole, share);
  if (share < lowest || share > highest)
    g_error ("%s: %u of %u is %.1f %%, not between %.1f and %.1f", what, part, whole, share, lowest, highest);
}

static int
compare_periods (gconstpointer a, gconstpointer b)
{
  const LisPeriod *first = *(const LisPeriod *const *) a, *second = *(const LisPeriod *const *) b;

  if (first->person != second->person)
    return first->person < second->person ? -1 : 1;
  return (first->start > second->start) - (first->start < second->start);
}

static GPtrArray *
sort_periods (LisPlanData *data)
{
  GPtrArray *periods = g_ptr_array_new ();

  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_PERIOD); i++)
    {
      const LisPeriod *period = lis_plan_data_get (data, LIS_ENTITY_PERIOD, i);

      if (lis_period_is_placed_in_time (period))
        g_ptr_array_add (periods, (gpointer) period);
    }
  g_ptr_array_sort (periods, compare_periods);
  return periods;
}

static void
check_time_line (LisPlanData *data, guint n_trainees)
{
  g_autoptr (GPtrArray) periods = sort_periods (data);
  guint n_gaps = 0, n_shared_days = 0, n_overlaps = 0;

  for (guint i = 0; i + 1 < periods->len; i++)
    {
      const LisPeriod *period = g_ptr_array_index (periods, i), *next = g_ptr_array_index (periods, i + 1);
      int days = period->end - next->start;

      if (period->person != next->person || period->start == next->start ||
          period->share < LIS_SHARE_FULL || next->share < LIS_SHARE_FULL)
        continue;
      n_gaps += days < 0;
      n_shared_days += days == 1;
      n_overlaps += days > 1;
    }
  assert_share ("gaps", n_gaps, n_trainees, 1, 15);
  assert_share ("shared days", n_shared_days, n_trainees, 1, 12);
  assert_share ("overlaps", n_overlaps, n_trainees, 0.3, 8);
}

static void
check_periods (LisPlanData *data, guint n_trainees)
{
  guint n_periods = lis_plan_data_count (data, LIS_ENTITY_PERIOD);
  guint n_placeless = 0, n_dateless = 0, n_parallel = 0, n_states[4] = { 0 };

  for (guint i = 0; i < n_periods; i++)
    {
      const LisPeriod *period = lis_plan_data_get (data, LIS_ENTITY_PERIOD, i);

      n_placeless += period->kind == LIS_PERIOD_SERVICE && period->unit == LIS_ID_NONE;
      n_dateless += !lis_period_is_placed_in_time (period);
      n_parallel += period->share <= LIS_SHARE_FULL / 2;
      n_states[period->state]++;
      if (!lis_period_is_placed_in_time (period))
        g_assert_cmpint (period->months, >, 0);
    }
  g_assert_cmpuint (n_periods, >=, 10 * n_trainees);
  g_assert_cmpuint (n_periods, <=, 14 * n_trainees);
  assert_share ("without place", n_placeless, n_periods, 0.3, 5);
  assert_share ("without dates", n_dateless, n_periods, 0.3, 5);
  assert_share ("research and halves", n_parallel, n_periods, 0.3, 6);
  assert_share ("drafts", n_states[LIS_STATE_DRAFT], n_periods, 8, 35);
  assert_share ("proposed", n_states[LIS_STATE_PROPOSED], n_periods, 4, 25);
}

static void
check_employments (LisPlanData *data, guint n_trainees)
{
  guint n_kinds[LIS_POST_ROTATION + 1] = { 0 }, n_rotation_leaves = 0, n_other_leaves = 0;

  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_EMPLOYMENT); i++)
    {
      const LisEmployment *employment = lis_plan_data_get (data, LIS_ENTITY_EMPLOYMENT, i);

      n_kinds[employment->kind]++;
      g_assert_cmpint (employment->substitute_for != LIS_ID_NONE, ==, employment->kind == LIS_POST_SUBSTITUTE);
    }
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_LEAVE); i++)
    {
      const LisLeave *leave = lis_plan_data_get (data, LIS_ENTITY_LEAVE, i);
      const LisEmployment *home = lis_plan_data_find (data, LIS_ENTITY_EMPLOYMENT, leave->employment);

      n_rotation_leaves += leave->rotation != 0;
      n_other_leaves += leave->rotation == 0;
      g_assert_cmpint (leave->start, >=, home->start);
    }
  g_assert_cmpuint (n_rotation_leaves, ==, n_kinds[LIS_POST_ROTATION]);
  assert_share ("rotations", n_rotation_leaves, n_trainees, 15, 90);
  assert_share ("other leaves", n_other_leaves, n_trainees, 5, 50);
  assert_share ("substitutes", n_kinds[LIS_POST_SUBSTITUTE], n_trainees, 1, 20);
}

/* At @unit or at a unit that belongs to it. */
static gboolean
is_at (LisPlanData *data, const LisPeriod *period, LisId unit)
{
  for (const LisUnit *at = lis_plan_data_find (data, LIS_ENTITY_UNIT, period->unit); at != NULL;
       at = lis_plan_data_find (data, LIS_ENTITY_UNIT, at->parent))
    if (at->record.id == unit)
      return period->kind == LIS_PERIOD_SERVICE && period->state == LIS_STATE_AGREED;
  return FALSE;
}

/* The most people agreed to be at @unit on the first day of any period from today on. */
static gint32
find_peak (LisPlanData *data, GPtrArray *periods, LisId unit)
{
  g_autoptr (GPtrArray) here = g_ptr_array_new ();
  gint32 peak = 0;

  for (guint i = 0; i < periods->len; i++)
    if (is_at (data, g_ptr_array_index (periods, i), unit))
      g_ptr_array_add (here, g_ptr_array_index (periods, i));
  for (guint i = 0; i < here->len; i++)
    {
      LisDate day = MAX (((const LisPeriod *) g_ptr_array_index (here, i))->start, TODAY);
      gint32 sum = 0;

      for (guint j = 0; j < here->len; j++)
        {
          const LisPeriod *other = g_ptr_array_index (here, j);

          sum += lis_date_range_contains (lis_period_get_range (other), day) ? other->share : 0;
        }
      peak = MAX (peak, sum);
    }
  return peak;
}

static void
check_capacities (LisPlanData *data)
{
  g_autoptr (GPtrArray) periods = sort_periods (data);
  guint n_over = 0, n_capacities = lis_plan_data_count (data, LIS_ENTITY_CAPACITY);

  for (guint i = 0; i < n_capacities; i++)
    {
      const LisCapacity *capacity = lis_plan_data_get (data, LIS_ENTITY_CAPACITY, i);

      if (!lis_date_is_set (capacity->end) &&
          find_peak (data, periods, capacity->unit) > capacity->places * LIS_SHARE_FULL)
        n_over++;
    }
  assert_share ("units over capacity", n_over, n_capacities, 1, 20);
}

static void
check_roles (LisPlanData *data, guint n_trainees)
{
  g_autoptr (GHashTable) mentored = g_hash_table_new (NULL, NULL);
  guint n_mentors = 0, n_kinds[LIS_ROLE_COUNCIL_DEPUTY + 1] = { 0 };

  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_ROLE); i++)
    {
      const LisRole *role = lis_plan_data_get (data, LIS_ENTITY_ROLE, i);
      gconstpointer trainee = lis_plan_data_find (data, LIS_ENTITY_PERSON, role->trainee);

      n_kinds[role->kind]++;
      if (role->kind != LIS_ROLE_MENTOR)
        continue;
      n_mentors++;
      g_hash_table_add (mentored, (gpointer) trainee);
    }
  assert_share ("with a mentor", g_hash_table_size (mentored), n_trainees, 85, 99);
  g_assert_cmpuint (n_mentors, >, g_hash_table_size (mentored));
  g_assert_cmpuint (n_kinds[LIS_ROLE_LOCAL_MENTOR], >, 0);
  g_assert_cmpuint (n_kinds[LIS_ROLE_TRAINING_LEAD], >, 20);
  g_assert_cmpuint (n_kinds[LIS_ROLE_COORDINATOR], >, 0);
  g_assert_cmpuint (n_kinds[LIS_ROLE_MANAGER], >, 20);
}

static void
check_people (LisPlanData *data)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_PERSON); i++)
    {
      const LisPerson *person = lis_plan_data_get (data, LIS_ENTITY_PERSON, i);

      g_assert_null (person->hpr_number);
      g_assert_true (g_hash_table_add (ids, person->local_id));
      if (!is_trainee (person))
        continue;
      g_assert_cmpint (person->authorisation, <, TODAY + 3 * 365);
      g_assert_cmpint (person->authorisation, <, person->part1_completed);
    }
}

static void
check_others (LisPlanData *data)
{
  static const LisEntityType types[] = {
    LIS_ENTITY_SPECIALIST_APPROVAL, LIS_ENTITY_TUTOR_TRAINING, LIS_ENTITY_POST, LIS_ENTITY_APPROVAL, LIS_ENTITY_ABSENCE,
    LIS_ENTITY_CREDITED_SERVICE, LIS_ENTITY_SERVICE_CONFIRMATION, LIS_ENTITY_PROPOSAL, LIS_ENTITY_PROPOSED_RECORD,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_assert_cmpuint (lis_plan_data_count (data, types[i]), >, 2);
}

static void
check_specialties (LisPlanData *data)
{
  g_autoptr (GHashTable) trained = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_TRAINING); i++)
    {
      const LisTraining *training = lis_plan_data_get (data, LIS_ENTITY_TRAINING, i);

      g_hash_table_add (trained,
                        (gpointer) lis_plan_data_find (data, LIS_ENTITY_SPECIALTY, training->specialty));
    }
  g_assert_cmpuint (g_hash_table_size (trained), ==, 43);
}

/* What there is to find in a region of ordinary size, whatever the seed. */
static void
test_contents (void)
{
  for (guint64 seed = 1; seed <= 4; seed++)
    {
      g_autoptr (LisPlanData) data = make_sample (300, seed);

      assert_sound (data);
      check_specialties (data);
      check_people (data);
      check_periods (data, 300);
      check_time_line (data, 300);
      check_employments (data, 300);
      check_capacities (data);
      check_roles (data, 300);
      check_others (data);
      g_assert_cmpuint (lis_plan_data_count (data, LIS_ENTITY_TRAINING), >, 300);
    }
}

/* Nobody's number slips in by chance: no text of the plan holds a valid one, long numbers are those of
 * organisations. */
static void
test_no_national_ids (void)
{
  g_autoptr (LisPlanData) data = make_sample (60, 9);

  for (guint type = 0; type < LIS_N_ENTITIES; type++)
    for (guint i = 0; i < lis_plan_data_count (data, (LisEntityType) type); i++)
      {
        const LisEntity *entity = lis_entity_get ((LisEntityType) type);
        gconstpointer record = lis_plan_data_get (data, (LisEntityType) type, i);

        for (guint j = 0; j < entity->n_fields; j++)
          if (entity->fields[j].type == LIS_FIELD_TEXT)
            g_assert_false (lis_text_has_national_id (lis_field_get_text (&entity->fields[j], record)));
      }
}

/* Every line of what is proposed can be read back by the field table. */
static void
test_proposals_are_readable (void)
{
  g_autoptr (LisPlanData) data = make_sample (100, 3);

  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_PROPOSED_RECORD); i++)
    {
      const LisProposedRecord *proposed = lis_plan_data_get (data, LIS_ENTITY_PROPOSED_RECORD, i);
      g_auto (GStrv) lines = g_strsplit (proposed->content != NULL ? proposed->content : "", "\n", -1);
      LisId id;

      g_assert_true (lis_id_from_text (proposed->subject, lis_period_entity.prefix, &id));
      g_assert_cmpint (lis_plan_data_find (data, LIS_ENTITY_PERIOD, id) == NULL, ==,
                       proposed->operation == LIS_PROPOSED_NEW);
      g_assert_cmpint (proposed->content == NULL, ==, proposed->operation == LIS_PROPOSED_REMOVAL);
      for (guint j = 0; lines[j] != NULL && lines[j][0] != '\0'; j++)
        {
          g_auto (GStrv) parts = g_strsplit (lines[j], "\t", 2);
          const LisField *field = lis_entity_find_field (&lis_period_entity, parts[0]);
          gpointer record = lis_record_new (&lis_period_entity);

          g_assert_nonnull (field);
          g_assert_true (lis_field_set_file_text (field, record, parts[1], NULL, NULL));
          lis_record_free (&lis_period_entity, record);
        }
    }
}

static void
test_bad_requests (void)
{
  Plan plan;
  g_autoptr (GError) error = NULL;

  open_plan (&plan, 1);
  g_assert_false (lis_sample_fill (plan.editor, 10, 1, TODAY, NULL, NULL, NULL, &error));
  g_assert_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (lis_catalogue_install (plan.editor, NULL));
  g_assert_false (lis_sample_fill (plan.editor, 0, 1, TODAY, NULL, NULL, NULL, &error));
  g_assert_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_false (lis_sample_fill (plan.editor, LIS_SAMPLE_MAX_TRAINEES + 1, 1, TODAY, NULL, NULL, NULL, &error));
  g_assert_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_true (lis_sample_fill (plan.editor, 1, 1, TODAY, NULL, NULL, NULL, NULL));
  g_assert_false (lis_sample_fill (plan.editor, 1, 2, TODAY, NULL, NULL, NULL, &error));
  g_assert_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_INVALID);
  close_plan (&plan);
}

static void
on_progress_cb (guint done, guint total, gpointer user_data)
{
  g_assert_cmpuint (done, <=, total);
  g_cancellable_cancel (user_data);
}

static void
test_cancel (void)
{
  Plan plan;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  open_plan (&plan, 1);
  g_assert_true (lis_catalogue_install (plan.editor, NULL));
  g_assert_false (lis_sample_fill (plan.editor, 600, 1, TODAY, on_progress_cb, cancellable, cancellable, &error));
  g_assert_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED);
  close_plan (&plan);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample/sizes", test_sizes);
  g_test_add_func ("/sample/seed", test_seed);
  g_test_add_func ("/sample/contents", test_contents);
  g_test_add_func ("/sample/no-national-ids", test_no_national_ids);
  g_test_add_func ("/sample/proposals-are-readable", test_proposals_are_readable);
  g_test_add_func ("/sample/bad-requests", test_bad_requests);
  g_test_add_func ("/sample/cancel", test_cancel);
  return g_test_run ();
}
