/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-list.h"

struct _LisActionLine
{
  GObject parent_instance;

  LisActionList *list; /* not owned; NULL when the list is gone */
  guint          position;
};

struct _LisActionList
{
  GObject parent_instance;

  LisActionSession *session;
  gint32            state;
  GArray           *rows;  /* guint: indices of rows */
  GArray           *keys;  /* LisActionKey of each */
  GHashTable       *lines; /* set of LisActionLine that somebody holds */
};

G_DEFINE_FINAL_TYPE (LisActionLine, lis_action_line, G_TYPE_OBJECT)

static void lis_action_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LisActionList, lis_action_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, lis_action_list_model_init))

static guint changed_signal;

/* Lines */

static void
lis_action_line_finalize (GObject *object)
{
  LisActionLine *self = LIS_ACTION_LINE (object);

  if (self->list != NULL)
    g_hash_table_remove (self->list->lines, self);
  G_OBJECT_CLASS (lis_action_line_parent_class)->finalize (object);
}

static void
lis_action_line_class_init (LisActionLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lis_action_line_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
lis_action_line_init (LisActionLine *self)
{
}

LisActions *
lis_action_line_get_actions (LisActionLine *self)
{
  return self->list != NULL ? lis_action_session_get_actions (self->list->session) : NULL;
}

guint
lis_action_line_get_row (LisActionLine *self)
{
  if (self->list == NULL || self->position >= self->list->rows->len)
    return G_MAXUINT;
  return g_array_index (self->list->rows, guint, self->position);
}

const LisActionRow *
lis_action_line_get (LisActionLine *self)
{
  LisActions *actions = lis_action_line_get_actions (self);
  guint row = lis_action_line_get_row (self);

  return actions != NULL && row < actions->rows->len ? lis_actions_get_row (actions, row) : NULL;
}

/* The list */

static GType
get_item_type (GListModel *model)
{
  return LIS_TYPE_ACTION_LINE;
}

static guint
get_n_items (GListModel *model)
{
  return LIS_ACTION_LIST (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  LisActionList *self = LIS_ACTION_LIST (model);
  GHashTableIter iter;
  gpointer held;
  LisActionLine *line;

  if (position >= self->rows->len)
    return NULL;
  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, &held, NULL))
    if (LIS_ACTION_LINE (held)->position == position)
      return g_object_ref (held);
  line = g_object_new (LIS_TYPE_ACTION_LINE, NULL);
  line->list = self;
  line->position = position;
  g_hash_table_add (self->lines, line);
  return line;
}

static void
lis_action_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

LisActionKey
lis_action_row_get_key (const LisActions *actions, const LisActionRow *row)
{
  const LisActionItem *item = lis_actions_get_item (actions, row->item);
  LisActionKey key = { .measure = item->measure->record.id };

  if (actions->filter.per != LIS_ACTION_PER_MEASURE && item->step != NULL)
    key.step = item->step->record.id;
  if (actions->filter.per == LIS_ACTION_PER_ACTOR)
    key.actor = lis_actions_get_part (actions, row->part)->actor;
  return key;
}

static gboolean
keys_equal (const GArray *a, guint i, const GArray *b, guint j)
{
  const LisActionKey *one = &g_array_index (a, LisActionKey, i);
  const LisActionKey *other = &g_array_index (b, LisActionKey, j);

  return one->measure == other->measure && one->step == other->step && one->actor == other->actor;
}

static void
collect (LisActionList *self, GArray *rows, GArray *keys)
{
  LisActions *actions = lis_action_session_get_actions (self->session);

  for (guint i = 0; actions != NULL && i < actions->rows->len; i++)
    {
      const LisActionRow *row = lis_actions_get_row (actions, i);
      LisActionKey key = lis_action_row_get_key (actions, row);

      if (self->state >= 0 && row->state != self->state)
        continue;
      g_array_append_val (rows, i);
      g_array_append_val (keys, key);
    }
}

/* Lines before and after what changed keep what they are about. */
static void
move_lines (LisActionList *self, guint position, guint removed, guint added)
{
  GHashTableIter iter;
  gpointer held;

  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, &held, NULL))
    {
      LisActionLine *line = held;

      if (line->position >= position + removed)
        line->position = line->position - removed + added;
      else if (line->position >= position)
        {
          line->list = NULL;
          g_hash_table_iter_remove (&iter);
        }
    }
}

static void
tell_lines (LisActionList *self)
{
  g_autoptr (GList) lines = g_hash_table_get_keys (self->lines);

  for (GList *l = lines; l != NULL; l = l->next)
    g_object_ref (l->data);
  for (GList *l = lines; l != NULL; l = l->next)
    {
      g_signal_emit (l->data, changed_signal, 0);
      g_object_unref (l->data);
    }
}

static void
refresh (LisActionList *self)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) old = self->keys;
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (LisActionKey));
  guint same = 0, tail = 0, shorter, n_old = old->len;

  collect (self, rows, keys);
  shorter = MIN (n_old, keys->len);
  while (same < shorter && keys_equal (old, same, keys, same))
    same++;
  while (tail < shorter - same && keys_equal (old, n_old - 1 - tail, keys, keys->len - 1 - tail))
    tail++;
  self->keys = keys;
  g_array_unref (self->rows);
  self->rows = g_steal_pointer (&rows);
  move_lines (self, same, n_old - same - tail, keys->len - same - tail);
  tell_lines (self);
  if (n_old - same - tail > 0 || keys->len - same - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), same, n_old - same - tail, keys->len - same - tail);
}

guint
lis_action_list_find (LisActionList *self, const LisActionKey *key)
{
  g_return_val_if_fail (LIS_IS_ACTION_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->keys->len; i++)
    {
      const LisActionKey *one = &g_array_index (self->keys, LisActionKey, i);

      if (one->measure == key->measure && (key->step == LIS_ID_NONE || one->step == key->step)
          && (key->actor == LIS_ID_NONE || one->actor == key->actor))
        return i;
    }
  return G_MAXUINT;
}

static void
lis_action_list_finalize (GObject *object)
{
  LisActionList *self = LIS_ACTION_LIST (object);
  GHashTableIter iter;
  gpointer held;

  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, &held, NULL))
    LIS_ACTION_LINE (held)->list = NULL;
  g_hash_table_unref (self->lines);
  g_array_unref (self->rows);
  g_array_unref (self->keys);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lis_action_list_parent_class)->finalize (object);
}

static void
lis_action_list_class_init (LisActionListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lis_action_list_finalize;
}

static void
lis_action_list_init (LisActionList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->keys = g_array_new (FALSE, FALSE, sizeof (LisActionKey));
  self->lines = g_hash_table_new (NULL, NULL);
}

LisActionList *
lis_action_list_new (LisActionSession *session, gint32 state)
{
  LisActionList *self = g_object_new (LIS_TYPE_ACTION_LIST, NULL);

  self->session = g_object_ref (session);
  self->state = state;
  g_signal_connect_object (session, "notify::actions", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return self;
}
