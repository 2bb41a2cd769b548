/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-grid-header.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-people.h"
#include "lis-text.h"

/* Titles and explanations may stand above. */
#define SEARCHED_ROWS 30
#define MAX_TOKENS 3

typedef struct
{
  gboolean is_number;
  int      value;  /* number, or month of a word; 0 when it is none */
  gsize    length;
} Token;

/* Words and numbers of the folded text; FALSE when there are too many. */
static gboolean
split_tokens (const char *text, Token tokens[MAX_TOKENS], guint *n)
{
  g_autofree char *folded = lis_text_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", MAX_TOKENS + 1);

  *n = g_strv_length (words);
  for (guint i = 0; i < *n && *n <= MAX_TOKENS; i++)
    {
      gsize digits = strspn (words[i], "0123456789");

      tokens[i].length = strlen (words[i]);
      tokens[i].is_number = digits == tokens[i].length && digits <= 4;
      tokens[i].value = tokens[i].is_number ? (int) g_ascii_strtoll (words[i], NULL, 10)
                                            : lis_month_from_word (words[i], tokens[i].length);
    }
  return *n > 0 && *n <= MAX_TOKENS;
}

/* 0 for what is no year of two or four digits. */
static int
year_of_token (const Token *token)
{
  if (!token->is_number)
    return 0;
  if (token->length == 2)
    return 2000 + token->value;
  if (token->length == 4 && token->value >= LIS_DATE_FIRST_YEAR && token->value <= LIS_DATE_LAST_YEAR)
    return token->value;
  return 0;
}

static gboolean
read_two_tokens (const Token *a, const Token *b, int *year, int *month)
{
  if (!a->is_number && a->value != 0)
    {
      *month = a->value;
      *year = year_of_token (b);
    }
  else if (a->is_number && a->length == 4)
    {
      *month = b->value;
      *year = year_of_token (a);
    }
  else
    {
      *month = a->is_number ? a->value : 0;
      *year = b->length == 4 ? year_of_token (b) : 0;
    }
  return *year != 0 && *month >= 1 && *month <= 12;
}

gboolean
lis_grid_parse_month (const char *text, int *year, int *month)
{
  Token tokens[MAX_TOKENS];
  LisDate date;
  guint n;
  int day;

  if (text[0] == '\0' || strlen (text) > 40)
    return FALSE;
  date = lis_date_parse (text);
  if (lis_date_is_set (date))
    {
      lis_date_get (date, year, month, &day);
      return day == 1;
    }
  if (!split_tokens (text, tokens, &n))
    return FALSE;
  if (n == 2)
    return read_two_tokens (&tokens[0], &tokens[1], year, month);
  *year = 0;
  *month = tokens[0].value;
  return n == 1 && !tokens[0].is_number && *month != 0;
}

static guint
count_months (const LisTable *table, guint row)
{
  guint n = 0;
  int year, month;

  for (guint i = 0; i < lis_table_get_width (table, row); i++)
    n += lis_grid_parse_month (lis_table_get_cell (table, row, i), &year, &month);
  return n;
}

/* A year that stands alone or beside a word: "2026", "År 2026". */
static int
read_year (const char *text)
{
  Token tokens[MAX_TOKENS];
  guint n;

  if (strlen (text) > 40 || !split_tokens (text, tokens, &n))
    return 0;
  for (guint i = 0; i < n; i++)
    if (tokens[i].length == 4 && year_of_token (&tokens[i]) != 0)
      return tokens[i].value;
  return 0;
}

/* The nearest row above with years in it, or the row itself when there is none. */
static guint
find_year_row (const LisTable *table, guint row)
{
  for (guint i = row; i > 0; i--)
    for (guint j = 0; j < lis_table_get_width (table, i - 1); j++)
      if (read_year (lis_table_get_cell (table, i - 1, j)) != 0)
        return i - 1;
  return row;
}

static gint
compare_months (gconstpointer a, gconstpointer b)
{
  const LisGridMonth *first = a, *second = b;

  return first->start - second->start;
}

static gboolean
check_months (LisImportJob *job, LisTable *table, const LisGridHeader *header)
{
  for (guint i = 1; i < header->months->len; i++)
    {
      const LisGridMonth *month = &g_array_index (header->months, LisGridMonth, i);

      if (month->start != g_array_index (header->months, LisGridMonth, i - 1).start)
        continue;
      lis_import_job_add_fault (job, lis_table_get_row_number (table, header->row),
                                lis_table_get_cell (table, header->row, month->column), NULL,
                                g_strdup (_("the same month stands in two columns")));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_months (LisImportJob *job, LisTable *table, LisGridHeader *header)
{
  guint year_row = find_year_row (table, header->row);
  int known_year = 0, last_month = 0, year, month;

  for (guint i = 0; i < lis_table_get_width (table, header->row); i++)
    {
      const char *text = lis_table_get_cell (table, header->row, i);
      LisGridMonth entry = { .column = i };
      int above = year_row != header->row ? read_year (lis_table_get_cell (table, year_row, i)) : 0;

      if (above != 0)
        known_year = above;
      if (!lis_grid_parse_month (text, &year, &month))
        continue;
      if (year == 0 && above == 0 && known_year != 0 && month < last_month)
        known_year++;
      if (year != 0)
        known_year = year;
      last_month = month;
      entry.start = lis_date_new (known_year, month, 1);
      if (!lis_date_is_set (entry.start))
        {
          lis_import_job_add_fault (job, lis_table_get_row_number (table, header->row), text, NULL,
                                    g_strdup (_("the month has no year; write “jan 2026” or the year in a row above")));
          return FALSE;
        }
      g_array_append_val (header->months, entry);
    }
  g_array_sort (header->months, compare_months);
  return check_months (job, table, header);
}

/* TRUE when @text heads a column of one of the field's names. */
static gboolean
names_field (const LisEntity *entity, const char *field_name, const char *folded)
{
  const LisField *field = lis_entity_find_field (entity, field_name);
  g_autofree char *words = g_strjoin ("|", field->name, field->label, _(field->label), field->synonyms, NULL);
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *word = lis_text_fold (list[i]);

      if (strcmp (word, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_name_header (const char *folded)
{
  static const char *const names[] = { "navn", "namn", "name", "lege", "lis", "doctor", "person", "lis lege", NULL };

  return g_strv_contains (names, folded);
}

static void
read_doctor_columns (LisImportJob *job, LisTable *table, LisGridHeader *header)
{
  const LisEntity *training = lis_entity_find ("training");
  guint first = g_array_index (header->months, LisGridMonth, 0).column;

  for (guint i = 0; i < first; i++)
    {
      const char *text = lis_table_get_cell (table, header->row, i);
      g_autofree char *folded = NULL;

      if (text[0] == '\0' && header->row > 0)
        text = lis_table_get_cell (table, header->row - 1, i);
      folded = lis_text_fold (text);
      if (folded[0] == '\0')
        continue;
      if (header->name_column == LIS_GRID_NO_COLUMN && is_name_header (folded))
        header->name_column = i;
      else if (names_field (&lis_person_entity, "local_id", folded) ||
               names_field (&lis_person_entity, "hpr_number", folded))
        header->id_column = i;
      else if (names_field (training, "specialty", folded))
        header->specialty_column = i;
      else if (i > 0 || header->name_column != LIS_GRID_NO_COLUMN)
        lis_import_job_add_note (job, g_strdup_printf (_("The column “%s” was not used"), text));
    }
  if (header->name_column == LIS_GRID_NO_COLUMN && header->id_column == LIS_GRID_NO_COLUMN)
    header->name_column = 0;
}

LisGridHeader *
lis_grid_header_new (LisImportJob *job, LisTable *table)
{
  g_autoptr (LisGridHeader) header = g_new0 (LisGridHeader, 1);
  guint best = 0;

  header->months = g_array_new (FALSE, FALSE, sizeof (LisGridMonth));
  header->name_column = header->id_column = header->specialty_column = LIS_GRID_NO_COLUMN;
  for (guint i = 0; i < MIN (lis_table_count (table), SEARCHED_ROWS); i++)
    {
      guint n = count_months (table, i);

      if (n > best)
        {
          best = n;
          header->row = i;
        }
    }
  if (best == 0)
    {
      lis_import_job_add_fault (job, lis_table_get_row_number (table, 0), NULL, lis_table_get_cell (table, 0, 0),
                                g_strdup (_("no row of months was found, such as “jan 2026” or “2026-01”")));
      return NULL;
    }
  if (!read_months (job, table, header))
    return NULL;
  read_doctor_columns (job, table, header);
  return g_steal_pointer (&header);
}

void
lis_grid_header_free (LisGridHeader *header)
{
  if (header == NULL)
    return;
  g_array_unref (header->months);
  g_free (header);
}
