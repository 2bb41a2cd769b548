/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-pathway-copy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-csv.h"
#include "lis-entity.h"
#include "lis-pathway-cells.h"
#include "lis-place.h"
#include "lis-text.h"

/* In this order; notes stay here, since what is copied goes to others. */
static const char *const copied_fields[] = {
  "person", "unit", "start", "end", "share", "state", "kind", "months", "wished_unit", "window_start", "window_end",
};

typedef struct
{
  LisPathways *pathways;
  GString     *text;
  guint        n_periods;
  GHashTable  *people; /* folded name → how many are called that */
  GHashTable  *places; /* folded name → how many */
  GHashTable  *texts;  /* LisId of a person or unit → how it is written */
} Copy;

static void
count_name (GHashTable *names, const char *name)
{
  char *folded = lis_text_fold (name != NULL ? name : "");
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (names, folded));

  g_hash_table_replace (names, folded, GUINT_TO_POINTER (n + 1));
}

static gboolean
is_alone (GHashTable *names, const char *name)
{
  g_autofree char *folded = lis_text_fold (name);

  return GPOINTER_TO_UINT (g_hash_table_lookup (names, folded)) == 1;
}

/* Codes and other ways to write a unit stand in the same line of names: one that is called what another is written as
 * does not stand alone. */
static void
count_unit_names (GHashTable *names, const LisUnit *unit)
{
  g_auto (GStrv) variants = unit->variants != NULL ? g_strsplit_set (unit->variants, "|\n", -1) : NULL;

  count_name (names, unit->name);
  if (unit->code != NULL && g_strcmp0 (unit->code, unit->name) != 0)
    count_name (names, unit->code);
  for (guint i = 0; variants != NULL && variants[i] != NULL; i++)
    if (g_strcmp0 (g_strstrip (variants[i]), unit->name) != 0)
      count_name (names, variants[i]);
}

static void
count_names (Copy *copy)
{
  const LisPlanData *data = copy->pathways->data;

  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_PERSON); i++)
    {
      g_autofree char *name = lis_person_get_name (lis_plan_data_get (data, LIS_ENTITY_PERSON, i));

      count_name (copy->people, name);
    }
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_UNIT); i++)
    count_unit_names (copy->places, lis_plan_data_get (data, LIS_ENTITY_UNIT, i));
}

static char *
write_id (LisEntityType type, LisId id)
{
  char text[LIS_ID_TEXT_SIZE];

  return g_strdup (lis_id_to_text (id, lis_entity_get (type)->prefix, text));
}

static char *
write_person (Copy *copy, LisId id)
{
  const LisPerson *person = lis_plan_data_find (copy->pathways->data, LIS_ENTITY_PERSON, id);
  g_autofree char *name = person != NULL ? lis_person_get_name (person) : NULL;

  if (name != NULL && is_alone (copy->people, name))
    return g_steal_pointer (&name);
  return write_id (LIS_ENTITY_PERSON, id);
}

/* "Ortopedisk avdeling / St. Olavs hospital" where several are called that. */
static char *
write_unit (Copy *copy, LisId id)
{
  const LisPlanData *data = copy->pathways->data;
  const LisUnit *unit = lis_plan_data_find (data, LIS_ENTITY_UNIT, id);
  const LisUnit *parent = unit != NULL ? lis_plan_data_find (data, LIS_ENTITY_UNIT, unit->parent) : NULL;

  if (unit != NULL && is_alone (copy->places, unit->name))
    return g_strdup (unit->name);
  if (parent != NULL && is_alone (copy->places, parent->name) && strstr (unit->name, " / ") == NULL
      && strstr (parent->name, " / ") == NULL)
    return g_strdup_printf ("%s / %s", unit->name, parent->name);
  return write_id (LIS_ENTITY_UNIT, id);
}

static const char *
write_reference (Copy *copy, const LisField *field, LisId id)
{
  char *text = g_hash_table_lookup (copy->texts, &id);

  if (id == LIS_ID_NONE)
    return "";
  if (text == NULL)
    {
      text = strcmp (field->target, "person") == 0 ? write_person (copy, id) : write_unit (copy, id);
      g_hash_table_insert (copy->texts, g_memdup2 (&id, sizeof id), text);
    }
  return text;
}

/* After a tab. Tabs and line ends in the text would begin another cell. */
static void
append_cell (GString *line, const char *text)
{
  g_string_append_c (line, '\t');
  if (lis_csv_needs_guard (text))
    g_string_append_c (line, '\'');
  for (const char *c = text; *c != '\0'; c++)
    g_string_append_c (line, *c == '\t' || *c == '\n' || *c == '\r' ? ' ' : *c);
}

static const LisField *
get_field (guint i)
{
  return lis_entity_find_field (&lis_period_entity, copied_fields[i]);
}

static void
append_headers (Copy *copy)
{
  g_string_append (copy->text, "ID");
  for (guint i = 0; i < G_N_ELEMENTS (copied_fields); i++)
    append_cell (copy->text, lis_field_get_label (get_field (i)));
  g_string_append_c (copy->text, '\n');
}

static void
append_period (Copy *copy, const LisPeriod *period)
{
  g_autofree char *id = write_id (LIS_ENTITY_PERIOD, period->record.id);

  g_string_append (copy->text, id);
  for (guint i = 0; i < G_N_ELEMENTS (copied_fields); i++)
    {
      const LisField *field = get_field (i);
      g_autofree char *value = NULL;

      if (field->type == LIS_FIELD_REFERENCE)
        value = g_strdup (write_reference (copy, field, lis_field_get (field, period)));
      else
        value = lis_field_format (field, period);
      append_cell (copy->text, value);
    }
  g_string_append_c (copy->text, '\n');
  copy->n_periods++;
}

/* @only: LIS_ID_NONE for all of the doctor. */
static void
append_doctor (Copy *copy, guint row, LisId only)
{
  for (guint line = 0;; line++)
    {
      const LisPathwayBar *bar = lis_pathways_get_line (copy->pathways, row, line);

      if (bar == NULL)
        return;
      if (only == LIS_ID_NONE || bar->period->record.id == only)
        append_period (copy, bar->period);
    }
}

static void
append_rows (Copy *copy, LisSelection *selection)
{
  gboolean any = lis_selection_count (selection) > 0;
  LisId focused = lis_selection_get_person (selection), period = lis_selection_get_period (selection);

  for (guint row = 0; row < copy->pathways->rows->len; row++)
    {
      LisId person = g_array_index (copy->pathways->rows, LisPathwayRow, row).person->record.id;

      if (any ? lis_selection_contains (selection, person) : person == focused)
        append_doctor (copy, row, any ? LIS_ID_NONE : period);
    }
}

char *
lis_session_copy_pathways (LisSession *session, guint *n_periods)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  Copy copy = { lis_session_get_pathways (session), text, 0, people, places, texts };

  if (copy.pathways != NULL)
    {
      count_names (&copy);
      append_headers (&copy);
      append_rows (&copy, lis_session_get_selection (session));
    }
  if (n_periods != NULL)
    *n_periods = copy.n_periods;
  return copy.n_periods > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
