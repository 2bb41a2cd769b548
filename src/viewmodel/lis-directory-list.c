/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-directory-list.h"

struct _LisDirectoryItem
{
  GObject parent_instance;

  LisId id;
  char *title;
  char *detail;
  guint depth;
  guint n_here;
};

G_DEFINE_FINAL_TYPE (LisDirectoryItem, lis_directory_item, G_TYPE_OBJECT)

struct _LisDirectoryList
{
  GObject parent_instance;

  LisDirectory *directory;
  char         *search;
  GArray       *found; /* guint32 */
};

static void lis_directory_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LisDirectoryList, lis_directory_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, lis_directory_list_model_init))

/* Items */

static void
lis_directory_item_finalize (GObject *object)
{
  LisDirectoryItem *self = LIS_DIRECTORY_ITEM (object);

  g_free (self->title);
  g_free (self->detail);
  G_OBJECT_CLASS (lis_directory_item_parent_class)->finalize (object);
}

static void
lis_directory_item_class_init (LisDirectoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lis_directory_item_finalize;
}

static void
lis_directory_item_init (LisDirectoryItem *self)
{
}

LisId
lis_directory_item_get_id (LisDirectoryItem *self)
{
  return self->id;
}

const char *
lis_directory_item_get_title (LisDirectoryItem *self)
{
  return self->title;
}

const char *
lis_directory_item_get_detail (LisDirectoryItem *self)
{
  return self->detail;
}

guint
lis_directory_item_get_depth (LisDirectoryItem *self)
{
  return self->depth;
}

guint
lis_directory_item_get_n_here (LisDirectoryItem *self)
{
  return self->n_here;
}

/* List */

static GType
get_item_type (GListModel *model)
{
  return LIS_TYPE_DIRECTORY_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return LIS_DIRECTORY_LIST (model)->found->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  LisDirectoryList *self = LIS_DIRECTORY_LIST (model);
  const LisDirectoryEntry *entry;
  LisDirectoryItem *item;

  if (position >= self->found->len)
    return NULL;
  entry = &g_array_index (self->directory->entries, LisDirectoryEntry, g_array_index (self->found, guint32, position));
  item = g_object_new (LIS_TYPE_DIRECTORY_ITEM, NULL);
  item->id = entry->id;
  item->title = g_strdup (entry->title);
  item->detail = g_strdup (entry->detail);
  item->depth = entry->depth;
  item->n_here = entry->n_here;
  return item;
}

static void
lis_directory_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
find_anew (LisDirectoryList *self)
{
  guint before = self->found->len;

  g_array_unref (self->found);
  self->found = self->directory != NULL ? lis_directory_search (self->directory, self->search)
                                        : g_array_new (FALSE, FALSE, sizeof (guint32));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->found->len);
}

static void
lis_directory_list_finalize (GObject *object)
{
  LisDirectoryList *self = LIS_DIRECTORY_LIST (object);

  g_clear_pointer (&self->directory, lis_directory_free);
  g_array_unref (self->found);
  g_free (self->search);
  G_OBJECT_CLASS (lis_directory_list_parent_class)->finalize (object);
}

static void
lis_directory_list_class_init (LisDirectoryListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lis_directory_list_finalize;
}

static void
lis_directory_list_init (LisDirectoryList *self)
{
  self->found = g_array_new (FALSE, FALSE, sizeof (guint32));
}

LisDirectoryList *
lis_directory_list_new (void)
{
  return g_object_new (LIS_TYPE_DIRECTORY_LIST, NULL);
}

void
lis_directory_list_set_directory (LisDirectoryList *self, LisDirectory *directory)
{
  g_return_if_fail (LIS_IS_DIRECTORY_LIST (self));

  g_clear_pointer (&self->directory, lis_directory_free);
  self->directory = directory;
  find_anew (self);
}

void
lis_directory_list_set_search (LisDirectoryList *self, const char *search)
{
  g_return_if_fail (LIS_IS_DIRECTORY_LIST (self));

  if (g_strcmp0 (self->search != NULL ? self->search : "", search != NULL ? search : "") == 0)
    return;
  g_free (self->search);
  self->search = g_strdup (search);
  find_anew (self);
}

guint
lis_directory_list_get_total (LisDirectoryList *self)
{
  return self->directory != NULL ? self->directory->entries->len : 0;
}

guint
lis_directory_list_find (LisDirectoryList *self, LisId id)
{
  guint index = self->directory != NULL ? lis_directory_find (self->directory, id) : G_MAXUINT;

  for (guint i = 0; index != G_MAXUINT && i < self->found->len; i++)
    if (g_array_index (self->found, guint32, i) == index)
      return i;
  return G_MAXUINT;
}

guint
lis_directory_list_find_first (LisDirectoryList *self)
{
  for (guint i = 0; i < self->found->len; i++)
    if (g_array_index (self->directory->entries, LisDirectoryEntry, g_array_index (self->found, guint32, i)).found)
      return i;
  return G_MAXUINT;
}
