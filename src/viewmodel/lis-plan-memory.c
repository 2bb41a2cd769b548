/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-memory.h"

#include <glib/gstdio.h>

#define WRITE_MILLISECONDS 1000

struct _LisPlanMemory
{
  GObject parent_instance;

  char     *path; /* NULL: nothing is written */
  GKeyFile *keys;
  guint     timer;
};

G_DEFINE_FINAL_TYPE (LisPlanMemory, lis_plan_memory, G_TYPE_OBJECT)

/* What cannot be written is told to nobody: no work is lost by it. */
static void
write_text (const char *path, const char *text)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  char **request = data;

  write_text (request[0], request[1]);
  g_task_return_boolean (task, TRUE);
}

static gboolean
write_cb (gpointer data)
{
  LisPlanMemory *self = data;
  g_autoptr (GTask) task = g_task_new (self, NULL, NULL, NULL);
  char **request = g_new0 (char *, 3);

  self->timer = 0;
  request[0] = g_strdup (self->path);
  request[1] = g_key_file_to_data (self->keys, NULL, NULL);
  g_task_set_task_data (task, request, (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, write_in_thread);
  return G_SOURCE_REMOVE;
}

static void
queue_writing (LisPlanMemory *self)
{
  if (self->path != NULL && self->timer == 0)
    self->timer = g_timeout_add (WRITE_MILLISECONDS, write_cb, self);
}

void
lis_plan_memory_flush (LisPlanMemory *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (LIS_IS_PLAN_MEMORY (self));

  if (self->timer == 0)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  text = g_key_file_to_data (self->keys, NULL, NULL);
  write_text (self->path, text);
}

static void
lis_plan_memory_dispose (GObject *object)
{
  lis_plan_memory_flush (LIS_PLAN_MEMORY (object));
  G_OBJECT_CLASS (lis_plan_memory_parent_class)->dispose (object);
}

static void
lis_plan_memory_finalize (GObject *object)
{
  LisPlanMemory *self = LIS_PLAN_MEMORY (object);

  g_key_file_unref (self->keys);
  g_free (self->path);
  G_OBJECT_CLASS (lis_plan_memory_parent_class)->finalize (object);
}

static void
lis_plan_memory_class_init (LisPlanMemoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lis_plan_memory_dispose;
  G_OBJECT_CLASS (klass)->finalize = lis_plan_memory_finalize;
}

static void
lis_plan_memory_init (LisPlanMemory *self)
{
  self->keys = g_key_file_new ();
}

LisPlanMemory *
lis_plan_memory_new (const char *folder)
{
  LisPlanMemory *self = g_object_new (LIS_TYPE_PLAN_MEMORY, NULL);

  if (folder == NULL)
    return self;
  self->path = g_build_filename (folder, "window", NULL);
  g_key_file_load_from_file (self->keys, self->path, G_KEY_FILE_NONE, NULL);
  return self;
}

char *
lis_plan_memory_get_string (LisPlanMemory *self, const char *group, const char *key)
{
  g_return_val_if_fail (LIS_IS_PLAN_MEMORY (self), NULL);

  return g_key_file_get_string (self->keys, group, key, NULL);
}

void
lis_plan_memory_set_string (LisPlanMemory *self, const char *group, const char *key, const char *value)
{
  g_autofree char *before = NULL;

  g_return_if_fail (LIS_IS_PLAN_MEMORY (self));

  before = g_key_file_get_string (self->keys, group, key, NULL);
  if (g_strcmp0 (before, value) == 0)
    return;
  if (value != NULL)
    g_key_file_set_string (self->keys, group, key, value);
  else
    g_key_file_remove_key (self->keys, group, key, NULL);
  queue_writing (self);
}

double
lis_plan_memory_get_double (LisPlanMemory *self, const char *group, const char *key, double preset)
{
  g_autoptr (GError) error = NULL;
  double value;

  g_return_val_if_fail (LIS_IS_PLAN_MEMORY (self), preset);

  value = g_key_file_get_double (self->keys, group, key, &error);
  return error == NULL ? value : preset;
}

void
lis_plan_memory_set_double (LisPlanMemory *self, const char *group, const char *key, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  lis_plan_memory_set_string (self, group, key, g_ascii_dtostr (text, sizeof text, value));
}

gboolean
lis_plan_memory_get_boolean (LisPlanMemory *self, const char *group, const char *key, gboolean preset)
{
  g_autoptr (GError) error = NULL;
  gboolean value;

  g_return_val_if_fail (LIS_IS_PLAN_MEMORY (self), preset);

  value = g_key_file_get_boolean (self->keys, group, key, &error);
  return error == NULL ? value : preset;
}

void
lis_plan_memory_set_boolean (LisPlanMemory *self, const char *group, const char *key, gboolean value)
{
  lis_plan_memory_set_string (self, group, key, value ? "true" : "false");
}

char **
lis_plan_memory_list_keys (LisPlanMemory *self, const char *group)
{
  char **keys;

  g_return_val_if_fail (LIS_IS_PLAN_MEMORY (self), NULL);

  keys = g_key_file_get_keys (self->keys, group, NULL, NULL);
  return keys != NULL ? keys : g_new0 (char *, 1);
}
