/* SPDX-License-Identifier: MPL-2.0 */
/* What stands beside the chart, and what its filter can be set to. */
#include "lis-pathway-choices.h"
#include "lis-pathway-details.h"
#include "lis-test-plan.h"

static const char *const plan[] = {
  "unit: id=2; level=trust; name=Fjordby sykehus HF",
  "unit: id=4; level=department; name=Ortopedisk avdeling; parent=2",
  "unit: id=5; level=department; name=Radiologisk avdeling; parent=2",
  "unit: id=6; level=department; name=Ørebro avdeling; parent=2",
  "specialty: id=20; code=ORT; name=Ortopedisk kirurgi",
  "specialty: id=21; code=RAD; name=Radiologi",
  "person: id=100; given_name=Kari; family_name=Lege",
  "person: id=101; given_name=Mette; family_name=Mentor",
  "employment: id=400; person=100; employer=2; kind=permanent; start=2020-01-01",
  "training: id=200; person=100; specialty=20; start=2024-01-01; end=2029-12-31",
  "role: id=300; holder=101; kind=mentor; trainee=100; start=2024-01-01; end=2026-12-31",
  "period: id=600; person=100; state=agreed; unit=4; start=2026-01-01; end=2026-12-31",
  "period: id=601; person=100; state=agreed; unit=6; start=2026-07-01; end=2026-12-31",
  NULL,
};

static LisPathways *
ask (void)
{
  LisDate today = lis_date_from_iso ("2026-05-01");
  LisPathwayFilter all = { .today = today };
  LisPathways *pathways = lis_pathways_new (lis_test_plan_new (plan), &all);

  lis_pathways_find_findings (pathways, today);
  return pathways;
}

static void
assert_choices (const LisPathways *pathways, LisPathwayChoose choose, const char *expected)
{
  g_autoptr (GArray) choices = lis_pathways_list_choices (pathways, choose);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < choices->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", g_array_index (choices, LisPathwayChoice, i).name);
  g_assert_cmpstr (names->str, ==, expected);
}

/* Only what somebody has: no radiology. */
static void
test_choices (void)
{
  LisPathways *pathways = ask ();

  assert_choices (pathways, LIS_CHOOSE_SPECIALTY, "Ortopedisk kirurgi");
  assert_choices (pathways, LIS_CHOOSE_EMPLOYER, "Fjordby sykehus HF");
  assert_choices (pathways, LIS_CHOOSE_MENTOR, "Mette Mentor");
  lis_pathways_free (pathways);
}

static void
test_details (void)
{
  LisPathways *pathways = ask ();
  g_autoptr (LisPathwayDetails) doctor = lis_pathways_get_details (pathways, 100, LIS_ID_NONE);
  g_autoptr (LisPathwayDetails) period = lis_pathways_get_details (pathways, 100, 600);

  g_assert_cmpstr (doctor->name, ==, "Kari Lege");
  g_assert_null (doctor->place);
  g_assert_cmpuint (doctor->n_own, ==, 0);
  g_assert_nonnull (period->place);
  g_assert_nonnull (strstr (period->place, "Ortopedisk avdeling"));
  g_assert_cmpuint (period->facts->len, >, 0);
  g_assert_cmpuint (period->findings->len, ==, doctor->findings->len);
  g_assert_null (lis_pathways_get_details (pathways, 999, LIS_ID_NONE));
  lis_pathways_free (pathways);
}

/* The most severe first, and each kind by itself adds up to all of them. */
static void
test_findings (void)
{
  LisPathways *pathways = ask ();
  g_autoptr (GArray) all = lis_pathways_list_findings (pathways, 0);
  guint n = 0;

  g_assert_cmpuint (all->len, >, 0);
  for (guint i = 1; i < all->len; i++)
    g_assert_cmpint (g_array_index (all, LisPathwayFinding, i - 1).severity, >=,
                     g_array_index (all, LisPathwayFinding, i).severity);
  for (guint kind = 0; kind < LIS_N_FINDING_KINDS; kind++)
    {
      g_autoptr (GArray) some = lis_pathways_list_findings (pathways, 1u << kind);

      n += some->len;
    }
  g_assert_cmpuint (n, ==, all->len);
  lis_pathways_free (pathways);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/details/choices", test_choices);
  g_test_add_func ("/details/details", test_details);
  g_test_add_func ("/details/findings", test_findings);
  return g_test_run ();
}
