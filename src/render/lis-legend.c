/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "lis-chart-layout.h"

#define SWATCH_WIDTH 26.0
#define SWATCH_HEIGHT 14.0
#define GAP 6.0
#define BETWEEN 18.0

static const struct { LisBoxRole role; const char *text; const char *sign; } items[] = {
  { LIS_BOX_BAR + LIS_BAR_KIND_SERVICE * 3, N_ ("Service at home"), NULL },
  { LIS_BOX_BAR + LIS_BAR_KIND_ROTATION * 3, N_ ("Rotation"), NULL },
  { LIS_BOX_BAR + LIS_BAR_KIND_RESEARCH * 3, N_ ("Research"), NULL },
  { LIS_BOX_BAR + LIS_BAR_KIND_LEAVE * 3, N_ ("Leave"), NULL },
  { LIS_BOX_BAR + LIS_BAR_KIND_OTHER * 3, N_ ("Other"), NULL },
  { LIS_BOX_BAR + LIS_BAR_KIND_SERVICE * 3 + 1, N_ ("Proposed"), NULL },
  { LIS_BOX_BAR + LIS_BAR_KIND_SERVICE * 3 + 2, N_ ("Draft"), NULL },
  { LIS_BOX_WITHOUT_PLACE, N_ ("Without a place"), NULL },
  { LIS_BOX_ABSENCE, N_ ("Absence"), NULL },
  { LIS_BOX_MARK_SERIOUS, N_ ("Serious finding"), "!" },
  { LIS_BOX_MARK_WARNING, N_ ("Warning"), "!" },
  { LIS_BOX_MARK_NOTE, N_ ("Note"), "!" },
  { LIS_BOX_LOAD_OVER, N_ ("Over capacity (people/places)"), "3/2" },
};

static void
add_item (const LisStyle *style, guint i, LisRect swatch, const char *text, double width, LisScene *scene)
{
  LisInk ink = items[i].role == LIS_BOX_MARK_SERIOUS   ? LIS_INK_INVERSE
               : items[i].role == LIS_BOX_MARK_WARNING ? LIS_INK_WARNING
               : items[i].role == LIS_BOX_MARK_NOTE    ? LIS_INK_TEXT
                                                       : LIS_INK_OVER;

  lis_scene_add_box (scene, swatch, items[i].role, NULL);
  lis_scene_add_label (scene, swatch, items[i].sign, LIS_FONT_MARK, ink, LIS_ALIGN_CENTER, NULL);
  lis_scene_add_label (scene,
                       lis_rect ((double) (swatch.x + swatch.width) + GAP * style->scale, (double) swatch.y, width,
                                 (double) swatch.height),
                       text, LIS_FONT_DETAIL, LIS_INK_TEXT, LIS_ALIGN_START, NULL);
}

double
lis_legend_fill_scene (const LisStyle *style, double x, double y, double width, LisScene *scene)
{
  double line = 20 * style->scale;
  double left = x, right = x + width, top = y;
  double swatch = SWATCH_WIDTH * style->scale;

  if (scene != NULL)
    lis_scene_begin (scene, LIS_PART_PAGE);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      const char *text = _(items[i].text);
      double room = ceil (lis_style_measure_text (style, LIS_FONT_DETAIL, text) * 1.03) + 2;
      double needed = swatch + GAP * style->scale + room;

      if (x > left && x + needed > right)
        {
          x = left;
          y += line;
        }
      if (scene != NULL)
        add_item (style, i, lis_rect (x, y + (line - SWATCH_HEIGHT * style->scale) / 2, swatch,
                                      SWATCH_HEIGHT * style->scale), text, room, scene);
      x += needed + BETWEEN * style->scale;
    }
  return y + line - top;
}
