/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-entity.h"
#include "lis-text.h"

/* @words "a|b" each lead to @owner alone. */
static void
claim (GHashTable *claimed, const char *words, const char *owner)
{
  g_auto (GStrv) list = g_strsplit (words != NULL ? words : "", "|", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *folded = lis_text_fold (list[i]);
      const char *other = g_hash_table_lookup (claimed, folded);

      if (other != NULL && !g_str_equal (other, owner))
        g_error ("“%s” stands for both %s and %s", list[i], other, owner);
      g_hash_table_insert (claimed, g_steal_pointer (&folded), (gpointer) owner);
    }
}

/* Two fields with the same header would make a table impossible to read. */
static void
test_headers (void)
{
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    {
      const LisEntity *entity = lis_entity_get ((LisEntityType) i);
      g_autoptr (GHashTable) claimed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint j = 0; j < entity->n_fields; j++)
        {
          claim (claimed, entity->fields[j].name, entity->fields[j].name);
          claim (claimed, entity->fields[j].label, entity->fields[j].name);
          claim (claimed, entity->fields[j].synonyms, entity->fields[j].name);
        }
    }
}

static void
test_choices (void)
{
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    {
      const LisEntity *entity = lis_entity_get ((LisEntityType) i);

      for (guint j = 0; j < entity->n_fields; j++)
        {
          g_autoptr (GHashTable) claimed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

          for (const LisChoice *choice = entity->fields[j].choices; choice != NULL && choice->name != NULL; choice++)
            {
              claim (claimed, choice->name, choice->name);
              claim (claimed, choice->label, choice->name);
              claim (claimed, choice->synonyms, choice->name);
            }
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/words/headers", test_headers);
  g_test_add_func ("/model/words/choices", test_choices);
  return g_test_run ();
}
