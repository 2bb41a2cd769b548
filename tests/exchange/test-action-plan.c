/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-error.h"
#include "lis-history.h"
#include "lis-plan-import.h"
#include "lis-reference.h"
#include "lis-test-xlsx.h"
#include "lis-test.h"

#define HELSE_NORD "../seeds/004_nord_action_plan.txt"
#define HELSE_SOR_OST "../seeds/000_part1_background_and_goals.txt"

/* Read from the Helse Nord plan by eye: number, A, B, start, end, page. */
typedef struct
{
  const char *number;
  const char *responsible;
  const char *contributes;
  const char *start;
  const char *due;
  const char *page;
} ExpectedStep;

static const ExpectedStep steps[] = {
  { "1.1", "RHF", "HF RegUt", "2025", "2026", "22" },
  { "1.2", "HF", "RHF", "2025", "2026", "25-26" },
  { "2.1", "HF", "", "2025", "2026", "19" },
  { "2.2", "HF", "", "2025", "2026", "19" },
  { "2.3", "HF", "", "2025", "2026", "19" },
  { "2.4", "HF", "", "2025", "2025", "63" },
  { "2.5", "RegUt", "", NULL, "2025", NULL },
  { "3.1", "HF", "", "2025", "2026", "24" },
  { "3.2", "RHF", "HF", "2024", "2025", NULL },
  { "4.1", "RegUt", "RHF HF", "2025", "2026", "27" },
  { "4.2", "HF", "RHF", "2025", "Kont.", "22" },
  { "4.3", "HF", "RHF", "2024", "Kont.", "22" },
  { "5.1", "HF", "RHF", "2026", "2026", "30" },
  { "5.2", "HF", "", "2025", "2025", "19" },
  { "6.1", "RHF", "HF RegUt", "2025", "2025", "40" },
  { "6.2", "HF", "", "2025", "2026", "38" },
  { "6.3", "RegUt", "HF", "2025", "2026", "25" },
  { "6.4", "HF", "", "2025", "2025", "40" },
  { "6.5", "RegUt", "HF", "2026", "2026", "41" },
  { "7.1", "HF", "", "2025", "Kont.", "36" },
  { "7.2", "HF", "", "2025", "Kont.", "52" },
  { "7.3", "HF", "", "2025", "Kont.", "37" },
  { "8.1", "HF", "RegSim", "2025", "Kont.", "52" },
  { "8.2", "HF", "RegSim", "2025", "Kont.", NULL },
  { "8.3", "HF", "RegSim", "2026", "2026", "49" },
  { "9.1", "RHF", "HF RegUt", "2024", "2025", "34" },
  { "9.2", "HF", "RegUt", "2025", "Kont.", "45" },
  { "9.3", "HF", "RegUt", "2025", "Kont.", "38" },
  { "9.4", "RHF", "HF RegUt", "2026", "2026", "34" },
  { "10.1", "RegUt", "HF", "2026", "2027", "59" },
  { "10.2", "RegUt", "HF", "2026", "2027", "59" },
  { "11.1", "HF", "RegUt", "2026", "Kont.", "47" },
  { "11.2", "HF", "RegUt", "2026", "Kont.", "54" },
  { "11.3", "RegUt", "HF", "2026", "2026", NULL },
  { "11.4", "RegUt", "RHF", "2026", "2026", "50" },
  { "12.1", "HF", "RHF", "2024", "2025", "47" },
  { "12.2", "HF", "", "2025", "Kont", NULL },
  { "12.3", "HF", "", "2025", "Kont.", "48" },
  { "13.1", "RegUt", "HF", "2026", "Kont.", "48" },
  { "14.1", "RHF", "HF RegUt", "2024", "2025", "29" },
  { "14.2", "RHF", "HF RegUt", "2024", "2025", "29" },
  { "15.1", "RHF", "HF RegUt", "2025", "2026", "57" },
  { "15.2", "RHF", "HF RegUt", "2025", "2026", "57" },
  { "15.3", "RHF", "HF RegUt", "2025", "2026", "57" },
  { "16.1", "HF", "RHF", "2025", "2025", "22" },
  { "17.1", "RHF", "HF", "2026", "2026", "22" },
  { "18.1", "HF", "", "2025", "2025", "58" },
  { "19.1", "RHF", "HF", "2025", "2025", "62" },
  { "19.2", "RHF", "HF", "2025", "2026", NULL },
  { "20.1", "RegUt", "RHF", "2025", "Kont.", NULL },
  { "21.1", "RHF", "HF RegUt", "2026", "2026", NULL },
  { "22.1", "RHF", "HF", "2026", "2026", "61" },
  { "23.1", "HF", "", "2026", "2026", "62" },
};

/* Steps, wanted effects, references and area of each measure, counted in the same plan. */
static const struct
{
  guint steps;
  guint effects;
  guint references; /* of the measure itself */
  int   area;
} measures[] = {
  { 2, 2, 0, 0 }, { 5, 3, 0, 0 }, { 2, 3, 0, 0 }, { 3, 4, 3, 0 }, { 2, 0, 0, 0 }, { 5, 3, 0, 1 },
  { 3, 4, 0, 1 }, { 3, 3, 1, 1 }, { 4, 4, 0, 2 }, { 2, 3, 0, 2 }, { 4, 2, 0, 2 }, { 3, 2, 0, 2 },
  { 1, 2, 0, 2 }, { 2, 2, 0, 3 }, { 3, 2, 0, 3 }, { 1, 1, 0, 3 }, { 1, 1, 0, 3 }, { 1, 1, 0, 3 },
  { 2, 2, 0, 3 }, { 1, 1, 0, 3 }, { 1, 0, 0, 3 }, { 1, 2, 0, 3 }, { 1, 1, 0, 3 },
};

static LisPlanReading *
read_bytes (const char *name, GBytes *bytes, const LisPlanReadingOptions *options, GError **error)
{
  g_autoptr (LisTable) table = lis_plan_table_read_bytes (name, bytes, NULL, error);

  return table != NULL ? lis_plan_reading_new (table, options, error) : NULL;
}

static LisPlanReading *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return read_bytes ("plan.txt", bytes, NULL, error);
}

static LisPlanReading *
read_seed (const char *name)
{
  g_autofree char *path = lis_test_find_data (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisTable) table = path != NULL ? lis_plan_table_read (path, NULL, &error) : NULL;
  LisPlanReading *reading;

  g_assert_no_error (error);
  if (table == NULL)
    return NULL;
  reading = lis_plan_reading_new (table, NULL, &error);
  g_assert_no_error (error);
  return reading;
}

/* "RHF HF", as the columns stand; "Reg Ut" is RegUt. */
static char *
join_actors (const LisReadItem *item, LisResponsibilityKind kind)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < item->actors->len; i++)
    {
      const LisReadActor *actor = g_ptr_array_index (item->actors, i);
      g_auto (GStrv) parts = g_strsplit (actor->name, " ", -1);
      g_autofree char *name = g_strjoinv ("", parts);

      if (actor->kind == kind)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", name);
    }
  return g_string_free (text, FALSE);
}

static void
assert_step (const LisReadItem *item, const ExpectedStep *expected)
{
  g_autofree char *responsible = join_actors (item, LIS_RESPONSIBILITY_RESPONSIBLE);
  g_autofree char *contributes = join_actors (item, LIS_RESPONSIBILITY_CONTRIBUTES);

  g_test_message ("step %s", expected->number);
  g_assert_cmpstr (item->number, ==, expected->number);
  g_assert_cmpstr (responsible, ==, expected->responsible);
  g_assert_cmpstr (contributes, ==, expected->contributes);
  g_assert_cmpstr (item->start_text, ==, expected->start);
  g_assert_cmpstr (item->due_text, ==, expected->due);
  g_assert_cmpstr (item->report_page, ==, expected->page);
  g_assert_cmpint (item->time.recurrence, ==, g_str_has_prefix (expected->due, "Kont") ? LIS_RECURRENCE_CONTINUOUS : 0);
  g_assert_cmpint (item->doubt->len > 0, ==, g_str_equal (expected->number, "2.5"));
}

static void
test_helse_nord_reading (void)
{
  g_autoptr (LisPlanReading) reading = read_seed (HELSE_NORD);
  static const char *const areas[] = { "Ledelse", "Læringsmiljø", "Kompetanseoppnåelse", "Administrativ støtte" };
  guint step = 0;

  if (reading == NULL)
    return;
  g_assert_cmpstr (reading->vision, ==, "sammen om helse i nord");
  g_assert_true (g_str_has_prefix (reading->name, "Regional handlingsplan"));
  g_assert_true (g_str_has_prefix (reading->report, "Rapport LISKART"));
  g_assert_cmpuint (reading->areas->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const LisReadArea *area = g_ptr_array_index (reading->areas, i);

      g_assert_cmpstr (area->name, ==, areas[i]);
      g_assert_cmpuint (area->text->len, >, 100);
    }
  g_assert_cmpuint (reading->measures->len, ==, G_N_ELEMENTS (measures));
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      const LisReadMeasure *measure = g_ptr_array_index (reading->measures, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      g_assert_cmpstr (measure->item->number, ==, number);
      g_assert_cmpuint (measure->steps->len, ==, measures[i].steps);
      g_assert_cmpuint (measure->effects->len, ==, measures[i].effects);
      g_assert_cmpuint (measure->item->references->len, ==, measures[i].references);
      g_assert_cmpint (measure->area, ==, measures[i].area);
      for (guint j = 0; j < measure->steps->len; j++)
        assert_step (g_ptr_array_index (measure->steps, j), &steps[step++]);
    }
  g_assert_cmpuint (step, ==, G_N_ELEMENTS (steps));
  g_assert_cmpuint (reading->faults->len, ==, 0);
  g_assert_cmpuint (lis_plan_reading_count_rows (reading, LIS_PLAN_ROW_UNPLACED), ==, 0);
}

static const LisReadItem *
find_step (const LisPlanReading *reading, const char *number)
{
  for (guint i = 0; i < reading->measures->len; i++)
    {
      const LisReadMeasure *measure = g_ptr_array_index (reading->measures, i);

      for (guint j = 0; j < measure->steps->len; j++)
        {
          const LisReadItem *item = g_ptr_array_index (measure->steps, j);

          if (g_str_equal (item->number, number))
            return item;
        }
    }
  g_assert_not_reached ();
}

/* The title that comes a row after its number, the cell left out of one row, the slip of the pen in two footnotes. */
static void
test_helse_nord_oddities (void)
{
  g_autoptr (LisPlanReading) reading = read_seed (HELSE_NORD);
  g_autoptr (GPtrArray) doubts = NULL;
  const LisReadReference *reference;
  const LisReadMeasure *measure;

  if (reading == NULL)
    return;
  measure = g_ptr_array_index (reading->measures, 10);
  g_assert_cmpstr (measure->item->text, ==, "Forbedre kursplanlegging");
  g_assert_nonnull (strstr (find_step (reading, "2.5")->doubt->str, "RegUt"));
  g_assert_true (g_str_has_suffix (find_step (reading, "11.2")->text, "6. mnd. planlegging"));
  reference = g_ptr_array_index (find_step (reading, "5.1")->references, 0);
  g_assert_cmpstr (reference->number, ==, "3.7");
  g_assert_nonnull (reference->doubt);
  reference = g_ptr_array_index (find_step (reading, "11.2")->references, 0);
  g_assert_cmpstr (reference->number, ==, "1.2");
  g_assert_null (reference->doubt);
  doubts = lis_plan_reading_list_doubts (reading);
  g_assert_cmpuint (doubts->len, ==, 3);
}

/* The first part of the Helse Sør-Øst plan has vision, areas and overall goals; its measures are in another file. */
static void
test_helse_sor_ost (void)
{
  g_autoptr (LisPlanReading) reading = read_seed (HELSE_SOR_OST);
  static const char *const areas[] = { "Utdanningsløp", "Dimensjonering", "IKT-verktøy", "Kvalitet" };

  if (reading == NULL)
    return;
  g_assert_true (g_str_has_suffix (reading->vision, "riktig dimensjonert."));
  g_assert_cmpint (reading->start, ==, lis_date_new (2023, 1, 1));
  g_assert_cmpint (reading->end, ==, lis_date_new (2026, 1, 1));
  g_assert_cmpuint (reading->areas->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpstr (((LisReadArea *) g_ptr_array_index (reading->areas, i))->name, ==, areas[i]);
  g_assert_cmpuint (reading->objectives->len, ==, 6);
  g_assert_cmpuint (reading->measures->len, ==, 0);
}

/* Measures with their steps as "number title {area/objective} [actors] start>due state !doubt". */
static void
describe_item (GString *text, const LisReadItem *item)
{
  static const char letters[] = "?ABIU";

  g_string_append_printf (text, "%s %s [", item->number != NULL ? item->number : "-", item->text);
  for (guint i = 0; i < item->actors->len; i++)
    {
      const LisReadActor *actor = g_ptr_array_index (item->actors, i);

      g_string_append_printf (text, "%s%s:%c", i > 0 ? " " : "", actor->name, letters[actor->kind]);
    }
  g_string_append_printf (text, "] %s>%s", item->start_text != NULL ? item->start_text : "",
                          item->due_text != NULL ? item->due_text : "");
  if (item->state != 0)
    g_string_append_printf (text, " =%d", item->state);
  if (item->doubt->len > 0)
    g_string_append (text, " !");
}

static char *
describe (const LisPlanReading *reading)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < reading->measures->len; i++)
    {
      const LisReadMeasure *measure = g_ptr_array_index (reading->measures, i);

      describe_item (text, measure->item);
      if (measure->area >= 0)
        g_string_append_printf (text, " @%s",
                                ((LisReadArea *) g_ptr_array_index (reading->areas, measure->area))->name);
      if (measure->objective >= 0)
        g_string_append_printf (
          text, " #%s", ((LisReadObjective *) g_ptr_array_index (reading->objectives, measure->objective))->text);
      g_string_append_c (text, '\n');
      for (guint j = 0; j < measure->steps->len; j++)
        {
          g_string_append (text, "  ");
          describe_item (text, g_ptr_array_index (measure->steps, j));
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *expected;
  guint       unplaced;
} LayoutCase;

static const LayoutCase layouts[] = {
  { "goals between the rows, phrases for who does what (after Helse Sør-Øst)",
    "Handlingsplan 2023-2025\n\nInnsatsområde 1: Utdanningsløp\nDelmål 1.1: Planene er samordnet\n"
    "Plan/tiltak\tAnsvarlig\tTidsplan\tStatus\n"
    "Revidere planene\tInitieres av RHF. Utføres av RegRåd\tVåren 2024\tPåbegynt\n"
    "Kartlegge\tRegUt, HF og RHF\tMars og september hvert år\tIkke påbegynt\n"
    "Delmål 1.2: Avtalene er tydelige\nPlan/tiltak\tAnsvarlig\tTidsplan\tStatus\n"
    "Lage mal\tRHF (A), HF (B)\t2024?\tGjennomført/ferdigstilt (vedtatt)\n"
    "Innsatsområde 2: Kvalitet\nDelmål 2.1: God veiledning\nPlan/tiltak\tAnsvarlig\tTidsplan\tStatus\n"
    "Kurs\tRegUt\tLøpende\tStoppet\n",
    "- Revidere planene [RHF:I RegRåd:U] >Våren 2024 =2 @Utdanningsløp #Planene er samordnet\n"
    "- Kartlegge [RegUt:A HF:A RHF:A] >Mars og september hvert år =1 @Utdanningsløp #Planene er samordnet\n"
    "- Lage mal [RHF:A HF:B] >2024? =3 @Utdanningsløp #Avtalene er tydelige\n"
    "- Kurs [RegUt:A] >Løpende =4 @Kvalitet #God veiledning\n", 0 },
  { "two rows of headings, ticks below A and B of each actor, bars as Markdown has them",
    "| Nr | Tiltak | RHF |  | HF |  | Frist |\n|---|---|---|---|---|---|---|\n|  |  | A | B | A | B |  |\n"
    "| 1 | Lage plan | x |  |  | x | Innen 1. juni 2025 |\n| 2 | Øve | | x | x | | Fra høsten 2025 |\n",
    "1 Lage plan [RHF:A HF:B] >Innen 1. juni 2025\n2 Øve [RHF:B HF:A] >Fra høsten 2025\n", 0 },
  { "CSV with line breaks in cells, steps in one cell, columns for A and B with names",
    "Innsatsområde;Nr;Tiltak;Aktiviteter;Ansvarlig;Bidrar;Oppstart;Ferdig\n"
    "Ledelse;1;\"Bedre ledel-\nsen\";\"1.1 Lage kurs\n1.2 Holde kurs\";RHF;\"HF\nRegUt\";2025;2026\n"
    ";;;1.3 Evaluere;HF;;2026;2026\n"
    "Kvalitet;2;Måle;;RegUt;;2025;Løpende\n",
    "1 Bedre ledelsen [] > @Ledelse\n  1.1 Lage kurs [RHF:A HF:B RegUt:B] 2025>2026\n"
    "  1.2 Holde kurs [RHF:A HF:B RegUt:B] 2025>2026\n  1.3 Evaluere [HF:A] 2026>2026\n"
    "2 Måle [RegUt:A] 2025>Løpende @Kvalitet\n", 0 },
  { "headings repeated on a new page, a number for each step in a cell of its own, a column nobody knows",
    "Nr\tTiltak\tNr\tHvordan\tHvem\tFrist\tBudsjett\n1\tStart\t1.1\tFørst\tRHF\t2025\t10 000\n"
    "\t\t1.2\tSå\tHF\t2026\nNr\tTiltak\tNr\tHvordan\tHvem\tFrist\tBudsjett\n2\tSlutt\t2.1\tTil sist\tHF\t31.12.2026\n",
    "1 Start [] >\n  1.1 Først [RHF:A] >2025\n  1.2 Så [HF:A] >2026\n2 Slutt [] >\n  2.1 Til sist [HF:A] >31.12.2026\n",
    1 },
  { "English",
    "No;Action;Responsible;Contributes;Deadline;Status\n1;Write the plan;RHF;HF;Autumn 2026;Started\n"
    "2;Measure;HF;;Ongoing;Done\n3;Ask;Nobody in particular;;TBD;on hold\n",
    "1 Write the plan [RHF:A HF:B] >Autumn 2026 =2\n2 Measure [HF:A] >Ongoing =3\n"
    "3 Ask [Nobody in particular:A] >TBD !\n", 0 },
};

static void
test_layouts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LisPlanReading) reading = read_text (layouts[i].text, &error);
      g_autofree char *actual = NULL;

      g_test_message ("%s", layouts[i].name);
      g_assert_no_error (error);
      actual = describe (reading);
      g_assert_cmpstr (actual, ==, layouts[i].expected);
      g_assert_cmpuint (lis_plan_reading_count_rows (reading, LIS_PLAN_ROW_UNPLACED), ==, layouts[i].unplaced);
    }
}

#define CELL(column, row, text) "<c r=\"" column row "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"

/* Cells merged downwards and a heading merged across, as in a workbook. */
static void
test_workbook (void)
{
  g_autoptr (GBytes) bytes = lis_test_workbook (
    "<row r=\"1\">" CELL ("A", "1", "Nr") CELL ("B", "1", "Tiltak") CELL ("C", "1", "Slik skal vi gjøre det")
      CELL ("D", "1", "Ansvar") CELL ("F", "1", "Frist") "</row>"
    "<row r=\"2\">" CELL ("D", "2", "RHF") CELL ("E", "2", "HF") CELL ("F", "2", "Start") CELL ("G", "2", "Slutt")
      "</row>"
    "<row r=\"3\">" CELL ("A", "3", "Ledelse") "</row>"
    "<row r=\"4\"><c r=\"A4\"><v>1</v></c>" CELL ("B", "4", "Bedre kurs") CELL ("C", "4", "1.1 Lage kurs")
      CELL ("D", "4", "A") CELL ("E", "4", "B") "<c r=\"F4\"><v>2025</v></c><c r=\"G4\"><v>2026</v></c></row>"
    "<row r=\"5\">" CELL ("C", "5", "1.2 Holde kurs") CELL ("E", "5", "A") "<c r=\"F5\"><v>2026</v></c>"
      CELL ("G", "5", "Kont.") "</row>",
    "<mergeCells count=\"2\"><mergeCell ref=\"A4:A5\"/><mergeCell ref=\"A3:G3\"/></mergeCells>", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisPlanReading) reading = read_bytes ("plan.xlsx", bytes, NULL, &error);
  g_autofree char *actual = NULL;

  g_assert_no_error (error);
  actual = describe (reading);
  g_assert_cmpstr (actual, ==, "1 Bedre kurs [] > @Ledelse\n  1.1 Lage kurs [RHF:A HF:B] 2025>2026\n"
                               "  1.2 Holde kurs [HF:A] 2026>Kont.\n");
}

/* What a person corrected: a heading that means something else here. */
static void
test_corrected_columns (void)
{
  static const char *const map[] = { "Oppgåve=measure", "Ressurs=responsible", "Budsjett=", NULL };
  LisPlanReadingOptions options = { map, NULL };
  const char *text = "Nr;Oppgåve;Ressurs;Budsjett\n1;Lage kurs;RHF;10 000\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (LisPlanReading) reading = read_bytes ("plan.csv", bytes, &options, &error);
  g_autofree char *actual = NULL;

  g_assert_no_error (error);
  actual = describe (reading);
  g_assert_cmpstr (actual, ==, "1 Lage kurs [RHF:A] >\n");
  g_assert_cmpuint (lis_plan_reading_count_rows (reading, LIS_PLAN_ROW_UNPLACED), ==, 0);
}

static void
test_not_a_plan (void)
{
  static const char *const texts[] = {
    "Navn;Alder\nKari;40\nOla;41\n",
    "1\tBedre ledelse\tRHF\t2025\n2\tBedre kurs\tHF\t2026\n",
    "Dette er et brev, og slett ingen plan.\n",
    "Nr;Tiltak;Frist\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LisPlanReading) reading = read_text (texts[i], &error);

      g_assert_null (reading);
      g_assert_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_FORMAT);
    }
}

static void
test_macros (void)
{
  g_autoptr (GBytes) bytes = lis_test_zip ("[Content_Types].xml", "<Types/>", "xl/vbaProject.bin", "x", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisPlanReading) reading = read_bytes ("plan.xlsm", bytes, NULL, &error);

  g_assert_null (reading);
  g_assert_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_FORMAT);
}

typedef struct
{
  char      *folder;
  LisStore  *store;
  LisEditor *editor;
} Fixture;

static LisId
add_unit (Fixture *fixture, LisChangeSet *set, const char *name, LisUnitLevel level, LisId parent)
{
  LisUnit *unit = lis_record_new (&lis_unit_entity);

  unit->record.id = lis_editor_new_id (fixture->editor);
  unit->name = g_strdup (name);
  unit->level = level;
  unit->parent = parent;
  lis_change_set_insert (set, LIS_ENTITY_UNIT, unit);
  return unit->record.id;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const trusts[] = { "Finnmarkssykehuset HF", "Universitetssykehuset Nord-Norge HF",
                                        "Nordlandssykehuset HF", "Helgelandssykehuset HF" };
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Units", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  LisClock clock = lis_clock_fixed (lis_date_new (2026, 3, 1));
  LisEntropy entropy = lis_entropy_seeded (7);
  LisId north, middle;

  fixture->folder = lis_test_make_folder ();
  path = g_build_filename (fixture->folder, "plan.lisplan", NULL);
  fixture->store = lis_store_create (path, &error);
  g_assert_no_error (error);
  fixture->editor = lis_editor_new (fixture->store, "Prøve Prøvesen", &entropy, &clock);
  north = add_unit (fixture, set, "Helse Nord RHF", LIS_UNIT_REGION, LIS_ID_NONE);
  middle = add_unit (fixture, set, "Helse Midt-Norge RHF", LIS_UNIT_REGION, LIS_ID_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (trusts); i++)
    add_unit (fixture, set, trusts[i], LIS_UNIT_TRUST, north);
  add_unit (fixture, set, "St. Olavs hospital HF", LIS_UNIT_TRUST, middle);
  g_assert_true (lis_editor_commit (fixture->editor, set, NULL, &error));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lis_editor_free (fixture->editor);
  g_clear_object (&fixture->store);
  lis_test_remove_folder (fixture->folder);
}

static guint
count (Fixture *fixture, LisEntityType type)
{
  g_autoptr (LisRecordSet) set = lis_store_load (fixture->store, type, NULL, NULL);

  return set->count;
}

static LisPlanImportReport *
import (Fixture *fixture, const LisPlanReading *reading, const char *name, LisDate today)
{
  LisPlanImportOptions options = { .name = name, .today = today };
  g_autoptr (GError) error = NULL;
  LisPlanImportReport *report = NULL;

  lis_plan_import_write (fixture->editor, reading, NULL, &options, &report, &error);
  g_assert_no_error (error);
  return report;
}

static guint
count_kind (Fixture *fixture, LisResponsibilityKind kind)
{
  g_autoptr (LisRecordSet) set = lis_store_load (fixture->store, LIS_ENTITY_RESPONSIBILITY, NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < set->count; i++)
    n += ((const LisResponsibility *) lis_record_set_get (set, i))->kind == (gint32) kind;
  return n;
}

static guint
count_words (const char *text)
{
  guint n = text[0] != '\0';

  for (; *text != '\0'; text++)
    n += *text == ' ';
  return n;
}

static void
test_helse_nord_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisPlanReading) reading = read_seed (HELSE_NORD);
  g_autoptr (LisPlanImportReport) report = NULL, again = NULL;
  g_autoptr (GPtrArray) wrong = NULL;
  guint contributing = 0;

  if (reading == NULL)
    return;
  report = import (fixture, reading, NULL, lis_date_new (2026, 3, 1));
  g_assert_cmpuint (count (fixture, LIS_ENTITY_ACTION_PLAN), ==, 1);
  g_assert_cmpuint (count (fixture, LIS_ENTITY_AREA), ==, 4);
  g_assert_cmpuint (count (fixture, LIS_ENTITY_MEASURE), ==, 23);
  g_assert_cmpuint (count (fixture, LIS_ENTITY_STEP), ==, 53);
  g_assert_cmpuint (count (fixture, LIS_ENTITY_PLAN_REFERENCE), ==, 7);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    contributing += count_words (steps[i].contributes);
  g_assert_cmpuint (count_kind (fixture, LIS_RESPONSIBILITY_RESPONSIBLE), ==, 53);
  g_assert_cmpuint (count_kind (fixture, LIS_RESPONSIBILITY_CONTRIBUTES), ==, contributing);
  /* RHF, HF, RegUt, RegSim and the four trusts. */
  g_assert_cmpuint (count (fixture, LIS_ENTITY_ACTOR), ==, 8);
  g_assert_cmpuint (count (fixture, LIS_ENTITY_ACTOR_MEMBER), ==, 4);
  g_assert_cmpuint (report->added->len, ==, 76);

  again = import (fixture, reading, NULL, lis_date_new (2026, 4, 1));
  g_assert_true (again->revised);
  g_assert_cmpuint (again->report->added, ==, 0);
  g_assert_cmpuint (again->report->changed, ==, 0);
  g_assert_cmpint (again->report->change_set, ==, 0);
  wrong = lis_history_verify (fixture->store, NULL, NULL);
  g_assert_cmpuint (wrong->len, ==, 0);
}

static const char first_edition[] =
  "Nr;Tiltak;Slik skal vi gjøre det;Ansvarlig;Bidrar;Frist;Status;Kommentar\n"
  "1;Ledelse;1.1 Lage kurs for ledere;RHF;HF;2025;Påbegynt;\n"
  ";;1.2 Holde kurs for ledere;HF;;2026;;\n"
  "2;Kvalitet;2.1 Måle kvaliteten hvert år;RegUt;;Løpende;;Venter på RHF\n"
  "3;Støtte;3.1 Finne bolig;HF;;2026;;\n";

/* A measure is put in before the second, a step reworded, another moved, one dropped, an actor changed. */
static const char second_edition[] =
  "Nr;Tiltak;Slik skal vi gjøre det;Ansvarlig;Bidrar;Frist;Status;Kommentar\n"
  "1;Ledelse;1.1 Lage kurs for alle ledere;RHF;RegUt;2026;;\n"
  "2;Rekruttering;2.1 Lyse ut stillinger;HF;;2026;;\n"
  "3;Kvalitet;3.1 Måle kvaliteten hvert år;RegUt;;Løpende;;\n"
  ";;3.2 Holde kurs for ledere;HF;;2026;;\n";

static LisStep *
find_record (LisRecordSet *set, const char *text)
{
  for (guint i = 0; i < set->count; i++)
    {
      LisStep *step = lis_record_set_get (set, i);

      if (strstr (step->text, text) != NULL)
        return step;
    }
  g_error ("no step with %s", text);
}

static void
test_revised (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LisPlanReading) first = read_text (first_edition, NULL), second = read_text (second_edition, NULL);
  g_autoptr (LisPlanImportReport) report = import (fixture, first, "Plan", lis_date_new (2026, 3, 1));
  g_autoptr (LisPlanImportReport) revised = NULL;
  g_autoptr (LisRecordSet) before = lis_store_load (fixture->store, LIS_ENTITY_STEP, NULL, NULL), after = NULL;
  g_autoptr (LisRecordSet) statuses = NULL;

  g_assert_cmpuint (count (fixture, LIS_ENTITY_STEP_STATUS), ==, 1);
  g_assert_cmpuint (count (fixture, LIS_ENTITY_PLAN_NOTE), ==, 1);
  revised = import (fixture, second, "plan", lis_date_new (2026, 9, 1));
  g_assert_true (revised->revised);
  after = lis_store_load (fixture->store, LIS_ENTITY_STEP, NULL, NULL);
  statuses = lis_store_load (fixture->store, LIS_ENTITY_STEP_STATUS, NULL, NULL);

  g_assert_cmpuint (revised->added->len, ==, 2);
  g_assert_cmpuint (revised->gone->len, ==, 2);
  g_assert_nonnull (strstr (g_ptr_array_index (revised->gone, 1), "Finne bolig"));
  /* Reworded and renumbered, they are the records they were. */
  g_assert_cmpint (find_record (after, "alle ledere")->record.id, ==, find_record (before, "Lage kurs")->record.id);
  g_assert_cmpint (find_record (after, "Holde kurs")->record.id, ==, find_record (before, "Holde kurs")->record.id);
  g_assert_cmpint (find_record (after, "Måle")->record.id, ==, find_record (before, "Måle")->record.id);
  g_assert_cmpint (find_record (after, "bolig")->withdrawn, ==, lis_date_new (2026, 9, 1));
  g_assert_cmpuint (statuses->count, ==, 1);
  g_assert_cmpint (((const LisStepStatus *) lis_record_set_get (statuses, 0))->step, ==,
                   find_record (after, "alle ledere")->record.id);
  g_assert_cmpuint (count (fixture, LIS_ENTITY_PLAN_NOTE), ==, 1);
  g_assert_cmpuint (count_kind (fixture, LIS_RESPONSIBILITY_CONTRIBUTES), ==, 1);
}

typedef struct
{
  const char *text;
  guint       row;
  const char *column;
  const char *value;
} FaultCase;

static const FaultCase fault_cases[] = {
  { "Nr;Tiltak;Ansvarlig;Frist\n1;Kurs;Ukjent Aktør;2025\n", 2, "Ansvarlig", "Ukjent Aktør" },
  { "Nr;Tiltak;Ansvarlig;Frist\n1;Kurs;RHF;2025\n2;Mer;HF;32. mai\n", 3, "Frist", "32. mai" },
  { "Nr;Tiltak;Ansvarlig;Start;Slutt\n1;Kurs;RHF;2026;2025\n", 2, "Slutt", "2026 – 2025" },
  { "Nr;Tiltak;Ansvarlig;Se også\n1;Kurs;RHF;Se tiltak 2\n2;Mer;HF;Se tiltak 1\n", 3, "Se også", "2" },
};

static void
test_faults (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (fault_cases); i++)
    {
      const FaultCase *c = &fault_cases[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (LisPlanReading) reading = read_text (c->text, &error);
      LisPlanImportOptions options = { .today = lis_date_new (2026, 3, 1) };
      g_autoptr (LisPlanImportReport) report = NULL;
      const LisImportFault *fault;

      g_test_message ("%s", c->text);
      g_assert_no_error (error);
      g_assert_false (lis_plan_import_write (fixture->editor, reading, NULL, &options, &report, &error));
      g_assert_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_FAULTS);
      g_assert_cmpuint (report->report->n_faults, ==, 1);
      fault = g_ptr_array_index (report->report->faults, 0);
      g_assert_cmpuint (fault->row, ==, c->row);
      g_assert_cmpstr (fault->column, ==, c->column);
      g_assert_cmpstr (fault->value, ==, c->value);
      g_assert_cmpuint (count (fixture, LIS_ENTITY_ACTION_PLAN), ==, 0);
    }
}

/* Damaged and shuffled plans end in words, never in a crash. */
static void
test_mutations (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  gsize length = strlen (layouts[0].text);

  for (guint i = 0; i < 2000; i++)
    {
      const char *source = layouts[i % G_N_ELEMENTS (layouts)].text;
      g_autofree char *text = g_strdup (source);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (LisPlanReading) reading = NULL;

      length = strlen (text);
      for (guint j = 0; j <= i % 12; j++)
        {
          static const char signs[] = "\t\n;|.0123456789AB²-\"\xC3\xA5\0";

          text[g_rand_int_range (random, 0, (gint32) length)] = signs[g_rand_int_range (random, 0, sizeof signs - 1)];
        }
      bytes = g_bytes_new (text, length);
      reading = read_bytes ("plan.txt", bytes, NULL, NULL);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/action-plan/helse-nord/reading", test_helse_nord_reading);
  g_test_add_func ("/action-plan/helse-nord/oddities", test_helse_nord_oddities);
  g_test_add_func ("/action-plan/helse-sor-ost", test_helse_sor_ost);
  g_test_add_func ("/action-plan/layouts", test_layouts);
  g_test_add_func ("/action-plan/workbook", test_workbook);
  g_test_add_func ("/action-plan/corrected-columns", test_corrected_columns);
  g_test_add_func ("/action-plan/not-a-plan", test_not_a_plan);
  g_test_add_func ("/action-plan/macros", test_macros);
  g_test_add_func ("/action-plan/mutations", test_mutations);
  ADD ("/action-plan/helse-nord/import", test_helse_nord_import);
  ADD ("/action-plan/revised", test_revised);
  ADD ("/action-plan/faults", test_faults);
  return g_test_run ();
}
