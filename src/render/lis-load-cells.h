/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathways.h"
#include "lis-ruler.h"

/**
 * LisLoadCells: the worst day of each month (or longer division) of each unit of the load strip, worked out when first
 * asked for and kept while the division stays the same.
 */
typedef struct _LisLoadCells LisLoadCells;

typedef struct
{
  LisLoadStep worst;
  gboolean    known;
  char        full_text[24]; /* "2+1/2": people and proposed ones against places; "" where nobody is */
  char        text[16];      /* "2/2": without the proposed ones */
  char        people[10];    /* "2" */
} LisLoadCell;

LisLoadCells      *lis_load_cells_new (const LisPathways *pathways, int half_year_start);
void               lis_load_cells_free (LisLoadCells *cells);
/* After the loads changed. */
void               lis_load_cells_forget (LisLoadCells *cells);
guint              lis_load_cells_count (const LisLoadCells *cells);
/* "Ortopedisk avdeling, St. Olavs hospital". */
const char        *lis_load_cells_get_name (LisLoadCells *cells, guint index);
/* @start: first day of a @division, within the range of the pathways; NULL elsewhere. */
const LisLoadCell *lis_load_cells_get (LisLoadCells *cells, guint index, LisDivision division, LisDate start);

/* More people than places recorded. */
static inline gboolean
lis_load_cell_is_over (const LisLoadCell *cell)
{
  return cell->worst.places >= 0 && cell->worst.agreed > cell->worst.places;
}
