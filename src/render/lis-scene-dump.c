/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-scene.h"

static const char *const part_names[LIS_N_PARTS] = {
  [LIS_PART_BODY] = "body", [LIS_PART_HEADINGS] = "headings", [LIS_PART_NAMES] = "names", [LIS_PART_RULER] = "ruler",
  [LIS_PART_CORNER] = "corner", [LIS_PART_STRIP] = "strip", [LIS_PART_STRIP_NAMES] = "strip-names",
  [LIS_PART_PAGE] = "page",
};

static const char *const bar_names[LIS_N_BAR_KINDS] = { "service", "rotation", "research", "leave", "other" };
static const char *const state_names[] = { "agreed", "proposed", "draft" };

static const char *const box_names[LIS_N_BOX_ROLES] = {
  [LIS_BOX_CLEAR] = "clear", [LIS_BOX_BACKGROUND] = "background", [LIS_BOX_ROW] = "row",
  [LIS_BOX_DAY_OFF] = "day-off", [LIS_BOX_GROUP] = "group",
  [LIS_BOX_RULER] = "ruler", [LIS_BOX_STRIP] = "strip",
  [LIS_BOX_WITHOUT_PLACE] = "without-place", [LIS_BOX_ABSENCE] = "absence", [LIS_BOX_MARK_NOTE] = "note",
  [LIS_BOX_MARK_WARNING] = "warning", [LIS_BOX_MARK_SERIOUS] = "serious",
  [LIS_BOX_LOAD_AGREED] = "load", [LIS_BOX_LOAD_PROPOSED] = "proposed-load", [LIS_BOX_LOAD_OVER] = "over-capacity",
  [LIS_BOX_TODAY] = "today",
  [LIS_BOX_STATUS] = "no-status", [LIS_BOX_STATUS + 1] = "not-started", [LIS_BOX_STATUS + 2] = "started",
  [LIS_BOX_STATUS + 3] = "done", [LIS_BOX_STATUS + 4] = "stopped", [LIS_BOX_CARD] = "card",
  [LIS_BOX_TRACK] = "track",
};

static const char *const line_names[LIS_N_LINE_ROLES] = {
  [LIS_LINE_GRID] = "grid", [LIS_LINE_GRID_HALF_YEAR] = "half-year", [LIS_LINE_GRID_YEAR] = "year",
  [LIS_LINE_ROW] = "row", [LIS_LINE_FRAME] = "frame", [LIS_LINE_HOLIDAY] = "holiday", [LIS_LINE_TODAY] = "today",
  [LIS_LINE_MARK_NOTE] = "note", [LIS_LINE_MARK_WARNING] = "warning", [LIS_LINE_MARK_SERIOUS] = "serious",
};

static void
append_number (GString *dump, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (dump, ' ');
  g_string_append (dump, g_ascii_formatd (buffer, sizeof buffer, "%.1f", number));
}

static void
append_rect (GString *dump, const LisRect *rect)
{
  append_number (dump, (double) rect->x);
  append_number (dump, (double) rect->y);
  append_number (dump, (double) rect->width);
  append_number (dump, (double) rect->height);
}

static void
append_subject (GString *dump, const LisSceneSubject *subject)
{
  static const char *const names[] = { "", "group", "row", "bar", "unplaced", "absence", "mark", "load", "holiday",
                                       "today", "entry", "item" };

  if (subject->thing == LIS_THING_NONE)
    return;
  g_string_append_printf (dump, " [%s %u", names[subject->thing], subject->index);
  if (subject->row != G_MAXUINT)
    g_string_append_printf (dump, " row %u", subject->row);
  if (subject->id != LIS_ID_NONE)
    g_string_append_printf (dump, " id %" G_GINT64_FORMAT, subject->id);
  g_string_append_c (dump, ']');
}

static void
append_box (GString *dump, const LisSceneBox *box)
{
  int bar = (int) box->role - LIS_BOX_BAR;

  if (box->role >= LIS_BOX_BAR && box->role <= LIS_BOX_BAR_LAST)
    g_string_append_printf (dump, "  box %s-%s", bar_names[bar / 3], state_names[bar % 3]);
  else
    g_string_append_printf (dump, "  box %s", box_names[box->role]);
  append_rect (dump, &box->rect);
  append_subject (dump, &box->subject);
  g_string_append_c (dump, '\n');
}

static void
append_line (GString *dump, const LisSceneLine *line)
{
  g_string_append_printf (dump, "  line %s", line_names[line->role]);
  append_number (dump, (double) line->x1);
  append_number (dump, (double) line->y1);
  append_number (dump, (double) line->x2);
  append_number (dump, (double) line->y2);
  g_string_append_c (dump, '\n');
}

static void
append_label (GString *dump, const LisSceneLabel *label)
{
  static const char *const aligns[] = { "", " center", " end" };

  g_string_append (dump, "  label");
  append_rect (dump, &label->rect);
  g_string_append_printf (dump, "%s “%s”", aligns[label->align], label->text);
  append_subject (dump, &label->subject);
  g_string_append_c (dump, '\n');
}

char *
lis_scene_dump (const LisScene *scene)
{
  GString *dump = g_string_new (NULL);

  for (guint i = 0; i < scene->stretches->len; i++)
    {
      const LisSceneStretch *stretch = &g_array_index (scene->stretches, LisSceneStretch, i);

      g_string_append (dump, part_names[stretch->part]);
      append_rect (dump, &scene->clips[stretch->part]);
      g_string_append_c (dump, '\n');
      for (guint n = 0; n < stretch->n_boxes; n++)
        append_box (dump, &g_array_index (scene->boxes, LisSceneBox, stretch->first_box + n));
      for (guint n = 0; n < stretch->n_lines; n++)
        append_line (dump, &g_array_index (scene->lines, LisSceneLine, stretch->first_line + n));
      for (guint n = 0; n < stretch->n_labels; n++)
        append_label (dump, &g_array_index (scene->labels, LisSceneLabel, stretch->first_label + n));
    }
  return g_string_free (dump, FALSE);
}
