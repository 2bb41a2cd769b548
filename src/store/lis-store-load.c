/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-error.h"
#include "lis-store-private.h"

/* How many rows are read before the writer, or whoever wants to stop it, gets a turn. */
#define PART_SIZE 2048
#define MAX_RESTARTS 4
/* Columns before the fields. */
#define N_HEAD_COLUMNS 2

static gboolean
fail_damaged (LisDb *db, const LisEntity *entity, LisId id, const LisField *field, GError **error)
{
  char text[LIS_ID_TEXT_SIZE];

  g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED,
               _("“%s” is damaged: %s %s holds an impossible value in %s. It was not changed. Restore a backup"),
               lis_db_get_path (db), entity->name, lis_id_to_text (id, entity->prefix, text), field->name);
  return FALSE;
}

static gboolean
read_number (LisDbStatement *statement, int column, const LisField *field, gint64 *value)
{
  switch (field->type)
    {
    case LIS_FIELD_DATE:
    case LIS_FIELD_LAST_DAY:
      *value = lis_date_from_iso (lis_db_column_text (statement, column));
      if (*value == LIS_DATE_NONE)
        return FALSE;
      *value += field->type == LIS_FIELD_LAST_DAY;
      return TRUE;
    case LIS_FIELD_CHOICE:
      *value = lis_choice_value (field->choices, lis_db_column_text (statement, column));
      return *value != 0;
    case LIS_FIELD_REFERENCE:
      *value = lis_db_column_int (statement, column);
      return *value > 0;
    case LIS_FIELD_INTEGER:
    case LIS_FIELD_SHARE:
    case LIS_FIELD_MONTHS:
    case LIS_FIELD_FLAG:
    case LIS_FIELD_TEXT:
    default:
      *value = lis_db_column_int (statement, column);
      return *value > G_MININT32 && *value <= G_MAXINT32;
    }
}

static gboolean
read_field (LisDbStatement *statement, int column, const LisField *field, gpointer record, GStringChunk *texts)
{
  const char *text;
  gint64 value;

  if (field->type == LIS_FIELD_TEXT)
    {
      text = lis_db_column_text (statement, column);
      if (text != NULL && !g_utf8_validate (text, -1, NULL))
        return FALSE;
      if (text != NULL)
        *(char **) ((guint8 *) record + field->offset) = texts != NULL ? g_string_chunk_insert (texts, text)
                                                                       : g_strdup (text);
      return TRUE;
    }
  if (lis_db_column_is_null (statement, column))
    value = lis_field_empty (field);
  else if (!read_number (statement, column, field, &value))
    return FALSE;
  lis_field_set (field, record, value);
  return TRUE;
}

gboolean
lis_store_read_record (LisDb *db, LisDbStatement *statement, const LisEntity *entity, gpointer record,
                       GStringChunk *texts, GError **error)
{
  LisRecord *head = record;

  head->id = lis_db_column_int (statement, 0);
  head->change_set = lis_db_column_int (statement, 1);
  for (guint i = 0; i < entity->n_fields; i++)
    if (!read_field (statement, (int) i + N_HEAD_COLUMNS, &entity->fields[i], record, texts))
      return fail_damaged (db, entity, head->id, &entity->fields[i], error);
  return TRUE;
}

/* Names come from the table of entities, never from outside. */
char *
lis_store_select_sql (const LisEntity *entity, const char *rest)
{
  GString *sql = g_string_new ("SELECT id, change_set");

  for (guint i = 0; i < entity->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", entity->fields[i].name);
  g_string_append_printf (sql, " FROM \"%s\" %s", entity->name, rest);
  return g_string_free (sql, FALSE);
}

/* The next part of the records after id @after. FALSE with @error; @more tells whether there may be others. */
static gboolean
load_part (LisDb *db, LisDbStatement *statement, LisRecordSet *set, LisId after, gboolean *more, GError **error)
{
  guint first = set->count;
  gboolean read = TRUE;
  LisDbStep step = LIS_DB_ROW;

  lis_db_bind_int (statement, 1, after);
  lis_db_bind_int (statement, 2, PART_SIZE);
  while (read && (step = lis_db_step (statement, error)) == LIS_DB_ROW)
    read = lis_store_read_record (db, statement, set->entity, lis_record_set_add (set), set->texts, error);
  /* The lock is let go here, and a writer who waits for it comes through. */
  lis_db_statement_reset (statement);
  *more = set->count - first == PART_SIZE;
  return read && step == LIS_DB_DONE;
}

static LisRecordSet *
load_all (LisDb *db, LisEntityType type, GCancellable *cancellable, GError **error)
{
  const LisEntity *entity = lis_entity_get (type);
  g_autofree char *sql = lis_store_select_sql (entity, "WHERE id > ?1 ORDER BY id LIMIT ?2");
  g_autoptr (LisDbStatement) statement = lis_db_prepare (db, sql, error);
  g_autoptr (LisRecordSet) set = lis_record_set_new (entity);
  LisId last = G_MININT64;
  gboolean more = TRUE;

  if (statement == NULL)
    return NULL;
  while (more)
    {
      if (g_cancellable_is_cancelled (cancellable))
        {
          g_set_error_literal (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED, _("Reading was stopped"));
          return NULL;
        }
      if (!load_part (db, statement, set, last, &more, error))
        return NULL;
      if (set->count > 0)
        last = ((LisRecord *) lis_record_set_get (set, set->count - 1))->id;
    }
  lis_record_set_seal (set);
  return g_steal_pointer (&set);
}

static gboolean
load_types (LisDb *db, const LisEntityType *types, LisPlanData *data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; types[i] != LIS_ENTITY_NONE; i++)
    {
      g_clear_pointer (&data->sets[types[i]], lis_record_set_free);
      data->sets[types[i]] = load_all (db, types[i], cancellable, error);
      if (data->sets[types[i]] == NULL)
        return FALSE;
    }
  return TRUE;
}

/* In parts, and anew when another program wrote between two of them, so that a reader never holds up the writer for
 * longer than a part. Only where that happens again and again is the writer made to wait. */
static gboolean
load_undisturbed (LisDb *db, const LisEntityType *types, LisPlanData *data, GCancellable *cancellable, GError **error)
{
  gint64 before, after;
  gboolean read;

  for (guint i = 0; i < MAX_RESTARTS; i++)
    {
      if (!lis_db_get_data_version (db, &before, error) || !load_types (db, types, data, cancellable, error) ||
          !lis_db_get_data_version (db, &after, error))
        return FALSE;
      if (before == after)
        return TRUE;
    }
  if (!lis_db_execute (db, "BEGIN", error))
    return FALSE;
  read = load_types (db, types, data, cancellable, error);
  lis_db_rollback (db);
  return read;
}

LisPlanData *
lis_store_load_data (LisStore *store, const LisEntityType *types, GCancellable *cancellable, GError **error)
{
  g_autoptr (LisPlanData) data = lis_plan_data_new ();
  LisDb *db = lis_store_get_db (store);
  gboolean read;

  if (lis_db_in_transaction (db))
    read = load_types (db, types, data, cancellable, error);
  else
    {
      read = load_undisturbed (db, types, data, cancellable, error);
      /* The database would keep 8 MB of pages that nobody reads again. */
      lis_db_release_memory (db);
    }
  return read ? g_steal_pointer (&data) : NULL;
}

LisRecordSet *
lis_store_load (LisStore *store, LisEntityType type, GCancellable *cancellable, GError **error)
{
  const LisEntityType types[] = { type, LIS_ENTITY_NONE };
  g_autoptr (LisPlanData) data = lis_store_load_data (store, types, cancellable, error);

  return data != NULL ? g_steal_pointer (&data->sets[type]) : NULL;
}

gpointer
lis_store_find (LisStore *store, LisEntityType type, LisId id, GError **error)
{
  const LisEntity *entity = lis_entity_get (type);
  LisDbStatement *statement = lis_store_get_finder (store, type, error);
  gpointer record = NULL;

  if (statement == NULL)
    return NULL;
  lis_db_bind_int (statement, 1, id);
  if (lis_db_step (statement, error) == LIS_DB_ROW)
    {
      record = lis_record_new (entity);
      if (!lis_store_read_record (lis_store_get_db (store), statement, entity, record, NULL, error))
        {
          lis_record_free (entity, record);
          record = NULL;
        }
    }
  lis_db_statement_reset (statement);
  return record;
}
