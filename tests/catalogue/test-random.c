/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-random.h"
#include "lis-sample-names.h"

/* First numbers of SplitMix64 from seed 1234567, as published with the reference implementation. */
static void
test_reference (void)
{
  LisRandom random = { .state = 1234567 };

  g_assert_cmpuint (lis_random_next (&random), ==, G_GUINT64_CONSTANT (6457827717110365317));
  g_assert_cmpuint (lis_random_next (&random), ==, G_GUINT64_CONSTANT (3203168211198807973));
  g_assert_cmpuint (lis_random_next (&random), ==, G_GUINT64_CONSTANT (9817491932198370423));
}

static void
test_streams_differ (void)
{
  LisRandom first = lis_random_new (7, 1), again = lis_random_new (7, 1), other = lis_random_new (7, 2);
  guint64 value = lis_random_next (&first);

  g_assert_cmpuint (value, ==, lis_random_next (&again));
  g_assert_cmpuint (value, !=, lis_random_next (&other));
}

static void
test_ranges (void)
{
  static const guint weights[] = { 0, 3, 0, 1 };
  LisRandom random = lis_random_new (1, 1);
  guint seen[4] = { 0 };

  for (guint i = 0; i < 4000; i++)
    {
      int value = lis_random_between (&random, -2, 2);

      g_assert_cmpint (value, >=, -2);
      g_assert_cmpint (value, <=, 2);
      seen[lis_random_pick (&random, weights, G_N_ELEMENTS (weights))]++;
    }
  g_assert_cmpuint (seen[0] + seen[2], ==, 0);
  g_assert_cmpuint (seen[1], >, 2 * seen[3]);
  g_assert_cmpuint (seen[3], >, 800);
}

static void
test_names_are_unique (void)
{
  LisRandom random = lis_random_new (3, 1);
  LisSampleNames names = lis_sample_names_new (&random);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *given_name = NULL, *family_name = NULL;

      lis_sample_names_get (&names, i, &given_name, &family_name);
      g_assert_true (g_utf8_validate (family_name, -1, NULL));
      g_assert_true (g_hash_table_add (seen, g_strjoin (" ", given_name, family_name, NULL)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/random/reference", test_reference);
  g_test_add_func ("/catalogue/random/streams-differ", test_streams_differ);
  g_test_add_func ("/catalogue/random/ranges", test_ranges);
  g_test_add_func ("/catalogue/random/names-are-unique", test_names_are_unique);
  return g_test_run ();
}
