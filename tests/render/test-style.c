/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-plan.h"
#include "lis-style.h"

/* WCAG 2.1: 1.4.3 asks 4.5 for text, 1.4.11 asks 3 for what must be seen to understand a picture. */
#define TEXT_CONTRAST 4.5
#define SHAPE_CONTRAST 3.0
/* Enough to see that a bar is patterned, little enough to read on it. */
#define PATTERN_CONTRAST 1.2

static void
assert_contrast (const LisStyle *style, const char *what, int role, LisColor a, LisColor b, double least)
{
  double contrast = lis_color_get_contrast (a, b);

  if (contrast < least)
    g_error ("palette %d, %s, role %d: %.2f, needed %.2f", style->palette, what, role, contrast, least);
}

static LisColor
get_paper (const LisStyle *style)
{
  return style->boxes[LIS_BOX_BACKGROUND].fill;
}

static void
check_bars (const LisStyle *style)
{
  for (int role = LIS_BOX_BAR; role <= LIS_BOX_BAR_LAST; role++)
    {
      const LisBoxLook *look = &style->boxes[role];
      LisColor text = style->inks[LIS_INK_BAR];

      assert_contrast (style, "text on bar", role, text, look->fill, TEXT_CONTRAST);
      assert_contrast (style, "outline against paper", role, look->outline, get_paper (style), SHAPE_CONTRAST);
      assert_contrast (style, "outline against bar", role, look->outline, look->fill, SHAPE_CONTRAST);
      g_assert_cmpfloat ((double) look->outline_width, ==, 1.5);
      if (look->pattern == LIS_PATTERN_SOLID)
        continue;
      assert_contrast (style, "text on pattern", role, text, look->pattern_color, TEXT_CONTRAST);
      assert_contrast (style, "pattern on bar", role, look->pattern_color, look->fill, PATTERN_CONTRAST);
    }
}

static void
check_texts (const LisStyle *style)
{
  static const struct { LisInk ink; LisBoxRole box; } texts[] = {
    { LIS_INK_TEXT, LIS_BOX_BACKGROUND },   { LIS_INK_TEXT, LIS_BOX_ROW },           { LIS_INK_TEXT, LIS_BOX_GROUP },
    { LIS_INK_TEXT, LIS_BOX_RULER },        { LIS_INK_TEXT, LIS_BOX_STRIP },         { LIS_INK_TEXT, LIS_BOX_DAY_OFF },
    { LIS_INK_TEXT, LIS_BOX_WITHOUT_PLACE }, { LIS_INK_TEXT, LIS_BOX_MARK_NOTE },
    { LIS_INK_DIM, LIS_BOX_BACKGROUND },    { LIS_INK_DIM, LIS_BOX_ROW },            { LIS_INK_DIM, LIS_BOX_GROUP },
    { LIS_INK_DIM, LIS_BOX_RULER },         { LIS_INK_WARNING, LIS_BOX_MARK_WARNING },
    { LIS_INK_INVERSE, LIS_BOX_MARK_SERIOUS }, { LIS_INK_INVERSE, LIS_BOX_TODAY },
    { LIS_INK_BAR, LIS_BOX_LOAD_AGREED },   { LIS_INK_BAR, LIS_BOX_LOAD_PROPOSED },  { LIS_INK_BAR, LIS_BOX_STRIP },
    { LIS_INK_OVER, LIS_BOX_LOAD_OVER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_contrast (style, "text", texts[i].box, style->inks[texts[i].ink], style->boxes[texts[i].box].fill,
                     TEXT_CONTRAST);
  assert_contrast (style, "text on the pattern of over capacity", LIS_BOX_LOAD_OVER, style->inks[LIS_INK_OVER],
                   style->boxes[LIS_BOX_LOAD_OVER].pattern_color, TEXT_CONTRAST);
}

static void
check_shapes (const LisStyle *style)
{
  static const LisBoxRole boxes[] = { LIS_BOX_WITHOUT_PLACE, LIS_BOX_ABSENCE, LIS_BOX_MARK_NOTE, LIS_BOX_MARK_WARNING,
                                      LIS_BOX_MARK_SERIOUS, LIS_BOX_LOAD_OVER };
  static const LisLineRole lines[] = { LIS_LINE_TODAY, LIS_LINE_HOLIDAY, LIS_LINE_MARK_NOTE, LIS_LINE_MARK_WARNING,
                                       LIS_LINE_MARK_SERIOUS };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      g_assert_cmpint (style->boxes[boxes[i]].stroke, !=, LIS_STROKE_NONE);
      /* A filled mark is seen by its fill where its outline has the colour of the fill. */
      assert_contrast (style, "outline", boxes[i], style->boxes[boxes[i]].outline, get_paper (style), SHAPE_CONTRAST);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    assert_contrast (style, "line", lines[i], style->lines[lines[i]].color, get_paper (style), SHAPE_CONTRAST);
}

/* Numbers and words stand on the status of a step, be it full or patterned. */
static void
check_statuses (const LisStyle *style)
{
  for (gint32 state = 0; state <= LIS_STATUS_STOPPED; state++)
    {
      LisBoxRole role = lis_style_get_status_box (state);
      const LisBoxLook *look = &style->boxes[role];

      assert_contrast (style, "status outline", role, look->outline, get_paper (style), SHAPE_CONTRAST);
      assert_contrast (style, "text on a status", role, style->inks[LIS_INK_BAR], look->fill, TEXT_CONTRAST);
      if (look->pattern != LIS_PATTERN_SOLID)
        assert_contrast (style, "text on the pattern of a status", role, style->inks[LIS_INK_BAR],
                         look->pattern_color, TEXT_CONTRAST);
    }
  assert_contrast (style, "text on a card", LIS_BOX_CARD, style->inks[LIS_INK_TEXT], style->boxes[LIS_BOX_CARD].fill,
                   TEXT_CONTRAST);
}

static void
test_contrasts (void)
{
  for (int palette = 0; palette < LIS_N_PALETTES; palette++)
    {
      g_autofree LisStyle *style = lis_style_new ((LisPalette) palette, NULL, 1);

      check_bars (style);
      check_texts (style);
      check_shapes (style);
      check_statuses (style);
    }
}

/* Without colour, kinds differ by pattern and states by outline. */
static void
test_told_apart (void)
{
  static const gint32 states[] = { LIS_STATE_AGREED, LIS_STATE_PROPOSED, LIS_STATE_DRAFT };
  g_autofree LisStyle *style = lis_style_new (LIS_PALETTE_PRINT_GREY, NULL, 1);
  guint patterns = 0, strokes = 0;

  /* No two statuses share both pattern and outline but "not started" and "done", which are empty and full. */
  g_assert_cmpint (style->boxes[lis_style_get_status_box (0)].stroke, !=,
                   style->boxes[lis_style_get_status_box (LIS_STATUS_NOT_STARTED)].stroke);
  g_assert_cmpint (style->boxes[lis_style_get_status_box (LIS_STATUS_STARTED)].pattern, !=,
                   style->boxes[lis_style_get_status_box (LIS_STATUS_STOPPED)].pattern);
  g_assert_cmpfloat (lis_color_get_contrast (style->boxes[lis_style_get_status_box (LIS_STATUS_DONE)].fill,
                                             style->boxes[lis_style_get_status_box (LIS_STATUS_NOT_STARTED)].fill),
                     >, 1.5);
  for (int kind = 0; kind < LIS_N_BAR_KINDS; kind++)
    patterns |= 1u << style->boxes[lis_style_get_bar_box ((LisBarKind) kind, LIS_STATE_AGREED)].pattern;
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    strokes |= 1u << style->boxes[lis_style_get_bar_box (LIS_BAR_KIND_SERVICE, states[i])].stroke;
  g_assert_cmpint (__builtin_popcount (patterns), ==, LIS_N_BAR_KINDS);
  g_assert_cmpint (__builtin_popcount (strokes), ==, G_N_ELEMENTS (states));
  g_assert_cmpint (style->boxes[LIS_BOX_ABSENCE].pattern, !=, LIS_PATTERN_SOLID);
  g_assert_cmpint (style->boxes[LIS_BOX_LOAD_OVER].pattern, !=, LIS_PATTERN_SOLID);
  for (int role = 0; role < LIS_N_BOX_ROLES; role++)
    {
      LisColor fill = style->boxes[role].fill;

      g_assert_cmpfloat ((double) fill.red, ==, (double) fill.green);
      g_assert_cmpfloat ((double) fill.red, ==, (double) fill.blue);
    }
}

static void
test_sizes (void)
{
  g_autofree LisStyle *style = lis_style_new (LIS_PALETTE_LIGHT, NULL, 1);
  g_autofree LisStyle *large = lis_style_new (LIS_PALETTE_LIGHT, NULL, 2);

  g_assert_cmpfloat (style->lane_height + style->row_padding, ==, 24);
  g_assert_cmpfloat (large->lane_height + large->row_padding, ==, 48);
  g_assert_cmpfloat (lis_style_measure_text (large, LIS_FONT_BAR, "Røros"), ==,
                     2 * lis_style_measure_text (style, LIS_FONT_BAR, "Røros"));
  g_assert_cmpfloat (lis_style_measure_text (style, LIS_FONT_BAR, ""), ==, 0);
}

static void
test_contrast_formula (void)
{
  LisColor black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };
  /* Okabe and Ito's blue, #0072B2, has 5.19 against white. */
  LisColor blue = { 0, 114 / 255.0f, 178 / 255.0f, 1 };

  g_assert_cmpfloat_with_epsilon (lis_color_get_contrast (black, white), 21, 1e-6);
  g_assert_cmpfloat_with_epsilon (lis_color_get_contrast (white, white), 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (lis_color_get_contrast (blue, white), 5.19, 0.01);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/style/contrast-formula", test_contrast_formula);
  g_test_add_func ("/style/contrasts", test_contrasts);
  g_test_add_func ("/style/told-apart", test_told_apart);
  g_test_add_func ("/style/sizes", test_sizes);
  return g_test_run ();
}
