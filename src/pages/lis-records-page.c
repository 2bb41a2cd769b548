/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-records-page.h"

#include <glib/gi18n-lib.h>

#include "lis-commands.h"

typedef struct
{
  /* template */
  GtkWidget      *back_button;
  AdwLeaflet     *leaflet;
  GtkWidget      *tools;
  GtkSearchEntry *search_entry;
  GtkStack       *list_stack;
  GtkListView    *list_view;
  AdwStatusPage  *none_page;
  GtkWidget      *add_button;
  GtkStack       *sheet_stack;
  AdwStatusPage  *choose_page;
  GtkScrolledWindow *sheet_scroller;
  AdwClamp       *sheet_clamp;

  const LisRecordsTexts *texts;
  LisDirectoryList      *list;
  GtkSingleSelection    *selection;
  LisId    record;
  guint    show_source;   /* the record chosen is shown when the keys rest */
  guint    scroll_source;
  double   scroll;        /* to go to when the sheet is laid out */
  gboolean is_choosing;   /* the list's selection follows the record, not the other way round */
  gboolean is_restored;

  /* What is shown; only to compare with, since a new reading may have freed them. */
  gconstpointer shown_data;
  gconstpointer shown_findings;
} LisRecordsPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LisRecordsPage, lis_records_page, LIS_TYPE_PAGE)

static LisRecordsPagePrivate *
get_private (LisRecordsPage *self)
{
  return lis_records_page_get_instance_private (self);
}

static LisPathways *
get_pathways (LisRecordsPage *self)
{
  return lis_session_get_pathways (lis_page_get_session (LIS_PAGE (self)));
}

static LisPlanMemory *
get_memory (LisRecordsPage *self)
{
  return lis_session_get_memory (lis_page_get_session (LIS_PAGE (self)));
}

/* Memory */

static void
remember (LisRecordsPage *self, const char *key, const char *value)
{
  LisPlanMemory *memory = get_memory (self);

  if (memory != NULL && get_private (self)->is_restored)
    lis_plan_memory_set_string (memory, LIS_RECORDS_PAGE_GET_CLASS (self)->memory, key,
                                value != NULL && *value != '\0' ? value : NULL);
}

static void
remember_scroll (LisRecordsPage *self)
{
  LisRecordsPagePrivate *priv = get_private (self);
  LisPlanMemory *memory = get_memory (self);

  if (memory != NULL && priv->is_restored && priv->scroll_source == 0)
    lis_plan_memory_set_double (memory, LIS_RECORDS_PAGE_GET_CLASS (self)->memory, "scroll",
                                gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (priv->sheet_scroller)));
}

/* Sheet */

static gboolean
scroll_cb (gpointer data)
{
  LisRecordsPagePrivate *priv = get_private (data);

  priv->scroll_source = 0;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (priv->sheet_scroller), priv->scroll);
  return G_SOURCE_REMOVE;
}

/* After the next layout. */
static void
scroll_later (LisRecordsPage *self, double value)
{
  LisRecordsPagePrivate *priv = get_private (self);

  g_clear_handle_id (&priv->scroll_source, g_source_remove);
  priv->scroll = value;
  priv->scroll_source = g_timeout_add_full (G_PRIORITY_LOW, 60, scroll_cb, self, NULL);
}

/* The row with the focus, by its place in its list: rows are made anew. */
static GtkListBox *
find_focused_row (LisRecordsPage *self, int *index)
{
  GtkWidget *sheet = adw_clamp_get_child (get_private (self)->sheet_clamp);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focused = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row;

  if (focused == NULL || sheet == NULL || !gtk_widget_is_ancestor (focused, sheet))
    return NULL;
  row = GTK_IS_LIST_BOX_ROW (focused) ? focused : gtk_widget_get_ancestor (focused, GTK_TYPE_LIST_BOX_ROW);
  if (row == NULL)
    return NULL;
  *index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  return GTK_LIST_BOX (gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX));
}

static void
focus_row (GtkListBox *list, int index)
{
  GtkListBoxRow *row = NULL;

  while (index >= 0 && row == NULL)
    row = gtk_list_box_get_row_at_index (list, index--);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
fill_sheet (LisRecordsPage *self)
{
  LisRecordsPagePrivate *priv = get_private (self);
  LisPathways *pathways = get_pathways (self);
  int index = -1;
  GtkListBox *focused = find_focused_row (self, &index);
  gboolean is_shown = pathways != NULL && priv->record != LIS_ID_NONE
                      && LIS_RECORDS_PAGE_GET_CLASS (self)->show_sheet (self, pathways, priv->record);

  if (!is_shown)
    priv->record = LIS_ID_NONE;
  gtk_stack_set_visible_child_name (priv->sheet_stack, is_shown ? "sheet" : "choose");
  if (is_shown && focused != NULL)
    focus_row (focused, index);
}

static void
show_record (LisRecordsPage *self, LisId id)
{
  LisRecordsPagePrivate *priv = get_private (self);
  LisEntityType type = LIS_RECORDS_PAGE_GET_CLASS (self)->entity;
  char text[LIS_ID_TEXT_SIZE];

  if (priv->record == id)
    return;
  priv->record = id;
  fill_sheet (self);
  scroll_later (self, 0);
  remember (self, "record",
            priv->record != LIS_ID_NONE ? lis_id_to_text (id, lis_entity_get (type)->prefix, text) : NULL);
}

/* List */

static LisId
get_chosen (LisRecordsPage *self)
{
  LisDirectoryItem *item = gtk_single_selection_get_selected_item (get_private (self)->selection);

  return item != NULL ? lis_directory_item_get_id (item) : LIS_ID_NONE;
}

static gboolean
show_chosen_cb (gpointer data)
{
  LisId chosen = get_chosen (data);

  get_private (data)->show_source = 0;
  if (chosen != LIS_ID_NONE)
    show_record (data, chosen);
  return G_SOURCE_REMOVE;
}

static void
selected_cb (LisRecordsPage *self)
{
  LisRecordsPagePrivate *priv = get_private (self);

  if (priv->is_choosing || adw_leaflet_get_folded (priv->leaflet) || priv->show_source != 0)
    return;
  priv->show_source = g_idle_add (show_chosen_cb, self);
}

static void
activated_cb (LisRecordsPage *self)
{
  LisRecordsPagePrivate *priv = get_private (self);
  LisId chosen = get_chosen (self);

  if (chosen == LIS_ID_NONE)
    return;
  show_record (self, chosen);
  adw_leaflet_set_visible_child_name (priv->leaflet, "sheet");
  gtk_widget_child_focus (GTK_WIDGET (priv->sheet_stack), GTK_DIR_TAB_FORWARD);
}

/* Puts the list's selection on the record shown. */
static void
choose_in_list (LisRecordsPage *self, gboolean scroll)
{
  LisRecordsPagePrivate *priv = get_private (self);
  guint position = lis_directory_list_find (priv->list, priv->record);

  priv->is_choosing = TRUE;
  gtk_single_selection_set_selected (priv->selection, position);
  priv->is_choosing = FALSE;
  if (scroll && position != G_MAXUINT)
    gtk_widget_activate_action (GTK_WIDGET (priv->list_view), "list.scroll-to-item", "u", position);
}

static void
update_list_stack (LisRecordsPage *self)
{
  LisRecordsPagePrivate *priv = get_private (self);
  const char *name = "list";

  if (lis_directory_list_get_total (priv->list) == 0)
    name = "none";
  else if (g_list_model_get_n_items (G_LIST_MODEL (priv->list)) == 0)
    name = "not-found";
  gtk_stack_set_visible_child_name (priv->list_stack, name);
}

/* Without a selection the change is not searched for the item that was selected. */
static void
begin_list_change (LisRecordsPage *self)
{
  LisRecordsPagePrivate *priv = get_private (self);

  priv->is_choosing = TRUE;
  gtk_single_selection_set_selected (priv->selection, GTK_INVALID_LIST_POSITION);
}

static void
end_list_change (LisRecordsPage *self)
{
  get_private (self)->is_choosing = FALSE;
  choose_in_list (self, TRUE);
  update_list_stack (self);
}

void
lis_records_page_renew_list (LisRecordsPage *self)
{
  LisRecordsPagePrivate *priv = get_private (self);
  LisPathways *pathways = get_pathways (self);

  begin_list_change (self);
  lis_directory_list_set_directory (priv->list, pathways != NULL
                                                  ? LIS_RECORDS_PAGE_GET_CLASS (self)->make_directory (self, pathways)
                                                  : NULL);
  end_list_change (self);
}

void
lis_records_page_renew_sheet (LisRecordsPage *self)
{
  fill_sheet (self);
}

static void
search_changed_cb (LisRecordsPage *self)
{
  LisRecordsPagePrivate *priv = get_private (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (priv->search_entry));

  begin_list_change (self);
  lis_directory_list_set_search (priv->list, text);
  end_list_change (self);
  remember (self, "search", text);
}

/* Return takes the first that is found. */
static void
search_activated_cb (LisRecordsPage *self)
{
  LisRecordsPagePrivate *priv = get_private (self);

  search_changed_cb (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (priv->list)) == 0)
    return;
  if (gtk_single_selection_get_selected (priv->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (priv->selection, lis_directory_list_find_first (priv->list));
  activated_cb (self);
}

static void
search_stopped_cb (LisRecordsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (get_private (self)->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (get_private (self)->list_view));
}

/* Rows of the list */

static void
set_up_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                    "max-width-chars", 28, NULL);
  GtkWidget *detail = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                    "max-width-chars", 28, NULL);
  GtkWidget *number = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, NULL);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_margin_top (row, 4);
  gtk_widget_set_margin_bottom (row, 4);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), detail);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), number);
  g_object_set_data (G_OBJECT (row), "title", title);
  g_object_set_data (G_OBJECT (row), "detail", detail);
  g_object_set_data (G_OBJECT (row), "number", number);
  gtk_list_item_set_child (item, row);
}

static void
set_number (LisRecordsPage *self, GtkWidget *label, guint n_here, GString *name)
{
  const char *what = get_private (self)->texts->number;
  g_autofree char *number = what != NULL && n_here > 0 ? g_strdup_printf ("%u", n_here) : NULL;

  gtk_label_set_text (GTK_LABEL (label), number != NULL ? number : "");
  gtk_widget_set_visible (label, number != NULL);
  if (number == NULL)
    return;
  g_string_append_printf (name, ", %s: %s", what, number);
  gtk_widget_set_tooltip_text (label, what);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  LisDirectoryItem *entry = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  const char *detail = lis_directory_item_get_detail (entry);
  g_autoptr (GString) name = g_string_new (lis_directory_item_get_title (entry));

  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "title"), lis_directory_item_get_title (entry));
  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "detail"), detail);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "detail"), *detail != '\0');
  gtk_widget_set_margin_start (row, 14 * (int) MIN (lis_directory_item_get_depth (entry), 6));
  if (*detail != '\0')
    g_string_append_printf (name, ", %s", detail);
  set_number (data, g_object_get_data (G_OBJECT (row), "number"), lis_directory_item_get_n_here (entry), name);
  /* The list item itself is what assistive technology names; GTK makes it the row's parent. */
  if (gtk_widget_get_parent (row) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    name->str, -1);
}

static void
add_list (LisRecordsPage *self)
{
  LisRecordsPagePrivate *priv = get_private (self);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_row_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, 0);
  priv->list = lis_directory_list_new ();
  priv->selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, "can-unselect", TRUE, "model",
                                  priv->list, NULL);
  g_signal_connect_object (priv->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->list_view, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (priv->list_view, factory);
  gtk_list_view_set_model (priv->list_view, GTK_SELECTION_MODEL (priv->selection));
  g_object_unref (factory);
}

/* Page */

static void
update_back_button (LisRecordsPage *self)
{
  LisRecordsPagePrivate *priv = get_private (self);
  gboolean is_folded = adw_leaflet_get_folded (priv->leaflet);

  gtk_widget_set_visible (priv->back_button,
                          is_folded && g_strcmp0 (adw_leaflet_get_visible_child_name (priv->leaflet), "sheet") == 0);
  /* Beside each other a click chooses; one at a time it goes there. */
  gtk_list_view_set_single_click_activate (priv->list_view, is_folded);
}

static void
show_list_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisRecordsPagePrivate *priv = get_private (data);

  adw_leaflet_set_visible_child_name (priv->leaflet, "list");
  gtk_widget_grab_focus (GTK_WIDGET (priv->list_view));
}

static void
refresh (LisRecordsPage *self)
{
  LisRecordsPagePrivate *priv = get_private (self);
  LisPathways *pathways = get_pathways (self);
  double scroll = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (priv->sheet_scroller));

  if (pathways != NULL && priv->shown_data != pathways->data)
    {
      priv->shown_data = pathways->data;
      lis_records_page_renew_list (self);
    }
  if (pathways != NULL)
    priv->shown_findings = pathways->findings;
  fill_sheet (self);
  scroll_later (self, scroll);
}

/* What changes while another page is in front is shown when this one is again. */
static void
pathways_changed_cb (LisRecordsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
  else if (LIS_RECORDS_PAGE_GET_CLASS (self)->forget != NULL)
    LIS_RECORDS_PAGE_GET_CLASS (self)->forget (self);
}

static void
restore (LisRecordsPage *self)
{
  LisRecordsPagePrivate *priv = get_private (self);
  const char *group = LIS_RECORDS_PAGE_GET_CLASS (self)->memory;
  LisPlanMemory *memory = get_memory (self);
  g_autofree char *search = lis_plan_memory_get_string (memory, group, "search");
  g_autofree char *record = lis_plan_memory_get_string (memory, group, "record");
  LisEntityType type;
  LisId id;

  if (record != NULL && lis_entity_parse_id (record, &type, &id) && type == LIS_RECORDS_PAGE_GET_CLASS (self)->entity)
    priv->record = id;
  if (search != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (priv->search_entry), search);
      lis_directory_list_set_search (priv->list, search);
    }
  priv->scroll = lis_plan_memory_get_double (memory, group, "scroll", 0);
}

static void
update_adding (LisRecordsPage *self)
{
  LisRecordsPagePrivate *priv = get_private (self);
  const LisEntity *entity = lis_entity_get (LIS_RECORDS_PAGE_GET_CLASS (self)->entity);
  g_autofree char *label = g_strdup_printf (_("Add: %s"), lis_entity_get_label (entity));

  gtk_widget_set_visible (priv->add_button, lis_command_is_known (GTK_WIDGET (self), "win.add-record"));
  gtk_button_set_label (GTK_BUTTON (priv->add_button), label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (priv->add_button), "(ss)", entity->name, "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (priv->add_button), "win.add-record");
}

static void
show_first_time (LisRecordsPage *self)
{
  LisRecordsPagePrivate *priv = get_private (self);
  double scroll;

  if (priv->record == LIS_ID_NONE)
    restore (self);
  scroll = priv->scroll;
  refresh (self);
  scroll_later (self, scroll);
  update_adding (self);
  priv->is_restored = TRUE;
}

static void
lis_records_page_shown (LisPage *page)
{
  LisRecordsPage *self = LIS_RECORDS_PAGE (page);
  LisRecordsPagePrivate *priv = get_private (self);

  if (priv->is_restored)
    refresh (self);
  else
    show_first_time (self);
  gtk_widget_grab_focus (lis_directory_list_get_total (priv->list) > 0 ? GTK_WIDGET (priv->list_view)
                                                                        : GTK_WIDGET (priv->search_entry));
}

static gboolean
lis_records_page_show_record (LisPage *page, LisEntityType type, LisId id)
{
  LisRecordsPage *self = LIS_RECORDS_PAGE (page);
  LisRecordsPagePrivate *priv = get_private (self);
  LisRecordsPageClass *klass = LIS_RECORDS_PAGE_GET_CLASS (self);

  if (type != klass->entity || get_pathways (self) == NULL
      || lis_plan_data_find (get_pathways (self)->data, type, id) == NULL)
    return FALSE;
  if (lis_directory_list_find (priv->list, id) == G_MAXUINT)
    {
      gtk_editable_set_text (GTK_EDITABLE (priv->search_entry), "");
      search_changed_cb (self);
      if (lis_directory_list_find (priv->list, id) == G_MAXUINT && klass->widen != NULL)
        klass->widen (self, id);
    }
  show_record (self, id);
  choose_in_list (self, TRUE);
  adw_leaflet_set_visible_child_name (priv->leaflet, "sheet");
  return priv->record == id;
}

static gboolean
lis_records_page_search (LisPage *page)
{
  LisRecordsPagePrivate *priv = get_private (LIS_RECORDS_PAGE (page));

  adw_leaflet_set_visible_child_name (priv->leaflet, "list");
  gtk_widget_grab_focus (GTK_WIDGET (priv->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (priv->search_entry), 0, -1);
  return TRUE;
}

static void
lis_records_page_constructed (GObject *object)
{
  static const GActionEntry entries[] = { { .name = "show-list", .activate = show_list_cb } };
  LisRecordsPage *self = LIS_RECORDS_PAGE (object);

  G_OBJECT_CLASS (lis_records_page_parent_class)->constructed (object);
  g_action_map_add_action_entries (lis_page_get_actions (LIS_PAGE (self)), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (lis_page_get_session (LIS_PAGE (self)), "notify::pathways",
                           G_CALLBACK (pathways_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
lis_records_page_dispose (GObject *object)
{
  LisRecordsPagePrivate *priv = get_private (LIS_RECORDS_PAGE (object));

  g_clear_handle_id (&priv->show_source, g_source_remove);
  g_clear_handle_id (&priv->scroll_source, g_source_remove);
  g_clear_object (&priv->selection);
  G_OBJECT_CLASS (lis_records_page_parent_class)->dispose (object);
}

static void
lis_records_page_finalize (GObject *object)
{
  g_clear_object (&get_private (LIS_RECORDS_PAGE (object))->list);
  G_OBJECT_CLASS (lis_records_page_parent_class)->finalize (object);
}

static void
lis_records_page_class_init (LisRecordsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LisPageClass *page_class = LIS_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = lis_records_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = lis_records_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lis_records_page_finalize;
  page_class->shown = lis_records_page_shown;
  page_class->show_record = lis_records_page_show_record;
  page_class->search = lis_records_page_search;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lisplan/Lisplan/lis-records-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, LisRecordsPage, back_button);
  gtk_widget_class_bind_template_child_private (widget_class, LisRecordsPage, leaflet);
  gtk_widget_class_bind_template_child_private (widget_class, LisRecordsPage, tools);
  gtk_widget_class_bind_template_child_private (widget_class, LisRecordsPage, search_entry);
  gtk_widget_class_bind_template_child_private (widget_class, LisRecordsPage, list_stack);
  gtk_widget_class_bind_template_child_private (widget_class, LisRecordsPage, list_view);
  gtk_widget_class_bind_template_child_private (widget_class, LisRecordsPage, none_page);
  gtk_widget_class_bind_template_child_private (widget_class, LisRecordsPage, add_button);
  gtk_widget_class_bind_template_child_private (widget_class, LisRecordsPage, sheet_stack);
  gtk_widget_class_bind_template_child_private (widget_class, LisRecordsPage, choose_page);
  gtk_widget_class_bind_template_child_private (widget_class, LisRecordsPage, sheet_scroller);
  gtk_widget_class_bind_template_child_private (widget_class, LisRecordsPage, sheet_clamp);
}

static void
lis_records_page_init (LisRecordsPage *self)
{
  LisRecordsPagePrivate *priv = get_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  add_list (self);
  g_signal_connect_object (priv->search_entry, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->search_entry, "activate", G_CALLBACK (search_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->search_entry, "stop-search", G_CALLBACK (search_stopped_cb), self, G_CONNECT_SWAPPED);
  gtk_search_entry_set_key_capture_widget (priv->search_entry, GTK_WIDGET (priv->list_view));
  g_signal_connect_object (priv->leaflet, "notify::folded", G_CALLBACK (update_back_button), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->leaflet, "notify::visible-child", G_CALLBACK (update_back_button), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (priv->sheet_scroller), "value-changed",
                           G_CALLBACK (remember_scroll), self, G_CONNECT_SWAPPED);
}

void
lis_records_page_set_up (LisRecordsPage *self, const LisRecordsTexts *texts, GtkWidget *view, GtkWidget *tool)
{
  LisRecordsPagePrivate *priv = get_private (self);

  priv->texts = texts;
  g_object_set (priv->search_entry, "placeholder-text", texts->search, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->search_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, texts->search,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL, texts->list, -1);
  adw_status_page_set_icon_name (priv->choose_page, texts->icon);
  adw_status_page_set_title (priv->choose_page, texts->choose);
  adw_status_page_set_description (priv->choose_page, texts->choose_how);
  adw_status_page_set_icon_name (priv->none_page, texts->icon);
  adw_status_page_set_title (priv->none_page, texts->none);
  adw_status_page_set_description (priv->none_page, texts->none_how);
  adw_clamp_set_child (priv->sheet_clamp, view);
  if (tool != NULL)
    gtk_box_append (GTK_BOX (priv->tools), tool);
}

LisId
lis_records_page_get_record (LisRecordsPage *self)
{
  return get_private (self)->record;
}
