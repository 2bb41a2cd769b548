/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-match.h"

#include "lis-text.h"

/* Two texts with so great a part of their words in common, in hundredths, are one that was reworded. */
#define MUCH_THE_SAME 50

typedef char *(*MakeKey) (const char *number, const char *text);

static char *
make_full_key (const char *number, const char *text)
{
  g_autofree char *folded = lis_text_fold (text);

  return g_strdup_printf ("%s\n%s", number != NULL ? number : "", folded);
}

static char *
make_text_key (const char *number, const char *text)
{
  return lis_text_fold (text);
}

static char *
make_number_key (const char *number, const char *text)
{
  return g_strdup (number);
}

static gboolean
is_much_the_same (const char *a, const char *b)
{
  g_autofree char *first = lis_text_fold (a), *second = lis_text_fold (b);
  g_auto (GStrv) words = g_strsplit (first, " ", -1), others = g_strsplit (second, " ", -1);
  guint n = g_strv_length (words), m = g_strv_length (others), common = 0;

  for (guint i = 0; i < n; i++)
    common += g_strv_contains ((const char *const *) others, words[i]);
  return MAX (n, m) > 0 && common * 100 >= MAX (n, m) * MUCH_THE_SAME;
}

/* Where a key stands for several, it tells nothing. */
static GHashTable *
index_known (GArray *known, MakeKey make_key)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < known->len; i++)
    {
      LisPlanKnown *one = &g_array_index (known, LisPlanKnown, i);
      char *key = one->taken ? NULL : make_key (one->number, one->text);

      if (key != NULL)
        g_hash_table_insert (index, key, g_hash_table_contains (index, key) ? NULL : one);
    }
  return index;
}

static void
match_by (GPtrArray *items, GArray *known, GPtrArray *matches, MakeKey make_key, gboolean reworded)
{
  g_autoptr (GHashTable) index = index_known (known, make_key);

  for (guint i = 0; i < items->len; i++)
    {
      const LisReadItem *item = g_ptr_array_index (items, i);
      g_autofree char *key = NULL;
      LisPlanKnown *one;

      if (g_ptr_array_index (matches, i) != NULL)
        continue;
      key = make_key (item->number, item->text);
      one = key != NULL ? g_hash_table_lookup (index, key) : NULL;
      if (one == NULL || one->taken || (reworded && !is_much_the_same (one->text, item->text)))
        continue;
      one->taken = TRUE;
      g_ptr_array_index (matches, i) = (gpointer) one->record;
    }
}

GPtrArray *
lis_plan_match (GPtrArray *items, GArray *known)
{
  GPtrArray *matches = g_ptr_array_sized_new (items->len);

  g_ptr_array_set_size (matches, (gint) items->len);
  match_by (items, known, matches, make_full_key, FALSE);
  match_by (items, known, matches, make_text_key, FALSE);
  match_by (items, known, matches, make_number_key, TRUE);
  return matches;
}
