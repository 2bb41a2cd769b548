/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-action-filter.h"
#include "lis-error.h"
#include "lis-pathways.h"
#include "lis-place.h"
#include "lis-text.h"

/* How sure a name is; the surest way that finds anything decides. */
typedef enum
{
  MATCH_NONE,
  MATCH_VARIANT,
  MATCH_NAME,
  MATCH_CODE,
} Match;

typedef Match (*MatchFunction) (const LisPlanData *data, gconstpointer record, const char *folded);
typedef char *(*NameFunction) (const LisPlanData *data, gconstpointer record);

static gboolean
is_same (const char *text, const char *folded)
{
  g_autofree char *own = text != NULL ? lis_text_fold (text) : NULL;

  return own != NULL && g_str_equal (own, folded);
}

static gboolean
is_variant (const char *variants, const char *folded)
{
  g_auto (GStrv) names = variants != NULL ? g_strsplit_set (variants, "|\n", -1) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (is_same (names[i], folded))
      return TRUE;
  return FALSE;
}

static Match
match_unit (const LisPlanData *data, gconstpointer record, const char *folded)
{
  const LisUnit *unit = record;
  g_autofree char *full = NULL;

  if (is_same (unit->org_number, folded) || is_same (unit->code, folded))
    return MATCH_CODE;
  if (is_same (unit->name, folded))
    return MATCH_NAME;
  if (is_variant (unit->variants, folded))
    return MATCH_VARIANT;
  full = lis_place_format (data, unit->record.id);
  return is_same (full, folded) ? MATCH_NAME : MATCH_NONE;
}

static Match
match_specialty (const LisPlanData *data, gconstpointer record, const char *folded)
{
  const LisSpecialty *specialty = record;

  if (is_same (specialty->code, folded))
    return MATCH_CODE;
  if (is_same (specialty->name, folded) || is_same (specialty->name_en, folded))
    return MATCH_NAME;
  return is_variant (specialty->variants, folded) ? MATCH_VARIANT : MATCH_NONE;
}

/* People are written both ways round. */
static Match
match_person (const LisPlanData *data, gconstpointer record, const char *folded)
{
  const LisPerson *person = record;
  g_autofree char *name = lis_person_get_name (person);
  g_autofree char *reversed = g_strjoin (" ", person->family_name != NULL ? person->family_name : "",
                                         person->given_name != NULL ? person->given_name : "", NULL);

  if (is_same (person->local_id, folded) || is_same (person->hpr_number, folded))
    return MATCH_CODE;
  return is_same (name, folded) || is_same (reversed, folded) ? MATCH_NAME : MATCH_NONE;
}

static Match
match_action_plan (const LisPlanData *data, gconstpointer record, const char *folded)
{
  const LisActionPlan *plan = record;
  g_autofree char *full = plan->version != NULL ? g_strdup_printf ("%s %s", plan->name, plan->version) : NULL;

  return is_same (plan->name, folded) || is_same (full, folded) ? MATCH_NAME : MATCH_NONE;
}

static Match
match_actor (const LisPlanData *data, gconstpointer record, const char *folded)
{
  const LisActor *actor = record;

  if (is_same (actor->name, folded))
    return MATCH_NAME;
  return is_variant (actor->variants, folded) ? MATCH_VARIANT : MATCH_NONE;
}

static char *
name_action_plan (const LisPlanData *data, gconstpointer record)
{
  const LisActionPlan *plan = record;
  char id[LIS_ID_TEXT_SIZE];

  return g_strdup_printf ("%s (%s)", plan->name, lis_id_to_text (plan->record.id, lis_action_plan_entity.prefix, id));
}

static char *
name_actor (const LisPlanData *data, gconstpointer record)
{
  const LisActor *actor = record;
  char id[LIS_ID_TEXT_SIZE];

  return g_strdup_printf ("%s (%s)", actor->name, lis_id_to_text (actor->record.id, lis_actor_entity.prefix, id));
}

static char *
name_unit (const LisPlanData *data, gconstpointer record)
{
  const LisUnit *unit = record;
  g_autofree char *full = lis_place_format (data, unit->record.id);
  char id[LIS_ID_TEXT_SIZE];

  return g_strdup_printf ("%s (%s)", full, unit->code != NULL ? unit->code
                                           : lis_id_to_text (unit->record.id, lis_unit_entity.prefix, id));
}

static char *
name_specialty (const LisPlanData *data, gconstpointer record)
{
  const LisSpecialty *specialty = record;

  return g_strdup_printf ("%s (%s)", specialty->name, specialty->code);
}

static char *
name_person (const LisPlanData *data, gconstpointer record)
{
  const LisPerson *person = record;
  g_autofree char *name = lis_person_get_name (person);
  char id[LIS_ID_TEXT_SIZE];

  return g_strdup_printf ("%s (%s)", name, person->local_id != NULL ? person->local_id
                                           : lis_id_to_text (person->record.id, lis_person_entity.prefix, id));
}

static void
set_ambiguous (GError **error, const LisPlanData *data, const char *text, const GPtrArray *found, NameFunction name)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (found->len, 5); i++)
    {
      g_autofree char *one = name (data, g_ptr_array_index (found, i));

      g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", one);
    }
  if (found->len > 5)
    g_string_append (names, "; …");
  g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_VALUE,
               g_dngettext (GETTEXT_PACKAGE, "“%s” could be any of %u: %s. Give the code or the id",
                            "“%s” could be any of %u: %s. Give the code or the id", found->len),
               text, found->len, names->str);
}

static LisId
find_record (const LisPlanData *data, LisEntityType type, const char *text, MatchFunction match, NameFunction name,
             GError **error)
{
  const LisEntity *entity = lis_entity_get (type);
  g_autofree char *folded = lis_text_fold (text);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  Match best = MATCH_NONE;
  LisId id;

  if (lis_id_from_text (text, entity->prefix, &id) && lis_plan_data_find (data, type, id) != NULL)
    return id;
  for (guint i = 0; folded[0] != '\0' && i < lis_plan_data_count (data, type); i++)
    {
      gconstpointer record = lis_plan_data_get (data, type, i);
      Match how = match (data, record, folded);

      if (how > best)
        g_ptr_array_set_size (found, 0);
      if (how != MATCH_NONE && how >= best)
        g_ptr_array_add (found, (gpointer) record);
      best = MAX (best, how);
    }
  if (found->len == 1)
    return ((const LisRecord *) g_ptr_array_index (found, 0))->id;
  if (found->len > 1)
    set_ambiguous (error, data, text, found, name);
  else
    /* Translators: kind of record, "Unit", and what was looked for. */
    g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_VALUE, _("%s: there is none called “%s” in the plan"),
                 lis_entity_get_label (entity), text);
  return LIS_ID_NONE;
}

LisId
lis_query_find_unit (const LisPlanData *data, const char *text, GError **error)
{
  return find_record (data, LIS_ENTITY_UNIT, text, match_unit, name_unit, error);
}

LisId
lis_query_find_specialty (const LisPlanData *data, const char *text, GError **error)
{
  return find_record (data, LIS_ENTITY_SPECIALTY, text, match_specialty, name_specialty, error);
}

LisId
lis_query_find_person (const LisPlanData *data, const char *text, GError **error)
{
  return find_record (data, LIS_ENTITY_PERSON, text, match_person, name_person, error);
}

LisId
lis_query_find_action_plan (const LisPlanData *data, const char *text, GError **error)
{
  return find_record (data, LIS_ENTITY_ACTION_PLAN, text, match_action_plan, name_action_plan, error);
}

LisId
lis_query_find_actor (const LisPlanData *data, const char *text, GError **error)
{
  return find_record (data, LIS_ENTITY_ACTOR, text, match_actor, name_actor, error);
}
