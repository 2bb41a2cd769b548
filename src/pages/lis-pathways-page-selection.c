/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-import-dialog.h"
#include "lis-label.h"
#include "lis-pathway-copy.h"
#include "lis-pathways-page-private.h"
#include "lis-text.h"
#include "lis-window-private.h"

/* Several doctors selected, in chart and table alike: how many, and what can be done with them. */

static LisSession *
get_session (LisPathwaysPage *self)
{
  return lis_page_get_session (LIS_PAGE (self));
}

static LisSelection *
get_selection (LisPathwaysPage *self)
{
  return lis_session_get_selection (get_session (self));
}

static void
tell (LisPathwaysPage *self, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (LIS_IS_WINDOW (root))
    lis_window_tell (LIS_WINDOW (root), text);
}

static void
select_all_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisPathways *pathways = lis_session_get_pathways (get_session (data));
  guint n = pathways != NULL ? pathways->rows->len : 0;
  g_autofree LisId *persons = g_new (LisId, n + 1);

  for (guint i = 0; i < n; i++)
    persons[i] = g_array_index (pathways->rows, LisPathwayRow, i).person->record.id;
  lis_selection_set (get_selection (data), persons, n);
}

static void
select_none_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  lis_selection_set (get_selection (data), NULL, 0);
  lis_pathways_page_focus_view (data);
}

static void
copy_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisPathwaysPage *self = data;
  guint n;
  g_autofree char *text = lis_session_copy_pathways (get_session (self), &n);
  g_autofree char *told = NULL;

  if (text != NULL)
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
      told = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u period copied", "%u periods copied", n), n);
    }
  tell (self, told != NULL ? told : _("Go to a period, or select doctors, to copy"));
}

/* Pasting: what is understood of the table is shown first; all of it becomes one change. */

static void
imported_cb (LisPathwaysPage *self, const LisImportPreview *preview)
{
  g_autofree char *told = g_strdup_printf (_("New: %u. Changed: %u."), preview->added, preview->changed);

  tell (self, told);
}

static void
show_import (LisPathwaysPage *self, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  LisImportDialog *dialog;

  if (root == NULL)
    return;
  dialog = lis_import_dialog_new (GTK_WINDOW (root), get_session (self));
  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  lis_import_dialog_take_bytes (dialog, _("Clipboard"), bytes, "period");
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisPathwaysPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  /* Pictures and files are no table either. */
  if (text == NULL || lis_text_is_blank (text))
    tell (self, _("Copy periods in a spreadsheet first, with the line of headers above them"));
  else
    show_import (self, text);
}

static void
paste_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *reason = lis_session_get_read_only_reason (get_session (data));

  if (reason != NULL)
    tell (data, reason);
  else
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (data)), NULL, text_read_cb,
                                   g_object_ref (data));
}

/* The bar */

static GtkWidget *
create_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
create_close_button (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Select nobody"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Select nobody"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.select-none");
  return button;
}

static GtkWidget *
create_bar (LisPathwaysPage *self)
{
  GtkWidget *bar = gtk_action_bar_new ();

  self->n_selected = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "ellipsize",
                                   PANGO_ELLIPSIZE_END, NULL);
  gtk_action_bar_pack_start (GTK_ACTION_BAR (bar), GTK_WIDGET (self->n_selected));
  gtk_action_bar_pack_end (GTK_ACTION_BAR (bar), create_close_button ());
  gtk_action_bar_pack_end (GTK_ACTION_BAR (bar), create_button (_("Copy"), "page.copy"));
  return bar;
}

static void
selected_changed_cb (LisPathwaysPage *self)
{
  guint n = lis_selection_count (get_selection (self));
  GAction *none = g_action_map_lookup_action (lis_page_get_actions (LIS_PAGE (self)), "select-none");
  g_autofree char *text = NULL;

  g_simple_action_set_enabled (G_SIMPLE_ACTION (none), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->selection_bin), n > 0);
  if (n == 0)
    return;
  if (self->n_selected == NULL)
    adw_bin_set_child (self->selection_bin, create_bar (self));
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u doctor selected", "%u doctors selected", n), n);
  lis_label_say (self->n_selected, text);
}

/* Only where the keyboard is in chart or table: elsewhere these keys are those of texts. */
static void
add_keys (LisPathwaysPage *self)
{
  static const struct
  {
    guint           key;
    GdkModifierType modifiers;
    const char     *action;
  } keys[] = {
    { GDK_KEY_c, GDK_CONTROL_MASK, "page.copy" },
    { GDK_KEY_v, GDK_CONTROL_MASK, "page.paste" },
    { GDK_KEY_a, GDK_CONTROL_MASK, "page.select-all" },
    { GDK_KEY_Escape, 0, "page.select-none" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                                                            gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self->views), controller);
}

void
lis_pathways_page_add_selection_actions (LisPathwaysPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "select-all", .activate = select_all_activated_cb },
    { .name = "select-none", .activate = select_none_activated_cb },
    { .name = "copy", .activate = copy_activated_cb },
    { .name = "paste", .activate = paste_activated_cb },
  };

  g_action_map_add_action_entries (lis_page_get_actions (LIS_PAGE (self)), entries, G_N_ELEMENTS (entries), self);
  add_keys (self);
  g_signal_connect_object (get_selection (self), "changed", G_CALLBACK (selected_changed_cb), self,
                           G_CONNECT_SWAPPED);
  selected_changed_cb (self);
}
