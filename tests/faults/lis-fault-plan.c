/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-fault-plan.h"

#include <string.h>

#include "lis-digest.h"
#include "lis-error.h"
#include "lis-history.h"
#include "lis-pathway.h"
#include "lis-people.h"
#include "lis-reference.h"

#define N_UNITS 4

gboolean
lis_fault_is_long (int *argc, char **argv)
{
  int kept = 1;
  gboolean is_long = g_strcmp0 (g_getenv ("LISPLAN_LONG"), "1") == 0;

  for (int i = 1; i < *argc; i++)
    {
      if (g_str_equal (argv[i], "--long"))
        is_long = TRUE;
      else
        argv[kept++] = argv[i];
    }
  argv[kept] = NULL;
  *argc = kept;
  return is_long;
}

static LisPerson *
make_person (LisEditor *editor, GRand *random)
{
  LisPerson *person = lis_record_new (&lis_person_entity);

  person->record.id = lis_editor_new_id (editor);
  person->local_id = g_strdup_printf ("T%08x", g_rand_int (random));
  person->given_name = g_strdup_printf ("Prøve %d", g_rand_int_range (random, 0, 1000));
  person->family_name = g_strdup_printf ("Liksomstad %d", g_rand_int_range (random, 0, 1000));
  if (g_rand_boolean (random))
    person->note = g_strdup_printf ("Oppdiktet\tmed «tegn» \\ og\nlinje %d", g_rand_int_range (random, 0, 1000));
  return person;
}

static void
place_period (LisPeriod *period, GRand *random)
{
  period->start = lis_date_new (2024, 1, 1) + g_rand_int_range (random, 0, 2000);
  period->end = period->start + g_rand_int_range (random, 1, 400);
  period->share = g_rand_int_range (random, 1, 101) * LIS_SHARE_PERCENT;
  period->state = g_rand_int_range (random, LIS_STATE_DRAFT, LIS_STATE_AGREED + 1);
}

static LisPeriod *
make_period (LisEditor *editor, GRand *random, LisId person)
{
  LisPeriod *period = lis_record_new (&lis_period_entity);

  period->record.id = lis_editor_new_id (editor);
  period->person = person;
  place_period (period, random);
  return period;
}

static void
add_people (LisChangeSet *set, LisEditor *editor, GRand *random, guint n_people)
{
  for (guint i = 0; i < n_people; i++)
    {
      LisPerson *person = make_person (editor, random);

      lis_change_set_insert (set, LIS_ENTITY_PERSON, person);
      lis_change_set_insert (set, LIS_ENTITY_PERIOD, make_period (editor, random, person->record.id));
    }
}

LisChangeSet *
lis_fault_make_base (LisEditor *editor, GRand *random, guint n_people)
{
  LisChangeSet *set = lis_change_set_new (LIS_CHANGE_KIND_SAMPLE, "Made for a test", NULL);

  for (guint i = 0; i < N_UNITS; i++)
    {
      LisUnit *unit = lis_record_new (&lis_unit_entity);

      unit->record.id = lis_editor_new_id (editor);
      unit->level = LIS_UNIT_DEPARTMENT;
      unit->name = g_strdup_printf ("Avdeling nummer %u", i);
      lis_change_set_insert (set, LIS_ENTITY_UNIT, unit);
    }
  add_people (set, editor, random, n_people);
  return set;
}

LisChangeSet *
lis_fault_make_import (LisEditor *editor, GRand *random, guint n_people)
{
  LisChangeSet *set = lis_change_set_new (LIS_CHANGE_KIND_IMPORT, "Import of %1$s", "leger.csv", NULL);

  add_people (set, editor, random, n_people);
  return set;
}

/* A record of @type by chance, owned by the set, or NULL when there is none. */
static LisRecordSet *
load (LisEditor *editor, LisEntityType type, GRand *random, gpointer *chosen, GError **error)
{
  LisRecordSet *set = lis_store_load (lis_editor_get_store (editor), type, NULL, error);

  *chosen = NULL;
  if (set != NULL && set->count > 0)
    *chosen = lis_record_set_get (set, (guint) g_rand_int_range (random, 0, (gint32) set->count));
  return set;
}

static gboolean
change_period (LisEditor *editor, GRand *random, LisChangeSet *set, GError **error)
{
  gpointer chosen;
  g_autoptr (LisRecordSet) periods = load (editor, LIS_ENTITY_PERIOD, random, &chosen, error);
  gpointer after;

  if (chosen == NULL)
    return periods != NULL;
  after = lis_record_copy (&lis_period_entity, chosen);
  place_period (after, random);
  lis_change_set_update (set, LIS_ENTITY_PERIOD, chosen, after);
  return TRUE;
}

static gboolean
change_person (LisEditor *editor, GRand *random, LisChangeSet *set, GError **error)
{
  gpointer chosen;
  g_autoptr (LisRecordSet) people = load (editor, LIS_ENTITY_PERSON, random, &chosen, error);
  g_autofree char *name = g_strdup_printf ("Nystad %d", g_rand_int_range (random, 0, 1000));
  LisPerson *after;

  if (chosen == NULL)
    return people != NULL;
  after = lis_record_copy (&lis_person_entity, chosen);
  lis_record_set_text (&after->family_name, name);
  lis_change_set_update (set, LIS_ENTITY_PERSON, chosen, after);
  if (g_rand_boolean (random))
    lis_change_set_insert (set, LIS_ENTITY_PERIOD, make_period (editor, random, after->record.id));
  return TRUE;
}

static gboolean
remove_period (LisEditor *editor, GRand *random, LisChangeSet *set, GError **error)
{
  gpointer chosen;
  g_autoptr (LisRecordSet) periods = load (editor, LIS_ENTITY_PERIOD, random, &chosen, error);

  if (chosen != NULL)
    lis_change_set_delete (set, LIS_ENTITY_PERIOD, chosen);
  return periods != NULL;
}

static gboolean
edit (LisEditor *editor, GRand *random, gint64 *number, GError **error)
{
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Changed for %1$s", "Prøve", NULL);
  int kind = g_rand_int_range (random, 0, 8);
  gboolean made = TRUE;

  if (kind < 4)
    made = change_period (editor, random, set, error);
  else if (kind < 6)
    made = change_person (editor, random, set, error);
  else if (kind < 7)
    made = remove_period (editor, random, set, error);
  else
    add_people (set, editor, random, 1);
  return made && lis_editor_commit (editor, set, number, error);
}

static gboolean
import (LisEditor *editor, GRand *random, gint64 *number, GError **error)
{
  g_autoptr (LisChangeSet) set = lis_fault_make_import (editor, random, (guint) g_rand_int_range (random, 1, 40));

  return lis_editor_commit (editor, set, number, error);
}

gboolean
lis_fault_work (LisEditor *editor, GRand *random, gint64 *number, GError **error)
{
  g_autoptr (GError) local = NULL;
  int kind = g_rand_int_range (random, 0, 12);
  gboolean done;

  *number = 0;
  if (kind < 7)
    done = edit (editor, random, number, &local);
  else if (kind < 8)
    done = import (editor, random, number, &local);
  else if (kind < 10)
    done = lis_editor_undo (editor, 0, number, &local);
  else
    done = lis_editor_redo (editor, number, &local);
  if (done)
    return TRUE;
  *number = 0;
  if (local->domain == LIS_EDIT_ERROR)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gint64
lis_fault_get_head (LisStore *store, char **digest_text)
{
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (lis_store_get_db (store), "SELECT number, digest FROM change_set ORDER BY number DESC LIMIT 1",
                      NULL);
  gconstpointer bytes;
  LisDigest digest;
  gsize length;

  if (statement == NULL || lis_db_step (statement, NULL) != LIS_DB_ROW)
    return 0;
  bytes = lis_db_column_blob (statement, 1, &length);
  if (digest_text != NULL && length == LIS_DIGEST_SIZE)
    {
      memcpy (digest.bytes, bytes, length);
      *digest_text = lis_digest_to_text (&digest);
    }
  return lis_db_column_int (statement, 0);
}

char *
lis_fault_find_wrong (const char *path, gint64 lowest, gint64 highest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_open (path, LIS_STORE_WRITE, &error);
  g_autoptr (GPtrArray) faults = NULL;
  gint64 head;

  if (store == NULL || !lis_store_check_file (store, &error))
    return g_strdup (error->message);
  faults = lis_history_verify (store, NULL, &error);
  if (faults == NULL)
    return g_strdup (error->message);
  if (faults->len > 0)
    return g_strdup_printf ("%u faults, first: %s", faults->len, (char *) g_ptr_array_index (faults, 0));
  head = lis_fault_get_head (store, NULL);
  if (head < lowest)
    return g_strdup_printf ("lost: %" G_GINT64_FORMAT " was acknowledged, %" G_GINT64_FORMAT " is the newest", lowest,
                            head);
  if (head > highest)
    return g_strdup_printf ("%" G_GINT64_FORMAT " is the newest, at most %" G_GINT64_FORMAT " were begun", head,
                            highest);
  return NULL;
}

static void
dump_record (GString *text, const LisEntity *entity, gconstpointer record)
{
  const LisRecord *head = record;

  g_string_append_printf (text, "%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, entity->name, head->id,
                          head->change_set);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      g_string_append_c (text, '|');
      lis_field_append_file_text (&entity->fields[i], record, text);
    }
  g_string_append_c (text, '\n');
}

static gboolean
dump_change_set (GString *text, LisStore *store, const LisHistoryEntry *entry, GError **error)
{
  g_autofree char *label = lis_history_entry_get_label (entry);
  g_autoptr (GPtrArray) lines = lis_history_describe (store, entry->number, error);

  if (lines == NULL)
    return FALSE;
  g_string_append_printf (text, "change set %" G_GINT64_FORMAT " %s %d %" G_GINT64_FORMAT " %s %s %u\n", entry->number,
                          entry->time, entry->kind, entry->reverses, entry->author, label, entry->n_changes);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "  %s\n", (char *) g_ptr_array_index (lines, i));
  return TRUE;
}

static gboolean
dump_schema (GString *text, LisStore *store, GError **error)
{
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (lis_store_get_db (store), "SELECT lowest_reader FROM format", error);
  g_auto (GStrv) schema = statement != NULL ? lis_db_read_schema (lis_store_get_db (store), error) : NULL;
  LisDbStep step = LIS_DB_ERROR;

  if (schema == NULL)
    return FALSE;
  for (guint i = 0; schema[i] != NULL; i++)
    g_string_append_printf (text, "%s\n", schema[i]);
  while ((step = lis_db_step (statement, error)) == LIS_DB_ROW)
    g_string_append_printf (text, "%s\n", lis_db_column_text (statement, 0));
  return step == LIS_DB_DONE;
}

static gboolean
dump_records (GString *text, LisStore *store, GError **error)
{
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    {
      const LisEntity *entity = lis_entity_get ((LisEntityType) i);
      g_autoptr (LisRecordSet) set = lis_store_load (store, entity->type, NULL, error);

      if (set == NULL)
        return FALSE;
      for (guint j = 0; j < set->count; j++)
        dump_record (text, entity, lis_record_set_get (set, j));
    }
  return TRUE;
}

char *
lis_fault_dump_records (LisStore *store, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  return dump_records (text, store, error) ? g_strdup (text->str) : NULL;
}

char *
lis_fault_dump (LisStore *store, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) entries = NULL;

  if (!dump_schema (text, store, error) || !dump_records (text, store, error))
    return NULL;
  entries = lis_history_list (store, 0, error);
  if (entries == NULL)
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    if (!dump_change_set (text, store, g_ptr_array_index (entries, i), error))
      return NULL;
  return g_strdup (text->str);
}
