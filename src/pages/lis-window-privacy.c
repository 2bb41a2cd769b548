/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-error.h"
#include "lis-person-privacy.h"
#include "lis-text.h"
#include "lis-window-private.h"

/* What a person can ask for: to read all that is held of them, and to be erased. */

/* Whom a dialog or a chooser was opened for. */
typedef struct
{
  LisWindow *window;
  LisId      person;
  char      *name;
} Question;

static void
free_question (Question *question)
{
  g_object_unref (question->window);
  g_free (question->name);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, free_question)

static void
free_closure (gpointer data, GClosure *closure)
{
  free_question (data);
}

static Question *
make_question (LisWindow *self, LisId person)
{
  Question *question = g_new0 (Question, 1);

  question->window = g_object_ref (self);
  question->person = person;
  return question;
}

static gboolean
read_person (LisWindow *self, GVariant *parameter, LisId *person)
{
  LisEntityType type;

  return lis_session_get_state (self->session) == LIS_SESSION_READY
         && lis_entity_parse_id (g_variant_get_string (parameter, NULL), &type, person) && type == LIS_ENTITY_PERSON;
}

/* Export */

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = lis_person_privacy_export_finish (LIS_SESSION (source), result, &error);

  if (self->session == NULL)
    return;
  if (done)
    lis_window_tell (self, _("All that the plan holds of the person is saved."));
  else if (!g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED))
    lis_window_show_error (self, _("Nothing was exported"), error);
}

static void
export_chosen_cb (GtkNativeDialog *chooser, int response, LisWindow *self)
{
  g_autofree char *path = response == GTK_RESPONSE_ACCEPT ? lis_window_take_chosen_path (self) : NULL;

  g_clear_object (&self->chooser);
  if (path != NULL)
    lis_person_privacy_export (self->session, self->exported_person, path, exported_cb, g_object_ref (self));
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *suffix)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, suffix);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
export_person (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisWindow *self = LIS_WINDOW (widget);
  GtkFileChooserNative *chooser;

  if (!read_person (self, parameter, &self->exported_person))
    return;
  chooser = gtk_file_chooser_native_new (_("Export all that is held of a person"), GTK_WINDOW (self),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  add_filter (GTK_FILE_CHOOSER (chooser), _("Excel workbook"), "xlsx");
  add_filter (GTK_FILE_CHOOSER (chooser), _("Table (CSV)"), "csv");
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _("person.xlsx"));
  lis_window_show_chooser (self, chooser, G_CALLBACK (export_chosen_cb));
}

/* Erase */

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = lis_person_privacy_erase_finish (LIS_SESSION (source), result, &error);

  self->is_erasing = FALSE;
  if (self->session == NULL)
    return;
  if (done)
    lis_window_tell (self, _("The person is erased. Backups made before go by themselves, or by hand."));
  else if (!g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED))
    lis_window_show_error (self, _("Nobody was erased"), error);
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Question) question = data;
  LisWindow *self = question->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = lis_backup_keeper_make_finish (LIS_BACKUP_KEEPER (source), result, &error);

  if (self->session == NULL)
    return;
  if (backup == NULL)
    {
      lis_window_show_error (self, _("Nobody was erased: the plan could not be backed up before"), error);
      return;
    }
  self->is_erasing = TRUE;
  lis_person_privacy_erase (self->session, question->person, erased_cb, g_object_ref (self));
}

static void
erase_answered_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  LisWindow *self = question->window;
  LisBackupKeeper *keeper;

  if (!g_str_equal (response, "erase") || self->session == NULL)
    return;
  keeper = lis_session_get_backup_keeper (self->session);
  if (keeper == NULL)
    return;
  lis_session_flush (self->session);
  lis_backup_keeper_make_async (keeper, LIS_KEEPER_BULK, NULL, backed_up_cb,
                                make_question (self, question->person));
}

/* The name must be typed: it is the one change that cannot be undone. */
static void
name_changed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  const Question *question = g_object_get_data (G_OBJECT (dialog), "lis-question");
  g_autofree char *typed = lis_text_fold (gtk_editable_get_text (entry));
  g_autofree char *wanted = lis_text_fold (question->name);

  adw_message_dialog_set_response_enabled (dialog, "erase", g_str_equal (g_strstrip (typed), g_strstrip (wanted)));
}

static void
add_part (GtkWidget *box, const char *title, char **lines)
{
  g_autofree char *text = g_strjoinv ("\n", lines);
  GtkWidget *heading;

  if (lines[0] == NULL)
    return;
  heading = g_object_new (GTK_TYPE_LABEL, "label", title, "wrap", TRUE, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0,
                                               "margin-bottom", 6, NULL));
}

static GtkWidget *
create_parts (const LisErasurePreview *preview)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *history =
    g_strdup_printf (_("Personal values of %u changes, and author and label of %u change sets"), preview->n_personal,
                     preview->n_words);

  add_part (box, _("Kept, without saying who it was"), preview->kept);
  add_part (box, _("Gone"), preview->gone);
  add_part (box, _("The name is taken out of"), preview->cleaned);
  add_part (box, _("Gone from the history"), (char *[]){ history, NULL });
  add_part (box, _("Backups that still hold the person"), preview->backups);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

static GtkWidget *
create_confirmation (const LisErasurePreview *preview, AdwMessageDialog *dialog)
{
  GtkWidget *list = gtk_list_box_new (), *entry = adw_entry_row_new ();
  g_autofree char *title = g_strdup_printf (_("Type “%s” to confirm"), preview->name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (entry), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (name_changed_cb), dialog, 0);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  g_object_set_data (G_OBJECT (dialog), "lis-entry", entry);
  return list;
}

static void
ask_erasure (Question *question, const LisErasurePreview *preview)
{
  g_autofree char *heading = g_strdup_printf (_("Erase %s?"), preview->name);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
    adw_message_dialog_new (GTK_WINDOW (question->window), heading,
                            _("This cannot be undone. Decisions that others rest on are kept.")));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  question->name = g_strdup (preview->name);
  gtk_box_append (GTK_BOX (box), create_parts (preview));
  gtk_box_append (GTK_BOX (box), create_confirmation (preview, dialog));
  adw_message_dialog_set_extra_child (dialog, box);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "erase", _("_Erase for Good"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "erase", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_enabled (dialog, "erase", FALSE);
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_object_set_data (G_OBJECT (dialog), "lis-question", question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (erase_answered_cb), question, free_closure, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (g_object_get_data (G_OBJECT (dialog), "lis-entry"));
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Question) question = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LisErasurePreview) preview =
    lis_person_privacy_preview_finish (LIS_SESSION (source), result, &error);

  if (question->window->session == NULL)
    return;
  if (preview != NULL)
    ask_erasure (g_steal_pointer (&question), preview);
  else if (!g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED))
    lis_window_show_error (question->window, _("This person cannot be erased now"), error);
}

static void
erase_person (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisWindow *self = LIS_WINDOW (widget);
  LisId person;

  if (read_person (self, parameter, &person) && lis_window_can_write (self))
    lis_person_privacy_preview (self->session, person, previewed_cb, make_question (self, person));
}

void
lis_window_install_privacy_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export-person", "s", export_person);
  gtk_widget_class_install_action (widget_class, "win.erase-person", "s", erase_person);
}
