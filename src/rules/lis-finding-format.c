/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-finding.h"
#include "lis-number.h"
#include "lis-pathway.h"
#include "lis-people.h"
#include "lis-place.h"

/* So many names stand in a sentence; of a longer list the rest is counted. */
#define MAX_NAMES 12

static char *
format_name (const LisPlanData *data, LisId id)
{
  const LisPerson *person = lis_plan_data_find (data, LIS_ENTITY_PERSON, id);
  char text[LIS_ID_TEXT_SIZE];

  return person != NULL ? lis_person_get_name (person)
                        : g_strdup (lis_id_to_text (id, lis_person_entity.prefix, text));
}

/* "1 March 2026 to 30 June 2026", or what there is of it. */
static char *
format_days (LisDateRange range)
{
  gboolean starts = range.start > LIS_DATE_MIN, ends = range.end < LIS_DATE_MAX;
  g_autofree char *first = starts ? lis_date_format_medium (range.start) : NULL;
  g_autofree char *last = ends ? lis_date_format_medium (range.end - 1) : NULL;

  if (starts && lis_date_range_days (range) == 1)
    /* Translators: a single day in a sentence: "on 1 Mar 2026". */
    return g_strdup_printf (_("on %s"), first);
  if (starts && ends)
    /* Translators: first day, last day, in a sentence. */
    return g_strdup_printf (_("from %s to %s"), first, last);
  if (starts)
    return g_strdup_printf (_("from %s on"), first);
  if (ends)
    return g_strdup_printf (_("until %s"), last);
  return g_strdup (_("at all times"));
}

static char *
format_percent (gint32 share)
{
  g_autofree char *number = lis_number_format (share, LIS_SHARE_PERCENT, 2);

  return g_strdup_printf (_("%s %%"), number);
}

/* "Kari Nordmann, Ola Nordmann and Bo Aas". */
static char *
format_names (const LisPlanData *data, const LisId *people, guint n)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *last = NULL;
  guint shown = MIN (n, MAX_NAMES);

  if (n == 0)
    return g_strdup ("");
  for (guint i = 0; i + 1 < shown || (i < shown && shown < n); i++)
    {
      g_autofree char *name = format_name (data, people[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  if (shown < n)
    last = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more", "%u more", n - shown), n - shown);
  else
    last = format_name (data, people[n - 1]);
  if (names->len == 0)
    return g_steal_pointer (&last);
  /* Translators: end of a list: "A, B" and "C". */
  return g_strdup_printf (C_("list", "%s and %s"), names->str, last);
}

static char *
format_places (const LisFinding *finding)
{
  g_autofree char *taken = lis_number_format (finding->amount, LIS_SHARE_FULL, 2);
  guint places = (guint) (finding->limit / LIS_SHARE_FULL);

  /* Translators: doctors at a unit and its training places: "3 of 2 places". */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s of %u place", "%s of %u places", places), taken, places);
}

/* A unit, and the specialty its places are for. */
static char *
format_unit (const LisFinding *finding, const LisPlanData *data)
{
  const LisSpecialty *specialty = lis_plan_data_find (data, LIS_ENTITY_SPECIALTY, finding->specialty);
  g_autofree char *place = lis_place_format (data, finding->unit);

  if (specialty == NULL)
    return g_steal_pointer (&place);
  return g_strdup_printf ("%s (%s)", place, specialty->name);
}

static char *
format_capacity (const LisFinding *finding, const LisPlanData *data, const char *days)
{
  g_autofree char *unit = format_unit (finding, data);
  g_autofree char *places = format_places (finding);
  g_autofree char *names = format_names (data, finding->others, finding->n_others);
  g_autofree char *worst = lis_date_format_medium (finding->worst_day);
  gboolean same = finding->n_steps <= 1;

  if (finding->proposed && same)
    /* Translators: unit, "3 of 2 places", days, names. */
    return g_strdup_printf (_("%s: %s if what is proposed is agreed, %s: %s"), unit, places, days, names);
  if (finding->proposed)
    /* Translators: unit, "3 of 2 places", the worst day, all days, names. */
    return g_strdup_printf (_("%s: %s on %s if what is proposed is agreed, too many %s: %s"), unit, places, worst, days,
                            names);
  if (same)
    /* Translators: unit, "3 of 2 places", days, names. */
    return g_strdup_printf (_("%s: %s %s: %s"), unit, places, days, names);
  /* Translators: unit, "3 of 2 places", the worst day, all days, names. */
  return g_strdup_printf (_("%s: %s on %s, too many %s: %s"), unit, places, worst, days, names);
}

static char *
format_shares (const LisFinding *finding, const char *name, const char *days)
{
  g_autofree char *share = format_percent (finding->amount);

  if (finding->proposed)
    /* Translators: doctor, "150 %", days. */
    return g_strdup_printf (_("%s: %s of full time if what is proposed is agreed, %s"), name, share, days);
  /* Translators: doctor, "150 %", days. */
  return g_strdup_printf (_("%s: %s of full time %s"), name, share, days);
}

static char *
format_gap (const LisFinding *finding, const char *name, const char *days)
{
  int n = lis_date_range_days (finding->range);

  /* Translators: doctor, number of days, "from … to …". */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %d day without any period, %s",
                                       "%s: %d days without any period, %s", (gulong) n),
                          name, n, days);
}

static char *
format_employment (const LisFinding *finding, const LisPlanData *data, const char *name, const char *days)
{
  g_autofree char *place = NULL;

  if (finding->unit == LIS_ID_NONE)
    /* Translators: doctor, days. */
    return g_strdup_printf (_("%s: placed without being employed %s"), name, days);
  place = lis_place_format (data, finding->unit);
  /* Translators: doctor, place, days. */
  return g_strdup_printf (_("%s: placed at %s without being employed %s"), name, place, days);
}

static char *
format_without_place (const LisFinding *finding, const LisPlanData *data, const char *name, const char *days)
{
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: doctor. */
  g_string_printf (text, _("%s: a period without a place"), name);
  if (finding->range.start > LIS_DATE_MIN || finding->range.end < LIS_DATE_MAX)
    g_string_append_printf (text, " %s", days);
  if (finding->unit != LIS_ID_NONE)
    {
      g_autofree char *wished = lis_place_format (data, finding->unit);

      /* Translators: after "a period without a place": where it is wished for. */
      g_string_append_printf (text, _(", wanted at %s"), wished);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
format_without_dates (const LisFinding *finding, const LisPlanData *data, const char *name)
{
  const LisPeriod *period = lis_plan_data_find (data, LIS_ENTITY_PERIOD, finding->period);
  g_autofree char *place = finding->unit != LIS_ID_NONE ? lis_place_format (data, finding->unit) : NULL;
  const char *missing = _("without dates");

  if (period != NULL && lis_date_is_set (period->start))
    missing = _("without a last day");
  else if (period != NULL && lis_date_is_set (period->end))
    missing = _("without a first day");
  if (place == NULL)
    /* Translators: doctor, "without dates". */
    return g_strdup_printf (_("%s: a period %s"), name, missing);
  /* Translators: doctor, "without dates", place. */
  return g_strdup_printf (_("%s: a period %s at %s"), name, missing, place);
}

char *
lis_finding_format (const LisFinding *finding, const LisPlanData *data)
{
  g_autofree char *name = format_name (data, finding->person);
  g_autofree char *days = format_days (finding->range);

  switch (finding->kind)
    {
    case LIS_FINDING_SHARE_ABOVE_FULL:
      return format_shares (finding, name, days);
    case LIS_FINDING_SHARED_DAY:
      /* Translators: doctor, "on 30 Jun 2026". */
      return g_strdup_printf (_("%s: two periods share the day of the hand-over, %s"), name, days);
    case LIS_FINDING_GAP:
      return format_gap (finding, name, days);
    case LIS_FINDING_OUTSIDE_EMPLOYMENT:
      return format_employment (finding, data, name, days);
    case LIS_FINDING_OVER_CAPACITY:
      return format_capacity (finding, data, days);
    case LIS_FINDING_WITHOUT_PLACE:
      return format_without_place (finding, data, name, days);
    case LIS_FINDING_WITHOUT_DATES:
      return format_without_dates (finding, data, name);
    case LIS_FINDING_WITHOUT_MENTOR:
      /* Translators: doctor, days. */
      return g_strdup_printf (_("%s: no mentor %s"), name, days);
    case LIS_N_FINDING_KINDS:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

static char *
format_mark_of_places (const LisFinding *finding)
{
  g_autofree char *taken = lis_number_format (finding->amount, LIS_SHARE_FULL, 2);

  /* Translators: doctors and places on a bar, as short as can be: "3 of 2". */
  return g_strdup_printf (C_("mark", "%s of %d"), taken, finding->limit / LIS_SHARE_FULL);
}

char *
lis_finding_format_mark (const LisFinding *finding)
{
  int days = lis_date_range_days (finding->range);

  switch (finding->kind)
    {
    case LIS_FINDING_SHARE_ABOVE_FULL:
      return format_percent (finding->amount);
    case LIS_FINDING_SHARED_DAY:
      /* Translators: one day on which two periods overlap, at most some twelve letters. */
      return g_strdup (C_("mark", "1 day twice"));
    case LIS_FINDING_GAP:
      /* Translators: at most some twelve letters. */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "gap %d day", "gap %d days", (gulong) days), days);
    case LIS_FINDING_OUTSIDE_EMPLOYMENT:
      /* Translators: at most some twelve letters. */
      return g_strdup (C_("mark", "not employed"));
    case LIS_FINDING_OVER_CAPACITY:
      return format_mark_of_places (finding);
    case LIS_FINDING_WITHOUT_PLACE:
      /* Translators: at most some twelve letters. */
      return g_strdup (C_("mark", "no place"));
    case LIS_FINDING_WITHOUT_DATES:
      /* Translators: at most some twelve letters. */
      return g_strdup (C_("mark", "no dates"));
    case LIS_FINDING_WITHOUT_MENTOR:
      /* Translators: at most some twelve letters. */
      return g_strdup (C_("mark", "no mentor"));
    case LIS_N_FINDING_KINDS:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}
