/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-digest.h"

#include <string.h>

#include "lis-entropy.h"

static char *
digest_texts (const char *a, const char *b)
{
  LisDigestState state;
  LisDigest digest;

  lis_digest_init (&state);
  lis_digest_add_text (&state, a);
  lis_digest_add_text (&state, b);
  lis_digest_finish (&state, &digest);
  return lis_digest_to_text (&digest);
}

/* Histories written once must be read for ever: the digest of given parts never changes. The value is BLAKE2b with 32
 * bytes over the parts, each after its length as 8 bytes, least significant first. */
static void
test_stable (void)
{
  g_autofree char *text = digest_texts ("period", "æøå");

  g_assert_cmpstr (text, ==, "159fc7e71dff7779acfaa1a51a5eb5f8ff6dc07efd31ed648546190cad9ed359");
}

/* No two lists of parts give the same bytes. */
static void
test_parts (void)
{
  static const char *const lists[][2] = { { "ab", "c" }, { "a", "bc" }, { "abc", "" }, { "", "abc" },
                                          { "abc", NULL }, { NULL, "abc" }, { "", "" }, { NULL, NULL } };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_assert_true (g_hash_table_add (seen, digest_texts (lists[i][0], lists[i][1])));
}

/* One seed, one stream; the system's is another every time. */
static void
test_entropy (void)
{
  LisEntropy a = lis_entropy_seeded (1), b = lis_entropy_seeded (1), c = lis_entropy_seeded (2);
  LisEntropy system = lis_entropy_system ();
  guint8 first[32], second[32];

  for (guint i = 0; i < 10; i++)
    g_assert_cmpuint (lis_entropy_uint32 (&a), ==, lis_entropy_uint32 (&b));
  lis_entropy_fill (&a, first, sizeof first);
  lis_entropy_fill (&c, second, sizeof second);
  g_assert_cmpint (memcmp (first, second, sizeof first), !=, 0);
  lis_entropy_fill (&a, second, sizeof second);
  g_assert_cmpint (memcmp (first, second, sizeof first), !=, 0);
  lis_entropy_fill (&system, first, sizeof first);
  lis_entropy_fill (&system, second, sizeof second);
  g_assert_cmpint (memcmp (first, second, sizeof first), !=, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digest/stable", test_stable);
  g_test_add_func ("/digest/parts", test_parts);
  g_test_add_func ("/digest/entropy", test_entropy);
  return g_test_run ();
}
