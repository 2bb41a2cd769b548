/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-bench-probe.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "lis-pathway-chart.h"

/* Steps of each kind in the task "scroll". */
#define N_STEPS 100
/* What GtkScrolledWindow makes of a notch on a page of some thousand pixels. */
#define WHEEL_STEP 72
/* By then findings and load strip are there; after scrolling, what comes when it rests. */
#define SETTLE_MILLISECONDS 2000

typedef struct
{
  LisWindow     *window;
  GtkAdjustment *adjustment;
  gboolean       times; /* the task is "scroll" */
  guint          step;
  const char    *kind;  /* of the step under way */
  gint64         begun; /* its frame; 0 before */
} Probe;

/* Microseconds that the window's thread has worked: other programs do not count. */
static gint64
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
is_at_end (Probe *probe)
{
  GtkAdjustment *adjustment = probe->adjustment;

  return gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment)
         >= gtk_adjustment_get_upper (adjustment);
}

static gboolean
is_done (Probe *probe)
{
  return probe->times ? probe->step >= 3 * N_STEPS : is_at_end (probe);
}

static void
scroll_by (Probe *probe, const char *kind, double distance)
{
  probe->kind = kind;
  gtk_adjustment_set_value (probe->adjustment, gtk_adjustment_get_value (probe->adjustment) + distance);
}

/* Pages and wheel steps in turn, so that both show the same part of the plan; then closer by four levels and back. */
static void
take_timed_step (Probe *probe, LisPathwayChart *chart)
{
  guint step = probe->step;

  if (step < 2 * N_STEPS && step % 2 == 0)
    scroll_by (probe, "page", gtk_adjustment_get_page_size (probe->adjustment));
  else if (step < 2 * N_STEPS)
    scroll_by (probe, "wheel", WHEEL_STEP);
  else
    {
      probe->kind = "zoom";
      lis_pathway_chart_zoom_by (chart, step / 4 % 2 == 0 ? -1 : 1);
    }
}

/* One step of what is measured; the frame that follows shows it. */
static void
take_step (Probe *probe)
{
  LisPathwayChart *chart = LIS_PATHWAY_CHART (lis_window_get_chart (probe->window));

  if (probe->times)
    take_timed_step (probe, chart);
  else
    scroll_by (probe, "page", gtk_adjustment_get_page_size (probe->adjustment));
  probe->step++;
  gtk_widget_queue_draw (GTK_WIDGET (chart));
}

static void
frame_begun_cb (GdkFrameClock *clock, Probe *probe)
{
  probe->begun = get_work ();
}

static gboolean
stepped_cb (gpointer data)
{
  take_step (data);
  return G_SOURCE_REMOVE;
}

static gboolean
finished_cb (gpointer data)
{
  Probe *probe = data;

  printf ("scrolled\n");
  fflush (stdout);
  if (probe->times)
    _exit (0);
  return G_SOURCE_REMOVE;
}

static void
frame_done_cb (GdkFrameClock *clock, Probe *probe)
{
  if (probe->times && probe->begun != 0)
    printf ("%s %" G_GINT64_FORMAT "\n", probe->kind, get_work () - probe->begun);
  if (!is_done (probe))
    {
      g_timeout_add_full (G_PRIORITY_DEFAULT, 5, stepped_cb, probe, NULL);
      return;
    }
  g_signal_handlers_disconnect_by_data (clock, probe);
  g_timeout_add (SETTLE_MILLISECONDS, finished_cb, probe);
}

static gboolean
settled_cb (gpointer data)
{
  Probe *probe = data;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (lis_window_get_chart (probe->window));

  g_signal_connect (clock, "before-paint", G_CALLBACK (frame_begun_cb), probe);
  g_signal_connect (clock, "after-paint", G_CALLBACK (frame_done_cb), probe);
  take_step (probe);
  return G_SOURCE_REMOVE;
}

static void
begin_scrolling (LisWindow *window, gboolean times)
{
  Probe *probe = g_new0 (Probe, 1);

  probe->window = window;
  probe->times = times;
  probe->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (lis_window_get_chart (window)));
  g_timeout_add (SETTLE_MILLISECONDS, settled_cb, probe);
}

static void
painted_cb (LisWindow *window)
{
  printf ("first-frame\n");
  fflush (stdout);
  if (g_str_equal (g_getenv ("LISPLAN_BENCH"), "start"))
    _exit (0);
  lis_window_show_page (window, "pathways");
  begin_scrolling (window, g_str_equal (g_getenv ("LISPLAN_BENCH"), "scroll"));
}

void
lis_bench_probe_attach (LisWindow *window)
{
  if (g_getenv ("LISPLAN_BENCH") == NULL)
    return;
  /* What all programs are measured at. */
  gtk_window_set_default_size (GTK_WINDOW (window), 1920, 1080);
  g_signal_connect_object (window, "painted", G_CALLBACK (painted_cb), window, G_CONNECT_SWAPPED);
}
