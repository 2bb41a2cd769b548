/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-action-plan-finding.h"
#include "lis-test-plan.h"

/* A plan of one measure with two steps, of a group of two trusts, told of on some days. */
#define PLAN "action_plan:id=1;name=Plan;start=2023-01-01"
#define MEASURE "measure:id=10;action_plan=1;order=1;number=1;title=Ledelse"
#define ACTORS                                                                                                        \
  "actor:id=50;name=RHF;kind=body", "actor:id=51;name=HF;kind=group", "actor:id=52;name=Nord HF;kind=unit",            \
    "actor:id=53;name=Sør HF;kind=unit", "actor_member:id=60;group=51;member=52", \
    "actor_member:id=61;group=51;member=53"
#define TWICE_A_YEAR                                                                                                  \
  "step:id=20;measure=10;number=1.1;text=Kurs;due_text=Mars og september hvert år;certainty=open;recurrence=half-yearly"
#define INDICATOR "indicator:id=90;measure=10;name=Andel"

typedef struct
{
  const char *name;
  const char *today;
  const char *lines[12];
  const char *expected; /* "kind actor day," in order */
} RuleCase;

static const RuleCase cases[] = {
  { "a year is over on New Year's Day", "2025-12-31",
    { "step:id=20;measure=10;number=1.1;text=Kurs;due_text=2025;start=2025-01-01;end=2025-12-31;certainty=period",
      "responsibility:id=70;step=20;actor=50;kind=responsible" }, "soon-due RHF 2025-12-31," },
  { "and then it is late", "2026-01-01",
    { "step:id=20;measure=10;number=1.1;text=Kurs;due_text=2025;start=2025-01-01;end=2025-12-31;certainty=period",
      "responsibility:id=70;step=20;actor=50;kind=responsible" }, "late RHF 2025-12-31," },
  { "not before it is near", "2025-10-01",
    { "step:id=20;measure=10;number=1.1;text=Kurs;due_text=2025;start=2025-01-01;end=2025-12-31;certainty=period",
      "responsibility:id=70;step=20;actor=50;kind=responsible" }, "" },
  { "what is done or stopped is not late", "2026-06-01",
    { "step:id=20;measure=10;number=1.1;text=Kurs;due_text=2025;start=2025-01-01;end=2025-12-31;certainty=period",
      "responsibility:id=70;step=20;actor=51;kind=responsible",
      "step_status:id=80;step=20;actor=52;date=2025-12-01;state=done",
      "step_status:id=81;step=20;actor=53;date=2025-12-01;state=stopped" }, "" },
  { "each member of a group by itself; the newest status counts", "2026-06-01",
    { "step:id=20;measure=10;number=1.1;text=Kurs;due_text=2025;start=2025-01-01;end=2025-12-31;certainty=period",
      "responsibility:id=70;step=20;actor=51;kind=responsible",
      "step_status:id=80;step=20;date=2025-11-01;state=done",
      "step_status:id=81;step=20;actor=53;date=2025-12-01;state=started" }, "late Sør HF 2025-12-31," },
  { "a status of the group is each member's", "2026-06-01",
    { "step:id=20;measure=10;number=1.1;text=Kurs;due_text=2025;start=2025-01-01;end=2025-12-31;certainty=period",
      "responsibility:id=70;step=20;actor=51;kind=responsible",
      "step_status:id=80;step=20;actor=51;date=2025-11-01;state=done" }, "" },
  { "who only contributes is not late", "2026-06-01",
    { "step:id=20;measure=10;number=1.1;text=Kurs;due_text=2025;start=2025-01-01;end=2025-12-31;certainty=period",
      "responsibility:id=70;step=20;actor=50;kind=responsible",
      "responsibility:id=71;step=20;actor=51;kind=contributes" },
    "late RHF 2025-12-31," },
  { "continuous is never late, but may be forgotten", "2026-06-01",
    { "step:id=20;measure=10;number=1.1;text=Kurs;due_text=Kont.;start=2024-01-01;certainty=open;recurrence=continuous",
      "responsibility:id=70;step=20;actor=50;kind=responsible",
      "step_status:id=80;step=20;date=2025-11-30;state=started" },
    "not-mentioned RHF 2025-11-30," },
  { "a note of less than six months ago is a word about it", "2026-06-01",
    { "step:id=20;measure=10;number=1.1;text=Kurs;due_text=Kont.;start=2024-01-01;certainty=open;recurrence=continuous",
      "responsibility:id=70;step=20;actor=50;kind=responsible",
      "plan_note:id=80;action_plan=1;step=20;date=2025-12-02;kind=note;text=Omtalt" }, "" },
  { "and so is one about the measure", "2026-06-01",
    { "step:id=20;measure=10;number=1.1;text=Kurs;due_text=Kont.;start=2024-01-01;certainty=open;recurrence=continuous",
      "responsibility:id=70;step=20;actor=50;kind=responsible",
      "plan_note:id=80;action_plan=1;measure=10;date=2025-12-02;kind=note;text=Omtalt" }, "" },
  { "what began of late need not have been spoken of", "2026-06-01",
    { "step:id=20;measure=10;number=1.1;text=Kurs;due_text=Fra 2026;start=2026-01-01;certainty=open",
      "responsibility:id=70;step=20;actor=50;kind=responsible" }, "" },
  { "twice a year: done in March is done until September is over", "2026-09-30",
    { TWICE_A_YEAR,
      "responsibility:id=70;step=20;actor=50;kind=responsible",
      "step_status:id=80;step=20;date=2026-03-05;state=done" },
    "" },
  { "and late after that", "2026-10-01",
    { TWICE_A_YEAR,
      "responsibility:id=70;step=20;actor=50;kind=responsible",
      "step_status:id=80;step=20;date=2026-03-05;state=done" },
    "late RHF 2026-09-30," },
  { "nobody, no date", "2026-06-01", { "step:id=20;measure=10;number=1.1;text=Kurs" },
    "without-responsible - -,without-date - -," },
  { "a step without a time or an A of its own has the measure's", "2026-06-01",
    { "measure:id=11;action_plan=1;order=2;number=2;title=To;due_text=2025;end=2025-12-31;certainty=open",
      "responsibility:id=70;measure=11;actor=50;kind=responsible", "step:id=20;measure=11;number=2.1;text=Kurs",
      "indicator:id=91;measure=11;name=Andel", "measure:id=12;action_plan=1;order=3;title=Ute;withdrawn=2026-01-01",
      "step:id=21;measure=10;number=1.1;text=Ute;withdrawn=2026-01-01",
      "responsibility:id=71;measure=10;actor=50;kind=responsible",
      "step_status:id=80;measure=10;date=2026-05-01;state=done" },
    "late RHF 2025-12-31,without-date - -," },
};

static char *
describe (GArray *findings, const LisPlanData *data)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const LisPlanFinding *finding = &g_array_index (findings, LisPlanFinding, i);
      const LisActor *actor = lis_plan_data_find (data, LIS_ENTITY_ACTOR, finding->actor);
      char day[LIS_DATE_ISO_SIZE] = "-";

      if (lis_date_is_set (finding->day))
        lis_date_to_iso (finding->day, day);
      g_string_append_printf (text, "%s %s %s,", lis_plan_finding_kind_get_name (finding->kind),
                              actor != NULL ? actor->name : "-", day);
    }
  return g_string_free (text, FALSE);
}

static LisPlanData *
make_plan (const RuleCase *c)
{
  static const char *const common[] = { PLAN, MEASURE, ACTORS, INDICATOR };
  const char *lines[32] = { NULL };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    lines[n++] = common[i];
  for (guint i = 0; c->lines[i] != NULL; i++)
    lines[n++] = c->lines[i];
  return lis_test_plan_new (lines);
}

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LisPlanData) data = make_plan (&cases[i]);
      g_autoptr (GArray) findings = lis_plan_findings_find (data, lis_date_from_iso (cases[i].today));
      g_autofree char *actual = describe (findings, data);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (actual, ==, cases[i].expected);
    }
}

static void
test_templates_and_indicators (void)
{
  static const char *const lines[] = {
    "action_plan:id=1;name=Mal;template=yes", "measure:id=10;action_plan=1;title=En;order=1",
    "action_plan:id=2;name=Plan", "measure:id=11;action_plan=2;title=To;order=1;due_text=2030;end=2030-12-31",
    "actor:id=50;name=RHF;kind=body", "responsibility:id=70;measure=11;actor=50;kind=responsible", NULL,
  };
  g_autoptr (LisPlanData) data = lis_test_plan_new (lines);
  g_autoptr (GArray) findings = lis_plan_findings_find (data, lis_date_new (2026, 6, 1));
  g_autofree char *actual = describe (findings, data);

  g_assert_cmpstr (actual, ==, "without-indicator - -,");
}

static void
test_words (void)
{
  g_autoptr (LisPlanData) data = make_plan (&cases[4]);
  g_autoptr (GArray) findings = lis_plan_findings_find (data, lis_date_new (2026, 6, 1));
  g_autofree char *text = lis_plan_finding_format (&g_array_index (findings, LisPlanFinding, 0), data);

  g_assert_cmpstr (text, ==, "Sør HF: 1.1 Kurs – was due by 31.12.2025, started");
}

static void
test_nothing (void)
{
  g_autoptr (LisPlanData) data = lis_plan_data_new ();
  g_autoptr (GArray) findings = lis_plan_findings_find (data, lis_date_new (2026, 6, 1));

  g_assert_cmpuint (findings->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/action-plan/findings", test_rules);
  g_test_add_func ("/rules/action-plan/templates-and-indicators", test_templates_and_indicators);
  g_test_add_func ("/rules/action-plan/words", test_words);
  g_test_add_func ("/rules/action-plan/nothing", test_nothing);
  return g_test_run ();
}
