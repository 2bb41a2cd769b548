/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-pathway-choices.h"

#include <string.h>

#include "lis-pathways-private.h"
#include "lis-place.h"
#include "lis-text.h"

typedef struct
{
  LisPathwayChoice choice;
  char            *key;
} SortedChoice;

static void
add_units_above (const LisPlanData *data, GHashTable *ids, guint32 place)
{
  const LisUnit *unit = place != LIS_INDEX_NONE ? lis_plan_data_get (data, LIS_ENTITY_UNIT, place) : NULL;

  for (guint depth = 0; unit != NULL && depth < LIS_PLACE_MAX_DEPTH; depth++)
    {
      if (!g_hash_table_add (ids, (gpointer) &unit->record.id))
        return;
      unit = lis_plan_data_find (data, LIS_ENTITY_UNIT, unit->parent);
    }
}

static void
collect_places (const LisPathways *pathways, GHashTable *ids)
{
  for (guint i = 0; i < pathways->bars->len; i++)
    add_units_above (pathways->data, ids, g_array_index (pathways->bars, LisPathwayBar, i).place);
  for (guint i = 0; i < pathways->unplaced->len; i++)
    add_units_above (pathways->data, ids, g_array_index (pathways->unplaced, LisPathwayBar, i).place);
}

static void
collect_specialties (const LisPathways *pathways, GHashTable *ids)
{
  for (guint i = 0; i < lis_plan_data_count (pathways->data, LIS_ENTITY_TRAINING); i++)
    {
      const LisTraining *training = lis_plan_data_get (pathways->data, LIS_ENTITY_TRAINING, i);

      g_hash_table_add (ids, (gpointer) &training->specialty);
    }
}

static void
collect_employers (const LisPathwaysPrivate *self, GHashTable *ids)
{
  for (guint i = 0; i < self->doctors->len; i++)
    g_hash_table_add (ids, &lis_pathways_get_doctor (self, i)->home_employer);
}

static void
collect_mentors (const LisPathwaysPrivate *self, GHashTable *ids)
{
  const LisPlanData *data = self->answer.data;

  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_ROLE); i++)
    {
      const LisRole *role = lis_plan_data_get (data, LIS_ENTITY_ROLE, i);

      if (role->kind == LIS_ROLE_MENTOR && role->trainee != LIS_ID_NONE
          && lis_date_range_contains (lis_date_range_new (role->start, role->end), self->today))
        g_hash_table_add (ids, (gpointer) &role->holder);
    }
}

/* NULL for a record that is not in the plan. */
static char *
get_name (const LisPlanData *data, LisPathwayChoose choose, LisId id)
{
  const LisSpecialty *specialty;
  const LisPerson *person;

  switch (choose)
    {
    case LIS_CHOOSE_SPECIALTY:
      specialty = lis_plan_data_find (data, LIS_ENTITY_SPECIALTY, id);
      return specialty != NULL ? g_strdup (specialty->name) : NULL;
    case LIS_CHOOSE_EMPLOYER:
    case LIS_CHOOSE_PLACE:
      return lis_plan_data_find (data, LIS_ENTITY_UNIT, id) != NULL ? lis_place_format (data, id) : NULL;
    case LIS_CHOOSE_MENTOR:
      person = lis_plan_data_find (data, LIS_ENTITY_PERSON, id);
      return person != NULL ? lis_person_get_name (person) : NULL;
    case LIS_N_CHOOSES:
    default:
      return NULL;
    }
}

static void
clear_choice (gpointer data)
{
  g_free (((SortedChoice *) data)->choice.name);
  g_free (((SortedChoice *) data)->key);
}

static int
compare_choices (gconstpointer a, gconstpointer b)
{
  int order = strcmp (((const SortedChoice *) a)->key, ((const SortedChoice *) b)->key);
  LisId first = ((const SortedChoice *) a)->choice.id, second = ((const SortedChoice *) b)->choice.id;

  return order != 0 ? order : (first > second) - (first < second);
}

static void
clear_name (gpointer data)
{
  g_free (((LisPathwayChoice *) data)->name);
}

/* Without the keys, which are not for the asker. */
static GArray *
sort_choices (GArray *sorted)
{
  GArray *choices = g_array_sized_new (FALSE, FALSE, sizeof (LisPathwayChoice), sorted->len);

  g_array_sort (sorted, compare_choices);
  g_array_set_clear_func (choices, clear_name);
  for (guint i = 0; i < sorted->len; i++)
    {
      SortedChoice *choice = &g_array_index (sorted, SortedChoice, i);

      g_array_append_val (choices, choice->choice);
      choice->choice.name = NULL;
    }
  return choices;
}

GArray *
lis_pathways_list_choices (const LisPathways *pathways, LisPathwayChoose choose)
{
  const LisPathwaysPrivate *self = (const LisPathwaysPrivate *) pathways;
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (SortedChoice));
  GHashTableIter iter;
  gpointer key;

  g_array_set_clear_func (sorted, clear_choice);
  if (choose == LIS_CHOOSE_SPECIALTY)
    collect_specialties (pathways, ids);
  else if (choose == LIS_CHOOSE_EMPLOYER)
    collect_employers (self, ids);
  else if (choose == LIS_CHOOSE_PLACE)
    collect_places (pathways, ids);
  else
    collect_mentors (self, ids);
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      LisId id = *(const LisId *) key;
      SortedChoice choice = { { id, get_name (pathways->data, choose, id) }, NULL };

      if (choice.choice.name == NULL)
        continue;
      choice.key = lis_text_sort_key (choice.choice.name);
      g_array_append_val (sorted, choice);
    }
  return sort_choices (sorted);
}
