/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-random.h"

/* Names that sound Norwegian and can be said aloud, with family names nobody bears: "Åse Prøvedal", "Per-Øystein
 * Liksomhaug-Testnes". */

typedef struct
{
  guint first; /* where in the list of all combinations this sample begins */
  guint step;  /* from one person to the next */
} LisSampleNames;

LisSampleNames lis_sample_names_new (LisRandom *random);
/* Of person number @index. No two of the first 20,000 have the same name. Free both with g_free(). */
void           lis_sample_names_get (const LisSampleNames *names, guint index, char **given_name, char **family_name);
