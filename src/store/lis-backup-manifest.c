/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "lis-backup-private.h"
#include "lis-file.h"

#define GROUP "Backup"

typedef struct
{
  const char *name;
  const char *label;
} Occasion;

static const Occasion occasions[] = {
  { NULL, NULL },
  { "open", N_("when the plan was opened") },
  { "daily", N_("daily, while it was open") },
  { "import", N_("before an import") },
  { "upgrade", N_("before an upgrade of the file") },
  { "bulk", N_("before many records were changed") },
  { "by-hand", N_("by hand") },
  { "restore", N_("before a backup was restored") },
  { "restored", N_("restored from an earlier backup") },
};

const char *
lis_backup_occasion_to_name (LisBackupOccasion occasion)
{
  return occasions[occasion].name;
}

const char *
lis_backup_occasion_get_label (LisBackupOccasion occasion)
{
  return _(occasions[occasion].label);
}

static LisBackupOccasion
occasion_from_name (const char *name)
{
  for (guint i = 1; i < G_N_ELEMENTS (occasions); i++)
    if (g_strcmp0 (occasions[i].name, name) == 0)
      return (LisBackupOccasion) i;
  return (LisBackupOccasion) 0;
}

void
lis_backup_free (LisBackup *backup)
{
  if (backup == NULL)
    return;
  g_free (backup->path);
  g_free (backup->identity);
  g_free (backup->plan);
  g_free (backup->time);
  g_free (backup);
}

char *
lis_backup_get_manifest_path (const char *path)
{
  return g_strconcat (path, ".manifest", NULL);
}

gboolean
lis_backup_write_manifest (const LisBackup *backup, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = lis_backup_get_manifest_path (backup->path);
  g_autofree char *head = lis_digest_to_text (&backup->head.digest);
  g_autofree char *digest = lis_digest_to_text (&backup->digest);
  g_autofree char *plan = g_filename_to_uri (backup->plan, NULL, error);
  g_autofree char *text = NULL;

  if (plan == NULL)
    return FALSE;
  g_key_file_set_string (file, GROUP, "identity", backup->identity);
  g_key_file_set_string (file, GROUP, "plan", plan);
  g_key_file_set_string (file, GROUP, "time", backup->time);
  g_key_file_set_string (file, GROUP, "occasion", lis_backup_occasion_to_name (backup->occasion));
  g_key_file_set_int64 (file, GROUP, "sequence", backup->sequence);
  g_key_file_set_int64 (file, GROUP, "change-set", backup->head.number);
  g_key_file_set_string (file, GROUP, "change-set-digest", head);
  g_key_file_set_int64 (file, GROUP, "size", backup->size);
  g_key_file_set_string (file, GROUP, "digest", digest);
  text = g_key_file_to_data (file, NULL, NULL);
  return lis_file_write (path, text, error);
}

static gboolean
read_digest (GKeyFile *file, const char *key, LisDigest *digest)
{
  g_autofree char *text = g_key_file_get_string (file, GROUP, key, NULL);

  return lis_digest_from_text (text, digest);
}

static gboolean
read_keys (GKeyFile *file, LisBackup *backup)
{
  g_autofree char *occasion = g_key_file_get_string (file, GROUP, "occasion", NULL);
  g_autofree char *plan = g_key_file_get_string (file, GROUP, "plan", NULL);

  backup->identity = g_key_file_get_string (file, GROUP, "identity", NULL);
  backup->plan = plan != NULL ? g_filename_from_uri (plan, NULL, NULL) : NULL;
  backup->time = g_key_file_get_string (file, GROUP, "time", NULL);
  backup->occasion = occasion_from_name (occasion);
  backup->sequence = g_key_file_get_int64 (file, GROUP, "sequence", NULL);
  backup->head.number = g_key_file_get_int64 (file, GROUP, "change-set", NULL);
  backup->size = g_key_file_get_int64 (file, GROUP, "size", NULL);
  return read_digest (file, "change-set-digest", &backup->head.digest) &&
         read_digest (file, "digest", &backup->digest) && backup->identity != NULL && backup->plan != NULL &&
         backup->time != NULL && strlen (backup->time) >= 19 && backup->occasion != 0 && backup->sequence > 0 &&
         backup->size > 0;
}

LisBackup *
lis_backup_read_manifest (const char *path)
{
  g_autoptr (LisBackup) backup = g_new0 (LisBackup, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *manifest = lis_backup_get_manifest_path (path);
  struct stat status;

  if (!g_key_file_load_from_file (file, manifest, G_KEY_FILE_NONE, NULL) || !read_keys (file, backup))
    return NULL;
  backup->path = g_strdup (path);
  backup->is_there = g_stat (path, &status) == 0 && S_ISREG (status.st_mode) && status.st_size == backup->size;
  return g_steal_pointer (&backup);
}
