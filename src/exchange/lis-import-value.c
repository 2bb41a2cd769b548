/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-import-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-csv.h"
#include "lis-number.h"
#include "lis-reference.h"
#include "lis-text.h"

/* Looking for nearest names costs; a file that is wrong throughout says so early enough. */
#define MAX_SUGGESTED 100
#define MAX_CANDIDATES 4
#define PART_MARK " / "
/* The last day with which personnel systems say that there is none. */
#define NO_END_YEAR "9999"

static void
add_choice (GHashTable *choices, const char *text, guint value)
{
  g_autofree char *folded = lis_text_fold (text);

  if (!g_hash_table_contains (choices, folded))
    g_hash_table_insert (choices, g_steal_pointer (&folded), GUINT_TO_POINTER (value));
}

GHashTable *
lis_import_value_fold_choices (const LisField *field)
{
  GHashTable *choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; field->choices[i].name != NULL; i++)
    {
      add_choice (choices, field->choices[i].name, i + 1);
      add_choice (choices, field->choices[i].label, i + 1);
      add_choice (choices, _(field->choices[i].label), i + 1);
    }
  for (guint i = 0; field->choices[i].name != NULL; i++)
    {
      g_auto (GStrv) synonyms = g_strsplit (field->choices[i].synonyms, "|", -1);

      for (guint j = 0; synonyms[j] != NULL; j++)
        add_choice (choices, synonyms[j], i + 1);
    }
  return choices;
}

char *
lis_import_value_list_choices (const LisField *field, const char *separator)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; field->choices[i].name != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? separator : "", _(field->choices[i].label));
  return g_string_free (text, FALSE);
}

static gboolean
parse_choice (const LisField *field, const char *text, GHashTable *folded_choices, gint64 *value, char **expected)
{
  g_autofree char *folded = NULL, *list = NULL;

  *value = lis_choice_value (field->choices, text);
  if (*value != 0)
    return TRUE;
  folded = lis_text_fold (text);
  if (folded_choices != NULL)
    *value = GPOINTER_TO_UINT (g_hash_table_lookup (folded_choices, folded));
  if (*value != 0)
    return TRUE;
  list = lis_import_value_list_choices (field, ", ");
  *expected = g_strdup_printf (_("expected one of: %s"), list);
  return FALSE;
}

static gboolean
parse_flag (const char *text, gint64 *value, char **expected)
{
  static const char *const yes[] = { "yes", "ja", "x", "1", "true", "sant", "y", "j", NULL };
  static const char *const no[] = { "no", "nei", "0", "false", "usant", "n", "", NULL };
  g_autofree char *folded = lis_text_fold (text);

  *value = g_strv_contains (yes, folded);
  if (*value != 0 || g_strv_contains (no, folded))
    return TRUE;
  *expected = g_strdup (_("expected yes or no"));
  return FALSE;
}

static gboolean
parse_date (const LisField *field, const char *text, gint64 *value, char **expected)
{
  LisDate date = lis_date_from_iso (text);

  if (!lis_date_is_set (date))
    date = lis_date_parse (text);
  if (!lis_date_is_set (date) && field->type == LIS_FIELD_LAST_DAY &&
      (g_str_has_prefix (text, NO_END_YEAR "-") || g_str_has_suffix (text, "." NO_END_YEAR)))
    {
      *value = LIS_DATE_NONE;
      return TRUE;
    }
  if (lis_date_is_set (date))
    {
      *value = date + (field->type == LIS_FIELD_LAST_DAY);
      return TRUE;
    }
  *expected = g_strdup (_("expected a day of the calendar from 1900 to 2199 as dd.mm.yyyy or yyyy-mm-dd"));
  return FALSE;
}

/* Fields hold 32 bits: of a larger number another one would be left. */
static gboolean
fits_field (gint64 value)
{
  return value >= -G_MAXINT32 && value <= G_MAXINT32;
}

static gboolean
parse_share (const char *text, gint64 *value, char **expected)
{
  if (!lis_number_parse (text, LIS_SHARE_PERCENT, value) || !fits_field (*value))
    *expected = g_strdup (_("expected a share in percent with at most two decimals, such as 62,5 %"));
  else if (*value > 0 && *value <= LIS_SHARE_PERCENT && strchr (text, '%') == NULL)
    *expected = g_strdup (_("a share of 1 or less may mean percent or a fraction; write “50 %” or “0,5 %”"));
  return *expected == NULL;
}

/* "6", "4,5", "6 mnd", "2 år". */
static gboolean
parse_months (const char *text, gint64 *value, char **expected)
{
  static const char *const months[] = { "mnd", "mnd.", "md", "md.", "måned", "måneder", "månad", "månader", "month",
                                        "months", NULL };
  static const char *const years[] = { "år", "year", "years", NULL };
  gsize length = strcspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\xC3");
  g_autofree char *number = g_strndup (text, length);
  g_autofree char *unit = g_utf8_strdown (text + length, -1);
  gboolean in_years;

  g_strstrip (unit);
  in_years = g_strv_contains (years, unit);
  if ((unit[0] == '\0' || in_years || g_strv_contains (months, unit)) &&
      lis_number_parse (number, in_years ? LIS_MONTHS_PER_MONTH * 12 : LIS_MONTHS_PER_MONTH, value) &&
      fits_field (*value))
    return TRUE;
  *expected = g_strdup (_("expected a number of months in thirtieths at the finest, such as 6 or 4,5"));
  return FALSE;
}

static gboolean
parse_integer (const LisField *field, const char *text, gint64 *value, char **expected)
{
  int scale = field->scale > 0 ? (int) field->scale : 1;

  if (lis_number_parse (text, scale, value) && fits_field (*value))
    return TRUE;
  *expected = g_strdup (scale > 1 ? _("expected a number with at most two decimals") : _("expected a whole number"));
  return FALSE;
}

gboolean
lis_import_value_parse (const LisField *field, const char *text, GHashTable *folded_choices, gint64 *value,
                        char **expected)
{
  *expected = NULL;
  switch (field->type)
    {
    case LIS_FIELD_INTEGER:
      return parse_integer (field, text, value, expected);
    case LIS_FIELD_SHARE:
      return parse_share (text, value, expected);
    case LIS_FIELD_MONTHS:
      return parse_months (text, value, expected);
    case LIS_FIELD_DATE:
    case LIS_FIELD_LAST_DAY:
      return parse_date (field, text, value, expected);
    case LIS_FIELD_CHOICE:
      return parse_choice (field, text, folded_choices, value, expected);
    case LIS_FIELD_FLAG:
      return parse_flag (text, value, expected);
    case LIS_FIELD_TEXT:
    case LIS_FIELD_REFERENCE:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Numbers that people write in groups: "983 974 880". */
static gboolean
is_grouped_number (const LisField *field, const char *text)
{
  if (strcmp (field->name, "org_number") != 0 && strcmp (field->name, "hpr_number") != 0)
    return FALSE;
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_ascii_isdigit (*c) && *c != ' ' && g_utf8_get_char (c) != 0xA0 && g_utf8_get_char (c) != 0x202F)
      return FALSE;
  return TRUE;
}

static char *
keep_digits (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    if (g_ascii_isdigit (*c))
      g_string_append_c (digits, *c);
  return g_string_free (digits, FALSE);
}

static gboolean
is_blank_letter (gunichar letter)
{
  return g_unichar_isspace (letter) || letter == 0xFEFF || letter == 0x200B;
}

char *
lis_import_value_clean_text (const LisField *field, const char *text)
{
  const char *end = text + strlen (text);
  g_autofree char *clean = NULL;

  while (*text != '\0' && is_blank_letter (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text && is_blank_letter (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  if (end == text)
    return NULL;
  clean = g_strndup (text, (gsize) (end - text));
  if (is_grouped_number (field, clean))
    return keep_digits (clean);
  /* Combining marks, as some systems write å, begin with these bytes. */
  if (strchr (clean, '\xCC') != NULL || strchr (clean, '\xCD') != NULL)
    return g_utf8_normalize (clean, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  return g_steal_pointer (&clean);
}

/* The common parts of the regulation, annex 2 C1 and C12, which a catalogue of specialties refers to by code. */
static gpointer
add_known_trunk (LisImportJob *job, LisImportEntity *entity, const char *folded)
{
  static const char *const known[][3] = {
    { "fim", "FIM", "Felles indremedisinske læringsmål" },
    { "fki", "FKI", "Felles kirurgiske læringsmål" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (folded, known[i][0]) == 0)
      {
        LisTrunk *trunk = lis_record_new (&lis_trunk_entity);

        trunk->record.id = lis_editor_new_id (job->editor);
        trunk->code = g_strdup (known[i][1]);
        trunk->name = g_strdup (known[i][2]);
        lis_change_set_insert (job->set, LIS_ENTITY_TRUNK, trunk);
        lis_import_entity_add (entity, trunk);
        lis_import_job_add_note (job, g_strdup_printf (_("The common part 2 “%s” was not in the plan and is added"),
                                                       trunk->code));
        return trunk;
      }
  return NULL;
}

static gboolean
parse_part (LisImportJob *job, const LisField *field, const char *text, gpointer record)
{
  g_autofree char *expected = NULL;
  g_autoptr (GHashTable) choices = NULL;
  gint64 value = 0;

  if (field->type == LIS_FIELD_REFERENCE)
    {
      LisId id = LIS_ID_NONE;

      if (!lis_import_value_find_reference (job, lis_field_get_target (field)->type, text, &id, &expected))
        return FALSE;
      lis_field_set (field, record, id);
      return TRUE;
    }
  if (field->type == LIS_FIELD_TEXT)
    return lis_field_set_file_text (field, record, text, NULL, NULL);
  if (field->type == LIS_FIELD_CHOICE)
    choices = lis_import_value_fold_choices (field);
  if (!lis_import_value_parse (field, text, choices, &value, &expected))
    return FALSE;
  lis_field_set (field, record, value);
  return TRUE;
}

/* "T-17 / ORT": the parts of one of the ways to recognise the entity. */
static GPtrArray *
find_by_parts (LisImportJob *job, LisImportEntity *entity, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, PART_MARK, LIS_IMPORT_MAX_PARTS + 1);
  guint n = g_strv_length (parts);
  GPtrArray *found = NULL;

  for (guint i = 0; n > 1 && found == NULL && i < entity->n_ways; i++)
    {
      LisImportWay *way = &entity->ways[i];
      gpointer key = NULL;
      gboolean parsed = way->n_fields == n;

      if (!parsed)
        continue;
      key = lis_record_new (entity->entity);
      for (guint j = 0; parsed && j < n; j++)
        parsed = parse_part (job, way->fields[j], g_strstrip (parts[j]), key);
      if (parsed && lis_import_way_is_complete (way, key))
        found = lis_import_entity_find_by_key (entity, way, key);
      lis_record_free (entity->entity, key);
    }
  return found;
}

GPtrArray *
lis_import_value_find_records (LisImportJob *job, LisEntityType type, const char *text)
{
  LisImportEntity *entity = lis_import_job_get_entity (job, type);
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *folded = NULL;
  gpointer record;
  LisId id;

  text = lis_csv_unguard (text);
  if (lis_id_from_text (text, entity->entity->prefix, &id) && (record = lis_import_entity_find (entity, id)) != NULL)
    {
      found = g_ptr_array_new ();
      g_ptr_array_add (found, record);
      return g_steal_pointer (&found);
    }
  folded = lis_text_fold (text);
  found = lis_import_entity_find_by_name (entity, folded);
  if (found->len == 0 && g_ascii_isdigit (folded[0]) && strchr (folded, ' ') != NULL &&
      strspn (folded, "0123456789 ") == strlen (folded))
    {
      g_autofree char *digits = keep_digits (folded);

      g_ptr_array_unref (found);
      found = lis_import_entity_find_by_name (entity, digits);
    }
  if (found->len == 0 && type == LIS_ENTITY_TRUNK && (record = add_known_trunk (job, entity, folded)) != NULL)
    g_ptr_array_add (found, record);
  if (found->len == 0 && strstr (text, PART_MARK) != NULL)
    {
      GPtrArray *by_parts = find_by_parts (job, entity, text);

      if (by_parts != NULL)
        {
          g_ptr_array_unref (found);
          found = by_parts;
        }
    }
  return g_steal_pointer (&found);
}

static gint
compare_ids (gconstpointer a, gconstpointer b)
{
  const LisRecord *first = *(const LisRecord *const *) a, *second = *(const LisRecord *const *) b;

  return first->id < second->id ? -1 : first->id > second->id;
}

static char *
list_candidates (LisImportJob *job, LisImportEntity *entity, GPtrArray *found)
{
  GString *text = g_string_new (NULL);
  char id[LIS_ID_TEXT_SIZE];

  g_ptr_array_sort (found, compare_ids);
  for (guint i = 0; i < MIN (found->len, MAX_CANDIDATES); i++)
    {
      const LisRecord *record = g_ptr_array_index (found, i);
      g_autofree char *shown = lis_import_describe (job, entity, record);

      g_string_append (text, i > 0 ? ", " : "");
      g_string_append_printf (text, _("“%s”"), shown);
      if (record->id != LIS_ID_NONE)
        g_string_append_printf (text, " (%s)", lis_id_to_text (record->id, entity->entity->prefix, id));
    }
  if (found->len > MAX_CANDIDATES)
    g_string_append (text, ", …");
  return g_string_free (text, FALSE);
}

char *
lis_import_value_explain (LisImportJob *job, LisEntityType type, const char *text, GPtrArray *found)
{
  LisImportEntity *entity = lis_import_job_get_entity (job, type);
  const char *label = lis_entity_get_label (entity->entity);
  g_autofree char *folded = lis_text_fold (text), *shown = NULL;

  if (found != NULL && found->len > 0)
    {
      shown = list_candidates (job, entity, found);
      /* Translators: kind of record, how many, their names: "Unit: 2 are called that: …". */
      return g_strdup_printf (_("%s: %u are called that, write which: %s"), label, found->len, shown);
    }
  if (job->suggested++ < MAX_SUGGESTED)
    shown = lis_import_suggest (job, entity, folded);
  if (shown != NULL)
    return g_strdup_printf (_("%s: not in the plan; nearest: %s"), label, shown);
  return g_strdup_printf (_("%s: not in the plan; expected an id, code or name of one that is"), label);
}

void
lis_import_value_drop_doubles (GPtrArray *found)
{
  for (guint i = found->len; i > 0; i--)
    {
      const LisRecord *record = g_ptr_array_index (found, i - 1);
      gboolean kept = record->id != LIS_ID_NONE;

      for (guint j = 0; j + 1 < i && kept; j++)
        kept = ((const LisRecord *) g_ptr_array_index (found, j))->id != record->id;
      if (!kept)
        g_ptr_array_remove_index (found, i - 1);
    }
}

gboolean
lis_import_value_find_reference (LisImportJob *job, LisEntityType type, const char *text, LisId *id, char **expected)
{
  LisImportEntity *entity = lis_import_job_get_entity (job, type);
  g_autoptr (GPtrArray) found = NULL;
  const LisRecord *record;
  const LisId *known;

  if (entity->resolved == NULL)
    entity->resolved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  known = g_hash_table_lookup (entity->resolved, text);
  if (known != NULL)
    {
      *id = *known;
      return TRUE;
    }
  found = lis_import_value_find_records (job, type, text);
  lis_import_value_drop_doubles (found);
  if (found->len != 1)
    {
      *expected = lis_import_value_explain (job, type, text, found);
      return FALSE;
    }
  record = g_ptr_array_index (found, 0);
  *id = record->id;
  g_hash_table_insert (entity->resolved, g_strdup (text), g_memdup2 (id, sizeof *id));
  return TRUE;
}
