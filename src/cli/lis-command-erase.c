/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-cli.h"

#include "lis-backup.h"
#include "lis-erasure.h"
#include "lis-pathways.h"

static LisId
find_person (LisInvocation *invocation, LisStore *store, GError **error)
{
  const LisEntityType types[] = { LIS_ENTITY_PERSON, LIS_ENTITY_NONE };
  g_autoptr (LisPlanData) data = lis_store_load_data (store, types, invocation->cancellable, error);

  return data != NULL ? lis_query_find_person (data, invocation->arguments[1], error) : LIS_ID_NONE;
}

static void
print_lines (const char *title, GPtrArray *lines)
{
  if (lines->len > 0)
    lis_print ("%s\n", title);
  for (guint i = 0; i < lines->len; i++)
    lis_print ("  %s\n", (const char *) g_ptr_array_index (lines, i));
}

static void
print_erasure (const LisErasure *erasure, gboolean dry_run)
{
  lis_print ("%s\n", dry_run ? _("This would be done; nothing was changed:") : _("The person is erased."));
  print_lines (_("Kept, without saying who it was:"), erasure->kept);
  print_lines (_("Gone:"), erasure->gone);
  print_lines (_("The name taken out of:"), erasure->cleaned);
  lis_print (_("The history loses the personal values of %u changes, and author and label of %u change sets.\n"),
             erasure->n_personal, erasure->n_words);
}

static void
print_backup (const LisBackup *backup)
{
  LisDate expiry = lis_backup_get_expiry (backup);
  g_autofree char *day = lis_date_is_set (expiry) ? lis_date_format_short (expiry) : NULL;

  lis_print ("  %s\n    ", backup->path);
  if (day != NULL)
    lis_print (_("goes by %s at the latest, when backups go on being made\n"), day);
  else
    lis_print (_("made by hand: stays until you remove it\n"));
}

/* Copies made before still hold the person. */
static void
print_backups (LisStore *store, gint64 number)
{
  g_autoptr (LisBackups) backups = lis_backups_new (lis_store_get_path (store), NULL, NULL);
  g_autoptr (GPtrArray) list = lis_backups_list (backups);
  guint n_older = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const LisBackup *backup = g_ptr_array_index (list, i);

      if (number > 0 && backup->head.number >= number)
        continue;
      if (n_older++ == 0)
        lis_print ("%s\n", _("Backups made before still hold the person:"));
      print_backup (backup);
    }
  if (n_older == 0)
    lis_print ("%s\n", _("No backup of this plan known here holds the person."));
}

static LisExit
run_erase (LisInvocation *invocation)
{
  gboolean dry_run = FALSE;
  gboolean no_backup = FALSE;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only tell what would be done"), NULL },
    LIS_NO_BACKUP_ENTRY (&no_backup),
    { NULL },
  };
  LisClock clock = lis_clock_from_environment ();
  g_autoptr (LisEditor) editor = NULL;
  g_autoptr (LisErasure) erasure = NULL;
  g_autoptr (GError) error = NULL;
  LisStore *store;
  LisId person;

  if (!lis_invocation_parse (invocation, entries, LIS_OPTION_AUTHOR, 2, 2))
    return LIS_EXIT_USAGE;
  editor = lis_invocation_open_editor (invocation, &error);
  if (editor == NULL)
    return lis_exit_for_error (error);
  store = lis_editor_get_store (editor);
  person = find_person (invocation, store, &error);
  if (person == LIS_ID_NONE)
    return lis_exit_for_error (error);
  /* It cannot be undone. The backup holds the person, and is told of below with the others that do. */
  if (!dry_run && !no_backup && !lis_invocation_back_up (invocation, store, LIS_BACKUP_BULK, &error))
    return lis_exit_for_error (error);
  erasure = lis_editor_erase_person (editor, person, lis_clock_today (&clock), dry_run, invocation->cancellable,
                                     &error);
  if (erasure == NULL)
    return lis_exit_for_error (error);
  print_erasure (erasure, dry_run);
  print_backups (store, erasure->number);
  return LIS_EXIT_DONE;
}

const LisCommand lis_command_erase = {
  .name = "erase",
  .arguments = N_("PLAN PERSON"),
  .summary = N_("Erase a person for good"),
  .description = N_("PERSON is a name, a local id, an HPR number or an id. Decisions that others rest on are kept\n"
                    "without saying who it was; drafts, absences and notes go. It cannot be undone. Whoever still\n"
                    "holds a post, a role or an agreed period is not erased."),
  .run = run_erase,
};
