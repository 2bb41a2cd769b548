/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-error.h"
#include "lis-store-private.h"

/* How many rows are read between two looks at the cancellable. */
#define CANCEL_INTERVAL 4096
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

LisRecordSet *
lis_store_load (LisStore *store, LisEntityType type, GCancellable *cancellable, GError **error)
{
  const LisEntity *entity = lis_entity_get (type);
  LisDb *db = lis_store_get_db (store);
  g_autofree char *sql = lis_store_select_sql (entity, "ORDER BY id");
  g_autoptr (LisDbStatement) statement = lis_db_prepare (db, sql, error);
  g_autoptr (LisRecordSet) set = lis_record_set_new (entity);
  LisDbStep step;

  if (statement == NULL)
    return NULL;
  while ((step = lis_db_step (statement, error)) == LIS_DB_ROW)
    {
      if (set->count % CANCEL_INTERVAL == 0 && g_cancellable_is_cancelled (cancellable))
        {
          g_set_error_literal (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED, _("Reading was stopped"));
          return NULL;
        }
      if (!lis_store_read_record (db, statement, entity, lis_record_set_add (set), set->texts, error))
        return NULL;
    }
  if (step == LIS_DB_ERROR)
    return NULL;
  lis_record_set_seal (set);
  return g_steal_pointer (&set);
}

LisPlanData *
lis_store_load_data (LisStore *store, const LisEntityType *types, GCancellable *cancellable, GError **error)
{
  g_autoptr (LisPlanData) data = lis_plan_data_new ();
  LisDb *db = lis_store_get_db (store);
  gboolean alone = !lis_db_in_transaction (db);
  gboolean read = TRUE;

  /* One moment for all the sets, and none of it kept open afterwards. */
  if (alone && !lis_db_execute (db, "BEGIN", error))
    return NULL;
  for (guint i = 0; read && types[i] != LIS_ENTITY_NONE; i++)
    {
      data->sets[types[i]] = lis_store_load (store, types[i], cancellable, error);
      read = data->sets[types[i]] != NULL;
    }
  if (alone)
    lis_db_rollback (db);
  lis_db_release_memory (db);
  return read ? g_steal_pointer (&data) : NULL;
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
