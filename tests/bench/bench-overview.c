/* SPDX-License-Identifier: MPL-2.0 */
/* Opening the overview of 10,000 doctors, with all it asks of each found anew, against one scan of the same rows; with
 * findings and before they are counted. */
#include "lis-bench-pathways.h"
#include "lis-bench.h"
#include "lis-overview.h"
#include "lis-pathways-private.h"

typedef struct
{
  LisPathways *pathways;
  gint64       checksum;
} Opening;

static void
open_overview (gpointer data)
{
  Opening *opening = data;
  g_autoptr (LisOverview) overview = NULL;

  g_clear_pointer (&((LisPathwaysPrivate *) opening->pathways)->facts, g_free);
  overview = lis_overview_new (opening->pathways);
  opening->checksum += lis_overview_get_figure (overview, LIS_OVERVIEW_IN_TRAINING)->count;
}

static void
scan_rows (gpointer data)
{
  Opening *opening = data;

  opening->checksum += lis_bench_scan_rows (opening->pathways);
}

static gboolean
compare (const char *name, gboolean counted)
{
  LisDate today = lis_date_new (2026, 3, 1);
  Opening opening = { .pathways = lis_bench_load_pathways (10000, today, counted) };
  gboolean holds = lis_bench_compare (name, 1.5, open_overview, "one scan", scan_rows, &opening, 31);

  lis_pathways_free (opening.pathways);
  return holds;
}

int
main (void)
{
  gboolean holds = compare ("overview of 10,000, not counted yet", FALSE);

  return compare ("overview of 10,000, counted", TRUE) && holds ? 0 : 1;
}
