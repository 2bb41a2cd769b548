/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "lis-chart-layout-private.h"
#include "lis-holidays.h"
#include "lis-number.h"

/* Weekends and holidays are shaded from this width of a day on, in points. */
#define SHADE_DAYS_FROM 5.0
/* Beyond the edges of the view nothing is seen of a box but its outline. */
#define OVERHANG 16.0
#define LABEL_MARGIN 5.0
#define TIGHT_MARGIN 3.0
#define LEAST_WORD 8.0
/* A word is cut to no less than this: a letter or two say nothing. */
#define LEAST_LABEL 30.0
/* An open period's chip is not cut below this. */
#define LEAST_CHIP 80.0
#define CHIP_GAP 3

static const LisPathwayRow *
get_row (const LisFill *fill, guint row)
{
  return &g_array_index (fill->layout->pathways->rows, LisPathwayRow, row);
}

static double
get_row_y (const LisFill *fill, guint row)
{
  return fill->y0 + fill->layout->row_tops[row];
}

/* Where days lie across the view, cut a little outside it. FALSE when they are not seen. */
static gboolean
place_days (const LisFill *fill, LisDateRange days, double *x, double *width)
{
  double left = (double) fill->body.x - OVERHANG;
  double right = (double) (fill->body.x + fill->body.width) + OVERHANG;
  double start, end;

  if (days.end <= fill->days.start || days.start >= fill->days.end || days.start >= days.end)
    return FALSE;
  start = MAX (lis_fill_get_x (fill, days.start), left);
  end = MIN (lis_fill_get_x (fill, days.end), right);
  *x = start;
  *width = MAX (end - start, 1.0);
  return TRUE;
}

static gboolean
place_bar (const LisFill *fill, guint row, const LisPathwayBar *bar, LisRect *rect)
{
  const LisStyle *style = fill->style;
  double x, width, top;

  if (!place_days (fill, lis_period_get_range (bar->period), &x, &width))
    return FALSE;
  top = get_row_y (fill, row) + style->row_padding / 2 + bar->lane * style->lane_height + style->bar_inset;
  *rect = lis_rect (x, top, width, style->lane_height - 2 * style->bar_inset);
  return TRUE;
}

/* The part of a box that is inside the view from left to right. */
static LisRect
get_seen (const LisFill *fill, LisRect rect)
{
  float left = MAX (rect.x, fill->body.x);
  float right = MIN (rect.x + rect.width, fill->body.x + fill->body.width);

  return (LisRect) { left, rect.y, MAX (right - left, 0), rect.height };
}

static void
add_day_shades (LisFill *fill)
{
  double per_day = fill->layout->axis.per_day;

  if (per_day < SHADE_DAYS_FROM)
    return;
  for (LisDate day = fill->days.start; day < fill->days.end; day++)
    {
      double x = lis_fill_get_x (fill, day), width = lis_fill_get_x (fill, day + 1) - x;

      if (lis_holiday_is_day_off (day))
        lis_scene_add_box (fill->scene, lis_rect (x, (double) fill->body.y, width, (double) fill->body.height),
                           LIS_BOX_DAY_OFF, NULL);
    }
}

static void
add_upright_lines (LisFill *fill, LisDivision division, LisLineRole role)
{
  int first_month = fill->layout->half_year_start;
  LisDate day = lis_division_get_start (division, fill->days.start, first_month);
  double top = (double) fill->body.y, bottom = (double) (fill->body.y + fill->body.height);

  for (; day < fill->days.end; day = lis_division_get_next (division, day))
    {
      double x = lis_fill_get_x (fill, day);

      if (day >= fill->days.start)
        lis_scene_add_line (fill->scene, x, top, x, bottom, role);
    }
}

static void
add_background (LisFill *fill)
{
  const LisRulerTiers *tiers = lis_ruler_choose_tiers (fill->layout->axis.per_day);
  LisDivision finest = tiers->tiers[tiers->n_tiers - 1];

  lis_scene_begin (fill->scene, LIS_PART_BODY);
  lis_scene_add_box (fill->scene, fill->body, LIS_BOX_BACKGROUND, NULL);
  for (guint row = fill->first_row; row < fill->after_row; row++)
    {
      LisSceneSubject subject = { LIS_THING_ROW, row, row, get_row (fill, row)->person->record.id };
      LisRect rect = lis_rect ((double) fill->body.x, get_row_y (fill, row), (double) fill->body.width,
                               lis_chart_layout_get_row_height (fill->layout, row));

      lis_scene_add_box (fill->scene, rect, row % 2 == 1 ? LIS_BOX_ROW : LIS_BOX_CLEAR, &subject);
    }
  add_day_shades (fill);
  if (finest > LIS_DIVISION_HALF_YEAR)
    add_upright_lines (fill, finest, LIS_LINE_GRID);
  if (tiers->n_tiers > 1)
    add_upright_lines (fill, LIS_DIVISION_HALF_YEAR, LIS_LINE_GRID_HALF_YEAR);
  add_upright_lines (fill, LIS_DIVISION_YEAR, LIS_LINE_GRID_YEAR);
  for (guint row = fill->first_row; row < fill->after_row; row++)
    {
      double y = get_row_y (fill, row) + lis_chart_layout_get_row_height (fill->layout, row);

      lis_scene_add_line (fill->scene, (double) fill->body.x, y, (double) (fill->body.x + fill->body.width), y,
                          LIS_LINE_ROW);
    }
}

static LisBoxRole
get_bar_role (const LisPathwayBar *bar)
{
  const LisPeriod *period = bar->period;

  /* Service that is to be somewhere, nobody knows where. */
  if (period->unit == LIS_ID_NONE && period->kind == LIS_PERIOD_SERVICE)
    return LIS_BOX_WITHOUT_PLACE;
  return lis_style_get_bar_box (lis_style_get_bar_kind (period->kind, (bar->flags & LIS_BAR_ROTATION) != 0),
                                period->state);
}

static const LisPathwayBar *
get_bar (const LisFill *fill, const LisPathwayRow *doctor, guint n)
{
  return &g_array_index (fill->layout->pathways->bars, LisPathwayBar, doctor->first_bar + n);
}

static void
add_bar_boxes (LisFill *fill, guint row)
{
  const LisPathwayRow *doctor = get_row (fill, row);

  for (guint n = 0; n < doctor->n_bars; n++)
    {
      const LisPathwayBar *bar = get_bar (fill, doctor, n);
      LisSceneSubject subject = { LIS_THING_BAR, row, doctor->first_bar + n, bar->period->record.id };
      LisRect rect;

      if (bar->period->start >= fill->days.end)
        break;
      if (place_bar (fill, row, bar, &rect))
        lis_scene_add_box (fill->scene, rect, get_bar_role (bar), &subject);
    }
}

static void
add_absence (LisFill *fill, guint row, guint index, guint lane, LisDateRange days)
{
  const LisAbsence *absence = g_ptr_array_index (fill->layout->pathways->absences, index);
  LisSceneSubject subject = { LIS_THING_ABSENCE, row, index, absence->record.id };
  const LisStyle *style = fill->style;
  double top = get_row_y (fill, row) + style->row_padding / 2 + lane * style->lane_height + style->bar_inset;
  double x, width;

  if (place_days (fill, days, &x, &width))
    lis_scene_add_box (fill->scene, lis_rect (x, top, width, style->lane_height - 2 * style->bar_inset),
                       LIS_BOX_ABSENCE, &subject);
}

/* Over every bar that the days away touch; by itself where there is none. */
static void
add_absences (LisFill *fill, guint row)
{
  const LisPathwayRow *doctor = get_row (fill, row);

  for (guint i = 0; i < doctor->n_absences; i++)
    {
      const LisAbsence *absence = g_ptr_array_index (fill->layout->pathways->absences, doctor->first_absence + i);
      LisDateRange days = lis_date_range_new (absence->start, absence->end);
      gboolean touched = FALSE;

      for (guint n = 0; n < doctor->n_bars; n++)
        {
          const LisPathwayBar *bar = get_bar (fill, doctor, n);
          LisDateRange served = lis_period_get_range (bar->period);

          if (!lis_date_range_overlaps (days, served))
            continue;
          add_absence (fill, row, doctor->first_absence + i, bar->lane, lis_date_range_intersect (days, served));
          touched = TRUE;
        }
      if (!touched)
        add_absence (fill, row, doctor->first_absence + i, 0, days);
    }
}

/* Open periods lie in the row's last lane, where they are wished for; those without a wish where the view begins. */
static double
find_unplaced_x (const LisFill *fill, const LisPeriod *period)
{
  LisDate date = lis_date_is_set (period->start)          ? period->start
                 : lis_date_is_set (period->window_start) ? period->window_start
                                                          : LIS_DATE_NONE;

  if (!lis_date_is_set (date))
    return (double) fill->body.x + fill->style->bar_inset + 2;
  return lis_fill_get_x (fill, date);
}

/* Service without place or wish has no name to show. */
static const char *
get_bar_label (const LisPathwayBar *bar)
{
  const LisPeriod *period = bar->period;

  if (period->unit == LIS_ID_NONE && period->wished_unit == LIS_ID_NONE && period->kind == LIS_PERIOD_SERVICE)
    return _("No place yet");
  return bar->label != NULL ? bar->label : "";
}

static const char *
format_unplaced (const LisFill *fill, const LisPathwayBar *bar)
{
  const char *label = get_bar_label (bar);
  g_autofree char *months = NULL;

  if (bar->period->months == LIS_MONTHS_NONE || bar->period->months <= 0)
    return label;
  months = lis_months_format (bar->period->months);
  /* Translators: a period still to be placed: wished place, number of months. */
  return lis_scene_format_text (fill->scene, _("%s, %s mo."), label, months);
}

/* An open period, before it is drawn. */
typedef struct
{
  guint       index;
  const char *text;
  double      x, width;
} Chip;

/* Where the open periods of a row would lie if there were room: those after each other that are in view. */
static GArray *
place_chips (LisFill *fill, const LisPathwayRow *doctor)
{
  double margin = LABEL_MARGIN * fill->style->scale;
  double left = (double) fill->body.x, right = left + (double) fill->body.width - 2, taken = -G_MAXDOUBLE;
  GArray *chips = g_array_new (FALSE, FALSE, sizeof (Chip));

  for (guint n = 0; n < doctor->n_unplaced; n++)
    {
      Chip chip = { .index = doctor->first_unplaced + n };
      const LisPathwayBar *bar = &g_array_index (fill->layout->pathways->unplaced, LisPathwayBar, chip.index);

      chip.text = format_unplaced (fill, bar);
      chip.width = ceil (lis_style_measure_text (fill->style, LIS_FONT_BAR, chip.text) * 1.02) + 2 * margin + 2;
      chip.x = MAX (find_unplaced_x (fill, bar->period), taken);
      if (chip.x + chip.width < left || chip.x >= right)
        continue;
      taken = chip.x + chip.width + CHIP_GAP;
      g_array_append_val (chips, chip);
    }
  return chips;
}

/* What would run out of the view is cut, or moved in where next to nothing of it would be left, and so is then what
 * lies before it. */
static void
fit_chips (const LisFill *fill, GArray *chips)
{
  double limit = (double) fill->body.x + (double) fill->body.width - 2;

  for (guint n = chips->len; n-- > 0;)
    {
      Chip *chip = &g_array_index (chips, Chip, n);
      double least = MIN (chip->width, LEAST_CHIP * fill->style->scale);

      if (limit - chip->x < least)
        chip->x = limit - least;
      chip->width = MIN (chip->width, limit - chip->x);
      limit = chip->x - CHIP_GAP;
    }
}

static void
add_unplaced (LisFill *fill, guint row)
{
  const LisPathwayRow *doctor = get_row (fill, row);
  const LisStyle *style = fill->style;
  double margin = LABEL_MARGIN * style->scale, height = style->lane_height - 2 * style->bar_inset;
  double top = get_row_y (fill, row) + style->row_padding / 2 + (doctor->lanes - 1) * style->lane_height +
               style->bar_inset;
  g_autoptr (GArray) chips = place_chips (fill, doctor);

  fit_chips (fill, chips);
  for (guint n = 0; n < chips->len; n++)
    {
      const Chip *chip = &g_array_index (chips, Chip, n);
      const LisPathwayBar *bar = &g_array_index (fill->layout->pathways->unplaced, LisPathwayBar, chip->index);
      LisSceneSubject subject = { LIS_THING_UNPLACED, row, chip->index, bar->period->record.id };

      lis_scene_add_box (fill->scene, lis_rect (chip->x, top, chip->width, height), LIS_BOX_WITHOUT_PLACE, &subject);
      lis_scene_add_label (fill->scene, lis_rect (chip->x + margin, top, chip->width - 2 * margin + 1, height),
                           chip->text, LIS_FONT_BAR, LIS_INK_TEXT, LIS_ALIGN_START, NULL);
    }
}

static LisLineRole
get_mark_line (LisSeverity severity)
{
  return severity == LIS_SEVERITY_SERIOUS   ? LIS_LINE_MARK_SERIOUS
         : severity == LIS_SEVERITY_WARNING ? LIS_LINE_MARK_WARNING
                                            : LIS_LINE_MARK_NOTE;
}

static const LisPathwayMark *
get_mark (const LisFill *fill, const LisPathwayRow *doctor, guint n)
{
  return &g_array_index (fill->layout->pathways->marks, LisPathwayMark, doctor->first_mark + n);
}

double
lis_fill_get_chip_width (const LisFill *fill, const char *text)
{
  return ceil (lis_style_measure_text (fill->style, LIS_FONT_MARK, text)) + 8 * fill->style->scale;
}

void
lis_fill_chip (LisFill *fill, LisRect rect, LisSeverity severity, const char *text, const LisSceneSubject *subject)
{
  static const struct { LisBoxRole role; LisInk ink; } looks[] = {
    [LIS_SEVERITY_NOTE] = { LIS_BOX_MARK_NOTE, LIS_INK_TEXT },
    [LIS_SEVERITY_WARNING] = { LIS_BOX_MARK_WARNING, LIS_INK_WARNING },
    [LIS_SEVERITY_SERIOUS] = { LIS_BOX_MARK_SERIOUS, LIS_INK_INVERSE },
  };

  lis_scene_add_box (fill->scene, rect, looks[severity].role, subject);
  lis_scene_add_label (fill->scene, rect, text, LIS_FONT_MARK, looks[severity].ink, LIS_ALIGN_CENTER, subject);
}

static void
add_chip (LisFill *fill, guint row, guint index, LisRect rect, const char *text)
{
  const LisPathwayMark *mark = &g_array_index (fill->layout->pathways->marks, LisPathwayMark, index);
  LisSceneSubject subject = { LIS_THING_MARK, row, index, mark->period };

  lis_fill_chip (fill, rect, mark->severity, text, &subject);
}

/* The same word about the same period is said once: "5 of 4" in spring and again in autumn. */
static gboolean
is_said_later (const LisFill *fill, const LisPathwayRow *doctor, guint n)
{
  const LisPathwayMark *mark = get_mark (fill, doctor, n);

  for (guint later = n + 1; later < doctor->n_marks; later++)
    {
      const LisPathwayMark *other = get_mark (fill, doctor, later);

      if (other->period == mark->period && other->severity == mark->severity &&
          lis_date_range_overlaps (other->range, fill->days) && g_str_equal (other->text, mark->text))
        return TRUE;
    }
  return FALSE;
}

/* Marks stand at the end of their bar, with their word where there is room, else as "!". Returns the room taken; adds
 * nothing unless @add. */
static double
place_bar_marks (LisFill *fill, guint row, const LisPathwayBar *bar, LisRect seen, gboolean add)
{
  const LisPathwayRow *doctor = get_row (fill, row);
  double taken = 0, inset = 2 * fill->style->scale;

  for (guint n = doctor->n_marks; n-- > 0;)
    {
      const LisPathwayMark *mark = get_mark (fill, doctor, n);
      const char *text = mark->text;
      double width;

      if (mark->period != bar->period->record.id || !lis_date_range_overlaps (mark->range, fill->days) ||
          is_said_later (fill, doctor, n))
        continue;
      width = lis_fill_get_chip_width (fill, text);
      if (taken + width + 2 * inset > (double) seen.width)
        {
          text = "!";
          width = lis_fill_get_chip_width (fill, text);
        }
      if (taken + width + 2 * inset > (double) seen.width)
        continue;
      if (add)
        add_chip (fill, row, doctor->first_mark + n,
                  lis_rect ((double) (seen.x + seen.width) - taken - inset - width, (double) seen.y + inset, width,
                            (double) seen.height - 2 * inset), text);
      taken += width + inset;
    }
  return taken;
}

static const char *
get_label_text (LisFill *fill, const LisPathwayBar *bar)
{
  const char *text = get_bar_label (bar);
  g_autofree char *share = NULL;

  if (bar->period->share <= 0 || bar->period->share >= LIS_SHARE_FULL)
    return text;
  share = lis_number_format (bar->period->share, 100, 1);
  return lis_scene_format_text (fill->scene, "%s\302\240%% %s", share, text);
}

/* The words begin after an absence that would lie over them, if there is room for all of them. */
static double
avoid_absences (const LisFill *fill, guint row, const char *text, double x, double right)
{
  const LisPathwayRow *doctor = get_row (fill, row);
  double width = lis_style_measure_text (fill->style, LIS_FONT_BAR, text);

  for (guint n = 0; n < doctor->n_absences; n++)
    {
      const LisAbsence *absence = g_ptr_array_index (fill->layout->pathways->absences, doctor->first_absence + n);
      double start, length, after;

      if (!place_days (fill, lis_date_range_new (absence->start, absence->end), &start, &length))
        continue;
      after = start + length + LABEL_MARGIN;
      if (start < x + width && start + length > x && right - after >= width)
        x = after;
    }
  return x;
}

static void
add_bar_label (LisFill *fill, guint row, const LisPathwayBar *bar, LisRect seen, double taken)
{
  double scale = fill->style->scale;
  double margin = (seen.width < 50 ? TIGHT_MARGIN : LABEL_MARGIN) * scale;
  double x = (double) seen.x + margin;
  double right = (double) (seen.x + seen.width) - margin + 1 - taken;
  LisInk ink = get_bar_role (bar) == LIS_BOX_WITHOUT_PLACE ? LIS_INK_TEXT : LIS_INK_BAR;
  const char *text;

  if (right - x < LEAST_WORD * scale)
    return;
  text = get_label_text (fill, bar);
  if (right - x < LEAST_LABEL * scale && lis_style_measure_text (fill->style, LIS_FONT_BAR, text) > right - x)
    return;
  if (get_row (fill, row)->n_absences > 0)
    x = avoid_absences (fill, row, text, x, right);
  lis_scene_add_label (fill->scene, lis_rect (x, (double) seen.y, right - x, (double) seen.height), text, LIS_FONT_BAR,
                       ink, LIS_ALIGN_START, NULL);
}

static void
add_bar_labels (LisFill *fill, guint row)
{
  const LisPathwayRow *doctor = get_row (fill, row);

  for (guint n = 0; n < doctor->n_bars; n++)
    {
      const LisPathwayBar *bar = get_bar (fill, doctor, n);
      LisRect rect, seen;

      if (bar->period->start >= fill->days.end)
        break;
      if (!place_bar (fill, row, bar, &rect))
        continue;
      seen = get_seen (fill, rect);
      add_bar_label (fill, row, bar, seen, doctor->n_marks > 0 ? place_bar_marks (fill, row, bar, seen, FALSE) : 0);
    }
}

static const LisPathwayBar *
find_marked_bar (const LisFill *fill, const LisPathwayRow *doctor, LisId period)
{
  for (guint n = 0; n < doctor->n_bars; n++)
    if (get_bar (fill, doctor, n)->period->record.id == period)
      return get_bar (fill, doctor, n);
  return NULL;
}

/* When: a line along the days, under the bar, or through the gap. */
static void
add_mark_lines (LisFill *fill, guint row)
{
  const LisPathwayRow *doctor = get_row (fill, row);
  const LisStyle *style = fill->style;

  for (guint n = 0; n < doctor->n_marks; n++)
    {
      const LisPathwayMark *mark = get_mark (fill, doctor, n);
      const LisPathwayBar *bar = find_marked_bar (fill, doctor, mark->period);
      LisDateRange days = mark->range;
      double x, width, y;

      if (bar == NULL && mark->kind != LIS_FINDING_GAP)
        continue;
      if (bar != NULL)
        days = lis_date_range_intersect (days, lis_period_get_range (bar->period));
      if (!place_days (fill, days, &x, &width))
        continue;
      y = get_row_y (fill, row) + style->row_padding / 2;
      y += bar != NULL ? (bar->lane + 1) * style->lane_height - 2 * style->bar_inset : style->lane_height / 2;
      lis_scene_add_line (fill->scene, x, y, x + width, y, get_mark_line (mark->severity));
    }
}

static void
add_gap_chips (LisFill *fill, guint row)
{
  const LisPathwayRow *doctor = get_row (fill, row);
  const LisStyle *style = fill->style;

  for (guint n = 0; n < doctor->n_marks; n++)
    {
      const LisPathwayMark *mark = get_mark (fill, doctor, n);
      double x, width, chip = lis_fill_get_chip_width (fill, mark->text);
      LisRect seen;

      if (mark->kind != LIS_FINDING_GAP || !place_days (fill, mark->range, &x, &width))
        continue;
      seen = get_seen (fill, lis_rect (x, get_row_y (fill, row) + style->row_padding / 2 + 3 * style->scale, width,
                                       style->lane_height - 6 * style->scale));
      if (chip + 4 > (double) seen.width)
        continue;
      x = (double) seen.x + ((double) seen.width - chip) / 2;
      add_chip (fill, row, doctor->first_mark + n, lis_rect (x, (double) seen.y, chip, (double) seen.height),
                mark->text);
    }
}

static void
add_mark_chips (LisFill *fill, guint row)
{
  const LisPathwayRow *doctor = get_row (fill, row);

  if (doctor->n_marks == 0)
    return;
  for (guint n = 0; n < doctor->n_bars; n++)
    {
      const LisPathwayBar *bar = get_bar (fill, doctor, n);
      LisRect rect;

      if (place_bar (fill, row, bar, &rect))
        place_bar_marks (fill, row, bar, get_seen (fill, rect), TRUE);
    }
  add_gap_chips (fill, row);
}

void
lis_fill_body (LisFill *fill)
{
  double today;

  add_background (fill);
  lis_scene_begin (fill->scene, LIS_PART_BODY);
  for (guint row = fill->first_row; row < fill->after_row; row++)
    {
      add_bar_boxes (fill, row);
      add_absences (fill, row);
      add_bar_labels (fill, row);
      add_unplaced (fill, row);
      add_mark_lines (fill, row);
    }
  /* Over the bars, under their words. */
  today = lis_fill_get_x (fill, fill->layout->today);
  if (lis_date_range_contains (fill->days, fill->layout->today))
    lis_scene_add_line (fill->scene, today, (double) fill->body.y, today, (double) (fill->body.y + fill->body.height),
                        LIS_LINE_TODAY);
  lis_scene_begin (fill->scene, LIS_PART_BODY);
  for (guint row = fill->first_row; row < fill->after_row; row++)
    add_mark_chips (fill, row);
}
