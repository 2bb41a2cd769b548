/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-power-model.h"

#include <string.h>

#define SECTOR 512

typedef struct
{
  gboolean truncate;
  gint64   offset; /* or the size */
  GBytes  *bytes;
} Write;

typedef struct
{
  gatomicrefcount references;
  GByteArray     *durable;
  GArray         *pending; /* Write */
} Node;

/* A name made or removed. */
typedef struct
{
  char *path;
  Node *node; /* NULL: removed */
} Entry;

struct _LisPowerModel
{
  GHashTable *current; /* path → Node, as programs see it */
  GHashTable *durable; /* the same, as the disk has it for sure */
  GArray     *entries; /* Entry, since the folder was synchronised */
};

static void
clear_write (gpointer data)
{
  g_clear_pointer (&((Write *) data)->bytes, g_bytes_unref);
}

static Node *
node_new (void)
{
  Node *node = g_new0 (Node, 1);

  g_atomic_ref_count_init (&node->references);
  node->durable = g_byte_array_new ();
  node->pending = g_array_new (FALSE, FALSE, sizeof (Write));
  g_array_set_clear_func (node->pending, clear_write);
  return node;
}

static Node *
node_ref (Node *node)
{
  g_atomic_ref_count_inc (&node->references);
  return node;
}

static void
node_unref (gpointer data)
{
  Node *node = data;

  if (!g_atomic_ref_count_dec (&node->references))
    return;
  g_byte_array_unref (node->durable);
  g_array_unref (node->pending);
  g_free (node);
}

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->path);
  g_clear_pointer (&entry->node, node_unref);
}

LisPowerModel *
lis_power_model_new (void)
{
  LisPowerModel *model = g_new0 (LisPowerModel, 1);

  model->current = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, node_unref);
  model->durable = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, node_unref);
  model->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (model->entries, clear_entry);
  return model;
}

void
lis_power_model_free (LisPowerModel *model)
{
  if (model == NULL)
    return;
  g_hash_table_unref (model->current);
  g_hash_table_unref (model->durable);
  g_array_unref (model->entries);
  g_free (model);
}

static void
resize (GByteArray *bytes, gsize size)
{
  gsize old = bytes->len;

  g_byte_array_set_size (bytes, (guint) size);
  if (size > old)
    memset (bytes->data + old, 0, size - old);
}

/* @length: how much of the write there is. */
static void
apply_write (GByteArray *bytes, const Write *write, gsize length)
{
  if (write->truncate)
    {
      if ((gsize) write->offset < bytes->len)
        resize (bytes, (gsize) write->offset);
      return;
    }
  if ((gsize) write->offset + length > bytes->len)
    resize (bytes, (gsize) write->offset + length);
  if (length > 0)
    memcpy (bytes->data + write->offset, g_bytes_get_data (write->bytes, NULL), length);
}

static void
synchronise_node (Node *node)
{
  for (guint i = 0; i < node->pending->len; i++)
    {
      const Write *write = &g_array_index (node->pending, Write, i);

      apply_write (node->durable, write, write->bytes != NULL ? g_bytes_get_size (write->bytes) : 0);
    }
  g_array_set_size (node->pending, 0);
}

static void
apply_entry (GHashTable *folder, const Entry *entry)
{
  if (entry->node != NULL)
    g_hash_table_insert (folder, g_strdup (entry->path), node_ref (entry->node));
  else
    g_hash_table_remove (folder, entry->path);
}

static void
synchronise_folder (LisPowerModel *model)
{
  for (guint i = 0; i < model->entries->len; i++)
    apply_entry (model->durable, &g_array_index (model->entries, Entry, i));
  g_array_set_size (model->entries, 0);
}

static void
add_entry (LisPowerModel *model, const char *path, Node *node)
{
  Entry entry = { g_strdup (path), node != NULL ? node_ref (node) : NULL };

  apply_entry (model->current, &entry);
  g_array_append_val (model->entries, entry);
}

/* A file seen for the first time: what it held before is taken as safe, and a file just made is empty. */
static void
add_open (LisPowerModel *model, const LisFaultEvent *event)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;
  Node *node;

  if (g_hash_table_contains (model->current, event->path))
    return;
  g_file_get_contents (event->path, &bytes, &length, NULL);
  node = node_new ();
  g_byte_array_append (node->durable, (const guint8 *) bytes, (guint) length);
  add_entry (model, event->path, node);
  node_unref (node);
  if (!event->is_journal)
    synchronise_folder (model);
}

static void
add_write (LisPowerModel *model, const LisFaultEvent *event)
{
  Node *node = g_hash_table_lookup (model->current, event->path);
  Write write = { event->operation == LIS_FAULT_TRUNCATE, event->offset, NULL };

  g_assert_nonnull (node);
  if (!write.truncate)
    write.bytes = g_bytes_new (event->bytes, event->length);
  g_array_append_val (node->pending, write);
}

void
lis_power_model_add (LisPowerModel *model, const LisFaultEvent *event)
{
  switch (event->operation)
    {
    case LIS_FAULT_OPEN:
      add_open (model, event);
      break;
    case LIS_FAULT_WRITE:
    case LIS_FAULT_TRUNCATE:
      add_write (model, event);
      break;
    case LIS_FAULT_SYNC:
      synchronise_node (g_hash_table_lookup (model->current, event->path));
      /* SQLite synchronises the folder of a new journal together with it. */
      if (event->is_journal)
        synchronise_folder (model);
      break;
    case LIS_FAULT_DELETE:
      add_entry (model, event->path, NULL);
      if (event->with_folder)
        synchronise_folder (model);
      break;
    case LIS_FAULT_READ:
    case LIS_FAULT_LOCK:
    case LIS_FAULT_UNLOCK:
    default:
      break;
    }
}

/* Half of what was not synchronised, one write in four of those only in part. */
static void
write_node (Node *node, const char *path, GRand *random)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, node->durable->data, node->durable->len);
  for (guint i = 0; i < node->pending->len; i++)
    {
      const Write *write = &g_array_index (node->pending, Write, i);
      gsize length = write->bytes != NULL ? g_bytes_get_size (write->bytes) : 0;

      if (g_rand_boolean (random))
        continue;
      if (length > SECTOR && g_rand_int_range (random, 0, 4) == 0)
        length = (gsize) g_rand_int_range (random, 1, (gint32) (length / SECTOR) + 1) * SECTOR;
      apply_write (bytes, write, length);
    }
  g_assert_true (g_file_set_contents (path, (const char *) bytes->data, (gssize) bytes->len, NULL));
}

void
lis_power_model_cut (LisPowerModel *model, const char *folder, GRand *random)
{
  g_autoptr (GHashTable) left = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, node_unref);
  guint n_entries = (guint) g_rand_int_range (random, 0, (gint32) model->entries->len + 1);
  GHashTableIter iter;
  gpointer path, node;

  g_hash_table_iter_init (&iter, model->durable);
  while (g_hash_table_iter_next (&iter, &path, &node))
    g_hash_table_insert (left, g_strdup (path), node_ref (node));
  for (guint i = 0; i < n_entries; i++)
    apply_entry (left, &g_array_index (model->entries, Entry, i));
  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, &path, &node))
    {
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *target = g_build_filename (folder, name, NULL);

      write_node (node, target, random);
    }
}
