/* SPDX-License-Identifier: MPL-2.0 */
#include <locale.h>
#include <malloc.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "lis-application.h"
#include "lis-config.h"

/* As lisplanctl answers when a plan could not be opened. */
#define EXIT_NO_DISPLAY 3

/* Before any thread is started: setlocale() and gettext's tables are the whole process's. */
static void
set_language (void)
{
  const char *folder = g_getenv ("LISPLAN_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LIS_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  gtk_disable_setlocale ();
}

/* The plan to open, when the command line is nothing but one: options are left to the application. */
static const char *
find_plan_argument (int argc, char **argv)
{
  return argc == 2 && argv[1][0] != '-' && strstr (argv[1], "://") == NULL ? argv[1] : NULL;
}

static gboolean
asks_for_text_only (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    if (g_str_has_prefix (argv[i], "--help") || g_str_equal (argv[i], "-h") || g_str_equal (argv[i], "--version"))
      return TRUE;
  return FALSE;
}

int
main (int argc, char **argv)
{
  g_autoptr (LisApplication) application = NULL;
  g_autoptr (LisSession) session = NULL;
  LisClock clock;
  const char *plan;

  /* Else every thread that reads or copies a plan keeps what it freed for itself. */
  mallopt (M_ARENA_MAX, 1);
  set_language ();
  clock = lis_clock_from_environment ();
  session = lis_session_new (&clock);
  plan = find_plan_argument (argc, argv);
  /* The plan is read while GTK starts; half of the time to the first picture is saved by it. */
  if (plan != NULL)
    lis_session_open (session, plan);
  if (!asks_for_text_only (argc, argv) && !gtk_init_check ())
    {
      g_printerr (_("There is no display to open a window on. “lisplanctl chart PLAN -o FILE.pdf” draws the same chart "
                    "to a file.\n"));
      return EXIT_NO_DISPLAY;
    }
  application = lis_application_new (session);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
