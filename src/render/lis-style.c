/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-style.h"

#include <math.h>
#include <string.h>

#include "lis-palette.h"

/* What GNOME has shipped, newest last to first, then what every system has. */
#define DEFAULT_FAMILY "Adwaita Sans, Cantarell, Sans"
#define AVERAGE_ADVANCE 0.56

/* Sizes in points at scale 1. */
static const struct { float size; gboolean bold, italic; } font_table[LIS_N_FONTS] = {
  [LIS_FONT_NAME] = { 12.5f, FALSE, FALSE },
  [LIS_FONT_DETAIL] = { 10.5f, FALSE, FALSE },
  [LIS_FONT_BAR] = { 11.0f, FALSE, FALSE },
  [LIS_FONT_MARK] = { 10.0f, TRUE, FALSE },
  [LIS_FONT_RULER] = { 10.5f, FALSE, FALSE },
  [LIS_FONT_RULER_STRONG] = { 11.0f, TRUE, FALSE },
  [LIS_FONT_GROUP] = { 12.5f, TRUE, FALSE },
  [LIS_FONT_LOAD] = { 10.0f, FALSE, FALSE },
  [LIS_FONT_TITLE] = { 19.0f, TRUE, FALSE },
  [LIS_FONT_SUBTITLE] = { 12.0f, FALSE, FALSE },
};

static void
set_sizes (LisStyle *style, double scale)
{
  style->scale = scale;
  style->lane_height = 20 * scale;
  style->row_padding = 4 * scale;
  style->bar_inset = 1 * scale;
  style->group_height = 26 * scale;
  style->tier_height = 19 * scale;
  style->names_width = 250 * scale;
  style->strip_heading_height = 20 * scale;
  style->strip_row_height = 20 * scale;
}

LisStyle *
lis_style_new (LisPalette palette, const char *family, double scale)
{
  LisStyle *style = g_new0 (LisStyle, 1);

  style->palette = palette;
  style->snap = palette != LIS_PALETTE_PRINT && palette != LIS_PALETTE_PRINT_GREY;
  g_strlcpy (style->family, family != NULL ? family : DEFAULT_FAMILY, sizeof style->family);
  set_sizes (style, scale);
  for (int font = 0; font < LIS_N_FONTS; font++)
    {
      LisFontLook *look = &style->fonts[font];

      look->size = font_table[font].size * (float) scale;
      look->bold = font_table[font].bold;
      look->italic = font_table[font].italic;
      for (guint letter = 0; letter < G_N_ELEMENTS (look->advances); letter++)
        look->advances[letter] = look->size * (float) AVERAGE_ADVANCE;
    }
  lis_palette_apply (style);
  return style;
}

PangoFontDescription *
lis_style_describe_font (const LisStyle *style, LisFont font)
{
  const LisFontLook *look = &style->fonts[font];
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family (description, style->family);
  pango_font_description_set_absolute_size (description, (double) look->size * PANGO_SCALE);
  pango_font_description_set_weight (description, look->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style (description, look->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  return description;
}

/* Goes along the line once: asking the layout for the place of each letter would walk it anew for every one. */
static void
measure_font (LisFontLook *look, PangoLayout *layout)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  guint8 letter_at[512] = { 0 };
  PangoLayoutIter *iter;

  for (gunichar letter = 32; letter < 256; letter++)
    {
      letter_at[letters->len] = (guint8) letter;
      g_string_append_unichar (letters, letter >= 127 && letter <= 160 ? 'n' : letter == 173 ? '-' : letter);
    }
  pango_layout_set_text (layout, letters->str, (int) letters->len);
  iter = pango_layout_get_iter (layout);
  do
    {
      guint index = (guint) pango_layout_iter_get_index (iter);
      PangoRectangle place;

      pango_layout_iter_get_cluster_extents (iter, NULL, &place);
      if (index < letters->len && letter_at[index] != 0)
        look->advances[letter_at[index]] = (float) ABS (place.width) / (float) PANGO_SCALE;
    }
  while (pango_layout_iter_next_cluster (iter));
  pango_layout_iter_free (iter);
}

/* One measured before with the same letters, or NULL. */
static const LisFontLook *
find_alike (const LisStyle *style, int font)
{
  const LisFontLook *look = &style->fonts[font];

  for (int i = 0; i < font; i++)
    if (fabsf (style->fonts[i].size - look->size) < 0.01f && style->fonts[i].bold == look->bold
        && style->fonts[i].italic == look->italic)
      return &style->fonts[i];
  return NULL;
}

void
lis_style_measure (LisStyle *style, PangoContext *context)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);

  for (int font = 0; font < LIS_N_FONTS; font++)
    {
      const LisFontLook *alike = find_alike (style, font);
      PangoFontDescription *description;

      if (alike != NULL)
        {
          memcpy (style->fonts[font].advances, alike->advances, sizeof alike->advances);
          continue;
        }
      description = lis_style_describe_font (style, (LisFont) font);
      pango_layout_set_font_description (layout, description);
      measure_font (&style->fonts[font], layout);
      pango_font_description_free (description);
    }
}

double
lis_style_measure_text (const LisStyle *style, LisFont font, const char *text)
{
  const LisFontLook *look = &style->fonts[font];
  double width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      width += (double) (letter < 256 ? look->advances[letter] : look->advances['n'] * 1.2f);
    }
  return width;
}

LisBoxRole
lis_style_get_bar_box (LisBarKind kind, gint32 state)
{
  int place = state == LIS_STATE_AGREED ? 0 : state == LIS_STATE_PROPOSED ? 1 : 2;

  return (LisBoxRole) (LIS_BOX_BAR + (int) kind * 3 + place);
}

LisBoxRole
lis_style_get_status_box (gint32 state)
{
  return (LisBoxRole) (LIS_BOX_STATUS + CLAMP (state, 0, LIS_N_STATUS_BOXES - 1));
}

LisBarKind
lis_style_get_bar_kind (gint32 period_kind, gboolean rotation)
{
  switch ((LisPeriodKind) period_kind)
    {
    case LIS_PERIOD_RESEARCH:
      return LIS_BAR_KIND_RESEARCH;
    case LIS_PERIOD_LEAVE:
      return LIS_BAR_KIND_LEAVE;
    case LIS_PERIOD_OTHER:
      return LIS_BAR_KIND_OTHER;
    case LIS_PERIOD_SERVICE:
    default:
      return rotation ? LIS_BAR_KIND_ROTATION : LIS_BAR_KIND_SERVICE;
    }
}

static double
linearise (float channel)
{
  double value = (double) channel;

  return value <= 0.03928 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
get_luminance (LisColor color)
{
  return 0.2126 * linearise (color.red) + 0.7152 * linearise (color.green) + 0.0722 * linearise (color.blue);
}

double
lis_color_get_contrast (LisColor a, LisColor b)
{
  double first = get_luminance (a), second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

LisColor
lis_color_mix (LisColor a, LisColor b, double share)
{
  float to = (float) share, from = 1 - to;
  LisColor mixed = { a.red * from + b.red * to, a.green * from + b.green * to, a.blue * from + b.blue * to,
                     a.alpha * from + b.alpha * to };

  return mixed;
}
