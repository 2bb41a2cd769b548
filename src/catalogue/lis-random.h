/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

/**
 * LisRandom: numbers that look random and are the same for one seed on every machine (SplitMix64). For made-up data
 * only: ids and salts come from LisEntropy.
 */
typedef struct
{
  guint64 state;
} LisRandom;

/* A sequence of its own for @stream, so that one subject's numbers do not depend on how many another drew. */
LisRandom lis_random_new (guint64 seed, guint64 stream);
guint64   lis_random_next (LisRandom *random);
/* 0 to @limit − 1; @limit > 0. */
guint     lis_random_below (LisRandom *random, guint limit);
/* @first to @last, both possible. */
int       lis_random_between (LisRandom *random, int first, int last);
/* TRUE so many times in a thousand. */
gboolean  lis_random_chance (LisRandom *random, guint per_thousand);
/* An index of @weights, as often as its weight says; their sum > 0. */
guint     lis_random_pick (LisRandom *random, const guint *weights, guint n_weights);
