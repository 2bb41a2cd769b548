/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-error.h"
#include "lis-window-private.h"

/* What the window tells of changes on their way to the disk, and what it asks before and after. */

#define TOAST_SECONDS 12
/* Long enough to be read; most changes are on the disk sooner. */
#define SAVING_MILLISECONDS 400
#define MAX_LABEL 60
#define AUTHOR_KEY "author"

/* Menu and toasts have room for a line. Free with g_free(). */
static char *
shorten (const char *label)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (label, -1) <= MAX_LABEL)
    return g_strdup (label);
  start = g_utf8_substring (label, 0, MAX_LABEL - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/* Menu items read an underscore as the mark of a key. */
static char *
make_menu_label (const char *format, const char *plain, const char *what)
{
  g_autofree char *shown = NULL, *text = NULL;
  g_auto (GStrv) parts = NULL;

  if (what == NULL)
    return g_strdup (plain);
  shown = shorten (what);
  parts = g_strsplit (shown, "_", -1);
  text = g_strjoinv ("__", parts);
  return g_strdup_printf (format, text);
}

static void
update_menu (LisWindow *self)
{
  g_autofree char *undo = make_menu_label (_("_Undo “%s”"), _("_Undo"), lis_session_get_undo_label (self->session));
  g_autofree char *redo = make_menu_label (_("_Redo “%s”"), _("_Redo"), lis_session_get_redo_label (self->session));

  g_menu_remove_all (self->undo_section);
  g_menu_append (self->undo_section, undo, "win.undo");
  g_menu_append (self->undo_section, redo, "win.redo");
}

gboolean
lis_window_can_write (LisWindow *self)
{
  return lis_session_get_state (self->session) == LIS_SESSION_READY
         && lis_session_get_read_only_reason (self->session) == NULL;
}

static void
enable (LisWindow *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

void
lis_window_update_writing_actions (LisWindow *self)
{
  gboolean can_write = lis_window_can_write (self);

  enable (self, "win.undo", can_write && lis_session_get_undo_label (self->session) != NULL);
  enable (self, "win.redo", can_write && lis_session_get_redo_label (self->session) != NULL);
  enable (self, "win.undo-change", can_write);
  lis_window_update_record_actions (self);
  update_menu (self);
}

/* Toasts: one at a time, so that quick changes do not pile up. */

static void
toast_dismissed_cb (AdwToast *toast, LisWindow *self)
{
  if (self->toast == toast)
    self->toast = NULL;
}

static void
show_toast (LisWindow *self, AdwToast *toast)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  self->toast = toast;
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
lis_window_tell (LisWindow *self, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  show_toast (self, adw_toast_new (markup));
}

void
lis_window_tell_with_button (LisWindow *self, const char *text, const char *label, const char *action)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
  show_toast (self, toast);
}

static void
written_cb (LisWindow *self, gint64 number, const char *label)
{
  g_autofree char *shown = shorten (label != NULL ? label : _("Changed"));
  g_autofree char *markup = g_markup_escape_text (shown, -1);
  AdwToast *toast = adw_toast_new (markup);

  if (self->is_erasing)
    adw_toast_set_button_label (toast, NULL);
  else if (self->is_undoing)
    {
      adw_toast_set_button_label (toast, _("_Redo"));
      adw_toast_set_action_name (toast, "win.redo");
    }
  else if (self->is_redoing)
    {
      /* What is undone next is the change itself, not its being redone. */
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  else
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "win.undo-change");
      adw_toast_set_action_target_value (toast, g_variant_new_int64 (number));
    }
  show_toast (self, toast);
}

/* Messages that stay */

static GtkWindow *
find_parent (LisWindow *self)
{
  GtkWindow *active = gtk_application_get_active_window (gtk_window_get_application (GTK_WINDOW (self)));

  /* Above a form that is open. */
  return active != NULL && gtk_window_get_transient_for (active) == GTK_WINDOW (self) ? active : GTK_WINDOW (self);
}

void
lis_window_show_error (LisWindow *self, const char *heading, const GError *error)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (find_parent (self), heading, error->message));

  adw_message_dialog_add_response (dialog, "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
refused_cb (LisWindow *self, const GError *error)
{
  lis_window_show_error (self, _("Nothing was changed"), error);
}

/* Undo and redo */

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisWindow) self = data;
  g_autoptr (GError) error = NULL;

  self->is_undoing = FALSE;
  if (lis_session_write_finish (LIS_SESSION (source), result, NULL, &error) || self->session == NULL)
    return;
  if (g_error_matches (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_NOTHING))
    lis_window_tell (self, error->message);
  else if (!g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED))
    lis_window_show_error (self, _("The change cannot be undone"), error);
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisWindow) self = data;
  g_autoptr (GError) error = NULL;

  self->is_redoing = FALSE;
  if (lis_session_write_finish (LIS_SESSION (source), result, NULL, &error) || self->session == NULL)
    return;
  if (g_error_matches (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_NOTHING))
    lis_window_tell (self, error->message);
  else if (!g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED))
    lis_window_show_error (self, _("The change cannot be redone"), error);
}

/* A text that is being typed has an undo of its own. */
static gboolean
undo_in_text (LisWindow *self, const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus)) && gtk_widget_activate_action (focus, action, NULL);
}

static void
undo (LisWindow *self, gint64 number)
{
  lis_session_flush (self->session);
  self->is_undoing = TRUE;
  lis_session_undo (self->session, number, undone_cb, g_object_ref (self));
}

static void
undo_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!undo_in_text (LIS_WINDOW (widget), "text.undo"))
    undo (LIS_WINDOW (widget), 0);
}

static void
undo_change_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  undo (LIS_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
redo_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisWindow *self = LIS_WINDOW (widget);

  if (undo_in_text (self, "text.redo"))
    return;
  self->is_redoing = TRUE;
  lis_session_redo (self->session, redone_cb, g_object_ref (self));
}

/* Who are you? */

static const char *
get_system_name (void)
{
  const char *name = g_get_real_name ();

  /* What GLib says where the system knows none. */
  return g_str_equal (name, "Unknown") ? "" : name;
}

static void
author_changed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "go-on", *text != '\0');
}

static void
author_answered_cb (AdwMessageDialog *dialog, const char *response, LisWindow *self)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), "entry");
  g_autofree char *author = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (self->session == NULL)
    return;
  if (!g_str_equal (response, "go-on") || *author == '\0')
    {
      lis_session_give_up (self->session);
      return;
    }
  if (self->settings != NULL)
    g_settings_set_string (self->settings, AUTHOR_KEY, author);
  lis_session_set_author (self->session, author);
}

static void
ask_author (LisWindow *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
    adw_message_dialog_new (find_parent (self), _("Who Are You?"),
                            _("Your name is kept beside each change you make, so that others know whom to ask. "
                              "You are asked only once.")));
  GtkWidget *entry = gtk_entry_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Your name"), -1);
  gtk_editable_set_text (GTK_EDITABLE (entry), get_system_name ());
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Your name"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  adw_message_dialog_set_extra_child (dialog, entry);
  g_object_set_data (G_OBJECT (dialog), "entry", entry);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "go-on", _("_Save the Change"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "go-on", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "go-on");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (entry, "changed", G_CALLBACK (author_changed_cb), dialog);
  author_changed_cb (GTK_EDITABLE (entry), dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (author_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

static void
author_wanted_cb (LisWindow *self)
{
  g_autofree char *author = self->settings != NULL ? g_settings_get_string (self->settings, AUTHOR_KEY) : NULL;

  if (author != NULL && *author != '\0')
    lis_session_set_author (self->session, author);
  else
    ask_author (self);
}

/* The disk does not take it */

static void show_stuck (LisWindow *self, const GError *error);

static void
copy_chosen_cb (GtkNativeDialog *chooser, int response, LisWindow *self)
{
  g_autofree char *path = response == GTK_RESPONSE_ACCEPT ? lis_window_take_chosen_path (self) : NULL;

  g_clear_object (&self->chooser);
  if (path != NULL)
    lis_session_save_copy (self->session, path);
  else if (self->stuck_error != NULL)
    show_stuck (self, self->stuck_error);
}

static void
choose_copy (LisWindow *self)
{
  g_autofree char *name = g_path_get_basename (lis_session_get_path (self->session));
  GtkFileChooserNative *chooser =
    lis_window_create_plan_chooser (self, _("Save a copy of the plan"), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  lis_window_show_chooser (self, chooser, G_CALLBACK (copy_chosen_cb));
}

static void
stuck_answered_cb (AdwMessageDialog *dialog, const char *response, LisWindow *self)
{
  self->stuck_dialog = NULL;
  if (self->session == NULL)
    return;
  if (g_str_equal (response, "copy"))
    choose_copy (self);
  else if (g_str_equal (response, "give-up"))
    lis_session_give_up (self->session);
  else
    lis_session_retry (self->session);
}

static void
show_stuck (LisWindow *self, const GError *error)
{
  g_autofree char *body =
    g_strdup_printf (_("%s\n\nThe change waits here; nothing is lost yet."), error->message);
  AdwMessageDialog *dialog =
    ADW_MESSAGE_DIALOG (adw_message_dialog_new (find_parent (self), _("The change could not be saved"), body));

  adw_message_dialog_add_responses (dialog, "give-up", _("_Discard the Change"), "copy", _("Save a _Copy Elsewhere…"),
                                    "retry", _("_Try Again"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "give-up", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "retry", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "retry");
  /* Closing the message must not throw away the change. */
  adw_message_dialog_set_close_response (dialog, "retry");
  g_signal_connect_object (dialog, "response", G_CALLBACK (stuck_answered_cb), self, 0);
  self->stuck_dialog = GTK_WIDGET (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
stuck_cb (LisWindow *self, const GError *error)
{
  g_clear_error (&self->stuck_error);
  self->stuck_error = g_error_copy (error);
  if (self->stuck_dialog == NULL)
    show_stuck (self, error);
}

/* Saving */

static gboolean
saving_shown_cb (gpointer data)
{
  LisWindow *self = data;

  self->saving_timer = 0;
  gtk_widget_set_visible (self->saving_box, lis_session_is_saving (self->session));
  return G_SOURCE_REMOVE;
}

static void
saving_changed_cb (LisWindow *self)
{
  g_clear_handle_id (&self->saving_timer, g_source_remove);
  if (lis_session_is_saving (self->session))
    gtk_widget_set_visible (self->saving_box, TRUE);
  else
    self->saving_timer = g_timeout_add (SAVING_MILLISECONDS, saving_shown_cb, self);
  if (!lis_session_is_saving (self->session))
    g_clear_error (&self->stuck_error);
  if (self->close_when_saved && !lis_session_is_saving (self->session))
    {
      self->close_when_saved = FALSE;
      gtk_window_close (GTK_WINDOW (self));
    }
}

gboolean
lis_window_hold_back_close (LisWindow *self)
{
  lis_session_flush (self->session);
  if (!lis_session_is_saving (self->session))
    return FALSE;
  self->close_when_saved = TRUE;
  return TRUE;
}

static void
labels_changed_cb (LisWindow *self)
{
  lis_window_update_actions (self);
}

void
lis_window_follow_writing (LisWindow *self)
{
  static const struct
  {
    const char *signal;
    GCallback   callback;
  } followed[] = {
    { "written", G_CALLBACK (written_cb) },
    { "author-wanted", G_CALLBACK (author_wanted_cb) },
    { "stuck", G_CALLBACK (stuck_cb) },
    { "refused", G_CALLBACK (refused_cb) },
    { "notify::saving", G_CALLBACK (saving_changed_cb) },
    { "notify::undo-label", G_CALLBACK (labels_changed_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (self->session, followed[i].signal, followed[i].callback, self, G_CONNECT_SWAPPED);
}

void
lis_window_drop_writing (LisWindow *self)
{
  g_clear_handle_id (&self->saving_timer, g_source_remove);
  g_clear_error (&self->stuck_error);
  lis_window_drop_records (self);
}

void
lis_window_install_writing_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_activated);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_activated);
  gtk_widget_class_install_action (widget_class, "win.undo-change", "x", undo_change_activated);
  lis_window_install_record_actions (widget_class);
}
