/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-text.h"

static const LisUnit *
find_unit (const LisPlanData *data, LisId id)
{
  return lis_plan_data_find (data, LIS_ENTITY_UNIT, id);
}

const LisUnit *
lis_place_get_legal_employer (const LisPlanData *data, LisId id)
{
  const LisUnit *unit = find_unit (data, id);
  const LisUnit *topmost = unit;

  for (guint depth = 0; unit != NULL && depth < LIS_PLACE_MAX_DEPTH; depth++)
    {
      const LisUnit *named = find_unit (data, unit->legal_employer);

      if (named != NULL)
        return named;
      if (unit->level == LIS_UNIT_TRUST || unit->level == LIS_UNIT_PRIVATE)
        return unit;
      topmost = unit;
      unit = find_unit (data, unit->parent);
    }
  return topmost;
}

static gboolean
is_part_of_hospital (const LisUnit *unit)
{
  return unit->level == LIS_UNIT_DEPARTMENT || unit->level == LIS_UNIT_SECTION;
}

const LisUnit *
lis_place_get_hospital (const LisPlanData *data, const LisUnit *unit)
{
  if (!is_part_of_hospital (unit))
    return NULL;
  for (guint depth = 0; unit != NULL && depth < LIS_PLACE_MAX_DEPTH; depth++)
    {
      if (!is_part_of_hospital (unit))
        return unit;
      unit = find_unit (data, unit->parent);
    }
  return NULL;
}

gboolean
lis_place_is_within (const LisPlanData *data, LisId id, LisId ancestor)
{
  for (guint depth = 0; id != LIS_ID_NONE && depth < LIS_PLACE_MAX_DEPTH; depth++)
    {
      const LisUnit *unit;

      if (id == ancestor)
        return TRUE;
      unit = find_unit (data, id);
      id = unit != NULL ? unit->parent : LIS_ID_NONE;
    }
  return FALSE;
}

char *
lis_place_format (const LisPlanData *data, LisId id)
{
  const LisUnit *unit = find_unit (data, id);
  const LisUnit *hospital = unit != NULL ? lis_place_get_hospital (data, unit) : NULL;
  g_autofree char *name = NULL, *hospital_name = NULL;
  char text[LIS_ID_TEXT_SIZE];

  if (unit == NULL)
    return g_strdup (lis_id_to_text (id, lis_unit_entity.prefix, text));
  if (hospital == NULL)
    return g_strdup (unit->name);
  name = lis_text_fold (unit->name);
  hospital_name = lis_text_fold (hospital->name);
  /* Departments are often entered with the hospital in their name already. */
  if (strstr (name, hospital_name) != NULL)
    return g_strdup (unit->name);
  /* Translators: department, hospital. */
  return g_strdup_printf (C_("place", "%s, %s"), unit->name, hospital->name);
}

static gboolean
is_nearer_home (const LisEmployment *a, const LisEmployment *b)
{
  if (a->kind != b->kind)
    return a->kind < b->kind;
  return a->start != b->start ? a->start < b->start : a->record.id < b->record.id;
}

const LisEmployment *
lis_place_find_home (const LisPlanData *data, const guint32 *employments, guint n, LisDate day)
{
  const LisEmployment *home = NULL;

  for (guint i = 0; i < n; i++)
    {
      const LisEmployment *employment = lis_plan_data_get (data, LIS_ENTITY_EMPLOYMENT, employments[i]);

      if (employment->kind == LIS_POST_ROTATION ||
          !lis_date_range_contains (lis_date_range_new (employment->start, employment->end), day))
        continue;
      if (home == NULL || is_nearer_home (employment, home))
        home = employment;
    }
  return home;
}
