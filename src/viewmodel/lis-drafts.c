/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-drafts.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "lis-clock.h"
#include "lis-digest.h"
#include "lis-error.h"
#include "lis-file.h"

#define GROUP "Draft"
#define FIELDS "Fields"
#define SUFFIX ".draft"
/* The rest of the two seconds is for the disk. */
#define WAIT_MS (LIS_DRAFTS_SECONDS * 500)

/* What thread and main context share. A batch that is older than what was written is not written any more. */
typedef struct
{
  GMutex  mutex;
  char   *folder;
  guint64 newest; /* batch written */
} Writer;

struct _LisDrafts
{
  GObject     parent_instance;
  GHashTable *drafts;  /* name of the file → LisDraft */
  GHashTable *dirty;   /* names whose files are not as they should be */
  GHashTable *sending; /* those a thread has now, or NULL */
  Writer     *writer;  /* NULL: in memory only */
  guint       timer;
  guint64     n_batches;
  GError     *fault;
};

G_DEFINE_FINAL_TYPE (LisDrafts, lis_drafts, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Files to write, or where there is no text to remove. */
typedef struct
{
  Writer     *writer; /* held */
  guint64     number;
  GHashTable *texts;  /* name → text or NULL */
} Batch;

static void
clear_writer (gpointer data)
{
  Writer *writer = data;

  g_mutex_clear (&writer->mutex);
  g_free (writer->folder);
}

static void
unref_writer (Writer *writer)
{
  g_atomic_rc_box_release_full (writer, clear_writer);
}

static void
free_batch (gpointer data)
{
  Batch *batch = data;

  unref_writer (batch->writer);
  g_hash_table_unref (batch->texts);
  g_free (batch);
}

static void
free_draft (gpointer data)
{
  LisDraft *draft = data;

  g_free (draft->form);
  g_free (draft->record);
  g_free (draft->time);
  g_hash_table_unref (draft->fields);
  g_free (draft);
}

/* The same for the same form, and nothing that says whose. Free with g_free(). */
static char *
make_name (const char *form, const char *record)
{
  g_autofree char *text = NULL;
  LisDigestState state;
  LisDigest digest;

  lis_digest_init (&state);
  lis_digest_add_text (&state, form);
  lis_digest_add_text (&state, record);
  lis_digest_finish (&state, &digest);
  text = lis_digest_to_text (&digest);
  text[32] = '\0';
  return g_strconcat (text, SUFFIX, NULL);
}

static char *
format_draft (const LisDraft *draft)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  GHashTableIter iter;
  gpointer field, text;

  g_key_file_set_string (file, GROUP, "form", draft->form);
  g_key_file_set_string (file, GROUP, "record", draft->record);
  g_key_file_set_string (file, GROUP, "time", draft->time);
  g_hash_table_iter_init (&iter, draft->fields);
  while (g_hash_table_iter_next (&iter, &field, &text))
    g_key_file_set_string (file, FIELDS, field, text);
  return g_key_file_to_data (file, NULL, NULL);
}

static LisDraft *
parse_draft (const char *path)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) names = NULL;
  LisDraft *draft;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return NULL;
  draft = g_new0 (LisDraft, 1);
  draft->form = g_key_file_get_string (file, GROUP, "form", NULL);
  draft->record = g_key_file_get_string (file, GROUP, "record", NULL);
  draft->time = g_key_file_get_string (file, GROUP, "time", NULL);
  draft->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  names = g_key_file_get_keys (file, FIELDS, NULL, NULL);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      char *text = g_key_file_get_string (file, FIELDS, names[i], NULL);

      if (text != NULL)
        g_hash_table_insert (draft->fields, g_strdup (names[i]), text);
    }
  if (draft->form != NULL && draft->record != NULL && draft->time != NULL && g_hash_table_size (draft->fields) > 0)
    return draft;
  free_draft (draft);
  return NULL;
}

static void
read_folder (LisDrafts *self, const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      LisDraft *draft = g_str_has_suffix (name, SUFFIX) ? parse_draft (path) : NULL;

      if (draft != NULL)
        g_hash_table_insert (self->drafts, g_strdup (name), draft);
      /* Begun when the program was killed. */
      else if (g_str_has_suffix (name, ".unfinished"))
        g_unlink (path);
    }
}

static gboolean
write_file (const char *folder, const char *name, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (text != NULL)
    return lis_file_make_folder (folder, error) && lis_file_write (path, text, error);
  if (g_unlink (path) != 0 && errno != ENOENT)
    return lis_file_fail (path, errno, error);
  return TRUE;
}

/* In any thread. */
static gboolean
write_batch (Batch *batch, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&batch->writer->mutex);
  GHashTableIter iter;
  gpointer name, text;

  if (batch->number < batch->writer->newest)
    return TRUE;
  batch->writer->newest = batch->number;
  g_hash_table_iter_init (&iter, batch->texts);
  while (g_hash_table_iter_next (&iter, &name, &text))
    if (!write_file (batch->writer->folder, name, text, error))
      return FALSE;
  return TRUE;
}

static void
add_texts (LisDrafts *self, Batch *batch, GHashTable *names)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      const LisDraft *draft = g_hash_table_lookup (self->drafts, name);

      g_hash_table_insert (batch->texts, g_strdup (name), draft != NULL ? format_draft (draft) : NULL);
    }
}

static Batch *
make_batch (LisDrafts *self)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->writer = g_atomic_rc_box_acquire (self->writer);
  batch->number = ++self->n_batches;
  batch->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  add_texts (self, batch, self->dirty);
  /* What a thread has not written yet is written here, and the thread leaves it then. */
  if (self->sending != NULL)
    add_texts (self, batch, self->sending);
  return batch;
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_batch (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void start_writing (LisDrafts *self);

static gboolean
timed_cb (gpointer data)
{
  LisDrafts *self = data;

  self->timer = 0;
  start_writing (self);
  return G_SOURCE_REMOVE;
}

static void
wait_to_write (LisDrafts *self)
{
  if (self->timer == 0 && self->writer != NULL && g_hash_table_size (self->dirty) > 0)
    self->timer = g_timeout_add (WAIT_MS, timed_cb, self);
}

/* What was not written waits for the next key. */
static void
take_back (LisDrafts *self, GHashTable *names)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_hash_table_add (self->dirty, g_strdup (name));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisDrafts) self = data;
  g_autoptr (GHashTable) sent = g_steal_pointer (&self->sending);
  gboolean more = g_hash_table_size (self->dirty) > 0;

  g_clear_error (&self->fault);
  if (!g_task_propagate_boolean (G_TASK (result), &self->fault))
    take_back (self, sent);
  if (more)
    wait_to_write (self);
}

static void
start_writing (LisDrafts *self)
{
  g_autoptr (GTask) task = NULL;
  Batch *batch;

  /* It begins again when the thread is done. */
  if (self->sending != NULL)
    return;
  batch = make_batch (self);
  task = g_task_new (NULL, NULL, written_cb, g_object_ref (self));
  g_task_set_task_data (task, batch, free_batch);
  self->sending = g_steal_pointer (&self->dirty);
  self->dirty = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_task_run_in_thread (task, write_in_thread);
}

static void
set_dirty (LisDrafts *self, const char *name)
{
  g_hash_table_add (self->dirty, g_strdup (name));
  wait_to_write (self);
}

static LisDraft *
add_draft (LisDrafts *self, const char *name, const char *form, const char *record)
{
  LisDraft *draft = g_new0 (LisDraft, 1);

  draft->form = g_strdup (form);
  draft->record = g_strdup (record);
  draft->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (self->drafts, g_strdup (name), draft);
  return draft;
}

void
lis_drafts_set (LisDrafts *self, const char *form, const char *record, const char *field, const char *text)
{
  g_autofree char *name = make_name (form, record);
  LisDraft *draft;
  gboolean is_new;

  g_return_if_fail (LIS_IS_DRAFTS (self));

  draft = g_hash_table_lookup (self->drafts, name);
  is_new = draft == NULL;
  if (is_new && text == NULL)
    return;
  if (is_new)
    draft = add_draft (self, name, form, record);
  g_free (draft->time);
  draft->time = lis_clock_now_utc (&lis_clock_system);
  if (text != NULL)
    g_hash_table_insert (draft->fields, g_strdup (field), g_strdup (text));
  else
    g_hash_table_remove (draft->fields, field);
  if (g_hash_table_size (draft->fields) == 0)
    {
      lis_drafts_remove (self, form, record);
      return;
    }
  set_dirty (self, name);
  if (is_new)
    g_signal_emit (self, signals[CHANGED], 0);
}

const LisDraft *
lis_drafts_find (LisDrafts *self, const char *form, const char *record)
{
  g_autofree char *name = make_name (form, record);

  g_return_val_if_fail (LIS_IS_DRAFTS (self), NULL);

  return g_hash_table_lookup (self->drafts, name);
}

void
lis_drafts_remove (LisDrafts *self, const char *form, const char *record)
{
  g_autofree char *name = make_name (form, record);

  g_return_if_fail (LIS_IS_DRAFTS (self));

  if (!g_hash_table_remove (self->drafts, name))
    return;
  set_dirty (self, name);
  g_signal_emit (self, signals[CHANGED], 0);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const LisDraft *first = *(const LisDraft *const *) a, *second = *(const LisDraft *const *) b;

  return -g_strcmp0 (first->time, second->time);
}

GPtrArray *
lis_drafts_list (LisDrafts *self)
{
  GPtrArray *list;
  GHashTableIter iter;
  gpointer draft;

  g_return_val_if_fail (LIS_IS_DRAFTS (self), NULL);

  list = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, &draft))
    g_ptr_array_add (list, draft);
  g_ptr_array_sort (list, compare_newest_first);
  return list;
}

gboolean
lis_drafts_flush (LisDrafts *self, GError **error)
{
  Batch *batch;

  g_return_val_if_fail (LIS_IS_DRAFTS (self), FALSE);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->writer == NULL || (g_hash_table_size (self->dirty) == 0 && self->sending == NULL))
    return TRUE;
  batch = make_batch (self);
  g_clear_error (&self->fault);
  if (write_batch (batch, &self->fault))
    g_hash_table_remove_all (self->dirty);
  else
    {
      g_propagate_error (error, g_error_copy (self->fault));
      if (self->sending != NULL)
        take_back (self, self->sending);
    }
  free_batch (batch);
  return self->fault == NULL;
}

const GError *
lis_drafts_get_fault (LisDrafts *self)
{
  g_return_val_if_fail (LIS_IS_DRAFTS (self), NULL);

  return self->fault;
}

static void
lis_drafts_dispose (GObject *object)
{
  lis_drafts_flush (LIS_DRAFTS (object), NULL);
  G_OBJECT_CLASS (lis_drafts_parent_class)->dispose (object);
}

static void
lis_drafts_finalize (GObject *object)
{
  LisDrafts *self = LIS_DRAFTS (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_hash_table_unref (self->drafts);
  g_hash_table_unref (self->dirty);
  g_clear_pointer (&self->writer, unref_writer);
  g_clear_error (&self->fault);
  G_OBJECT_CLASS (lis_drafts_parent_class)->finalize (object);
}

static void
lis_drafts_class_init (LisDraftsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lis_drafts_dispose;
  object_class->finalize = lis_drafts_finalize;

  signals[CHANGED] = g_signal_new ("changed", LIS_TYPE_DRAFTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lis_drafts_init (LisDrafts *self)
{
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_draft);
  self->dirty = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

LisDrafts *
lis_drafts_new (const char *folder)
{
  LisDrafts *self = g_object_new (LIS_TYPE_DRAFTS, NULL);

  if (folder == NULL)
    return self;
  self->writer = g_atomic_rc_box_new0 (Writer);
  g_mutex_init (&self->writer->mutex);
  self->writer->folder = g_build_filename (folder, "drafts", NULL);
  read_folder (self, self->writer->folder);
  return self;
}
