/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-pathway-filter.h"
#include "lis-people.h"
#include "lis-place.h"
#include "lis-text.h"

/* A filter as one line of text, and in words. What a key means never changes: views are kept for years. */

#define WITHOUT "none"

/* A value with its name in texts and its words for people. */
typedef struct
{
  const char *name;
  const char *label;
} Word;

static const Word groupings[LIS_N_GROUPINGS] = {
  [LIS_GROUP_NONE] = { "none", N_("No groups") },
  [LIS_GROUP_SPECIALTY] = { "specialty", N_("Specialty") },
  [LIS_GROUP_EMPLOYER] = { "employer", N_("Employer") },
  [LIS_GROUP_PLACE] = { "place", N_("Place of service") },
  [LIS_GROUP_MENTOR] = { "mentor", N_("Mentor") },
  [LIS_GROUP_COMPLETION] = { "completion", N_("Expected year of completion") },
};

static const Word sorts[LIS_N_SORTS] = {
  [LIS_SORT_NAME] = { "name", N_("Name") },
  [LIS_SORT_NEXT_PERIOD] = { "next-period", N_("First day of the next period") },
  [LIS_SORT_COMPLETION] = { "completion", N_("Expected completion") },
  [LIS_SORT_EMPLOYER] = { "employer", N_("Employer") },
  [LIS_SORT_SPECIALTY] = { "specialty", N_("Specialty") },
  [LIS_SORT_FINDING] = { "finding", N_("Severity of findings") },
};

static const Word conditions[LIS_N_CONDITIONS] = {
  [LIS_CONDITION_NONE] = { "none", N_("All doctors") },
  [LIS_CONDITION_WITHOUT_MENTOR] = { "without-mentor", N_("Without a mentor") },
  [LIS_CONDITION_WITHOUT_PLACE] = { "without-place",
                                    N_("Without a place in the next half-year (drafts do not count)") },
  [LIS_CONDITION_LAST_ENDS] = { "last-ends", N_("Last period ends this year") },
  [LIS_CONDITION_STARTS] = { "starts", N_("Starts within 12 weeks") },
  [LIS_CONDITION_LEAVES] = { "leaves", N_("Leaves within 12 weeks") },
  [LIS_CONDITION_RETURNS] = { "returns", N_("Comes back within 12 weeks") },
  [LIS_CONDITION_OVER_CAPACITY] = { "over-capacity", N_("At a unit over capacity") },
  [LIS_CONDITION_FINDING] = { "finding", N_("With findings") },
};

static const Word severities[] = {
  [LIS_SEVERITY_NOTE] = { "note", N_("Notes") },
  [LIS_SEVERITY_WARNING] = { "warning", N_("Warnings") },
  [LIS_SEVERITY_SERIOUS] = { "serious", N_("Serious findings") },
};

/* Members that are ids of records. */
static const struct
{
  const char      *key;
  const LisEntity *entity;
  goffset          offset;
  gboolean         may_be_without;
} references[] = {
  { "specialty", &lis_specialty_entity, G_STRUCT_OFFSET (LisPathwayFilter, specialty), FALSE },
  { "unit", &lis_unit_entity, G_STRUCT_OFFSET (LisPathwayFilter, unit), FALSE },
  { "employer", &lis_unit_entity, G_STRUCT_OFFSET (LisPathwayFilter, employer), TRUE },
  { "mentor", &lis_person_entity, G_STRUCT_OFFSET (LisPathwayFilter, mentor), TRUE },
  { "person", &lis_person_entity, G_STRUCT_OFFSET (LisPathwayFilter, person), FALSE },
};

LisPathwayFilter
lis_pathway_filter_copy (const LisPathwayFilter *filter)
{
  LisPathwayFilter copy = *filter;

  copy.search = g_strdup (filter->search);
  return copy;
}

void
lis_pathway_filter_clear (LisPathwayFilter *filter)
{
  g_free ((char *) filter->search);
  *filter = (LisPathwayFilter){ 0 };
}

gboolean
lis_pathway_filter_equal (const LisPathwayFilter *a, const LisPathwayFilter *b)
{
  return a->group_by == b->group_by && a->today == b->today && a->specialty == b->specialty && a->unit == b->unit &&
         a->person == b->person && g_strcmp0 (a->search, b->search) == 0 && !a->with_load == !b->with_load &&
         a->sort == b->sort && !a->descending == !b->descending && a->employer == b->employer &&
         a->mentor == b->mentor && !a->only_current == !b->only_current && a->condition == b->condition &&
         a->findings == b->findings && a->severities == b->severities;
}

gboolean
lis_pathway_filter_is_narrow (const LisPathwayFilter *filter)
{
  return filter->specialty != LIS_ID_NONE || filter->unit != LIS_ID_NONE || filter->person != LIS_ID_NONE ||
         filter->employer != LIS_ID_NONE || filter->mentor != LIS_ID_NONE || filter->only_current ||
         filter->condition != LIS_CONDITION_NONE || !lis_text_is_blank (filter->search);
}

static void
append (GString *text, const char *key, const char *sign, const char *value)
{
  g_string_append_printf (text, "%s%s=%s%s", text->len > 0 ? ";" : "", key, sign, value);
}

static void
append_references (GString *text, const LisPathwayFilter *filter)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      LisId id = G_STRUCT_MEMBER (LisId, filter, references[i].offset);
      char buffer[LIS_ID_TEXT_SIZE];

      if (id == LIS_PATHWAY_WITHOUT)
        append (text, references[i].key, "", WITHOUT);
      else if (id != LIS_ID_NONE)
        append (text, references[i].key, "", lis_id_to_text (id, references[i].entity->prefix, buffer));
    }
}

static void
append_findings (GString *text, guint findings)
{
  const char *sign = "";

  for (guint i = 0; i < LIS_N_FINDING_KINDS; i++)
    if ((findings & (1u << i)) != 0)
      {
        if (sign[0] == '\0')
          append (text, "findings", "", "");
        g_string_append_printf (text, "%s%s", sign, lis_finding_kind_get_name (i));
        sign = ",";
      }
}

static void
append_severities (GString *text, guint bits)
{
  const char *sign = "";

  for (guint i = 0; i < G_N_ELEMENTS (severities); i++)
    if ((bits & (1u << i)) != 0)
      {
        if (sign[0] == '\0')
          append (text, "severities", "", "");
        g_string_append_printf (text, "%s%s", sign, severities[i].name);
        sign = ",";
      }
}

char *
lis_pathway_filter_to_text (const LisPathwayFilter *filter)
{
  GString *text = g_string_new (NULL);

  if (filter->group_by != LIS_GROUP_NONE)
    append (text, "group", "", groupings[filter->group_by].name);
  if (filter->sort != LIS_SORT_NAME || filter->descending)
    append (text, "sort", filter->descending ? "-" : "", sorts[filter->sort].name);
  append_references (text, filter);
  if (filter->only_current)
    append (text, "current", "", "yes");
  if (filter->condition != LIS_CONDITION_NONE)
    append (text, "condition", "", conditions[filter->condition].name);
  append_findings (text, filter->findings);
  append_severities (text, filter->severities);
  if (!lis_text_is_blank (filter->search))
    {
      g_autofree char *escaped = g_uri_escape_string (filter->search, NULL, FALSE);

      append (text, "search", "", escaped);
    }
  return g_string_free (text, FALSE);
}

/* The index of @name, or 0, which always means what is not said. */
static guint
find_word (const Word *words, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (words[i].name, name))
      return i;
  return 0;
}

static guint
read_bits (const char *value, gboolean of_severities)
{
  g_auto (GStrv) names = g_strsplit (value, ",", 64);
  guint bits = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      for (guint kind = 0; !of_severities && kind < LIS_N_FINDING_KINDS; kind++)
        if (g_str_equal (names[i], lis_finding_kind_get_name (kind)))
          bits |= 1u << kind;
      for (guint severity = 0; of_severities && severity < G_N_ELEMENTS (severities); severity++)
        if (g_str_equal (names[i], severities[severity].name))
          bits |= 1u << severity;
    }
  return bits;
}

static void
read_reference (LisPathwayFilter *filter, const char *key, const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      LisId *id = &G_STRUCT_MEMBER (LisId, filter, references[i].offset);

      if (!g_str_equal (references[i].key, key))
        continue;
      if (references[i].may_be_without && g_str_equal (value, WITHOUT))
        *id = LIS_PATHWAY_WITHOUT;
      else if (!lis_id_from_text (value, references[i].entity->prefix, id))
        *id = LIS_ID_NONE;
    }
}

static void
read_search (LisPathwayFilter *filter, const char *value)
{
  char *search = g_uri_unescape_string (value, NULL);

  if (search == NULL || lis_text_is_blank (search) || !g_utf8_validate (search, -1, NULL))
    {
      g_free (search);
      return;
    }
  g_free ((char *) filter->search);
  filter->search = search;
}

static void
read_value (LisPathwayFilter *filter, const char *key, const char *value)
{
  if (g_str_equal (key, "group"))
    filter->group_by = find_word (groupings, LIS_N_GROUPINGS, value);
  else if (g_str_equal (key, "sort"))
    {
      filter->descending = value[0] == '-';
      filter->sort = find_word (sorts, LIS_N_SORTS, value + filter->descending);
    }
  else if (g_str_equal (key, "current"))
    filter->only_current = g_str_equal (value, "yes");
  else if (g_str_equal (key, "condition"))
    filter->condition = find_word (conditions, LIS_N_CONDITIONS, value);
  else if (g_str_equal (key, "findings"))
    filter->findings = read_bits (value, FALSE);
  else if (g_str_equal (key, "severities"))
    filter->severities = read_bits (value, TRUE);
  else if (g_str_equal (key, "search"))
    read_search (filter, value);
  else
    read_reference (filter, key, value);
}

LisPathwayFilter
lis_pathway_filter_from_text (const char *text)
{
  LisPathwayFilter filter = { 0 };
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *value = strchr (parts[i], '=');

      if (value == NULL)
        continue;
      *value++ = '\0';
      read_value (&filter, parts[i], value);
    }
  return filter;
}

const char *
lis_pathway_condition_get_label (LisPathwayCondition condition)
{
  g_return_val_if_fail ((guint) condition < LIS_N_CONDITIONS, "");

  return _(conditions[condition].label);
}

const char *
lis_pathway_sort_get_label (LisPathwaySort sort)
{
  g_return_val_if_fail ((guint) sort < LIS_N_SORTS, "");

  return _(sorts[sort].label);
}

const char *
lis_group_by_get_label (LisGroupBy group_by)
{
  g_return_val_if_fail ((guint) group_by < LIS_N_GROUPINGS, "");

  return _(groupings[group_by].label);
}

static char *
name_person (const LisPlanData *data, LisId id)
{
  const LisPerson *person = lis_plan_data_find (data, LIS_ENTITY_PERSON, id);

  return person != NULL ? lis_person_get_name (person) : g_strdup ("?");
}

static char *
describe_mentor (const LisPlanData *data, LisId id)
{
  g_autofree char *name = name_person (data, id);

  /* Translators: only doctors whose mentor this is. */
  return g_strdup_printf (_("Mentor: %s"), name);
}

static void
describe_references (GPtrArray *words, const LisPathwayFilter *filter, const LisPlanData *data)
{
  const LisSpecialty *specialty = lis_plan_data_find (data, LIS_ENTITY_SPECIALTY, filter->specialty);

  if (filter->specialty != LIS_ID_NONE)
    g_ptr_array_add (words, g_strdup (specialty != NULL ? specialty->name : "?"));
  if (filter->unit != LIS_ID_NONE)
    g_ptr_array_add (words, lis_place_format (data, filter->unit));
  if (filter->employer == LIS_PATHWAY_WITHOUT)
    g_ptr_array_add (words, g_strdup (_("Without employer on this day")));
  else if (filter->employer != LIS_ID_NONE)
    g_ptr_array_add (words, lis_place_format (data, filter->employer));
  if (filter->mentor == LIS_PATHWAY_WITHOUT)
    g_ptr_array_add (words, g_strdup (_("Without mentor on this day")));
  else if (filter->mentor != LIS_ID_NONE)
    g_ptr_array_add (words, describe_mentor (data, filter->mentor));
  if (filter->person != LIS_ID_NONE)
    g_ptr_array_add (words, name_person (data, filter->person));
}

static void
describe_condition (GPtrArray *words, const LisPathwayFilter *filter)
{
  gboolean told = FALSE;

  for (guint i = 0; filter->condition == LIS_CONDITION_FINDING && i < LIS_N_FINDING_KINDS; i++)
    if ((filter->findings & (1u << i)) != 0)
      {
        g_ptr_array_add (words, g_strdup (lis_finding_kind_get_title (i)));
        told = TRUE;
      }
  for (guint i = 0; filter->condition == LIS_CONDITION_FINDING && i < G_N_ELEMENTS (severities); i++)
    if ((filter->severities & (1u << i)) != 0)
      {
        g_ptr_array_add (words, g_strdup (_(severities[i].label)));
        told = TRUE;
      }
  if (!told && filter->condition != LIS_CONDITION_NONE)
    g_ptr_array_add (words, g_strdup (lis_pathway_condition_get_label (filter->condition)));
}

char **
lis_pathway_filter_describe (const LisPathwayFilter *filter, const LisPlanData *data)
{
  GPtrArray *words = g_ptr_array_new ();

  describe_references (words, filter, data);
  if (filter->only_current)
    g_ptr_array_add (words, g_strdup (_("In training today")));
  describe_condition (words, filter);
  if (!lis_text_is_blank (filter->search))
    /* Translators: what was searched for. */
    g_ptr_array_add (words, g_strdup_printf (C_("search", "“%s”"), filter->search));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}
