/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-sample-names.h"

static const char *const given_names[] = {
  "Ada", "Aksel", "Alma", "Amina", "Anders", "Anne-Grete", "Arvid", "Aslaug", "Astrid", "Balder", "Berit", "Bjørn",
  "Bjørnar", "Brage", "Brynjar", "Camilla", "Dagny", "Ebba", "Eirik", "Eldbjørg", "Embla", "Erlend", "Fatima", "Frøya",
  "Gaute", "Gry", "Gunnhild", "Gøril", "Halvard", "Hedda", "Helge", "Håkon", "Ida Marie", "Ingebjørg", "Iselin", "Ivar",
  "Jens", "Jorunn", "Jørgen", "Kari", "Karl-Åge", "Kjersti", "Kåre", "Lars", "Leif", "Liv", "Lærke", "Magnhild",
  "Marius", "Mohamed", "Målfrid", "Nils", "Nora", "Njål", "Oda", "Ola", "Oddvar", "Olav", "Per-Øystein", "Pål",
  "Ragnhild", "Reidun", "Roar", "Rønnaug", "Sara", "Sigrid", "Sindre", "Snorre", "Solveig", "Stian", "Svanhild",
  "Sølvi", "Tale", "Terje", "Tiril", "Tor Inge", "Torbjørg", "Trygve", "Tuva", "Ulrik", "Une", "Vegard", "Vemund",
  "Vilde", "Wenche", "Yngve", "Yasmin", "Ylva", "Åse", "Åshild", "Åsmund", "Øivind", "Ørjan", "Øyvor",
};

static const char *const family_starts[] = {
  "Attrapp", "Demo", "Dikter", "Eksempel", "Eventyr", "Fabel", "Fantasi", "Fiksjons", "Gjette", "Innbilt",
  "Kladde", "Kulisse", "Late", "Liksom", "Mønster", "Oppdikt", "Plassholder", "Prøve", "Påfunns", "Jukse", "Skrøne",
  "Test", "Tenkte", "Utkast", "Øvelses",
};

static const char *const family_ends[] = {
  "bakken", "bø", "dal", "eng", "fjell", "haug", "li", "lund", "moen", "nes", "rud", "sletta", "stad", "sund", "vik",
  "ås",
};

#define N_SINGLE (G_N_ELEMENTS (family_starts) * G_N_ELEMENTS (family_ends))
/* Every seventh family name is double, of two that differ in both halves. */
#define DOUBLE_EVERY 7
#define N_NAMES (G_N_ELEMENTS (given_names) * N_SINGLE)

static guint
common_divisor (guint a, guint b)
{
  return b == 0 ? a : common_divisor (b, a % b);
}

/* A step that shares no factor with the number of names visits each of them once. */
LisSampleNames
lis_sample_names_new (LisRandom *random)
{
  LisSampleNames names = { .first = lis_random_below (random, N_NAMES) };

  names.step = N_NAMES / 3 + lis_random_below (random, N_NAMES / 3);
  while (common_divisor (N_NAMES, names.step) != 1)
    names.step++;
  return names;
}

static char *
make_family_name (guint index)
{
  return g_strconcat (family_starts[index % G_N_ELEMENTS (family_starts)],
                      family_ends[index / G_N_ELEMENTS (family_starts)], NULL);
}

void
lis_sample_names_get (const LisSampleNames *names, guint index, char **given_name, char **family_name)
{
  guint name = (guint) ((names->first + (guint64) names->step * index) % N_NAMES);
  guint family = name % N_SINGLE;
  g_autofree char *first = make_family_name (family), *second = NULL;

  *given_name = g_strdup (given_names[name / N_SINGLE]);
  if (family % DOUBLE_EVERY != 0)
    {
      *family_name = g_steal_pointer (&first);
      return;
    }
  second = make_family_name ((family + N_SINGLE / 2 + 1) % N_SINGLE);
  *family_name = g_strconcat (first, "-", second, NULL);
}
