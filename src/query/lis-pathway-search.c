/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-pathways-private.h"
#include "lis-place.h"
#include "lis-text.h"

/* Search: every word must stand in the doctor's name or in that of a place, a specialty or the home employer. Units and
 * specialties are few: which words stand in each is found once, and a doctor then only gathers bits. */

#define MAX_WORDS 32

struct _LisPathwaySearch
{
  LisPathwaysPrivate *self;
  char              **words;
  guint               n_words;
  guint32             all;
  guint32            *units;       /* by index: which words stand in it, a bit each */
  guint32            *specialties;
};

static guint32
match_words (const LisPathwaySearch *search, const char *folded)
{
  guint32 found = 0;

  for (guint i = 0; i < search->n_words; i++)
    if (strstr (folded, search->words[i]) != NULL)
      found |= (guint32) 1 << i;
  return found;
}

static void
match_units (LisPathwaySearch *search)
{
  const LisPlanData *data = search->self->answer.data;
  guint n = lis_plan_data_count (data, LIS_ENTITY_UNIT);

  search->units = g_new0 (guint32, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const LisUnit *unit = lis_plan_data_get (data, LIS_ENTITY_UNIT, i);
      g_autofree char *place = lis_place_format (data, unit->record.id);
      g_autofree char *text = g_strjoin (" ", place, unit->code != NULL ? unit->code : "",
                                         unit->variants != NULL ? unit->variants : "", NULL);
      g_autofree char *folded = lis_text_fold (text);

      search->units[i] = match_words (search, folded);
    }
}

static void
match_specialties (LisPathwaySearch *search)
{
  const LisPlanData *data = search->self->answer.data;
  guint n = lis_plan_data_count (data, LIS_ENTITY_SPECIALTY);

  search->specialties = g_new0 (guint32, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const LisSpecialty *specialty = lis_plan_data_get (data, LIS_ENTITY_SPECIALTY, i);
      g_autofree char *text = g_strdup_printf ("%s %s %s", specialty->name != NULL ? specialty->name : "",
                                               specialty->code != NULL ? specialty->code : "",
                                               specialty->variants != NULL ? specialty->variants : "");
      g_autofree char *folded = lis_text_fold (text);

      search->specialties[i] = match_words (search, folded);
    }
}

LisPathwaySearch *
lis_pathway_search_new (LisPathwaysPrivate *self, const char *text)
{
  LisPathwaySearch *search;
  g_autofree char *folded = text != NULL ? lis_text_fold (text) : NULL;

  if (folded == NULL || lis_text_is_blank (text))
    return NULL;
  search = g_new0 (LisPathwaySearch, 1);
  search->self = self;
  search->words = g_strsplit (folded, " ", MAX_WORDS);
  search->n_words = g_strv_length (search->words);
  search->all = search->n_words < MAX_WORDS ? ((guint32) 1 << search->n_words) - 1 : G_MAXUINT32;
  match_units (search);
  match_specialties (search);
  return search;
}

void
lis_pathway_search_free (LisPathwaySearch *search)
{
  if (search == NULL)
    return;
  g_strfreev (search->words);
  g_free (search->units);
  g_free (search->specialties);
  g_free (search);
}

static guint32
match_bars (const LisPathwaySearch *search, const GArray *bars, guint first, guint n)
{
  guint32 found = 0;

  for (guint i = first; i < first + n; i++)
    {
      guint place = g_array_index (bars, LisPathwayBar, i).place;

      if (place != LIS_INDEX_NONE)
        found |= search->units[place];
    }
  return found;
}

static guint32
match_trainings (const LisPathwaySearch *search, guint person)
{
  const LisPlanData *data = search->self->answer.data;
  const guint32 *trainings;
  guint32 found = 0;
  guint n;

  trainings = lis_grouping_get (&search->self->trainings, person, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisTraining *training = lis_plan_data_get (data, LIS_ENTITY_TRAINING, trainings[i]);
      guint index = lis_plan_data_index (data, LIS_ENTITY_SPECIALTY, training->specialty);

      if (index != LIS_INDEX_NONE)
        found |= search->specialties[index];
    }
  return found;
}

gboolean
lis_pathway_search_finds (const LisPathwaySearch *search, LisPathwayDoctor *doctor)
{
  const LisPathways *answer = &search->self->answer;
  const LisPathwayRow *row = &doctor->row;
  guint32 found;

  if (doctor->folded == NULL)
    {
      g_autofree char *folded = lis_text_fold (row->name);

      doctor->folded = g_string_chunk_insert (answer->texts, folded);
    }
  found = match_words (search, doctor->folded);
  if (found != search->all)
    found |= match_bars (search, answer->bars, row->first_bar, row->n_bars) |
             match_bars (search, answer->unplaced, row->first_unplaced, row->n_unplaced);
  if (found != search->all)
    found |= match_trainings (search, doctor->person) |
             (doctor->home_place != LIS_INDEX_NONE ? search->units[doctor->home_place] : 0);
  return found == search->all;
}
