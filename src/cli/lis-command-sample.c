/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-cli.h"

#include "lis-catalogue.h"
#include "lis-new-plan.h"
#include "lis-sample.h"

/* The same day and author every time, so that a seed gives the same plan wherever, whenever and by whom it is made. */
#define SAMPLE_TODAY "2026-09-01"
#define SAMPLE_AUTHOR "Lisplan"

static LisDate
get_today (void)
{
  LisDate today = lis_date_from_iso (g_getenv ("LISPLAN_TODAY"));

  return lis_date_is_set (today) ? today : lis_date_from_iso (SAMPLE_TODAY);
}

static void
on_progress_cb (guint done, guint total, gpointer user_data)
{
  lis_show_progress (_("Doctors"), done, total);
}

static gboolean
fill (LisInvocation *invocation, LisStore *store, guint n_trainees, guint64 seed, GError **error)
{
  LisEntropy entropy = lis_entropy_seeded (seed);
  LisDate today = get_today ();
  LisClock clock = lis_clock_fixed (today);
  const char *author = invocation->author != NULL ? invocation->author : SAMPLE_AUTHOR;
  g_autoptr (LisEditor) editor = lis_editor_new (store, author, &entropy, &clock);

  return lis_catalogue_install (editor, error)
         && lis_sample_fill (editor, n_trainees, seed, today, on_progress_cb, NULL, invocation->cancellable, error);
}

static LisExit
run_sample (LisInvocation *invocation)
{
  int n_trainees = 200;
  gint64 seed = 1;
  const GOptionEntry entries[] = {
    { "trainees", 0, 0, G_OPTION_ARG_INT, &n_trainees, N_("How many doctors in training (200 if not given)"), N_("N") },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_("Another number makes another region (1 if not given)"), N_("S") },
    { NULL },
  };
  g_autoptr (LisStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (!lis_invocation_parse (invocation, entries, LIS_OPTION_AUTHOR, 1, 1))
    return LIS_EXIT_USAGE;
  if (n_trainees < 1 || n_trainees > LIS_SAMPLE_MAX_TRAINEES)
    return lis_invocation_refuse_usage (invocation, _("--trainees takes a number from 1 to %d."),
                                        LIS_SAMPLE_MAX_TRAINEES);
  store = lis_store_create (invocation->arguments[0], &error);
  if (store == NULL)
    return lis_exit_for_error (error);
  if (!fill (invocation, store, (guint) n_trainees, (guint64) seed, &error))
    {
      lis_new_plan_discard (&store);
      return lis_exit_for_error (error);
    }
  lis_print (_("Made the plan %s of a made-up region with %d doctors in training.\n"), invocation->arguments[0],
             n_trainees);
  return LIS_EXIT_DONE;
}

const LisCommand lis_command_sample = {
  .name = "sample",
  .arguments = N_("PLAN"),
  .summary = N_("Make a plan of a made-up region"),
  .description = N_("Nobody in it exists. The same seed gives the same plan, around 1 September 2026 or around\n"
                    "the day in the environment variable LISPLAN_TODAY (such as 2027-03-01). A file that\n"
                    "exists is never overwritten."),
  .run = run_sample,
};
