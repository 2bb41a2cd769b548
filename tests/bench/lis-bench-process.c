/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-bench-process.h"

#include <gio/gio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static gint64
read_memory (const char *pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/smaps_rollup", pid);
  g_autofree char *text = NULL;
  const char *line;
  long long kilobytes;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return -1;
  line = strstr (text, "\nPss:");
  return line != NULL && sscanf (line, "\nPss: %lld kB", &kilobytes) == 1 ? (gint64) kilobytes : -1;
}

LisBenchProcess
lis_bench_run_process (const char *const *arguments, const char *task, const char *word)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GError) error = NULL;
  LisBenchProcess result = { 0 };
  gint64 start = g_get_monotonic_time ();
  gboolean said = FALSE;

  g_subprocess_launcher_setenv (launcher, "LISPLAN_BENCH", task, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  while (!said)
    {
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);

      if (line == NULL)
        g_error ("%s ended without saying “%s”", arguments[0], word);
      said = g_str_has_prefix (line, word);
    }
  result.seconds = (double) (g_get_monotonic_time () - start) / G_TIME_SPAN_SECOND;
  result.kilobytes = read_memory (g_subprocess_get_identifier (process));
  g_subprocess_send_signal (process, SIGKILL);
  g_subprocess_wait (process, NULL, NULL);
  return result;
}
