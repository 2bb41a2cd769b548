/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-cli.h"

#include <inttypes.h>

#include "lis-clock.h"
#include "lis-history.h"
#include "lis-sealed-file.h"

static void
on_progress_cb (guint done, guint total, gpointer user_data)
{
  lis_show_progress (_("Pages"), done, total);
}

static LisBackups *
open_backups (LisInvocation *invocation)
{
  LisClock clock = lis_clock_from_environment ();

  return lis_backups_new (invocation->arguments[0], NULL, &clock);
}

#define PASSPHRASE_ENTRY(file) \
  { \
    "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, file, \
      N_("Read the passphrase from the first line of this file instead of asking for it"), N_("FILE") \
  }

static gboolean
seal (LisInvocation *invocation, LisBackups *backups, const LisBackupJob *job, const char *passphrase_file,
      GError **error)
{
  g_autofree char *passphrase = lis_cli_get_passphrase (invocation, passphrase_file, TRUE, error);

  return passphrase != NULL && lis_backups_seal_to (backups, invocation->arguments[1], passphrase, job, error);
}

static LisExit
run_backup (LisInvocation *invocation)
{
  gboolean encrypt = FALSE;
  g_autofree char *passphrase_file = NULL;
  const GOptionEntry entries[] = {
    { "encrypt", 0, 0, G_OPTION_ARG_NONE, &encrypt, N_("Encrypt FILE with a passphrase"), NULL },
    PASSPHRASE_ENTRY (&passphrase_file),
    { NULL },
  };
  LisBackupJob job = { lis_history_check, on_progress_cb, NULL, invocation->cancellable };
  g_autoptr (LisBackups) backups = NULL;
  g_autoptr (LisBackup) made = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (!lis_invocation_parse (invocation, entries, 0, 1, 2))
    return LIS_EXIT_USAGE;
  /* Whoever names a passphrase wants nothing that can be read without it. */
  encrypt = encrypt || passphrase_file != NULL;
  if (encrypt && invocation->n_arguments < 2)
    return lis_invocation_refuse_usage (invocation, _("--encrypt needs the FILE to write."));
  backups = open_backups (invocation);
  if (encrypt)
    done = seal (invocation, backups, &job, passphrase_file, &error);
  else if (invocation->n_arguments == 2)
    done = lis_backups_copy_to (backups, invocation->arguments[1], &job, &error);
  else
    done = lis_backups_make (backups, LIS_BACKUP_BY_HAND, &job, &made, &error);
  if (!done)
    return lis_exit_for_error (error);
  lis_print ("%s\n", made != NULL ? made->path : invocation->arguments[1]);
  return LIS_EXIT_DONE;
}

static void
add_backup (JsonBuilder *builder, const LisBackup *backup)
{
  g_autofree char *digest = lis_digest_to_text (&backup->digest);

  json_builder_begin_object (builder);
  lis_json_add_int (builder, "number", backup->sequence);
  lis_json_add_text (builder, "time", backup->time);
  lis_json_add_text (builder, "occasion", lis_backup_occasion_to_name (backup->occasion));
  lis_json_add_int (builder, "change_set", backup->head.number);
  lis_json_add_int (builder, "size", backup->size);
  lis_json_add_text (builder, "digest", digest);
  lis_json_add_text (builder, "path", backup->path);
  json_builder_set_member_name (builder, "there");
  json_builder_add_boolean_value (builder, backup->is_there);
  json_builder_end_object (builder);
}

static void
print_json (GPtrArray *list)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "backups");
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    add_backup (builder, g_ptr_array_index (list, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lis_print_json (builder);
}

static void
print_list (GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      const LisBackup *backup = g_ptr_array_index (list, i);
      g_autofree char *time = lis_clock_format_utc (backup->time);
      g_autofree char *size = g_format_size ((guint64) backup->size);

      /* Translators: number of a backup, time, change set, size, why it was made, where it is. */
      lis_print (_("%1$4d  %2$s  change set %3$d  %4$s  %5$s%6$s\n      %7$s\n"), (int) backup->sequence, time,
                 (int) backup->head.number, size, lis_backup_occasion_get_label (backup->occasion),
                 backup->is_there ? "" : _(" (the file is gone or was changed)"), backup->path);
    }
  if (list->len == 0)
    lis_print ("%s\n", _("There are no backups of this plan."));
}

static LisBackup *
find_backup (GPtrArray *list, const char *word)
{
  guint64 number;

  for (guint i = 0; i < list->len; i++)
    {
      LisBackup *backup = g_ptr_array_index (list, i);

      if (g_str_equal (backup->path, word) ||
          (g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT64, &number, NULL) && (gint64) number == backup->sequence))
        return backup;
    }
  return NULL;
}

static void
print_entity (const LisBackupComparison *comparison, LisEntityType type)
{
  const char *label = lis_entity_get_plural (lis_entity_get (type));

  if (comparison->added[type] + comparison->changed[type] + comparison->removed[type] > 0)
    lis_print (_("  %s: %u added, %u changed, %u removed (%u then, %u now)\n"), label, comparison->added[type],
               comparison->changed[type], comparison->removed[type], comparison->in_backup[type],
               comparison->in_plan[type]);
  else if (comparison->in_backup[type] != comparison->in_plan[type])
    lis_print (_("  %s: %u then, %u now\n"), label, comparison->in_backup[type], comparison->in_plan[type]);
}

static LisExit
print_comparison (LisBackups *backups, const char *path)
{
  g_autoptr (GError) error = NULL;
  LisBackupComparison comparison;

  if (!lis_backups_compare (backups, path, &comparison, &error))
    return lis_exit_for_error (error);
  if (comparison.change_sets_in_backup > 0 && comparison.common > 0)
    lis_print (_("The two have gone apart: %d change sets in the plan, %d in the other.\n"),
               (int) comparison.change_sets, (int) comparison.change_sets_in_backup);
  else if (!comparison.is_ancestor)
    lis_print ("%s\n", _("The plan does not go on from this backup, or cannot be read."));
  else
    lis_print (g_dngettext (GETTEXT_PACKAGE, "%d change set since then.\n", "%d change sets since then.\n",
                            (gulong) comparison.change_sets), (int) comparison.change_sets);
  for (int type = 0; type < LIS_N_ENTITIES; type++)
    print_entity (&comparison, (LisEntityType) type);
  return LIS_EXIT_DONE;
}

static LisExit
run_backups (LisInvocation *invocation)
{
  g_autofree char *compared = NULL;
  const GOptionEntry entries[] = {
    { "compare", 0, 0, G_OPTION_ARG_FILENAME, &compared, N_("Tell what was changed since this backup"),
      N_("BACKUP") },
    { NULL },
  };
  g_autoptr (LisBackups) backups = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const LisBackup *found;

  if (!lis_invocation_parse (invocation, entries, LIS_OPTION_JSON, 1, 1))
    return LIS_EXIT_USAGE;
  backups = open_backups (invocation);
  list = lis_backups_list (backups);
  if (compared != NULL)
    {
      found = find_backup (list, compared);
      return print_comparison (backups, found != NULL ? found->path : compared);
    }
  if (invocation->json)
    print_json (list);
  else
    print_list (list);
  return LIS_EXIT_DONE;
}

static gboolean
restore (LisInvocation *invocation, LisBackups *backups, const char *path, const char *passphrase_file,
         char **set_aside, GError **error)
{
  LisBackupJob job = { lis_history_check, on_progress_cb, NULL, invocation->cancellable };
  g_autofree char *passphrase = NULL;

  if (!lis_sealed_file_is (path))
    return lis_backups_restore (backups, path, &job, set_aside, error);
  passphrase = lis_cli_get_passphrase (invocation, passphrase_file, FALSE, error);
  return passphrase != NULL && lis_backups_restore_sealed (backups, path, passphrase, &job, set_aside, error);
}

static LisExit
run_restore (LisInvocation *invocation)
{
  g_autofree char *passphrase_file = NULL;
  const GOptionEntry entries[] = { PASSPHRASE_ENTRY (&passphrase_file), { NULL } };
  g_autoptr (LisBackups) backups = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *set_aside = NULL;
  g_autoptr (GError) error = NULL;
  const LisBackup *found;

  if (!lis_invocation_parse (invocation, entries, 0, 2, 2))
    return LIS_EXIT_USAGE;
  backups = open_backups (invocation);
  list = lis_backups_list (backups);
  found = find_backup (list, invocation->arguments[1]);
  if (!restore (invocation, backups, found != NULL ? found->path : invocation->arguments[1], passphrase_file,
                &set_aside, &error))
    return lis_exit_for_error (error);
  if (set_aside != NULL)
    lis_print (_("The plan could not be backed up as it was. It lies here, byte for byte: %s\n"), set_aside);
  lis_print (_("Restored: %s\n"), invocation->arguments[0]);
  return LIS_EXIT_DONE;
}

static LisExit
run_decrypt (LisInvocation *invocation)
{
  g_autofree char *passphrase_file = NULL;
  const GOptionEntry entries[] = { PASSPHRASE_ENTRY (&passphrase_file), { NULL } };
  LisBackupJob job = { lis_history_check, on_progress_cb, NULL, invocation->cancellable };
  g_autofree char *passphrase = NULL;
  g_autoptr (GError) error = NULL;

  if (!lis_invocation_parse (invocation, entries, 0, 2, 2))
    return LIS_EXIT_USAGE;
  passphrase = lis_cli_get_passphrase (invocation, passphrase_file, FALSE, &error);
  if (passphrase == NULL ||
      !lis_backup_unseal (invocation->arguments[0], invocation->arguments[1], passphrase, &job, &error))
    return lis_exit_for_error (error);
  lis_print ("%s\n", invocation->arguments[1]);
  return LIS_EXIT_DONE;
}

const LisCommand lis_command_backup = {
  .name = "backup",
  .arguments = N_("PLAN [FILE]"),
  .summary = N_("Make a checked copy of a plan"),
  .description = N_("Without FILE the copy goes among the plan's backups. It is made while others work on the plan,\n"
                    "and counts only after it was read and compared with its history."),
  .run = run_backup,
};

const LisCommand lis_command_backups = {
  .name = "backups",
  .arguments = N_("PLAN"),
  .summary = N_("List the backups of a plan, newest first"),
  .description = N_("BACKUP is a number of the list, or a file."),
  .run = run_backups,
};

const LisCommand lis_command_restore = {
  .name = "restore",
  .arguments = N_("PLAN BACKUP"),
  .summary = N_("Put a backup in the plan's place"),
  .description = N_("BACKUP is a number of the list that “backups” prints, or a file. The plan as it is now is backed "
                    "up\nbefore; one that is damaged is set aside byte for byte."),
  .run = run_restore,
};

const LisCommand lis_command_decrypt = {
  .name = "decrypt",
  .arguments = N_("ENCRYPTED PLAN"),
  .summary = N_("Make a plan out of one that “backup --encrypt” wrote"),
  .description = N_("The file that was encrypted stays as it is. Nothing is written when it was changed or cut off."),
  .run = run_decrypt,
};
