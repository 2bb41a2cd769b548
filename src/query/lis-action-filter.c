/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-action-rows.h"
#include "lis-error.h"
#include "lis-text.h"

/* Words that choose one bit or one value of a key. */
typedef struct
{
  const char *name;
  guint       value;
} Word;

static const Word per_words[] = {
  { "step", LIS_ACTION_PER_STEP }, { "actor", LIS_ACTION_PER_ACTOR }, { "measure", LIS_ACTION_PER_MEASURE }, { NULL },
};
static const Word sort_words[] = {
  { "plan", LIS_ACTION_SORT_PLAN },     { "due", LIS_ACTION_SORT_DUE },
  { "status", LIS_ACTION_SORT_STATUS }, { "responsible", LIS_ACTION_SORT_RESPONSIBLE },
  { "mention", LIS_ACTION_SORT_MENTION }, { NULL },
};
static const Word due_words[] = {
  { "late", 1u << LIS_PLAN_DUE_LATE },     { "soon", 1u << LIS_PLAN_DUE_SOON },
  { "silent", 1u << LIS_PLAN_DUE_SILENT }, { "nothing", 1u << LIS_PLAN_DUE_NOTHING }, { NULL },
};
static const Word missing_words[] = {
  { "responsible", LIS_ACTION_MISSING_RESPONSIBLE }, { "date", LIS_ACTION_MISSING_DATE },
  { "indicator", LIS_ACTION_MISSING_INDICATOR }, { NULL },
};

void
lis_action_filter_clear (LisActionFilter *filter)
{
  g_free (filter->search);
  memset (filter, 0, sizeof *filter);
}

LisActionFilter
lis_action_filter_copy (const LisActionFilter *filter)
{
  LisActionFilter copy = *filter;

  copy.search = g_strdup (filter->search);
  return copy;
}

/* Writing */

static void
append_key (GString *text, const char *key)
{
  g_string_append_printf (text, "%s%s:", text->len > 0 ? " " : "", key);
}

static void
append_word (GString *text, const char *key, const Word *words, guint value)
{
  for (const Word *word = words; word->name != NULL; word++)
    if (word->value == value)
      {
        append_key (text, key);
        g_string_append (text, word->name);
        return;
      }
}

static void
append_words (GString *text, const char *key, const Word *words, guint bits)
{
  gboolean first = TRUE;

  if (bits != 0)
    append_key (text, key);
  for (const Word *word = words; word->name != NULL; word++)
    if ((bits & word->value) != 0)
      {
        g_string_append_printf (text, "%s%s", first ? "" : ",", word->name);
        first = FALSE;
      }
}

static void
append_states (GString *text, guint bits)
{
  const char *separator = "";

  if (bits == 0)
    return;
  append_key (text, "status");
  for (guint i = 0; i <= LIS_STATUS_STOPPED; i++)
    if ((bits & (1u << i)) != 0)
      {
        g_string_append_printf (text, "%s%s", separator, i == 0 ? "none" : lis_status_states[i - 1].name);
        separator = ",";
      }
}

static void
append_id (GString *text, const char *key, const LisEntity *entity, LisId id)
{
  char buffer[LIS_ID_TEXT_SIZE];

  if (id == LIS_ID_NONE)
    return;
  append_key (text, key);
  g_string_append (text, id == LIS_ACTION_AREA_NONE ? "none" : lis_id_to_text (id, entity->prefix, buffer));
}

static void
append_choice (GString *text, const char *key, const LisChoice *choices, gint32 value)
{
  const LisChoice *choice = lis_choice_find (choices, value);

  if (choice == NULL)
    return;
  append_key (text, key);
  g_string_append (text, choice->name);
}

char *
lis_action_filter_format (const LisActionFilter *filter)
{
  GString *text = g_string_new (NULL);
  char day[LIS_DATE_ISO_SIZE];

  append_word (text, "per", per_words, filter->per);
  append_id (text, "plan", &lis_action_plan_entity, filter->plan);
  append_id (text, "area", &lis_area_entity, filter->area);
  append_id (text, "measure", &lis_measure_entity, filter->measure);
  append_id (text, "actor", &lis_actor_entity, filter->actor);
  append_choice (text, "as", lis_responsibility_kinds, filter->as);
  append_states (text, filter->states);
  append_words (text, "due", due_words, filter->dues);
  append_words (text, "missing", missing_words, filter->missing);
  append_choice (text, "risk", lis_risk_levels, filter->risk);
  if (lis_date_is_set (filter->changed_since) && filter->changed_since != 0)
    g_string_append_printf (text, " changed:%s", lis_date_to_iso (filter->changed_since, day));
  if (filter->sort != LIS_ACTION_SORT_PLAN)
    append_word (text, "sort", sort_words, filter->sort);
  if (!lis_text_is_blank (filter->search))
    g_string_append_printf (text, " %s", filter->search);
  return g_string_free (text, FALSE);
}

/* Reading */

typedef struct
{
  const LisPlanData *data;
  LisActionFilter   *filter;
  const char        *key;
  const char        *value;
  GError           **error;
} Reading;

static gboolean
refuse (Reading *reading)
{
  g_set_error (reading->error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_VALUE,
               /* Translators: a word of a filter, such as “status:foo”. */
               _("“%s:%s” is not understood as a filter"), reading->key, reading->value);
  return FALSE;
}

static gboolean
read_word (Reading *reading, const Word *words, const char *text, guint *value)
{
  for (const Word *word = words; word->name != NULL; word++)
    if (g_ascii_strcasecmp (word->name, text) == 0)
      {
        *value = word->value;
        return TRUE;
      }
  return refuse (reading);
}

static gboolean
read_words (Reading *reading, const Word *words, guint *bits)
{
  g_auto (GStrv) parts = g_strsplit (reading->value, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint bit;

      if (!read_word (reading, words, parts[i], &bit))
        return FALSE;
      *bits |= bit;
    }
  return TRUE;
}

static gboolean
is_choice (const LisChoice *choice, const char *folded)
{
  g_autofree char *all = g_strdup_printf ("%s|%s|%s", choice->name, _(choice->label),
                                          choice->synonyms != NULL ? choice->synonyms : "");
  g_auto (GStrv) names = g_strsplit (all, "|", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = lis_text_fold (names[i]);

      if (g_str_equal (name, folded))
        return TRUE;
    }
  return FALSE;
}

static gint32
find_choice (const LisChoice *choices, const char *text)
{
  g_autofree char *folded = lis_text_fold (text);

  for (guint i = 0; choices[i].name != NULL; i++)
    if (is_choice (&choices[i], folded))
      return (gint32) i + 1;
  return 0;
}

static gboolean
read_choice (Reading *reading, const LisChoice *choices, gint32 *value)
{
  *value = find_choice (choices, reading->value);
  return *value != 0 || refuse (reading);
}

static gboolean
read_states (Reading *reading)
{
  g_auto (GStrv) parts = g_strsplit (reading->value, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gint32 state = find_choice (lis_status_states, parts[i]);

      if (state == 0 && g_ascii_strcasecmp (parts[i], "none") != 0)
        return refuse (reading);
      reading->filter->states |= 1u << state;
    }
  return TRUE;
}

static gboolean
read_area (Reading *reading)
{
  g_autofree char *folded = lis_text_fold (reading->value);

  if (lis_id_from_text (reading->value, lis_area_entity.prefix, &reading->filter->area))
    return TRUE;
  if (g_str_equal (reading->value, "none"))
    {
      reading->filter->area = LIS_ACTION_AREA_NONE;
      return TRUE;
    }
  for (guint i = 0; i < lis_plan_data_count (reading->data, LIS_ENTITY_AREA); i++)
    {
      const LisArea *area = lis_plan_data_get (reading->data, LIS_ENTITY_AREA, i);
      g_autofree char *name = lis_text_fold (area->name);

      if (g_str_equal (name, folded) &&
          (reading->filter->plan == LIS_ID_NONE || reading->filter->plan == area->action_plan))
        {
          reading->filter->area = area->record.id;
          return TRUE;
        }
    }
  return refuse (reading);
}

static gboolean
read_day (Reading *reading)
{
  reading->filter->changed_since = lis_date_parse (reading->value);
  return lis_date_is_set (reading->filter->changed_since) || refuse (reading);
}

/* @known: is there such a key? */
static gboolean
read_key (Reading *reading, gboolean *known)
{
  LisActionFilter *filter = reading->filter;
  guint value = 0;

  *known = TRUE;
  if (g_str_equal (reading->key, "per") && read_word (reading, per_words, reading->value, &value))
    filter->per = (LisActionPer) value;
  else if (g_str_equal (reading->key, "sort") && read_word (reading, sort_words, reading->value, &value))
    filter->sort = (LisActionSort) value;
  else if (g_str_equal (reading->key, "plan"))
    return (filter->plan = lis_query_find_action_plan (reading->data, reading->value, reading->error)) != LIS_ID_NONE;
  else if (g_str_equal (reading->key, "actor"))
    return (filter->actor = lis_query_find_actor (reading->data, reading->value, reading->error)) != LIS_ID_NONE;
  else if (g_str_equal (reading->key, "area"))
    return read_area (reading);
  else if (g_str_equal (reading->key, "measure"))
    return lis_id_from_text (reading->value, lis_measure_entity.prefix, &filter->measure) || refuse (reading);
  else if (g_str_equal (reading->key, "as"))
    return read_choice (reading, lis_responsibility_kinds, &filter->as);
  else if (g_str_equal (reading->key, "status"))
    return read_states (reading);
  else if (g_str_equal (reading->key, "due"))
    return read_words (reading, due_words, &filter->dues);
  else if (g_str_equal (reading->key, "missing"))
    return read_words (reading, missing_words, &filter->missing);
  else if (g_str_equal (reading->key, "risk"))
    return read_choice (reading, lis_risk_levels, &filter->risk);
  else if (g_str_equal (reading->key, "changed"))
    return read_day (reading);
  else
    *known = FALSE;
  return *known == FALSE || reading->error == NULL || *reading->error == NULL;
}

/* The next word of @text, quotes taken off; "key:" may stand before a quote. NULL at the end. Free with g_free(). */
static char *
take_word (const char **text)
{
  GString *word;
  gboolean quoted = FALSE;
  const char *place = *text;

  while (g_ascii_isspace (*place))
    place++;
  if (*place == '\0')
    return NULL;
  word = g_string_new (NULL);
  for (; *place != '\0' && (quoted || !g_ascii_isspace (*place)); place++)
    if (*place == '"')
      quoted = !quoted;
    else
      g_string_append_c (word, *place);
  *text = place;
  return g_string_free (word, FALSE);
}

static gboolean
read_one (const LisPlanData *data, const char *word, LisActionFilter *filter, GString *search, GError **error)
{
  const char *colon = strchr (word, ':');
  g_autofree char *key = colon != NULL ? g_ascii_strdown (word, colon - word) : NULL;
  Reading reading = { data, filter, key, colon != NULL ? colon + 1 : NULL, error };
  g_autoptr (GError) failure = NULL;
  gboolean known = FALSE, done = TRUE;

  reading.error = &failure;
  if (key != NULL)
    done = read_key (&reading, &known);
  if (!done || failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!known)
    g_string_append_printf (search, "%s%s", search->len > 0 ? " " : "", word);
  return TRUE;
}

gboolean
lis_action_filter_parse (const LisPlanData *data, const char *text, LisActionFilter *filter, GError **error)
{
  g_autoptr (GString) search = g_string_new (NULL);
  const char *rest = text != NULL ? text : "";
  char *word;

  memset (filter, 0, sizeof *filter);
  while ((word = take_word (&rest)) != NULL)
    {
      g_autofree char *taken = word;

      if (!read_one (data, taken, filter, search, error))
        {
          lis_action_filter_clear (filter);
          return FALSE;
        }
    }
  if (search->len > 0)
    filter->search = g_strdup (search->str);
  return TRUE;
}

/* Telling */

static void
add_said (GPtrArray *said, const char *text)
{
  if (text != NULL)
    g_ptr_array_add (said, g_strdup (text));
}

static void
add_missing (GPtrArray *said, guint missing)
{
  if ((missing & LIS_ACTION_MISSING_RESPONSIBLE) != 0)
    add_said (said, _("nobody responsible"));
  if ((missing & LIS_ACTION_MISSING_DATE) != 0)
    add_said (said, _("no date"));
  if ((missing & LIS_ACTION_MISSING_INDICATOR) != 0)
    add_said (said, _("no indicator"));
}

static void
add_subjects (GPtrArray *said, const LisActionFilter *filter, const LisPlanData *data)
{
  const LisActionPlan *plan = lis_plan_data_find (data, LIS_ENTITY_ACTION_PLAN, filter->plan);
  const LisArea *area = lis_plan_data_find (data, LIS_ENTITY_AREA, filter->area);
  const LisMeasure *measure = lis_plan_data_find (data, LIS_ENTITY_MEASURE, filter->measure);
  const LisActor *actor = lis_plan_data_find (data, LIS_ENTITY_ACTOR, filter->actor);
  const LisChoice *as = lis_choice_find (lis_responsibility_kinds, filter->as);

  add_said (said, plan != NULL ? plan->name : NULL);
  add_said (said, area != NULL ? area->name : filter->area == LIS_ACTION_AREA_NONE ? _("no area") : NULL);
  add_said (said, measure != NULL ? measure->title : NULL);
  if (actor != NULL && as != NULL && filter->as != LIS_RESPONSIBILITY_RESPONSIBLE)
    /* Translators: an actor and what it does: "Sør HF (contributes)". */
    g_ptr_array_add (said, g_strdup_printf (_("%s (%s)"), actor->name, _(as->label)));
  else if (actor != NULL)
    add_said (said, actor->name);
}

char *
lis_action_filter_describe (const LisActionFilter *filter, const LisPlanData *data)
{
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);

  add_subjects (said, filter, data);
  for (guint i = 0; i <= LIS_STATUS_STOPPED; i++)
    if ((filter->states & (1u << i)) != 0)
      add_said (said, lis_action_state_get_label ((gint32) i));
  for (guint i = LIS_PLAN_DUE_LATE; i <= LIS_PLAN_DUE_SILENT; i++)
    if ((filter->dues & (1u << i)) != 0)
      add_said (said, lis_action_due_get_label ((LisPlanDueKind) i));
  add_missing (said, filter->missing);
  if (filter->risk != 0)
    g_ptr_array_add (said, g_strdup_printf (_("risk: %s"), _(lis_risk_levels[filter->risk - 1].label)));
  if (lis_date_is_set (filter->changed_since) && filter->changed_since != 0)
    {
      g_autofree char *day = lis_date_format_short (filter->changed_since);

      g_ptr_array_add (said, g_strdup_printf (_("changed since %s"), day));
    }
  if (!lis_text_is_blank (filter->search))
    g_ptr_array_add (said, g_strdup_printf (_("“%s”"), filter->search));
  if (said->len == 0)
    return NULL;
  g_ptr_array_add (said, NULL);
  return g_strjoinv (", ", (char **) said->pdata);
}
