/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-finding.h"
#include "lis-test-plan.h"

#define MAX_LINES 14

/* Every case is looked at on this day. */
#define TODAY "2026-05-01"

/* What each case starts from: two trusts with an orthopaedic department each, and three doctors. */
static const char *const region[] = {
  "unit: id=1; level=trust; name=Fjordby sykehus HF",
  "unit: id=2; level=department; name=Ortopedi Fjordby; parent=1",
  "unit: id=3; level=trust; name=Storby sykehus HF",
  "unit: id=4; level=department; name=Ortopedi Storby; parent=3",
  "specialty: id=20; code=ORT; name=Ortopedisk kirurgi",
  "specialty: id=21; code=RAD; name=Radiologi",
  "person: id=101; given_name=Kari; family_name=Nordmann",
  "person: id=102; given_name=Ola; family_name=Hansen",
  "person: id=103; given_name=Åse; family_name=Berg",
  "person: id=104; given_name=Bo; family_name=Lie",
};

typedef struct
{
  const char *name;
  const char *source; /* where the expectation comes from */
  const char *lines[MAX_LINES];
  const char *expected; /* sentences of the findings of the kinds under test, one a line */
} Case;

static LisPlanData *
make_plan (const Case *one)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (region); i++)
    g_ptr_array_add (lines, (gpointer) region[i]);
  for (guint i = 0; i < MAX_LINES && one->lines[i] != NULL; i++)
    g_ptr_array_add (lines, (gpointer) one->lines[i]);
  g_ptr_array_add (lines, NULL);
  return lis_test_plan_new ((const char *const *) lines->pdata);
}

static const char *const severities[] = { "note", "warning", "serious" };

static char *
list_findings (const LisPlanData *data, LisFindingKind first, LisFindingKind last)
{
  g_autoptr (GArray) findings = lis_findings_find (data, lis_date_from_iso (TODAY));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const LisFinding *finding = &g_array_index (findings, LisFinding, i);
      g_autofree char *sentence = lis_finding_format (finding, data);
      g_autofree char *mark = lis_finding_format_mark (finding);

      if (finding->kind >= first && finding->kind <= last)
        g_string_append_printf (text, "%s: %s [%s]\n", severities[finding->severity], sentence, mark);
    }
  return g_string_free (text, FALSE);
}

static void
check_cases (const Case *cases, guint n, LisFindingKind first, LisFindingKind last)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LisPlanData) data = make_plan (&cases[i]);
      g_autofree char *found = list_findings (data, first, last);

      g_test_message ("%s (%s)", cases[i].name, cases[i].source);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

#define CHECK(cases, first, last) check_cases (cases, G_N_ELEMENTS (cases), first, last)

static void
test_shares (void)
{
  static const Case cases[] = {
    { "half and half", "overlap means shares above 100 %: 50 % + 50 % is lawful",
      { "period: id=1; person=101; unit=2; start=2026-01-01; end=2026-12-31; share=50; state=agreed",
        "period: id=2; person=101; unit=4; start=2026-01-01; end=2026-12-31; share=50; state=agreed" },
      "" },
    { "one hundredth of a percent too much", "shares are counted in hundredths of a percent",
      { "period: id=1; person=101; unit=2; start=2026-01-01; end=2026-12-31; share=50; state=agreed",
        "period: id=2; person=101; unit=4; start=2026-03-01; end=2026-03-31; share=50.01; state=agreed" },
      "serious: Kari Nordmann: 100.01 % of full time from 1 Mar 2026 to 31 Mar 2026 [100.01 %]\n" },
    { "hand-over without a shared day", "last days are inclusive: the 30th and the 1st are two days",
      { "period: id=1; person=101; unit=2; start=2026-01-01; end=2026-06-30; state=agreed",
        "period: id=2; person=101; unit=4; start=2026-07-01; end=2026-12-31; state=agreed" },
      "" },
    { "hand-over on one shared day", "a shared day at a hand-over is its own, milder finding",
      { "period: id=1; person=101; unit=2; start=2026-01-01; end=2026-07-01; state=agreed",
        "period: id=2; person=101; unit=4; start=2026-07-01; end=2026-12-31; state=agreed" },
      "note: Kari Nordmann: two periods share the day of the hand-over, on 1 Jul 2026 [1 day twice]\n" },
    { "hand-over over two days", "only a single day is a hand-over",
      { "period: id=1; person=101; unit=2; start=2026-01-01; end=2026-07-02; state=agreed",
        "period: id=2; person=101; unit=4; start=2026-07-01; end=2026-12-31; state=agreed" },
      "serious: Kari Nordmann: 200 % of full time from 1 Jul 2026 to 2 Jul 2026 [200 %]\n" },
    { "a day in the middle of another period", "nothing ends that day: no hand-over",
      { "period: id=1; person=101; unit=2; start=2026-01-01; end=2026-12-31; state=agreed",
        "period: id=2; person=101; unit=4; start=2026-07-01; end=2026-07-01; state=agreed" },
      "serious: Kari Nordmann: 200 % of full time on 1 Jul 2026 [200 %]\n" },
    { "hand-over beside a part-time period", "the day counts as hand-over when those who stay fit",
      { "period: id=1; person=101; unit=2; start=2026-01-01; end=2026-12-31; share=50; state=agreed",
        "period: id=2; person=101; unit=4; start=2026-01-01; end=2026-07-01; share=50; state=agreed",
        "period: id=3; person=101; unit=4; start=2026-07-01; end=2026-12-31; share=50; state=agreed" },
      "note: Kari Nordmann: two periods share the day of the hand-over, on 1 Jul 2026 [1 day twice]\n" },
    { "shared leap day", "29 February is a day as any other",
      { "period: id=1; person=101; unit=2; start=2027-09-01; end=2028-02-29; state=agreed",
        "period: id=2; person=101; unit=4; start=2028-02-29; end=2028-08-31; state=agreed" },
      "note: Kari Nordmann: two periods share the day of the hand-over, on 29 Feb 2028 [1 day twice]\n" },
    { "a proposal above what is agreed", "proposals are counted apart",
      { "period: id=1; person=101; unit=2; start=2026-01-01; end=2026-12-31; state=agreed",
        "period: id=2; person=101; unit=4; start=2026-07-01; end=2026-09-30; share=50; state=draft" },
      "note: Kari Nordmann: 150 % of full time if what is proposed is agreed, from 1 Jul 2026 to 30 Sep 2026 "
      "[150 %]\n" },
    { "history is kept", "contract of lis_findings_find()",
      { "period: id=1; person=101; unit=2; start=2020-01-01; end=2020-12-31; state=agreed",
        "period: id=2; person=101; unit=4; start=2020-07-01; end=2020-09-30; share=50; state=agreed" },
      "serious: Kari Nordmann: 150 % of full time from 1 Jul 2020 to 30 Sep 2020 [150 %]\n" },
    { "an open period is not placed", "both days are needed to be placed in time",
      { "period: id=1; person=101; unit=2; start=2026-01-01; state=agreed",
        "period: id=2; person=101; unit=4; start=2026-07-01; end=2026-12-31; state=agreed" },
      "" },
    { "two doctors", "each doctor's own shares", 
      { "period: id=1; person=101; unit=2; start=2026-01-01; end=2026-12-31; state=agreed",
        "period: id=2; person=102; unit=2; start=2026-01-01; end=2026-12-31; state=agreed" },
      "" },
  };

  CHECK (cases, LIS_FINDING_SHARE_ABOVE_FULL, LIS_FINDING_SHARED_DAY);
}

static void
test_gaps (void)
{
  static const Case cases[] = {
    { "a month between periods", "gaps between periods of a running training",
      { "training: id=1; person=101; specialty=20; start=2026-01-01; end=2030-12-31",
        "period: id=1; person=101; unit=2; start=2026-01-01; end=2026-06-30; state=agreed",
        "period: id=2; person=101; unit=4; start=2026-08-01; end=2026-12-31; state=draft" },
      "warning: Kari Nordmann: 31 days without any period, from 1 Jul 2026 to 31 Jul 2026 [gap 31 days]\n" },
    { "one day, a leap day", "29 February is a day as any other",
      { "training: id=1; person=101; specialty=20; start=2026-01-01; end=2030-12-31",
        "period: id=1; person=101; unit=2; start=2026-01-01; end=2028-02-28; state=agreed",
        "period: id=2; person=101; unit=4; start=2028-03-01; end=2028-12-31; state=agreed" },
      "warning: Kari Nordmann: 1 day without any period, on 29 Feb 2028 [gap 1 day]\n" },
    { "no day between", "half-open ranges that touch",
      { "training: id=1; person=101; specialty=20; start=2026-01-01; end=2030-12-31",
        "period: id=1; person=101; unit=2; start=2026-01-01; end=2027-02-28; state=agreed",
        "period: id=2; person=101; unit=4; start=2027-03-01; end=2028-12-31; state=agreed" },
      "" },
    { "a longer parallel period", "any period covers the day",
      { "training: id=1; person=101; specialty=20; start=2026-01-01; end=2030-12-31",
        "period: id=1; person=101; unit=2; start=2026-01-01; end=2026-06-30; share=50; state=agreed",
        "period: id=2; person=101; unit=4; start=2026-08-01; end=2026-12-31; share=50; state=agreed",
        "period: id=3; person=101; unit=4; start=2026-01-01; end=2026-12-31; share=50; state=agreed" },
      "" },
    { "full absence explains it", "absence of 100 %",
      { "training: id=1; person=101; specialty=20; start=2026-01-01; end=2030-12-31",
        "period: id=1; person=101; unit=2; start=2026-01-01; end=2026-06-30; state=agreed",
        "period: id=2; person=101; unit=4; start=2026-08-01; end=2026-12-31; state=agreed",
        "absence: id=1; person=101; start=2026-07-01; end=2026-07-20" },
      "warning: Kari Nordmann: 11 days without any period, from 21 Jul 2026 to 31 Jul 2026 [gap 11 days]\n" },
    { "half absence does not", "absence of 50 %",
      { "training: id=1; person=101; specialty=20; start=2026-01-01; end=2030-12-31",
        "period: id=1; person=101; unit=2; start=2026-01-01; end=2026-06-30; state=agreed",
        "period: id=2; person=101; unit=4; start=2026-07-02; end=2026-12-31; state=agreed",
        "absence: id=1; person=101; start=2026-07-01; end=2026-07-20; share=50" },
      "warning: Kari Nordmann: 1 day without any period, on 1 Jul 2026 [gap 1 day]\n" },
    { "history", "gaps that ended before today are left out; one that ends yesterday did",
      { "training: id=1; person=101; specialty=20; start=2024-01-01; end=2030-12-31",
        "period: id=1; person=101; unit=2; start=2024-01-01; end=2025-06-30; state=agreed",
        "period: id=2; person=101; unit=4; start=2026-05-01; end=2026-12-31; state=agreed" },
      "" },
    { "ends today", "today itself is not history",
      { "training: id=1; person=101; specialty=20; start=2024-01-01; end=2030-12-31",
        "period: id=1; person=101; unit=2; start=2024-01-01; end=2026-04-30; state=agreed",
        "period: id=2; person=101; unit=4; start=2026-05-02; end=2026-12-31; state=agreed" },
      "warning: Kari Nordmann: 1 day without any period, on 1 May 2026 [gap 1 day]\n" },
    { "a training that ended", "running: without outcome",
      { "training: id=1; person=101; specialty=20; start=2026-01-01; end=2030-12-31; outcome=discontinued",
        "period: id=1; person=101; unit=2; start=2026-01-01; end=2026-06-30; state=agreed",
        "period: id=2; person=101; unit=4; start=2026-08-01; end=2026-12-31; state=agreed" },
      "" },
    { "outside the training", "only days of the training, which may be open at the end",
      { "training: id=1; person=101; specialty=20; start=2026-07-20",
        "period: id=1; person=101; unit=2; start=2026-01-01; end=2026-06-30; state=agreed",
        "period: id=2; person=101; unit=4; start=2026-08-01; end=2026-12-31; state=agreed" },
      "warning: Kari Nordmann: 12 days without any period, from 20 Jul 2026 to 31 Jul 2026 [gap 12 days]\n" },
    { "a period without last day goes on", "open ends",
      { "training: id=1; person=101; specialty=20; start=2026-01-01; end=2030-12-31",
        "period: id=1; person=101; unit=2; start=2026-01-01; state=agreed",
        "period: id=2; person=101; unit=4; start=2027-08-01; end=2027-12-31; state=agreed" },
      "" },
  };

  CHECK (cases, LIS_FINDING_GAP, LIS_FINDING_GAP);
}

static void
test_employment (void)
{
  static const Case cases[] = {
    { "employed at the place", "a placed period inside an employment",
      { "employment: id=1; person=101; employer=1; start=2020-01-01",
        "period: id=1; person=101; unit=2; start=2026-06-01; end=2026-12-31; state=agreed" },
      "" },
    { "nobody employs", "periods outside every employment",
      { "period: id=1; person=101; unit=2; start=2026-06-01; end=2026-12-31; state=agreed" },
      "warning: Kari Nordmann: placed at Ortopedi Fjordby, Fjordby sykehus HF without being employed "
      "from 1 Jun 2026 to "
      "31 Dec 2026 [not employed]\n" },
    { "employment ends a day early", "days are inclusive at both ends",
      { "employment: id=1; person=101; employer=1; start=2020-01-01; end=2026-12-30",
        "period: id=1; person=101; unit=2; start=2026-06-01; end=2026-12-31; state=agreed" },
      "warning: Kari Nordmann: placed at Ortopedi Fjordby, Fjordby sykehus HF without being employed on 31 Dec 2026 "
      "[not employed]\n" },
    { "rotation: on leave at home, employed at the receiver",
      "domain: longer stays are employed and paid by the receiver",
      { "employment: id=1; person=101; employer=1; start=2020-01-01",
        "employment: id=2; person=101; employer=3; kind=rotation; start=2026-06-01; end=2026-12-31",
        "leave: id=1; employment=1; start=2026-06-01; end=2026-12-31; rotation=yes",
        "period: id=1; person=101; unit=4; start=2026-06-01; end=2026-12-31; state=agreed" },
      "" },
    { "rotation: on leave at home, the receiver forgot", "a post on leave employs nobody",
      { "employment: id=1; person=101; employer=1; start=2020-01-01",
        "leave: id=1; employment=1; start=2026-06-01; end=2026-12-31; rotation=yes",
        "period: id=1; person=101; unit=4; start=2026-06-01; end=2026-12-31; state=agreed" },
      "warning: Kari Nordmann: placed at Ortopedi Storby, Storby sykehus HF without being employed from 1 Jun 2026 to "
      "31 Dec 2026 [not employed]\n" },
    { "short stay paid at home", "domain: up to three months the sender pays",
      { "employment: id=1; person=101; employer=1; start=2020-01-01",
        "period: id=1; person=101; unit=4; start=2026-06-01; end=2026-08-31; state=agreed" },
      "" },
    { "half leave", "an employment half on leave still employs",
      { "employment: id=1; person=101; employer=1; start=2020-01-01",
        "leave: id=1; employment=1; start=2026-06-01; end=2026-12-31; share=50",
        "period: id=1; person=101; unit=2; start=2026-06-01; end=2026-12-31; share=50; state=agreed" },
      "" },
    { "two halves of leave", "leaves together as large as the employment",
      { "employment: id=1; person=101; employer=1; start=2020-01-01",
        "leave: id=1; employment=1; start=2026-06-01; end=2026-12-31; share=50",
        "leave: id=2; employment=1; start=2026-07-01; end=2026-07-31; share=50",
        "period: id=1; person=101; unit=2; start=2026-06-01; end=2026-12-31; share=50; state=agreed" },
      "warning: Kari Nordmann: placed at Ortopedi Fjordby, Fjordby sykehus HF without being employed "
      "from 1 Jul 2026 to "
      "31 Jul 2026 [not employed]\n" },
    { "leave from one of two employments", "any employment covers",
      { "employment: id=1; person=101; employer=1; start=2020-01-01; share=50",
        "employment: id=2; person=101; employer=3; start=2020-01-01; share=50",
        "leave: id=1; employment=1; start=2026-06-01; share=50",
        "period: id=1; person=101; unit=4; start=2026-06-01; end=2026-12-31; share=50; state=agreed" },
      "" },
    { "research while on leave", "only service needs an employment not on leave",
      { "employment: id=1; person=101; employer=1; start=2020-01-01",
        "leave: id=1; employment=1; start=2026-06-01; end=2026-12-31",
        "period: id=1; person=101; kind=research; start=2026-06-01; end=2026-12-31; state=agreed" },
      "" },
    { "several periods in a row", "days that follow one another are one finding",
      { "period: id=1; person=101; unit=2; start=2026-06-01; end=2026-12-31; state=draft",
        "period: id=2; person=101; unit=4; start=2027-01-01; end=2027-06-30; state=proposed" },
      "note: Kari Nordmann: placed without being employed from 1 Jun 2026 to 30 Jun 2027 [not employed]\n" },
    { "history", "what ended before today is left out",
      { "employment: id=1; person=101; employer=1; start=2026-02-01",
        "period: id=1; person=101; unit=2; start=2026-01-01; end=2026-12-31; state=agreed" },
      "" },
  };

  CHECK (cases, LIS_FINDING_OUTSIDE_EMPLOYMENT, LIS_FINDING_OUTSIDE_EMPLOYMENT);
}

#define PLACES_2 "capacity: id=1; unit=2; places=2"
#define KARI "period: id=1; person=101; unit=2; start=2026-06-01; end=2026-12-31; state=agreed"
#define OLA "period: id=2; person=102; unit=2; start=2026-06-01; end=2026-12-31; state=agreed"
#define PLACE "Ortopedi Fjordby, Fjordby sykehus HF"

static void
test_capacity (void)
{
  static const Case cases[] = {
    { "full", "as many as there are places", { PLACES_2, KARI, OLA }, "" },
    { "3 of 2", "units over capacity, naming the others",
      { PLACES_2, KARI, OLA, "period: id=3; person=103; unit=2; start=2026-09-01; end=2026-09-30; state=agreed" },
      "serious: " PLACE ": 3 of 2 places from 1 Sep 2026 to 30 Sep 2026: Kari Nordmann, Ola Hansen and Åse Berg "
      "[3 of 2]\n" },
    { "half a doctor more", "load is a sum of shares",
      { PLACES_2, KARI, OLA,
        "period: id=3; person=103; unit=2; start=2026-09-01; end=2026-09-30; share=50; state=agreed" },
      "serious: " PLACE ": 2.5 of 2 places from 1 Sep 2026 to 30 Sep 2026: Kari Nordmann, Ola Hansen and Åse Berg "
      "[2.5 of 2]\n" },
    { "the worst day", "days in a row are one finding with its worst day",
      { PLACES_2, KARI, OLA, "period: id=3; person=103; unit=2; start=2026-09-01; end=2026-11-30; state=agreed",
        "period: id=4; person=104; unit=2; start=2026-10-05; end=2026-10-20; state=agreed" },
      "serious: " PLACE ": 4 of 2 places on 5 Oct 2026, too many from 1 Sep 2026 to 30 Nov 2026: Kari Nordmann, "
      "Ola Hansen, Åse Berg and Bo Lie [4 of 2]\n" },
    { "a proposal would be too much", "agreed counted, proposals apart",
      { PLACES_2, KARI, OLA, "period: id=3; person=103; unit=2; start=2026-09-01; end=2026-09-30; state=proposed" },
      "note: " PLACE ": 3 of 2 places if what is proposed is agreed, from 1 Sep 2026 to 30 Sep 2026: Kari Nordmann, "
      "Ola Hansen and Åse Berg [3 of 2]\n" },
    { "one place", "singular",
      { "capacity: id=1; unit=2; places=1", KARI, OLA },
      "serious: " PLACE ": 2 of 1 place from 1 Jun 2026 to 31 Dec 2026: "
      "Kari Nordmann and Ola Hansen [2 of 1]\n" },
    { "no places at all", "0 recorded is not the same as nothing recorded",
      { "capacity: id=1; unit=2; places=0", KARI },
      "serious: " PLACE ": 1 of 0 places from 1 Jun 2026 to 31 Dec 2026: Kari Nordmann [1 of 0]\n" },
    { "nothing recorded", "no capacity is known", { KARI, OLA }, "" },
    { "places end", "open start; nothing is known after the last day",
      { "capacity: id=1; unit=2; places=1; end=2026-06-30", KARI, OLA },
      "serious: " PLACE ": 2 of 1 place from 1 Jun 2026 to 30 Jun 2026: Kari Nordmann and Ola Hansen [2 of 1]\n" },
    { "several capacities in force", "training places in force are added up",
      { "capacity: id=1; unit=2; places=1", "capacity: id=2; unit=2; places=1; start=2026-07-01", KARI, OLA },
      "serious: " PLACE ": 2 of 1 place from 1 Jun 2026 to 30 Jun 2026: Kari Nordmann and Ola Hansen [2 of 1]\n" },
    { "places of one specialty", "places for a specialty and for any",
      { "capacity: id=1; unit=2; places=1; specialty=20", "capacity: id=2; unit=2; places=5; specialty=21", KARI, OLA,
        "training: id=1; person=101; specialty=20; start=2024-01-01",
        "training: id=2; person=102; specialty=20; start=2024-01-01" },
      "serious: " PLACE " (Ortopedisk kirurgi): 2 of 1 place from 1 Jun 2026 to 31 Dec 2026: Kari Nordmann and "
      "Ola Hansen [2 of 1]\n" },
    { "places of one specialty and of any", "common places help",
      { "capacity: id=1; unit=2; places=1; specialty=20", "capacity: id=2; unit=2; places=1", KARI, OLA,
        "training: id=1; person=101; specialty=20; start=2024-01-01",
        "training: id=2; person=102; specialty=20; start=2024-01-01" },
      "" },
    { "hand-over at the place", "one day, since one leaves as the next comes: milder",
      { "capacity: id=1; unit=2; places=1",
        "period: id=1; person=101; unit=2; start=2026-06-01; end=2026-09-01; state=agreed",
        "period: id=2; person=102; unit=2; start=2026-09-01; end=2026-12-31; state=agreed" },
      "note: " PLACE ": 2 of 1 place on 1 Sep 2026: Kari Nordmann and Ola Hansen [2 of 1]\n" },
    { "places of the trust above", "a unit with places counts those below it",
      { "capacity: id=1; unit=1; places=1", KARI, OLA },
      "serious: Fjordby sykehus HF: 2 of 1 place from 1 Jun 2026 to 31 Dec 2026: "
      "Kari Nordmann and Ola Hansen [2 of 1]\n" },
    { "somebody is absent", "sum of shares present: absence to be deducted frees the place, holiday does not",
      { "capacity: id=1; unit=2; places=1", KARI, OLA, "absence: id=1; person=102; start=2026-06-11; end=2026-12-31",
        "absence: id=2; person=101; start=2026-06-01; end=2026-06-30; effect=counts" },
      "serious: " PLACE ": 2 of 1 place from 1 Jun 2026 to 10 Jun 2026: Kari Nordmann and Ola Hansen [2 of 1]\n" },
    { "half absent", "absence of 50 %",
      { "capacity: id=1; unit=2; places=1", KARI, OLA,
        "absence: id=1; person=102; start=2026-06-01; end=2026-12-31; share=50" },
      "serious: " PLACE ": 1.5 of 1 place from 1 Jun 2026 to 31 Dec 2026: Kari Nordmann and Ola Hansen [1.5 of 1]\n" },
    { "research takes no place", "service only",
      { "capacity: id=1; unit=2; places=1", KARI,
        "period: id=2; person=102; unit=2; kind=research; start=2026-06-01; end=2026-12-31; state=agreed" },
      "" },
    { "history", "what ended before today is left out",
      { "capacity: id=1; unit=2; places=1",
        "period: id=1; person=101; unit=2; start=2026-01-01; end=2026-04-30; state=agreed",
        "period: id=2; person=102; unit=2; start=2026-01-01; end=2026-04-30; state=agreed" },
      "" },
  };

  CHECK (cases, LIS_FINDING_OVER_CAPACITY, LIS_FINDING_OVER_CAPACITY);
}

static void
test_unplaced (void)
{
  static const Case cases[] = {
    { "nothing decided", "periods without place, without date",
      { "period: id=1; person=101; wished_unit=4; months=6" },
      "note: Kari Nordmann: a period without a place, wanted at Ortopedi Storby, Storby sykehus HF [no place]\n"
      "note: Kari Nordmann: a period without dates at Ortopedi Storby, Storby sykehus HF [no dates]\n" },
    { "agreed, but where?", "what is agreed should be complete",
      { "period: id=1; person=101; start=2026-06-01; end=2026-12-31; state=agreed" },
      "warning: Kari Nordmann: a period without a place from 1 Jun 2026 to 31 Dec 2026 [no place]\n" },
    { "no last day", "periods without date",
      { "period: id=1; person=101; unit=2; start=2026-06-01; state=agreed" },
      "warning: Kari Nordmann: a period without a last day at Ortopedi Fjordby, Fjordby sykehus HF [no dates]\n" },
    { "no first day", "periods without date",
      { "period: id=1; person=101; unit=2; end=2026-06-30; state=proposed" },
      "note: Kari Nordmann: a period without a first day at Ortopedi Fjordby, Fjordby sykehus HF [no dates]\n" },
    { "leave needs no place", "service only",
      { "period: id=1; person=101; kind=leave; start=2026-06-01; end=2026-12-31; state=agreed" },
      "" },
    { "history", "what ended before today is left out",
      { "period: id=1; person=101; start=2026-01-01; end=2026-04-30; state=agreed",
        "period: id=2; person=101; unit=2; end=2026-04-30; state=agreed" },
      "" },
  };

  CHECK (cases, LIS_FINDING_WITHOUT_PLACE, LIS_FINDING_WITHOUT_DATES);
}

static void
test_mentor (void)
{
  static const Case cases[] = {
    { "a mentor with open end", "spesialistforskriften § 25 d",
      { "training: id=1; person=101; specialty=20; start=2024-01-01; end=2029-12-31",
        "role: id=1; holder=104; kind=mentor; trainee=101" },
      "" },
    { "none", "spesialistforskriften § 25 d",
      { "training: id=1; person=101; specialty=20; start=2024-01-01; end=2029-12-31" },
      "serious: Kari Nordmann: no mentor from 1 May 2026 to 31 Dec 2029 [no mentor]\n" },
    { "the mentor leaves", "today or later",
      { "training: id=1; person=101; specialty=20; start=2024-01-01",
        "role: id=1; holder=104; kind=mentor; trainee=101; start=2024-01-01; end=2027-06-30" },
      "warning: Kari Nordmann: no mentor from 1 Jul 2027 on [no mentor]\n" },
    { "one after another", "several mentors over time",
      { "training: id=1; person=101; specialty=20; start=2024-01-01; end=2029-12-31",
        "role: id=1; holder=104; kind=mentor; trainee=101; start=2024-01-01; end=2027-06-30",
        "role: id=2; holder=103; kind=mentor; trainee=101; start=2027-07-01" },
      "" },
    { "a local mentor", "a local mentor at the receiver is one more, not instead",
      { "training: id=1; person=101; specialty=20; start=2024-01-01; end=2029-12-31",
        "role: id=1; holder=104; kind=local-mentor; trainee=101" },
      "serious: Kari Nordmann: no mentor from 1 May 2026 to 31 Dec 2029 [no mentor]\n" },
    { "not begun", "a training that starts later",
      { "training: id=1; person=101; specialty=20; start=2026-09-01; end=2032-08-31" },
      "warning: Kari Nordmann: no mentor from 1 Sep 2026 to 31 Aug 2032 [no mentor]\n" },
    { "ended", "a training with an outcome, and one that is over",
      { "training: id=1; person=101; specialty=20; start=2020-01-01; end=2029-12-31; outcome=moved",
        "training: id=2; person=102; specialty=20; start=2020-01-01; end=2026-04-30" },
      "" },
    { "double specialisation", "days of both trainings are told once",
      { "training: id=1; person=101; specialty=20; start=2024-01-01; end=2027-12-31",
        "training: id=2; person=101; specialty=21; start=2025-01-01; end=2029-12-31" },
      "serious: Kari Nordmann: no mentor from 1 May 2026 to 31 Dec 2029 [no mentor]\n" },
  };

  CHECK (cases, LIS_FINDING_WITHOUT_MENTOR, LIS_FINDING_WITHOUT_MENTOR);
}

/* Ids of the records are not in the order of names or days, and the plan is read backwards: the list is the same. */
static void
test_order (void)
{
  static const Case one = {
    "order", "in order of kind, person, unit, first day",
    { "training: id=1; person=103; specialty=20; start=2026-01-01; end=2030-12-31",
      "training: id=2; person=101; specialty=20; start=2026-01-01; end=2030-12-31",
      "period: id=9; person=103; unit=2; start=2027-01-01; end=2027-06-30; state=agreed",
      "period: id=8; person=103; unit=2; start=2026-06-01; end=2026-06-30; state=agreed",
      "period: id=7; person=101; unit=4; start=2026-06-01; end=2026-06-30; state=agreed",
      "capacity: id=1; unit=4; places=0", "capacity: id=2; unit=2; places=0" },
    NULL,
  };
  Case reversed = one;
  g_autoptr (LisPlanData) forwards = make_plan (&one), backwards = NULL;
  g_autofree char *first = NULL, *second = NULL;

  for (guint i = 0; i < 7; i++)
    reversed.lines[i] = one.lines[6 - i];
  backwards = make_plan (&reversed);
  first = list_findings (forwards, 0, LIS_N_FINDING_KINDS);
  second = list_findings (backwards, 0, LIS_N_FINDING_KINDS);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (
    first, ==,
    "warning: Åse Berg: 184 days without any period, from 1 Jul 2026 to 31 Dec 2026 [gap 184 days]\n"
    "warning: Kari Nordmann: placed at Ortopedi Storby, Storby sykehus HF without being employed from 1 Jun 2026 to "
    "30 Jun 2026 [not employed]\n"
    "warning: Åse Berg: placed at Ortopedi Fjordby, Fjordby sykehus HF without being employed from 1 Jun 2026 to "
    "30 Jun 2026 [not employed]\n"
    "warning: Åse Berg: placed at Ortopedi Fjordby, Fjordby sykehus HF without being employed from 1 Jan 2027 to "
    "30 Jun 2027 [not employed]\n"
    "serious: Ortopedi Fjordby, Fjordby sykehus HF: 1 of 0 places from 1 Jun 2026 to 30 Jun 2026: Åse Berg [1 of 0]\n"
    "serious: Ortopedi Fjordby, Fjordby sykehus HF: 1 of 0 places from 1 Jan 2027 to 30 Jun 2027: Åse Berg [1 of 0]\n"
    "serious: Ortopedi Storby, Storby sykehus HF: 1 of 0 places from 1 Jun 2026 to 30 Jun 2026: "
    "Kari Nordmann [1 of 0]\n"
    "serious: Kari Nordmann: no mentor from 1 May 2026 to 31 Dec 2030 [no mentor]\n"
    "serious: Åse Berg: no mentor from 1 May 2026 to 31 Dec 2030 [no mentor]\n");
}

static void
test_empty (void)
{
  g_autoptr (LisPlanData) data = lis_plan_data_new ();
  g_autofree char *found = list_findings (data, 0, LIS_N_FINDING_KINDS);

  g_assert_cmpstr (found, ==, "");
}

static void
test_dangling (void)
{
  /* References to records that are not there: nothing falls over, ids stand in for names. */
  static const Case one = {
    "dangling", "damaged plans are still looked through",
    { "period: id=1; person=999; unit=998; start=2026-06-01; end=2026-12-31; state=agreed",
      "period: id=2; person=101; unit=998; start=2026-06-01; end=2026-12-31; state=agreed",
      "capacity: id=1; unit=998; places=0", "leave: id=1; employment=997; start=2026-01-01",
      "training: id=1; person=101; specialty=996; start=2026-01-01; end=2026-06-30",
      "role: id=1; holder=995; kind=mentor; trainee=101" },
    "warning: Kari Nordmann: placed at un-00000000000Z6 without being employed from 1 Jun 2026 to 31 Dec 2026 "
    "[not employed]\n",
  };

  check_cases (&one, 1, 0, LIS_N_FINDING_KINDS);
}

static void
test_kinds (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (LisFindingKind kind = 0; kind < LIS_N_FINDING_KINDS; kind++)
    {
      g_assert_true (g_hash_table_add (names, (gpointer) lis_finding_kind_get_name (kind)));
      g_assert_cmpuint (strlen (lis_finding_kind_get_title (kind)), >, 0);
    }
}

/* Many at one unit: names up to a dozen, the rest counted. */
static void
test_many_names (void)
{
  g_autoptr (LisPlanData) data = lis_plan_data_new ();
  g_autofree char *found = NULL;

  lis_test_plan_add (data, LIS_ENTITY_UNIT, "id=1; level=hospital; name=Fjordby");
  lis_test_plan_add (data, LIS_ENTITY_CAPACITY, "id=1; unit=1; places=3");
  for (guint i = 1; i <= 14; i++)
    {
      g_autofree char *person = g_strdup_printf ("id=%u; given_name=A; family_name=B%u", i, i);
      g_autofree char *period = g_strdup_printf ("id=%u; person=%u; unit=1; start=2026-06-01; end=2026-06-30; "
                                                 "state=agreed", i, i);

      lis_test_plan_add (data, LIS_ENTITY_PERSON, person);
      lis_test_plan_add (data, LIS_ENTITY_PERIOD, period);
    }
  found = list_findings (data, LIS_FINDING_OVER_CAPACITY, LIS_FINDING_OVER_CAPACITY);
  g_assert_cmpstr (found, ==,
                   "serious: Fjordby: 14 of 3 places from 1 Jun 2026 to 30 Jun 2026: A B1, A B2, A B3, A B4, A B5, "
                   "A B6, "
                   "A B7, A B8, A B9, A B10, A B11, A B12 and 2 more [14 of 3]\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/findings/shares", test_shares);
  g_test_add_func ("/findings/gaps", test_gaps);
  g_test_add_func ("/findings/employment", test_employment);
  g_test_add_func ("/findings/capacity", test_capacity);
  g_test_add_func ("/findings/unplaced", test_unplaced);
  g_test_add_func ("/findings/mentor", test_mentor);
  g_test_add_func ("/findings/order", test_order);
  g_test_add_func ("/findings/empty", test_empty);
  g_test_add_func ("/findings/dangling", test_dangling);
  g_test_add_func ("/findings/kinds", test_kinds);
  g_test_add_func ("/findings/many-names", test_many_names);
  return g_test_run ();
}
