/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-indicator.h"
#include "lis-test-plan.h"

/* Two trusts; today is 15 March 2026, the next half-year is the second of 2026. */
static const char *const region[] = {
  "unit:id=1;level=region;name=RHF", "unit:id=2;level=trust;name=Nord HF;parent=1",
  "unit:id=3;level=department;name=Nord ort;parent=2", "unit:id=4;level=trust;name=Sør HF;parent=1",
  "unit:id=5;level=department;name=Sør ort;parent=4",
  "person:id=101;given_name=A;family_name=A", "person:id=102;given_name=B;family_name=B",
  "person:id=103;given_name=C;family_name=C", "person:id=104;given_name=D;family_name=D",
  "training:id=201;person=101;start=2024-01-01;end=2029-12-31",
  "training:id=202;person=102;start=2024-01-01;end=2029-12-31",
  "training:id=203;person=103;start=2024-01-01;end=2029-12-31",
  /* Has completed it. */
  "training:id=204;person=104;start=2020-01-01;end=2026-12-31;outcome=completed",
  "employment:id=401;person=101;employer=2;kind=permanent;start=2024-01-01",
  "employment:id=402;person=102;employer=2;kind=permanent;start=2024-01-01",
  "employment:id=403;person=103;employer=4;kind=permanent;start=2024-01-01",
  "role:id=501;kind=mentor;trainee=101;holder=104;start=2024-01-01",
  "role:id=502;kind=mentor;trainee=102;holder=104;start=2024-01-01;end=2026-03-14",
  "role:id=503;kind=local-mentor;trainee=103;holder=104;start=2024-01-01",
  "capacity:id=601;unit=3;places=1;start=2024-01-01",
  "period:id=701;person=101;unit=3;start=2024-01-01;end=2027-12-31;state=agreed",
  /* A rotation to the other trust, with the last month open. */
  "period:id=702;person=102;unit=3;start=2024-01-01;end=2026-08-31;state=agreed",
  "period:id=703;person=102;unit=5;start=2026-09-01;end=2026-11-30;state=proposed",
  "period:id=704;person=102;unit=5;start=2026-12-01;end=2026-12-31;state=draft",
  "period:id=705;person=103;unit=5;start=2024-01-01;state=agreed",
  NULL,
};

static gint32
compute (const LisPlanData *data, LisIndicatorRule rule, LisId unit)
{
  LisIndicatorScope scope = { lis_date_new (2026, 3, 15),
                              { lis_date_new (2026, 7, 1), lis_date_new (2027, 1, 1) }, unit };
  gint32 value = 0;

  return lis_indicator_rule_compute (rule, data, &scope, &value) ? value : LIS_INTEGER_NONE;
}

static void
test_rules (void)
{
  static const struct { LisIndicatorRule rule; LisId unit; gint32 value; } cases[] = {
    { LIS_INDICATOR_WITH_MENTOR, 0, 3333 },   { LIS_INDICATOR_WITH_MENTOR, 2, 5000 },
    { LIS_INDICATOR_WITH_MENTOR, 4, 0 },      { LIS_INDICATOR_WITHOUT_PLACE, 0, 3333 },
    { LIS_INDICATOR_WITHOUT_PLACE, 2, 5000 }, { LIS_INDICATOR_WITHOUT_PLACE, 4, 0 },
    { LIS_INDICATOR_OVER_CAPACITY, 0, 100 },  { LIS_INDICATOR_OVER_CAPACITY, 4, 0 },
    { LIS_INDICATOR_ROTATIONS, 0, 100 },      { LIS_INDICATOR_ROTATIONS, 2, 100 },
    { LIS_INDICATOR_ROTATIONS, 4, 0 },
  };
  g_autoptr (LisPlanData) data = lis_test_plan_new (region);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s of unit %d", lis_indicator_rule_get_name (cases[i].rule), (int) cases[i].unit);
      g_assert_cmpint (compute (data, cases[i].rule, cases[i].unit), ==, cases[i].value);
    }
}

static void
test_nobody (void)
{
  g_autoptr (LisPlanData) data = lis_plan_data_new ();

  g_assert_cmpint (compute (data, LIS_INDICATOR_WITH_MENTOR, LIS_ID_NONE), ==, LIS_INTEGER_NONE);
  g_assert_cmpint (compute (data, LIS_INDICATOR_WITHOUT_PLACE, LIS_ID_NONE), ==, LIS_INTEGER_NONE);
  g_assert_cmpint (compute (data, LIS_INDICATOR_ROTATIONS, LIS_ID_NONE), ==, 0);
}

static void
test_names (void)
{
  LisIndicatorRule found;

  for (guint i = 0; i < LIS_N_INDICATOR_RULES; i++)
    {
      g_assert_true (lis_indicator_rule_find (lis_indicator_rule_get_name (i), &found));
      g_assert_cmpint (found, ==, i);
    }
  g_assert_false (lis_indicator_rule_find (NULL, &found));
  g_assert_false (lis_indicator_rule_find ("other", &found));
}

static void
test_verdicts (void)
{
  static const struct { gint32 value; LisIndicatorVerdict up, down; } cases[] = {
    { LIS_INTEGER_NONE, LIS_INDICATOR_UNKNOWN, LIS_INDICATOR_UNKNOWN },
    { 9000, LIS_INDICATOR_MET, LIS_INDICATOR_ALARM },   { 8000, LIS_INDICATOR_MET, LIS_INDICATOR_ALARM },
    { 7999, LIS_INDICATOR_ON_WAY, LIS_INDICATOR_WARNING }, { 6000, LIS_INDICATOR_WARNING, LIS_INDICATOR_WARNING },
    { 5999, LIS_INDICATOR_WARNING, LIS_INDICATOR_ON_WAY }, { 4000, LIS_INDICATOR_ALARM, LIS_INDICATOR_MET },
  };
  LisIndicator up = { .target = 8000, .warning = 6000, .alarm = 4000, .direction = LIS_DIRECTION_UP };
  LisIndicator down = { .target = 4000, .warning = 6000, .alarm = 8000, .direction = LIS_DIRECTION_DOWN };
  LisIndicator bare = { .target = LIS_INTEGER_NONE, .warning = LIS_INTEGER_NONE, .alarm = LIS_INTEGER_NONE };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (lis_indicator_judge (&up, cases[i].value), ==, cases[i].up);
      g_assert_cmpint (lis_indicator_judge (&down, cases[i].value), ==, cases[i].down);
      g_assert_cmpint (lis_indicator_judge (&bare, cases[i].value), ==, LIS_INDICATOR_UNKNOWN);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/plan-indicator/rules", test_rules);
  g_test_add_func ("/rules/plan-indicator/nobody", test_nobody);
  g_test_add_func ("/rules/plan-indicator/names", test_names);
  g_test_add_func ("/rules/plan-indicator/verdicts", test_verdicts);
  return g_test_run ();
}
