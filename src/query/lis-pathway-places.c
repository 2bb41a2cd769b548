/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-pathways-private.h"
#include "lis-place.h"

/* A code longer than this is no short name. */
#define MAX_CODE_LENGTH 10

static const char *
make_away_label (LisPathwaysPrivate *self, const LisUnit *unit, const LisUnit *hospital)
{
  g_autofree char *label = NULL;

  /* Translators: hospital, department: a place away from home, where the hospital tells most. */
  label = g_strdup_printf (C_("place away", "%s, %s"), hospital->name, unit->name);
  return g_string_chunk_insert (self->answer.texts, label);
}

static void
make_place (LisPathwaysPrivate *self, const LisUnit *unit, LisPathwayPlace *place)
{
  const LisUnit *hospital = lis_place_get_hospital (self->answer.data, unit);
  g_autofree char *full = NULL;

  place->legal_employer = lis_place_get_legal_employer (self->answer.data, unit->record.id);
  if (unit->code != NULL && g_utf8_strlen (unit->code, -1) <= MAX_CODE_LENGTH)
    {
      place->label = place->away_label = unit->code;
      return;
    }
  full = lis_place_format (self->answer.data, unit->record.id);
  if (g_str_equal (full, unit->name))
    {
      place->label = place->away_label = unit->name;
      return;
    }
  place->label = g_string_chunk_insert (self->answer.texts, full);
  place->away_label = hospital != NULL ? make_away_label (self, unit, hospital) : place->label;
}

void
lis_pathways_make_places (LisPathwaysPrivate *self)
{
  const LisPlanData *data = self->answer.data;
  guint n = lis_plan_data_count (data, LIS_ENTITY_UNIT);

  g_free (self->places);
  self->places = g_new0 (LisPathwayPlace, n);
  for (guint i = 0; i < n; i++)
    make_place (self, lis_plan_data_get (data, LIS_ENTITY_UNIT, i), &self->places[i]);
}
