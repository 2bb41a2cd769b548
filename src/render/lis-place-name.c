/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-place-name.h"

#include "lis-reference.h"

/* A chain of units longer than this goes in a circle. */
#define MOST_LEVELS 10

static const LisUnit *
find_unit (const LisPlanData *data, LisId id)
{
  return lis_plan_data_find (data, LIS_ENTITY_UNIT, id);
}

char *
lis_place_get_name (const LisPlanData *data, LisId id)
{
  const LisUnit *unit = find_unit (data, id);
  const LisUnit *above = unit;

  if (unit == NULL)
    return g_strdup ("");
  for (int level = 0; above != NULL && level < MOST_LEVELS; level++)
    {
      if (above->level != LIS_UNIT_DEPARTMENT && above->level != LIS_UNIT_SECTION)
        break;
      above = find_unit (data, above->parent);
    }
  if (above == NULL || above == unit)
    return g_strdup (unit->name);
  return g_strdup_printf ("%s, %s", unit->name, above->name);
}
