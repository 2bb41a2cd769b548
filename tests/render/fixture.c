/* SPDX-License-Identifier: MPL-2.0 */
#include "fixture.h"

#include "lis-test-plan.h"

static const char *const places[] = {
  "unit: id=1; level=region; name=Helse Midt-Norge RHF",
  "unit: id=2; level=trust; name=St. Olavs hospital HF; parent=1",
  "unit: id=3; level=hospital; name=St. Olavs hospital; parent=2",
  "unit: id=4; level=trust; name=Helse Nord-Trøndelag HF; parent=1",
  "unit: id=5; level=hospital; name=Sykehuset Levanger; parent=4",
  "unit: id=6; level=trust; name=Helse Møre og Romsdal HF; parent=1",
  "unit: id=7; level=hospital; name=Ålesund sjukehus; parent=6",
  "unit: id=8; level=hospital; name=Sykehuset Namsos; parent=4",
  "unit: id=11; level=department; name=Ortopedisk avdeling; parent=3",
  "unit: id=12; level=department; name=Ortopedisk avdeling; parent=5",
  "unit: id=13; level=department; name=Ortopedisk avdeling; parent=7",
  "unit: id=14; level=department; name=Kirurgisk avdeling; parent=8",
  "unit: id=15; level=department; name=Lungeavdelingen; parent=3",
  "unit: id=16; level=department; name=Medisinsk avdeling; parent=5",
  "unit: id=17; level=department; name=Medisinsk avdeling; parent=7",
  "unit: id=18; level=outside; name=NTNU",
  "specialty: id=20; code=ORT; name=Ortopedisk kirurgi; name_en=Orthopaedic surgery",
  "specialty: id=21; code=LUN; name=Lungesykdommer; name_en=Respiratory medicine",
  "capacity: id=501; unit=11; places=2; start=2022-01-01",
  "capacity: id=502; unit=12; places=3; start=2022-01-01",
  "capacity: id=503; unit=13; places=2; start=2022-01-01",
  "capacity: id=504; unit=15; places=2; start=2022-01-01",
  "capacity: id=505; unit=16; places=3; start=2022-01-01",
  "capacity: id=506; unit=17; places=1; start=2022-01-01",
};

/* Doctor, specialty, employer. */
static const struct { LisId id; const char *given, *family; int specialty, employer; } doctors[] = {
  { 101, "Kari", "Nordmann", 20, 4 },
  { 102, "Ola", "Prøvesen", 20, 4 },
  { 103, "Ingeborg Margrethe", "Eksempel-Christoffersen", 20, 6 },
  { 104, "Per", "Oppdiktet", 20, 6 },
  { 105, "Åse", "Testdatter", 20, 2 },
  { 106, "Nils", "Påfunnet", 20, 2 },
  { 107, "Mari", "Tenktvik", 20, 4 },
  { 108, "Jonas", "Uekte", 20, 6 },
  { 109, "Solveig", "Lissom", 21, 4 },
  { 110, "Anders", "Kanskje", 21, 6 },
  { 111, "Ragnhild", "Diktberg", 21, 2 },
  { 112, "Tor", "Fantasihaug", 21, 2 },
  { 113, "Live", "Innbilt", 21, 4 },
  { 114, "Øystein", "Mønster", 21, 6 },
};

static const char *const periods[] = {
  "period: id=1001; person=101; unit=12; start=2022-03-01; end=2024-08-31; state=agreed",
  "period: id=1002; person=101; unit=11; start=2024-09-01; end=2026-02-28; state=agreed",
  "period: id=1003; person=101; unit=12; start=2026-03-01; end=2028-02-29; state=agreed",
  "period: id=1004; person=102; unit=12; start=2023-01-01; end=2025-06-30; state=agreed",
  "period: id=1005; person=102; unit=11; start=2025-07-01; end=2026-12-31; state=agreed",
  "period: id=1006; person=102; unit=12; start=2027-01-01; end=2028-12-31; state=proposed",
  "period: id=1007; person=103; unit=13; start=2022-09-01; end=2025-01-31; state=agreed",
  "period: id=1008; person=103; unit=11; start=2025-08-01; end=2027-01-31; state=agreed",
  "period: id=1009; person=103; unit=13; start=2027-02-01; end=2028-08-31; state=draft",
  "period: id=1010; person=104; unit=13; start=2023-09-01; end=2026-08-31; state=agreed",
  "period: id=1011; person=104; wished_unit=11; months=18; window_start=2026-09-01; state=proposed",
  "period: id=1012; person=104; unit=13; start=2028-03-01; end=2029-08-31; state=draft",
  "period: id=1013; person=105; unit=11; start=2022-01-01; end=2024-06-30; state=agreed",
  "period: id=1014; person=105; unit=11; start=2024-07-01; end=2027-06-30; state=agreed; share=50",
  "period: id=1015; person=105; unit=18; kind=research; start=2024-07-01; end=2027-06-30; state=agreed; share=50",
  "period: id=1016; person=105; unit=14; start=2027-07-01; end=2028-06-30; state=proposed",
  "period: id=1017; person=106; unit=11; start=2023-03-01; end=2026-05-31; state=agreed",
  "period: id=1018; person=106; kind=leave; start=2026-06-01; end=2026-12-31; state=agreed",
  "period: id=1019; person=106; unit=11; start=2026-10-01; end=2029-02-28; state=proposed",
  "period: id=1020; person=107; unit=12; start=2025-09-01; end=2028-02-29; state=agreed",
  "period: id=1021; person=107; start=2028-03-01; end=2029-08-31; state=draft",
  "period: id=1022; person=108; unit=13; start=2024-02-01; end=2026-06-30; state=agreed",
  "period: id=1023; person=108; kind=other; start=2026-07-01; end=2026-12-31; state=agreed",
  "period: id=1024; person=108; unit=11; start=2027-01-01; end=2028-06-30; state=proposed",
  "period: id=1025; person=109; unit=16; start=2022-06-01; end=2025-05-31; state=agreed",
  "period: id=1026; person=109; unit=15; start=2025-06-01; end=2026-05-31; state=agreed",
  "period: id=1027; person=109; unit=16; start=2026-06-01; end=2027-05-31; state=agreed",
  "period: id=1028; person=110; unit=17; start=2023-04-01; end=2026-03-31; state=agreed",
  "period: id=1029; person=110; unit=15; start=2026-04-01; end=2027-03-31; state=agreed",
  "period: id=1030; person=110; unit=15; start=2026-04-01; end=2027-09-30; state=proposed",
  "period: id=1031; person=111; unit=15; start=2024-01-01; end=2028-12-31; state=agreed",
  "period: id=1032; person=112; unit=15; start=2025-08-01; end=2026-07-31; state=agreed; share=80",
  "period: id=1033; person=112; unit=15; start=2026-08-01; end=2029-07-31; state=agreed",
  "period: id=1034; person=113; unit=16; start=2024-10-01; end=2027-09-30; state=agreed",
  "period: id=1035; person=113; wished_unit=15; months=12; state=draft",
  "period: id=1036; person=113; months=6; window_start=2028-10-01; state=draft",
  "period: id=1037; person=114; unit=17; start=2025-02-01; end=2028-01-31; state=agreed",
  "absence: id=2001; person=101; start=2023-03-01; end=2023-10-15; effect=deducted",
  "absence: id=2002; person=107; start=2026-08-10; end=2027-01-10; effect=deducted",
  "absence: id=2003; person=111; start=2025-05-01; end=2025-12-31; effect=deducted",
};

/* What the rules would say, written here so that these charts do not change with the rules. */
static const struct
{
  LisId person, period;
  LisFindingKind kind;
  LisSeverity severity;
  const char *from, *to, *text;
} marks[] = {
  { 102, 1005, LIS_FINDING_OVER_CAPACITY, LIS_SEVERITY_SERIOUS, "2025-08-01", "2027-01-01", "4 av 2" },
  { 103, LIS_ID_NONE, LIS_FINDING_GAP, LIS_SEVERITY_WARNING, "2025-02-01", "2025-08-01", "6 mnd." },
  { 103, 1008, LIS_FINDING_OVER_CAPACITY, LIS_SEVERITY_SERIOUS, "2025-08-01", "2027-01-01", "4 av 2" },
  { 106, 1018, LIS_FINDING_SHARE_ABOVE_FULL, LIS_SEVERITY_WARNING, "2026-10-01", "2027-01-01", "200 %" },
  { 106, 1019, LIS_FINDING_SHARE_ABOVE_FULL, LIS_SEVERITY_WARNING, "2026-10-01", "2027-01-01", "200 %" },
  { 109, 1026, LIS_FINDING_OVER_CAPACITY, LIS_SEVERITY_SERIOUS, "2025-06-01", "2026-06-01", "3 av 2" },
  { 110, 1028, LIS_FINDING_SHARED_DAY, LIS_SEVERITY_NOTE, "2026-03-31", "2026-04-01", "1 dag" },
  { 111, 1031, LIS_FINDING_OUTSIDE_EMPLOYMENT, LIS_SEVERITY_WARNING, "2028-07-01", "2029-01-01", "uten ansettelse" },
  { 113, LIS_ID_NONE, LIS_FINDING_WITHOUT_MENTOR, LIS_SEVERITY_WARNING, "2026-03-10", "2029-01-01", "uten veileder" },
};

LisDate
fixture_get_today (void)
{
  return lis_date_new (2026, 3, 10);
}

static void
add_lines (GPtrArray *lines, const char *const *texts, guint n_texts)
{
  for (guint i = 0; i < n_texts; i++)
    g_ptr_array_add (lines, g_strdup (texts[i]));
}

static void G_GNUC_PRINTF (2, 3)
add_line (GPtrArray *lines, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (lines, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static void
add_doctors (GPtrArray *lines)
{
  for (guint i = 0; i < G_N_ELEMENTS (doctors); i++)
    {
      int id = (int) doctors[i].id;

      add_line (lines, "person: id=%d; given_name=%s; family_name=%s", id, doctors[i].given, doctors[i].family);
      add_line (lines, "training: id=%d; person=%d; specialty=%d; start=2022-01-01; end=2029-12-31", id + 200, id,
                doctors[i].specialty);
      add_line (lines, "employment: id=%d; person=%d; employer=%d; kind=permanent; start=2022-01-01", id + 400, id,
                doctors[i].employer);
    }
}

static void
add_marks (LisPathways *pathways)
{
  for (guint r = 0; r < pathways->rows->len; r++)
    {
      LisPathwayRow *row = &g_array_index (pathways->rows, LisPathwayRow, r);

      row->first_mark = pathways->marks->len;
      for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
        {
          LisPathwayMark mark = { marks[i].kind, marks[i].severity,
                                  { lis_date_from_iso (marks[i].from), lis_date_from_iso (marks[i].to) },
                                  marks[i].period, marks[i].text, 0 };

          if (marks[i].person == row->person->record.id)
            g_array_append_val (pathways->marks, mark);
        }
      row->n_marks = pathways->marks->len - row->first_mark;
    }
}

static LisPathways *
make_pathways (LisPlanData *data, LisGroupBy group_by, LisId person)
{
  LisPathwayFilter filter = { .group_by = group_by, .today = fixture_get_today (), .person = person,
                              .with_load = TRUE };
  LisPathways *pathways = lis_pathways_new (data, &filter);

  add_marks (pathways);
  return pathways;
}

LisPathways *
fixture_new (LisGroupBy group_by, LisId person)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  add_lines (lines, places, G_N_ELEMENTS (places));
  add_doctors (lines);
  add_lines (lines, periods, G_N_ELEMENTS (periods));
  g_ptr_array_add (lines, NULL);
  return make_pathways (lis_test_plan_new ((const char *const *) lines->pdata), group_by, person);
}

LisPathways *
fixture_new_empty (void)
{
  static const char *const lines[] = { "unit: id=1; level=region; name=Helse Midt-Norge RHF", NULL };

  return make_pathways (lis_test_plan_new (lines), LIS_GROUP_NONE, LIS_ID_NONE);
}

static void
add_large_periods (LisPlanData *data, guint doctor)
{
  static const int days[] = { 182, 120, 90, 365, 181, 240, 75, 200, 150, 184, 365, 100 };
  LisDate start = lis_date_new (2022, 1, 1) + (int) (doctor % 180);

  for (guint n = 0; n < G_N_ELEMENTS (days); n++)
    {
      char from[LIS_DATE_ISO_SIZE], to[LIS_DATE_ISO_SIZE];
      LisDate last = start + days[(n + doctor) % G_N_ELEMENTS (days)] - 1;
      g_autofree char *values = NULL;

      lis_date_to_iso (start, from);
      lis_date_to_iso (last, to);
      values = g_strdup_printf ("id=%u; person=%u; unit=%u; kind=%s; start=%s; end=%s; state=%s; share=%s",
                                1000000 + doctor * 12 + n, 1000 + doctor, 100 + (doctor * 7 + n * 3) % 60,
                                n == 5 ? "research" : "service", from, to,
                                n > 9 ? "draft" : n > 7 ? "proposed" : "agreed", n == 6 ? "50" : "100");
      lis_test_plan_add (data, LIS_ENTITY_PERIOD, values);
      start = last + 1 - (doctor % 7 == 0 && n == 3 ? 60 : 0);
    }
}

LisPathways *
fixture_new_large (guint n_doctors)
{
  LisPlanData *data = lis_plan_data_new ();

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *values = g_strdup_printf ("id=%u; level=hospital; name=Eksempelby sykehus nr. %u", 100 + i, i);

      lis_test_plan_add (data, LIS_ENTITY_UNIT, values);
    }
  for (guint i = 0; i < n_doctors; i++)
    {
      g_autofree char *values = g_strdup_printf ("id=%u; given_name=Lege; family_name=Oppdiktet %u", 1000 + i, i);

      lis_test_plan_add (data, LIS_ENTITY_PERSON, values);
      add_large_periods (data, i);
    }
  for (int i = 0; i < LIS_N_ENTITIES; i++)
    if (data->sets[i] != NULL)
      lis_record_set_seal (data->sets[i]);
  return make_pathways (data, LIS_GROUP_NONE, LIS_ID_NONE);
}
