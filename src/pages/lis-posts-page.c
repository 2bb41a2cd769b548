/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-posts-page.h"

#include <glib/gi18n-lib.h>

#include "lis-label.h"
#include "lis-post-item.h"
#include "lis-post-view.h"
#include "lis-text.h"

#define MEMORY_GROUP "posts"

struct _LisPostsPage
{
  LisPage parent_instance;

  /* template */
  GtkStack       *stack; /* table, none, post */
  GtkSearchEntry *search_entry;
  GtkDropDown    *vacancy;
  GtkLabel       *count;
  GtkStack       *table_stack;
  GtkColumnView  *table;
  LisPostView    *view;
  GtkWidget      *back_button;

  GListStore         *posts;
  GtkCustomFilter    *filter;
  GtkFilterListModel *found;
  GtkSingleSelection *selection;
  char    *folded;  /* what is searched for */
  LisId    post;    /* the one shown, or none for the table */
  gboolean is_restored;

  gconstpointer shown_data; /* only to compare with: a new reading may have freed it */
};

G_DEFINE_FINAL_TYPE (LisPostsPage, lis_posts_page, LIS_TYPE_PAGE)

/* In the order of the filter's list. */
enum
{
  VACANCY_ANY,
  VACANCY_NOW,
  VACANCY_SOON,
};

static const struct
{
  const char *title;
  gboolean    expand;
} columns[LIS_N_POST_COLUMNS] = {
  [LIS_POST_COLUMN_NUMBER] = { N_("Post"), FALSE },
  [LIS_POST_COLUMN_UNIT] = { N_("Unit"), TRUE },
  [LIS_POST_COLUMN_SPECIALTY] = { N_("Specialty"), TRUE },
  [LIS_POST_COLUMN_KIND] = { N_("Kind"), FALSE },
  [LIS_POST_COLUMN_HOLDER] = { N_("Holder"), TRUE },
  [LIS_POST_COLUMN_SUBSTITUTE] = { N_("Substitute"), FALSE },
  [LIS_POST_COLUMN_VACANT] = { N_("Vacant"), FALSE },
};

static LisSession *
get_session (LisPostsPage *self)
{
  return lis_page_get_session (LIS_PAGE (self));
}

static void
remember (LisPostsPage *self, const char *key, const char *value)
{
  LisPlanMemory *memory = lis_session_get_memory (get_session (self));

  if (memory != NULL && self->is_restored)
    lis_plan_memory_set_string (memory, MEMORY_GROUP, key, value != NULL && *value != '\0' ? value : NULL);
}

/* Columns */

static void
set_up_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  /* A day cut in half misleads. */
  if (GPOINTER_TO_UINT (data) == LIS_POST_COLUMN_VACANT)
    gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, NULL));
  else
    gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                                 "width-chars", 8, "max-width-chars", 30, NULL));
}

/* GTK makes the row the parent of the cell: it is what assistive technology names. */
static void
name_row (GtkWidget *label, LisPostItem *item)
{
  GtkWidget *cell = gtk_widget_get_parent (label);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autoptr (GString) name = g_string_new (lis_post_item_get_text (item, 0));

  for (guint i = 1; i < LIS_N_POST_COLUMNS; i++)
    {
      const char *text = lis_post_item_get_text (item, i);

      if (*text != '\0')
        g_string_append_printf (name, ", %s: %s", _(columns[i].title), text);
    }
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = lis_post_item_get_text (gtk_list_item_get_item (item), GPOINTER_TO_UINT (data));

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, *text != '\0' ? text : NULL);
  if (GPOINTER_TO_UINT (data) == 0)
    name_row (label, gtk_list_item_get_item (item));
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  return lis_post_item_compare ((LisPostItem *) a, (LisPostItem *) b, GPOINTER_TO_UINT (data));
}

static void
add_column (LisPostsPage *self, guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, GUINT_TO_POINTER (column), NULL));
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cell_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), GUINT_TO_POINTER (column));
  view_column = gtk_column_view_column_new (_(columns[column].title), factory);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, columns[column].expand);
  gtk_column_view_append_column (self->table, view_column);
}

/* Search and filter */

static gboolean
is_wanted_cb (gpointer item, gpointer data)
{
  LisPostsPage *self = data;
  guint vacancy = gtk_drop_down_get_selected (self->vacancy);

  if (vacancy == VACANCY_NOW && !lis_post_item_is_vacant_now (item))
    return FALSE;
  if (vacancy == VACANCY_SOON && !lis_post_item_is_vacant (item))
    return FALSE;
  return self->folded == NULL || *self->folded == '\0' || lis_post_item_matches (item, self->folded);
}

static void
update_count (LisPostsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->found));
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u post", "%u posts", n), n);

  gtk_label_set_text (self->count, text);
  gtk_stack_set_visible_child_name (self->table_stack, n > 0 ? "table" : "not-found");
}

static void
search_changed_cb (LisPostsPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  g_free (self->folded);
  self->folded = lis_text_fold (text);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_count (self);
  remember (self, "search", text);
}

static void
vacancy_changed_cb (LisPostsPage *self)
{
  static const char *const names[] = { "", "now", "soon" };
  guint vacancy = gtk_drop_down_get_selected (self->vacancy);

  lis_label_name_drop_down (self->vacancy, _("Which posts"));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_count (self);
  if (vacancy < G_N_ELEMENTS (names))
    remember (self, "vacancy", names[vacancy]);
}

static void
search_stopped_cb (LisPostsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* One post */

static void
show_table (LisPostsPage *self)
{
  self->post = LIS_ID_NONE;
  remember (self, "record", NULL);
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->posts)) > 0 ? "table"
                                                                                                        : "none");
}

static gboolean
show_post (LisPostsPage *self, LisId id)
{
  char text[LIS_ID_TEXT_SIZE];

  if (!lis_post_view_show (self->view, get_session (self), id))
    return FALSE;
  self->post = id;
  gtk_stack_set_visible_child_name (self->stack, "post");
  remember (self, "record", lis_id_to_text (id, lis_entity_get (LIS_ENTITY_POST)->prefix, text));
  return TRUE;
}

static void
activated_cb (LisPostsPage *self, guint position)
{
  g_autoptr (LisPostItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL && show_post (self, lis_post_item_get_id (item)))
    gtk_widget_grab_focus (self->back_button);
}

static void
show_list_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_table (data);
  gtk_widget_grab_focus (GTK_WIDGET (LIS_POSTS_PAGE (data)->table));
}

/* Page */

static void
fill_table (LisPostsPage *self, LisPathways *pathways)
{
  g_autoptr (LisPostList) list = lis_post_list_new (pathways, lis_session_get_today (get_session (self)));
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint position = gtk_single_selection_get_selected (self->selection);

  for (guint i = 0; i < list->entries->len; i++)
    g_ptr_array_add (items, lis_post_item_new (&g_array_index (list->entries, LisPostEntry, i)));
  g_list_store_splice (self->posts, 0, g_list_model_get_n_items (G_LIST_MODEL (self->posts)), items->pdata,
                       items->len);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, position);
  update_count (self);
}

static void
refresh (LisPostsPage *self)
{
  LisPathways *pathways = lis_session_get_pathways (get_session (self));

  if (pathways == NULL || self->shown_data == pathways->data)
    return;
  self->shown_data = pathways->data;
  fill_table (self, pathways);
  if (self->post == LIS_ID_NONE || !show_post (self, self->post))
    show_table (self);
}

static void
pathways_changed_cb (LisPostsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
restore (LisPostsPage *self)
{
  LisPlanMemory *memory = lis_session_get_memory (get_session (self));
  g_autofree char *search = lis_plan_memory_get_string (memory, MEMORY_GROUP, "search");
  g_autofree char *vacancy = lis_plan_memory_get_string (memory, MEMORY_GROUP, "vacancy");
  g_autofree char *record = lis_plan_memory_get_string (memory, MEMORY_GROUP, "record");
  LisEntityType type;
  LisId id;

  if (search != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), search);
  self->folded = lis_text_fold (search != NULL ? search : "");
  if (g_strcmp0 (vacancy, "now") == 0)
    gtk_drop_down_set_selected (self->vacancy, VACANCY_NOW);
  else if (g_strcmp0 (vacancy, "soon") == 0)
    gtk_drop_down_set_selected (self->vacancy, VACANCY_SOON);
  if (self->post == LIS_ID_NONE && record != NULL && lis_entity_parse_id (record, &type, &id)
      && type == LIS_ENTITY_POST)
    self->post = id;
}

static void
lis_posts_page_shown (LisPage *page)
{
  LisPostsPage *self = LIS_POSTS_PAGE (page);

  if (!self->is_restored)
    restore (self);
  refresh (self);
  self->is_restored = TRUE;
  if (self->post != LIS_ID_NONE)
    gtk_widget_grab_focus (self->back_button);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static gboolean
lis_posts_page_show_record (LisPage *page, LisEntityType type, LisId id)
{
  return type == LIS_ENTITY_POST && show_post (LIS_POSTS_PAGE (page), id);
}

static gboolean
lis_posts_page_search (LisPage *page)
{
  LisPostsPage *self = LIS_POSTS_PAGE (page);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->posts)) == 0)
    return FALSE;
  show_table (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
  return TRUE;
}

static void
lis_posts_page_constructed (GObject *object)
{
  static const GActionEntry entries[] = { { .name = "show-list", .activate = show_list_cb } };
  LisPostsPage *self = LIS_POSTS_PAGE (object);

  G_OBJECT_CLASS (lis_posts_page_parent_class)->constructed (object);
  g_action_map_add_action_entries (lis_page_get_actions (LIS_PAGE (self)), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (get_session (self), "notify::pathways", G_CALLBACK (pathways_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
lis_posts_page_dispose (GObject *object)
{
  LisPostsPage *self = LIS_POSTS_PAGE (object);

  g_clear_object (&self->posts);
  g_clear_object (&self->filter);
  g_clear_object (&self->found);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (lis_posts_page_parent_class)->dispose (object);
}

static void
lis_posts_page_finalize (GObject *object)
{
  g_free (LIS_POSTS_PAGE (object)->folded);
  G_OBJECT_CLASS (lis_posts_page_parent_class)->finalize (object);
}

static void
lis_posts_page_class_init (LisPostsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = lis_posts_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = lis_posts_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lis_posts_page_finalize;
  LIS_PAGE_CLASS (klass)->shown = lis_posts_page_shown;
  LIS_PAGE_CLASS (klass)->show_record = lis_posts_page_show_record;
  LIS_PAGE_CLASS (klass)->search = lis_posts_page_search;

  g_type_ensure (LIS_TYPE_POST_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lisplan/Lisplan/lis-posts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LisPostsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LisPostsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LisPostsPage, vacancy);
  gtk_widget_class_bind_template_child (widget_class, LisPostsPage, count);
  gtk_widget_class_bind_template_child (widget_class, LisPostsPage, table_stack);
  gtk_widget_class_bind_template_child (widget_class, LisPostsPage, table);
  gtk_widget_class_bind_template_child (widget_class, LisPostsPage, view);
  gtk_widget_class_bind_template_child (widget_class, LisPostsPage, back_button);
}

static void
add_models (LisPostsPage *self)
{
  GtkSortListModel *sorted;

  self->posts = g_list_store_new (LIS_TYPE_POST_ITEM);
  self->filter = gtk_custom_filter_new (is_wanted_cb, self, NULL);
  self->found = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->posts)),
                                           g_object_ref (GTK_FILTER (self->filter)));
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->found)),
                                    g_object_ref (gtk_column_view_get_sorter (self->table)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
}

static void
lis_posts_page_init (LisPostsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < LIS_N_POST_COLUMNS; i++)
    add_column (self, i);
  add_models (self);
  lis_label_name_columns (self->table, _("Posts"));
  lis_label_name_drop_down (self->vacancy, _("Which posts"));
  g_signal_connect_object (self->table, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "stop-search", G_CALLBACK (search_stopped_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->vacancy, "notify::selected", G_CALLBACK (vacancy_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
