/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-place.h"
#include "lis-test-plan.h"

static const char *const plan[] = {
  "unit: id=1; level=region; name=Helse Eksempel RHF",
  "unit: id=2; level=trust; name=Fjordby sykehus HF; parent=1",
  "unit: id=3; level=hospital; name=Fjordby sykehus; parent=2",
  "unit: id=4; level=department; name=Kirurgisk avdeling; parent=3",
  "unit: id=5; level=section; name=Ortopedisk seksjon; parent=4",
  "unit: id=6; level=department; name=Medisinsk avdeling, FJORDBY sykehus; parent=3",
  "unit: id=7; level=private; name=Diakonissen; parent=1",
  "unit: id=8; level=section; name=Poliklinikk; parent=7",
  "unit: id=9; level=outside; name=Viken kommune",
  "unit: id=10; level=department; name=Legevakten; parent=9",
  "unit: id=11; level=department; name=Leid avdeling; parent=3; legal_employer=7",
  "unit: id=12; level=department; name=Ring en; parent=13",
  "unit: id=13; level=department; name=Ring to; parent=12",
  "employment: id=1; person=1; employer=2; kind=permanent; start=2024-01-01",
  "employment: id=2; person=1; employer=7; kind=rotation; start=2025-01-01; end=2025-12-31",
  "employment: id=3; person=1; employer=7; kind=substitute; start=2023-01-01; end=2024-06-30",
  "employment: id=4; person=1; employer=7; kind=permanent; start=2026-01-01",
  NULL,
};

static void
test_legal_employer (void)
{
  static const struct
  {
    LisId unit, expected;
  } cases[] = { { 1, 1 }, { 2, 2 }, { 3, 2 }, { 5, 2 }, { 7, 7 }, { 8, 7 }, { 9, 9 }, { 10, 9 }, { 11, 7 } };
  g_autoptr (LisPlanData) data = lis_test_plan_new (plan);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (lis_place_get_legal_employer (data, cases[i].unit)->record.id, ==, cases[i].expected);
  g_assert_null (lis_place_get_legal_employer (data, 99));
  /* A ring of parents ends somewhere. */
  g_assert_nonnull (lis_place_get_legal_employer (data, 12));
}

static void
test_format (void)
{
  static const struct
  {
    LisId       unit;
    const char *expected;
  } cases[] = {
    { 2, "Fjordby sykehus HF" },
    { 3, "Fjordby sykehus" },
    { 4, "Kirurgisk avdeling, Fjordby sykehus" },
    { 5, "Ortopedisk seksjon, Fjordby sykehus" },
    { 6, "Medisinsk avdeling, FJORDBY sykehus" },
    { 8, "Poliklinikk, Diakonissen" },
    { 10, "Legevakten, Viken kommune" },
    { 12, "Ring en" },
    { 99, "un-0000000000033" },
  };
  g_autoptr (LisPlanData) data = lis_test_plan_new (plan);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = lis_place_format (data, cases[i].unit);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_within (void)
{
  g_autoptr (LisPlanData) data = lis_test_plan_new (plan);

  g_assert_true (lis_place_is_within (data, 5, 5));
  g_assert_true (lis_place_is_within (data, 5, 1));
  g_assert_false (lis_place_is_within (data, 3, 5));
  g_assert_false (lis_place_is_within (data, 12, 1));
  g_assert_false (lis_place_is_within (data, LIS_ID_NONE, 1));
}

static void
test_home (void)
{
  static const guint32 all[] = { 0, 1, 2, 3 };
  static const struct
  {
    const char *day;
    LisId       expected;
  } cases[] = {
    { "2022-12-31", LIS_ID_NONE },
    { "2023-05-01", 3 }, /* a substitute's post is home where there is no other */
    { "2024-05-01", 1 }, /* the permanent one before the substitute's */
    { "2025-05-01", 1 }, /* a rotation's post is never home */
    { "2026-05-01", 1 }, /* of two the one that began first */
  };
  g_autoptr (LisPlanData) data = lis_test_plan_new (plan);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const LisEmployment *home = lis_place_find_home (data, all, G_N_ELEMENTS (all), lis_date_from_iso (cases[i].day));

      g_assert_cmpint (home != NULL ? home->record.id : LIS_ID_NONE, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place/legal-employer", test_legal_employer);
  g_test_add_func ("/place/format", test_format);
  g_test_add_func ("/place/within", test_within);
  g_test_add_func ("/place/home", test_home);
  return g_test_run ();
}
