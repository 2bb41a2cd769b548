/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-pathway.h"
#include "lis-people.h"
#include "lis-place.h"
#include "lis-record-form-private.h"
#include "lis-text.h"

/* What records are called where one is chosen. */

static char *
format_days (LisDate start, LisDate end)
{
  g_autofree char *first = lis_date_is_set (start) ? lis_date_format_short (start) : g_strdup ("");
  g_autofree char *last = lis_date_is_set (end) ? lis_date_format_short (end - 1) : g_strdup ("");

  return g_strdup_printf ("%s–%s", first, last);
}

static char *
name_post (const LisPlanData *data, const LisPost *post)
{
  g_autofree char *unit = lis_place_format (data, post->unit);

  return post->number != NULL ? g_strdup_printf ("%s, %s", post->number, unit) : g_steal_pointer (&unit);
}

static char *
name_employment (const LisPlanData *data, const LisEmployment *employment)
{
  g_autofree char *person = lis_record_form_name_record (data, LIS_ENTITY_PERSON, employment->person);
  g_autofree char *employer = lis_place_format (data, employment->employer);
  g_autofree char *days = format_days (employment->start, employment->end);

  return g_strdup_printf ("%s, %s, %s", person, employer, days);
}

static char *
name_period (const LisPlanData *data, const LisPeriod *period)
{
  const LisChoice *kind = lis_choice_find (lis_period_kinds, period->kind);
  g_autofree char *place = NULL, *days = format_days (period->start, period->end);

  if (period->unit != LIS_ID_NONE)
    place = lis_place_format (data, period->unit);
  return g_strdup_printf ("%s, %s", place != NULL ? place : kind != NULL ? _(kind->label) : "", days);
}

static char *
name_by_type (const LisPlanData *data, LisEntityType type, gconstpointer record)
{
  switch ((int) type)
    {
    case LIS_ENTITY_PERSON:
      return lis_person_get_name (record);
    case LIS_ENTITY_UNIT:
      return lis_place_format (data, ((const LisRecord *) record)->id);
    case LIS_ENTITY_SPECIALTY:
      return g_strdup (((const LisSpecialty *) record)->name);
    case LIS_ENTITY_POST:
      return name_post (data, record);
    case LIS_ENTITY_EMPLOYMENT:
      return name_employment (data, record);
    case LIS_ENTITY_TRAINING:
      return lis_record_form_name_record (data, LIS_ENTITY_SPECIALTY, ((const LisTraining *) record)->specialty);
    case LIS_ENTITY_PERIOD:
      return name_period (data, record);
    default:
      return NULL;
    }
}

char *
lis_record_form_name_record (const LisPlanData *data, LisEntityType type, LisId id)
{
  gconstpointer record = lis_plan_data_find (data, type, id);
  char *name = record != NULL ? name_by_type (data, type, record) : NULL;
  char text[LIS_ID_TEXT_SIZE];

  return name != NULL ? name : g_strdup (lis_id_to_text (id, lis_entity_get (type)->prefix, text));
}

static void
free_option (gpointer data)
{
  LisFormOption *option = data;

  g_free (option->name);
  g_free (option->folded);
  g_free (option);
}

static LisId
get_person (const LisEntity *entity, gconstpointer record)
{
  const LisField *field = lis_entity_find_field (entity, "person");

  return field != NULL ? lis_field_get (field, record) : LIS_ID_NONE;
}

static gboolean
can_be_chosen (const LisEntity *target, gconstpointer candidate, LisId person)
{
  if (person == LIS_ID_NONE || (target->type != LIS_ENTITY_TRAINING && target->type != LIS_ENTITY_PERIOD))
    return TRUE;
  return get_person (target, candidate) == person;
}

typedef struct
{
  LisFormOption *option;
  char          *key;
} Sorted;

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Sorted *) a)->key, ((const Sorted *) b)->key);
}

/* Two of one name are told apart by their ids. */
static void
tell_apart (GArray *sorted, const LisEntity *target)
{
  for (guint i = 1; i < sorted->len; i++)
    {
      LisFormOption *first = g_array_index (sorted, Sorted, i - 1).option;
      LisFormOption *second = g_array_index (sorted, Sorted, i).option;
      char id[LIS_ID_TEXT_SIZE];
      char *name;

      if (!g_str_equal (first->folded, second->folded))
        continue;
      name = g_strdup_printf ("%s (%s)", second->name, lis_id_to_text (second->id, target->prefix, id));
      g_free (second->name);
      second->name = name;
    }
}

GPtrArray *
lis_form_options_make (const LisPlanData *data, const LisEntity *entity, const LisField *field, gconstpointer record)
{
  GPtrArray *options = g_ptr_array_new_with_free_func (free_option);
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (Sorted));
  const LisEntity *target = lis_field_get_target (field);
  guint n = lis_plan_data_count (data, target->type);
  LisId person = get_person (entity, record);

  for (guint i = 0; i < n; i++)
    {
      gconstpointer candidate = lis_plan_data_get (data, target->type, i);
      Sorted entry;

      if (!can_be_chosen (target, candidate, person))
        continue;
      entry.option = g_new0 (LisFormOption, 1);
      entry.option->id = ((const LisRecord *) candidate)->id;
      entry.option->name = lis_record_form_name_record (data, target->type, entry.option->id);
      entry.option->folded = lis_text_fold (entry.option->name);
      entry.key = lis_text_sort_key (entry.option->name);
      g_array_append_val (sorted, entry);
    }
  g_array_sort (sorted, compare);
  tell_apart (sorted, target);
  for (guint i = 0; i < sorted->len; i++)
    {
      g_ptr_array_add (options, g_array_index (sorted, Sorted, i).option);
      g_free (g_array_index (sorted, Sorted, i).key);
    }
  return options;
}
