/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-erasure-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-people.h"
#include "lis-text.h"

/* A shorter local id is found in too many texts that speak of something else. */
#define MIN_NUMBER 4

/* Every value a field of the person ever had. */
typedef struct
{
  GHashTable *given, *family, *numbers; /* char * */
} Values;

void
lis_erasure_names_free (LisErasureNames *names)
{
  if (names == NULL)
    return;
  g_ptr_array_unref (names->anywhere);
  g_ptr_array_unref (names->at_home);
  g_ptr_array_unref (names->whole);
  g_free (names);
}

static void
add_value (Values *values, const char *field, const char *text)
{
  if (lis_text_is_blank (text))
    return;
  if (g_str_equal (field, "given_name"))
    g_hash_table_add (values->given, g_strdup (text));
  else if (g_str_equal (field, "family_name"))
    g_hash_table_add (values->family, g_strdup (text));
  else if (g_str_equal (field, "local_id") || g_str_equal (field, "hpr_number"))
    g_hash_table_add (values->numbers, g_strdup (text));
}

static gboolean
add_lines (Values *values, LisHistoryReader *reader, GError **error)
{
  g_autoptr (GArray) lines = lis_history_reader_parse (reader, &lis_person_entity, error);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const LisFieldChange *line = &g_array_index (lines, LisFieldChange, i);

      add_value (values, line->field->name, line->before);
      add_value (values, line->field->name, line->after);
    }
  return lines != NULL;
}

static gboolean
read_past (Values *values, LisDb *db, LisId person, GError **error)
{
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (db, "SELECT change_set, sequence FROM change WHERE record = ?1 ORDER BY change_set", error);
  LisHistoryReader reader;
  LisDbStep step;

  if (statement == NULL || !lis_history_reader_open_rows (&reader, db, error))
    return FALSE;
  lis_db_bind_int (statement, 1, person);
  while ((step = lis_db_step (statement, error)) == LIS_DB_ROW)
    if (lis_history_reader_read_row (&reader, lis_db_column_int (statement, 0), lis_db_column_int (statement, 1),
                                     error) != LIS_DB_ROW || !add_lines (values, &reader, error))
      {
        step = LIS_DB_ERROR;
        break;
      }
  lis_history_reader_close (&reader);
  return step == LIS_DB_DONE;
}

/* Takes @text. */
static void
add_needle (GPtrArray *needles, char *text)
{
  g_autofree char *folded = lis_text_fold (text);

  if (*folded != '\0' && !g_ptr_array_find_with_equal_func (needles, folded, g_str_equal, NULL))
    g_ptr_array_add (needles, g_steal_pointer (&folded));
  g_free (text);
}

/* Whether another person has the folded name as a part of theirs. */
static gboolean
is_of_somebody_else (LisRecordSet *people, LisId person, const char *folded)
{
  for (guint i = 0; i < people->count; i++)
    {
      const LisPerson *other = lis_record_set_get (people, i);
      g_autofree char *name = NULL;
      g_autofree char *theirs = NULL;

      if (other->record.id == person)
        continue;
      name = lis_person_get_name (other);
      theirs = lis_text_fold (name);
      if (strstr (theirs, folded) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
add_parts (LisErasureNames *names, LisRecordSet *people, LisId person, GHashTable *values)
{
  GHashTableIter iterator;
  gpointer value;

  g_hash_table_iter_init (&iterator, values);
  while (g_hash_table_iter_next (&iterator, &value, NULL))
    {
      g_autofree char *folded = lis_text_fold (value);

      add_needle (names->at_home, g_strdup (value));
      if (!is_of_somebody_else (people, person, folded))
        add_needle (names->anywhere, g_strdup (value));
    }
}

static void
add_whole_names (LisErasureNames *names, Values *values)
{
  GHashTableIter given_iterator, family_iterator;
  gpointer given, family;

  g_hash_table_iter_init (&given_iterator, values->given);
  while (g_hash_table_iter_next (&given_iterator, &given, NULL))
    {
      g_hash_table_iter_init (&family_iterator, values->family);
      while (g_hash_table_iter_next (&family_iterator, &family, NULL))
        {
          add_needle (names->whole, g_strdup_printf ("%s %s", (char *) given, (char *) family));
          add_needle (names->whole, g_strdup_printf ("%s %s", (char *) family, (char *) given));
        }
    }
}

static void
add_numbers (LisErasureNames *names, Values *values)
{
  GHashTableIter iterator;
  gpointer number;

  g_hash_table_iter_init (&iterator, values->numbers);
  while (g_hash_table_iter_next (&iterator, &number, NULL))
    {
      add_needle (names->at_home, g_strdup (number));
      if (strlen (number) >= MIN_NUMBER)
        add_needle (names->whole, g_strdup (number));
    }
}

static LisErasureNames *
make_names (Values *values, LisRecordSet *people, LisId person)
{
  LisErasureNames *names = g_new0 (LisErasureNames, 1);

  names->anywhere = g_ptr_array_new_with_free_func (g_free);
  names->at_home = g_ptr_array_new_with_free_func (g_free);
  names->whole = g_ptr_array_new_with_free_func (g_free);
  /* The longest first: they are taken out of texts in this order. */
  add_whole_names (names, values);
  add_numbers (names, values);
  for (guint i = 0; i < names->whole->len; i++)
    {
      add_needle (names->anywhere, g_strdup (g_ptr_array_index (names->whole, i)));
      add_needle (names->at_home, g_strdup (g_ptr_array_index (names->whole, i)));
    }
  add_parts (names, people, person, values->family);
  add_parts (names, people, person, values->given);
  return names;
}

LisErasureNames *
lis_erasure_names_find (LisStore *store, LisId person, GError **error)
{
  g_autoptr (GHashTable) given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) family = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (LisRecordSet) people = lis_store_load (store, LIS_ENTITY_PERSON, NULL, error);
  Values values = { given, family, numbers };
  const LisPerson *now = people != NULL ? lis_record_set_find (people, person) : NULL;

  if (people == NULL || !read_past (&values, lis_store_get_db (store), person, error))
    return NULL;
  if (now != NULL)
    {
      add_value (&values, "given_name", now->given_name);
      add_value (&values, "family_name", now->family_name);
      add_value (&values, "local_id", now->local_id);
      add_value (&values, "hpr_number", now->hpr_number);
    }
  return make_names (&values, people, person);
}

gboolean
lis_erasure_names_match (GPtrArray *needles, const char *text)
{
  g_autofree char *folded = NULL;
  g_autofree char *words = NULL;

  if (text == NULL || *text == '\0')
    return FALSE;
  folded = lis_text_fold (text);
  words = g_strdup_printf (" %s ", folded);
  for (guint i = 0; i < needles->len; i++)
    {
      const char *name = g_ptr_array_index (needles, i);
      g_autofree char *needle = g_strdup_printf (" %s ", name);
      g_autofree char *genitive = g_strdup_printf (" %ss ", name);

      if (strstr (words, needle) != NULL || strstr (words, genitive) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_needle (GPtrArray *needles, const char *folded)
{
  g_autofree char *nominative = g_str_has_suffix (folded, "s") ? g_strndup (folded, strlen (folded) - 1) : NULL;

  return *folded != '\0' &&
         (g_ptr_array_find_with_equal_func (needles, folded, g_str_equal, NULL) ||
          (nominative != NULL && g_ptr_array_find_with_equal_func (needles, nominative, g_str_equal, NULL)));
}

/* Word by word as they were written, since folding keeps no places. */
char *
lis_erasure_names_remove (GPtrArray *needles, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) result = g_string_new (NULL);
  guint n_words = g_strv_length (words);

  for (guint i = 0; i < n_words; i++)
    {
      guint taken = 0;

      for (guint length = MIN (6, n_words - i); length > 0 && taken == 0; length--)
        {
          g_autoptr (GString) some = g_string_new (words[i]);
          g_autofree char *folded = NULL;

          for (guint j = 1; j < length; j++)
            g_string_append_printf (some, " %s", words[i + j]);
          folded = lis_text_fold (some->str);
          if (is_needle (needles, folded))
            taken = length;
        }
      g_string_append_printf (result, "%s%s", i > 0 ? " " : "", taken > 0 ? "…" : words[i]);
      i += taken > 0 ? taken - 1 : 0;
    }
  /* Written in some way that words do not part: rather nothing than a name. */
  if (lis_erasure_names_match (needles, result->str))
    return g_strdup (_("(erased)"));
  return g_string_free (g_steal_pointer (&result), FALSE);
}
