/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-date-input.h"

/* Every row: what is typed, what stood there before, the start (for a last day), and what is meant. Today is
 * 2026-09-01. */
typedef struct
{
  const char *text;
  const char *current;
  const char *start;
  const char *meant; /* NULL: not understood */
} Row;

static void
check (const Row *row, gboolean is_last_day)
{
  LisDateInput input = { .today = lis_date_from_iso ("2026-09-01"), .start = lis_date_from_iso (row->start),
                         .current = lis_date_from_iso (row->current), .is_last_day = is_last_day };
  LisDate day = lis_date_input_parse (row->text, &input);
  char iso[LIS_DATE_ISO_SIZE];
  const char *read = lis_date_is_set (day) ? lis_date_to_iso (day, iso) : "nothing";

  if (g_strcmp0 (read, row->meant != NULL ? row->meant : "nothing") != 0)
    g_error ("“%s” (before: %s, start: %s) is read as %s, not %s", row->text, row->current, row->start, read,
             row->meant);
}

static void
test_first_day (void)
{
  static const Row rows[] = {
    { "01.03.2027", NULL, NULL, "2027-03-01" },
    { "2027-03-01", NULL, NULL, "2027-03-01" },
    { "1/3-27", NULL, NULL, "2027-03-01" },
    { "1. MARS 2027", NULL, NULL, "2027-03-01" },
    { "1.3", NULL, NULL, "2027-03-01" },           /* the next from today on */
    { "1.9", NULL, NULL, "2026-09-01" },           /* today itself */
    { "31.8", NULL, NULL, "2027-08-31" },
    { "1.3.", "2024-02-10", NULL, "2024-03-01" },  /* the nearest to what stood there */
    { "1/12", "2024-02-10", NULL, "2023-12-01" },
    { "1. mars", NULL, NULL, "2027-03-01" },
    { "29.2", NULL, NULL, "2028-02-29" },
    { "29.2", "2026-06-01", NULL, "2028-02-29" },
    { "mars", NULL, NULL, "2027-03-01" },
    { "uke 34", NULL, NULL, "2027-08-23" },
    { "Uke 40", NULL, NULL, "2026-09-28" },
    { "veke 40", NULL, NULL, "2026-09-28" },
    { "u40", NULL, NULL, "2026-09-28" },
    { "week 40 2028", NULL, NULL, "2028-10-02" },
    { "uke 1/2027", NULL, NULL, "2027-01-04" },
    { "uke 1-27", NULL, NULL, "2027-01-04" },
    { "uke 53", NULL, NULL, "2026-12-28" },
    { "uke 53 2027", NULL, NULL, NULL },
    { "uke 54", NULL, NULL, NULL },
    { "mars 2027", NULL, NULL, "2027-03-01" },
    { "høsten 2026", NULL, NULL, "2026-08-01" },
    { "2027", NULL, NULL, "2027-01-01" },
    { "i dag", NULL, NULL, "2026-09-01" },
    { "+6 mnd", NULL, NULL, "2027-03-01" },
    { "+ 2 uker", "2026-10-05", NULL, "2026-10-19" },
    { "-2 uker", "2026-10-05", NULL, "2026-09-21" },
    { "−1 md.", "2026-10-05", NULL, "2026-09-05" },
    { "+1 år", "2024-02-29", NULL, "2025-02-28" },
    { "6 mnd", NULL, NULL, NULL },                 /* only a last day goes without a sign */
    { "+0 mnd", NULL, NULL, NULL },
    { "+9999 år", NULL, NULL, NULL },
    { "+99999999999 d", NULL, NULL, NULL },
    { "32.5", NULL, NULL, NULL },
    { "31.2.2026", NULL, NULL, NULL },
    { "1.13", NULL, NULL, NULL },
    { "1", NULL, NULL, NULL },
    { "løpende", NULL, NULL, NULL },
    { "2027?", NULL, NULL, NULL },
    { "fra høsten 2026", NULL, NULL, NULL },
    { "tull", NULL, NULL, NULL },
    { "=cmd|'/C calc'!A0", NULL, NULL, NULL },
    { "", NULL, NULL, NULL },
    { "01.03.1899", NULL, NULL, NULL },
    { "\xff\xfe", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    check (&rows[i], FALSE);
}

static void
test_last_day (void)
{
  static const Row rows[] = {
    { "31.08.2027", NULL, "2027-03-01", "2027-08-31" },
    { "31.8", NULL, "2027-03-01", "2027-08-31" },
    { "28.2", NULL, "2027-03-01", "2028-02-28" },  /* the first after the start */
    { "28.2", "2020-01-01", "2027-03-01", "2028-02-28" },
    { "+6 mnd", NULL, "2027-03-01", "2027-08-31" },
    { "6 mnd", NULL, "2027-03-01", "2027-08-31" },
    { "6 måneder", NULL, "2027-03-01", "2027-08-31" },
    { "+6 mnd", NULL, "2026-08-31", "2027-02-28" },
    { "+1 mnd", NULL, "2028-01-31", "2028-02-29" },
    { "+2 år", NULL, "2027-03-01", "2029-02-28" },
    { "+3 uker", NULL, "2027-03-01", "2027-03-21" },
    { "10 dager", NULL, "2027-03-01", "2027-03-10" },
    { "1 dag", NULL, "2027-03-01", "2027-03-01" },
    { "-1 uke", "2027-08-31", "2027-03-01", "2027-08-24" },
    { "+1 uke", "2027-08-31", NULL, "2027-09-07" },
    { "uke 34", NULL, "2027-03-01", "2027-08-29" },
    { "uke 8", NULL, "2027-03-01", "2028-02-27" },
    { "juni", NULL, "2027-03-01", "2027-06-30" },
    { "februar", NULL, "2027-03-01", "2028-02-29" },
    { "juni 2028", NULL, "2027-03-01", "2028-06-30" },
    { "2028", NULL, "2027-03-01", "2028-12-31" },
    { "våren 2028", NULL, "2027-03-01", "2028-06-30" },
    { "i dag", NULL, NULL, "2026-09-01" },
    { "6", NULL, "2027-03-01", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    check (&rows[i], TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date-input/first-day", test_first_day);
  g_test_add_func ("/date-input/last-day", test_last_day);
  return g_test_run ();
}
