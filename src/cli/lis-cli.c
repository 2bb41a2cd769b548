/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-cli.h"

#include <signal.h>
#include <unistd.h>

#include "lis-config.h"

static const LisCommand *const commands[] = {
  &lis_command_new,
  &lis_command_sample,
  &lis_command_import,
  &lis_command_export,
  &lis_command_check,
  &lis_command_chart,
  &lis_command_report,
  &lis_command_actions,
  &lis_command_action_status,
  &lis_command_history,
  &lis_command_undo,
  &lis_command_redo,
  &lis_command_verify,
  &lis_command_backup,
  &lis_command_backups,
  &lis_command_restore,
  &lis_command_decrypt,
  &lis_command_info,
  &lis_command_person_export,
  &lis_command_erase,
};

static const LisCommand *
find_command (const char *name)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];
  return NULL;
}

static void
print_help (void)
{
  guint i;

  lis_print (_("Usage:\n  lisplanctl COMMAND PLAN [ARGUMENT…] [OPTION…]\n\nPlans the specialist training of hospital "
               "doctors without a window.\n\nCommands:\n"));
  for (i = 0; i < G_N_ELEMENTS (commands); i++)
    lis_print ("  %-13s %s\n", commands[i]->name, _(commands[i]->summary));
  lis_print (_("\n“lisplanctl COMMAND --help” tells more of one command.\n\nExit codes:\n"
               "  0  done\n"
               "  1  findings, or input that was refused; nothing was changed\n"
               "  2  wrong usage\n"
               "  3  the plan could not be opened or written\n"));
}

/* The second signal ends the program at once, for whoever does not want to wait for the first to be heeded. */
static gpointer
wait_for_signals (gpointer user_data)
{
  GCancellable *cancellable = user_data;
  sigset_t signals;
  int signal_number;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  sigaddset (&signals, SIGHUP);
  sigwait (&signals, &signal_number);
  g_cancellable_cancel (cancellable);
  sigwait (&signals, &signal_number);
  _exit (128 + signal_number);
  return NULL;
}

/* A job that is stopped clears up after itself, so signals only ask for it. */
static void
start_watching_signals (GCancellable *cancellable)
{
  sigset_t signals;

  signal (SIGPIPE, SIG_IGN);
  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  sigaddset (&signals, SIGHUP);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signals, cancellable));
}

static LisExit
run_command (const LisCommand *command, const char *const *words)
{
  LisInvocation invocation = { .command = command };
  LisExit exit_code;

  invocation.words = g_strdupv ((char **) words);
  invocation.cancellable = g_cancellable_new ();
  start_watching_signals (invocation.cancellable);
  exit_code = command->run (&invocation);
  g_strfreev (invocation.words);
  g_strfreev (invocation.arguments);
  g_free (invocation.author);
  return exit_code;
}

int
lis_cli_run (const char *const *words)
{
  const char *help[] = { "--help", NULL };
  const LisCommand *command;
  const char *name;

  if (words[0] == NULL || g_str_equal (words[0], "--help") || g_str_equal (words[0], "-h"))
    {
      print_help ();
      return lis_finish_output (words[0] == NULL ? LIS_EXIT_USAGE : LIS_EXIT_DONE);
    }
  if (g_str_equal (words[0], "--version"))
    {
      lis_print ("lisplanctl %s\n", LIS_VERSION);
      return lis_finish_output (LIS_EXIT_DONE);
    }
  if (g_str_equal (words[0], "help"))
    {
      if (words[1] == NULL)
        return lis_cli_run (help);
      name = words[1];
      words = help;
    }
  else
    {
      name = words[0];
      words++;
    }
  command = find_command (name);
  if (command == NULL)
    {
      lis_complain (_("“%s” is no command. “lisplanctl --help” lists them."), name);
      return LIS_EXIT_USAGE;
    }
  return lis_finish_output (run_command (command, words));
}
