/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-record-dialog.h"

#include "lis-change-set.h"
#include "lis-error.h"
#include "lis-form-row.h"
#include "lis-label.h"

struct _LisRecordDialog
{
  AdwWindow parent_instance;

  /* template */
  AdwWindowTitle *window_title;
  GtkWidget      *save_button;
  GtkSpinner     *spinner;
  GtkLabel       *notice;
  GtkWidget      *groups;

  LisSession    *session;
  LisRecordForm *form;
  GPtrArray     *rows; /* LisFormRow, children */
  gboolean       is_saving;
  gboolean       is_done;
};

G_DEFINE_FINAL_TYPE (LisRecordDialog, lis_record_dialog, ADW_TYPE_WINDOW)

enum
{
  SAVED,
  DISCARDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
lis_record_dialog_dispose (GObject *object)
{
  LisRecordDialog *self = LIS_RECORD_DIALOG (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->form);
  G_OBJECT_CLASS (lis_record_dialog_parent_class)->dispose (object);
}

void
lis_record_dialog_tell (LisRecordDialog *self, const char *text)
{
  lis_label_say (self->notice, text);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), text != NULL);
}

static void
set_saving (LisRecordDialog *self, gboolean saving)
{
  self->is_saving = saving;
  /* A text that has the focus must not go under its cursor. */
  if (saving)
    gtk_widget_grab_focus (self->save_button);
  gtk_spinner_set_spinning (self->spinner, saving);
  gtk_widget_set_sensitive (self->groups, !saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", !saving);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisRecordDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = lis_session_write_finish (LIS_SESSION (source), result, NULL, &error);

  if (self->form == NULL)
    return;
  set_saving (self, FALSE);
  if (saved)
    {
      self->is_done = TRUE;
      g_signal_emit (self, signals[SAVED], 0);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (!g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED))
    lis_record_dialog_tell (self, error->message);
}

static void
focus_field (LisRecordDialog *self, guint index)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (lis_form_row_get_index (self->rows->pdata[i]) == index)
      lis_form_row_focus (self->rows->pdata[i]);
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisRecordDialog *self = LIS_RECORD_DIALOG (widget);
  guint fault = lis_record_form_find_fault (self->form);
  LisChangeSet *set;

  if (fault != G_MAXUINT)
    {
      focus_field (self, fault);
      return;
    }
  set = lis_record_form_make_change_set (self->form, lis_session_new_id (self->session));
  if (set == NULL)
    {
      /* Nothing is different: there is nothing to wait for. */
      self->is_done = TRUE;
      g_signal_emit (self, signals[SAVED], 0);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  lis_record_dialog_tell (self, NULL);
  set_saving (self, TRUE);
  lis_session_commit (self->session, set, saved_cb, g_object_ref (self));
}

static gboolean
lis_record_dialog_close_request (GtkWindow *window)
{
  LisRecordDialog *self = LIS_RECORD_DIALOG (window);

  /* What is on its way to the disk is waited for. */
  if (self->is_saving)
    return TRUE;
  if (!self->is_done)
    g_signal_emit (self, signals[DISCARDED], 0);
  self->is_done = TRUE;
  return GTK_WINDOW_CLASS (lis_record_dialog_parent_class)->close_request (window);
}

static void
lis_record_dialog_class_init (LisRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lis_record_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lis_record_dialog_close_request;
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[DISCARDED] = g_signal_new ("discarded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lisplan/Lisplan/lis-record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LisRecordDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, LisRecordDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, LisRecordDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, LisRecordDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, LisRecordDialog, groups);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.save", NULL);
}

static void
lis_record_dialog_init (LisRecordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

/* The list inside a group without a heading has no name of its own. */
static void
name_list_in (GtkWidget *widget, const char *name)
{
  if (GTK_IS_LIST_BOX (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !GTK_IS_LIST_BOX (widget);
       child = gtk_widget_get_next_sibling (child))
    name_list_in (child, name);
}

static GtkWidget *
add_group (LisRecordDialog *self, const char *heading)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (heading != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), heading);
  else
    name_list_in (group, lis_record_form_get_title (self->form));
  gtk_box_append (GTK_BOX (self->groups), group);
  return group;
}

static void
fill (LisRecordDialog *self)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < lis_record_form_get_n_fields (self->form); i++)
    {
      const LisFormField *field = lis_record_form_get_field (self->form, i);
      GtkWidget *row;

      if (field->is_hidden)
        continue;
      if (group == NULL || field->heading != NULL)
        group = add_group (self, field->heading);
      row = lis_form_row_new (self->form, i);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      g_ptr_array_add (self->rows, row);
    }
}

static gboolean
wants_attention (const LisFormField *field)
{
  return field->message != NULL || field->is_touched;
}

/* Where one begins to type: what must be filled in and is not, or what a draft has brought back, else the first
 * field. */
static void
focus_first (LisRecordDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (wants_attention (lis_record_form_get_field (self->form, lis_form_row_get_index (self->rows->pdata[i]))))
      {
        lis_form_row_focus (self->rows->pdata[i]);
        return;
      }
  if (self->rows->len > 0)
    lis_form_row_focus (self->rows->pdata[0]);
}

GtkWidget *
lis_record_dialog_new (GtkWindow *parent, LisSession *session, LisRecordForm *form)
{
  LisRecordDialog *self = g_object_new (LIS_TYPE_RECORD_DIALOG, "transient-for", parent, NULL);
  const char *title = lis_record_form_get_title (form);

  self->session = g_object_ref (session);
  self->form = g_object_ref (form);
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->window_title, title);
  fill (self);
  focus_first (self);
  return GTK_WIDGET (self);
}

LisRecordForm *
lis_record_dialog_get_form (LisRecordDialog *self)
{
  return self->form;
}
