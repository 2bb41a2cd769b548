/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-sheet-words.h"

#include <glib/gi18n-lib.h>

#include "lis-number.h"
#include "lis-place.h"

const char *
lis_sheet_take (GStringChunk *texts, char *text)
{
  g_autofree char *taken = text;

  return taken != NULL ? g_string_chunk_insert (texts, taken) : NULL;
}

const char *
lis_sheet_days (GStringChunk *texts, LisDateRange range)
{
  g_autofree char *first = range.start > LIS_DATE_MIN ? lis_date_format_medium (range.start) : NULL;
  g_autofree char *last = range.end < LIS_DATE_MAX ? lis_date_format_medium (range.end - 1) : NULL;

  if (first != NULL && last != NULL)
    /* Translators: first day, last day. */
    return lis_sheet_take (texts, g_strdup_printf (_("%s to %s"), first, last));
  if (first != NULL)
    /* Translators: everything from a day on, in the middle of a line: “permanent, 100 %, from 1 May 2026”. */
    return lis_sheet_take (texts, g_strdup_printf (C_("days", "from %s"), first));
  if (last != NULL)
    return lis_sheet_take (texts, g_strdup_printf (C_("days", "until %s"), last));
  return _("without dates");
}

const char *
lis_sheet_share (GStringChunk *texts, gint32 share)
{
  g_autofree char *number = lis_number_format (share, LIS_SHARE_PERCENT, 1);

  return lis_sheet_take (texts, g_strdup_printf (_("%s %%"), number));
}

const char *
lis_sheet_place (GStringChunk *texts, const LisPlanData *data, LisId unit)
{
  return unit != LIS_ID_NONE ? lis_sheet_take (texts, lis_place_format (data, unit)) : NULL;
}

const char *
lis_sheet_person (GStringChunk *texts, const LisPlanData *data, LisId id)
{
  const LisPerson *person = lis_plan_data_find (data, LIS_ENTITY_PERSON, id);

  return person != NULL ? lis_sheet_take (texts, lis_person_get_name (person)) : NULL;
}

const char *
lis_sheet_specialty (const LisPlanData *data, LisId id)
{
  const LisSpecialty *specialty = lis_plan_data_find (data, LIS_ENTITY_SPECIALTY, id);

  return specialty != NULL ? specialty->name : NULL;
}

const char *
lis_sheet_choice (const LisChoice *choices, gint32 value)
{
  const LisChoice *choice = lis_choice_find (choices, value);

  return choice != NULL ? _(choice->label) : NULL;
}
