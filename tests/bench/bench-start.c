/* SPDX-License-Identifier: MPL-2.0 */
/* Figures 3 and 5: from starting the program to the first painted chart of 10,000 doctors, and its memory after the
 * chart was scrolled from top to bottom, against an empty libadwaita window of the same size. */
#include "lis-bench.h"
#include "lis-bench-process.h"

#define N_RUNS 9

static gboolean
measure_start (const char *program, const char *empty, const char *plan)
{
  const char *ours[] = { program, plan, NULL };
  const char *floor[] = { empty, NULL };
  g_autoptr (GArray) our_times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) floor_times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i <= N_RUNS; i++)
    {
      double a = lis_bench_run_process (ours, "start", "first-frame").seconds * 1000;
      double b = lis_bench_run_process (floor, "start", "first-frame").seconds * 1000;

      /* The first round warms the disk cache. */
      if (i == 0)
        continue;
      g_array_append_val (our_times, a);
      g_array_append_val (floor_times, b);
    }
  return lis_bench_report ("3 start to first chart of 10,000 × 12", lis_bench_median (our_times), "empty window",
                           lis_bench_median (floor_times), "ms", 2.0);
}

/* The figure is a sum, not a ratio: the empty window's memory and 60 MiB. */
static gboolean
measure_memory (const char *program, const char *empty, const char *plan)
{
  const char *ours[] = { program, plan, NULL };
  const char *floor[] = { empty, NULL };
  double a = (double) lis_bench_run_process (ours, "memory", "scrolled").kilobytes / 1024;
  double b = (double) lis_bench_run_process (floor, "start", "first-frame").kilobytes / 1024;

  return lis_bench_report ("5 memory after scrolling 10,000 × 12", a, "empty window + 60 =", b + 60, "MiB", 1.0);
}

int
main (int argc, char *argv[])
{
  g_autofree char *plan = lis_bench_get_plan (10000);
  gboolean start_holds, memory_holds;

  if (argc < 3)
    g_error ("usage: bench-start LISPLAN EMPTY-WINDOW");
  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    {
      g_print ("No display: the figures of the window are skipped\n");
      return 77;
    }
  start_holds = measure_start (argv[1], argv[2], plan);
  memory_holds = measure_memory (argv[1], argv[2], plan);
  return start_holds && memory_holds ? 0 : 1;
}
