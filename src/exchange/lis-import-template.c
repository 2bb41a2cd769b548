/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-csv.h"
#include "lis-import-value.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

static char *
explain_value (const LisField *field)
{
  switch (field->type)
    {
    case LIS_FIELD_INTEGER:
      return g_strdup (field->scale > 1 ? _("number, such as 82,5") : _("whole number"));
    case LIS_FIELD_SHARE:
      return g_strdup (_("percent, such as 62,5 %"));
    case LIS_FIELD_MONTHS:
      return g_strdup (_("months, such as 6 or 4,5"));
    case LIS_FIELD_DATE:
      return g_strdup (_("dd.mm.yyyy"));
    case LIS_FIELD_LAST_DAY:
      return g_strdup (_("dd.mm.yyyy, the last day itself"));
    case LIS_FIELD_CHOICE:
      return lis_import_value_list_choices (field, " | ");
    case LIS_FIELD_FLAG:
      return g_strdup (_("yes | no"));
    case LIS_FIELD_REFERENCE:
      /* Translators: kind of record, as in "Unit: id, code or name". */
      return g_strdup_printf (_("%s: id, code or name"), lis_entity_get_label (lis_field_get_target (field)));
    case LIS_FIELD_TEXT:
    default:
      return g_strdup ((field->flags & LIS_FIELD_VARIANTS) != 0 ? _("texts divided by |") : _("text"));
    }
}

static char *
explain_field (const LisField *field)
{
  g_autofree char *value = explain_value (field);

  if ((field->flags & LIS_FIELD_REQUIRED) == 0)
    return g_steal_pointer (&value);
  /* Translators: what goes into a column that every row must fill in. */
  return g_strdup_printf (_("required: %s"), value);
}

char *
lis_import_template (LisEntityType type)
{
  const LisEntity *entity = lis_entity_get (type);
  GString *text = g_string_new (BYTE_ORDER_MARK);

  for (guint i = 0; i < entity->n_fields; i++)
    lis_csv_append_cell (text, i == 0, lis_field_get_label (&entity->fields[i]));
  g_string_append (text, "\r\n");
  for (guint i = 0; i < entity->n_fields; i++)
    {
      g_autofree char *explanation = explain_field (&entity->fields[i]);
      /* The mark of a line that the import passes over. */
      g_autofree char *cell = g_strconcat (i == 0 ? "# " : "", explanation, NULL);

      lis_csv_append_cell (text, i == 0, cell);
    }
  g_string_append (text, "\r\n");
  return g_string_free (text, FALSE);
}
