/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-bench-probe.h"

#include <stdio.h>
#include <unistd.h>

#include "lis-pathway-chart.h"

#define N_WHEEL_STEPS 100
#define N_ZOOM_STEPS 40
/* What GtkScrolledWindow makes of a notch on a page of some thousand pixels. */
#define WHEEL_STEP 72

typedef enum
{
  PHASE_PAGE,
  PHASE_WHEEL,
  PHASE_ZOOM,
  PHASE_DONE,
} Phase;

typedef struct
{
  LisWindow     *window;
  GtkAdjustment *adjustment;
  Phase          phase;
  guint          step;
  Phase          shown; /* by the frame under way */
  gint64         begun; /* of the frame under way; 0 before the first */
  gboolean       times; /* print them, and go through all phases */
} Probe;

static const char *const phase_names[] = { "page", "wheel", "zoom" };

static void
next_phase (Probe *probe)
{
  probe->phase++;
  probe->step = 0;
}

/* One step of what is measured; the frame that follows shows it. */
static void
take_step (Probe *probe)
{
  LisPathwayChart *chart = LIS_PATHWAY_CHART (lis_window_get_chart (probe->window));
  GtkAdjustment *adjustment = probe->adjustment;
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);

  probe->step++;
  /* At either end of the table zooming changes nothing, and nothing would be drawn. */
  gtk_widget_queue_draw (GTK_WIDGET (chart));
  switch (probe->phase)
    {
    case PHASE_PAGE:
      gtk_adjustment_set_value (adjustment, value + page);
      if (value + page >= gtk_adjustment_get_upper (adjustment) - page)
        next_phase (probe);
      break;
    case PHASE_WHEEL:
      gtk_adjustment_set_value (adjustment, value - WHEEL_STEP);
      if (probe->step == N_WHEEL_STEPS)
        next_phase (probe);
      break;
    case PHASE_ZOOM:
      lis_pathway_chart_zoom_by (chart, probe->step / 4 % 2 == 0 ? -1 : 1);
      if (probe->step == N_ZOOM_STEPS)
        next_phase (probe);
      break;
    case PHASE_DONE:
    default:
      break;
    }
}

static void
frame_begun_cb (GdkFrameClock *clock, Probe *probe)
{
  probe->begun = g_get_monotonic_time ();
}

static gboolean
stepped_cb (gpointer data)
{
  take_step (data);
  return G_SOURCE_REMOVE;
}

static void
frame_done_cb (GdkFrameClock *clock, Probe *probe)
{
  if (probe->times && probe->begun != 0)
    printf ("%s %" G_GINT64_FORMAT "\n", phase_names[probe->shown], g_get_monotonic_time () - probe->begun);
  probe->shown = probe->phase;
  if (probe->phase < (probe->times ? PHASE_DONE : PHASE_WHEEL))
    {
      g_timeout_add_full (G_PRIORITY_DEFAULT, 5, stepped_cb, probe, NULL);
      return;
    }
  g_signal_handlers_disconnect_by_data (clock, probe);
  printf ("scrolled\n");
  fflush (stdout);
  if (probe->times)
    _exit (0);
}

static void
begin_scrolling (LisWindow *window, gboolean times)
{
  GtkWidget *chart = lis_window_get_chart (window);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (chart);
  Probe *probe = g_new0 (Probe, 1);

  probe->window = window;
  probe->times = times;
  probe->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (chart));
  g_signal_connect (clock, "before-paint", G_CALLBACK (frame_begun_cb), probe);
  g_signal_connect (clock, "after-paint", G_CALLBACK (frame_done_cb), probe);
  take_step (probe);
}

static void
painted_cb (LisWindow *window)
{
  const char *task = g_getenv ("LISPLAN_BENCH");

  printf ("first-frame\n");
  fflush (stdout);
  if (g_str_equal (task, "start"))
    _exit (0);
  begin_scrolling (window, g_str_equal (task, "scroll"));
}

void
lis_bench_probe_attach (LisWindow *window)
{
  if (g_getenv ("LISPLAN_BENCH") != NULL)
    g_signal_connect_object (lis_window_get_chart (window), "painted", G_CALLBACK (painted_cb), window,
                             G_CONNECT_SWAPPED);
}
