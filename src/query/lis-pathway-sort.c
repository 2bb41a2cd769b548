/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-pathways-private.h"
#include "lis-text.h"

/* The order of doctors inside their groups: a number each to sort by, and their place in the alphabet for equals. */

#define KEY_NONE G_MAXINT64

typedef struct
{
  gint64  key; /* KEY_NONE comes last both ways */
  guint32 doctor;
} SortKey;

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const SortKey *first = a, *second = b;

  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;
  return (first->doctor > second->doctor) - (first->doctor < second->doctor);
}

typedef struct
{
  const char *text;
  char       *key;
} RankedText;

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (((const RankedText *) a)->key, ((const RankedText *) b)->key);
}

static const char *
get_text (const LisPathwayDoctor *doctor, LisPathwaySort sort)
{
  return sort == LIS_SORT_EMPLOYER ? doctor->employer : doctor->specialties;
}

/* Few texts, each shared by many doctors: which comes first in Norwegian order is found once. */
static GHashTable *
rank_texts (LisPathwaysPrivate *self, const GArray *picked, LisPathwaySort sort)
{
  GHashTable *ranks = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (RankedText));
  const char *last = NULL;
  guint rank = 0;

  for (guint i = 0; i < picked->len; i++)
    {
      RankedText text = { get_text (lis_pathways_get_doctor (self, g_array_index (picked, guint32, i)), sort), NULL };

      if (text.text == last || !g_hash_table_add (ranks, (gpointer) text.text))
        continue;
      last = text.text;
      text.key = lis_text_sort_key (text.text);
      g_array_append_val (texts, text);
    }
  g_array_sort (texts, compare_texts);
  for (guint i = 0; i < texts->len; i++)
    {
      RankedText *text = &g_array_index (texts, RankedText, i);

      /* Two units may have the same name. */
      if (i == 0 || !g_str_equal (text->key, g_array_index (texts, RankedText, i - 1).key))
        rank++;
      g_hash_table_insert (ranks, (gpointer) text->text, GUINT_TO_POINTER (rank));
    }
  for (guint i = 0; i < texts->len; i++)
    g_free (g_array_index (texts, RankedText, i).key);
  return ranks;
}

static gint64
get_day (LisDate day)
{
  return lis_date_is_set (day) ? day : KEY_NONE;
}

/* The most severe first, of equals the one that begins first. */
static gint64
get_finding_key (const LisPathwayDoctor *doctor)
{
  if (doctor->severities == 0)
    return KEY_NONE;
  return doctor->first_finding - g_bit_nth_msf (doctor->severities, -1) * (G_GINT64_CONSTANT (1) << 32);
}

static gint64
get_key (LisPathwaysPrivate *self, guint32 index, const LisPathwayFilter *filter, GHashTable *ranks)
{
  const LisPathwayDoctor *doctor = lis_pathways_get_doctor (self, index);
  const LisTraining *training;
  const char *text;

  switch (filter->sort)
    {
    case LIS_SORT_NEXT_PERIOD:
      return get_day (lis_pathways_get_facts (self)[index].next);
    case LIS_SORT_COMPLETION:
      training = lis_pathways_get_main_training (self, doctor, filter->specialty);
      return training != NULL ? get_day (training->end) : KEY_NONE;
    case LIS_SORT_EMPLOYER:
    case LIS_SORT_SPECIALTY:
      text = get_text (doctor, filter->sort);
      return text[0] != '\0' ? (gint64) GPOINTER_TO_UINT (g_hash_table_lookup (ranks, text)) : KEY_NONE;
    case LIS_SORT_FINDING:
      return get_finding_key (doctor);
    case LIS_SORT_NAME:
    case LIS_N_SORTS:
    default:
      return index;
    }
}

void
lis_pathways_sort_picked (LisPathwaysPrivate *self, const LisPathwayFilter *filter, GArray *picked)
{
  gboolean by_text = filter->sort == LIS_SORT_EMPLOYER || filter->sort == LIS_SORT_SPECIALTY;
  g_autoptr (GHashTable) ranks = by_text ? rank_texts (self, picked, filter->sort) : NULL;
  g_autofree SortKey *keys = NULL;

  /* They come in alphabetical order. */
  if (filter->sort == LIS_SORT_NAME && !filter->descending)
    return;
  keys = g_new (SortKey, picked->len + 1);
  for (guint i = 0; i < picked->len; i++)
    {
      guint32 doctor = g_array_index (picked, guint32, i);
      gint64 key = get_key (self, doctor, filter, ranks);

      keys[i] = (SortKey){ filter->descending && key != KEY_NONE ? -key : key, doctor };
    }
  qsort (keys, picked->len, sizeof *keys, compare_keys);
  for (guint i = 0; i < picked->len; i++)
    g_array_index (picked, guint32, i) = keys[i].doctor;
}
