/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-papers-page.h"

#include <glib/gi18n-lib.h>

#include "lis-label.h"
#include "lis-papers-page-private.h"

/* A paper that is made sooner is not announced. */
#define WAIT_MILLISECONDS 300

G_DEFINE_FINAL_TYPE (LisPapersPage, lis_papers_page, LIS_TYPE_PAGE)

/* The list of papers */

static GtkWidget *
create_row (LisPrintoutKind kind)
{
  const char *title = lis_printout_kind_get_title (kind), *summary = lis_printout_kind_get_summary (kind);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", title, summary);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *heading = gtk_label_new (title), *text = gtk_label_new (summary);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (text, "caption");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
paper_selected_cb (LisPapersPage *self, GtkListBoxRow *row)
{
  if (row != NULL && !self->is_filling)
    lis_printout_choose_kind (self->printout, (LisPrintoutKind) gtk_list_box_row_get_index (row));
}

static void
paper_activated_cb (LisPapersPage *self, GtkListBoxRow *row)
{
  adw_leaflet_set_visible_child (self->leaflet, self->paper_pane);
}

static void
list_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisPapersPage *self = data;

  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  gtk_widget_child_focus (GTK_WIDGET (self->papers), GTK_DIR_TAB_FORWARD);
}

/* The preview */

static void
update_page_label (LisPapersPage *self)
{
  LisPrintoutSheets *sheets = lis_printout_get_sheets (self->printout);
  g_autofree char *page = NULL, *about = NULL;

  if (sheets == NULL)
    {
      lis_label_say (self->page_label, "");
      return;
    }
  page = lis_printout_sheets_describe_page (sheets, lis_printout_view_get_page (self->view));
  about = lis_printout_sheets_describe (sheets);
  lis_label_say (self->page_label, page);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->page_label), page);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, about,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, page, -1);
}

static void
fill_lines (LisPapersPage *self)
{
  LisPrintoutSheets *sheets = lis_printout_get_sheets (self->printout);
  g_auto (GStrv) lines = sheets != NULL && self->as_text ? lis_printout_sheets_list_lines (sheets) : NULL;
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) lines);
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (G_LIST_MODEL (g_steal_pointer (&list)));

  gtk_list_view_set_model (self->lines, GTK_SELECTION_MODEL (selection));
}

static void
line_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_item_set_child (item, label);
}

static void
line_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
}

static void
show_needs (LisPapersPage *self)
{
  guint asks = lis_printout_kind_get_asks (lis_printout_get_choices (self->printout)->kind);

  adw_status_page_set_title (self->needs_page, (asks & LIS_PRINTOUT_NEEDS_PERSON) != 0 ? _("Which Doctor?")
                                                                                       : _("Which Department?"));
  gtk_stack_set_visible_child_name (self->stack, "needs");
}

static gboolean
waited_cb (gpointer data)
{
  LisPapersPage *self = data;

  self->wait_timer = 0;
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "working");
  return G_SOURCE_REMOVE;
}

static void
update_stack (LisPapersPage *self)
{
  const GError *error = lis_printout_get_error (self->printout);
  gboolean is_waiting = lis_printout_is_working (self->printout) && lis_printout_get_sheets (self->printout) == NULL;

  if (is_waiting && self->wait_timer == 0)
    self->wait_timer = g_timeout_add (WAIT_MILLISECONDS, waited_cb, self);
  if (is_waiting)
    return;
  g_clear_handle_id (&self->wait_timer, g_source_remove);
  gtk_spinner_stop (self->spinner);
  if (lis_printout_get_sheets (self->printout) != NULL)
    gtk_stack_set_visible_child_name (self->stack, self->as_text ? "text" : "pages");
  else if (error != NULL)
    {
      adw_status_page_set_description (self->error_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
  else if (!lis_printout_choices_are_complete (lis_printout_get_choices (self->printout)))
    show_needs (self);
}

static void
sheets_notified_cb (LisPapersPage *self)
{
  lis_printout_view_set_sheets (self->view, lis_printout_get_sheets (self->printout));
  fill_lines (self);
  update_page_label (self);
  lis_papers_page_update_output (self);
  update_stack (self);
}

static void
choices_notified_cb (LisPapersPage *self)
{
  LisPrintoutKind kind = lis_printout_get_choices (self->printout)->kind;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->papers, (int) kind);

  lis_papers_page_fill_choices (self);
  self->is_filling = TRUE;
  gtk_list_box_select_row (self->papers, row);
  self->is_filling = FALSE;
}

/* Papers without anything to put on them are not offered. */
static void
subjects_notified_cb (LisPapersPage *self)
{
  lis_papers_page_forget_records (self);
  for (guint i = 0; i < LIS_N_PRINTOUT_KINDS; i++)
    gtk_widget_set_visible (GTK_WIDGET (gtk_list_box_get_row_at_index (self->papers, (int) i)),
                            lis_printout_offers (self->printout, (LisPrintoutKind) i));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    lis_papers_page_fill_choices (self);
}

/* Commands */

static void
zoom_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisPrintoutView *view = LIS_PAPERS_PAGE (data)->view;
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "zoom-in"))
    lis_printout_view_zoom_by (view, 1);
  else if (g_str_equal (name, "zoom-out"))
    lis_printout_view_zoom_by (view, -1);
  else
    lis_printout_view_zoom_reset (view);
}

static void
as_text_changed_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  LisPapersPage *self = data;

  g_simple_action_set_state (action, state);
  self->as_text = g_variant_get_boolean (state);
  fill_lines (self);
  update_stack (self);
}

static void
add_actions (LisPapersPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "zoom-in", .activate = zoom_activated_cb },
    { .name = "zoom-out", .activate = zoom_activated_cb },
    { .name = "zoom-reset", .activate = zoom_activated_cb },
    { .name = "list", .activate = list_activated_cb },
    { .name = "as-text", .state = "false", .change_state = as_text_changed_cb },
  };

  g_action_map_add_action_entries (lis_page_get_actions (LIS_PAGE (self)), entries, G_N_ELEMENTS (entries), self);
  lis_papers_page_add_output_actions (self);
}

/* The page */

static void
mapped_cb (LisPapersPage *self)
{
  lis_printout_set_active (self->printout, TRUE);
  lis_papers_page_fill_choices (self);
  update_stack (self);
}

static void
unmapped_cb (LisPapersPage *self)
{
  if (self->printout != NULL)
    lis_printout_set_active (self->printout, FALSE);
}

static void
lis_papers_page_shown (LisPage *page)
{
  LisPapersPage *self = LIS_PAPERS_PAGE (page);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->papers);

  if (row != NULL && adw_leaflet_get_visible_child (self->leaflet) == self->list_pane)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Ctrl+F: the paper's own subject is searched for. */
static gboolean
lis_papers_page_search (LisPage *page)
{
  LisPapersPage *self = LIS_PAPERS_PAGE (page);
  guint asks = lis_printout_kind_get_asks (lis_printout_get_choices (self->printout)->kind);

  if ((asks & (LIS_PRINTOUT_ASKS_UNIT | LIS_PRINTOUT_ASKS_PERSON)) == 0)
    return FALSE;
  adw_leaflet_set_visible_child (self->leaflet, self->paper_pane);
  lis_record_chooser_popup ((asks & LIS_PRINTOUT_ASKS_PERSON) != 0 ? self->person : self->unit);
  return TRUE;
}

static void
connect_printout (LisPapersPage *self)
{
  static const struct { const char *signal; GCallback callback; } signals[] = {
    { "notify::choices", G_CALLBACK (choices_notified_cb) },
    { "notify::subjects", G_CALLBACK (subjects_notified_cb) },
    { "notify::sheets", G_CALLBACK (sheets_notified_cb) },
    { "notify::working", G_CALLBACK (update_stack) },
    { "notify::working", G_CALLBACK (lis_papers_page_update_output) },
    { "notify::error", G_CALLBACK (update_stack) },
    { "notify::saving", G_CALLBACK (lis_papers_page_update_output) },
    { "notify::progress", G_CALLBACK (lis_papers_page_update_output) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (self->printout, signals[i].signal, signals[i].callback, self, G_CONNECT_SWAPPED);
}

static void
pathways_notified_cb (LisPapersPage *self)
{
  lis_papers_page_forget_records (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    lis_papers_page_fill_choices (self);
}

static void
lis_papers_page_constructed (GObject *object)
{
  LisPapersPage *self = LIS_PAPERS_PAGE (object);
  LisSession *session = lis_page_get_session (LIS_PAGE (self));

  G_OBJECT_CLASS (lis_papers_page_parent_class)->constructed (object);
  self->printout = lis_printout_new (session);
  connect_printout (self);
  g_signal_connect_object (session, "notify::pathways", G_CALLBACK (pathways_notified_cb), self, G_CONNECT_SWAPPED);
  add_actions (self);
  for (guint i = 0; i < LIS_N_PRINTOUT_KINDS; i++)
    gtk_list_box_append (self->papers, create_row ((LisPrintoutKind) i));
  subjects_notified_cb (self);
  choices_notified_cb (self);
  lis_papers_page_update_output (self);
}

static void
lis_papers_page_dispose (GObject *object)
{
  LisPapersPage *self = LIS_PAPERS_PAGE (object);

  lis_papers_page_clear_output (self);
  g_clear_handle_id (&self->wait_timer, g_source_remove);
  if (self->printout != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->printout, self);
      lis_printout_set_active (self->printout, FALSE);
    }
  g_clear_object (&self->printout);
  G_OBJECT_CLASS (lis_papers_page_parent_class)->dispose (object);
}

static void
lis_papers_page_class_init (LisPapersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lis_papers_page_constructed;
  object_class->dispose = lis_papers_page_dispose;
  LIS_PAGE_CLASS (klass)->shown = lis_papers_page_shown;
  LIS_PAGE_CLASS (klass)->search = lis_papers_page_search;

  g_type_ensure (LIS_TYPE_PRINTOUT_VIEW);
  g_type_ensure (LIS_TYPE_RECORD_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lisplan/Lisplan/lis-papers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, papers);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, paper_pane);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, view);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, lines);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, needs_page);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, page_label);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, saving_revealer);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, saving_bar);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, print_button);
  gtk_widget_class_bind_template_callback (widget_class, paper_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, paper_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_page_label);
  lis_papers_page_bind_choices (widget_class);
}

static void
lis_papers_page_init (LisPapersPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  lis_label_say (self->page_label, "");
  g_signal_connect (factory, "setup", G_CALLBACK (line_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (line_bind_cb), NULL);
  gtk_list_view_set_factory (self->lines, factory);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (unmapped_cb), NULL);
}

void
lis_papers_page_choose (LisPapersPage *self, const LisPrintoutChoices *choices)
{
  g_return_if_fail (LIS_IS_PAPERS_PAGE (self) && choices != NULL);

  if (!lis_date_range_is_empty (choices->days))
    self->seen_days = choices->days;
  lis_printout_set_choices (self->printout, choices);
  lis_papers_page_fill_choices (self);
  adw_leaflet_set_visible_child (self->leaflet, self->paper_pane);
  /* Enter prints, as soon as there is something to print. */
  self->wants_print = TRUE;
  lis_papers_page_update_output (self);
}

void
lis_papers_page_choose_doctor (LisPapersPage *self, LisId person)
{
  LisPrintoutChoices choices;

  g_return_if_fail (LIS_IS_PAPERS_PAGE (self));

  choices = lis_printout_recall (self->printout, LIS_PRINTOUT_DOCTOR);
  choices.person = person;
  lis_papers_page_choose (self, &choices);
}
