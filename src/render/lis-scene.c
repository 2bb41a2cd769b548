/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-scene.h"

#include <math.h>
#include <string.h>

#define BLOCK_SIZE 4096

LisScene *
lis_scene_new (void)
{
  LisScene *scene = g_new0 (LisScene, 1);

  scene->stretches = g_array_new (FALSE, FALSE, sizeof (LisSceneStretch));
  scene->boxes = g_array_new (FALSE, FALSE, sizeof (LisSceneBox));
  scene->lines = g_array_new (FALSE, FALSE, sizeof (LisSceneLine));
  scene->labels = g_array_new (FALSE, FALSE, sizeof (LisSceneLabel));
  scene->scratch = g_array_new (FALSE, FALSE, sizeof (LisRect));
  scene->blocks = g_ptr_array_new_with_free_func (g_free);
  return scene;
}

void
lis_scene_free (LisScene *scene)
{
  if (scene == NULL)
    return;
  g_array_unref (scene->stretches);
  g_array_unref (scene->boxes);
  g_array_unref (scene->lines);
  g_array_unref (scene->labels);
  g_array_unref (scene->scratch);
  g_ptr_array_unref (scene->blocks);
  g_free (scene);
}

void
lis_scene_clear (LisScene *scene, const LisStyle *style)
{
  scene->style = style;
  memset (scene->clips, 0, sizeof scene->clips);
  g_array_set_size (scene->stretches, 0);
  g_array_set_size (scene->boxes, 0);
  g_array_set_size (scene->lines, 0);
  g_array_set_size (scene->labels, 0);
  scene->block = 0;
  scene->block_used = 0;
}

void
lis_scene_begin (LisScene *scene, LisChartPart part)
{
  LisSceneStretch stretch = { part, scene->boxes->len, 0, scene->lines->len, 0, scene->labels->len, 0 };

  g_array_append_val (scene->stretches, stretch);
}

static LisSceneStretch *
get_last_stretch (LisScene *scene)
{
  g_assert (scene->stretches->len > 0);
  return &g_array_index (scene->stretches, LisSceneStretch, scene->stretches->len - 1);
}

static const LisSceneSubject nothing = { LIS_THING_NONE, G_MAXUINT, 0, LIS_ID_NONE };

void
lis_scene_add_box (LisScene *scene, LisRect rect, LisBoxRole role, const LisSceneSubject *subject)
{
  LisSceneBox box = { rect, role, subject != NULL ? *subject : nothing };

  g_array_append_val (scene->boxes, box);
  get_last_stretch (scene)->n_boxes++;
}

void
lis_scene_add_line (LisScene *scene, double x1, double y1, double x2, double y2, LisLineRole role)
{
  LisSceneLine line = { (float) x1, (float) y1, (float) x2, (float) y2, role };

  g_array_append_val (scene->lines, line);
  get_last_stretch (scene)->n_lines++;
}

void
lis_scene_add_label (LisScene *scene, LisRect rect, const char *text, LisFont font, LisInk ink, LisAlign align,
                     const LisSceneSubject *subject)
{
  LisSceneLabel label = { rect, text, font, ink, align, subject != NULL ? *subject : nothing };

  if (text == NULL || text[0] == '\0')
    return;
  g_array_append_val (scene->labels, label);
  get_last_stretch (scene)->n_labels++;
}

/* Room for @size bytes in the blocks, which are only ever added to, so that a frame like the last one takes none. */
static char *
reserve_text (LisScene *scene, gsize size)
{
  char *text;

  g_assert (size <= BLOCK_SIZE);
  if (scene->block < scene->blocks->len && scene->block_used + size > BLOCK_SIZE)
    {
      scene->block++;
      scene->block_used = 0;
    }
  if (scene->block == scene->blocks->len)
    g_ptr_array_add (scene->blocks, g_malloc (BLOCK_SIZE));
  text = (char *) g_ptr_array_index (scene->blocks, scene->block) + scene->block_used;
  scene->block_used += size;
  return text;
}

const char *
lis_scene_keep_text (LisScene *scene, const char *text)
{
  return lis_scene_format_text (scene, "%s", text);
}

const char *
lis_scene_format_text (LisScene *scene, const char *format, ...)
{
  char made[512];
  char *kept;
  gsize size;
  va_list arguments;

  va_start (arguments, format);
  g_vsnprintf (made, sizeof made, format, arguments);
  va_end (arguments);
  /* A text cut within a letter loses that letter. */
  for (gsize length = strlen (made); !g_utf8_validate (made, -1, NULL) && length > 0; length--)
    made[length - 1] = '\0';
  size = strlen (made) + 1;
  kept = reserve_text (scene, size);
  memcpy (kept, made, size);
  return kept;
}

static gboolean
hit_stretch (const LisScene *scene, const LisSceneStretch *stretch, double x, double y, LisSceneSubject *subject,
             LisRect *rect)
{
  for (guint i = stretch->first_label + stretch->n_labels; i-- > stretch->first_label;)
    {
      const LisSceneLabel *label = &g_array_index (scene->labels, LisSceneLabel, i);

      if (label->subject.thing == LIS_THING_NONE || !lis_rect_contains (&label->rect, x, y))
        continue;
      *subject = label->subject;
      *rect = label->rect;
      return TRUE;
    }
  for (guint i = stretch->first_box + stretch->n_boxes; i-- > stretch->first_box;)
    {
      const LisSceneBox *box = &g_array_index (scene->boxes, LisSceneBox, i);

      if (box->subject.thing == LIS_THING_NONE || !lis_rect_contains (&box->rect, x, y))
        continue;
      *subject = box->subject;
      *rect = box->rect;
      return TRUE;
    }
  return FALSE;
}

LisSceneSubject
lis_scene_hit (const LisScene *scene, double x, double y, LisRect *rect)
{
  LisSceneSubject subject = nothing;
  LisRect found = { 0 };

  for (guint i = scene->stretches->len; i-- > 0;)
    {
      const LisSceneStretch *stretch = &g_array_index (scene->stretches, LisSceneStretch, i);

      if (lis_rect_contains (&scene->clips[stretch->part], x, y) &&
          hit_stretch (scene, stretch, x, y, &subject, &found))
        break;
    }
  if (rect != NULL)
    *rect = found;
  return subject;
}

static void
paint_box_role (const LisBoxLook *look, LisPen *pen, const LisRect *rects, guint n_rects)
{
  if (look->fill.alpha > 0)
    pen->klass->fill_boxes (pen, rects, n_rects, &look->fill);
  if (look->pattern != LIS_PATTERN_SOLID)
    pen->klass->fill_pattern (pen, rects, n_rects, look->pattern, &look->pattern_color);
  if (look->stroke != LIS_STROKE_NONE)
    pen->klass->stroke_boxes (pen, rects, n_rects, look->stroke, look->outline_width, &look->outline);
}

/* Gathers what looks the same, in order of role, and hands each lot to the pen at once. */
static void
paint_boxes (LisScene *scene, const LisSceneBox *boxes, guint n_boxes, LisPen *pen)
{
  guint starts[LIS_N_BOX_ROLES + 1] = { 0 };
  guint next[LIS_N_BOX_ROLES];
  LisRect *rects;

  for (guint i = 0; i < n_boxes; i++)
    starts[boxes[i].role + 1]++;
  for (int role = 0; role < LIS_N_BOX_ROLES; role++)
    {
      next[role] = starts[role];
      starts[role + 1] += starts[role];
    }
  g_array_set_size (scene->scratch, n_boxes);
  rects = (LisRect *) (gpointer) scene->scratch->data;
  for (guint i = 0; i < n_boxes; i++)
    rects[next[boxes[i].role]++] = boxes[i].rect;
  for (int role = 0; role < LIS_N_BOX_ROLES; role++)
    if (starts[role + 1] > starts[role])
      paint_box_role (&scene->style->boxes[role], pen, rects + starts[role], starts[role + 1] - starts[role]);
}

static LisRect
get_line_rect (const LisSceneLine *line, float width)
{
  if (line->x1 == line->x2)
    return (LisRect) { line->x1 - floorf (width / 2), line->y1, width, line->y2 - line->y1 };
  return (LisRect) { line->x1, line->y1 - floorf (width / 2), line->x2 - line->x1, width };
}

static void
paint_lines (LisScene *scene, const LisSceneLine *lines, guint n_lines, LisPen *pen)
{
  g_array_set_size (scene->scratch, n_lines);
  for (guint first = 0, after; first < n_lines; first = after)
    {
      const LisLineLook *look = &scene->style->lines[lines[first].role];
      LisRect *rects = (LisRect *) (gpointer) scene->scratch->data;

      for (after = first; after < n_lines && lines[after].role == lines[first].role; after++)
        rects[after - first] = get_line_rect (&lines[after], look->width);
      pen->klass->fill_lines (pen, rects, after - first, look->stroke, &look->color);
    }
}

static void
paint_stretch (LisScene *scene, const LisSceneStretch *stretch, LisPen *pen)
{
  if (stretch->n_boxes > 0)
    paint_boxes (scene, &g_array_index (scene->boxes, LisSceneBox, stretch->first_box), stretch->n_boxes, pen);
  if (stretch->n_lines > 0)
    paint_lines (scene, &g_array_index (scene->lines, LisSceneLine, stretch->first_line), stretch->n_lines, pen);
  for (guint i = 0; i < stretch->n_labels; i++)
    {
      const LisSceneLabel *label = &g_array_index (scene->labels, LisSceneLabel, stretch->first_label + i);

      pen->klass->draw_text (pen, label->text, label->font, &label->rect, label->align,
                             &scene->style->inks[label->ink]);
    }
}

void
lis_scene_paint (LisScene *scene, LisPen *pen)
{
  int clipped = -1;

  for (guint i = 0; i < scene->stretches->len; i++)
    {
      const LisSceneStretch *stretch = &g_array_index (scene->stretches, LisSceneStretch, i);

      if (clipped != (int) stretch->part)
        {
          if (clipped >= 0)
            pen->klass->pop_clip (pen);
          pen->klass->push_clip (pen, &scene->clips[stretch->part]);
          clipped = (int) stretch->part;
        }
      paint_stretch (scene, stretch, pen);
    }
  if (clipped >= 0)
    pen->klass->pop_clip (pen);
}
