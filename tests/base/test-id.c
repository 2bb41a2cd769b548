/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-id.h"

static void
test_text (void)
{
  static const struct
  {
    LisId       id;
    const char *prefix, *text;
  } cases[] = {
    { 1, "pe", "pe-0000000000001" },
    { 32, "pe", "pe-0000000000010" },
    { G_MAXINT64, "unit", "unit-7ZZZZZZZZZZZZ" },
    { ((LisId) 5 << 32) | 7, "x", "x-000000M000007" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char text[LIS_ID_TEXT_SIZE];
      LisId id = LIS_ID_NONE;

      g_assert_cmpstr (lis_id_to_text (cases[i].id, cases[i].prefix, text), ==, cases[i].text);
      g_assert_true (lis_id_from_text (text, cases[i].prefix, &id));
      g_assert_cmpint (id, ==, cases[i].id);
    }
}

/* As people type it: small letters, and letters that are easily misread. */
static void
test_misread (void)
{
  LisId id;

  g_assert_true (lis_id_from_text ("PE-000000000000a", "pe", &id));
  g_assert_cmpint (id, ==, 10);
  g_assert_true (lis_id_from_text ("pe-oOOOO000000il", "pe", &id));
  g_assert_cmpint (id, ==, 33);
}

static void
test_refused (void)
{
  static const char *const wrong[] = {
    "", "pe", "pe-", "pe-1", "pe-00000000000001", "pe-000000000001", "pn-0000000000001", "pe0000000000001",
    "pe-000000000000U", "pe-00000000000 1", "pe-0000000000000", "pe-8000000000000", "pe-ZZZZZZZZZZZZZ",
    "pe-G000000000000", " pe-0000000000001", "pe-000000000000\xC3\xA5", "0000000000001", "pe-+000000000001",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      LisId id = 77;

      g_test_message ("%s", wrong[i]);
      g_assert_false (lis_id_from_text (wrong[i], "pe", &id));
      g_assert_cmpint (id, ==, 77);
    }
}

/* 31 random bits and a counter: never negative, one session never meets another. */
static void
test_new (void)
{
  g_assert_cmpint (lis_id_new (G_MAXUINT32, G_MAXUINT32), ==, G_MAXINT64);
  g_assert_cmpint (lis_id_new (1, 0), >, lis_id_new (0, G_MAXUINT32));
  g_assert_cmpint (lis_id_new (12, 34) >> 32, ==, 12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id/text", test_text);
  g_test_add_func ("/id/misread", test_misread);
  g_test_add_func ("/id/refused", test_refused);
  g_test_add_func ("/id/new", test_new);
  return g_test_run ();
}
