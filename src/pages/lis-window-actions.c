/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-recent.h"
#include "lis-window-private.h"

static GtkFileChooserNative *
create_chooser (LisWindow *self, const char *title, GtkFileChooserAction action, const char *accept)
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

static char *
take_chosen_path (LisWindow *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));

  return file != NULL ? g_file_get_path (file) : NULL;
}

static void
show_chooser (LisWindow *self, GtkFileChooserNative *chooser, GCallback answered)
{
  g_clear_object (&self->chooser);
  self->chooser = chooser;
  g_signal_connect_object (chooser, "response", answered, self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
plan_chosen_cb (GtkNativeDialog *dialog, int response, LisWindow *self)
{
  g_autofree char *path = response == GTK_RESPONSE_ACCEPT ? take_chosen_path (self) : NULL;

  g_clear_object (&self->chooser);
  if (path != NULL)
    lis_window_open_path (self, path);
}

static void
open_plan (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisWindow *self = LIS_WINDOW (widget);

  show_chooser (self, create_chooser (self, _("Open a plan"), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open")),
                G_CALLBACK (plan_chosen_cb));
}

static void
open_path (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lis_window_open_path (LIS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
sample_chosen_cb (GtkNativeDialog *dialog, int response, LisWindow *self)
{
  g_autofree char *path = response == GTK_RESPONSE_ACCEPT ? take_chosen_path (self) : NULL;

  g_clear_object (&self->chooser);
  if (path == NULL)
    return;
  /* The chooser asked before giving the name of a file that is there; a plan is not written over all the same. */
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *shown = g_filename_display_basename (path);
      g_autofree char *message = g_strdup_printf (_("“%s” is there already; choose another name"), shown);

      adw_toast_overlay_add_toast (self->toasts, adw_toast_new (message));
      return;
    }
  adw_status_page_set_title (self->loading_page, _("Making the sample plan"));
  lis_session_make (self->session, path, self->fill_sample);
}

static void
make_sample (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisWindow *self = LIS_WINDOW (widget);
  GtkFileChooserNative *chooser = create_chooser (self, _("Make a sample plan"), GTK_FILE_CHOOSER_ACTION_SAVE,
                                                  _("_Make"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _("sample.lisplan"));
  show_chooser (self, chooser, G_CALLBACK (sample_chosen_cb));
}

static void
zoom (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisPathwayChart *chart = lis_chart_page_get_chart (LIS_WINDOW (widget)->chart_page);

  if (g_str_equal (name, "win.zoom-in"))
    lis_pathway_chart_zoom_by (chart, -1);
  else if (g_str_equal (name, "win.zoom-out"))
    lis_pathway_chart_zoom_by (chart, 1);
  else
    lis_pathway_chart_zoom_reset (chart);
}

static void
go_to_today (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lis_pathway_chart_go_to_today (lis_chart_page_get_chart (LIS_WINDOW (widget)->chart_page));
}

void
lis_window_update_actions (LisWindow *self)
{
  static const char *const of_chart[] = { "win.zoom-in", "win.zoom-out", "win.zoom-reset", "win.go-to-today" };
  LisSessionState state = lis_session_get_state (self->session);
  gboolean is_shown = state == LIS_SESSION_READY;

  for (guint i = 0; i < G_N_ELEMENTS (of_chart); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_chart[i], is_shown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.make-sample", state != LIS_SESSION_LOADING);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.no-recent", FALSE);
  gtk_widget_set_visible (self->zoom_box, is_shown);
  gtk_widget_set_visible (self->view_box, is_shown);
}

void
lis_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_plan);
  gtk_widget_class_install_action (widget_class, "win.open-path", "s", open_path);
  gtk_widget_class_install_action (widget_class, "win.no-recent", NULL, open_plan);
  gtk_widget_class_install_action (widget_class, "win.make-sample", NULL, make_sample);
  gtk_widget_class_install_action (widget_class, "win.zoom-in", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "win.zoom-out", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "win.zoom-reset", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "win.go-to-today", NULL, go_to_today);
}

void
lis_window_add_property_actions (LisWindow *self)
{
  g_autoptr (GPropertyAction) group_by = g_property_action_new ("group-by", self->session, "group-by");
  g_autoptr (GPropertyAction) legend = g_property_action_new ("legend", self->chart_page, "show-legend");

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (group_by));
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (legend));
}
