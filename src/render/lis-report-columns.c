/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-report-pages-private.h"

/* A column gets no more of the page than this many letters before the others have what they need. */
#define MOST_LETTERS 40

typedef struct
{
  double   wanted; /* for everything on one line */
  double   least;  /* without breaking words */
  gboolean even, text;
} ColumnNeed;

static void
need_text (const LisReportPages *pages, ColumnNeed *need, LisFont font, const char *text)
{
  double most = MOST_LETTERS * (double) pages->style->fonts[font].size * 0.56;

  need->wanted = MAX (need->wanted, MIN (lis_style_measure_text (pages->style, font, text) * 1.03, most) + 1);
  need->least = MAX (need->least, lis_report_measure_words (pages->style, font, text) + 1);
}

static ColumnNeed
find_need (const LisReportPages *pages, const LisReportSection *section, guint column)
{
  const LisReportColumn *about = &g_array_index (section->columns, LisReportColumn, column);
  ColumnNeed need = { .even = about->even, .text = about->kind == LIS_REPORT_TEXT };

  /* A heading may take two lines. */
  need.wanted = need.least = lis_report_measure_words (pages->style, LIS_FONT_RULER_STRONG, about->title) + 1;
  for (guint row = 0; row < section->n_rows; row++)
    {
      const LisReportCell *cell = lis_report_get_cell (section, row, column);
      LisFont font = lis_report_get_cell_font (cell);
      g_autofree char *value = !need.text ? lis_report_format_cell (about, cell) : NULL;

      for (const LisReportCell *line = cell; line != NULL; line = line->next)
        if (value != NULL || line->text != NULL)
          need_text (pages, &need, font, value != NULL ? value : line->text);
    }
  need.wanted = MAX (need.wanted, MIN (about->letters, 8) * 5.0) + 2 * LIS_REPORT_CELL_PADDING;
  need.least += 2 * LIS_REPORT_CELL_PADDING;
  /* Days and numbers are never broken. */
  if (!need.text)
    need.least = need.wanted;
  return need;
}

static void
make_even (GArray *needs)
{
  ColumnNeed most = { 0 };

  for (guint i = 0; i < needs->len; i++)
    {
      const ColumnNeed *need = &g_array_index (needs, ColumnNeed, i);

      if (!need->even)
        continue;
      most.wanted = MAX (most.wanted, need->wanted);
      most.least = MAX (most.least, need->least);
    }
  for (guint i = 0; i < needs->len; i++)
    {
      ColumnNeed *need = &g_array_index (needs, ColumnNeed, i);

      if (need->even)
        {
          need->wanted = most.wanted;
          need->least = most.least;
        }
    }
}

/* What is left over goes to the texts and to columns that are even; what is short is taken from what can be broken. */
static double
share_out (const ColumnNeed *need, double room, double wanted, double least, double stretchy)
{
  if (wanted <= room)
    return need->wanted + (need->text || need->even ? (room - wanted) * need->wanted / MAX (stretchy, 1) : 0);
  if (least <= room && wanted > least)
    return need->least + (room - least) * (need->wanted - need->least) / (wanted - least);
  return need->least * room / least;
}

static void
place_section (LisReportPages *pages, const LisReportSection *section)
{
  guint n = section->columns->len;
  g_autoptr (GArray) needs = g_array_sized_new (FALSE, FALSE, sizeof (ColumnNeed), n);
  ColumnPlaces places = { g_new0 (double, n + 1) };
  double wanted = 0, least = 0, stretchy = 0;

  for (guint i = 0; i < n; i++)
    {
      ColumnNeed need = find_need (pages, section, i);

      g_array_append_val (needs, need);
    }
  make_even (needs);
  for (guint i = 0; i < n; i++)
    {
      const ColumnNeed *need = &g_array_index (needs, ColumnNeed, i);

      wanted += need->wanted;
      least += need->least;
      stretchy += need->text || need->even ? need->wanted : 0;
    }
  for (guint i = 0; i < n; i++)
    places.lefts[i + 1] = places.lefts[i] + share_out (&g_array_index (needs, ColumnNeed, i), pages->width, wanted,
                                                       least, stretchy);
  g_array_append_val (pages->columns, places);
}

void
lis_report_place_columns (LisReportPages *pages)
{
  for (guint i = 0; i < pages->report->sections->len; i++)
    place_section (pages, g_ptr_array_index (pages->report->sections, i));
}

double
lis_report_get_column_room (const LisReportPages *pages, guint section, guint column)
{
  const double *lefts = g_array_index (pages->columns, ColumnPlaces, section).lefts;

  return MAX (lefts[column + 1] - lefts[column] - 2 * LIS_REPORT_CELL_PADDING, 1);
}
