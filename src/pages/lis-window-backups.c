/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-error.h"
#include "lis-passphrase-dialog.h"
#include "lis-window-private.h"

/* Backups, copies that go elsewhere, and what came back from there. */

static LisBackupKeeper *
get_keeper (LisWindow *self)
{
  return lis_session_get_backup_keeper (self->session);
}

/* The bar that tells why there is no backup */

static void
fault_changed_cb (LisWindow *self)
{
  LisBackupKeeper *keeper = get_keeper (self);
  const GError *fault = keeper != NULL ? lis_backup_keeper_get_fault (keeper) : NULL;
  gboolean is_shown = fault != NULL && lis_session_get_state (self->session) == LIS_SESSION_READY;

  if (is_shown && g_error_matches (fault, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED))
    {
      gtk_info_bar_set_message_type (self->fault_bar, GTK_MESSAGE_ERROR);
      gtk_label_set_text (self->fault_label,
                          _("The plan is damaged. Nothing was overwritten: restore the newest backup."));
    }
  else if (is_shown)
    {
      g_autofree char *text = g_strdup_printf (_("The plan could not be backed up: %s"), fault->message);

      gtk_info_bar_set_message_type (self->fault_bar, GTK_MESSAGE_WARNING);
      gtk_label_set_text (self->fault_label, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->fault_bar), is_shown);
  gtk_info_bar_set_revealed (self->fault_bar, is_shown);
}

void
lis_window_follow_keeper (LisWindow *self)
{
  LisBackupKeeper *keeper = get_keeper (self);

  if (keeper != self->followed_keeper)
    {
      g_set_weak_pointer (&self->followed_keeper, keeper);
      if (keeper != NULL)
        g_signal_connect_object (keeper, "notify::fault", G_CALLBACK (fault_changed_cb), self, G_CONNECT_SWAPPED);
    }
  fault_changed_cb (self);
}

void
lis_window_start_keeper (LisWindow *self)
{
  LisBackupKeeper *keeper = get_keeper (self);

  if (keeper != NULL)
    lis_backup_keeper_start (keeper);
}

/* Restoring */

/* What a dialog about a backup was opened for. */
typedef struct
{
  LisWindow *window;
  char      *path;
} Question;

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->window);
  g_free (question->path);
  g_free (question);
}

static Question *
make_question (LisWindow *self, const char *path)
{
  Question *question = g_new0 (Question, 1);

  question->window = g_object_ref (self);
  question->path = g_strdup (path);
  return question;
}

static void
restored_cb (LisWindow *self, const char *set_aside, const GError *error)
{
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      lis_window_show_error (self, _("The backup was not restored"), error);
      return;
    }
  if (set_aside == NULL)
    {
      lis_window_tell (self, _("The backup is restored."));
      return;
    }
  text = g_strdup_printf (_("The backup is restored. The damaged plan lies in “%s”."), set_aside);
  lis_window_tell (self, text);
}

static void
restore_answered_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  LisWindow *self = question->window;

  if (!g_str_equal (response, "restore") || self->session == NULL)
    return;
  adw_status_page_set_title (self->loading_page, _("Restoring the backup"));
  lis_session_flush (self->session);
  lis_session_restore (self->session, question->path, NULL);
}

static GtkWidget *
create_lines (char **lines)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; lines[i] != NULL; i++)
    gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", lines[i], "wrap", TRUE, "xalign", 0.0,
                                                 NULL));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 200);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = lis_backup_keeper_compare_finish (LIS_BACKUP_KEEPER (source), result, &error);
  LisWindow *self = question->window;
  const char *body = _("This is what would be taken back. The plan as it is now is kept as a backup, so that you can "
                       "return to it.");
  AdwMessageDialog *dialog;

  if (lines == NULL || self->session == NULL)
    {
      if (self->session != NULL && !g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED))
        lis_window_show_error (self, _("The backup cannot be read"), error);
      free_question (question, NULL);
      return;
    }
  if (lis_session_get_state (self->session) == LIS_SESSION_FAILED)
    body = _("The damaged file is put aside, byte for byte, under a name that says so.");
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self), _("Restore This Backup?"), body));
  adw_message_dialog_set_extra_child (dialog, create_lines (lines));
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "restore", _("_Restore"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "restore", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "restore");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (restore_answered_cb), question, free_question, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
restore_backup (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisWindow *self = LIS_WINDOW (widget);
  const char *path = g_variant_get_string (parameter, NULL);

  if (get_keeper (self) != NULL)
    lis_backup_keeper_compare_async (get_keeper (self), path, NULL, compared_cb, make_question (self, path));
}

/* Copies that go elsewhere */

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean copied = lis_backup_keeper_copy_to_finish (LIS_BACKUP_KEEPER (source), result, &error);

  if (self->session == NULL)
    return;
  if (copied)
    lis_window_tell (self, _("The copy is saved and checked."));
  else if (!g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED))
    lis_window_show_error (self, _("The copy was not saved"), error);
}

static void
copy_chosen_cb (GtkNativeDialog *chooser, int response, LisWindow *self)
{
  g_autofree char *path = response == GTK_RESPONSE_ACCEPT ? lis_window_take_chosen_path (self) : NULL;
  g_autofree char *passphrase = g_steal_pointer (&self->passphrase);

  g_clear_object (&self->chooser);
  if (path == NULL || get_keeper (self) == NULL)
    return;
  lis_session_flush (self->session);
  lis_window_tell (self, _("Saving the copy…"));
  lis_backup_keeper_copy_sealed_to_async (get_keeper (self), path, passphrase, NULL, copied_cb, g_object_ref (self));
}

/* Free with g_free(). */
static char *
make_copy_name (LisWindow *self, const char *suffix)
{
  g_autofree char *name = g_path_get_basename (lis_session_get_path (self->session));
  char iso[LIS_DATE_ISO_SIZE];

  lis_date_to_iso (lis_session_get_today (self->session), iso);
  if (g_str_has_suffix (name, ".lisplan"))
    name[strlen (name) - strlen (".lisplan")] = '\0';
  return g_strdup_printf ("%s %s%s", name, iso, suffix);
}

static void
choose_copy (LisWindow *self, const char *suffix)
{
  g_autofree char *name = make_copy_name (self, suffix);
  GtkFileChooserNative *chooser =
    lis_window_create_plan_chooser (self, _("Save a copy of the plan"), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  lis_window_show_chooser (self, chooser, G_CALLBACK (copy_chosen_cb));
}

static void
save_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisWindow *self = LIS_WINDOW (widget);

  g_clear_pointer (&self->passphrase, g_free);
  choose_copy (self, ".lisplan");
}

static void
encrypt_answered_cb (AdwMessageDialog *dialog, const char *response, LisWindow *self)
{
  if (!g_str_equal (response, "go-on") || self->session == NULL)
    return;
  g_free (self->passphrase);
  self->passphrase = g_strdup (lis_passphrase_dialog_get (dialog));
  choose_copy (self, ".encrypted");
}

static void
encrypted_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisWindow *self = LIS_WINDOW (widget);
  AdwMessageDialog *dialog = lis_passphrase_dialog_new (
    GTK_WINDOW (self), LIS_PASSPHRASE_NEW, _("Encrypted Copy"),
    _("Whoever gets the copy needs the passphrase to open it. Tell it by another way, such as the telephone. Without "
      "it nobody can read the copy, not you either."),
    NULL);

  g_signal_connect_object (dialog, "response", G_CALLBACK (encrypt_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* An encrypted copy is opened */

static void ask_passphrase (LisWindow *self, const char *path, const char *problem);

typedef struct
{
  LisWindow       *window;
  LisBackupKeeper *keeper; /* that makes the plan */
  char            *sealed;
  char            *target;
} Opening;

static void
free_opening (Opening *opening)
{
  lis_backup_keeper_close (opening->keeper);
  g_object_unref (opening->keeper);
  g_object_unref (opening->window);
  g_free (opening->sealed);
  g_free (opening->target);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, free_opening)

static void
unsealed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (GError) error = NULL;
  gboolean opened = lis_backup_keeper_unseal_finish (opening->keeper, result, &error);

  if (opening->window->session == NULL)
    return;
  if (opened)
    lis_window_open_path (opening->window, opening->target);
  else if (g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_PASSPHRASE))
    ask_passphrase (opening->window, opening->sealed, error->message);
  else
    lis_window_show_error (opening->window, _("The encrypted copy could not be opened"), error);
}

static void
target_chosen_cb (GtkNativeDialog *chooser, int response, LisWindow *self)
{
  g_autofree char *path = response == GTK_RESPONSE_ACCEPT ? lis_window_take_chosen_path (self) : NULL;
  g_autofree char *passphrase = g_steal_pointer (&self->passphrase);
  g_autofree char *sealed = g_steal_pointer (&self->sealed_path);
  Opening *opening;

  g_clear_object (&self->chooser);
  if (path == NULL || passphrase == NULL)
    return;
  opening = g_new0 (Opening, 1);
  opening->window = g_object_ref (self);
  opening->keeper = lis_backup_keeper_new (path, NULL, NULL);
  opening->sealed = g_steal_pointer (&sealed);
  opening->target = g_strdup (path);
  lis_window_tell (self, _("Decrypting…"));
  lis_backup_keeper_unseal_async (opening->keeper, opening->sealed, path, passphrase, NULL, unsealed_cb, opening);
}

static void
passphrase_answered_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  LisWindow *self = question->window;
  GtkFileChooserNative *chooser;
  g_autofree char *name = NULL, *suggested = NULL;

  if (!g_str_equal (response, "go-on") || self->session == NULL)
    return;
  g_free (self->passphrase);
  self->passphrase = g_strdup (lis_passphrase_dialog_get (dialog));
  g_free (self->sealed_path);
  self->sealed_path = g_strdup (question->path);
  name = g_path_get_basename (question->path);
  if (g_str_has_suffix (name, ".encrypted"))
    name[strlen (name) - strlen (".encrypted")] = '\0';
  suggested = g_strconcat (name, ".lisplan", NULL);
  chooser = lis_window_create_plan_chooser (self, _("Where to keep the plan"), GTK_FILE_CHOOSER_ACTION_SAVE,
                                            _("_Save"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), suggested);
  lis_window_show_chooser (self, chooser, G_CALLBACK (target_chosen_cb));
}

static void
ask_passphrase (LisWindow *self, const char *path, const char *problem)
{
  AdwMessageDialog *dialog = lis_passphrase_dialog_new (
    GTK_WINDOW (self), LIS_PASSPHRASE_ASK, _("This Copy Is Encrypted"),
    _("Type the passphrase you were told. A plan is made of the copy, in a place you choose."), problem);

  g_signal_connect_data (dialog, "response", G_CALLBACK (passphrase_answered_cb), make_question (self, path),
                         free_question, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
lis_window_open_sealed (LisWindow *self, const char *path)
{
  if (!lis_backup_keeper_is_sealed (path))
    return FALSE;
  ask_passphrase (self, path, NULL);
  return TRUE;
}

/* Tries again to write: others may have closed the plan. */
static void
reopen (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisWindow *self = LIS_WINDOW (widget);
  g_autofree char *path = g_strdup (lis_session_get_path (self->session));

  if (path != NULL)
    lis_session_open (self->session, path);
}

static void
tell (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lis_window_tell (LIS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

void
lis_window_install_backup_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.restore-backup", "s", restore_backup);
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, save_copy);
  gtk_widget_class_install_action (widget_class, "win.encrypted-copy", NULL, encrypted_copy);
  gtk_widget_class_install_action (widget_class, "win.reopen", NULL, reopen);
  gtk_widget_class_install_action (widget_class, "win.tell", "s", tell);
}

void
lis_window_follow_backups (LisWindow *self)
{
  g_signal_connect_object (self->session, "restored", G_CALLBACK (restored_cb), self, G_CONNECT_SWAPPED);
}

void
lis_window_drop_backups (LisWindow *self)
{
  g_clear_weak_pointer (&self->followed_keeper);
  g_clear_pointer (&self->passphrase, g_free);
  g_clear_pointer (&self->sealed_path, g_free);
}
