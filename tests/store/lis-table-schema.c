/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-table-schema.h"

#include "lis-entity.h"

static void
append_check (GString *sql, const LisField *field)
{
  if (field->type == LIS_FIELD_CHOICE)
    {
      g_string_append_printf (sql, " CHECK (\"%s\" IN (", field->name);
      for (const LisChoice *choice = field->choices; choice->name != NULL; choice++)
        g_string_append_printf (sql, "%s'%s'", choice == field->choices ? "" : ", ", choice->name);
      g_string_append (sql, "))");
    }
  else if (field->type == LIS_FIELD_FLAG)
    g_string_append_printf (sql, " CHECK (\"%s\" IN (0, 1))", field->name);
  else if (field->maximum > field->minimum)
    g_string_append_printf (sql, " CHECK (\"%s\" BETWEEN %d AND %d)", field->name, field->minimum, field->maximum);
}

static void
append_column (GString *sql, const LisField *field)
{
  gboolean text = field->type == LIS_FIELD_TEXT || field->type == LIS_FIELD_DATE ||
                  field->type == LIS_FIELD_LAST_DAY || field->type == LIS_FIELD_CHOICE;

  g_string_append_printf (sql, ",\n  \"%s\" %s", field->name, text ? "TEXT" : "INTEGER");
  if ((field->flags & LIS_FIELD_REQUIRED) != 0 || field->type == LIS_FIELD_FLAG)
    g_string_append (sql, " NOT NULL");
  if (field->type == LIS_FIELD_REFERENCE)
    g_string_append_printf (sql, " REFERENCES \"%s\" (id) DEFERRABLE INITIALLY DEFERRED", field->target);
  append_check (sql, field);
}

static void
append_table (GString *sql, const LisEntity *entity)
{
  g_string_append_printf (sql, "\nCREATE TABLE \"%s\" (\n  id INTEGER PRIMARY KEY,\n"
                               "  change_set INTEGER NOT NULL REFERENCES change_set (number)", entity->name);
  for (guint i = 0; i < entity->n_fields; i++)
    append_column (sql, &entity->fields[i]);
  g_string_append (sql, "\n) STRICT;\n");
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == LIS_FIELD_REFERENCE)
      g_string_append_printf (sql, "CREATE INDEX \"%s_%s\" ON \"%s\" (\"%s\");\n", entity->name,
                              entity->fields[i].name, entity->name, entity->fields[i].name);
}

char *
lis_table_schema_write (void)
{
  GString *sql = g_string_new (NULL);

  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    append_table (sql, lis_entity_get ((LisEntityType) i));
  return g_string_free (sql, FALSE);
}
