/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-text.h"

#include <string.h>

#include "lis-test.h"

static void
test_fold (void)
{
  static const char *const cases[][2] = {
    { "Kari NORDMANN", "kari nordmann" },
    { "Åse", "åse" },
    { "A\xCC\x8Ase", "åse" }, /* A and a ring apart, as some systems write it */
    { "Aase", "åse" },
    { "AASE", "åse" },
    { "a ase", "a ase" },
    { "André Müller", "andre muller" },
    { "Strömberg", "strømberg" },
    { "Hägg", "hægg" },
    { "Øre-, nese-, halssykdommer", "øre nese halssykdommer" },
    { "Øre-nese-halssykdommer", "øre nese halssykdommer" },
    { "  St. Olavs   hospital\t", "st olavs hospital" },
    { "Čáhcesuolu", "cahcesuolu" },
    { "Ŋuovvi", "nuovvi" },
    { "O’Brien", "o brien" },
    { "", "" },
    { "---", "" },
    { "LIS2/3", "lis2 3" },
    { "Ola\xC2\xA0Nordmann", "ola nordmann" },
  };
  g_autofree char *none = lis_text_fold (NULL);
  g_autofree char *invalid = lis_text_fold ("Ola\xFFNordmann");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = lis_text_fold (cases[i][0]);
      g_autofree char *again = lis_text_fold (folded);

      g_assert_cmpstr (folded, ==, cases[i][1]);
      g_assert_cmpstr (again, ==, folded);
    }
  g_assert_cmpstr (none, ==, "");
  g_assert_true (g_utf8_validate (invalid, -1, NULL));
}

static void
test_matches (void)
{
  static const struct
  {
    const char *haystack, *needle;
    gboolean    expected;
  } cases[] = {
    { "kari nordmann", "nord", TRUE }, { "kari nordmann", "nordmann kari", TRUE }, { "kari nordmann", "ola", FALSE },
    { "kari nordmann", "kari ola", FALSE }, { "kari nordmann", "", TRUE }, { "", "k", FALSE },
    { "ortopedisk avdeling", "avd orto", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (lis_text_matches (cases[i].haystack, cases[i].needle), ==, cases[i].expected);
}

static void
assert_sorted (const char *first, const char *second)
{
  g_autofree char *a = lis_text_sort_key (first);
  g_autofree char *b = lis_text_sort_key (second);

  g_test_message ("%s < %s", first, second);
  g_assert_cmpint (strcmp (a, b), <, 0);
}

static void
test_sort (void)
{
  /* Norwegian alphabetical order; å last, and aa is å. */
  static const char *const order[] = {
    "", "1. avdeling", "2. avdeling", "10. avdeling", "Andersen", "Berg", "Berg Hansen", "Bergan", "Bergå", "de Vries",
    "Edvardsen", "Zachariassen", "Ærlig", "Ødegård", "Øye", "Aas", "Åsen",
  };

  for (guint i = 1; i < G_N_ELEMENTS (order); i++)
    assert_sorted (order[i - 1], order[i]);
  /* Case and accents only decide between equals. */
  assert_sorted ("andré a", "Andre b");
  assert_sorted ("andre B", "André c");
}

/* Annex 1 of the regulation lists the specialties in alphabetical order. */
static void
test_sort_real (void)
{
  g_autofree char *path = lis_test_find_data ("specialties.csv");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *before = NULL;
  guint n = 0;

  if (path == NULL)
    return;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++, n++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ";", 3);

      if (before != NULL)
        assert_sorted (before, cells[1]);
      g_free (before);
      before = g_strdup (cells[1]);
    }
  g_assert_cmpuint (n, ==, 46);
}

static void
test_blank (void)
{
  g_assert_true (lis_text_is_blank (NULL));
  g_assert_true (lis_text_is_blank (""));
  g_assert_true (lis_text_is_blank (" \t\n"));
  g_assert_true (lis_text_is_blank ("\xC2\xA0\xE2\x80\xAF"));
  g_assert_false (lis_text_is_blank (" a "));
  g_assert_false (lis_text_is_blank ("\xFF"));
}

/* The numbers are nobody's: there is no 31 February. Their control digits are right. */
static void
test_national_id (void)
{
  static const struct
  {
    const char *text;
    gboolean    expected;
  } cases[] = {
    { "31020010005", TRUE },
    { "310200 10005", TRUE },
    { "310200-10005", TRUE },
    { "310200\xC2\xA0" "10005", TRUE },
    { "født 31020010196.", TRUE },
    { "123456 31020010196", TRUE },
    { "71020010260", TRUE },    /* D-number: 4 added to the first digit */
    { "31020010006", FALSE },   /* control digit wrong */
    { "31020010015", FALSE },
    { "310200100055", FALSE },  /* twelve digits */
    { "131020010005", FALSE },
    { "3102001000", FALSE },
    { "31 0200 10005", FALSE },
    { "974749025", FALSE },     /* an organisation number */
    { "9999999", FALSE },       /* an HPR number */
    { "01.03.2026 10005", FALSE },
    { "00000000000", FALSE },
    { "99999999999", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (lis_text_has_national_id (cases[i].text), ==, cases[i].expected);
    }
  g_assert_false (lis_text_has_national_id (NULL));
}

static void
test_escape (void)
{
  static const char *const texts[] = { "", "plain", "a\tb", "a\nb\r\n", "\\", "\\N", "\\\\N", "\\t", "æøå", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      lis_text_escape (line, texts[i]);
      g_assert_null (strpbrk (line->str, "\t\n\r"));
      g_assert_cmpstr (lis_text_unescape (line->str), ==, texts[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/matches", test_matches);
  g_test_add_func ("/text/sort", test_sort);
  g_test_add_func ("/text/sort-real", test_sort_real);
  g_test_add_func ("/text/blank", test_blank);
  g_test_add_func ("/text/national-id", test_national_id);
  g_test_add_func ("/text/escape", test_escape);
  return g_test_run ();
}
