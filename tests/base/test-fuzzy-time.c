/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-fuzzy-time.h"

/* "2024-01-01 2024-06-30 period" with the last day itself, "-" for no end, then recurrence and months. */
static char *
describe (LisFuzzyResult result, const LisFuzzyTime *time)
{
  static const char *const certainties[] = { "?", "day", "period", "open", "uncertain", "unknown" };
  static const char *const recurrences[] = { "", " continuous", " yearly", " half-yearly", " quarterly", " monthly" };
  char start[LIS_DATE_ISO_SIZE] = "-", end[LIS_DATE_ISO_SIZE] = "-";
  GString *text = g_string_new (NULL);

  if (result == LIS_FUZZY_WORDS)
    return g_string_free (g_string_assign (text, "words"), FALSE);
  if (result == LIS_FUZZY_IMPOSSIBLE)
    return g_string_free (g_string_assign (text, "impossible"), FALSE);
  if (result == LIS_FUZZY_EMPTY)
    return g_string_free (g_string_assign (text, "empty"), FALSE);
  if (time->start != LIS_DATE_NONE)
    lis_date_to_iso (time->start, start);
  if (time->end != LIS_DATE_NONE)
    lis_date_to_iso (time->end - 1, end);
  g_string_append_printf (text, "%s %s %s%s", start, end, certainties[time->certainty], recurrences[time->recurrence]);
  for (int i = 0; i < 12; i++)
    if ((time->months & (1 << i)) != 0)
      g_string_append_printf (text, " %d", i + 1);
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *text;
  const char *expected;
  const char *source; /* plan, or the language and form it stands for */
} ParseCase;

static const ParseCase cases[] = {
  { "2025", "2025-01-01 2025-12-31 period", "Helse Nord, start and end" },
  { "Kont.", "- - open continuous", "Helse Nord, end" },
  { "Kont", "- - open continuous", "Helse Nord, 12.2" },
  { "Høsten 2023", "2023-08-01 2023-12-31 period", "Helse Sør-Øst" },
  { "Våren 2024", "2024-01-01 2024-06-30 period", "Helse Sør-Øst" },
  { "Løpende", "- - open continuous", "Helse Sør-Øst" },
  { "Mars og september hvert år", "- - open half-yearly 3 9", "Helse Sør-Øst" },
  { "2024?", "2024-01-01 2024-12-31 uncertain", "Helse Sør-Øst" },
  { "Fra høsten 2022", "2022-08-01 - open", "Helse Sør-Øst" },
  { "2023-2025", "2023-01-01 2025-12-31 period", "Helse Sør-Øst, overall goals" },
  { "2024–26", "2024-01-01 2026-12-31 period", "years, the second short" },
  { "2024/2025", "2024-01-01 2025-12-31 period", "years with a slash" },
  { "2024/25", "2024-01-01 2025-12-31 period", "years with a slash, the second short" },
  { "2024-06", "2024-06-01 2024-06-30 period", "ISO month" },
  { "2024–", "2024-01-01 - open", "open range" },
  { "–2026", "- 2026-12-31 open", "open range" },
  { "2024 – løpende", "2024-01-01 - open continuous", "nb" },
  { "Fra 2024, løpende", "2024-01-01 - open continuous", "nb" },
  { "Løpende ut 2026", "- 2026-12-31 open continuous", "nb" },
  { "Vår 2024", "2024-01-01 2024-06-30 period", "nb, short" },
  { "V2024", "2024-01-01 2024-06-30 period", "nb, letter" },
  { "H24", "2024-08-01 2024-12-31 period", "nb, letter" },
  { "Hausten 2025", "2025-08-01 2025-12-31 period", "nn" },
  { "Frå hausten 2025", "2025-08-01 - open", "nn" },
  { "Innan utgangen av 2025", "- 2025-12-31 open", "nn" },
  { "Sommaren 2025", "2025-06-01 2025-08-31 period", "nn" },
  { "Mars og september kvart år", "- - open half-yearly 3 9", "nn" },
  { "To gonger i året", "- - open half-yearly", "nn" },
  { "Løpande", "- - open continuous", "nn" },
  { "Månadleg", "- - open monthly", "nn" },
  { "Fyrste halvår 2026", "2026-01-01 2026-06-30 period", "nn" },
  { "Autumn 2025", "2025-08-01 2025-12-31 period", "English" },
  { "From spring 2026", "2026-01-01 - open", "English" },
  { "By the end of 2026", "- 2026-12-31 open", "English" },
  { "Ongoing", "- - open continuous", "English" },
  { "Twice a year", "- - open half-yearly", "English" },
  { "March and September every year", "- - open half-yearly 3 9", "English" },
  { "May 31, 2026", "2026-05-31 2026-05-31 day", "English" },
  { "May to June 2026", "2026-05-01 2026-06-30 period", "English" },
  { "First half of 2026", "2026-01-01 2026-06-30 period", "English" },
  { "first half-year 2026", "2026-01-01 2026-06-30 period", "English" },
  { "Q3 2025", "2025-07-01 2025-09-30 period", "English" },
  { "H1 2025", "2025-01-01 2025-06-30 period", "English" },
  { "1. halvår 2024", "2024-01-01 2024-06-30 period", "nb" },
  { "2. halvår 2024", "2024-07-01 2024-12-31 period", "nb" },
  { "andre kvartal 2024", "2024-04-01 2024-06-30 period", "nb" },
  { "3. kvartal", "words", "nb, no year is guessed" },
  { "Mars 2024", "2024-03-01 2024-03-31 period", "nb" },
  { "mars 24", "2024-03-01 2024-03-31 period", "nb, short year" },
  { "2024: mars", "2024-03-01 2024-03-31 period", "year first" },
  { "mars–juni 2024", "2024-03-01 2024-06-30 period", "nb" },
  { "mars 2024 til juni 2025", "2024-03-01 2025-06-30 period", "nb" },
  { "mars/april 2024", "2024-03-01 2024-04-30 period", "nb" },
  { "Høst 2023/vår 2024", "2023-08-01 2024-06-30 period", "nb" },
  { "Vinteren 2024/25", "2024-12-01 2025-02-28 period", "nb" },
  { "Vinteren 2025", "2024-12-01 2025-02-28 uncertain", "nb, which winter is not told" },
  { "Innen 1. juni 2025", "- 2025-06-01 open", "nb" },
  { "Før sommeren 2025", "- 2025-05-31 open", "nb" },
  { "Etter sommeren 2025", "2025-09-01 - open", "nb" },
  { "F.o.m. 1.9.2025", "2025-09-01 - open", "nb" },
  { "Fra og med høsten 2025 til og med våren 2026", "2025-08-01 2026-06-30 period", "nb" },
  { "I løpet av våren 2024", "2024-01-01 2024-06-30 period", "nb" },
  { "Medio mars 2025", "2025-03-11 2025-03-20 period", "nb" },
  { "Slutten av 2025", "2025-09-01 2025-12-31 period", "nb" },
  { "Tidlig høst 2025", "2025-08-01 2025-08-31 period", "nb" },
  { "31. mai 2026", "2026-05-31 2026-05-31 day", "nb" },
  { "31.05.2026", "2026-05-31 2026-05-31 day", "nb" },
  { "31/5-26", "2026-05-31 2026-05-31 day", "nb" },
  { "2026-05-31", "2026-05-31 2026-05-31 day", "ISO, Excel" },
  { "1.3.2026–30.6.2026", "2026-03-01 2026-06-30 day", "nb" },
  { "1.3.–30.6.2026", "2026-03-01 2026-06-30 day", "nb" },
  { "1.–15. mars 2026", "2026-03-01 2026-03-15 day", "nb" },
  { "uke 12, 2026", "2026-03-16 2026-03-22 period", "nb" },
  { "Hvert år", "- - open yearly", "nb" },
  { "Årlig i mars", "- - open yearly 3", "nb" },
  { "Hver vår", "- - open yearly 6", "nb" },
  { "Årlig 2024–2026", "2024-01-01 2026-12-31 period yearly", "nb" },
  { "2 ganger i året", "- - open half-yearly", "nb" },
  { "to ganger per år", "- - open half-yearly", "nb" },
  { "Hvert kvartal", "- - open quarterly", "nb" },
  { "ca. 2025", "2025-01-01 2025-12-31 uncertain", "nb" },
  { "2025 eller 2026", "2025-01-01 2026-12-31 uncertain", "nb" },
  { "2025 (evt. 2026)", "2025-01-01 2026-12-31 uncertain", "nb" },
  { "Våren 2024, avhengig av midler", "2024-01-01 2024-06-30 uncertain", "nb" },
  { "Avklares senere", "words", "nb" },
  { "Våren", "words", "nb, no year is guessed" },
  { "31. mai", "words", "nb, no year is guessed" },
  { "?", "words", "only a doubt" },
  { "32. mai", "impossible", "a day that is not" },
  { "31.02.2026", "impossible", "a day that is not" },
  { "30. februar", "impossible", "a day that is not" },
  { "29. februar 2025", "impossible", "no leap year" },
  { "2026–2025", "impossible", "end before start" },
  { "20204-2026", "impossible", "Helse Nord's slip of the pen in a footnote" },
  { "5. kvartal 2025", "impossible", "no such quarter" },
  { "", "empty", "" },
  { " – ", "empty", "a dash for nothing" },
};

static void
test_phrases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LisFuzzyTime time;
      g_autofree char *actual = describe (lis_fuzzy_time_parse (cases[i].text, &time), &time);

      g_test_message ("“%s” (%s)", cases[i].text, cases[i].source);
      g_assert_cmpstr (actual, ==, cases[i].expected);
    }
}

typedef struct
{
  const char *start;
  const char *end;
  const char *expected;
} SpanCase;

static const SpanCase span_cases[] = {
  { "2025", "2026", "2025-01-01 2026-12-31 period" },
  { "2025", "2025", "2025-01-01 2025-12-31 period" },
  { "2025", "Kont.", "2025-01-01 - open continuous" },
  { NULL, "2025", "- 2025-12-31 open" },
  { "2025", NULL, "2025-01-01 - open" },
  { "1.3.2026", "30.6.2026", "2026-03-01 2026-06-30 day" },
  { "2025", "avklares", "2025-01-01 - uncertain" },
  { "2024?", "2025", "2024-01-01 2025-12-31 uncertain" },
  { NULL, "Løpende fra 2024", "2024-01-01 - open continuous" },
  { "2026", "2025", "impossible" },
  { "2025", "32. mai", "impossible" },
  { "snart", "senere", "words" },
  { "innen 2025", "senere", "words" },
  { "-", "", "empty" },
};

static void
test_spans (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (span_cases); i++)
    {
      LisFuzzyTime time;
      g_autofree char *actual =
        describe (lis_fuzzy_time_parse_span (span_cases[i].start, span_cases[i].end, &time), &time);

      g_test_message ("%u: “%s” “%s”", i, span_cases[i].start, span_cases[i].end);
      g_assert_cmpstr (actual, ==, span_cases[i].expected);
    }
}

typedef struct
{
  const char *text;
  const char *today;
  const char *first; /* NULL for none */
  const char *last;
} OccurrenceCase;

static const OccurrenceCase occurrence_cases[] = {
  { "Mars og september hvert år", "2026-03-31", "2025-09-01", "2025-09-30" },
  { "Mars og september hvert år", "2026-04-01", "2026-03-01", "2026-03-31" },
  { "Hvert år", "2026-12-31", "2025-12-01", "2025-12-31" },
  { "Hvert kvartal", "2026-05-10", "2026-03-01", "2026-03-31" },
  { "Månedlig", "2026-01-01", "2025-12-01", "2025-12-31" },
  { "Årlig fra 2026", "2026-06-01", NULL, NULL },
  { "Årlig 2023–2024", "2026-06-01", "2024-12-01", "2024-12-31" },
  { "Løpende", "2026-06-01", NULL, NULL },
  { "2025", "2026-06-01", NULL, NULL },
};

static void
test_occurrences (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (occurrence_cases); i++)
    {
      const OccurrenceCase *c = &occurrence_cases[i];
      LisFuzzyTime time;
      LisDate first, next;
      gboolean found;

      g_test_message ("%s on %s", c->text, c->today);
      g_assert_cmpint (lis_fuzzy_time_parse (c->text, &time), ==, LIS_FUZZY_UNDERSTOOD);
      found = lis_fuzzy_time_get_last_occurrence (&time, lis_date_from_iso (c->today), &first, &next);
      g_assert_cmpint (found, ==, c->first != NULL);
      if (!found)
        continue;
      g_assert_cmpint (first, ==, lis_date_from_iso (c->first));
      g_assert_cmpint (next - 1, ==, lis_date_from_iso (c->last));
    }
}

static gboolean
is_day (LisDate date)
{
  return date == LIS_DATE_NONE || (date >= LIS_DATE_MIN && date <= LIS_DATE_MAX);
}

static gboolean
is_sound (const LisFuzzyTime *time)
{
  if (!is_day (time->start) || !is_day (time->end))
    return FALSE;
  if (time->start != LIS_DATE_NONE && time->end != LIS_DATE_NONE && time->end <= time->start)
    return FALSE;
  return time->start != LIS_DATE_NONE || time->end != LIS_DATE_NONE || time->recurrence != 0;
}

/* Whatever is put together of the words must end in an answer that holds together. */
static void
test_any_words (void)
{
  static const char *const words[] = {
    "2024", "26", "1", "32", ".", "-", "–", "/", ",", "?", "mars", "mai", "vår", "høsten", "vinter", "halvår", "H",
    "Q3", "kvartal", "hvert", "år", "fra", "til", "og", "med", "innen", "før", "etter", "løpende", "uke", "to",
    "ganger", "ca",
    "slutten", "av", "første", "tull", "99999", "2199", "1900",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);

  for (guint i = 0; i < 50000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      LisFuzzyTime time;
      LisDate first, next;

      for (guint j = (guint) g_rand_int_range (random, 1, 12); j > 0; j--)
        g_string_append_printf (text, "%s%s", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))],
                                g_rand_boolean (random) ? " " : "");
      if (lis_fuzzy_time_parse (text->str, &time) != LIS_FUZZY_UNDERSTOOD)
        continue;
      if (!is_sound (&time))
        {
          g_test_message ("“%s”", text->str);
          g_test_fail ();
          return;
        }
      lis_fuzzy_time_get_last_occurrence (&time, lis_date_new (2026, 11, 22), &first, &next);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* All phrases that go wrong, not only the first. */
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/base/fuzzy-time/phrases", test_phrases);
  g_test_add_func ("/base/fuzzy-time/spans", test_spans);
  g_test_add_func ("/base/fuzzy-time/occurrences", test_occurrences);
  g_test_add_func ("/base/fuzzy-time/any-words", test_any_words);
  return g_test_run ();
}
