/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-chart-layout.h"
#include "lis-load-cells.h"

struct _LisChartLayout
{
  const LisPathways *pathways;
  const LisStyle    *style;
  LisAxis            axis;
  LisDate            today;
  int                half_year_start;
  double            *row_tops; /* of each row, and of what would follow the last */
  guint             *groups;   /* that each row belongs to */
  guint              n_rows;
  LisLoadCells      *load_cells;
};

/* What is being filled, with what all its parts need to know. */
typedef struct
{
  LisChartLayout       *layout;
  const LisChartRegion *region;
  const LisStyle       *style;
  LisScene             *scene;
  LisRect               body;      /* the view of the body */
  double                x0, y0;    /* where the axis' origin and the first row's top lie in the scene */
  LisDateRange          days;      /* seen */
  guint                 first_row, after_row;
} LisFill;

static inline double
lis_fill_get_x (const LisFill *fill, LisDate date)
{
  double x = fill->x0 + lis_axis_get_position (&fill->layout->axis, date);

  return fill->style->snap ? (double) (gint64) (x + (x < 0 ? -0.5 : 0.5)) : x;
}

/* A mark's word in a box of its own, and the room it needs. */
void   lis_fill_chip (LisFill *fill, LisRect rect, LisSeverity severity, const char *text,
                      const LisSceneSubject *subject);
double lis_fill_get_chip_width (const LisFill *fill, const char *text);

void lis_fill_body (LisFill *fill);
void lis_fill_names (LisFill *fill);
void lis_fill_headings (LisFill *fill);
void lis_fill_ruler (LisFill *fill);
void lis_fill_strip (LisFill *fill);
