/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-record-choice.h"

#include <string.h>

#include "lis-action-plan.h"
#include "lis-pathway.h"
#include "lis-people.h"
#include "lis-place.h"
#include "lis-text.h"

struct _LisRecordChoice
{
  GObject parent_instance;

  LisId id;
  char *name;
  char *folded; /* once somebody searched: there may be thousands that nobody searches among */
  char *key; /* to sort by */
};

G_DEFINE_FINAL_TYPE (LisRecordChoice, lis_record_choice, G_TYPE_OBJECT)

static void
lis_record_choice_finalize (GObject *object)
{
  LisRecordChoice *self = LIS_RECORD_CHOICE (object);

  g_free (self->name);
  g_free (self->folded);
  g_free (self->key);
  G_OBJECT_CLASS (lis_record_choice_parent_class)->finalize (object);
}

static void
lis_record_choice_class_init (LisRecordChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lis_record_choice_finalize;
}

static void
lis_record_choice_init (LisRecordChoice *self)
{
}

/* Takes @name. @order: what it is sorted by, or NULL for the name. */
static LisRecordChoice *
create_choice (LisId id, char *name, const char *order)
{
  LisRecordChoice *choice = g_object_new (LIS_TYPE_RECORD_CHOICE, NULL);

  choice->id = id;
  choice->name = name;
  choice->key = lis_text_sort_key (order != NULL ? order : name);
  return choice;
}

LisId
lis_record_choice_get_id (LisRecordChoice *self)
{
  return self->id;
}

const char *
lis_record_choice_get_name (LisRecordChoice *self)
{
  return self->name;
}

gboolean
lis_record_choice_matches (LisRecordChoice *self, const char *folded)
{
  if (self->folded == NULL)
    self->folded = lis_text_fold (self->name);
  return lis_text_matches (self->folded, folded);
}

static void
add_units (GPtrArray *choices, const LisPlanData *data)
{
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_UNIT); i++)
    {
      const LisUnit *unit = lis_plan_data_get (data, LIS_ENTITY_UNIT, i);

      g_ptr_array_add (choices, create_choice (unit->record.id, lis_place_format (data, unit->record.id), NULL));
    }
}

static void
add_specialties (GPtrArray *choices, const LisPlanData *data)
{
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_SPECIALTY); i++)
    {
      const LisSpecialty *specialty = lis_plan_data_get (data, LIS_ENTITY_SPECIALTY, i);

      g_ptr_array_add (choices, create_choice (specialty->record.id, g_strdup (specialty->name), NULL));
    }
}

/* "Kari Nordmann (ORT)": two of the same name are rarely in the same training. */
static LisRecordChoice *
create_doctor (const LisPlanData *data, const LisTraining *training)
{
  const LisPerson *person = lis_plan_data_find (data, LIS_ENTITY_PERSON, training->person);
  const LisSpecialty *specialty = lis_plan_data_find (data, LIS_ENTITY_SPECIALTY, training->specialty);
  const char *given, *family;
  g_autofree char *order = NULL;
  char *name;

  if (person == NULL)
    return NULL;
  given = person->given_name != NULL ? person->given_name : "";
  family = person->family_name != NULL ? person->family_name : "";
  order = g_strdup_printf ("%s %s", family, given);
  if (specialty != NULL && specialty->code != NULL)
    name = g_strdup_printf ("%s %s (%s)", given, family, specialty->code);
  else
    name = g_strdup_printf ("%s %s", given, family);
  return create_choice (person->record.id, g_strstrip (name), order);
}

static void
add_doctors (GPtrArray *choices, const LisPlanData *data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_TRAINING); i++)
    {
      const LisTraining *training = lis_plan_data_get (data, LIS_ENTITY_TRAINING, i);
      LisRecordChoice *choice = g_hash_table_add (seen, (gpointer) &training->person) ? create_doctor (data, training)
                                                                                      : NULL;

      if (choice != NULL)
        g_ptr_array_add (choices, choice);
    }
}

static void
add_action_plans (GPtrArray *choices, const LisPlanData *data)
{
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_ACTION_PLAN); i++)
    {
      const LisActionPlan *plan = lis_plan_data_get (data, LIS_ENTITY_ACTION_PLAN, i);

      g_ptr_array_add (choices, create_choice (plan->record.id, g_strdup (plan->name), NULL));
    }
}

static void
add_actors (GPtrArray *choices, const LisPlanData *data)
{
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_ACTOR); i++)
    {
      const LisActor *actor = lis_plan_data_get (data, LIS_ENTITY_ACTOR, i);

      g_ptr_array_add (choices, create_choice (actor->record.id, g_strdup (actor->name), NULL));
    }
}

static int
compare_choices (gconstpointer a, gconstpointer b)
{
  const LisRecordChoice *left = *(LisRecordChoice *const *) a, *right = *(LisRecordChoice *const *) b;
  int order = strcmp (left->key, right->key);

  return order != 0 ? order : (left->id > right->id) - (left->id < right->id);
}

GListModel *
lis_record_choices_new (const LisPlanData *data, LisEntityType type, const char *none)
{
  GListStore *store = g_list_store_new (LIS_TYPE_RECORD_CHOICE);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);

  if (type == LIS_ENTITY_UNIT)
    add_units (choices, data);
  else if (type == LIS_ENTITY_SPECIALTY)
    add_specialties (choices, data);
  else if (type == LIS_ENTITY_PERSON)
    add_doctors (choices, data);
  else if (type == LIS_ENTITY_ACTION_PLAN)
    add_action_plans (choices, data);
  else if (type == LIS_ENTITY_ACTOR)
    add_actors (choices, data);
  g_ptr_array_sort (choices, compare_choices);
  if (none != NULL)
    g_ptr_array_insert (choices, 0, create_choice (LIS_ID_NONE, g_strdup (none), NULL));
  g_list_store_splice (store, 0, 0, choices->pdata, choices->len);
  return G_LIST_MODEL (store);
}
