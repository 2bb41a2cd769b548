/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-record-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-history-reader.h"
#include "lis-people.h"

/* A name is made of references' names, whose names may be made of references' names; no further. */
#define MAX_DEPTH 2
/* Of references, beside the days. */
#define MAX_PARTS 2
/* Letters of a text that stands for a name. */
#define MAX_TEXT 60

struct _LisRecordNames
{
  LisStore   *store;
  GHashTable *known; /* id → name */
  guint       depth;
};

LisRecordNames *
lis_record_names_new (LisStore *store)
{
  LisRecordNames *names = g_new0 (LisRecordNames, 1);

  names->store = g_object_ref (store);
  names->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return names;
}

void
lis_record_names_free (LisRecordNames *names)
{
  if (names == NULL)
    return;
  g_object_unref (names->store);
  g_hash_table_unref (names->known);
  g_free (names);
}

static const char *
get_text (const LisEntity *entity, gconstpointer record, const char *name)
{
  const LisField *field = lis_entity_find_field (entity, name);

  return field != NULL && field->type == LIS_FIELD_TEXT ? lis_field_get_text (field, record) : NULL;
}

static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_TEXT)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, MAX_TEXT);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/* "4.1 Mentors for all": by the record's own texts. */
static char *
make_from_texts (const LisEntity *entity, gconstpointer record)
{
  static const char *const fields[] = { "name", "title", "key", "code", "text" };
  const char *number = get_text (entity, record, "number");
  const char *text = NULL;
  g_autofree char *brief = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields) && text == NULL; i++)
    text = get_text (entity, record, fields[i]);
  if (text == NULL)
    return NULL;
  brief = shorten (text);
  return number != NULL ? g_strdup_printf ("%s %s", number, brief) : g_steal_pointer (&brief);
}

static char *
format_day (const LisEntity *entity, gconstpointer record, const char *name)
{
  const LisField *field = lis_entity_find_field (entity, name);

  if (field == NULL || lis_field_is_empty (field, record) ||
      (field->type != LIS_FIELD_DATE && field->type != LIS_FIELD_LAST_DAY))
    return NULL;
  return lis_field_format (field, record);
}

static void
append_days (GString *name, const LisEntity *entity, gconstpointer record)
{
  g_autofree char *start = format_day (entity, record, "start");
  g_autofree char *end = format_day (entity, record, "end");

  if (start != NULL || end != NULL)
    g_string_append_printf (name, ", %s–%s", start != NULL ? start : "", end != NULL ? end : "");
}

/* "Kari Nordmann, Ortopedisk avdeling, 01.01.2026–30.06.2026": by what the record refers to. */
static char *
make_from_references (LisRecordNames *names, const LisEntity *entity, gconstpointer record)
{
  g_autoptr (GString) name = g_string_new (NULL);
  guint n_parts = 0;

  if (names->depth >= MAX_DEPTH)
    return NULL;
  names->depth++;
  for (guint i = 0; i < entity->n_fields && n_parts < MAX_PARTS; i++)
    {
      const LisField *field = &entity->fields[i];

      if (field->type != LIS_FIELD_REFERENCE || lis_field_is_empty (field, record))
        continue;
      g_string_append_printf (name, "%s%s", n_parts > 0 ? ", " : "",
                              lis_record_names_get (names, lis_field_get_target (field)->type,
                                                    lis_field_get (field, record)));
      n_parts++;
    }
  names->depth--;
  if (n_parts == 0)
    return NULL;
  append_days (name, entity, record);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

char *
lis_record_names_make (LisRecordNames *names, LisEntityType type, gconstpointer record)
{
  const LisEntity *entity = lis_entity_get (type);
  const LisPerson *person = record;
  char *name;

  if (type == LIS_ENTITY_PERSON)
    return person->given_name != NULL && person->family_name != NULL ? lis_person_get_name (person) : NULL;
  name = make_from_texts (entity, record);
  return name != NULL ? name : make_from_references (names, entity, record);
}

/* What a record held when it was removed; as much of it as can be read. */
static gpointer
read_removed (LisRecordNames *names, const LisEntity *entity, LisId id)
{
  LisDb *db = lis_store_get_db (names->store);
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (db, "SELECT change_set, sequence FROM change WHERE record = ?1 AND operation = 'delete' "
                          "ORDER BY change_set, sequence LIMIT 1", NULL);
  g_autoptr (GArray) lines = NULL;
  LisHistoryReader reader;
  gpointer record = NULL;
  gint64 number, sequence;

  if (statement == NULL)
    return NULL;
  lis_db_bind_int (statement, 1, id);
  if (lis_db_step (statement, NULL) != LIS_DB_ROW)
    return NULL;
  number = lis_db_column_int (statement, 0);
  sequence = lis_db_column_int (statement, 1);
  lis_db_statement_reset (statement);
  if (!lis_history_reader_open_rows (&reader, db, NULL))
    return NULL;
  if (lis_history_reader_read_row (&reader, number, sequence, NULL) == LIS_DB_ROW)
    lines = lis_history_reader_parse (&reader, entity, NULL);
  if (lines != NULL)
    {
      record = lis_record_new (entity);
      for (guint i = 0; i < lines->len; i++)
        lis_field_set_file_text (g_array_index (lines, LisFieldChange, i).field, record,
                                 g_array_index (lines, LisFieldChange, i).before, NULL, NULL);
    }
  lis_history_reader_close (&reader);
  return record;
}

static char *
find_name (LisRecordNames *names, const LisEntity *entity, LisId id)
{
  gpointer record = lis_store_find (names->store, entity->type, id, NULL);
  char *name;

  if (record == NULL)
    record = read_removed (names, entity, id);
  if (record == NULL)
    return NULL;
  name = lis_record_names_make (names, entity->type, record);
  lis_record_free (entity, record);
  return name;
}

const char *
lis_record_names_get (LisRecordNames *names, LisEntityType type, LisId id)
{
  const LisEntity *entity = lis_entity_get (type);
  char *name = g_hash_table_lookup (names->known, &id);
  char text[LIS_ID_TEXT_SIZE];

  if (name != NULL)
    return name;
  name = find_name (names, entity, id);
  if (name == NULL)
    name = g_strdup (lis_id_to_text (id, entity->prefix, text));
  g_hash_table_insert (names->known, g_memdup2 (&id, sizeof id), name);
  return name;
}
