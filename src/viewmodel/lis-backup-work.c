/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-backup-work-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "lis-backup-item-private.h"
#include "lis-error.h"
#include "lis-history.h"

LisBackupWork *
lis_backup_work_new (GTask *task, LisBackups *backups, LisBackupWorkFunc run, const char *path)
{
  LisBackupWork *work = g_atomic_rc_box_new0 (LisBackupWork);

  work->task = task;
  work->backups = backups;
  work->run = run;
  work->path = g_strdup (path);
  work->cancellable = g_cancellable_new ();
  work->context = g_main_context_ref_thread_default ();
  return work;
}

static void
clear_work (gpointer data)
{
  LisBackupWork *work = data;

  g_clear_pointer (&work->backups, lis_backups_free);
  g_clear_pointer (&work->path, g_free);
  g_clear_pointer (&work->target, g_free);
  g_clear_pointer (&work->passphrase, g_free);
  g_clear_object (&work->cancellable);
  g_clear_pointer (&work->context, g_main_context_unref);
  g_clear_pointer (&work->made, lis_backup_free);
  g_clear_object (&work->list);
  g_clear_pointer (&work->lines, g_strfreev);
  g_clear_pointer (&work->set_aside, g_free);
}

void
lis_backup_work_unref (LisBackupWork *work)
{
  g_atomic_rc_box_release_full (work, clear_work);
}

static gboolean
tell_progress_cb (gpointer data)
{
  LisBackupWork *work = data;

  work->progress (work, g_atomic_int_get (&work->percent) / 100.0);
  return G_SOURCE_REMOVE;
}

/* In the thread. One word to the main context for each percent. */
static void
copied_cb (guint done, guint total, gpointer data)
{
  LisBackupWork *work = data;
  int percent = total > 0 ? (int) ((guint64) done * 100 / total) : 100;

  if (percent == g_atomic_int_get (&work->percent))
    return;
  g_atomic_int_set (&work->percent, percent);
  g_main_context_invoke_full (work->context, G_PRIORITY_DEFAULT_IDLE, tell_progress_cb,
                              g_atomic_rc_box_acquire (work), (GDestroyNotify) lis_backup_work_unref);
}

static void
run_in_thread (GTask *inner, gpointer source, gpointer data, GCancellable *cancellable)
{
  LisBackupWork *work = data;
  LisBackupJob job = { lis_history_check, copied_cb, work, work->cancellable };
  GError *error = NULL;

  if (g_cancellable_is_cancelled (work->cancellable))
    g_task_return_new_error (inner, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED, "%s", _("Copying was stopped"));
  else if (work->run (work, &job, &error))
    g_task_return_boolean (inner, TRUE);
  else
    g_task_return_error (inner, error);
}

void
lis_backup_work_start (LisBackupWork *work, GAsyncReadyCallback done)
{
  /* Without a source object: the thread may hold the last reference, and no keeper may be finalized there. */
  g_autoptr (GTask) inner = g_task_new (NULL, NULL, done, work);

  g_task_set_task_data (inner, g_atomic_rc_box_acquire (work), (GDestroyNotify) lis_backup_work_unref);
  g_task_run_in_thread (inner, run_in_thread);
}

gboolean
lis_backup_work_make (LisBackupWork *work, const LisBackupJob *job, GError **error)
{
  return lis_backups_make (work->backups, work->occasion, job, &work->made, error);
}

gboolean
lis_backup_work_list (LisBackupWork *work, const LisBackupJob *job, GError **error)
{
  g_autoptr (GPtrArray) list = lis_backups_list (work->backups);

  work->list = g_list_store_new (LIS_TYPE_BACKUP_ITEM);
  for (guint i = 0; i < list->len; i++)
    {
      g_autoptr (LisBackupItem) item = lis_backup_item_new (g_ptr_array_index (list, i));

      g_list_store_append (work->list, item);
    }
  return TRUE;
}

/* One that cannot be read is compared as empty. */
static gboolean
could_read_plan (const LisBackupComparison *comparison)
{
  for (int type = 0; type < LIS_N_ENTITIES; type++)
    if (comparison->in_plan[type] > 0)
      return TRUE;
  return comparison->is_ancestor;
}

static char *
describe_entity (const LisBackupComparison *comparison, LisEntityType type)
{
  const char *label = lis_entity_get_plural (lis_entity_get (type));
  guint then = comparison->in_backup[type], now = comparison->in_plan[type];

  if (!could_read_plan (comparison))
    return then > 0 ? g_strdup_printf (_("%s: %u"), label, then) : NULL;
  if (comparison->added[type] + comparison->changed[type] + comparison->removed[type] > 0)
    /* Translators: a kind of record, such as “Periods”, and what became of them since the backup. */
    return g_strdup_printf (_("%s: %u added, %u changed, %u removed (%u then, %u now)"), label, comparison->added[type],
                            comparison->changed[type], comparison->removed[type], then, now);
  /* Translators: a kind of record, such as “Periods”, and how many there were. */
  return then != now ? g_strdup_printf (_("%s: %u then, %u now"), label, then, now) : NULL;
}

static char *
describe_age (const LisBackupComparison *comparison)
{
  if (comparison->change_sets_in_backup > 0 && comparison->common > 0)
    /* Translators: how many changes were made to each of two versions since they were the same. */
    return g_strdup_printf (_("The two have gone apart: %" PRId64 " changes in this plan, %" PRId64 " in the other"),
                            comparison->change_sets, comparison->change_sets_in_backup);
  if (!could_read_plan (comparison))
    return g_strdup (_("The plan cannot be read, so what was changed after this backup cannot be told. It holds:"));
  if (!comparison->is_ancestor)
    return g_strdup (_("The plan does not go on from this backup."));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " change since then",
                                       "%" PRId64 " changes since then", (gulong) comparison->change_sets),
                          comparison->change_sets);
}

gboolean
lis_backup_work_compare (LisBackupWork *work, const LisBackupJob *job, GError **error)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  LisBackupComparison comparison;
  g_autofree char *age = NULL;

  if (!lis_backups_compare (work->backups, work->path, &comparison, error))
    return FALSE;
  age = describe_age (&comparison);
  g_strv_builder_add (lines, age);
  for (int type = 0; type < LIS_N_ENTITIES; type++)
    {
      g_autofree char *line = describe_entity (&comparison, (LisEntityType) type);

      if (line != NULL)
        g_strv_builder_add (lines, line);
    }
  work->lines = g_strv_builder_end (lines);
  return TRUE;
}

gboolean
lis_backup_work_restore (LisBackupWork *work, const LisBackupJob *job, GError **error)
{
  if (work->passphrase != NULL)
    return lis_backups_restore_sealed (work->backups, work->path, work->passphrase, job, &work->set_aside, error);
  return lis_backups_restore (work->backups, work->path, job, &work->set_aside, error);
}

gboolean
lis_backup_work_copy_to (LisBackupWork *work, const LisBackupJob *job, GError **error)
{
  if (work->passphrase != NULL)
    return lis_backups_seal_to (work->backups, work->path, work->passphrase, job, error);
  return lis_backups_copy_to (work->backups, work->path, job, error);
}

gboolean
lis_backup_work_unseal (LisBackupWork *work, const LisBackupJob *job, GError **error)
{
  return lis_backup_unseal (work->path, work->target, work->passphrase, job, error);
}
