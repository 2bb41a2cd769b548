/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-number.h"
#include "lis-overview.h"
#include "lis-place.h"

char *
lis_overview_format_action (const LisPathways *pathways, const LisOverviewAction *action)
{
  g_return_val_if_fail (pathways->findings != NULL && action->finding < pathways->findings->len, g_strdup (""));

  return lis_finding_format (&g_array_index (pathways->findings, LisFinding, action->finding), pathways->data);
}

char *
lis_overview_get_action_filter (const LisOverviewAction *action)
{
  LisPathwayFilter filter = { .person = action->person };

  if (action->person == LIS_ID_NONE)
    filter.unit = action->unit;
  return lis_pathway_filter_to_text (&filter);
}

char *
lis_overview_format_person (const LisPathways *pathways, LisId id)
{
  const LisPerson *person = lis_plan_data_find (pathways->data, LIS_ENTITY_PERSON, id);

  return person != NULL ? lis_person_get_name (person) : g_strdup ("?");
}

static char *
format_place (const LisPathways *pathways, LisId unit, LisId id)
{
  const LisPeriod *period = lis_plan_data_find (pathways->data, LIS_ENTITY_PERIOD, id);
  const LisChoice *kind = period != NULL ? lis_choice_find (lis_period_kinds, period->kind) : NULL;

  if (unit != LIS_ID_NONE)
    return lis_place_format (pathways->data, unit);
  if (period != NULL && period->kind == LIS_PERIOD_SERVICE)
    return g_strdup (_("Without a place"));
  return g_strdup (kind != NULL ? _(kind->label) : "");
}

char *
lis_overview_format_from (const LisPathways *pathways, const LisOverviewMove *move)
{
  return format_place (pathways, move->from, move->from_period);
}

char *
lis_overview_format_to (const LisPathways *pathways, const LisOverviewMove *move)
{
  return format_place (pathways, move->to, move->to_period);
}

char *
lis_overview_format_unit (const LisOverviewUnit *unit)
{
  g_autofree char *amount = lis_number_format (unit->amount, LIS_SHARE_FULL, 2);
  guint places = (guint) (MAX (unit->limit, unit->amount) / LIS_SHARE_FULL);

  if (unit->limit < 0)
    /* Translators: training places that nobody is planned for. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s place free", "%s places free", places), amount);
  places = (guint) (unit->limit / LIS_SHARE_FULL);
  /* Translators: doctors at a unit and its training places: "3 of 2 places". */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s of %u place", "%s of %u places", places), amount, places);
}
