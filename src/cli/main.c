/* SPDX-License-Identifier: MPL-2.0 */
#include <locale.h>

#include "lis-cli.h"
#include "lis-config.h"

int
main (int argc, char **argv)
{
  const char *locale_dir = g_getenv ("LISPLAN_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LIS_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("lisplanctl");
  return lis_cli_run ((const char *const *) argv + MIN (argc, 1));
}
