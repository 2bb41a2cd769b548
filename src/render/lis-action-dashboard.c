/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-dashboard.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MARGIN 12.0
#define HEADING 26.0
#define BETWEEN 10.0
#define CARD_WIDTH 148.0
#define CARD_HEIGHT 58.0
#define LINE 24.0
#define LABEL_SHARE 0.3
#define CHIP 20.0

typedef struct
{
  LisActionDashboard *dashboard;
  const LisStyle     *style;
  LisScene           *scene;
  double              scale, width, left, right, y;
} Fill;

static LisSceneSubject
get_subject (const Fill *fill, const LisActionEntry *entry)
{
  return (LisSceneSubject){ LIS_THING_ENTRY, G_MAXUINT,
                            (guint) (entry - (const LisActionEntry *) fill->dashboard->entries->data), LIS_ID_NONE };
}

static double
measure (const Fill *fill, LisFont font, const char *text)
{
  return ceil (lis_style_measure_text (fill->style, font, text) * 1.04) + 4;
}

static void
add_text (Fill *fill, LisRect rect, const char *text, LisFont font, LisInk ink, LisAlign align)
{
  lis_scene_add_label (fill->scene, rect, text, font, ink, align, NULL);
}

static LisBoxRole
get_mark (LisActionTone tone)
{
  switch (tone)
    {
    case LIS_ACTION_TONE_SERIOUS:
      return LIS_BOX_MARK_SERIOUS;
    case LIS_ACTION_TONE_WARNING:
      return LIS_BOX_MARK_WARNING;
    case LIS_ACTION_TONE_NOTE:
      return LIS_BOX_MARK_NOTE;
    case LIS_ACTION_TONE_GOOD:
      return lis_style_get_status_box (LIS_STATUS_DONE);
    case LIS_ACTION_TONE_PLAIN:
    default:
      return LIS_BOX_CARD;
    }
}

static LisInk
get_mark_ink (LisActionTone tone)
{
  if (tone == LIS_ACTION_TONE_SERIOUS)
    return LIS_INK_INVERSE;
  if (tone == LIS_ACTION_TONE_WARNING)
    return LIS_INK_WARNING;
  return tone == LIS_ACTION_TONE_GOOD ? LIS_INK_BAR : LIS_INK_TEXT;
}

static void
add_chip (Fill *fill, LisRect rect, LisActionTone tone, const char *text)
{
  lis_scene_add_box (fill->scene, rect, get_mark (tone), NULL);
  add_text (fill, rect, text, LIS_FONT_MARK, get_mark_ink (tone), LIS_ALIGN_CENTER);
}

static void
add_heading (Fill *fill, const char *title)
{
  add_text (fill, lis_rect (fill->left, fill->y, fill->right - fill->left, HEADING * fill->scale), title,
            LIS_FONT_GROUP, LIS_INK_TEXT, LIS_ALIGN_START);
  fill->y += HEADING * fill->scale;
}

/* The entries of a section, @n of them from @first on. */
static LisActionEntry *
get_section (const Fill *fill, LisActionSection section, guint *n)
{
  GArray *entries = fill->dashboard->entries;
  guint first = 0;

  while (first < entries->len && g_array_index (entries, LisActionEntry, first).section != section)
    first++;
  for (*n = 0; first + *n < entries->len && g_array_index (entries, LisActionEntry, first + *n).section == section;)
    (*n)++;
  return &g_array_index (entries, LisActionEntry, first);
}

/* What is wrong has a filled stripe with a sign beside its number, not only another colour. */
static void
add_card (Fill *fill, LisActionEntry *entry, LisRect rect)
{
  LisSceneSubject subject = get_subject (fill, entry);
  double inset = 8 * fill->scale, stripe = CHIP * fill->scale;
  gboolean marked = entry->tone != LIS_ACTION_TONE_PLAIN;
  double left = (double) rect.x + (marked ? stripe + inset : inset);
  double width = (double) (rect.x + rect.width) - left - 4;
  double half = (double) rect.height * 0.56;

  entry->rect = rect;
  lis_scene_begin (fill->scene, LIS_PART_PAGE);
  lis_scene_add_box (fill->scene, rect, LIS_BOX_CARD, &subject);
  add_text (fill, lis_rect (left, (double) rect.y + 2, width, half), entry->value, LIS_FONT_TITLE, LIS_INK_TEXT,
            LIS_ALIGN_START);
  add_text (fill, lis_rect (left, (double) rect.y + half, width, (double) rect.height - half - 4), entry->label,
            LIS_FONT_DETAIL, LIS_INK_TEXT, LIS_ALIGN_START);
  lis_scene_begin (fill->scene, LIS_PART_PAGE);
  if (marked)
    add_chip (fill, lis_rect ((double) rect.x, (double) rect.y, stripe, (double) rect.height), entry->tone,
              entry->tone == LIS_ACTION_TONE_GOOD ? "✓" : entry->tone == LIS_ACTION_TONE_NOTE ? "?" : "!");
}

/* As many beside each other as have room, all as wide as the widest label wants. */
static void
fill_cards (Fill *fill, LisActionSection section)
{
  double gap = BETWEEN * fill->scale, wanted = CARD_WIDTH * fill->scale, width;
  double height = CARD_HEIGHT * fill->scale;
  guint n, columns;
  LisActionEntry *entries = get_section (fill, section, &n);

  if (n == 0)
    return;
  add_heading (fill, lis_action_section_get_title (section));
  for (guint i = 0; i < n; i++)
    wanted = MAX (wanted, measure (fill, LIS_FONT_DETAIL, entries[i].label) + (CHIP + 16) * fill->scale);
  width = fill->right - fill->left;
  columns = (guint) CLAMP ((width + gap) / (wanted + gap), 1, n);
  /* Rows as even as can be. */
  columns = (n + (n + columns - 1) / columns - 1) / ((n + columns - 1) / columns);
  width = floor ((width - (columns - 1) * gap) / columns);
  for (guint i = 0; i < n; i++)
    add_card (fill, &entries[i],
              lis_rect (fill->left + i % columns * (width + gap), fill->y + i / columns * (height + gap), width,
                        height));
  fill->y += ((n + columns - 1) / columns) * (height + gap);
}

static const LisActionBar *
get_bar (const Fill *fill, const LisActionEntry *entry)
{
  GArray *bars = entry->section == LIS_ACTION_SECTION_AREAS ? fill->dashboard->summary->areas
                                                            : fill->dashboard->summary->responsible;

  return &g_array_index (bars, LisActionBar, entry->index);
}

static guint
get_count (const Fill *fill, const LisActionEntry *entry)
{
  return entry->state < 0 ? get_bar (fill, entry)->late : get_bar (fill, entry)->tally.n[entry->state];
}

/* Each segment is as wide as its share, and as its number at least. */
static void
add_segments (Fill *fill, LisActionEntry *entries, guint n, guint most, LisRect room)
{
  double least = 26 * fill->scale, x = (double) room.x;
  double spare = MAX ((double) room.width - LIS_N_STATUS_BOXES * least, 0);

  for (guint i = 0; i < n; i++)
    {
      LisSceneSubject subject = get_subject (fill, &entries[i]);
      guint count = get_count (fill, &entries[i]);
      double width = floor (least + spare * count / MAX (most, 1));

      entries[i].rect = lis_rect (x, (double) room.y, width, (double) room.height);
      lis_scene_add_box (fill->scene, entries[i].rect, lis_style_get_status_box (entries[i].state), &subject);
      add_text (fill, entries[i].rect,
                measure (fill, LIS_FONT_BAR, entries[i].value) < width
                    ? entries[i].value : lis_scene_format_text (fill->scene, "%u", count),
                LIS_FONT_BAR, entries[i].state == LIS_STATUS_NOT_STARTED || entries[i].state == 0 ? LIS_INK_TEXT
                                                                                                  : LIS_INK_BAR,
                LIS_ALIGN_CENTER);
      x += width;
    }
}

static void
add_bar_row (Fill *fill, LisActionEntry *entries, guint n, guint most, double chip)
{
  double line = LINE * fill->scale, label = floor ((fill->right - fill->left) * LABEL_SHARE), inset = 3 * fill->scale;
  guint n_states = n - (entries[n - 1].state < 0 ? 1 : 0);

  lis_scene_begin (fill->scene, LIS_PART_PAGE);
  add_text (fill, lis_rect (fill->left, fill->y, label - 8 * fill->scale, line), entries[0].label, LIS_FONT_NAME,
            LIS_INK_TEXT, LIS_ALIGN_START);
  add_segments (fill, entries, n_states, most,
                lis_rect (fill->left + label, fill->y + inset, fill->right - fill->left - label - chip - 8,
                          line - 2 * inset));
  if (n_states < n)
    {
      LisActionEntry *late = &entries[n - 1];
      LisSceneSubject subject = get_subject (fill, late);

      late->rect = lis_rect (fill->right - chip, fill->y + inset, chip, line - 2 * inset);
      lis_scene_add_box (fill->scene, late->rect, LIS_BOX_MARK_SERIOUS, &subject);
      add_text (fill, late->rect, late->value, LIS_FONT_MARK, LIS_INK_INVERSE, LIS_ALIGN_CENTER);
    }
  fill->y += line;
}

/* What the segments mean, in words beside a sample of each. */
static void
add_legend (Fill *fill)
{
  static const gint32 states[] = { LIS_STATUS_DONE, LIS_STATUS_STARTED, LIS_STATUS_NOT_STARTED, 0,
                                   LIS_STATUS_STOPPED };
  double x = fill->left, line = LINE * fill->scale, swatch = 22 * fill->scale, gap = 6 * fill->scale;

  lis_scene_begin (fill->scene, LIS_PART_PAGE);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      const char *text = lis_action_state_get_label (states[i]);
      double room = measure (fill, LIS_FONT_DETAIL, text);

      if (x > fill->left && x + swatch + gap + room > fill->right)
        {
          x = fill->left;
          fill->y += line;
        }
      lis_scene_add_box (fill->scene, lis_rect (x, fill->y + line * 0.25, swatch, line * 0.5),
                         lis_style_get_status_box (states[i]), NULL);
      add_text (fill, lis_rect (x + swatch + gap, fill->y, room, line), text, LIS_FONT_DETAIL, LIS_INK_DIM,
                LIS_ALIGN_START);
      x += swatch + gap + room + 2 * gap;
    }
  fill->y += line;
}

static void
fill_bars (Fill *fill, LisActionSection section)
{
  guint n, most = 1;
  LisActionEntry *entries = get_section (fill, section, &n);
  double chip = 0;

  if (n == 0)
    return;
  add_heading (fill, lis_action_section_get_title (section));
  for (guint i = 0; i < n; i++)
    {
      most = MAX (most, lis_action_tally_count (&get_bar (fill, &entries[i])->tally));
      if (entries[i].state < 0)
        chip = MAX (chip, measure (fill, LIS_FONT_MARK, entries[i].value) + 12 * fill->scale);
    }
  for (guint i = 0, after; i < n; i = after)
    {
      for (after = i; after < n && entries[after].index == entries[i].index;)
        after++;
      add_bar_row (fill, &entries[i], after - i, most, chip);
    }
  add_legend (fill);
  fill->y += BETWEEN * fill->scale;
}

/* A tick for the target and a bar up to the value, on a scale that holds all of them. */
static void
add_gauge (Fill *fill, const LisActionIndicator *one, LisRect room, LisActionTone tone)
{
  const LisIndicator *indicator = one->indicator;
  gint64 top = MAX (one->value, 1);
  double value, target;

  if (indicator->target != LIS_INTEGER_NONE)
    top = MAX (top, indicator->target);
  if (indicator->baseline != LIS_INTEGER_NONE)
    top = MAX (top, indicator->baseline);
  if (g_strcmp0 (one->unit, "%") == 0)
    top = MAX (top, 100 * LIS_INDICATOR_SCALE);
  value = (double) room.width * MAX (one->value, 0) / top;
  lis_scene_add_box (fill->scene, room, LIS_BOX_TRACK, NULL);
  lis_scene_begin (fill->scene, LIS_PART_PAGE);
  if (one->value != LIS_INTEGER_NONE && value >= 1)
    lis_scene_add_box (fill->scene, lis_rect ((double) room.x, (double) room.y + 3, value, (double) room.height - 6),
                       tone == LIS_ACTION_TONE_PLAIN ? LIS_BOX_LOAD_AGREED : get_mark (tone), NULL);
  target = (double) room.x + (double) room.width * MAX (indicator->target, 0) / top;
  if (indicator->target != LIS_INTEGER_NONE)
    lis_scene_add_line (fill->scene, target, (double) room.y - 2, target, (double) (room.y + room.height) + 2,
                        LIS_LINE_GRID_YEAR);
}

static void
add_indicator (Fill *fill, LisActionEntry *entry)
{
  const LisActionIndicator *one = g_ptr_array_index (fill->dashboard->summary->indicators, entry->index);
  LisSceneSubject subject = get_subject (fill, entry);
  double line = LINE * fill->scale, whole = fill->right - fill->left, label = floor (whole * LABEL_SHARE);
  double gauge = floor (whole * 0.25), gap = 8 * fill->scale;

  entry->rect = lis_rect (fill->left, fill->y, whole, line);
  lis_scene_begin (fill->scene, LIS_PART_PAGE);
  lis_scene_add_box (fill->scene, entry->rect, LIS_BOX_CLEAR, &subject);
  add_text (fill, lis_rect (fill->left, fill->y, label - gap, line), entry->label, LIS_FONT_NAME, LIS_INK_TEXT,
            LIS_ALIGN_START);
  add_gauge (fill, one, lis_rect (fill->left + label, fill->y + 5 * fill->scale, gauge, line - 10 * fill->scale),
             entry->tone);
  add_text (fill, lis_rect (fill->left + label + gauge + gap, fill->y, whole - label - gauge - gap, line),
            entry->value, LIS_FONT_DETAIL, LIS_INK_TEXT, LIS_ALIGN_START);
  fill->y += line;
}

/* One line each: a mark with its word where there is one, then the text. */
static void
add_line (Fill *fill, LisActionEntry *entry)
{
  LisSceneSubject subject = get_subject (fill, entry);
  double line = LINE * fill->scale, x = fill->left;

  entry->rect = lis_rect (fill->left, fill->y, fill->right - fill->left, line);
  lis_scene_begin (fill->scene, LIS_PART_PAGE);
  lis_scene_add_box (fill->scene, entry->rect, LIS_BOX_CLEAR, &subject);
  if (entry->value != NULL)
    {
      double chip = measure (fill, LIS_FONT_MARK, entry->value) + 12 * fill->scale;

      add_chip (fill, lis_rect (x, fill->y + 3 * fill->scale, chip, line - 6 * fill->scale), entry->tone, entry->value);
      x += chip + 8 * fill->scale;
    }
  add_text (fill, lis_rect (x, fill->y, fill->right - x, line), entry->label, LIS_FONT_NAME, LIS_INK_TEXT,
            LIS_ALIGN_START);
  fill->y += line;
}

static void
fill_lines (Fill *fill, LisActionSection section)
{
  guint n;
  LisActionEntry *entries = get_section (fill, section, &n);

  if (n == 0)
    return;
  add_heading (fill, lis_action_section_get_title (section));
  for (guint i = 0; i < n; i++)
    if (section == LIS_ACTION_SECTION_INDICATORS)
      add_indicator (fill, &entries[i]);
    else
      add_line (fill, &entries[i]);
  fill->y += BETWEEN * fill->scale;
}

double
lis_action_dashboard_fill_scene (LisActionDashboard *dashboard, const LisStyle *style, double width, LisScene *scene)
{
  Fill fill = { .dashboard = dashboard, .style = style, .scene = scene, .scale = style->scale, .width = width };
  guint background;

  fill.left = fill.y = MARGIN * style->scale;
  fill.right = width - fill.left;
  lis_scene_clear (scene, style);
  lis_scene_begin (scene, LIS_PART_PAGE);
  background = scene->boxes->len;
  lis_scene_add_box (scene, lis_rect (0, 0, width, 0), LIS_BOX_BACKGROUND, NULL);
  lis_scene_begin (scene, LIS_PART_PAGE);
  fill_cards (&fill, LIS_ACTION_SECTION_FIGURES);
  fill_bars (&fill, LIS_ACTION_SECTION_AREAS);
  fill_bars (&fill, LIS_ACTION_SECTION_RESPONSIBLE);
  fill_lines (&fill, LIS_ACTION_SECTION_INDICATORS);
  fill_cards (&fill, LIS_ACTION_SECTION_MISSING);
  fill_lines (&fill, LIS_ACTION_SECTION_RISKS);
  fill_lines (&fill, LIS_ACTION_SECTION_CHANGES);
  g_array_index (scene->boxes, LisSceneBox, background).rect.height = (float) fill.y;
  scene->clips[LIS_PART_PAGE] = lis_rect (0, 0, width, fill.y);
  return fill.y;
}
