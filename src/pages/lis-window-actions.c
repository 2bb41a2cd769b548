/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-import-dialog.h"
#include "lis-preferences.h"
#include "lis-recent.h"
#include "lis-support-information.h"
#include "lis-window-private.h"

GtkFileChooserNative *
lis_window_create_plan_chooser (LisWindow *self, const char *title, GtkFileChooserAction action,
                                const char *accept)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, NULL);
  g_autoptr (GtkFileFilter) plans = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_filter_set_name (plans, _("Plans"));
  gtk_file_filter_add_suffix (plans, "lisplan");
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), plans);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  return chooser;
}

char *
lis_window_take_chosen_path (LisWindow *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));

  return file != NULL ? g_file_get_path (file) : NULL;
}

void
lis_window_show_chooser (LisWindow *self, GtkFileChooserNative *chooser, GCallback answered)
{
  g_clear_object (&self->chooser);
  self->chooser = chooser;
  g_signal_connect_object (chooser, "response", answered, self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
plan_chosen_cb (GtkNativeDialog *dialog, int response, LisWindow *self)
{
  g_autofree char *path = response == GTK_RESPONSE_ACCEPT ? lis_window_take_chosen_path (self) : NULL;

  g_clear_object (&self->chooser);
  if (path != NULL)
    lis_window_open_path (self, path);
}

static void
open_plan (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisWindow *self = LIS_WINDOW (widget);

  lis_window_show_chooser (self,
                           lis_window_create_plan_chooser (self, _("Open a plan"), GTK_FILE_CHOOSER_ACTION_OPEN,
                                                           _("_Open")),
                           G_CALLBACK (plan_chosen_cb));
}

static void
open_path (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lis_window_open_path (LIS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
new_chosen_cb (GtkNativeDialog *dialog, int response, LisWindow *self)
{
  g_autofree char *path = response == GTK_RESPONSE_ACCEPT ? lis_window_take_chosen_path (self) : NULL;

  g_clear_object (&self->chooser);
  if (path == NULL)
    {
      self->import_when_made = FALSE;
      return;
    }
  /* The chooser asked before giving the name of a file that is there; a plan is not written over all the same. */
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *shown = g_filename_display_basename (path);
      g_autofree char *message = g_strdup_printf (_("“%s” is there already; choose another name"), shown);

      adw_toast_overlay_add_toast (self->toasts, adw_toast_new (message));
      return;
    }
  adw_status_page_set_title (self->loading_page, self->filling == self->fill_sample ? _("Making the sample plan")
                                                                                    : _("Making the plan"));
  lis_session_make (self->session, path, self->filling);
}

/* A plan that is open stays open: the new one gets a window of its own. */
static gboolean
give_to_new_window (LisWindow *self, const char *name)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GtkWindow *other;

  if (lis_session_get_state (self->session) != LIS_SESSION_READY)
    return FALSE;
  g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);
  other = gtk_application_get_active_window (application);
  if (other == GTK_WINDOW (self) || !LIS_IS_WINDOW (other))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (other), name, NULL);
  return TRUE;
}

static void
choose_new (LisWindow *self, LisSessionFillFunc fill, const char *title, const char *name)
{
  GtkFileChooserNative *chooser = lis_window_create_plan_chooser (self, title, GTK_FILE_CHOOSER_ACTION_SAVE,
                                                                  _("_Make"));

  self->filling = fill;
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  lis_window_show_chooser (self, chooser, G_CALLBACK (new_chosen_cb));
}

static void
make_new_plan (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisWindow *self = LIS_WINDOW (widget);

  if (!give_to_new_window (self, name))
    choose_new (self, self->fill_new, _("Make a new plan"), _("plan.lisplan"));
}

static void
make_sample (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisWindow *self = LIS_WINDOW (widget);

  if (!give_to_new_window (self, name))
    choose_new (self, self->fill_sample, _("Make a sample plan"), _("sample.lisplan"));
}

/* Without a plan one is made first, to import into. */
static void
import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisWindow *self = LIS_WINDOW (widget);

  if (lis_session_get_state (self->session) == LIS_SESSION_READY)
    {
      gtk_window_present (GTK_WINDOW (lis_import_dialog_new (GTK_WINDOW (self), self->session)));
      return;
    }
  self->import_when_made = TRUE;
  choose_new (self, self->fill_new, _("Make a new plan to import into"), _("plan.lisplan"));
}

static void
show_preferences (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisWindow *self = LIS_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (lis_preferences_new (GTK_WINDOW (self), self->session, self->settings)));
}

static void
copy_support_information (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisWindow *self = LIS_WINDOW (widget);
  g_autofree char *text = lis_support_information_new (self->session);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("Copied. It names no person, place or file.")));
}

static void
show_record (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisEntityType type;
  LisId id;

  if (lis_entity_parse_id (g_variant_get_string (parameter, NULL), &type, &id))
    lis_window_show_record (LIS_WINDOW (widget), type, id);
}

/* An empty text asks for the whole plan. */
static void
show_history (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *text = g_variant_get_string (parameter, NULL);
  LisEntityType type = LIS_ENTITY_NONE;
  LisId id = LIS_ID_NONE;

  if (*text == '\0' || lis_entity_parse_id (text, &type, &id))
    lis_window_show_history (LIS_WINDOW (widget), type, id);
}

/* Which doctors is asked; how they are grouped and sorted stays unless that is asked too. */
static void
show_doctors (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisWindow *self = LIS_WINDOW (widget);
  g_auto (LisPathwayFilter) filter = lis_pathway_filter_from_text (g_variant_get_string (parameter, NULL));
  const LisPathwayFilter *present = lis_session_get_filter (self->session);

  if (filter.group_by == LIS_GROUP_NONE)
    filter.group_by = present->group_by;
  if (filter.sort == LIS_SORT_NAME)
    {
      filter.sort = present->sort;
      filter.descending = present->descending;
    }
  lis_session_set_filter (self->session, &filter);
  lis_window_show_page (self, "pathways");
}

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisPage *page = lis_window_get_page (LIS_WINDOW (widget));

  if (page != NULL)
    lis_page_search (page);
}

void
lis_window_update_actions (LisWindow *self)
{
  static const char *const of_plan[] = { "win.search", "win.show-doctors", "win.show-history", "win.show-record",
                                         "win.save-copy", "win.encrypted-copy",
                                         "win.print", "win.print-doctor" };
  LisSessionState state = lis_session_get_state (self->session);
  gboolean is_shown = state == LIS_SESSION_READY;

  for (guint i = 0; i < G_N_ELEMENTS (of_plan); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_plan[i], is_shown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-plan", state != LIS_SESSION_LOADING);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.make-sample", state != LIS_SESSION_LOADING);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.no-recent", FALSE);
  lis_window_update_writing_actions (self);
}

void
lis_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_plan);
  gtk_widget_class_install_action (widget_class, "win.open-path", "s", open_path);
  gtk_widget_class_install_action (widget_class, "win.no-recent", NULL, open_plan);
  gtk_widget_class_install_action (widget_class, "win.new-plan", NULL, make_new_plan);
  gtk_widget_class_install_action (widget_class, "win.make-sample", NULL, make_sample);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, show_preferences);
  gtk_widget_class_install_action (widget_class, "win.copy-support-information", NULL, copy_support_information);
  gtk_widget_class_install_action (widget_class, "win.show-record", "s", show_record);
  gtk_widget_class_install_action (widget_class, "win.show-doctors", "s", show_doctors);
  gtk_widget_class_install_action (widget_class, "win.show-history", "s", show_history);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search);
  lis_window_install_print_actions (widget_class);
  lis_window_install_writing_actions (widget_class);
  lis_window_install_backup_actions (widget_class);
  lis_window_install_privacy_actions (widget_class);
}

void
lis_window_add_property_actions (LisWindow *self)
{
  g_autoptr (GPropertyAction) page = g_property_action_new ("page", self, "page");
  g_autoptr (GPropertyAction) sidebar = g_property_action_new ("sidebar", self->flap, "reveal-flap");

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (page));
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (sidebar));
}
