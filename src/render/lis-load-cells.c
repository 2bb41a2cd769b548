/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-load-cells.h"

#include "lis-number.h"
#include "lis-place.h"

struct _LisLoadCells
{
  const LisPathways *pathways;
  int                half_year_start;
  LisDivision        division;
  LisDate            first;   /* start of the first cell */
  guint              n_cells; /* of each unit */
  LisLoadCell       *cells;
  char             **names;
  guint              n_loads;
};

LisLoadCells *
lis_load_cells_new (const LisPathways *pathways, int half_year_start)
{
  LisLoadCells *cells = g_new0 (LisLoadCells, 1);

  cells->pathways = pathways;
  cells->half_year_start = half_year_start;
  cells->division = LIS_DIVISION_MONTH;
  return cells;
}

void
lis_load_cells_forget (LisLoadCells *cells)
{
  for (guint i = 0; cells->names != NULL && i < cells->n_loads; i++)
    g_free (cells->names[i]);
  g_clear_pointer (&cells->names, g_free);
  g_clear_pointer (&cells->cells, g_free);
}

void
lis_load_cells_free (LisLoadCells *cells)
{
  if (cells == NULL)
    return;
  lis_load_cells_forget (cells);
  g_free (cells);
}

guint
lis_load_cells_count (const LisLoadCells *cells)
{
  return cells->pathways->loads != NULL ? cells->pathways->loads->len : 0;
}

static void
prepare_names (LisLoadCells *cells)
{
  if (cells->names != NULL)
    return;
  cells->n_loads = lis_load_cells_count (cells);
  cells->names = g_new0 (char *, cells->n_loads);
}

const char *
lis_load_cells_get_name (LisLoadCells *cells, guint index)
{
  const LisLoad *load = g_ptr_array_index (cells->pathways->loads, index);

  prepare_names (cells);
  if (cells->names[index] == NULL)
    cells->names[index] = lis_place_format (cells->pathways->data, load->unit);
  return cells->names[index];
}

static int
count_cells (LisDivision division, LisDate first, LisDate end)
{
  int count = 0;

  for (LisDate start = first; start < end; start = lis_division_get_next (division, start))
    count++;
  return count;
}

static void
prepare_cells (LisLoadCells *cells, LisDivision division)
{
  LisDateRange range = cells->pathways->range;

  if (cells->cells != NULL && cells->division == division)
    return;
  g_free (cells->cells);
  cells->division = division;
  cells->first = lis_division_get_start (division, range.start, cells->half_year_start);
  cells->n_cells = (guint) count_cells (division, cells->first, range.end);
  cells->cells = g_new0 (LisLoadCell, MAX (1, (gsize) cells->n_cells * lis_load_cells_count (cells)));
}

static int
find_cell (const LisLoadCells *cells, LisDate start)
{
  int year, month, day, first_year, first_month, months;
  static const int months_in[] = { [LIS_DIVISION_YEAR] = 12, [LIS_DIVISION_HALF_YEAR] = 6, [LIS_DIVISION_QUARTER] = 3,
                                   [LIS_DIVISION_MONTH] = 1 };

  lis_date_get (start, &year, &month, &day);
  lis_date_get (cells->first, &first_year, &first_month, &day);
  months = (year - first_year) * 12 + month - first_month;
  if (months < 0 || (guint) (months / months_in[cells->division]) >= cells->n_cells)
    return -1;
  return months / months_in[cells->division];
}

static void
write_texts (LisLoadCell *cell)
{
  g_autofree char *agreed = lis_number_format (cell->worst.agreed, 10000, 1);
  g_autofree char *proposed = lis_number_format (cell->worst.proposed, 10000, 1);
  g_autofree char *places = lis_number_format (MAX (cell->worst.places, 0), 10000, 0);
  const char *slash = cell->worst.places >= 0 ? "/" : "";

  if (cell->worst.places < 0)
    places[0] = '\0';
  g_strlcpy (cell->people, agreed, sizeof cell->people);
  g_snprintf (cell->text, sizeof cell->text, "%s%s%s", agreed, slash, places);
  if (cell->worst.proposed > 0)
    g_snprintf (cell->full_text, sizeof cell->full_text, "%s+%s%s%s", cell->worst.agreed > 0 ? agreed : "", proposed,
                slash, places);
  else
    g_strlcpy (cell->full_text, cell->text, sizeof cell->full_text);
  /* Where only proposed ones are, they are what there is to tell, however little room there is. */
  if (cell->worst.agreed <= 0)
    {
      g_snprintf (cell->text, sizeof cell->text, "+%s", proposed);
      g_strlcpy (cell->people, cell->text, sizeof cell->people);
    }
}

static void
work_out (LisLoadCell *cell, const LisLoad *load, LisDateRange range)
{
  cell->worst = lis_load_get_worst (load, range);
  cell->known = TRUE;
  if (cell->worst.agreed + cell->worst.proposed > 0)
    write_texts (cell);
}

const LisLoadCell *
lis_load_cells_get (LisLoadCells *cells, guint index, LisDivision division, LisDate start)
{
  LisDateRange range = { start, lis_division_get_next (division, start) };
  LisLoadCell *cell;
  int place;

  prepare_cells (cells, division);
  place = find_cell (cells, start);
  if (place < 0 || index >= lis_load_cells_count (cells))
    return NULL;
  cell = &cells->cells[(gsize) index * cells->n_cells + (guint) place];
  if (!cell->known)
    work_out (cell, g_ptr_array_index (cells->pathways->loads, index), range);
  return cell;
}
