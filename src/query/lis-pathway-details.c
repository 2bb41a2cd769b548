/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-pathway-details.h"

#include <glib/gi18n-lib.h>

#include "lis-number.h"
#include "lis-pathways-private.h"
#include "lis-place.h"

static void
clear_fact (gpointer data)
{
  g_free (((LisPathwayFact *) data)->label);
  g_free (((LisPathwayFact *) data)->value);
}

/* Takes @value; an empty one is no fact. */
static void
add_fact (LisPathwayDetails *details, const char *label, char *value)
{
  LisPathwayFact fact = { g_strdup (label), value };

  if (value != NULL && *value != '\0')
    g_array_append_val (details->facts, fact);
  else
    clear_fact (&fact);
}

static char *
get_choice (const LisChoice *choices, gint32 value)
{
  const LisChoice *choice = lis_choice_find (choices, value);

  return choice != NULL ? g_strdup (_(choice->label)) : NULL;
}

static char *
format_days (LisDate start, LisDate end)
{
  g_autofree char *first = lis_date_is_set (start) ? lis_date_format_long (start) : NULL;
  g_autofree char *last = lis_date_is_set (end) ? lis_date_format_long (end - 1) : NULL;

  if (first != NULL && last != NULL)
    return g_strdup_printf (_("%s to %s"), first, last);
  if (first != NULL)
    return g_strdup_printf (_("from %s, no last day yet"), first);
  if (last != NULL)
    return g_strdup_printf (_("until %s, no first day yet"), last);
  return g_strdup (_("without dates"));
}

static char *
format_months (LisMonths months)
{
  g_autofree char *number = lis_months_format (months);

  return months == LIS_MONTHS_PER_MONTH ? g_strdup (_("1 month")) : g_strdup_printf (_("%s months"), number);
}

static char *
format_answer (gint32 answer, LisDate answered)
{
  g_autofree char *word = get_choice (lis_answers, answer);
  g_autofree char *day = lis_date_is_set (answered) ? lis_date_format_long (answered) : NULL;

  if (word == NULL || day == NULL)
    return g_steal_pointer (&word);
  /* Translators: an answer (yes, no), the day it was given */
  return g_strdup_printf (C_("answer", "%s, %s"), word, day);
}

static const LisLoad *
find_load (const LisPathwaysPrivate *self, LisId unit)
{
  const GPtrArray *loads = self->all_loads != NULL ? self->all_loads : self->answer.loads;

  for (guint i = 0; loads != NULL && i < loads->len; i++)
    if (((const LisLoad *) loads->pdata[i])->unit == unit)
      return loads->pdata[i];
  return NULL;
}

/* How full the place is on the worst of the period's days. */
static char *
format_load (const LisPathwaysPrivate *self, const LisPeriod *period)
{
  const LisLoad *load = period->unit != LIS_ID_NONE ? find_load (self, period->unit) : NULL;
  g_autofree char *agreed = NULL, *proposed = NULL, *places = NULL;
  LisLoadStep worst;

  if (load == NULL || !lis_period_is_placed_in_time (period))
    return NULL;
  worst = lis_load_get_worst (load, lis_period_get_range (period));
  agreed = lis_number_format (worst.agreed, LIS_SHARE_FULL, 1);
  proposed = lis_number_format (worst.proposed, LIS_SHARE_FULL, 1);
  places = lis_number_format (worst.places, LIS_SHARE_FULL, 1);
  if (worst.places < 0)
    return g_strdup_printf (_("%s agreed and %s proposed, number of places not known"), agreed, proposed);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s agreed and %s proposed for %s place",
                                       "%s agreed and %s proposed for %s places",
                                       worst.places == LIS_SHARE_FULL ? 1 : 2),
                          agreed, proposed, places);
}

static char *
format_place (const LisPlanData *data, const LisPeriod *period)
{
  g_autofree char *wished = NULL;

  if (period->unit != LIS_ID_NONE)
    return lis_place_format (data, period->unit);
  if (period->wished_unit != LIS_ID_NONE)
    {
      wished = lis_place_format (data, period->wished_unit);
      return g_strdup_printf (_("without a place, wanted at %s"), wished);
    }
  return period->kind == LIS_PERIOD_SERVICE ? g_strdup (_("without a place"))
                                            : get_choice (lis_period_kinds, period->kind);
}

static void
add_window (LisPathwayDetails *details, const LisPeriod *period)
{
  if (lis_date_is_set (period->window_start))
    add_fact (details, _("Not before"), lis_date_format_long (period->window_start));
  if (lis_date_is_set (period->window_end))
    add_fact (details, _("Not after"), lis_date_format_long (period->window_end - 1));
}

static void
add_share (LisPathwayDetails *details, const LisPeriod *period)
{
  g_autofree char *number = lis_number_format (period->share, LIS_SHARE_PERCENT, 2);

  add_fact (details, _("Share"), g_strdup_printf (_("%s %%"), number));
}

static void
add_facts (LisPathwayDetails *details, const LisPathwaysPrivate *self, const LisPathwayBar *bar)
{
  const LisPeriod *period = bar->period;
  gboolean is_placed = lis_period_is_placed_in_time (period);

  add_fact (details, _("Days"), format_days (period->start, period->end));
  if (is_placed)
    add_fact (details, _("Length"), format_months (lis_date_range_months (lis_period_get_range (period))));
  else if (period->months != LIS_MONTHS_NONE)
    add_fact (details, _("Length"), format_months (period->months));
  add_window (details, period);
  add_share (details, period);
  add_fact (details, _("Kind"), get_choice (lis_period_kinds, period->kind));
  add_fact (details, _("State"), get_choice (lis_period_states, period->state));
  if ((bar->flags & LIS_BAR_ROTATION) != 0)
    add_fact (details, _("Rotation"), g_strdup (_("away from the home employer")));
  if (bar->ordinal > 0)
    add_fact (details, _("Order"), g_strdup_printf (C_("period", "%d of %d"), bar->ordinal, bar->total));
  add_fact (details, _("Answer of the sender"), format_answer (period->sender_answer, period->sender_answered));
  add_fact (details, _("Answer of the receiver"), format_answer (period->receiver_answer, period->receiver_answered));
  add_fact (details, _("Answer of the doctor"), format_answer (period->doctor_answer, period->doctor_answered));
  add_fact (details, _("At the place on the worst day"), format_load (self, period));
  add_fact (details, _("Note"), g_strdup (period->note));
}

static const LisPathwayBar *
find_bar (const LisPathwaysPrivate *self, const LisPathwayRow *row, LisId period)
{
  for (guint i = row->first_bar; i < row->first_bar + row->n_bars; i++)
    if (g_array_index (self->answer.bars, LisPathwayBar, i).period->record.id == period)
      return &g_array_index (self->answer.bars, LisPathwayBar, i);
  for (guint i = row->first_unplaced; i < row->first_unplaced + row->n_unplaced; i++)
    if (g_array_index (self->answer.unplaced, LisPathwayBar, i).period->record.id == period)
      return &g_array_index (self->answer.unplaced, LisPathwayBar, i);
  return NULL;
}

static LisPathwayFinding
make_finding (const LisPathwayRow *row, const LisPathwayMark *mark)
{
  return (LisPathwayFinding){ .kind = mark->kind, .severity = mark->severity, .range = mark->range,
                              .person = row->person->record.id, .period = mark->period, .finding = mark->finding };
}

static void
add_findings (LisPathwayDetails *details, const LisPathwaysPrivate *self, const LisPathwayRow *row, LisId period,
              gboolean own)
{
  for (guint i = row->first_mark; self->answer.findings != NULL && i < row->first_mark + row->n_marks; i++)
    {
      const LisPathwayMark *mark = &g_array_index (self->answer.marks, LisPathwayMark, i);
      gboolean is_own = period != LIS_ID_NONE && mark->period == period;
      LisPathwayFinding finding = make_finding (row, mark);

      if (is_own == own)
        g_array_append_val (details->findings, finding);
    }
}

LisPathwayDetails *
lis_pathways_get_details (const LisPathways *pathways, LisId person, LisId period)
{
  const LisPathwaysPrivate *self = (const LisPathwaysPrivate *) pathways;
  guint index = lis_plan_data_index (pathways->data, LIS_ENTITY_PERSON, person);
  const LisPathwayRow *row;
  const LisPathwayBar *bar;
  LisPathwayDetails *details;

  if (index == LIS_INDEX_NONE || self->doctor_of[index] == LIS_INDEX_NONE)
    return NULL;
  row = &lis_pathways_get_doctor (self, self->doctor_of[index])->row;
  bar = find_bar (self, row, period);
  details = g_new0 (LisPathwayDetails, 1);
  details->name = g_strdup (row->name);
  details->about = g_strdup (row->detail != NULL ? row->detail : "");
  details->facts = g_array_new (FALSE, FALSE, sizeof (LisPathwayFact));
  g_array_set_clear_func (details->facts, clear_fact);
  details->findings = g_array_new (FALSE, FALSE, sizeof (LisPathwayFinding));
  if (bar != NULL)
    {
      details->place = format_place (pathways->data, bar->period);
      add_facts (details, self, bar);
      add_findings (details, self, row, period, TRUE);
    }
  details->n_own = details->findings->len;
  add_findings (details, self, row, bar != NULL ? period : LIS_ID_NONE, FALSE);
  return details;
}

void
lis_pathway_details_free (LisPathwayDetails *details)
{
  if (details == NULL)
    return;
  g_free (details->name);
  g_free (details->about);
  g_free (details->place);
  g_array_unref (details->facts);
  g_array_unref (details->findings);
  g_free (details);
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const LisPathwayFinding *first = a, *second = b;

  if (first->severity != second->severity)
    return first->severity > second->severity ? -1 : 1;
  if (first->range.start != second->range.start)
    return first->range.start < second->range.start ? -1 : 1;
  return (first->finding > second->finding) - (first->finding < second->finding);
}

GArray *
lis_pathways_list_findings (const LisPathways *pathways, guint kinds)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (LisPathwayFinding));
  g_autofree guint8 *is_listed = NULL;

  if (pathways->findings == NULL)
    return list;
  is_listed = g_new0 (guint8, pathways->findings->len + 1);
  for (guint i = 0; i < pathways->rows->len; i++)
    {
      const LisPathwayRow *row = &g_array_index (pathways->rows, LisPathwayRow, i);

      for (guint j = row->first_mark; j < row->first_mark + row->n_marks; j++)
        {
          LisPathwayFinding finding = make_finding (row, &g_array_index (pathways->marks, LisPathwayMark, j));

          if ((kinds != 0 && (kinds & (1u << finding.kind)) == 0) || is_listed[finding.finding])
            continue;
          is_listed[finding.finding] = TRUE;
          g_array_append_val (list, finding);
        }
    }
  g_array_sort (list, compare_findings);
  return list;
}

char *
lis_pathways_format_finding (const LisPathways *pathways, guint finding)
{
  const LisFinding *found = &g_array_index (pathways->findings, LisFinding, finding);
  g_autofree char *sentence = lis_finding_format (found, pathways->data);

  if (found->kind == LIS_FINDING_WITHOUT_MENTOR)
    /* Translators: what was found; § 25 d of the regulation on specialist training asks for a mentor */
    return g_strdup_printf (_("%s (the specialist regulation, § 25 d)"), sentence);
  return g_steal_pointer (&sentence);
}

const char *
lis_severity_get_label (LisSeverity severity)
{
  switch (severity)
    {
    case LIS_SEVERITY_SERIOUS:
      return C_("severity", "Serious");
    case LIS_SEVERITY_WARNING:
      return C_("severity", "Warning");
    case LIS_SEVERITY_NOTE:
    default:
      return C_("severity", "Note");
    }
}
