/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-bench.h"

#include <gio/gio.h>
#include <time.h>

double
lis_bench_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

double
lis_bench_percentile (GArray *values, double share)
{
  guint index = (guint) ((double) (values->len - 1) * share + 0.5);

  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, index);
}

double
lis_bench_median (GArray *values)
{
  return lis_bench_percentile (values, 0.5);
}

static void
time_once (LisBenchFunc func, gpointer data, GArray *times)
{
  double start = lis_bench_cpu_time (), taken;

  func (data);
  taken = (lis_bench_cpu_time () - start) * 1000;
  if (times != NULL)
    g_array_append_val (times, taken);
}

gboolean
lis_bench_report (const char *name, double ours, const char *floor_name, double floor, const char *unit, double limit)
{
  double ratio = ours / floor;
  gboolean holds = ratio <= limit;

  g_print ("%-44s %9.2f %s | %s %.2f %s | ratio %.2f (at most %.2f) %s\n", name, ours, unit, floor_name, floor, unit,
           ratio, limit, holds ? "holds" : "TOO SLOW");
  return holds;
}

gboolean
lis_bench_compare (const char *name, double limit, LisBenchFunc ours, const char *floor_name, LisBenchFunc floor,
                   gpointer data, guint runs)
{
  g_autoptr (GArray) our_times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) floor_times = g_array_new (FALSE, FALSE, sizeof (double));

  time_once (ours, data, NULL);
  time_once (floor, data, NULL);
  for (guint i = 0; i < runs; i++)
    {
      time_once (ours, data, our_times);
      time_once (floor, data, floor_times);
    }
  return lis_bench_report (name, lis_bench_median (our_times), floor_name, lis_bench_median (floor_times), "ms",
                           limit);
}

char *
lis_bench_get_plan (guint n_trainees)
{
  g_autofree char *folder = g_strdup (g_getenv ("LISPLAN_BENCH_FOLDER"));
  g_autofree char *name = g_strdup_printf ("bench-%u.lisplan", n_trainees);
  g_autofree char *path = g_build_filename (folder != NULL ? folder : g_get_tmp_dir (), name, NULL);
  g_autofree char *count = g_strdup_printf ("%u", n_trainees);
  const char *arguments[] = { g_getenv ("LISPLANCTL"), "sample", path, "--trainees", count, "--seed", "1", NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_print ("Making a plan of %u doctors …\n", n_trainees);
  process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  if (process == NULL || !g_subprocess_wait_check (process, NULL, &error))
    g_error ("The plan for the benchmark could not be made: %s", error->message);
  return g_steal_pointer (&path);
}
