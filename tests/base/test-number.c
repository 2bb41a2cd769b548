/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-number.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    int         scale;
    gint64      value; /* G_MININT64: no number */
  } cases[] = {
    { "100", 100, 10000 },
    { "62,5", 100, 6250 },
    { "62.5", 100, 6250 },
    { "62,50 %", 100, 6250 },
    { "50%", 100, 5000 },
    { " 50 % ", 100, 5000 },
    { "50\xC2\xA0%", 100, 5000 },
    { "33,33", 100, 3333 },
    { "33,333", 100, G_MININT64 },      /* finer than a hundredth: not rounded in silence */
    { "33,330", 100, 3333 },
    { "4,5", 30, 135 },
    { "0,1", 30, 3 },
    { "0,05", 30, G_MININT64 },
    { "1 234", 1, 1234 },
    { "1\xC2\xA0" "234 567", 1, 1234567 },
    { "1\xE2\x80\xAF" "234,5", 10, 12345 },
    { "6 12", 1, G_MININT64 },          /* two numbers in one cell */
    { "12 3456", 1, G_MININT64 },
    { "- 5", 1, G_MININT64 },
    { "-5", 1, -5 },
    { "\xE2\x88\x92" "5,5", 10, -55 },  /* the true minus sign */
    { "0", 100, 0 },
    { "-0", 100, 0 },
    { "007", 1, 7 },
    { ",5", 10, 5 },
    { "5,", 10, 50 },
    { ".", 1, G_MININT64 },
    { "", 1, G_MININT64 },
    { " ", 1, G_MININT64 },
    { "%", 1, G_MININT64 },
    { "1.234,5", 10, G_MININT64 },
    { "1,2,3", 10, G_MININT64 },
    { "1e3", 1, G_MININT64 },
    { "0x10", 1, G_MININT64 },
    { "femti", 1, G_MININT64 },
    { "50 prosent", 1, G_MININT64 },
    { "99999999999999999999", 1, G_MININT64 },
    { "0,00000000000000000000", 1, G_MININT64 },
    { "\xFF", 1, G_MININT64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 value = G_MININT64;
      gboolean read = lis_number_parse (cases[i].text, cases[i].scale, &value);

      g_test_message ("case %u", i);
      g_assert_cmpint (read ? value : G_MININT64, ==, cases[i].value);
    }
  g_assert_false (lis_number_parse (NULL, 1, &(gint64){ 0 }));
}

static void
test_format (void)
{
  static const struct
  {
    gint64      value;
    int         scale, decimals;
    const char *expected;
  } cases[] = {
    { 10000, 100, 2, "100" }, { 6250, 100, 2, "62.5" }, { 6205, 100, 2, "62.05" }, { 6250, 100, 0, "63" },
    { -6250, 100, 1, "-62.5" }, { -1, 100, 1, "0" },    { 9999, 100, 1, "100" },   { 1, 3, 2, "0.33" },
    { 0, 100, 2, "0" },       { 25000, 10000, 2, "2.5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = lis_number_format (cases[i].value, cases[i].scale, cases[i].decimals);
      g_autofree char *filed = lis_number_to_file (cases[i].value, cases[i].scale, cases[i].decimals);

      g_assert_cmpstr (shown, ==, cases[i].expected);
      g_assert_cmpstr (filed, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/parse", test_parse);
  g_test_add_func ("/number/format", test_format);
  return g_test_run ();
}
