/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-change-set.h"
#include "lis-error.h"
#include "lis-record-deletion.h"
#include "lis-record-dialog.h"
#include "lis-window-private.h"

/* Forms: opened, kept as drafts while they are typed in, brought back after a crash; and records deleted. */

#define NEW_RECORD "new"

/* What is to be done once the records are read. */
typedef struct
{
  LisWindow    *window;
  LisEntityType type;
  LisId         id;
  LisEntityType owner_type;
  LisId         owner;
} Request;

static void
free_request (Request *request)
{
  g_object_unref (request->window);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, free_request)

static Request *
make_request (LisWindow *self, LisEntityType type, LisId id)
{
  Request *request = g_new0 (Request, 1);

  request->window = g_object_ref (self);
  request->type = type;
  request->id = id;
  request->owner_type = LIS_ENTITY_NONE;
  return request;
}

/* Takes @request. */
static void
load (Request *request, const LisEntityType *entities, GAsyncReadyCallback loaded)
{
  if (entities == NULL || !lis_window_can_write (request->window))
    {
      free_request (request);
      return;
    }
  lis_session_load (request->window->session, entities, NULL, loaded, request);
}

static LisPlanData *
finish_load (Request *request, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  LisSession *session = request->window->session;
  LisPlanData *data;

  if (session == NULL)
    return NULL;
  data = lis_session_load_finish (session, result, &error);
  if (data == NULL)
    lis_window_show_error (request->window, _("The record could not be read"), error);
  return data;
}

/* Drafts: a form is known by its entity and its record, a new one also by whose it is. */

static char *
make_draft_key (LisEntityType type, LisId id, LisEntityType owner_type, LisId owner)
{
  char text[LIS_ID_TEXT_SIZE];

  if (id != LIS_ID_NONE)
    return g_strdup (lis_id_to_text (id, lis_entity_get (type)->prefix, text));
  if (owner_type == LIS_ENTITY_NONE)
    return g_strdup (NEW_RECORD);
  return g_strdup_printf (NEW_RECORD " %s", lis_id_to_text (owner, lis_entity_get (owner_type)->prefix, text));
}

static gboolean
parse_draft_key (const LisDraft *draft, Request *request)
{
  const LisEntity *entity = lis_entity_find (draft->form);
  LisEntityType type;

  if (entity == NULL)
    return FALSE;
  request->type = entity->type;
  request->id = LIS_ID_NONE;
  request->owner_type = LIS_ENTITY_NONE;
  if (g_str_equal (draft->record, NEW_RECORD))
    return TRUE;
  if (g_str_has_prefix (draft->record, NEW_RECORD " "))
    return lis_entity_parse_id (draft->record + strlen (NEW_RECORD " "), &request->owner_type, &request->owner);
  return lis_entity_parse_id (draft->record, &type, &request->id) && type == entity->type;
}

static void
form_changed_cb (LisRecordForm *form, LisWindow *self)
{
  const char *key = g_object_get_data (G_OBJECT (form), "draft");
  const char *name = lis_record_form_get_entity (form)->name;
  LisDrafts *drafts = lis_session_get_drafts (self->session);

  if (drafts == NULL)
    return;
  for (guint i = 0; i < lis_record_form_get_n_fields (form); i++)
    {
      g_autofree char *text = lis_record_form_get_draft (form, i);

      if (text != NULL)
        lis_drafts_set (drafts, name, key, lis_record_form_get_field (form, i)->field->name, text);
    }
}

static void
remove_draft (LisWindow *self, LisRecordForm *form)
{
  LisDrafts *drafts = self->session != NULL ? lis_session_get_drafts (self->session) : NULL;

  g_signal_handlers_disconnect_by_func (form, form_changed_cb, self);
  if (drafts != NULL)
    lis_drafts_remove (drafts, lis_record_form_get_entity (form)->name, g_object_get_data (G_OBJECT (form), "draft"));
}

/* Forms */

static void
saved_cb (LisRecordDialog *dialog, LisWindow *self)
{
  remove_draft (self, lis_record_dialog_get_form (dialog));
}

static void
discarded_cb (LisRecordDialog *dialog, LisWindow *self)
{
  LisRecordForm *form = lis_record_dialog_get_form (dialog);
  gboolean was_changed = lis_record_form_is_changed (form);

  remove_draft (self, form);
  if (!was_changed || self->session == NULL)
    return;
  g_set_object (&self->discarded_form, form);
  lis_window_tell_with_button (self, _("Changes discarded"), _("_Bring Back"), "win.reopen-form");
}

static void
show_form (LisWindow *self, LisRecordForm *form, const char *notice)
{
  GtkWidget *dialog = lis_record_dialog_new (GTK_WINDOW (self), self->session, form);

  g_signal_connect_object (form, "changed", G_CALLBACK (form_changed_cb), self, 0);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, 0);
  g_signal_connect_object (dialog, "discarded", G_CALLBACK (discarded_cb), self, 0);
  lis_record_dialog_tell (LIS_RECORD_DIALOG (dialog), notice);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
loaded_for_form_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
  LisWindow *self = request->window;
  LisPlanData *plan = finish_load (request, result);
  g_autoptr (LisRecordForm) form = NULL;
  g_autoptr (GError) error = NULL;
  const LisDraft *draft;
  char *key;

  if (plan == NULL)
    return;
  form = lis_record_form_new (plan, request->type, request->id, request->owner_type, request->owner,
                              lis_session_get_today (self->session), &error);
  if (form == NULL)
    {
      lis_window_show_error (self, _("There is nothing to edit"), error);
      return;
    }
  key = make_draft_key (request->type, request->id, request->owner_type, request->owner);
  g_object_set_data_full (G_OBJECT (form), "draft", key, g_free);
  draft = lis_drafts_find (lis_session_get_drafts (self->session), lis_entity_get (request->type)->name, key);
  if (draft != NULL)
    lis_record_form_load_draft (form, draft->fields);
  show_form (self, form, draft != NULL ? _("What you had typed is here again. It is not saved yet.") : NULL);
}

void
lis_window_edit_record (LisWindow *self, LisEntityType type, LisId id)
{
  load (make_request (self, type, id), lis_record_form_get_entities (type), loaded_for_form_cb);
}

void
lis_window_add_record (LisWindow *self, LisEntityType type, LisEntityType owner_type, LisId owner)
{
  Request *request = make_request (self, type, LIS_ID_NONE);

  request->owner_type = owner_type;
  request->owner = owner;
  load (request, lis_record_form_get_entities (request->type), loaded_for_form_cb);
}

/* Deleting: undo instead of a question. */

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (lis_session_write_finish (LIS_SESSION (source), result, NULL, &error) || self->session == NULL
      || g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED))
    return;
  lis_window_show_error (self, _("It cannot be deleted"), error);
}

static void
loaded_for_deletion_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
  LisWindow *self = request->window;
  g_autoptr (LisPlanData) plan = finish_load (request, result);
  g_autoptr (GError) error = NULL;
  LisChangeSet *set;

  if (plan == NULL)
    return;
  set = lis_record_deletion_make (plan, request->type, request->id, &error);
  if (set != NULL)
    lis_session_commit (self->session, set, deleted_cb, g_object_ref (self));
  else
    lis_window_show_error (self, _("It cannot be deleted"), error);
}

/* Actions */

static void
edit_record (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisEntityType type;
  LisId id;

  if (lis_entity_parse_id (g_variant_get_string (parameter, NULL), &type, &id))
    lis_window_edit_record (LIS_WINDOW (widget), type, id);
}

static void
delete_record (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisEntityType type;
  LisId id;

  if (lis_entity_parse_id (g_variant_get_string (parameter, NULL), &type, &id))
    load (make_request (LIS_WINDOW (widget), type, id), lis_record_deletion_get_entities (type),
          loaded_for_deletion_cb);
}

/* (ss): name of the entity, id of whose it is, or "". */
static void
add_record (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisEntityType owner_type = LIS_ENTITY_NONE;
  LisId owner = LIS_ID_NONE;
  const LisEntity *entity;
  const char *entity_name, *owner_id;

  g_variant_get (parameter, "(&s&s)", &entity_name, &owner_id);
  entity = lis_entity_find (entity_name);
  if (entity == NULL || (*owner_id != '\0' && !lis_entity_parse_id (owner_id, &owner_type, &owner)))
    return;
  lis_window_add_record (LIS_WINDOW (widget), entity->type, owner_type, owner);
}

static void
add_person (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lis_window_add_record (LIS_WINDOW (widget), LIS_ENTITY_PERSON, LIS_ENTITY_NONE, LIS_ID_NONE);
}

static void
add_period (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisWindow *self = LIS_WINDOW (widget);
  LisId person = lis_selection_get_person (lis_session_get_selection (self->session));

  if (person != LIS_ID_NONE)
    lis_window_add_record (self, LIS_ENTITY_PERIOD, LIS_ENTITY_PERSON, person);
  else
    lis_window_tell (self, _("Choose a doctor first"));
}

static void
reopen_form (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisWindow *self = LIS_WINDOW (widget);
  g_autoptr (LisRecordForm) form = g_steal_pointer (&self->discarded_form);

  if (form == NULL)
    return;
  show_form (self, form, NULL);
  form_changed_cb (form, self);
}

void
lis_window_update_record_actions (LisWindow *self)
{
  static const char *const names[] = { "win.edit-record", "win.delete-record", "win.add-record", "win.add-person",
                                       "win.add-period", "win.reopen-form" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], lis_window_can_write (self));
}

void
lis_window_install_record_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.edit-record", "s", edit_record);
  gtk_widget_class_install_action (widget_class, "win.delete-record", "s", delete_record);
  gtk_widget_class_install_action (widget_class, "win.add-record", "(ss)", add_record);
  gtk_widget_class_install_action (widget_class, "win.add-person", NULL, add_person);
  gtk_widget_class_install_action (widget_class, "win.add-period", NULL, add_period);
  gtk_widget_class_install_action (widget_class, "win.reopen-form", NULL, reopen_form);
}

/* What a crash left */

static void
draft_answered_cb (GtkInfoBar *bar, int response, LisWindow *self)
{
  LisDrafts *drafts = lis_session_get_drafts (self->session);
  g_autoptr (GPtrArray) list = drafts != NULL ? lis_drafts_list (drafts) : NULL;
  const LisDraft *draft = list != NULL && list->len > 0 ? list->pdata[0] : NULL;
  Request *request;

  gtk_info_bar_set_revealed (bar, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (bar), FALSE);
  if (draft == NULL)
    return;
  request = make_request (self, LIS_ENTITY_NONE, LIS_ID_NONE);
  if (response == GTK_RESPONSE_OK && parse_draft_key (draft, request))
    {
      load (request, lis_record_form_get_entities (request->type), loaded_for_form_cb);
      return;
    }
  free_request (request);
  lis_drafts_remove (drafts, draft->form, draft->record);
  lis_window_offer_draft (self);
}

/* Only now, when there is one: most windows never need the bar. */
static void
ensure_draft_bar (LisWindow *self)
{
  GtkWidget *bar;

  if (self->draft_label != NULL)
    return;
  bar = gtk_info_bar_new_with_buttons (_("_Go On"), GTK_RESPONSE_OK, _("_Discard"), GTK_RESPONSE_REJECT, NULL);
  self->draft_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->draft_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->draft_label), 0);
  gtk_widget_set_hexpand (self->draft_label, TRUE);
  gtk_info_bar_add_child (GTK_INFO_BAR (bar), self->draft_label);
  gtk_info_bar_set_message_type (GTK_INFO_BAR (bar), GTK_MESSAGE_QUESTION);
  g_signal_connect_object (bar, "response", G_CALLBACK (draft_answered_cb), self, 0);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->read_only_bar))), bar,
                              GTK_WIDGET (self->read_only_bar));
}

static void
loaded_for_offer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
  LisWindow *self = request->window;
  LisPlanData *plan = finish_load (request, result);
  g_autoptr (LisRecordForm) form = NULL;
  g_autofree char *text = NULL;
  GtkWidget *bar;

  if (plan == NULL)
    return;
  form = lis_record_form_new (plan, request->type, request->id, request->owner_type, request->owner,
                              lis_session_get_today (self->session), NULL);
  ensure_draft_bar (self);
  text = form != NULL ? g_strdup_printf (_("The program ended while you were editing: %s. What you typed is kept."),
                                         lis_record_form_get_title (form))
                      : g_strdup (_("The program ended while you were editing a record that is gone by now."));
  gtk_label_set_text (GTK_LABEL (self->draft_label), text);
  bar = gtk_widget_get_ancestor (self->draft_label, GTK_TYPE_INFO_BAR);
  gtk_widget_set_visible (bar, TRUE);
  gtk_info_bar_set_revealed (GTK_INFO_BAR (bar), TRUE);
}

void
lis_window_offer_draft (LisWindow *self)
{
  LisDrafts *drafts = lis_session_get_drafts (self->session);
  g_autoptr (GPtrArray) list = drafts != NULL ? lis_drafts_list (drafts) : NULL;
  Request *request;

  if (list == NULL || list->len == 0 || !lis_window_can_write (self))
    return;
  request = make_request (self, LIS_ENTITY_NONE, LIS_ID_NONE);
  if (parse_draft_key (list->pdata[0], request))
    load (request, lis_record_form_get_entities (request->type), loaded_for_offer_cb);
  else
    free_request (request);
}

void
lis_window_drop_records (LisWindow *self)
{
  g_clear_object (&self->discarded_form);
}
