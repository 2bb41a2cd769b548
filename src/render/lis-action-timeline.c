/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-timeline.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "lis-chart-layout-private.h"

#define MARGIN 8.0
#define NUMBER_WIDTH 38.0

struct _LisActionTimeline
{
  const LisActions *actions;
  LisChartLayout    layout;   /* axis, style, today and half-years, as the ruler wants them; it has no pathways */
  double           *tops;     /* of each row, and of what would follow the last */
  gboolean         *headings; /* has each row one above it? */
};

static const LisActionItem *
get_item (const LisActionTimeline *timeline, guint row)
{
  return lis_actions_get_item (timeline->actions, lis_actions_get_row (timeline->actions, row)->item);
}

static double
get_row_height (const LisActionTimeline *timeline)
{
  return timeline->layout.style->lane_height + timeline->layout.style->row_padding;
}

void
lis_action_timeline_refresh (LisActionTimeline *timeline)
{
  guint n = timeline->actions->rows->len;
  gboolean in_order = timeline->actions->filter.sort == LIS_ACTION_SORT_PLAN;
  double top = 0;

  g_free (timeline->tops);
  g_free (timeline->headings);
  timeline->layout.n_rows = n;
  timeline->tops = g_new (double, n + 1);
  timeline->headings = g_new0 (gboolean, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const LisActionItem *item = get_item (timeline, i), *before = i > 0 ? get_item (timeline, i - 1) : NULL;

      timeline->headings[i] =
        in_order && (before == NULL || before->area != item->area || before->plan != item->plan);
      if (timeline->headings[i])
        top += timeline->layout.style->group_height;
      timeline->tops[i] = top;
      top += get_row_height (timeline);
    }
  timeline->tops[n] = top;
}

LisActionTimeline *
lis_action_timeline_new (const LisActions *actions, const LisStyle *style, int half_year_start)
{
  LisActionTimeline *timeline = g_new0 (LisActionTimeline, 1);

  timeline->actions = actions;
  timeline->layout.style = style;
  timeline->layout.today = actions->today;
  timeline->layout.half_year_start = half_year_start;
  timeline->layout.axis = lis_axis_fit (lis_date_range_new (actions->today, actions->today + 365), 1000);
  lis_action_timeline_refresh (timeline);
  timeline->layout.axis = lis_axis_fit (lis_action_timeline_get_range (timeline), 1000);
  return timeline;
}

void
lis_action_timeline_free (LisActionTimeline *timeline)
{
  if (timeline == NULL)
    return;
  g_free (timeline->tops);
  g_free (timeline->headings);
  g_free (timeline);
}

void
lis_action_timeline_set_axis (LisActionTimeline *timeline, const LisAxis *axis)
{
  timeline->layout.axis = *axis;
}

LisDateRange
lis_action_timeline_get_range (const LisActionTimeline *timeline)
{
  LisDateRange range = { timeline->actions->today, timeline->actions->today + 1 };

  for (guint i = 0; i < timeline->actions->rows->len; i++)
    {
      const LisFuzzyTime *time = &get_item (timeline, i)->time;

      if (lis_date_is_set (time->start))
        range.start = MIN (range.start, time->start);
      if (lis_date_is_set (time->end))
        range.end = MAX (range.end, time->end);
    }
  return (LisDateRange){ lis_date_add_months (range.start, -1), lis_date_add_months (range.end, 1) };
}

double
lis_action_timeline_get_height (const LisActionTimeline *timeline)
{
  return timeline->tops[timeline->actions->rows->len];
}

double
lis_action_timeline_get_ruler_height (const LisActionTimeline *timeline)
{
  return lis_chart_layout_get_ruler_height (&timeline->layout);
}

double
lis_action_timeline_get_row_top (const LisActionTimeline *timeline, guint row)
{
  return timeline->tops[row];
}

guint
lis_action_timeline_find_row (const LisActionTimeline *timeline, double y)
{
  guint first = 0, after = timeline->actions->rows->len;

  if (after == 0)
    return G_MAXUINT;
  while (after - first > 1)
    {
      guint middle = (first + after) / 2;
      double heading = timeline->headings[middle] ? timeline->layout.style->group_height : 0;

      if (timeline->tops[middle] - heading <= y)
        first = middle;
      else
        after = middle;
    }
  return first;
}

static LisSceneSubject
get_subject (const LisActionTimeline *timeline, guint row)
{
  const LisActionItem *item = get_item (timeline, row);

  return (LisSceneSubject){ LIS_THING_ITEM, row, row,
                            item->step != NULL ? item->step->record.id : item->measure->record.id };
}

static void
add_grid (LisFill *fill)
{
  const LisRulerTiers *tiers = lis_ruler_choose_tiers (fill->layout->axis.per_day);
  LisDivision division = tiers->tiers[tiers->n_tiers > 1 ? tiers->n_tiers - 2 : 0];
  LisDate day = lis_division_get_start (division, fill->days.start, fill->layout->half_year_start);
  double top = (double) fill->body.y, bottom = top + (double) fill->body.height;

  for (; day < fill->days.end; day = lis_division_get_next (division, day))
    lis_scene_add_line (fill->scene, lis_fill_get_x (fill, day), top, lis_fill_get_x (fill, day), bottom,
                        division == LIS_DIVISION_YEAR ? LIS_LINE_GRID_YEAR : LIS_LINE_GRID);
}

/* A day within the view, or a little beyond it, so that outlines are cut off there. */
static double
get_edge (const LisFill *fill, LisDate day, gboolean at_end)
{
  double left = (double) fill->body.x - 4, right = (double) (fill->body.x + fill->body.width) + 4;

  if (!lis_date_is_set (day))
    return at_end ? right : left;
  return CLAMP (lis_fill_get_x (fill, day), left, right);
}

static void
add_bar_label (LisFill *fill, LisRect rect, const LisActionItem *item, const LisActionRow *row)
{
  g_autofree char *time = lis_action_item_format_time (item);
  double margin = 4 * fill->style->scale, left = MAX ((double) rect.x, (double) fill->body.x) + margin;
  double right = MIN ((double) (rect.x + rect.width), (double) (fill->body.x + fill->body.width)) - margin;
  const char *state = lis_action_state_get_label (row->state);
  const char *text = time != NULL ? lis_scene_format_text (fill->scene, "%s · %s", state, time)
                                  : lis_scene_keep_text (fill->scene, state);

  if (right - left < 3 * (double) fill->style->fonts[LIS_FONT_BAR].advances['n'])
    return;
  lis_scene_add_label (fill->scene, lis_rect (left, (double) rect.y, right - left, (double) rect.height), text,
                       LIS_FONT_BAR, LIS_INK_BAR, LIS_ALIGN_START, NULL);
}

static gboolean
is_in_view (const LisFill *fill, double left, double right)
{
  return right > (double) fill->body.x && left < (double) (fill->body.x + fill->body.width);
}

/* One short bar for each month in which it comes due. */
static void
add_occurrences (LisFill *fill, const LisActionItem *item, LisBoxRole role, const LisSceneSubject *subject, double top,
                 double height)
{
  guint16 months = lis_fuzzy_time_get_months (&item->time);
  LisDate month = lis_date_month_start (MAX (fill->days.start, LIS_DATE_MIN));

  for (; month < fill->days.end; month = lis_date_add_months (month, 1))
    {
      LisDate next = lis_date_add_months (month, 1);
      double left, right;

      if ((months & (1u << (lis_date_get_month (month) - 1))) == 0 ||
          (lis_date_is_set (item->time.start) && next <= item->time.start) ||
          (lis_date_is_set (item->time.end) && month >= item->time.end))
        continue;
      left = get_edge (fill, month, FALSE);
      right = get_edge (fill, next, TRUE);
      lis_scene_add_box (fill->scene, lis_rect (left, top, MAX (right - left, 3), height), role, subject);
    }
}

static void
add_bar (LisFill *fill, const LisActionTimeline *timeline, guint index, double top)
{
  const LisActionRow *row = lis_actions_get_row (timeline->actions, index);
  const LisActionItem *item = get_item (timeline, index);
  LisSceneSubject subject = get_subject (timeline, index);
  LisBoxRole role = lis_style_get_status_box (row->state);
  double inset = fill->style->bar_inset + 2 * fill->style->scale;
  double height = get_row_height (timeline) - 2 * inset, left, right;

  if (lis_plan_time_is_missing (&item->time))
    return;
  if (item->time.recurrence > LIS_RECURRENCE_CONTINUOUS)
    {
      add_occurrences (fill, item, role, &subject, top + inset, height);
      return;
    }
  left = get_edge (fill, item->time.start, FALSE);
  right = get_edge (fill, item->time.end, TRUE);
  if (!is_in_view (fill, left, right))
    return;
  lis_scene_add_box (fill->scene, lis_rect (left, top + inset, MAX (right - left, 3), height), role, &subject);
  add_bar_label (fill, lis_rect (left, top + inset, right - left, height), item, row);
}

/* After the bar's end, or at the left of the view where there is no bar. */
static void
add_mark (LisFill *fill, const LisActionTimeline *timeline, guint index, double top)
{
  const LisActionRow *row = lis_actions_get_row (timeline->actions, index);
  const LisActionItem *item = get_item (timeline, index);
  LisSceneSubject subject = get_subject (timeline, index);
  gboolean uncertain = item->time.certainty == LIS_CERTAINTY_UNCERTAIN;
  const char *word = row->due != LIS_PLAN_DUE_NOTHING ? lis_action_due_get_label ((LisPlanDueKind) row->due)
                     : lis_plan_time_is_missing (&item->time) ? _("no date") : NULL;
  LisSeverity severity = row->due == LIS_PLAN_DUE_LATE   ? LIS_SEVERITY_SERIOUS
                         : row->due == LIS_PLAN_DUE_SOON ? LIS_SEVERITY_WARNING
                                                         : LIS_SEVERITY_NOTE;
  double right = (double) (fill->body.x + fill->body.width), x, width;

  if (word == NULL && !uncertain)
    return;
  word = word == NULL ? "?" : uncertain ? lis_scene_format_text (fill->scene, "? %s", word) : word;
  width = MIN (lis_fill_get_chip_width (fill, word), (double) fill->body.width);
  x = lis_date_is_set (item->time.end) ? get_edge (fill, item->time.end, TRUE) + 4 : (double) fill->body.x + 4;
  if (!lis_date_is_set (item->time.end) && !lis_plan_time_is_missing (&item->time))
    x = right - width - 4;
  x = CLAMP (x, (double) fill->body.x, MAX ((double) fill->body.x, right - width));
  lis_fill_chip (fill, lis_rect (x, top + 3 * fill->style->scale, width,
                                 get_row_height (timeline) - 6 * fill->style->scale), severity, word, &subject);
}

static void
add_rows (LisFill *fill, const LisActionTimeline *timeline)
{
  double left = (double) fill->body.x, width = (double) fill->body.width, height = get_row_height (timeline);

  lis_scene_begin (fill->scene, LIS_PART_BODY);
  lis_scene_add_box (fill->scene, fill->body, LIS_BOX_BACKGROUND, NULL);
  for (guint i = fill->first_row; i < fill->after_row; i++)
    {
      LisSceneSubject subject = get_subject (timeline, i);

      lis_scene_add_box (fill->scene, lis_rect (left, fill->y0 + timeline->tops[i], width, height),
                         i % 2 == 1 ? LIS_BOX_ROW : LIS_BOX_CLEAR, &subject);
    }
  add_grid (fill);
  lis_scene_begin (fill->scene, LIS_PART_BODY);
  for (guint i = fill->first_row; i < fill->after_row; i++)
    add_bar (fill, timeline, i, fill->y0 + timeline->tops[i]);
  lis_scene_begin (fill->scene, LIS_PART_BODY);
  if (lis_date_range_contains (fill->days, fill->layout->today))
    lis_scene_add_line (fill->scene, lis_fill_get_x (fill, fill->layout->today), (double) fill->body.y,
                        lis_fill_get_x (fill, fill->layout->today), (double) (fill->body.y + fill->body.height),
                        LIS_LINE_TODAY);
  lis_scene_begin (fill->scene, LIS_PART_BODY);
  for (guint i = fill->first_row; i < fill->after_row; i++)
    add_mark (fill, timeline, i, fill->y0 + timeline->tops[i]);
}

static const char *
get_second (LisFill *fill, const LisActionTimeline *timeline, guint index)
{
  const LisActions *actions = timeline->actions;
  const LisActionRow *row = lis_actions_get_row (actions, index);
  const LisActor *actor;
  g_autofree char *names = NULL;

  if (actions->filter.per == LIS_ACTION_PER_ACTOR)
    {
      actor = lis_plan_data_find (actions->data, LIS_ENTITY_ACTOR, lis_actions_get_part (actions, row->part)->actor);
      return actor != NULL ? actor->name : NULL;
    }
  names = lis_actions_format_actors (actions, get_item (timeline, index), LIS_RESPONSIBILITY_RESPONSIBLE);
  return names != NULL ? lis_scene_keep_text (fill->scene, names) : NULL;
}

static void
add_name (LisFill *fill, const LisActionTimeline *timeline, guint index, double top)
{
  const LisActionItem *item = get_item (timeline, index);
  const LisStyle *style = fill->style;
  gboolean measure = timeline->actions->filter.per == LIS_ACTION_PER_MEASURE || item->step == NULL;
  double margin = MARGIN * style->scale, number = NUMBER_WIDTH * style->scale, height = get_row_height (timeline);
  double left = margin + number, right = (double) fill->body.x - margin, second_width = 0;
  const char *second = get_second (fill, timeline, index);

  if (second != NULL)
    second_width = MIN (ceil (lis_style_measure_text (style, LIS_FONT_DETAIL, second) * 1.03) + 4,
                        (right - left) * 0.4);
  lis_scene_add_label (fill->scene, lis_rect (margin, top, number - 4, height),
                       measure ? item->measure->number : item->step->number, LIS_FONT_NAME, LIS_INK_DIM,
                       LIS_ALIGN_START, NULL);
  lis_scene_add_label (fill->scene, lis_rect (left, top, right - left - second_width - margin, height),
                       measure ? item->measure->title : item->step->text, LIS_FONT_NAME, LIS_INK_TEXT,
                       LIS_ALIGN_START, NULL);
  lis_scene_add_label (fill->scene, lis_rect (right - second_width, top, second_width, height), second,
                       LIS_FONT_DETAIL, LIS_INK_DIM, LIS_ALIGN_END, NULL);
}

static void
add_names (LisFill *fill, const LisActionTimeline *timeline)
{
  double right = (double) fill->body.x, height = get_row_height (timeline);

  lis_scene_begin (fill->scene, LIS_PART_NAMES);
  lis_scene_add_box (fill->scene, fill->scene->clips[LIS_PART_NAMES], LIS_BOX_BACKGROUND, NULL);
  for (guint i = fill->first_row; i < fill->after_row; i++)
    {
      LisSceneSubject subject = get_subject (timeline, i);
      double top = fill->y0 + timeline->tops[i];

      lis_scene_add_box (fill->scene, lis_rect (0, top, right, height), i % 2 == 1 ? LIS_BOX_ROW : LIS_BOX_CLEAR,
                         &subject);
      lis_scene_add_line (fill->scene, 0, top + height, right, top + height, LIS_LINE_ROW);
    }
  lis_scene_begin (fill->scene, LIS_PART_NAMES);
  for (guint i = fill->first_row; i < fill->after_row; i++)
    add_name (fill, timeline, i, fill->y0 + timeline->tops[i]);
  lis_scene_add_line (fill->scene, right - 1, (double) fill->body.y, right - 1,
                      (double) (fill->body.y + fill->body.height), LIS_LINE_FRAME);
  lis_scene_begin (fill->scene, LIS_PART_CORNER);
  lis_scene_add_box (fill->scene, fill->scene->clips[LIS_PART_CORNER], LIS_BOX_RULER, NULL);
  lis_scene_add_line (fill->scene, 0, (double) fill->body.y - 1, right, (double) fill->body.y - 1, LIS_LINE_FRAME);
}

static void
add_headings (LisFill *fill, const LisActionTimeline *timeline)
{
  double margin = MARGIN * fill->style->scale, height = fill->style->group_height;
  double width = (double) fill->scene->clips[LIS_PART_HEADINGS].width;

  lis_scene_begin (fill->scene, LIS_PART_HEADINGS);
  for (guint i = fill->first_row; i < fill->after_row; i++)
    {
      const LisActionItem *item = get_item (timeline, i);
      double top = fill->y0 + timeline->tops[i] - height;
      LisSceneSubject subject = { LIS_THING_GROUP, G_MAXUINT, i, item->area != NULL ? item->area->record.id : 0 };

      if (!timeline->headings[i])
        continue;
      lis_scene_add_box (fill->scene, lis_rect (0, top, width, height), LIS_BOX_GROUP, &subject);
      lis_scene_add_label (fill->scene, lis_rect (margin, top, width - 2 * margin, height),
                           item->area != NULL ? item->area->name : _("No area"), LIS_FONT_GROUP, LIS_INK_TEXT,
                           LIS_ALIGN_START, NULL);
    }
}

static void
set_clips (LisFill *fill)
{
  LisRect *clips = fill->scene->clips, body = fill->body;

  memset (clips, 0, sizeof fill->scene->clips);
  clips[LIS_PART_BODY] = body;
  clips[LIS_PART_HEADINGS] = (LisRect){ 0, body.y, body.x + body.width, body.height };
  clips[LIS_PART_NAMES] = (LisRect){ 0, body.y, body.x, body.height };
  clips[LIS_PART_RULER] = (LisRect){ body.x, 0, body.width, body.y };
  clips[LIS_PART_CORNER] = (LisRect){ 0, 0, body.x, body.y };
  clips[LIS_PART_PAGE] = (LisRect){ 0, 0, body.x + body.width, body.y + body.height };
}

void
lis_action_timeline_fill_scene (LisActionTimeline *timeline, const LisChartRegion *region, LisScene *scene)
{
  const LisStyle *style = timeline->layout.style;
  LisChartRegion own = *region;
  double left = region->with_names ? style->names_width : 0;
  double top = region->with_ruler ? lis_action_timeline_get_ruler_height (timeline) : 0;
  LisFill fill = { .layout = &timeline->layout, .region = &own, .style = style, .scene = scene,
                   .body = lis_rect (left, top, MAX (region->width - left, 0), MAX (region->height - top, 0)),
                   .x0 = left - region->x, .y0 = top - region->y };

  /* The corner counts doctors. */
  own.with_names = FALSE;
  lis_scene_clear (scene, style);
  set_clips (&fill);
  fill.days = lis_axis_get_range (&timeline->layout.axis, region->x, (double) fill.body.width);
  fill.first_row = lis_action_timeline_find_row (timeline, region->y);
  if (fill.first_row == G_MAXUINT)
    fill.first_row = fill.after_row = 0;
  else
    fill.after_row = lis_action_timeline_find_row (timeline, region->y + (double) fill.body.height) + 1;
  add_rows (&fill, timeline);
  if (region->with_names)
    add_names (&fill, timeline);
  add_headings (&fill, timeline);
  if (region->with_ruler)
    lis_fill_ruler (&fill);
}
