/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-report-pages-private.h"

/* A column gets no more of the page than for this many letters before the others have what they need. */
#define MOST_LETTERS 40

typedef struct
{
  double   full;   /* for everything on one line */
  double   wanted; /* the same, but no more than is due to one column */
  double   least;  /* without breaking words */
  double   hard;   /* without breaking them but where they may be: see lis_report_measure_pieces() */
  gboolean even, text;
} ColumnNeed;

static void
need_text (const LisReportPages *pages, ColumnNeed *need, LisFont font, const char *text)
{
  double most = MOST_LETTERS * (double) pages->style->fonts[font].size * 0.56;

  need->full = MAX (need->full, lis_style_measure_text (pages->style, font, text) * 1.03 + 1);
  need->wanted = MAX (need->wanted, MIN (need->full, most));
  need->least = MAX (need->least, lis_report_measure_words (pages->style, font, text) + 1);
  need->hard = MAX (need->hard, lis_report_measure_pieces (pages->style, font, text) + 1);
}

static ColumnNeed
find_need (const LisReportPages *pages, const LisReportSection *section, guint column)
{
  const LisReportColumn *about = &g_array_index (section->columns, LisReportColumn, column);
  ColumnNeed need = { .even = about->even, .text = about->kind == LIS_REPORT_TEXT };

  /* A heading may take two lines. */
  need.wanted = need.least = lis_report_measure_words (pages->style, LIS_FONT_RULER_STRONG, about->title) + 1;
  need.hard = lis_report_measure_pieces (pages->style, LIS_FONT_RULER_STRONG, about->title) + 1;
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
  need.full = MAX (need.full + 2 * LIS_REPORT_CELL_PADDING, need.wanted);
  need.least = MIN (need.least + 2 * LIS_REPORT_CELL_PADDING, need.wanted);
  need.hard = MIN (need.hard + 2 * LIS_REPORT_CELL_PADDING, need.least);
  /* Days and numbers are never broken. */
  if (!need.text)
    need.least = need.wanted = need.full;
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
      most.full = MAX (most.full, need->full);
      most.wanted = MAX (most.wanted, need->wanted);
      most.least = MAX (most.least, need->least);
      most.hard = MAX (most.hard, need->hard);
    }
  for (guint i = 0; i < needs->len; i++)
    {
      ColumnNeed *need = &g_array_index (needs, ColumnNeed, i);

      if (need->even)
        {
          need->full = most.full;
          need->wanted = most.wanted;
          need->least = most.least;
          need->hard = most.hard;
        }
    }
}

typedef struct
{
  double full, wanted, least;
  double stretchy; /* of texts and even columns, which take what is left over */
} Sums;

/* Codes such as “HUS-ORT” are broken before names are, and names only where there is no other way. */
static double
cap_need (const ColumnNeed *need, double cap)
{
  return need->text ? MIN (need->least, MAX (need->hard, cap)) : need->least;
}

static void
forget_hard_needs_unless_they_fit (GArray *needs, double room)
{
  double sum = 0;

  for (guint i = 0; i < needs->len; i++)
    sum += cap_need (&g_array_index (needs, ColumnNeed, i), 0);
  for (guint i = 0; i < needs->len && sum > room; i++)
    g_array_index (needs, ColumnNeed, i).hard = 0;
}

/* What a text gets where not even whole words fit: so much that the longest words are broken and short ones, such as
 * headings, stay whole. */
static double
find_cap (GArray *needs, double room)
{
  double low = 0, high = room;

  for (guint step = 0; step < 40; step++)
    {
      double cap = (low + high) / 2, sum = 0;

      for (guint i = 0; i < needs->len; i++)
        sum += cap_need (&g_array_index (needs, ColumnNeed, i), cap);
      if (sum > room)
        high = cap;
      else
        low = cap;
    }
  return low;
}

/* Cuts what is least for texts so that all fit, unless days and numbers alone are too wide. */
static void
cap_needs (GArray *needs, Sums *sums, double room)
{
  double cap;

  if (sums->least <= room)
    return;
  forget_hard_needs_unless_they_fit (needs, room);
  cap = find_cap (needs, room);
  if (g_array_index (needs, ColumnNeed, 0).hard <= 0 && cap < 4 * LIS_REPORT_CELL_PADDING)
    return;
  sums->least = 0;
  for (guint i = 0; i < needs->len; i++)
    {
      ColumnNeed *need = &g_array_index (needs, ColumnNeed, i);

      need->least = cap_need (need, cap);
      sums->least += need->least;
    }
}

/* Words are broken last, then long texts, and what nobody needs goes to the texts. */
static double
share_out (const ColumnNeed *need, const Sums *sums, double room)
{
  if (sums->full <= room)
    return need->full + (need->text || need->even ? (room - sums->full) * need->full / MAX (sums->stretchy, 1) : 0);
  if (sums->wanted <= room && sums->full > sums->wanted)
    return need->wanted + (room - sums->wanted) * (need->full - need->wanted) / (sums->full - sums->wanted);
  if (sums->least <= room && sums->wanted > sums->least)
    return need->least + (room - sums->least) * (need->wanted - need->least) / (sums->wanted - sums->least);
  return need->least * room / sums->least;
}

static void
place_section (LisReportPages *pages, const LisReportSection *section)
{
  guint n = section->columns->len;
  g_autoptr (GArray) needs = g_array_sized_new (FALSE, FALSE, sizeof (ColumnNeed), n);
  ColumnPlaces places = { g_new0 (double, n + 1) };
  Sums sums = { 0 };

  for (guint i = 0; i < n; i++)
    {
      ColumnNeed need = find_need (pages, section, i);

      g_array_append_val (needs, need);
    }
  make_even (needs);
  for (guint i = 0; i < n; i++)
    {
      const ColumnNeed *need = &g_array_index (needs, ColumnNeed, i);

      sums.full += need->full;
      sums.wanted += need->wanted;
      sums.least += need->least;
      sums.stretchy += need->text || need->even ? need->full : 0;
    }
  cap_needs (needs, &sums, pages->width);
  for (guint i = 0; i < n; i++)
    places.lefts[i + 1] = places.lefts[i] + share_out (&g_array_index (needs, ColumnNeed, i), &sums, pages->width);
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
