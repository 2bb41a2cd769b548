/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-record-writer.h"

#include <glib/gi18n-lib.h>

#include "lis-error.h"

#define MAX_FIELDS 32
/* ?1 id, ?2 change set, then the fields. */
#define FIRST_FIELD_PARAMETER 3

struct _LisRecordWriter
{
  LisDb          *db;
  LisDbStatement *inserts[LIS_N_ENTITIES];
  LisDbStatement *updates[LIS_N_ENTITIES];
  LisDbStatement *deletes[LIS_N_ENTITIES];
  char            dates[MAX_FIELDS][LIS_DATE_ISO_SIZE]; /* texts bound to the statement at work */
};

LisRecordWriter *
lis_record_writer_new (LisDb *db)
{
  LisRecordWriter *writer = g_new0 (LisRecordWriter, 1);

  writer->db = db;
  return writer;
}

void
lis_record_writer_free (LisRecordWriter *writer)
{
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    {
      lis_db_statement_free (writer->inserts[i]);
      lis_db_statement_free (writer->updates[i]);
      lis_db_statement_free (writer->deletes[i]);
    }
  g_free (writer);
}

/* Names come from the table of entities, never from outside. */
static char *
make_insert_sql (const LisEntity *entity)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO \"%s\" (id, change_set", entity->name);
  for (guint i = 0; i < entity->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", entity->fields[i].name);
  g_string_append (sql, ") VALUES (?1, ?2");
  for (guint i = 0; i < entity->n_fields; i++)
    g_string_append_printf (sql, ", ?%u", i + FIRST_FIELD_PARAMETER);
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static char *
make_update_sql (const LisEntity *entity)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "UPDATE \"%s\" SET change_set = ?2", entity->name);
  for (guint i = 0; i < entity->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\" = ?%u", entity->fields[i].name, i + FIRST_FIELD_PARAMETER);
  g_string_append_printf (sql, " WHERE id = ?1 AND change_set = ?%u", entity->n_fields + FIRST_FIELD_PARAMETER);
  return g_string_free (sql, FALSE);
}

static char *
make_delete_sql (const LisEntity *entity)
{
  return g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1 AND change_set = ?2", entity->name);
}

static LisDbStatement *
get_statement (LisRecordWriter *writer, LisDbStatement **statements, const LisEntity *entity,
               char *(*make_sql) (const LisEntity *), GError **error)
{
  g_autofree char *sql = NULL;

  if (statements[entity->type] == NULL)
    {
      sql = make_sql (entity);
      statements[entity->type] = lis_db_prepare (writer->db, sql, error);
    }
  return statements[entity->type];
}

static void
bind_field (LisRecordWriter *writer, LisDbStatement *statement, guint index, const LisField *field,
            gconstpointer record)
{
  int parameter = (int) index + FIRST_FIELD_PARAMETER;
  gint64 value;

  if (lis_field_is_empty (field, record) && field->type != LIS_FIELD_FLAG)
    {
      lis_db_bind_null (statement, parameter);
      return;
    }
  if (field->type == LIS_FIELD_TEXT)
    {
      lis_db_bind_text (statement, parameter, lis_field_get_text (field, record));
      return;
    }
  value = lis_field_get (field, record);
  if (field->type == LIS_FIELD_DATE || field->type == LIS_FIELD_LAST_DAY)
    lis_db_bind_text (statement, parameter,
                      lis_date_to_iso ((LisDate) value - (field->type == LIS_FIELD_LAST_DAY), writer->dates[index]));
  else if (field->type == LIS_FIELD_CHOICE)
    lis_db_bind_text (statement, parameter, lis_choice_find (field->choices, value)->name);
  else
    lis_db_bind_int (statement, parameter, value);
}

static void
bind_record (LisRecordWriter *writer, LisDbStatement *statement, const LisEntity *entity, gconstpointer record,
             gint64 number)
{
  g_assert (entity->n_fields <= MAX_FIELDS);
  lis_db_bind_int (statement, 1, ((const LisRecord *) record)->id);
  lis_db_bind_int (statement, 2, number);
  for (guint i = 0; i < entity->n_fields; i++)
    bind_field (writer, statement, i, &entity->fields[i], record);
}

static gboolean
run_expecting_one (LisDbStatement *statement, const LisEntity *entity, const LisRecord *record, GError **error)
{
  char id[LIS_ID_TEXT_SIZE];
  gint64 changed;

  if (!lis_db_run (statement, &changed, error))
    return FALSE;
  if (changed == 1)
    return TRUE;
  g_set_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_CONFLICT,
               _("%s %s was changed or removed by somebody else since it was read. Nothing was changed. Look at it "
                 "again and make your change anew"),
               lis_entity_get_label (entity), lis_id_to_text (record->id, entity->prefix, id));
  return FALSE;
}

static gboolean
insert_record (LisRecordWriter *writer, const LisChange *change, gint64 number, GError **error)
{
  LisDbStatement *statement = get_statement (writer, writer->inserts, change->entity, make_insert_sql, error);

  if (statement == NULL)
    return FALSE;
  bind_record (writer, statement, change->entity, change->after, number);
  return lis_db_run (statement, NULL, error);
}

static gboolean
update_record (LisRecordWriter *writer, const LisChange *change, gint64 number, GError **error)
{
  LisDbStatement *statement = get_statement (writer, writer->updates, change->entity, make_update_sql, error);
  const LisRecord *before = change->before;

  if (statement == NULL)
    return FALSE;
  bind_record (writer, statement, change->entity, change->after, number);
  lis_db_bind_int (statement, (int) change->entity->n_fields + FIRST_FIELD_PARAMETER, before->change_set);
  return run_expecting_one (statement, change->entity, before, error);
}

static gboolean
delete_record (LisRecordWriter *writer, const LisChange *change, GError **error)
{
  LisDbStatement *statement = get_statement (writer, writer->deletes, change->entity, make_delete_sql, error);
  const LisRecord *before = change->before;

  if (statement == NULL)
    return FALSE;
  lis_db_bind_int (statement, 1, before->id);
  lis_db_bind_int (statement, 2, before->change_set);
  return run_expecting_one (statement, change->entity, before, error);
}

gboolean
lis_record_writer_apply (LisRecordWriter *writer, const LisChange *change, gint64 number, GError **error)
{
  switch (change->operation)
    {
    case LIS_CHANGE_INSERT:
      return insert_record (writer, change, number, error);
    case LIS_CHANGE_UPDATE:
      return update_record (writer, change, number, error);
    case LIS_CHANGE_DELETE:
    default:
      return delete_record (writer, change, error);
    }
}
