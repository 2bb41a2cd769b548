/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <pango/pango.h>

#include "lis-geometry.h"
#include "lis-pathway.h"

/**
 * LisStyle: how each thing in the chart looks, on one surface. Everything is told apart by pattern, outline or word as
 * well as by colour, so that grey print and colour-blind eyes lose nothing.
 */

typedef enum
{
  LIS_PALETTE_LIGHT,
  LIS_PALETTE_DARK,
  LIS_PALETTE_HIGH_CONTRAST,
  LIS_PALETTE_HIGH_CONTRAST_DARK,
  LIS_PALETTE_PRINT,
  LIS_PALETTE_PRINT_GREY,
  LIS_N_PALETTES,
} LisPalette;

typedef enum
{
  LIS_PATTERN_SOLID,
  LIS_PATTERN_DIAGONAL,      /* rising to the right */
  LIS_PATTERN_BACK_DIAGONAL, /* falling to the right */
  LIS_PATTERN_DOTS,
  LIS_PATTERN_HORIZONTAL,
  LIS_PATTERN_CROSS,
  LIS_N_PATTERNS,
} LisPattern;

/* A pattern repeats every so many points, both ways. */
#define LIS_PATTERN_TILE 8

typedef enum
{
  LIS_STROKE_NONE,
  LIS_STROKE_SOLID,
  LIS_STROKE_DASHED,
  LIS_STROKE_DOTTED,
} LisStroke;

/* What a bar shows: service at the home employer, service elsewhere, and what is no service. */
typedef enum
{
  LIS_BAR_KIND_SERVICE,
  LIS_BAR_KIND_ROTATION,
  LIS_BAR_KIND_RESEARCH,
  LIS_BAR_KIND_LEAVE,
  LIS_BAR_KIND_OTHER,
  LIS_N_BAR_KINDS,
} LisBarKind;

/* No status, not started, started, done, stopped: in the order of LisStatusState. */
#define LIS_N_STATUS_BOXES 5

/* What a box in the scene stands for, in the order in which boxes of one stretch are painted. */
typedef enum
{
  LIS_BOX_CLEAR,         /* nothing to see: room that answers a pointer */
  LIS_BOX_BACKGROUND,
  LIS_BOX_ROW,           /* every second row */
  LIS_BOX_DAY_OFF,
  LIS_BOX_GROUP,         /* heading of a group */
  LIS_BOX_RULER,
  LIS_BOX_STRIP,
  LIS_BOX_BAR,           /* and the LIS_N_BAR_KINDS × 3 states from here on, see lis_style_get_bar_box() */
  LIS_BOX_BAR_LAST = LIS_BOX_BAR + LIS_N_BAR_KINDS * 3 - 1,
  LIS_BOX_WITHOUT_PLACE, /* a period still open */
  LIS_BOX_ABSENCE,
  LIS_BOX_MARK_NOTE,
  LIS_BOX_MARK_WARNING,
  LIS_BOX_MARK_SERIOUS,
  LIS_BOX_LOAD_AGREED,   /* parts of a cell of the load strip */
  LIS_BOX_LOAD_PROPOSED,
  LIS_BOX_LOAD_OVER,     /* over capacity */
  LIS_BOX_TODAY,         /* flag of the today line */
  LIS_BOX_STATUS,        /* no status, and each LisStatusState from here on, see lis_style_get_status_box() */
  LIS_BOX_STATUS_LAST = LIS_BOX_STATUS + LIS_N_STATUS_BOXES - 1,
  LIS_BOX_CARD,          /* around a figure of a dashboard */
  LIS_BOX_TRACK,         /* what a value is marked on */
  LIS_N_BOX_ROLES,
} LisBoxRole;

typedef enum
{
  LIS_LINE_GRID,
  LIS_LINE_GRID_HALF_YEAR,
  LIS_LINE_GRID_YEAR,
  LIS_LINE_ROW,
  LIS_LINE_FRAME,
  LIS_LINE_HOLIDAY,
  LIS_LINE_TODAY,
  LIS_LINE_MARK_NOTE,
  LIS_LINE_MARK_WARNING,
  LIS_LINE_MARK_SERIOUS,
  LIS_N_LINE_ROLES,
} LisLineRole;

typedef enum
{
  LIS_FONT_NAME,
  LIS_FONT_DETAIL,
  LIS_FONT_BAR,
  LIS_FONT_MARK,
  LIS_FONT_RULER,
  LIS_FONT_RULER_STRONG,
  LIS_FONT_GROUP,
  LIS_FONT_LOAD,
  LIS_FONT_TITLE,
  LIS_FONT_SUBTITLE,
  LIS_N_FONTS,
} LisFont;

typedef enum
{
  LIS_INK_TEXT,
  LIS_INK_DIM,
  LIS_INK_BAR,      /* on bars */
  LIS_INK_INVERSE,  /* on a serious mark and on the flag of today */
  LIS_INK_WARNING,  /* on a warning */
  LIS_INK_OVER,     /* on a month over capacity */
  LIS_N_INKS,
} LisInk;

typedef struct
{
  LisColor   fill;         /* alpha 0: none */
  LisPattern pattern;
  LisColor   pattern_color;
  LisStroke  stroke;
  LisColor   outline;
  float      outline_width;
} LisBoxLook;

typedef struct
{
  LisColor  color;
  LisStroke stroke;
  float     width;
} LisLineLook;

typedef struct
{
  float    size;      /* points */
  gboolean bold;
  gboolean italic;
  float    advances[256]; /* width of a letter of Latin-1 in points */
} LisFontLook;

typedef struct
{
  LisPalette  palette;
  char        family[96];
  double      scale;         /* of text and rows: 1, or more for large text */
  gboolean    snap;          /* edges on whole points, for the screen */
  double      lane_height;
  double      row_padding;   /* a row is lanes × lane_height + row_padding high: 24 points with one lane */
  double      bar_inset;     /* between lanes */
  double      group_height;
  double      tier_height;   /* of the ruler */
  double      names_width;
  double      strip_heading_height;
  double      strip_row_height;
  LisColor    inks[LIS_N_INKS];
  LisBoxLook  boxes[LIS_N_BOX_ROLES];
  LisLineLook lines[LIS_N_LINE_ROLES];
  LisFontLook fonts[LIS_N_FONTS];
} LisStyle;

/* @family: NULL for the first found of what GNOME ships. @scale: 1 for a row of 24 points. Free with g_free(). */
LisStyle   *lis_style_new (LisPalette palette, const char *family, double scale);
/* Measures the letters, so that texts can be given the room they need; until then an average letter is taken. */
void        lis_style_measure (LisStyle *style, PangoContext *context);
/* Free with pango_font_description_free(). */
PangoFontDescription *lis_style_describe_font (const LisStyle *style, LisFont font);
/* Width of @text on one line, in points, as far as the letters tell. */
double      lis_style_measure_text (const LisStyle *style, LisFont font, const char *text);

/* @state: LisPeriodState; anything else counts as a draft. */
LisBoxRole  lis_style_get_bar_box (LisBarKind kind, gint32 state);
/* @state: LisStatusState, 0 for no status. */
LisBoxRole  lis_style_get_status_box (gint32 state);
LisBarKind  lis_style_get_bar_kind (gint32 period_kind, gboolean rotation);

/* Ratio of luminances by WCAG 2.1, from 1 to 21. */
double      lis_color_get_contrast (LisColor a, LisColor b);
/* Between @a (0) and @b (1). */
LisColor    lis_color_mix (LisColor a, LisColor b, double share);
