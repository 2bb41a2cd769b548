/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-import-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-import-value.h"
#include "lis-people.h"
#include "lis-text.h"

/* A title and a line of explanation may stand above the headers. */
#define HEADER_SEARCHED_ROWS 10
/* Ranks of what a header may be, best first. */
#define N_RANKS 3

static const char full_name_headers[] = "navn|namn|name|fullt navn|lege|LIS|doctor|person";

static gboolean
is_in_list (const char *list, const char *folded)
{
  g_auto (GStrv) words = g_strsplit (list, "|", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = lis_text_fold (words[i]);

      if (strcmp (word, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

/* How well @folded names the field, 0 best; N_RANKS when not at all. */
static guint
rank_header (const LisField *field, const char *folded)
{
  if (is_in_list (field->name, folded))
    return 0;
  if (is_in_list (field->label, folded) || is_in_list (_(field->label), folded))
    return 1;
  return field->synonyms != NULL && is_in_list (field->synonyms, folded) ? 2 : N_RANKS;
}

/* The field that a header names best; @n: how many it names as well as that. */
static const LisField *
find_field (const LisEntity *entity, const char *folded, guint *n)
{
  const LisField *found = NULL;
  guint best = N_RANKS;

  *n = 0;
  for (guint i = 0; i < entity->n_fields; i++)
    {
      guint rank = rank_header (&entity->fields[i], folded);

      if (rank < best)
        {
          best = rank;
          found = &entity->fields[i];
          *n = 1;
        }
      else if (rank == best && rank < N_RANKS)
        (*n)++;
    }
  return found;
}

/* A header such as "local id" in a table of periods stands for the doctor, when the entity has one reference whose
 * records have such a key. */
static const LisField *
find_reference_by_key (const LisEntity *entity, const char *folded)
{
  const LisField *found = NULL;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const LisEntity *target = lis_field_get_target (&entity->fields[i]);
      g_auto (GStrv) ways = target != NULL ? g_strsplit (target->keys, ";", -1) : NULL;

      for (guint j = 0; ways != NULL && ways[j] != NULL; j++)
        {
          const LisField *key = lis_entity_find_field (target, ways[j]);

          if (key == NULL || key->type != LIS_FIELD_TEXT || strcmp (key->name, "name") == 0 ||
              rank_header (key, folded) == N_RANKS)
            continue;
          if (found != NULL && found != &entity->fields[i])
            return NULL;
          found = &entity->fields[i];
        }
    }
  return found;
}

const LisField *
lis_columns_find_header (const LisEntity *entity, const char *header)
{
  g_autofree char *folded = lis_text_fold (header);
  guint n;

  return folded[0] != '\0' ? find_field (entity, folded, &n) : NULL;
}

gboolean
lis_columns_is_header (const LisEntity *entity, const char *header)
{
  g_autofree char *folded = lis_text_fold (header);

  if (folded[0] == '\0')
    return FALSE;
  return lis_columns_find_header (entity, header) != NULL
         || (entity == &lis_person_entity && is_in_list (full_name_headers, folded));
}

/* "COLUMN=FIELD" for this header, or NULL. */
static const char *
find_mapping (LisImportJob *job, const char *folded)
{
  for (guint i = 0; job->options->map != NULL && job->options->map[i] != NULL; i++)
    {
      const char *equals = strrchr (job->options->map[i], '=');
      g_autofree char *name = NULL, *folded_name = NULL;

      if (equals == NULL)
        continue;
      name = g_strndup (job->options->map[i], (gsize) (equals - job->options->map[i]));
      folded_name = lis_text_fold (name);
      if (strcmp (folded_name, folded) == 0)
        return equals + 1;
    }
  return NULL;
}

static void
use_field (LisColumn *column, const LisEntity *entity, const LisField *field)
{
  column->kind = LIS_COLUMN_FIELD;
  column->field = field;
  column->field_index = (guint) (field - entity->fields);
}

static void
read_mapping (LisImportJob *job, const LisEntity *entity, guint row, const char *name, LisColumn *column)
{
  g_autofree char *folded = lis_text_fold (name);
  const LisField *field;
  guint n;

  if (folded[0] == '\0')
    return;
  if (strcmp (folded, "id") == 0)
    {
      column->kind = LIS_COLUMN_ID;
      return;
    }
  field = find_field (entity, folded, &n);
  if (n == 1)
    use_field (column, entity, field);
  else
    lis_import_job_add_fault (job, row, column->header, NULL,
                              g_strdup_printf (_("“%s” is no field of %s"), name, lis_entity_get_label (entity)));
}

static void
read_header (LisImportJob *job, const LisEntity *entity, guint row, LisColumn *column)
{
  g_autofree char *folded = lis_text_fold (column->header);
  const char *mapping = find_mapping (job, folded);
  const LisField *field;
  guint n;

  if (mapping != NULL)
    {
      read_mapping (job, entity, row, mapping, column);
      return;
    }
  if (strcmp (folded, "id") == 0)
    {
      column->kind = LIS_COLUMN_ID;
      return;
    }
  field = find_field (entity, folded, &n);
  if (n == 1)
    use_field (column, entity, field);
  else if (n > 1)
    lis_import_job_add_fault (job, row, column->header, NULL,
                              g_strdup (_("the header may mean several fields; say which with --map COLUMN=FIELD")));
}

/* Headers that only mean something where no other column says it. */
static void
read_weak_headers (LisImportJob *job, const LisEntity *entity, LisColumns *columns)
{
  for (guint i = 0; i < columns->columns->len; i++)
    {
      LisColumn *column = &g_array_index (columns->columns, LisColumn, i);
      g_autofree char *folded = lis_text_fold (column->header);
      const LisField *field;

      if (column->kind != LIS_COLUMN_UNUSED || folded[0] == '\0' || find_mapping (job, folded) != NULL)
        continue;
      if (entity == &lis_person_entity && is_in_list (full_name_headers, folded))
        {
          if (lis_columns_find (columns, lis_entity_find_field (entity, "given_name"), NULL) == NULL &&
              lis_columns_find (columns, lis_entity_find_field (entity, "family_name"), NULL) == NULL)
            column->kind = LIS_COLUMN_FULL_NAME;
          continue;
        }
      field = find_reference_by_key (entity, folded);
      if (field != NULL && lis_columns_find (columns, field, NULL) == NULL)
        use_field (column, entity, field);
    }
}

static void
check_doubles (LisImportJob *job, const LisColumns *columns, guint row)
{
  for (guint i = 0; i < columns->columns->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const LisColumn *first = &g_array_index (columns->columns, LisColumn, j);
        const LisColumn *second = &g_array_index (columns->columns, LisColumn, i);

        if (second->kind == LIS_COLUMN_UNUSED || first->kind != second->kind || first->field != second->field)
          continue;
        lis_import_job_add_fault (job, row, second->header, NULL,
                                  g_strdup_printf (_("means the same field as the column “%s”; leave one out with "
                                                     "--map “COLUMN=”"), first->header));
        break;
      }
}

static guint
count_known (LisImportJob *job, const LisEntity *entity, LisTable *table, guint row)
{
  guint known = 0;

  for (guint i = 0; i < lis_table_get_width (table, row); i++)
    {
      g_autofree char *folded = lis_text_fold (lis_table_get_cell (table, row, i));
      guint n = 0;

      if (folded[0] == '\0')
        continue;
      find_field (entity, folded, &n);
      known += n > 0 || strcmp (folded, "id") == 0 || find_mapping (job, folded) != NULL ||
               (entity == &lis_person_entity && is_in_list (full_name_headers, folded)) ||
               find_reference_by_key (entity, folded) != NULL;
    }
  return known;
}

static gboolean
find_header_row (LisImportJob *job, const LisEntity *entity, LisTable *table, guint *header_row)
{
  guint best = 0;

  for (guint i = 0; i < MIN (lis_table_count (table), HEADER_SEARCHED_ROWS); i++)
    {
      guint known = count_known (job, entity, table, i);

      if (known > best)
        {
          best = known;
          *header_row = i;
        }
      if (best * 2 > lis_table_get_width (table, i))
        break;
    }
  if (best == 0)
    lis_import_job_add_fault (job, lis_table_get_row_number (table, 0), NULL, lis_table_get_cell (table, 0, 0),
                              g_strdup_printf (_("no header is a field of %s, such as “%s”; see --template"),
                                               lis_entity_get_label (entity),
                                               lis_field_get_label (&entity->fields[0])));
  return best > 0;
}

/* A header that --map speaks of must be there: a slip of the pen would lose a column silently. */
static void
check_mappings (LisImportJob *job, const LisColumns *columns, guint row)
{
  for (guint i = 0; job->options->map != NULL && job->options->map[i] != NULL; i++)
    {
      const char *equals = strrchr (job->options->map[i], '=');
      g_autofree char *name = NULL, *folded = NULL;
      gboolean there = FALSE;

      if (equals == NULL)
        {
          lis_import_job_add_fault (job, 0, NULL, job->options->map[i],
                                    g_strdup (_("--map takes COLUMN=FIELD")));
          continue;
        }
      name = g_strndup (job->options->map[i], (gsize) (equals - job->options->map[i]));
      folded = lis_text_fold (name);
      for (guint j = 0; j < columns->columns->len && !there; j++)
        there = is_in_list (g_array_index (columns->columns, LisColumn, j).header, folded);
      if (!there)
        lis_import_job_add_fault (job, row, name, NULL, g_strdup (_("--map names a column that is not in the file")));
    }
}

static void
note_unused (LisImportJob *job, const LisColumns *columns)
{
  for (guint i = 0; i < columns->columns->len; i++)
    {
      const LisColumn *column = &g_array_index (columns->columns, LisColumn, i);

      if (column->kind == LIS_COLUMN_UNUSED && !lis_text_is_blank (column->header))
        lis_import_job_add_note (job, g_strdup_printf (_("The column “%s” was not used"), column->header));
    }
}

LisColumns *
lis_columns_new (LisImportJob *job, const LisEntity *entity, LisTable *table)
{
  g_autoptr (LisColumns) columns = g_new0 (LisColumns, 1);
  guint faults = job->report->n_faults, row;

  columns->columns = g_array_new (FALSE, TRUE, sizeof (LisColumn));
  if (!find_header_row (job, entity, table, &columns->header_row))
    return NULL;
  row = lis_table_get_row_number (table, columns->header_row);
  for (guint i = 0; i < lis_table_get_width (table, columns->header_row); i++)
    {
      LisColumn column = { .header = lis_table_get_cell (table, columns->header_row, i) };

      read_header (job, entity, row, &column);
      g_array_append_val (columns->columns, column);
    }
  read_weak_headers (job, entity, columns);
  check_doubles (job, columns, row);
  check_mappings (job, columns, row);
  for (guint i = 0; i < columns->columns->len; i++)
    {
      LisColumn *column = &g_array_index (columns->columns, LisColumn, i);

      if (column->kind != LIS_COLUMN_FIELD)
        continue;
      columns->present |= (guint64) 1 << column->field_index;
      if (column->field->type == LIS_FIELD_CHOICE)
        column->choices = lis_import_value_fold_choices (column->field);
    }
  if (!job->exact)
    note_unused (job, columns);
  return job->report->n_faults == faults ? g_steal_pointer (&columns) : NULL;
}

void
lis_columns_free (LisColumns *columns)
{
  if (columns == NULL)
    return;
  for (guint i = 0; i < columns->columns->len; i++)
    g_clear_pointer (&g_array_index (columns->columns, LisColumn, i).choices, g_hash_table_unref);
  g_array_unref (columns->columns);
  g_free (columns);
}

const LisColumn *
lis_columns_find (const LisColumns *columns, const LisField *field, guint *index)
{
  for (guint i = 0; i < columns->columns->len; i++)
    {
      const LisColumn *column = &g_array_index (columns->columns, LisColumn, i);

      if (column->kind == LIS_COLUMN_FIELD && column->field == field)
        {
          if (index != NULL)
            *index = i;
          return column;
        }
    }
  return NULL;
}
