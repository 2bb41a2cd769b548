/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "lis-entity.h"
#include "lis-text.h"

/* Run once for each language, which LANGUAGE names. What a template, a form or the history calls a field or a choice
 * must be a word that the import takes, also where the program speaks another language. */

static gboolean
is_in_list (const char *list, const char *folded)
{
  g_auto (GStrv) words = g_strsplit (list != NULL ? list : "", "|", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = lis_text_fold (words[i]);

      if (g_str_equal (word, folded))
        return TRUE;
    }
  return FALSE;
}

static void
assert_known (const char *owner, const char *name, const char *label, const char *synonyms)
{
  g_autofree char *folded = lis_text_fold (_(label)), *folded_name = lis_text_fold (name);
  g_autofree char *folded_label = lis_text_fold (label);

  if (!g_str_equal (folded, folded_name) && !g_str_equal (folded, folded_label) && !is_in_list (synonyms, folded))
    g_error ("%s, %s: “%s” is none of the words taken on import: %s", owner, name, _(label), synonyms);
}

/* A word that stands for two things of one owner would be refused or, worse, mistaken. */
static void
assert_unique (GHashTable *claimed, const char *owner, const char *name, const char *label)
{
  char *folded = lis_text_fold (_(label));
  const char *other = g_hash_table_lookup (claimed, folded);

  if (other != NULL)
    g_error ("%s: “%s” stands for both %s and %s", owner, _(label), name, other);
  g_hash_table_insert (claimed, folded, (gpointer) name);
}

static void
check_choices (const LisField *field)
{
  g_autoptr (GHashTable) claimed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const LisChoice *choice = field->choices; choice != NULL && choice->name != NULL; choice++)
    {
      assert_known (field->name, choice->name, choice->label, choice->synonyms);
      assert_unique (claimed, field->name, choice->name, choice->label);
    }
}

static void
test_fields (void)
{
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    {
      const LisEntity *entity = lis_entity_get ((LisEntityType) i);
      g_autoptr (GHashTable) claimed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint j = 0; j < entity->n_fields; j++)
        {
          const LisField *field = &entity->fields[j];

          assert_known (entity->name, field->name, field->label, field->synonyms);
          assert_unique (claimed, entity->name, field->name, field->label);
          check_choices (field);
        }
    }
}

static void
test_language (void)
{
  g_assert_cmpstr (_("Doctor"), ==, "Lege");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("LISPLAN_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/po/language", test_language);
  g_test_add_func ("/po/headers", test_fields);
  return g_test_run ();
}
