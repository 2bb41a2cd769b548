/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-sheet-rows.h"

#include <glib/gi18n-lib.h>

#include "lis-commands.h"

char *
lis_sheet_rows_join (const char *const *parts, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", parts[i]);
  return g_string_free (text, FALSE);
}

char *
lis_sheet_rows_capitalise (const char *text)
{
  char first[8] = { 0 };

  if (text == NULL || *text == '\0')
    return g_strdup ("");
  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), first);
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

const char *
lis_sheet_rows_format_id (LisEntityType type, LisId id, char text[LIS_ID_TEXT_SIZE])
{
  return id != LIS_ID_NONE ? lis_id_to_text (id, lis_entity_get (type)->prefix, text) : NULL;
}

void
lis_sheet_rows_add (LisRowList *list, LisRow row, LisEntityType type, LisId id, LisEntityType record_type, LisId record)
{
  char target[LIS_ID_TEXT_SIZE], own[LIS_ID_TEXT_SIZE];

  row.target = lis_sheet_rows_format_id (type, id, target);
  row.action = row.target != NULL ? "win.show-record" : NULL;
  row.record = lis_sheet_rows_format_id (record_type, record, own);
  lis_row_list_add (list, &row);
}

void
lis_sheet_rows_finish (LisRowList *list, guint n_rows, LisEntityType entity, LisEntityType owner_type, LisId owner)
{
  const char *name = entity != LIS_ENTITY_NONE ? lis_entity_get (entity)->name : NULL;
  gboolean can_add = name != NULL && lis_command_is_known (GTK_WIDGET (list), "win.add-record");
  char id[LIS_ID_TEXT_SIZE];

  lis_row_list_set_adding (list, name, lis_sheet_rows_format_id (owner_type, owner, id));
  gtk_widget_set_visible (GTK_WIDGET (list), n_rows > 0 || can_add);
}

void
lis_sheet_rows_set_button (GtkWidget *button, const char *action, const char *target)
{
  gtk_widget_set_visible (button, target != NULL && lis_command_is_known (button, action));
  if (target == NULL)
    return;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

const char *
lis_severity_get_icon (LisSeverity severity)
{
  if (severity == LIS_SEVERITY_SERIOUS)
    return "dialog-error-symbolic";
  return severity == LIS_SEVERITY_WARNING ? "dialog-warning-symbolic" : "dialog-information-symbolic";
}

const char *
lis_severity_get_word (LisSeverity severity)
{
  if (severity == LIS_SEVERITY_SERIOUS)
    return _("serious");
  return severity == LIS_SEVERITY_WARNING ? _("warning") : _("note");
}
