/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-import-guess.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-grid-header.h"
#include "lis-import-columns.h"
#include "lis-text.h"

/* A title and a line of explanation may stand above the headers. */
#define SEARCHED_ROWS 10
#define MIN_MONTHS 3
#define MIN_PLAN_WORDS 2
/* Two headers that fit, and nothing that is missing. */
#define MIN_RATE 2
/* Vision and background stand before the first table of a plan. */
#define PLAN_ROWS 100

static guint
count_months (const LisTable *table, guint row)
{
  guint n = 0;
  int year, month;

  for (guint column = 0; column < lis_table_get_width (table, row); column++)
    n += lis_grid_parse_month (lis_table_get_cell (table, row, column), &year, &month);
  return n;
}

/* What the document calls itself, in a line of its own. */
static gboolean
is_plan_title (const LisTable *table, guint row)
{
  g_autofree char *folded = lis_text_fold (lis_table_get_cell (table, row, 0));

  return strstr (folded, "handlingsplan") != NULL || strstr (folded, "tiltaksplan") != NULL
         || strstr (folded, "action plan") != NULL;
}

/* Headers that only action plans have, in the words of those that are about. */
static guint
count_plan_words (const LisTable *table, guint row)
{
  static const char *const words[] = { "tiltak", "delmal", "delmål", "innsatsomrade", "oppstart", "frist", "ansvar",
                                       "ansvarlig", "ansvarleg", "effekt", "measure", "due" };
  guint n = 0;

  for (guint column = 0; column < lis_table_get_width (table, row); column++)
    {
      g_autofree char *folded = lis_text_fold (lis_table_get_cell (table, row, column));

      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        if (g_str_has_prefix (folded, words[i]))
          {
            n++;
            break;
          }
    }
  return n;
}

static gboolean
is_name_of (const LisEntity *entity, const char *folded)
{
  const char *const names[] = { entity->name, lis_entity_get_label (entity), lis_entity_get_plural (entity),
                                entity->label, entity->plural };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = lis_text_fold (names[i]);

      if (strcmp (name, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

/* By the file's name without its ending: "period.csv", "perioder.xlsx". */
static const LisEntity *
find_by_name (const LisTable *table)
{
  const char *dot = strrchr (table->name, '.');
  g_autofree char *stem = g_strndup (table->name, dot != NULL ? (gsize) (dot - table->name) : strlen (table->name));
  g_autofree char *folded = lis_text_fold (stem);

  for (int type = 0; type < LIS_N_ENTITIES; type++)
    if (is_name_of (lis_entity_get ((LisEntityType) type), folded))
      return lis_entity_get ((LisEntityType) type);
  return NULL;
}

static gboolean
has_field (const LisTable *table, guint row, const LisEntity *entity, const LisField *field)
{
  for (guint column = 0; column < lis_table_get_width (table, row); column++)
    if (lis_columns_find_header (entity, lis_table_get_cell (table, row, column)) == field)
      return TRUE;
  return FALSE;
}

/* Other required fields have a preset. */
static gboolean
must_stand (const LisField *field)
{
  return field->flags & LIS_FIELD_REQUIRED
         && (field->type == LIS_FIELD_REFERENCE || field->type == LIS_FIELD_TEXT
             || (field->type == LIS_FIELD_CHOICE && field->preset == 0));
}

/* How many headers of the row are fields of the entity; a field that every record must have and that has no column
 * speaks against it. */
static int
rate_row (const LisTable *table, guint row, const LisEntity *entity)
{
  int rate = 0;

  for (guint column = 0; column < lis_table_get_width (table, row); column++)
    rate += 2 * lis_columns_is_header (entity, lis_table_get_cell (table, row, column));
  for (guint i = 0; rate > 0 && i < entity->n_fields; i++)
    if (must_stand (&entity->fields[i]) && !has_field (table, row, entity, &entity->fields[i]))
      rate--;
  return rate;
}

/* What departments keep tables of, and a doctor, a place and two days mean there. */
static gboolean
is_usual (const LisEntity *entity)
{
  return entity->type == LIS_ENTITY_PERIOD || entity->type == LIS_ENTITY_PERSON
         || entity->type == LIS_ENTITY_EMPLOYMENT || entity->type == LIS_ENTITY_TRAINING;
}

static int
rate (const LisTable *table, const LisEntity *entity)
{
  int best = 0;

  for (guint row = 0; row < MIN (lis_table_count (table), SEARCHED_ROWS); row++)
    best = MAX (best, rate_row (table, row, entity));
  return best > 0 ? best + is_usual (entity) : 0;
}

/* What the headers fit best; of two that they fit as well, the one with fewer other fields. */
static const LisEntity *
find_by_headers (const LisTable *table)
{
  const LisEntity *found = NULL;
  int best = MIN_RATE;

  for (int type = 0; type < LIS_N_ENTITIES; type++)
    {
      const LisEntity *entity = lis_entity_get ((LisEntityType) type);
      int rated = rate (table, entity);

      if (rated > best || (rated == best && found != NULL && entity->n_fields < found->n_fields))
        {
          best = rated;
          found = entity;
        }
    }
  return found;
}

LisImportKind
lis_import_guess (const LisTable *table, LisEntityType *type)
{
  const LisEntity *entity = find_by_name (table);
  guint plan_words = 0;

  for (guint row = 0; row < MIN (lis_table_count (table), PLAN_ROWS) && entity == NULL; row++)
    {
      if (row < SEARCHED_ROWS && count_months (table, row) >= MIN_MONTHS)
        return LIS_IMPORT_GRID;
      plan_words = MAX (plan_words, is_plan_title (table, row) ? MIN_PLAN_WORDS : count_plan_words (table, row));
    }
  if (entity == NULL && plan_words >= MIN_PLAN_WORDS)
    return LIS_IMPORT_ACTION_PLAN;
  if (entity == NULL)
    entity = find_by_headers (table);
  if (entity == NULL)
    return LIS_IMPORT_NONE;
  *type = entity->type;
  return LIS_IMPORT_TABLE;
}
