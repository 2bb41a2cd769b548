/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-days.h"

/* "1-3 5-9": days 1 and 2, and 5 to 8. */
static GArray *
read_days (const char *text)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (LisDateRange));
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);

  for (guint i = 0; parts[i] != NULL && parts[i][0] != '\0'; i++)
    {
      char *end;
      LisDate start = (LisDate) g_ascii_strtoll (parts[i], &end, 10);

      lis_days_add (days, (LisDateRange){ start, (LisDate) g_ascii_strtoll (end + 1, NULL, 10) });
    }
  return days;
}

static void
assert_days (const GArray *days, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    g_string_append_printf (text, "%s%d-%d", i > 0 ? " " : "", g_array_index (days, LisDateRange, i).start,
                            g_array_index (days, LisDateRange, i).end);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_join (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "1-3", "1-3" },
    { "3-3", "" },
    { "1-3 3-5", "1-5" },
    { "1-3 4-5", "1-3 4-5" },
    { "4-5 1-3", "1-3 4-5" },
    { "1-9 2-3 8-12", "1-12" },
    { "5-7 1-2 2-5", "1-7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) days = read_days (cases[i][0]);

      lis_days_join (days);
      assert_days (days, cases[i][1]);
    }
}

static void
test_subtract (void)
{
  static const char *const cases[][3] = {
    { "1-9", "", "1-9" },
    { "", "1-9", "" },
    { "1-9", "1-9", "" },
    { "1-9", "3-5", "1-3 5-9" },
    { "1-9", "0-3 5-7 8-20", "3-5 7-8" },
    { "1-4 6-9", "3-7", "1-3 7-9" },
    { "1-4 6-9 12-15", "0-2 3-13", "2-3 13-15" },
    { "5-6", "1-2 3-4 8-9", "5-6" },
  };
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (LisDateRange));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) days = read_days (cases[i][0]);
      g_autoptr (GArray) others = read_days (cases[i][1]);

      lis_days_subtract (days, others, left);
      assert_days (left, cases[i][2]);
    }
}

static void
test_clip (void)
{
  g_autoptr (GArray) days = read_days ("1-4 6-9 12-15");

  lis_days_clip (days, (LisDateRange){ 3, 13 });
  assert_days (days, "3-4 6-9 12-13");
  lis_days_clip (days, (LisDateRange){ 4, 6 });
  assert_days (days, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/days/join", test_join);
  g_test_add_func ("/days/subtract", test_subtract);
  g_test_add_func ("/days/clip", test_clip);
  return g_test_run ();
}
