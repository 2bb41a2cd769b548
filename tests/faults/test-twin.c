/* SPDX-License-Identifier: MPL-2.0 */
/* R11 and R13: 20,000 random edits, undos and redos (2,000 in the short form) done to a plan and to a twin in memory,
 * which must stay equal, with memory flat. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lis-fault-plan.h"
#include "lis-history.h"
#include "lis-pathway.h"
#include "lis-people.h"
#include "lis-test.h"

/* So many records and so deep an undoing, and no more, so that memory can be seen to be flat. */
#define MAX_RECORDS 600
#define MAX_DEPTH 200

static gboolean is_long;

/* One record before and after, NULL where there is none. */
typedef struct
{
  LisEntityType type;
  gpointer      before;
  gpointer      after;
} Step;

typedef struct
{
  LisEditor  *editor;
  GRand      *random;
  GHashTable *records[LIS_N_ENTITIES]; /* id → record */
  GQueue      done;                    /* GArray of Step, newest at the tail */
  GQueue      undone;
} Twin;

static void
clear_step (gpointer data)
{
  Step *step = data;

  lis_record_free (lis_entity_get (step->type), step->before);
  lis_record_free (lis_entity_get (step->type), step->after);
}

static void
free_steps (gpointer data)
{
  g_array_unref (data);
}

static gpointer
copy_record (LisEntityType type, gconstpointer record)
{
  return record != NULL ? lis_record_copy (lis_entity_get (type), record) : NULL;
}

static GArray *
steps_of (LisChangeSet *set)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (Step));

  g_array_set_clear_func (steps, clear_step);
  for (guint i = 0; i < lis_change_set_get_size (set); i++)
    {
      const LisChange *change = lis_change_set_get (set, i);
      Step step = { change->entity->type, copy_record (change->entity->type, change->before),
                    copy_record (change->entity->type, change->after) };

      g_array_append_val (steps, step);
    }
  return steps;
}

static void
put (Twin *twin, LisEntityType type, LisId id, gconstpointer record, gint64 number)
{
  const LisEntity *entity = lis_entity_get (type);
  gpointer old = g_hash_table_lookup (twin->records[type], &id), copy = copy_record (type, record);

  g_hash_table_remove (twin->records[type], &id);
  lis_record_free (entity, old);
  if (copy == NULL)
    return;
  ((LisRecord *) copy)->change_set = number;
  g_hash_table_insert (twin->records[type], &((LisRecord *) copy)->id, copy);
}

static void
apply (Twin *twin, GArray *steps, gboolean backwards, gint64 number)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, backwards ? steps->len - 1 - i : i);
      LisId id = ((const LisRecord *) (step->after != NULL ? step->after : step->before))->id;

      put (twin, step->type, id, backwards ? step->before : step->after, number);
    }
}

static gpointer
choose (Twin *twin, LisEntityType type)
{
  guint n_records = g_hash_table_size (twin->records[type]), wanted;
  GHashTableIter iter;
  gpointer record = NULL;

  if (n_records == 0)
    return NULL;
  wanted = (guint) g_rand_int_range (twin->random, 0, (gint32) n_records);
  g_hash_table_iter_init (&iter, twin->records[type]);
  for (guint i = 0; i <= wanted; i++)
    g_hash_table_iter_next (&iter, NULL, &record);
  return record;
}

static void
add_change (Twin *twin, LisChangeSet *set, LisEntityType type, gpointer record)
{
  gpointer after = copy_record (type, record);
  g_autofree char *text = g_strdup_printf ("Nystad %d", g_rand_int_range (twin->random, 0, 100000));

  if (type == LIS_ENTITY_PERSON)
    lis_record_set_text (&((LisPerson *) after)->family_name, text);
  else
    {
      LisPeriod *period = after;

      period->start = lis_date_new (2024, 1, 1) + g_rand_int_range (twin->random, 0, 2000);
      period->end = period->start + g_rand_int_range (twin->random, 1, 400);
      lis_record_set_text (&period->note, g_rand_boolean (twin->random) ? text : NULL);
    }
  lis_change_set_update (set, type, record, after);
}

static LisChangeSet *
make_insert (Twin *twin, gpointer like)
{
  LisChangeSet *set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Added", NULL);
  LisRecord *record = copy_record (LIS_ENTITY_PERIOD, like);

  record->id = lis_editor_new_id (twin->editor);
  lis_change_set_insert (set, LIS_ENTITY_PERIOD, record);
  return set;
}

/* A record is added, changed or removed, or several at once. */
static LisChangeSet *
make_set (Twin *twin)
{
  LisChangeSet *set;
  int kind = g_rand_int_range (twin->random, 0, 10);
  gpointer period = choose (twin, LIS_ENTITY_PERIOD), person = choose (twin, LIS_ENTITY_PERSON);

  if (period == NULL || (kind == 0 && g_hash_table_size (twin->records[LIS_ENTITY_PERSON]) < MAX_RECORDS))
    return lis_fault_make_import (twin->editor, twin->random, 20);
  if (kind < 3 && g_hash_table_size (twin->records[LIS_ENTITY_PERIOD]) < MAX_RECORDS)
    return make_insert (twin, period);
  set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Changed", NULL);
  if (kind < 6)
    add_change (twin, set, LIS_ENTITY_PERIOD, period);
  if (kind == 5 || kind == 6)
    add_change (twin, set, LIS_ENTITY_PERSON, person);
  if (kind > 6)
    lis_change_set_delete (set, LIS_ENTITY_PERIOD, period);
  return set;
}

static void
edit (Twin *twin)
{
  g_autoptr (LisChangeSet) set = make_set (twin);
  g_autoptr (GError) error = NULL;
  GArray *steps = steps_of (set);
  gint64 number;

  lis_editor_commit (twin->editor, set, &number, &error);
  g_assert_no_error (error);
  apply (twin, steps, FALSE, number);
  g_queue_push_tail (&twin->done, steps);
  if (g_queue_get_length (&twin->done) > MAX_DEPTH)
    free_steps (g_queue_pop_head (&twin->done));
  g_queue_clear_full (&twin->undone, free_steps);
}

static void
undo (Twin *twin)
{
  GArray *steps = g_queue_pop_tail (&twin->done);
  g_autoptr (GError) error = NULL;
  gint64 number;

  if (steps == NULL)
    return;
  lis_editor_undo (twin->editor, 0, &number, &error);
  g_assert_no_error (error);
  apply (twin, steps, TRUE, number);
  g_queue_push_tail (&twin->undone, steps);
}

static void
redo (Twin *twin)
{
  GArray *steps = g_queue_pop_tail (&twin->undone);
  g_autoptr (GError) error = NULL;
  gint64 number;

  if (steps == NULL)
    {
      g_assert_false (lis_editor_redo (twin->editor, &number, NULL));
      return;
    }
  lis_editor_redo (twin->editor, &number, &error);
  g_assert_no_error (error);
  apply (twin, steps, FALSE, number);
  g_queue_push_tail (&twin->done, steps);
}

static void
assert_equal (Twin *twin, LisEntityType type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisRecordSet) set = lis_store_load (lis_editor_get_store (twin->editor), type, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (set->count, ==, g_hash_table_size (twin->records[type]));
  for (guint i = 0; i < set->count; i++)
    {
      const LisRecord *record = lis_record_set_get (set, i);
      gpointer other = g_hash_table_lookup (twin->records[type], &record->id);

      g_assert_nonnull (other);
      g_assert_true (lis_record_equal (lis_entity_get (type), record, other));
    }
}

static gsize
get_resident_memory (void)
{
  g_autofree char *text = NULL;
  gsize pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    sscanf (text, "%*u %" G_GSIZE_FORMAT, &pages);
  return pages * (gsize) sysconf (_SC_PAGESIZE);
}

static void
walk (Twin *twin, guint n_steps)
{
  for (guint i = 1; i <= n_steps; i++)
    {
      int kind = g_rand_int_range (twin->random, 0, 10);

      if (kind < 5)
        edit (twin);
      else if (kind < 8)
        undo (twin);
      else
        redo (twin);
      if (i % 100 != 0)
        continue;
      assert_equal (twin, LIS_ENTITY_PERSON);
      assert_equal (twin, LIS_ENTITY_PERIOD);
    }
}

static void
free_records (Twin *twin, LisEntityType type)
{
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, twin->records[type]);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    {
      g_hash_table_iter_steal (&iter);
      lis_record_free (lis_entity_get (type), record);
    }
  g_hash_table_unref (twin->records[type]);
}

static void
test_twin (void)
{
  char *folder = lis_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "twin.lisplan", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_create (path, &error);
  g_autoptr (GPtrArray) faults = NULL;
  guint n_steps = is_long ? 20000 : 2000;
  Twin twin = { .editor = lis_editor_new (store, "Prøve Prøvesen", NULL, NULL), .done = G_QUEUE_INIT,
                .undone = G_QUEUE_INIT, .random = g_rand_new_with_seed ((guint32) g_test_rand_int ()) };
  gsize early, late;

  twin.records[LIS_ENTITY_PERSON] = g_hash_table_new (g_int64_hash, g_int64_equal);
  twin.records[LIS_ENTITY_PERIOD] = g_hash_table_new (g_int64_hash, g_int64_equal);
  walk (&twin, n_steps / 4);
  early = get_resident_memory ();
  walk (&twin, n_steps - n_steps / 4);
  late = get_resident_memory ();
  faults = lis_history_verify (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  g_test_message ("%u steps, %u people, %u periods: equal; memory %.1f MiB after a quarter, %.1f MiB at the end",
                  n_steps, g_hash_table_size (twin.records[LIS_ENTITY_PERSON]),
                  g_hash_table_size (twin.records[LIS_ENTITY_PERIOD]), (double) early / (1 << 20),
                  (double) late / (1 << 20));
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpuint (late, <, early + 8 * (1 << 20));
#endif
  g_queue_clear_full (&twin.done, free_steps);
  g_queue_clear_full (&twin.undone, free_steps);
  free_records (&twin, LIS_ENTITY_PERSON);
  free_records (&twin, LIS_ENTITY_PERIOD);
  lis_editor_free (twin.editor);
  g_rand_free (twin.random);
  g_clear_object (&store);
  lis_test_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  is_long = lis_fault_is_long (&argc, argv);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/faults/twin", test_twin);
  return g_test_run ();
}
