/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-makers.h"

#include "lis-catalogue.h"
#include "lis-sample.h"

#define N_TRAINEES 500
#define SEED 1

gboolean
lis_new_plan_fill (LisStore *store, LisDate today, GCancellable *cancellable, GError **error)
{
  g_autoptr (LisEditor) editor = lis_editor_new (store, NULL, NULL, NULL);

  return lis_catalogue_install (editor, error);
}

gboolean
lis_sample_plan_fill (LisStore *store, LisDate today, GCancellable *cancellable, GError **error)
{
  LisEntropy entropy = lis_entropy_seeded (SEED);
  LisClock clock = lis_clock_fixed (today);
  g_autoptr (LisEditor) editor = lis_editor_new (store, "Lisplan", &entropy, &clock);

  return lis_catalogue_install (editor, error)
         && lis_sample_fill (editor, N_TRAINEES, SEED, today, NULL, NULL, cancellable, error);
}
