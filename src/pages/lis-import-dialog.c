/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-import-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-label.h"
#include "lis-row-list.h"

struct _LisImportDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle      *title;
  GtkWidget           *import_button;
  GtkProgressBar      *progress;
  AdwActionRow        *file_row;
  AdwComboRow         *kind_row;
  GtkWidget           *actors_row;
  GtkSwitch           *actors_switch;
  GtkWidget           *template_row;
  GtkLabel            *answer;
  LisRowList          *problems;
  LisRowList          *doubts;
  LisRowList          *unplaced;
  LisRowList          *news;
  LisRowList          *notes;
  AdwPreferencesGroup *columns;

  LisImporter          *importer;
  GCancellable         *cancellable; /* of the look or run under way, or NULL */
  GtkFileChooserNative *chooser;
  GPtrArray            *kinds;       /* LisImportChoice; the first row of kind_row is none of them */
  GPtrArray            *fields;      /* LisImportChoice of the kind shown, or NULL */
  GPtrArray            *column_rows; /* AdwComboRow, borrowed from columns */
  gboolean              has_file;
  gboolean              filling;     /* what is shown comes from a look, not from the user */
  gboolean              look_again;  /* asked for while one was under way */
};

G_DEFINE_FINAL_TYPE (LisImportDialog, lis_import_dialog, ADW_TYPE_WINDOW)

enum
{
  IMPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void look (LisImportDialog *self);

/* What was understood */


static void
fill_list (LisRowList *list, GPtrArray *texts)
{
  lis_row_list_clear (list);
  for (guint i = 0; i < texts->len; i++)
    {
      const LisRow row = { .title = texts->pdata[i] };

      lis_row_list_add (list, &row);
    }
  gtk_widget_set_visible (GTK_WIDGET (list), texts->len > 0);
}

/* "Row 7, column “To”: read “31.02.2026”". */
static char *
describe_place (const LisImportProblem *problem)
{
  GString *text = g_string_new (NULL);

  if (problem->row > 0)
    g_string_append_printf (text, _("Row %u"), problem->row);
  if (problem->column != NULL)
    g_string_append_printf (text, text->len > 0 ? _(", column “%s”") : _("Column “%s”"), problem->column);
  if (problem->value != NULL)
    g_string_append_printf (text, text->len > 0 ? _(": read “%s”") : _("Read “%s”"), problem->value);
  return g_string_free (text, FALSE);
}

static void
fill_problems (LisImportDialog *self, const LisImportPreview *preview)
{
  lis_row_list_clear (self->problems);
  for (guint i = 0; i < preview->problems->len; i++)
    {
      const LisImportProblem *problem = preview->problems->pdata[i];
      g_autofree char *place = describe_place (problem);
      const LisRow row = { .title = problem->expected, .subtitle = *place != '\0' ? place : NULL,
                           .icon = "dialog-error-symbolic", .icon_word = _("to be corrected") };

      lis_row_list_add (self->problems, &row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->problems), preview->problems->len > 0);
}

static char *
describe_answer (const LisImportPreview *preview)
{
  GString *text = g_string_new (NULL);

  if (preview->kind == NULL)
    return g_strdup (_("It is not clear what the table holds. Choose it above."));
  if (preview->summary != NULL)
    g_string_append_printf (text, "%s. ", preview->summary);
  if (preview->n_problems > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE,
                                               "%u thing must be corrected in the file first; nothing is written.",
                                               "%u things must be corrected in the file first; nothing is written.",
                                               preview->n_problems), preview->n_problems);
  else if (preview->added + preview->changed == 0)
    g_string_append_printf (text, _("All %u are in the plan already; there is nothing to import."), preview->equal);
  else
    g_string_append_printf (text, _("New: %u. Changed: %u. Equal: %u. All of it becomes one change that can be "
                                    "undone."), preview->added, preview->changed, preview->equal);
  return g_string_free (text, FALSE);
}

/* Columns */

static void
column_selected_cb (AdwComboRow *row, GParamSpec *pspec, LisImportDialog *self)
{
  guint selected = adw_combo_row_get_selected (row);
  const char *header = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  const LisImportChoice *choice = selected > 0 ? self->fields->pdata[selected - 1] : NULL;

  if (self->filling)
    return;
  lis_importer_set_column (self->importer, header, choice != NULL ? choice->name : "");
  look (self);
}

static GListModel *
create_field_model (LisImportDialog *self)
{
  GtkStringList *model = gtk_string_list_new (NULL);

  gtk_string_list_append (model, _("Not used"));
  for (guint i = 0; i < self->fields->len; i++)
    gtk_string_list_append (model, ((const LisImportChoice *) self->fields->pdata[i])->label);
  return G_LIST_MODEL (model);
}

static guint
find_choice (GPtrArray *choices, const char *name)
{
  for (guint i = 0; name != NULL && i < choices->len; i++)
    if (g_str_equal (((const LisImportChoice *) choices->pdata[i])->name, name))
      return i + 1;
  return 0;
}

static void
add_column (LisImportDialog *self, GListModel *model, const LisImportColumn *column)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), column->header);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), model);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), find_choice (self->fields, column->field));
  g_signal_connect (row, "notify::selected", G_CALLBACK (column_selected_cb), self);
  adw_preferences_group_add (self->columns, row);
  g_ptr_array_add (self->column_rows, row);
}

static void
fill_columns (LisImportDialog *self, const LisImportPreview *preview)
{
  g_autoptr (GListModel) model = NULL;

  for (guint i = 0; i < self->column_rows->len; i++)
    adw_preferences_group_remove (self->columns, self->column_rows->pdata[i]);
  g_ptr_array_set_size (self->column_rows, 0);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  self->fields = lis_importer_list_fields (preview->kind);
  model = create_field_model (self);
  for (guint i = 0; i < preview->columns->len; i++)
    add_column (self, model, preview->columns->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->columns), preview->columns->len > 0);
}

static void
show_preview (LisImportDialog *self, const LisImportPreview *preview)
{
  g_autofree char *answer = describe_answer (preview);
  gboolean is_plan = g_strcmp0 (preview->kind, "action-plan") == 0;

  self->filling = TRUE;
  adw_combo_row_set_selected (self->kind_row, find_choice (self->kinds, preview->kind));
  gtk_widget_set_visible (self->actors_row, is_plan);
  lis_label_say (self->answer, answer);
  fill_problems (self, preview);
  fill_list (self->doubts, preview->doubts);
  fill_list (self->unplaced, preview->unplaced);
  fill_list (self->news, preview->news);
  fill_list (self->notes, preview->notes);
  fill_columns (self, preview);
  gtk_widget_set_sensitive (self->import_button, preview->kind != NULL && preview->n_problems == 0
                                                   && preview->added + preview->changed > 0);
  self->filling = FALSE;
}

static void
hide_preview (LisImportDialog *self, const char *answer)
{
  lis_label_say (self->answer, answer);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->doubts), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->unplaced), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->news), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->columns), FALSE);
}

/* Work */

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LisImportPreview) preview = lis_importer_finish (LIS_IMPORTER (source), result, &error);

  g_clear_object (&self->cancellable);
  if (self->importer == NULL)
    return;
  if (self->look_again)
    {
      look (self);
      return;
    }
  if (preview != NULL)
    show_preview (self, preview);
  else
    hide_preview (self, error->message);
}

static void
look (LisImportDialog *self)
{
  self->look_again = self->cancellable != NULL;
  if (self->look_again || !self->has_file)
    return;
  gtk_widget_set_sensitive (self->import_button, FALSE);
  self->cancellable = g_cancellable_new ();
  lis_importer_look (self->importer, self->cancellable, looked_cb, g_object_ref (self));
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LisImportPreview) preview = lis_importer_finish (LIS_IMPORTER (source), result, &error);

  g_clear_object (&self->cancellable);
  if (self->importer == NULL)
    return;
  if (preview == NULL)
    hide_preview (self, error->message);
  else if (preview->n_problems > 0)
    show_preview (self, preview);
  else
    {
      g_signal_emit (self, signals[IMPORTED], 0, preview);
      gtk_window_close (GTK_WINDOW (self));
    }
}

static void
import_clicked_cb (LisImportDialog *self)
{
  if (self->cancellable != NULL)
    return;
  gtk_widget_set_sensitive (self->import_button, FALSE);
  self->cancellable = g_cancellable_new ();
  lis_importer_run (self->importer, self->cancellable, imported_cb, g_object_ref (self));
}

static void
progressed_cb (LisImportDialog *self)
{
  gboolean busy;
  double progress;

  g_object_get (self->importer, "busy", &busy, "progress", &progress, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), busy);
  gtk_progress_bar_set_fraction (self->progress, progress);
}

/* Files */

static void
take (LisImportDialog *self, const char *name, const char *kind)
{
  self->has_file = TRUE;
  adw_action_row_set_subtitle (self->file_row, name);
  lis_importer_set_kind (self->importer, kind);
  look (self);
}

void
lis_import_dialog_take_file (LisImportDialog *self, const char *path, const char *kind)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_return_if_fail (LIS_IS_IMPORT_DIALOG (self));

  lis_importer_set_file (self->importer, path);
  take (self, name, kind);
}

void
lis_import_dialog_take_bytes (LisImportDialog *self, const char *name, GBytes *bytes, const char *kind)
{
  g_return_if_fail (LIS_IS_IMPORT_DIALOG (self));

  lis_importer_set_bytes (self->importer, name, bytes);
  take (self, name, kind);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisImportDialog) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (self->importer == NULL)
    return;
  if (text == NULL || *text == '\0')
    {
      lis_label_say (self->answer, _("Nothing that is text was copied. Mark the table in Excel, Word or the PDF and "
                                     "copy it, then paste it here."));
      return;
    }
  bytes = g_bytes_new (text, strlen (text));
  lis_import_dialog_take_bytes (self, _("What was copied"), bytes, NULL);
}

static void
paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, text_read_cb, g_object_ref (widget));
}

static const char *
get_kind (LisImportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->kind_row);

  return selected > 0 && selected <= self->kinds->len
           ? ((const LisImportChoice *) self->kinds->pdata[selected - 1])->name : NULL;
}

static void
file_chosen_cb (GtkNativeDialog *native, int response, LisImportDialog *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    lis_import_dialog_take_file (self, path, NULL);
  g_clear_object (&self->chooser);
}

static void
show_chooser (LisImportDialog *self, GtkFileChooserNative *chooser, GCallback answered)
{
  g_clear_object (&self->chooser);
  self->chooser = chooser;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", answered, self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
choose_clicked_cb (LisImportDialog *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Import a table"), GTK_WINDOW (self),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), NULL);
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (tables, _("Tables"));
  gtk_file_filter_add_suffix (tables, "xlsx");
  gtk_file_filter_add_suffix (tables, "csv");
  gtk_file_filter_add_suffix (tables, "tsv");
  gtk_file_filter_add_suffix (tables, "txt");
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), tables);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  show_chooser (self, chooser, G_CALLBACK (file_chosen_cb));
}

static void
template_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisImportDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    lis_label_say (self->answer, error->message);
}

static void
template_chosen_cb (GtkNativeDialog *native, int response, LisImportDialog *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
  char *text = response == GTK_RESPONSE_ACCEPT ? lis_importer_make_template (get_kind (self)) : NULL;

  if (file != NULL && text != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

      g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, template_saved_cb,
                                           g_object_ref (self));
    }
  g_clear_object (&self->chooser);
}

static void
template_clicked_cb (LisImportDialog *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Save an empty table"), GTK_WINDOW (self),
                                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);
  g_autofree char *name = g_strdup_printf ("%s.csv", get_kind (self));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  show_chooser (self, chooser, G_CALLBACK (template_chosen_cb));
}

static void
kind_selected_cb (LisImportDialog *self)
{
  const char *kind = self->kinds != NULL ? get_kind (self) : NULL;
  g_autofree char *template = kind != NULL ? lis_importer_make_template (kind) : NULL;

  gtk_widget_set_visible (self->template_row, template != NULL);
  gtk_widget_set_visible (self->actors_row, g_strcmp0 (kind, "action-plan") == 0);
  if (self->filling || self->importer == NULL)
    return;
  lis_importer_set_kind (self->importer, kind);
  look (self);
}

static void
actors_switched_cb (LisImportDialog *self)
{
  lis_importer_set_new_actors (self->importer, gtk_switch_get_active (self->actors_switch));
  look (self);
}

static gboolean
lis_import_dialog_close_request (GtkWindow *window)
{
  LisImportDialog *self = LIS_IMPORT_DIALOG (window);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (lis_import_dialog_parent_class)->close_request (window);
}

static void
lis_import_dialog_dispose (GObject *object)
{
  LisImportDialog *self = LIS_IMPORT_DIALOG (object);

  if (self->importer != NULL)
    g_signal_handlers_disconnect_by_data (self->importer, self);
  g_clear_object (&self->importer);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->column_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (lis_import_dialog_parent_class)->dispose (object);
}

static void
lis_import_dialog_class_init (LisImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lis_import_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lis_import_dialog_close_request;
  signals[IMPORTED] = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_POINTER);

  g_type_ensure (LIS_TYPE_ROW_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lisplan/Lisplan/lis-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LisImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, LisImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, LisImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, LisImportDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, LisImportDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, LisImportDialog, actors_row);
  gtk_widget_class_bind_template_child (widget_class, LisImportDialog, actors_switch);
  gtk_widget_class_bind_template_child (widget_class, LisImportDialog, template_row);
  gtk_widget_class_bind_template_child (widget_class, LisImportDialog, answer);
  gtk_widget_class_bind_template_child (widget_class, LisImportDialog, problems);
  gtk_widget_class_bind_template_child (widget_class, LisImportDialog, doubts);
  gtk_widget_class_bind_template_child (widget_class, LisImportDialog, unplaced);
  gtk_widget_class_bind_template_child (widget_class, LisImportDialog, news);
  gtk_widget_class_bind_template_child (widget_class, LisImportDialog, notes);
  gtk_widget_class_bind_template_child (widget_class, LisImportDialog, columns);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, template_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, actors_switched_cb);
  gtk_widget_class_install_action (widget_class, "import.paste", NULL, paste);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "import.paste", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fill_kinds (LisImportDialog *self)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  self->filling = TRUE;
  gtk_string_list_append (model, _("Find out from the file"));
  for (guint i = 0; i < self->kinds->len; i++)
    gtk_string_list_append (model, ((const LisImportChoice *) self->kinds->pdata[i])->label);
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (model));
  self->filling = FALSE;
}

static void
lis_import_dialog_init (LisImportDialog *self)
{
  self->column_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->kinds = lis_importer_list_kinds ();
  fill_kinds (self);
}

LisImportDialog *
lis_import_dialog_new (GtkWindow *parent, LisSession *session)
{
  LisImportDialog *self = g_object_new (LIS_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  self->importer = lis_importer_new (session);
  g_signal_connect_object (self->importer, "notify::busy", G_CALLBACK (progressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->importer, "notify::progress", G_CALLBACK (progressed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
