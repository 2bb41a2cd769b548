/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-random.h"

LisRandom
lis_random_new (guint64 seed, guint64 stream)
{
  LisRandom random = { .state = seed };

  random.state = lis_random_next (&random) ^ (stream * G_GUINT64_CONSTANT (0xD1342543DE82EF95));
  lis_random_next (&random);
  return random;
}

guint64
lis_random_next (LisRandom *random)
{
  guint64 value = random->state += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  value = (value ^ (value >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  value = (value ^ (value >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return value ^ (value >> 31);
}

/* The high half of a product spreads evenly enough over the small limits used here. */
guint
lis_random_below (LisRandom *random, guint limit)
{
  g_return_val_if_fail (limit > 0, 0);

  return (guint) (((lis_random_next (random) >> 32) * limit) >> 32);
}

int
lis_random_between (LisRandom *random, int first, int last)
{
  return first + (int) lis_random_below (random, (guint) (last - first + 1));
}

gboolean
lis_random_chance (LisRandom *random, guint per_thousand)
{
  return lis_random_below (random, 1000) < per_thousand;
}

guint
lis_random_pick (LisRandom *random, const guint *weights, guint n_weights)
{
  guint sum = 0, value;

  for (guint i = 0; i < n_weights; i++)
    sum += weights[i];
  value = lis_random_below (random, sum);
  for (guint i = 0; i < n_weights; i++)
    {
      if (value < weights[i])
        return i;
      value -= weights[i];
    }
  return n_weights - 1;
}
