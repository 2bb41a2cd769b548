/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-error.h"
#include "lis-papers-page-private.h"

#define PROGRESS_DELAY_MILLISECONDS 500
/* Tests have no printer: with this variable set the pages go to that PDF file, by the same way. */
#define PRINT_FILE_VARIABLE "LISPLAN_PRINT_FILE"

static const struct
{
  const char       *name;
  LisPrintoutFormat format;
  const char       *title;
} formats[] = {
  { "pdf", LIS_PRINTOUT_PDF, N_("PDF documents") },
  { "xlsx", LIS_PRINTOUT_XLSX, N_("Excel workbooks") },
  { "csv", LIS_PRINTOUT_CSV, N_("CSV tables") },
};

static GtkWindow *
get_window (LisPapersPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* @path: what “Show” opens, or NULL. */
static void
show_toast (LisPapersPage *self, const char *text, const char *path)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (path != NULL)
    {
      adw_toast_set_button_label (toast, _("Show"));
      adw_toast_set_action_name (toast, "page.show-file");
      adw_toast_set_action_target (toast, "s", path);
      adw_toast_set_timeout (toast, 10);
    }
  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (toast);
}

static void
show_failure (LisPapersPage *self, const char *heading, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (get_window (self), heading, error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Files */

static void
stop_showing_progress (LisPapersPage *self)
{
  g_clear_handle_id (&self->saving_timer, g_source_remove);
  gtk_revealer_set_reveal_child (self->saving_revealer, FALSE);
  g_clear_object (&self->stop);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisPapersPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_steal_pointer (&self->saving_path);
  gboolean saved = lis_printout_save_finish (LIS_PRINTOUT (source), result, &error);

  /* The page went meanwhile. */
  if (self->stop == NULL)
    return;
  stop_showing_progress (self);
  if (saved)
    {
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *shown = g_filename_display_name (name);
      /* Translators: name of a file. */
      g_autofree char *text = g_strdup_printf (_("Saved “%s”"), shown);

      show_toast (self, text, path);
    }
  else if (g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED))
    show_toast (self, error->message, NULL);
  else
    show_failure (self, _("Not Saved"), error);
}

static gboolean
show_progress_cb (gpointer data)
{
  LisPapersPage *self = data;

  self->saving_timer = 0;
  gtk_revealer_set_reveal_child (self->saving_revealer, TRUE);
  return G_SOURCE_REMOVE;
}

static void
save_to (LisPapersPage *self, const char *path, guint format)
{
  if (lis_printout_get_sheets (self->printout) == NULL || lis_printout_is_saving (self->printout))
    return;
  self->stop = g_cancellable_new ();
  self->saving_path = g_strdup (path);
  self->saving_timer = g_timeout_add (PROGRESS_DELAY_MILLISECONDS, show_progress_cb, self);
  lis_printout_save (self->printout, path, formats[format].format, self->stop, saved_cb, g_object_ref (self));
}

static void
file_chosen_cb (GtkNativeDialog *dialog, int response, LisPapersPage *self)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  guint format = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "format"));

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    path = g_file_get_path (file);
  g_clear_object (&self->chooser);
  if (path != NULL)
    save_to (self, path, format);
}

static void
show_chooser (LisPapersPage *self, guint format)
{
  g_autofree char *stem = lis_printout_sheets_suggest_name (lis_printout_get_sheets (self->printout));
  g_autofree char *name = g_strdup_printf ("%s.%s", stem, formats[format].name);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Save the paper"), get_window (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _("_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_filter_set_name (filter, _(formats[format].title));
  gtk_file_filter_add_suffix (filter, formats[format].name);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_object_set_data (G_OBJECT (self->chooser), "format", GUINT_TO_POINTER (format));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (file_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
save_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisPapersPage *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, g_variant_get_string (parameter, NULL))
        && lis_printout_get_sheets (self->printout) != NULL)
      show_chooser (self, i);
}

static void
stop_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_cancellable_cancel (LIS_PAPERS_PAGE (data)->stop);
}

static void
show_file_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisPapersPage *self = data;
  g_autofree char *uri = g_filename_to_uri (g_variant_get_string (parameter, NULL), NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (get_window (self), uri, GDK_CURRENT_TIME);
}

/* Printer */

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int number, LisPrintoutSheets *sheets)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  lis_printout_sheets_get_size (sheets, &width, &height);
  /* Another paper was chosen in the dialog: as large as fits. */
  scale = MIN (gtk_print_context_get_width (context) / width, gtk_print_context_get_height (context) / height);
  cairo_scale (cr, scale, scale);
  lis_printout_sheets_draw (sheets, (guint) number, cr);
}

static GtkPageSetup *
create_page_setup (LisPrintoutSheets *sheets)
{
  gboolean is_large = lis_printout_sheets_get_paper (sheets) == LIS_PAPER_A3;
  GtkPaperSize *size = gtk_paper_size_new (is_large ? GTK_PAPER_NAME_A3 : GTK_PAPER_NAME_A4);
  GtkPageSetup *setup = gtk_page_setup_new ();
  double width, height;

  lis_printout_sheets_get_size (sheets, &width, &height);
  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_page_setup_set_orientation (setup,
                                  width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (size);
  return setup;
}

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, LisPapersPage *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      if (error != NULL)
        show_failure (self, _("Not Printed"), error);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    g_set_object (&self->print_settings, gtk_print_operation_get_print_settings (operation));
}

static void
free_sheets (gpointer data, GClosure *closure)
{
  lis_printout_sheets_unref (data);
}

static void
print_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisPapersPage *self = data;
  LisPrintoutSheets *sheets = lis_printout_get_sheets (self->printout);
  const char *file = g_getenv (PRINT_FILE_VARIABLE);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GtkPageSetup) setup = NULL;
  g_autofree char *name = NULL;

  if (sheets == NULL)
    return;
  operation = gtk_print_operation_new ();
  setup = create_page_setup (sheets);
  name = lis_printout_sheets_suggest_name (sheets);
  gtk_print_operation_set_n_pages (operation, (int) lis_printout_sheets_count (sheets));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_job_name (operation, name);
  if (self->print_settings != NULL)
    gtk_print_operation_set_print_settings (operation, self->print_settings);
  /* The sheets stay as they are until the last page is drawn. */
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), lis_printout_sheets_ref (sheets),
                         free_sheets, 0);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  if (file != NULL)
    gtk_print_operation_set_export_filename (operation, file);
  gtk_print_operation_run (operation,
                           file != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           get_window (self), NULL);
}

void
lis_papers_page_add_output_actions (LisPapersPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "print", .activate = print_activated_cb },
    { .name = "save", .activate = save_activated_cb, .parameter_type = "s" },
    { .name = "stop-saving", .activate = stop_activated_cb },
    { .name = "show-file", .activate = show_file_activated_cb, .parameter_type = "s" },
  };

  g_action_map_add_action_entries (lis_page_get_actions (LIS_PAGE (self)), entries, G_N_ELEMENTS (entries), self);
}

static void
enable (LisPapersPage *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (lis_page_get_actions (LIS_PAGE (self)), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
lis_papers_page_update_output (LisPapersPage *self)
{
  /* Never those of what was chosen before. */
  gboolean has_sheets = lis_printout_get_sheets (self->printout) != NULL && !lis_printout_is_working (self->printout);

  enable (self, "print", has_sheets);
  enable (self, "save", has_sheets && !lis_printout_is_saving (self->printout));
  gtk_progress_bar_set_fraction (self->saving_bar, lis_printout_get_progress (self->printout));
  if (self->wants_print && has_sheets)
    {
      self->wants_print = FALSE;
      gtk_widget_grab_focus (self->print_button);
    }
}

void
lis_papers_page_clear_output (LisPapersPage *self)
{
  g_cancellable_cancel (self->stop);
  g_clear_object (&self->stop);
  g_clear_handle_id (&self->saving_timer, g_source_remove);
  g_clear_object (&self->chooser);
  g_clear_object (&self->print_settings);
}
