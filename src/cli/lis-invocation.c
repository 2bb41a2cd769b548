/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-cli.h"

#include "lis-error.h"
#include "lis-history.h"
#include "lis-plan-head.h"

static void
add_common_options (GOptionContext *context, LisInvocation *invocation, LisCommonOptions common)
{
  const GOptionEntry json[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &invocation->json, N_("Print JSON, for programs"), NULL },
    { NULL },
  };
  const GOptionEntry author[] = {
    { "author", 0, 0, G_OPTION_ARG_STRING, &invocation->author,
      N_("Who answers for the change (your user's name if not given)"), N_("NAME") },
    { NULL },
  };

  if (common & LIS_OPTION_JSON)
    g_option_context_add_main_entries (context, json, GETTEXT_PACKAGE);
  if (common & LIS_OPTION_AUTHOR)
    g_option_context_add_main_entries (context, author, GETTEXT_PACKAGE);
}

static GOptionContext *
make_context (LisInvocation *invocation, const GOptionEntry *entries, LisCommonOptions common)
{
  const LisCommand *command = invocation->command;
  GOptionContext *context = g_option_context_new (command->arguments);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, command->summary);
  if (command->description != NULL)
    g_option_context_set_description (context, command->description);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  add_common_options (context, invocation, common);
  return context;
}

gboolean
lis_invocation_parse (LisInvocation *invocation, const GOptionEntry *entries, LisCommonOptions common, guint minimum,
                      guint maximum)
{
  g_autoptr (GOptionContext) context = make_context (invocation, entries, common);
  g_autofree char *name = g_strdup_printf ("lisplanctl %s", invocation->command->name);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;

  g_strv_builder_add (builder, "lisplanctl");
  g_strv_builder_addv (builder, (const char **) invocation->words);
  words = g_strv_builder_end (builder);
  g_set_prgname (name);
  if (!g_option_context_parse_strv (context, &words, &error))
    {
      lis_invocation_refuse_usage (invocation, "%s", error->message);
      return FALSE;
    }
  invocation->arguments = g_strdupv (words + 1);
  invocation->n_arguments = g_strv_length (invocation->arguments);
  if (invocation->n_arguments < minimum || invocation->n_arguments > maximum)
    {
      lis_invocation_refuse_usage (invocation, invocation->n_arguments < minimum ? _("An argument is missing.")
                                                                                 : _("There are too many arguments."));
      return FALSE;
    }
  return TRUE;
}

LisStore *
lis_invocation_open (LisInvocation *invocation, LisStoreMode mode, GError **error)
{
  return lis_store_open (invocation->arguments[0], mode, error);
}

/* A plan that somebody put in the place of another can be worked on, but not without a word. */
static void
warn_of_other_history (LisStore *store)
{
  g_autofree char *fault = NULL;

  if (lis_plan_head_check (store, &fault, NULL) && fault != NULL)
    lis_complain (_("%s. “lisplanctl verify” tells more; “verify --accept” takes the plan as it is"), fault);
}

LisEditor *
lis_invocation_open_editor (LisInvocation *invocation, GError **error)
{
  g_autoptr (LisStore) store = lis_invocation_open (invocation, LIS_STORE_WRITE, error);

  if (store == NULL)
    return NULL;
  warn_of_other_history (store);
  return lis_invocation_edit (invocation, store);
}

LisEditor *
lis_invocation_edit (LisInvocation *invocation, LisStore *store)
{
  const char *author = invocation->author;

  if (author == NULL)
    author = g_get_real_name ();
  if (g_str_equal (author, "Unknown") || *author == '\0')
    author = g_get_user_name ();
  return lis_editor_new (store, author, NULL, NULL);
}

static void
on_progress_cb (guint done, guint total, gpointer user_data)
{
  lis_show_progress (_("Backup"), done, total);
}

gboolean
lis_invocation_back_up (LisInvocation *invocation, LisStore *store, LisBackupOccasion occasion, GError **error)
{
  LisBackupJob job = { lis_history_check, on_progress_cb, NULL, invocation->cancellable };
  LisClock clock = lis_clock_from_environment ();
  g_autoptr (LisBackups) backups = lis_backups_new (lis_store_get_path (store), NULL, &clock);
  GError *local = NULL;
  LisStoreHead head;

  if (!lis_store_read_head (store, 0, &head, error))
    return FALSE;
  if (head.number == 0 || lis_backups_make (backups, occasion, &job, NULL, &local))
    return TRUE;
  if (!g_error_matches (local, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED))
    /* Translators: it stands before the reason why the backup could not be made. */
    g_prefix_error (&local, "%s ", _("Nothing was changed, since no backup could be made before "
                                     "(--no-backup goes on without one)."));
  g_propagate_error (error, local);
  return FALSE;
}

LisExit
lis_invocation_refuse_usage (LisInvocation *invocation, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  lis_complain ("%s", text);
  lis_complain (_("“lisplanctl %s --help” tells how it is used."), invocation->command->name);
  return LIS_EXIT_USAGE;
}
