/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-post-item.h"

#include <string.h>

#include "lis-text.h"

struct _LisPostItem
{
  GObject parent_instance;

  LisId    post;
  char    *texts[LIS_N_POST_COLUMNS];
  char    *keys[LIS_N_POST_COLUMNS]; /* made when first sorted by */
  char    *folded;                   /* made by the first search */
  LisDate  vacant_from;
  gboolean vacant_now;
};

G_DEFINE_FINAL_TYPE (LisPostItem, lis_post_item, G_TYPE_OBJECT)

static void
lis_post_item_finalize (GObject *object)
{
  LisPostItem *self = LIS_POST_ITEM (object);

  for (int i = 0; i < LIS_N_POST_COLUMNS; i++)
    {
      g_free (self->texts[i]);
      g_free (self->keys[i]);
    }
  g_free (self->folded);
  G_OBJECT_CLASS (lis_post_item_parent_class)->finalize (object);
}

static void
lis_post_item_class_init (LisPostItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lis_post_item_finalize;
}

static void
lis_post_item_init (LisPostItem *self)
{
}

LisPostItem *
lis_post_item_new (const LisPostEntry *entry)
{
  LisPostItem *self = g_object_new (LIS_TYPE_POST_ITEM, NULL);

  self->post = entry->post;
  for (int i = 0; i < LIS_N_POST_COLUMNS; i++)
    self->texts[i] = g_strdup (entry->texts[i]);
  self->vacant_from = entry->vacant_from;
  self->vacant_now = entry->vacant_now;
  return self;
}

LisId
lis_post_item_get_id (LisPostItem *self)
{
  return self->post;
}

const char *
lis_post_item_get_text (LisPostItem *self, LisPostColumn column)
{
  return self->texts[column];
}

gboolean
lis_post_item_is_vacant_now (LisPostItem *self)
{
  return self->vacant_now;
}

gboolean
lis_post_item_is_vacant (LisPostItem *self)
{
  return lis_date_is_set (self->vacant_from);
}

static const char *
get_key (LisPostItem *self, LisPostColumn column)
{
  if (self->keys[column] == NULL)
    self->keys[column] = lis_text_sort_key (self->texts[column]);
  return self->keys[column];
}

int
lis_post_item_compare (LisPostItem *a, LisPostItem *b, LisPostColumn column)
{
  gboolean a_empty = *a->texts[column] == '\0', b_empty = *b->texts[column] == '\0';

  if (a_empty != b_empty)
    return a_empty ? 1 : -1;
  if (column == LIS_POST_COLUMN_VACANT)
    return (a->vacant_from > b->vacant_from) - (a->vacant_from < b->vacant_from);
  return strcmp (get_key (a, column), get_key (b, column));
}

gboolean
lis_post_item_matches (LisPostItem *self, const char *folded)
{
  if (self->folded == NULL)
    {
      g_autofree char *text = g_strjoin (" ", self->texts[LIS_POST_COLUMN_NUMBER], self->texts[LIS_POST_COLUMN_UNIT],
                                         self->texts[LIS_POST_COLUMN_SPECIALTY], self->texts[LIS_POST_COLUMN_KIND],
                                         self->texts[LIS_POST_COLUMN_HOLDER],
                                         self->texts[LIS_POST_COLUMN_SUBSTITUTE], NULL);

      self->folded = lis_text_fold (text);
    }
  return lis_text_matches (self->folded, folded);
}
