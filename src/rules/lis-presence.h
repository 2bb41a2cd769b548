/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-grouping.h"
#include "lis-load.h"
#include "lis-pathway.h"
#include "lis-posts.h"

/* Only for rules/: how shares are laid on top of one another day by day. The places of a unit, the full time of a
 * doctor and the leave from an employment are all counted with it. */

/* A share taken on some days. */
typedef struct
{
  LisDateRange range;
  gint32       share;
  gboolean     agreed;
  guint32      period; /* index of the period it comes from, or LIS_INDEX_NONE */
} LisPresence;

/**
 * LisPresences: who serves where: the service periods of every unit in the order of their indices, and for a unit with
 * recorded places those of the units below it too.
 */
typedef struct
{
  LisGrouping  capacities; /* by unit */
  GArray      *presences;  /* LisPresence, unit after unit */
  guint32     *first;      /* one for each unit and one more */
} LisPresences;

void lis_presences_init (LisPresences *presences, const LisPlanData *data);
void lis_presences_clear (LisPresences *presences);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LisPresences, lis_presences_clear)

/* Places that may be taken on some days. */
typedef struct
{
  LisDateRange range;
  gint32       places; /* hundredths of a percent */
} LisPlaces;

/* Of @n capacities, by index: the places anybody may take and those for @specialty, or all when it is none, into
 * @places (LisPlaces, emptied first). */
void lis_places_collect (const LisPlanData *data, const guint32 *capacities, guint n, LisId specialty, GArray *places);

/**
 * Sums shares and places day by day into @steps (emptied first): from the first day anything changes, one step
 * whenever it does. Where no places are in force they are -1.
 */
void lis_steps_sum (const LisPresence *presences, guint n_presences, const LisPlaces *places, guint n_places,
                    GArray *steps);

/* The state that @step holds against its places. */
typedef enum
{
  LIS_EXCESS_NONE,
  LIS_EXCESS_PROPOSED, /* too many if what is proposed were agreed */
  LIS_EXCESS_AGREED,
} LisExcessClass;

LisExcessClass lis_step_get_class (const LisLoadStep *step);

/* Shares added to an array of presences; nothing for an empty range or share. */
void lis_presence_add (GArray *presences, LisDateRange range, gint32 share, gboolean agreed, guint period);
