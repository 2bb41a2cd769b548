/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-history-row.h"

#include <glib/gi18n-lib.h>

#include "lis-label.h"

#define CHANGE_KEY "lis-change"
#define FILLED_KEY "lis-filled"

static LisHistoryChange *
get_change (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), CHANGE_KEY);
}

static void
add_line (AdwExpanderRow *row, const LisHistoryLine *line)
{
  GtkWidget *child = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *spoken = g_strdup_printf ("%s. %s", line->title, line->fields);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (child), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (child), line->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (child), line->fields);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (child), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (child), 0);
  gtk_widget_set_tooltip_text (child, _("Show only what became of this record"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (child), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (child), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (child), "s", line->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (child), "win.show-history");
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  adw_expander_row_add_row (row, child);
}

static void
add_note (AdwExpanderRow *row, const char *text)
{
  GtkWidget *child = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (child), text);
  adw_expander_row_add_row (row, child);
}

/* Most are never opened. */
static void
expanded_cb (GtkWidget *row)
{
  LisHistoryChange *change = get_change (row);
  guint n_lines = lis_history_change_get_n_lines (change);

  if (g_object_get_data (G_OBJECT (row), FILLED_KEY) != NULL)
    return;
  g_object_set_data (G_OBJECT (row), FILLED_KEY, row);
  for (guint i = 0; i < n_lines; i++)
    add_line (ADW_EXPANDER_ROW (row), lis_history_change_get_line (change, i));
  if (n_lines == 0)
    add_note (ADW_EXPANDER_ROW (row), _("What it changed was erased."));
  if (lis_history_change_has_more (change))
    add_note (ADW_EXPANDER_ROW (row), _("It changed more records than these."));
}

/* All the row says, in one breath. */
static void
update_name (GtkWidget *row)
{
  LisHistoryChange *change = get_change (row);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s%s%s", lis_history_change_get_label (change),
                                           lis_history_change_get_when (change), lis_history_change_get_who (change),
                                           lis_history_change_is_undone (change) ? ", " : "",
                                           lis_history_change_is_undone (change) ? _("undone") : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
add_undone_word (GtkWidget *row, LisHistoryChange *change)
{
  /* Translators: a change that was undone. */
  GtkWidget *word = gtk_label_new (C_("change", "Undone"));

  gtk_widget_add_css_class (word, "dim-label");
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), word);
  g_object_bind_property (change, "undone", word, "visible", G_BINDING_SYNC_CREATE);
}

static void
add_undo_button (GtkWidget *row, LisHistoryChange *change)
{
  GtkWidget *button = gtk_button_new_with_label (_("Undo This"));
  g_autofree char *spoken = g_strdup_printf (_("Undo this: %s"), lis_history_change_get_label (change));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", lis_history_change_get_number (change));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.undo-change");
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), button);
  g_object_bind_property (change, "can-undo", button, "visible", G_BINDING_SYNC_CREATE);
}

GtkWidget *
lis_history_row_new (LisHistoryChange *change)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", lis_history_change_get_when (change),
                                               lis_history_change_get_who (change));

  g_object_set_data_full (G_OBJECT (row), CHANGE_KEY, g_object_ref (change), g_object_unref);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lis_history_change_get_label (change));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  add_undone_word (row, change);
  add_undo_button (row, change);
  update_name (row);
  lis_label_name_lists (row, lis_history_change_get_label (change));
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  g_signal_connect_object (change, "notify::undone", G_CALLBACK (update_name), row, G_CONNECT_SWAPPED);
  return row;
}
