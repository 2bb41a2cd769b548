/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-export.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "lis-csv.h"
#include "lis-error.h"
#include "lis-file.h"

#define RECORDS_BETWEEN_CHECKS 1024
#define FOLDER_MODE 0700
#define FILE_MODE 0600

/* One file on its way: written beside the one it will replace. */
typedef struct
{
  char *path;
  char *new_path; /* NULL when the old one goes without a successor */
} Replacement;

static void
free_replacement (gpointer data)
{
  Replacement *replacement = data;

  if (replacement->new_path != NULL)
    g_unlink (replacement->new_path);
  g_free (replacement->new_path);
  g_free (replacement->path);
  g_free (replacement);
}

static gboolean
fail (GError **error, const char *path, int reason)
{
  int code = reason == ENOSPC || reason == EDQUOT ? LIS_PLAN_ERROR_NO_SPACE
             : reason == EACCES || reason == EROFS ? LIS_PLAN_ERROR_READ_ONLY : LIS_PLAN_ERROR_FAILED;
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, LIS_PLAN_ERROR, code, _("“%s” could not be written: %s. Choose another folder or make room"),
               name, g_strerror (reason));
  return FALSE;
}

static void
append_header (const LisEntity *entity, GString *text)
{
  lis_csv_append_cell (text, TRUE, "id");
  for (guint i = 0; i < entity->n_fields; i++)
    lis_csv_append_cell (text, FALSE, entity->fields[i].name);
  g_string_append_c (text, '\n');
}

static void
append_record (const LisEntity *entity, gconstpointer record, GString *text, GString *cell)
{
  const LisRecord *head = record;
  char id[LIS_ID_TEXT_SIZE];

  lis_csv_append_cell (text, TRUE, lis_id_to_text (head->id, entity->prefix, id));
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const LisField *field = &entity->fields[i];

      g_string_truncate (cell, 0);
      if (field->type == LIS_FIELD_TEXT && !lis_field_is_empty (field, record) &&
          lis_csv_needs_guard (lis_field_get_text (field, record)))
        g_string_append_c (cell, '\'');
      lis_field_append_file_text (field, record, cell);
      lis_csv_append_cell (text, FALSE, cell->str);
    }
  g_string_append_c (text, '\n');
}

static gboolean
write_all (int file, const char *bytes, gsize length)
{
  while (length > 0)
    {
      gssize written = write (file, bytes, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      bytes += written;
      length -= (gsize) written;
    }
  return TRUE;
}

static gboolean
write_new (Replacement *replacement, const GString *text, GError **error)
{
  char *template = g_strconcat (replacement->path, ".XXXXXX", NULL);
  int file = g_mkstemp_full (template, O_WRONLY | O_CLOEXEC, FILE_MODE);
  int reason = errno;
  gboolean done;

  if (file < 0)
    {
      g_free (template);
      return fail (error, replacement->path, reason);
    }
  replacement->new_path = template;
  done = write_all (file, text->str, text->len) && fsync (file) == 0;
  reason = errno;
  if (close (file) != 0 && done)
    {
      reason = errno;
      done = FALSE;
    }
  return done || fail (error, replacement->path, reason);
}

/* An older export's file of an entity that has no records left would bring them back; any other file of that name is
 * none of ours. */
static gboolean
is_old_export (const char *path, const char *header)
{
  g_autofree char *start = g_malloc0 (strlen (header) + 1);
  FILE *file = g_fopen (path, "re");
  gboolean ours;

  if (file == NULL)
    return FALSE;
  ours = fread (start, 1, strlen (header), file) == strlen (header) && strcmp (start, header) == 0;
  fclose (file);
  return ours;
}

static gboolean
export_entity (LisStore *store, LisEntityType type, const char *folder, GPtrArray *replacements,
               GCancellable *cancellable, GError **error)
{
  const LisEntity *entity = lis_entity_get (type);
  g_autoptr (LisRecordSet) set = lis_store_load (store, type, cancellable, error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) cell = g_string_new (NULL);
  g_autofree char *name = g_strconcat (entity->name, ".csv", NULL);
  Replacement *replacement;

  if (set == NULL)
    return FALSE;
  replacement = g_new0 (Replacement, 1);
  replacement->path = g_build_filename (folder, name, NULL);
  g_ptr_array_add (replacements, replacement);
  append_header (entity, text);
  if (set->count == 0)
    {
      if (!is_old_export (replacement->path, text->str))
        g_ptr_array_remove (replacements, replacement);
      return TRUE;
    }
  for (guint i = 0; i < set->count; i++)
    {
      append_record (entity, lis_record_set_get (set, i), text, cell);
      if (i % RECORDS_BETWEEN_CHECKS == 0 && g_cancellable_is_cancelled (cancellable))
        {
          g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED,
                       _("The export was cancelled; the files in “%s” are as they were"), folder);
          return FALSE;
        }
    }
  return write_new (replacement, text, error);
}

static gboolean
put_in_place (GPtrArray *replacements, GError **error)
{
  for (guint i = 0; i < replacements->len; i++)
    {
      Replacement *replacement = g_ptr_array_index (replacements, i);

      if (replacement->new_path == NULL ? g_unlink (replacement->path) != 0
                                        : g_rename (replacement->new_path, replacement->path) != 0)
        return fail (error, replacement->path, errno);
      g_clear_pointer (&replacement->new_path, g_free);
    }
  /* The new names too are on the disk before anybody is told that the plan was exported. */
  return replacements->len == 0 ||
         lis_file_sync_folder_of (((const Replacement *) g_ptr_array_index (replacements, 0))->path, error);
}

static gboolean
export_all (LisStore *store, const char *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) replacements = g_ptr_array_new_with_free_func (free_replacement);

  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    if (!export_entity (store, i, folder, replacements, cancellable, error))
      return FALSE;
  return put_in_place (replacements, error);
}

gboolean
lis_export_plan (LisStore *store, const char *folder, GCancellable *cancellable, GError **error)
{
  gboolean is_new = !g_file_test (folder, G_FILE_TEST_EXISTS);

  if (g_mkdir_with_parents (folder, FOLDER_MODE) != 0)
    return fail (error, folder, errno);
  if (export_all (store, folder, cancellable, error))
    return TRUE;
  /* Does nothing when there is something in it. */
  if (is_new)
    g_rmdir (folder);
  return FALSE;
}
