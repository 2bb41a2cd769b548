/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-pathway-cells.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-entity.h"
#include "lis-pathways-private.h"
#include "lis-place.h"

static const char *const titles[LIS_N_PATHWAY_COLUMNS] = {
  [LIS_PATHWAY_COLUMN_DOCTOR] = N_("Doctor"),
  [LIS_PATHWAY_COLUMN_GROUP] = N_("Group"),
  [LIS_PATHWAY_COLUMN_PLACE] = N_("Place"),
  [LIS_PATHWAY_COLUMN_FIRST] = N_("From"),
  [LIS_PATHWAY_COLUMN_LAST] = N_("To"),
  [LIS_PATHWAY_COLUMN_MONTHS] = N_("Months"),
  [LIS_PATHWAY_COLUMN_SHARE] = N_("Share"),
  [LIS_PATHWAY_COLUMN_STATE] = N_("State"),
  [LIS_PATHWAY_COLUMN_KIND] = N_("Kind"),
  [LIS_PATHWAY_COLUMN_FINDINGS] = N_("Findings"),
  [LIS_PATHWAY_COLUMN_SPECIALTY] = N_("Specialty"),
  [LIS_PATHWAY_COLUMN_EMPLOYER] = N_("Employer"),
};

const char *
lis_pathway_column_get_title (LisPathwayColumn column)
{
  g_return_val_if_fail (column < LIS_N_PATHWAY_COLUMNS, "");

  return _(titles[column]);
}

guint
lis_pathways_count_lines (const LisPathwayRow *row)
{
  return MAX (1, row->n_bars + row->n_unplaced);
}

static const LisPathwayRow *
get_row (const LisPathways *pathways, guint row)
{
  return &g_array_index (pathways->rows, LisPathwayRow, row);
}

const LisPathwayBar *
lis_pathways_get_line (const LisPathways *pathways, guint row, guint line)
{
  const LisPathwayRow *doctor;

  g_return_val_if_fail (row < pathways->rows->len, NULL);

  doctor = get_row (pathways, row);
  if (line < doctor->n_bars)
    return &g_array_index (pathways->bars, LisPathwayBar, doctor->first_bar + line);
  line -= doctor->n_bars;
  if (line < doctor->n_unplaced)
    return &g_array_index (pathways->unplaced, LisPathwayBar, doctor->first_unplaced + line);
  return NULL;
}

static const LisPathwayDoctor *
get_doctor (const LisPathways *pathways, guint row)
{
  const LisPathwaysPrivate *self = (const LisPathwaysPrivate *) pathways;

  return lis_pathways_get_doctor (self, g_array_index (self->row_doctors, guint32, row));
}

static const char *
get_group (const LisPathways *pathways, guint row)
{
  for (guint i = 0; i < pathways->groups->len; i++)
    {
      const LisPathwayGroup *group = &g_array_index (pathways->groups, LisPathwayGroup, i);

      if (row < group->first_row + group->n_rows)
        return group->title;
    }
  return NULL;
}

static char *
format_place (const LisPathways *pathways, const LisPeriod *period)
{
  g_autofree char *wished = NULL;

  if (period->unit != LIS_ID_NONE)
    return lis_place_format (pathways->data, period->unit);
  if (period->wished_unit != LIS_ID_NONE)
    {
      wished = lis_place_format (pathways->data, period->wished_unit);
      return g_strdup_printf (_("%s (wanted)"), wished);
    }
  return g_strdup (period->kind == LIS_PERIOD_SERVICE ? _("No place yet") : "");
}

static char *
format_months (const LisPeriod *period)
{
  LisMonths months = period->months;

  if (lis_period_is_placed_in_time (period))
    months = lis_date_range_months (lis_period_get_range (period));
  return months != LIS_MONTHS_NONE ? lis_months_format (months) : g_strdup ("");
}

static char *
format_field (const LisPeriod *period, const char *name)
{
  return lis_field_format (lis_entity_find_field (&lis_period_entity, name), period);
}

static char *
format_kind (const LisPathwayBar *bar)
{
  if ((bar->flags & LIS_BAR_ROTATION) != 0 && bar->period->kind == LIS_PERIOD_SERVICE)
    return g_strdup (C_("period", "rotation"));
  return format_field (bar->period, "kind");
}

/* Findings */

/* Of the period itself, or of days of the doctor that lie in it; of a doctor without periods all. */
static gboolean
is_about (const LisPathwayMark *mark, const LisPathwayBar *bar)
{
  if (bar == NULL)
    return TRUE;
  if (mark->period != LIS_ID_NONE || mark->kind == LIS_FINDING_WITHOUT_MENTOR)
    return mark->period == bar->period->record.id;
  return lis_period_is_placed_in_time (bar->period)
         && lis_date_range_overlaps (mark->range, lis_period_get_range (bar->period));
}

typedef void (*MarkFunc) (const LisPathways *pathways, const LisPathwayMark *mark, gpointer data);

static void
each_mark (const LisPathways *pathways, guint row, const LisPathwayBar *bar, MarkFunc function, gpointer data)
{
  const LisPathwayRow *doctor = get_row (pathways, row);

  for (guint i = doctor->first_mark; pathways->findings != NULL && i < doctor->first_mark + doctor->n_marks; i++)
    {
      const LisPathwayMark *mark = &g_array_index (pathways->marks, LisPathwayMark, i);

      if (is_about (mark, bar))
        function (pathways, mark, data);
    }
}

/* Beside a bar "3 of 2" says enough; here it wants its word. */
static void
append_mark (const LisPathways *pathways, const LisPathwayMark *mark, gpointer data)
{
  GString *text = data;
  g_autofree char *words = NULL;

  if (mark->kind == LIS_FINDING_OVER_CAPACITY)
    /* Translators: how many of how many: "over capacity, 3 of 2" */
    words = g_strdup_printf (_("over capacity, %s"), mark->text);
  else
    words = g_strdup (mark->text);
  if (strstr (text->str, words) == NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", words);
}

static void
append_sentence (const LisPathways *pathways, const LisPathwayMark *mark, gpointer data)
{
  g_autofree char *sentence =
      lis_finding_format (&g_array_index (pathways->findings, LisFinding, mark->finding), pathways->data);

  g_string_append_printf (data, ". %s", sentence);
}

static void
raise_severity (const LisPathways *pathways, const LisPathwayMark *mark, gpointer data)
{
  int *worst = data;

  *worst = MAX (*worst, (int) mark->severity);
}

gboolean
lis_pathways_get_line_severity (const LisPathways *pathways, guint row, const LisPathwayBar *bar,
                                LisSeverity *severity)
{
  int worst = -1;

  g_return_val_if_fail (row < pathways->rows->len, FALSE);

  each_mark (pathways, row, bar, raise_severity, &worst);
  if (worst < 0)
    return FALSE;
  *severity = (LisSeverity) worst;
  return TRUE;
}

static char *
format_findings (const LisPathways *pathways, guint row, const LisPathwayBar *bar)
{
  GString *text = g_string_new (NULL);

  each_mark (pathways, row, bar, append_mark, text);
  return g_string_free (text, FALSE);
}

char *
lis_pathways_describe_line (const LisPathways *pathways, guint row, const LisPathwayBar *bar)
{
  const LisPathwayRow *doctor;
  GString *text;

  g_return_val_if_fail (row < pathways->rows->len, NULL);

  doctor = get_row (pathways, row);
  text = g_string_new (NULL);
  if (bar == NULL)
    g_string_append_printf (text, _("%s: no periods"), doctor->name);
  else
    {
      g_autofree char *description = lis_pathways_describe_bar (pathways, doctor, bar);

      g_string_append (text, description);
    }
  each_mark (pathways, row, bar, append_sentence, text);
  return g_string_free (text, FALSE);
}

/* Cells */

static char *
format_group (const LisPathways *pathways, guint row)
{
  const char *group = get_group (pathways, row);

  return g_strdup (group != NULL ? group : "");
}

char *
lis_pathways_format_cell (const LisPathways *pathways, guint row, const LisPathwayBar *bar, LisPathwayColumn column)
{
  g_return_val_if_fail (row < pathways->rows->len && column < LIS_N_PATHWAY_COLUMNS, NULL);

  switch (column)
    {
    case LIS_PATHWAY_COLUMN_DOCTOR:
      return g_strdup (get_row (pathways, row)->name);
    case LIS_PATHWAY_COLUMN_GROUP:
      return format_group (pathways, row);
    case LIS_PATHWAY_COLUMN_SPECIALTY:
      return g_strdup (get_doctor (pathways, row)->specialties);
    case LIS_PATHWAY_COLUMN_EMPLOYER:
      return g_strdup (get_doctor (pathways, row)->employer);
    case LIS_PATHWAY_COLUMN_FINDINGS:
      return format_findings (pathways, row, bar);
    case LIS_PATHWAY_COLUMN_PLACE:
      return bar != NULL ? format_place (pathways, bar->period) : g_strdup (_("No periods"));
    case LIS_PATHWAY_COLUMN_FIRST:
      return bar != NULL ? format_field (bar->period, "start") : g_strdup ("");
    case LIS_PATHWAY_COLUMN_LAST:
      return bar != NULL ? format_field (bar->period, "end") : g_strdup ("");
    case LIS_PATHWAY_COLUMN_MONTHS:
      return bar != NULL ? format_months (bar->period) : g_strdup ("");
    case LIS_PATHWAY_COLUMN_SHARE:
      return bar != NULL ? format_field (bar->period, "share") : g_strdup ("");
    case LIS_PATHWAY_COLUMN_STATE:
      return bar != NULL ? format_field (bar->period, "state") : g_strdup ("");
    case LIS_PATHWAY_COLUMN_KIND:
      return bar != NULL ? format_kind (bar) : g_strdup ("");
    case LIS_N_PATHWAY_COLUMNS:
    default:
      g_return_val_if_reached (NULL);
    }
}
