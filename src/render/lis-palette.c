/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-palette.h"

#include "lis-action-plan.h"

/* Hues after Okabe and Ito, which colour-blind eyes tell apart, thinned until black (on dark surfaces white) text reads
 * well on fill and pattern alike. tests/render/test-style.c computes the contrasts. */
typedef struct
{
  guint32 paper, text, dim, row, day_off, group, chrome; /* 0xRRGGBB; chrome: ruler and load strip */
  guint32 grid, half_year, year, frame;
  guint32 today, holiday;
  guint32 bar_text, outline;
  struct { guint32 fill, pattern; } bars[LIS_N_BAR_KINDS];
  guint32 absence, absence_pattern;
  guint32 note, warning, serious; /* lines and fills of marks */
  guint32 warning_fill, warning_text, inverse_text;
  guint32 load, load_proposed, over, over_pattern, over_text;
} Palette;

static const Palette palettes[LIS_N_PALETTES] = {
  [LIS_PALETTE_LIGHT] = {
    .paper = 0xffffff, .text = 0x1e1e1e, .dim = 0x5e5c64, .row = 0xf7f8f9, .day_off = 0xeceef0, .group = 0xe4e8ec,
    .chrome = 0xfafafa, .grid = 0xe6e6e8, .half_year = 0xb9bcc2, .year = 0x8b8f97, .frame = 0xc0c3c8,
    .today = 0xa51d2d, .holiday = 0xa51d2d, .bar_text = 0x000000, .outline = 0x3d3d3d,
    .bars = { { 0xb5d6f0, 0xb5d6f0 }, { 0xffdca8, 0xf2b85c }, { 0xbfe8d6, 0x7fcbab }, { 0xe3e1e6, 0xb3afba },
              { 0xf0d0e2, 0xdc9dc2 } },
    .absence = 0x66626a, .absence_pattern = 0xb2aeb6, .note = 0x1a5fb4, .warning = 0x8f5902, .warning_fill = 0xffefb0,
    .serious = 0xa51d2d, .warning_text = 0x000000, .inverse_text = 0xffffff, .load = 0xb5d6f0,
    .load_proposed = 0xdcebf7, .over = 0xffd0c4, .over_pattern = 0xf09a85, .over_text = 0x000000 },
  [LIS_PALETTE_DARK] = {
    .paper = 0x1e1e1e, .text = 0xffffff, .dim = 0xc0bfbc, .row = 0x242424, .day_off = 0x303033, .group = 0x36383c,
    .chrome = 0x282828, .grid = 0x333336, .half_year = 0x5e5e64, .year = 0x83838b, .frame = 0x55555a,
    .today = 0xff7b63, .holiday = 0xff7b63, .bar_text = 0xffffff, .outline = 0xdededa,
    .bars = { { 0x1d4f7c, 0x1d4f7c }, { 0x6b4508, 0x8a5c12 }, { 0x0f5a44, 0x1c7a5e }, { 0x4a484f, 0x66636c },
              { 0x6d3556, 0x8b4a70 } },
    .absence = 0xb5b2ba, .absence_pattern = 0x77747d, .note = 0x78aeed, .warning = 0xf8e45c, .warning_fill = 0xf8e45c,
    .serious = 0xff7b63, .warning_text = 0x000000, .inverse_text = 0x1e1e1e, .load = 0x1d4f7c,
    .load_proposed = 0x26384a, .over = 0x7a2216, .over_pattern = 0x98331f, .over_text = 0xffffff },
  [LIS_PALETTE_HIGH_CONTRAST] = {
    .paper = 0xffffff, .text = 0x000000, .dim = 0x2e2e2e, .row = 0xffffff, .day_off = 0xe0e0e0, .group = 0xd8d8d8,
    .chrome = 0xffffff, .grid = 0xb0b0b0, .half_year = 0x6a6a6a, .year = 0x000000, .frame = 0x000000,
    .today = 0x8a0011, .holiday = 0x8a0011, .bar_text = 0x000000, .outline = 0x000000,
    .bars = { { 0xc9e4fa, 0xc9e4fa }, { 0xffe3b8, 0xe6a83f }, { 0xd0f3e4, 0x6cc3a0 }, { 0xf0f0f0, 0xa5a5a5 },
              { 0xf8dcec, 0xd888b6 } },
    .absence = 0x404040, .absence_pattern = 0x858585, .note = 0x003f8a, .warning = 0x5f3a00, .warning_fill = 0xfff3c4,
    .serious = 0x8a0011, .warning_text = 0x000000, .inverse_text = 0xffffff, .load = 0xc9e4fa,
    .load_proposed = 0xecf6fe, .over = 0xffd9cf, .over_pattern = 0xf08f76, .over_text = 0x000000 },
  [LIS_PALETTE_HIGH_CONTRAST_DARK] = {
    .paper = 0x000000, .text = 0xffffff, .dim = 0xe0e0e0, .row = 0x000000, .day_off = 0x2c2c2c, .group = 0x333333,
    .chrome = 0x000000, .grid = 0x555555, .half_year = 0xa0a0a0, .year = 0xffffff, .frame = 0xffffff,
    .today = 0xffa08d, .holiday = 0xffa08d, .bar_text = 0xffffff, .outline = 0xffffff,
    .bars = { { 0x143f66, 0x143f66 }, { 0x553505, 0x84560f }, { 0x084534, 0x17755a }, { 0x38363d, 0x625f68 },
              { 0x572743, 0x86456b } },
    .absence = 0xd0d0d0, .absence_pattern = 0x7c7c7c, .note = 0x99c1f1, .warning = 0xf9f06b, .warning_fill = 0xf9f06b,
    .serious = 0xffa08d, .warning_text = 0x000000, .inverse_text = 0x000000, .load = 0x143f66,
    .load_proposed = 0x16283a, .over = 0x661408, .over_pattern = 0x8f2d1a, .over_text = 0xffffff },
  [LIS_PALETTE_PRINT] = {
    .paper = 0xffffff, .text = 0x000000, .dim = 0x4a4a4a, .row = 0xf7f8f9, .day_off = 0xececec, .group = 0xe4e8ec,
    .chrome = 0xffffff, .grid = 0xe2e2e2, .half_year = 0xb0b0b0, .year = 0x808080, .frame = 0x606060,
    .today = 0x8a0011, .holiday = 0x8a0011, .bar_text = 0x000000, .outline = 0x303030,
    .bars = { { 0xbddaf2, 0xbddaf2 }, { 0xffdca8, 0xf2b85c }, { 0xc4ebda, 0x7fcbab }, { 0xe6e4e9, 0xb3afba },
              { 0xf2d4e5, 0xdc9dc2 } },
    .absence = 0x5c5c5c, .absence_pattern = 0xb2b2b2, .note = 0x1a5fb4, .warning = 0x7a4c00, .warning_fill = 0xffefb0,
    .serious = 0x8a0011, .warning_text = 0x000000, .inverse_text = 0xffffff, .load = 0xbddaf2,
    .load_proposed = 0xe3effa, .over = 0xffd6cc, .over_pattern = 0xf09a85, .over_text = 0x000000 },
  [LIS_PALETTE_PRINT_GREY] = {
    .paper = 0xffffff, .text = 0x000000, .dim = 0x4a4a4a, .row = 0xf8f8f8, .day_off = 0xececec, .group = 0xe6e6e6,
    .chrome = 0xffffff, .grid = 0xe2e2e2, .half_year = 0xb0b0b0, .year = 0x808080, .frame = 0x606060,
    .today = 0x000000, .holiday = 0x000000, .bar_text = 0x000000, .outline = 0x202020,
    .bars = { { 0xd2d2d2, 0xd2d2d2 }, { 0xf6f6f6, 0xc8c8c8 }, { 0xececec, 0xb4b4b4 }, { 0xffffff, 0xc4c4c4 },
              { 0xf4f4f4, 0xc4c4c4 } },
    .absence = 0x4c4c4c, .absence_pattern = 0xb0b0b0, .note = 0x505050, .warning = 0x303030, .warning_fill = 0xffffff,
    .serious = 0x000000, .warning_text = 0x000000, .inverse_text = 0xffffff, .load = 0xd2d2d2,
    .load_proposed = 0xeeeeee, .over = 0xffffff, .over_pattern = 0xc4c4c4, .over_text = 0x000000 },
};

static const LisPattern bar_patterns[LIS_N_BAR_KINDS] = {
  [LIS_BAR_KIND_SERVICE] = LIS_PATTERN_SOLID,
  [LIS_BAR_KIND_ROTATION] = LIS_PATTERN_DIAGONAL,
  [LIS_BAR_KIND_RESEARCH] = LIS_PATTERN_DOTS,
  [LIS_BAR_KIND_LEAVE] = LIS_PATTERN_HORIZONTAL,
  [LIS_BAR_KIND_OTHER] = LIS_PATTERN_CROSS,
};

static LisColor
get_color (guint32 rgb)
{
  LisColor color = { (float) (rgb >> 16 & 255) / 255, (float) (rgb >> 8 & 255) / 255, (float) (rgb & 255) / 255, 1 };

  return color;
}

static void
set_plain (LisStyle *style, LisBoxRole role, guint32 fill)
{
  style->boxes[role].fill = get_color (fill);
}

static void
set_box (LisStyle *style, LisBoxRole role, guint32 fill, guint32 outline, LisStroke stroke, double width)
{
  set_plain (style, role, fill);
  style->boxes[role].outline = get_color (outline);
  style->boxes[role].stroke = stroke;
  style->boxes[role].outline_width = (float) (width * style->scale);
}

/* The less sure a period is, the lighter its bar and the more broken its outline. */
static void
set_bars (LisStyle *style, const Palette *palette)
{
  static const struct { gint32 state; double lighter; LisStroke stroke; } states[] = {
    { LIS_STATE_AGREED, 0, LIS_STROKE_SOLID },
    { LIS_STATE_PROPOSED, 0.5, LIS_STROKE_DASHED },
    { LIS_STATE_DRAFT, 0.75, LIS_STROKE_DOTTED },
  };
  LisColor paper = get_color (palette->paper);

  for (int kind = 0; kind < LIS_N_BAR_KINDS; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (states); i++)
      {
        LisBoxRole role = lis_style_get_bar_box ((LisBarKind) kind, states[i].state);
        LisBoxLook *look = &style->boxes[role];

        set_box (style, role, 0, palette->outline, states[i].stroke, 1.5);
        look->fill = lis_color_mix (get_color (palette->bars[kind].fill), paper, states[i].lighter);
        look->pattern = bar_patterns[kind];
        look->pattern_color = lis_color_mix (get_color (palette->bars[kind].pattern), paper, states[i].lighter * 0.6);
      }
  set_box (style, LIS_BOX_WITHOUT_PLACE, palette->paper, palette->outline, LIS_STROKE_DOTTED, 1.5);
}

static void
set_pattern (LisStyle *style, LisBoxRole role, LisPattern pattern, guint32 color)
{
  style->boxes[role].pattern = pattern;
  style->boxes[role].pattern_color = get_color (color);
}

static void
set_boxes (LisStyle *style, const Palette *palette)
{
  set_plain (style, LIS_BOX_BACKGROUND, palette->paper);
  set_plain (style, LIS_BOX_ROW, palette->row);
  set_plain (style, LIS_BOX_DAY_OFF, palette->day_off);
  set_plain (style, LIS_BOX_GROUP, palette->group);
  set_plain (style, LIS_BOX_RULER, palette->chrome);
  set_plain (style, LIS_BOX_STRIP, palette->chrome);
  set_plain (style, LIS_BOX_TODAY, palette->today);
  /* Absence has no fill of its own: the bar under it stays to be seen. */
  style->boxes[LIS_BOX_ABSENCE].outline = get_color (palette->absence);
  style->boxes[LIS_BOX_ABSENCE].stroke = LIS_STROKE_SOLID;
  style->boxes[LIS_BOX_ABSENCE].outline_width = (float) style->scale;
  set_pattern (style, LIS_BOX_ABSENCE, LIS_PATTERN_BACK_DIAGONAL, palette->absence_pattern);
  set_box (style, LIS_BOX_MARK_NOTE, palette->paper, palette->note, LIS_STROKE_SOLID, 1);
  set_box (style, LIS_BOX_MARK_WARNING, palette->warning_fill, palette->warning, LIS_STROKE_SOLID, 1.5);
  set_box (style, LIS_BOX_MARK_SERIOUS, palette->serious, palette->serious, LIS_STROKE_SOLID, 1.5);
  set_plain (style, LIS_BOX_LOAD_AGREED, palette->load);
  set_plain (style, LIS_BOX_LOAD_PROPOSED, palette->load_proposed);
  set_box (style, LIS_BOX_LOAD_OVER, palette->over, palette->serious, LIS_STROKE_SOLID, 1.5);
  set_pattern (style, LIS_BOX_LOAD_OVER, LIS_PATTERN_DIAGONAL, palette->over_pattern);
}

/* Told apart by pattern and outline too: nothing yet is open, what is done is full. */
static void
set_statuses (LisStyle *style, const Palette *palette)
{
  const guint32 done = palette->bars[LIS_BAR_KIND_RESEARCH].pattern;
  const guint32 started = palette->bars[LIS_BAR_KIND_ROTATION].fill;
  const guint32 stopped = palette->bars[LIS_BAR_KIND_LEAVE].fill;

  set_box (style, lis_style_get_status_box (0), palette->paper, palette->outline, LIS_STROKE_DOTTED, 1.5);
  set_box (style, lis_style_get_status_box (LIS_STATUS_NOT_STARTED), palette->paper, palette->outline,
           LIS_STROKE_SOLID, 1.5);
  set_box (style, lis_style_get_status_box (LIS_STATUS_STARTED), started, palette->outline, LIS_STROKE_SOLID, 1.5);
  set_pattern (style, lis_style_get_status_box (LIS_STATUS_STARTED), LIS_PATTERN_DIAGONAL,
               palette->bars[LIS_BAR_KIND_ROTATION].pattern);
  set_box (style, lis_style_get_status_box (LIS_STATUS_DONE), done, palette->outline, LIS_STROKE_SOLID, 1.5);
  set_box (style, lis_style_get_status_box (LIS_STATUS_STOPPED), stopped, palette->outline, LIS_STROKE_DASHED, 1.5);
  set_pattern (style, lis_style_get_status_box (LIS_STATUS_STOPPED), LIS_PATTERN_CROSS,
               palette->bars[LIS_BAR_KIND_LEAVE].pattern);
  set_box (style, LIS_BOX_CARD, palette->chrome, palette->frame, LIS_STROKE_SOLID, 1);
  set_box (style, LIS_BOX_TRACK, palette->day_off, palette->outline, LIS_STROKE_SOLID, 1);
}

static void
set_line (LisStyle *style, LisLineRole role, guint32 color, LisStroke stroke, double width)
{
  style->lines[role].color = get_color (color);
  style->lines[role].stroke = stroke;
  style->lines[role].width = (float) (width * style->scale);
}

static void
set_lines (LisStyle *style, const Palette *palette)
{
  set_line (style, LIS_LINE_GRID, palette->grid, LIS_STROKE_SOLID, 1);
  set_line (style, LIS_LINE_GRID_HALF_YEAR, palette->half_year, LIS_STROKE_SOLID, 1);
  set_line (style, LIS_LINE_GRID_YEAR, palette->year, LIS_STROKE_SOLID, 1);
  set_line (style, LIS_LINE_ROW, palette->grid, LIS_STROKE_SOLID, 1);
  set_line (style, LIS_LINE_FRAME, palette->frame, LIS_STROKE_SOLID, 1);
  set_line (style, LIS_LINE_HOLIDAY, palette->holiday, LIS_STROKE_SOLID, 2);
  set_line (style, LIS_LINE_TODAY, palette->today, LIS_STROKE_SOLID, 2);
  set_line (style, LIS_LINE_MARK_NOTE, palette->note, LIS_STROKE_DOTTED, 2);
  set_line (style, LIS_LINE_MARK_WARNING, palette->warning, LIS_STROKE_DASHED, 2.5);
  set_line (style, LIS_LINE_MARK_SERIOUS, palette->serious, LIS_STROKE_SOLID, 3);
}

void
lis_palette_apply (LisStyle *style)
{
  const Palette *palette = &palettes[style->palette];

  set_boxes (style, palette);
  set_bars (style, palette);
  set_statuses (style, palette);
  set_lines (style, palette);
  style->inks[LIS_INK_TEXT] = get_color (palette->text);
  style->inks[LIS_INK_DIM] = get_color (palette->dim);
  style->inks[LIS_INK_BAR] = get_color (palette->bar_text);
  style->inks[LIS_INK_INVERSE] = get_color (palette->inverse_text);
  style->inks[LIS_INK_WARNING] = get_color (palette->warning_text);
  style->inks[LIS_INK_OVER] = get_color (palette->over_text);
}
