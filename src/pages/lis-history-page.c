/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-history-page.h"

#include <glib/gi18n-lib.h>

#include "lis-change-set.h"
#include "lis-date-input.h"
#include "lis-history-model.h"
#include "lis-history-row.h"

/* Typing is followed, but not letter by letter. */
#define TYPING_MILLISECONDS 250

struct _LisHistoryPage
{
  LisPage parent_instance;

  GtkSearchBar    *search_bar;
  GtkEditable     *search_entry;
  GtkWidget       *chips;
  GtkWidget       *record_chip;
  GtkLabel        *record_label;
  GtkWidget       *person_buttons;
  GtkWidget       *filter_chip;
  GtkStack        *stack; /* changes, empty, nothing-found, error, loading */
  AdwStatusPage   *error_page;
  GtkListBox      *list;
  GtkWidget       *more_button;
  GtkDropDown     *kind;
  GtkEditable     *who;
  GtkEditable     *from;
  GtkEditable     *until;

  LisHistoryModel *model; /* NULL until the page is first shown */
  LisEntityType    record_type;
  LisId            record;
  gconstpointer    shown_data; /* of the session when the history was read; only to compare with */
  guint            typing_timer;
  gboolean         is_clearing;
  gboolean         focus_wanted; /* by the first row, once there is one */
};

G_DEFINE_FINAL_TYPE (LisHistoryPage, lis_history_page, LIS_TYPE_PAGE)

/* In the order of the template. */
static const guint kinds[] = {
  0,
  1u << LIS_CHANGE_KIND_EDIT,
  1u << LIS_CHANGE_KIND_IMPORT | 1u << LIS_CHANGE_KIND_CATALOGUE | 1u << LIS_CHANGE_KIND_SAMPLE,
  1u << LIS_CHANGE_KIND_UNDO | 1u << LIS_CHANGE_KIND_REDO,
  1u << LIS_CHANGE_KIND_ERASE,
};

static gboolean
is_filtered (LisHistoryPage *self)
{
  return gtk_drop_down_get_selected (self->kind) > 0 || *gtk_editable_get_text (self->who) != '\0'
         || *gtk_editable_get_text (self->from) != '\0' || *gtk_editable_get_text (self->until) != '\0';
}

/* NONE, and marked, when it is no day. */
static LisDate
read_day (LisHistoryPage *self, GtkEditable *entry, gboolean is_last)
{
  const LisDateInput input = { lis_session_get_today (lis_page_get_session (LIS_PAGE (self))), LIS_DATE_NONE,
                               LIS_DATE_NONE, is_last };
  const char *text = gtk_editable_get_text (entry);
  LisDate day = lis_date_input_parse (text, &input);
  gboolean is_wrong = *text != '\0' && !lis_date_is_set (day);

  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (entry), is_wrong ? _("This is no day, such as 31.12.2026") : NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  return *text != '\0' ? day : LIS_DATE_NONE;
}

static void
update_chips (LisHistoryPage *self)
{
  const char *name = lis_history_model_get_record_name (self->model);
  gboolean has_record = self->record_type != LIS_ENTITY_NONE;

  gtk_widget_set_visible (self->record_chip, has_record);
  gtk_widget_set_visible (self->person_buttons, self->record_type == LIS_ENTITY_PERSON);
  gtk_widget_set_visible (self->filter_chip, is_filtered (self));
  gtk_widget_set_visible (self->chips, has_record || is_filtered (self));
  if (has_record && name != NULL)
    {
      g_autofree char *spoken = g_strdup_printf (_("History of %s. Press to see the whole plan's."), name);

      gtk_label_set_text (self->record_label, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->record_chip), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    }
}

static void
ask (LisHistoryPage *self)
{
  LisHistoryQuestion question = LIS_HISTORY_QUESTION_INIT;
  LisDate last = read_day (self, self->until, TRUE);

  g_clear_handle_id (&self->typing_timer, g_source_remove);
  if (self->model == NULL)
    return;
  question.entity = self->record_type;
  question.record = self->record;
  question.author = gtk_editable_get_text (self->who);
  question.kinds = kinds[gtk_drop_down_get_selected (self->kind)];
  question.from = read_day (self, self->from, FALSE);
  question.until = lis_date_is_set (last) ? last + 1 : LIS_DATE_NONE;
  question.search = gtk_editable_get_text (self->search_entry);
  lis_history_model_ask (self->model, &question);
  update_chips (self);
}

static gboolean
typed_cb (gpointer data)
{
  LisHistoryPage *self = data;

  self->typing_timer = 0;
  ask (self);
  return G_SOURCE_REMOVE;
}

static void
filter_changed_cb (LisHistoryPage *self)
{
  if (self->is_clearing)
    return;
  g_clear_handle_id (&self->typing_timer, g_source_remove);
  self->typing_timer = g_timeout_add (TYPING_MILLISECONDS, typed_cb, self);
}

static void
clear_filter_cb (LisHistoryPage *self)
{
  self->is_clearing = TRUE;
  gtk_drop_down_set_selected (self->kind, 0);
  gtk_editable_set_text (self->who, "");
  gtk_editable_set_text (self->from, "");
  gtk_editable_set_text (self->until, "");
  gtk_editable_set_text (self->search_entry, "");
  self->is_clearing = FALSE;
  ask (self);
}

static void
clear_record_cb (LisHistoryPage *self)
{
  lis_history_page_ask (self, LIS_ENTITY_NONE, LIS_ID_NONE);
}

static void
activate_for_person (LisHistoryPage *self, const char *action)
{
  char id[LIS_ID_TEXT_SIZE];

  lis_id_to_text (self->record, lis_entity_get (LIS_ENTITY_PERSON)->prefix, id);
  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", id);
}

static void
export_clicked_cb (LisHistoryPage *self)
{
  activate_for_person (self, "win.export-person");
}

static void
erase_clicked_cb (LisHistoryPage *self)
{
  activate_for_person (self, "win.erase-person");
}

static void
more_clicked_cb (LisHistoryPage *self)
{
  lis_history_model_read_more (self->model);
}

/* What is shown */

static const char *
choose_child (LisHistoryPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    return "changes";
  if (lis_history_model_is_loading (self->model))
    return "loading";
  if (lis_history_model_get_error (self->model) != NULL)
    return "error";
  if (is_filtered (self) || *gtk_editable_get_text (self->search_entry) != '\0'
      || self->record_type != LIS_ENTITY_NONE)
    return "nothing-found";
  return "empty";
}

static void
update_list (LisHistoryPage *self)
{
  const GError *error = lis_history_model_get_error (self->model);

  if (error != NULL)
    {
      g_autofree char *message = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->error_page, message);
    }
  gtk_stack_set_visible_child_name (self->stack, choose_child (self));
  gtk_widget_set_visible (self->more_button, lis_history_model_has_more (self->model));
  update_chips (self);
  if (self->focus_wanted && g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    {
      self->focus_wanted = FALSE;
      gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
    }
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  return lis_history_row_new (item);
}

static void
refresh (LisHistoryPage *self)
{
  LisPathways *pathways = lis_session_get_pathways (lis_page_get_session (LIS_PAGE (self)));

  if (pathways == NULL || pathways->data == self->shown_data)
    return;
  self->shown_data = pathways->data;
  lis_history_model_refresh (self->model);
}

/* Also when another program has written. */
static void
pathways_changed_cb (LisHistoryPage *self)
{
  if (self->model != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
begin (LisHistoryPage *self)
{
  LisSession *session = lis_page_get_session (LIS_PAGE (self));

  self->model = lis_history_model_new (session);
  self->shown_data = lis_session_get_pathways (session)->data;
  g_signal_connect_object (self->model, "notify", G_CALLBACK (update_list), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::pathways", G_CALLBACK (pathways_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->model), create_row, self, NULL);
  ask (self);
}

void
lis_history_page_ask (LisHistoryPage *self, LisEntityType type, LisId id)
{
  g_return_if_fail (LIS_IS_HISTORY_PAGE (self));

  self->record_type = type;
  self->record = id;
  if (self->model != NULL)
    ask (self);
}

static void
lis_history_page_shown (LisPage *page)
{
  LisHistoryPage *self = LIS_HISTORY_PAGE (page);

  self->focus_wanted = TRUE;
  if (self->model == NULL)
    begin (self);
  else
    refresh (self);
  update_list (self);
}

static gboolean
lis_history_page_search (LisPage *page)
{
  LisHistoryPage *self = LIS_HISTORY_PAGE (page);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  return TRUE;
}

static void
lis_history_page_dispose (GObject *object)
{
  LisHistoryPage *self = LIS_HISTORY_PAGE (object);

  g_clear_handle_id (&self->typing_timer, g_source_remove);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (lis_history_page_parent_class)->dispose (object);
}

static void
lis_history_page_class_init (LisHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lis_history_page_dispose;
  LIS_PAGE_CLASS (klass)->shown = lis_history_page_shown;
  LIS_PAGE_CLASS (klass)->search = lis_history_page_search;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lisplan/Lisplan/lis-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LisHistoryPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, LisHistoryPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LisHistoryPage, chips);
  gtk_widget_class_bind_template_child (widget_class, LisHistoryPage, record_chip);
  gtk_widget_class_bind_template_child (widget_class, LisHistoryPage, record_label);
  gtk_widget_class_bind_template_child (widget_class, LisHistoryPage, person_buttons);
  gtk_widget_class_bind_template_child (widget_class, LisHistoryPage, filter_chip);
  gtk_widget_class_bind_template_child (widget_class, LisHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LisHistoryPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, LisHistoryPage, list);
  gtk_widget_class_bind_template_child (widget_class, LisHistoryPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, LisHistoryPage, kind);
  gtk_widget_class_bind_template_child (widget_class, LisHistoryPage, who);
  gtk_widget_class_bind_template_child (widget_class, LisHistoryPage, from);
  gtk_widget_class_bind_template_child (widget_class, LisHistoryPage, until);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_record_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, erase_clicked_cb);
}

static void
lis_history_page_init (LisHistoryPage *self)
{
  self->record_type = LIS_ENTITY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
}
