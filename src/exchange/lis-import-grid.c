/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-grid-header.h"
#include "lis-import-value.h"
#include "lis-pathway.h"
#include "lis-text.h"

#define ROWS_BETWEEN_CHECKS 64

/* What a code in a cell means. */
typedef struct
{
  LisPeriodKind kind;  /* 0 for nothing */
  LisId         unit;
  char         *fault; /* why it is not known, or NULL */
} Code;

typedef struct
{
  LisImportJob  *job;
  LisTable      *table;
  LisGridHeader *header;
  GHashTable    *codes;   /* text → Code */
  GHashTable    *kinds;   /* folded names of kinds of period */
  GHashTable    *periods; /* LisId of a doctor → GPtrArray of LisPeriod of the plan */
  GHashTable    *doctors; /* LisId → row number that it was met in */
  GHashTable    *taken;   /* periods that a run was found to be */
} Grid;

/* The same place month after month. */
typedef struct
{
  guint   first, last; /* in the header's months */
  LisDate start, end;
} Run;

static void
free_code (gpointer data)
{
  Code *code = data;

  g_free (code->fault);
  g_free (code);
}

static const char *
find_mapping (const Grid *grid, const char *folded)
{
  for (guint i = 0; grid->job->options->map != NULL && grid->job->options->map[i] != NULL; i++)
    {
      const char *equals = strchr (grid->job->options->map[i], '=');
      g_autofree char *name = NULL, *folded_name = NULL;

      if (equals == NULL)
        continue;
      name = g_strndup (grid->job->options->map[i], (gsize) (equals - grid->job->options->map[i]));
      folded_name = lis_text_fold (name);
      if (strcmp (folded_name, folded) == 0)
        return equals + 1;
    }
  return NULL;
}

/* Words that sheets use beside the names of kinds; why somebody is on leave is not kept. */
static GHashTable *
fold_kinds (void)
{
  static const struct { const char *word; LisPeriodKind kind; } words[] = {
    { "perm", LIS_PERIOD_LEAVE }, { "foreldreperm", LIS_PERIOD_LEAVE }, { "foreldrepermisjon", LIS_PERIOD_LEAVE },
    { "forsk", LIS_PERIOD_RESEARCH }, { "phd", LIS_PERIOD_RESEARCH }, { "ph d", LIS_PERIOD_RESEARCH },
  };
  GHashTable *kinds = lis_import_value_fold_choices (lis_entity_find_field (&lis_period_entity, "kind"));

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_hash_table_insert (kinds, g_strdup (words[i].word), GUINT_TO_POINTER (words[i].kind));
  return kinds;
}

/* Departments have codes of their own, and their sheet need not be changed for them. */
static void
explain_map (Code *code, const char *text)
{
  g_autofree char *fault = g_steal_pointer (&code->fault);

  if (fault != NULL)
    code->fault = g_strdup_printf (_("%s; or say what the code means with --map “%s=PLACE”"), fault, text);
}

static Code *
read_code (Grid *grid, const char *text)
{
  g_autofree char *folded = lis_text_fold (text);
  const char *mapping = find_mapping (grid, folded);
  g_autofree char *folded_mapping = mapping != NULL ? lis_text_fold (mapping) : NULL;
  const char *key = folded_mapping != NULL ? folded_mapping : folded;
  Code *code = g_new0 (Code, 1);

  if (key[0] == '\0')
    return code;
  if (lis_import_value_find_reference (grid->job, LIS_ENTITY_UNIT, mapping != NULL ? mapping : text, &code->unit,
                                       &code->fault))
    {
      code->kind = LIS_PERIOD_SERVICE;
      return code;
    }
  code->kind = (LisPeriodKind) GPOINTER_TO_UINT (g_hash_table_lookup (grid->kinds, key));
  /* A period of service needs a place. */
  if (code->kind == LIS_PERIOD_SERVICE)
    code->kind = 0;
  if (code->kind != 0)
    g_clear_pointer (&code->fault, g_free);
  explain_map (code, text);
  return code;
}

static const Code *
get_code (Grid *grid, const char *text)
{
  Code *code = g_hash_table_lookup (grid->codes, text);

  if (code == NULL)
    {
      code = read_code (grid, text);
      g_hash_table_insert (grid->codes, g_strdup (text), code);
    }
  return code;
}

static gint
compare_merges (gconstpointer a, gconstpointer b)
{
  const LisTableMerge *first = a, *second = b;

  return first->first_row < second->first_row ? -1 : first->first_row > second->first_row;
}

/* The first of the merges, in order of row, that begins in this row or a later one. */
static guint
find_first_merge (const LisTable *table, guint row)
{
  guint low = 0, high = table->merges->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (table->merges, LisTableMerge, middle).first_row < row)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The cell's own text, or that of the merged cells it is part of. */
static const char *
get_cell (const Grid *grid, guint row, guint column)
{
  const char *text = lis_table_get_cell (grid->table, row, column);
  guint number = lis_table_get_row_number (grid->table, row);

  if (!lis_text_is_blank (text))
    return text;
  for (guint i = find_first_merge (grid->table, number); i < grid->table->merges->len; i++)
    {
      const LisTableMerge *merge = &g_array_index (grid->table->merges, LisTableMerge, i);

      if (merge->first_row != number)
        break;
      if (column >= merge->first_column && column <= merge->last_column)
        return lis_table_get_cell (grid->table, row, merge->first_column);
    }
  return "";
}

static gboolean
has_training (const Grid *grid, LisId person, LisId specialty)
{
  LisImportEntity *trainings = lis_import_job_get_entity (grid->job, LIS_ENTITY_TRAINING);

  for (guint i = 0; i < trainings->existing->count; i++)
    {
      const LisTraining *training = lis_record_set_get (trainings->existing, i);

      if (training->person == person && training->specialty == specialty)
        return TRUE;
    }
  return FALSE;
}

/* Of several doctors of one name those who train in the row's specialty. */
static void
narrow_by_specialty (Grid *grid, guint row, GPtrArray *found)
{
  const char *text = lis_table_get_cell (grid->table, row, grid->header->specialty_column);
  g_autofree char *expected = NULL;
  LisId specialty;

  if (found->len < 2 || grid->header->specialty_column == LIS_GRID_NO_COLUMN || lis_text_is_blank (text) ||
      !lis_import_value_find_reference (grid->job, LIS_ENTITY_SPECIALTY, text, &specialty, &expected))
    return;
  for (guint i = found->len; i > 0; i--)
    if (!has_training (grid, ((const LisRecord *) g_ptr_array_index (found, i - 1))->id, specialty))
      g_ptr_array_remove_index (found, i - 1);
}

static gboolean
find_doctor (Grid *grid, guint row, guint column, LisId *person)
{
  const char *text = lis_table_get_cell (grid->table, row, column);
  guint number = lis_table_get_row_number (grid->table, row), other;
  g_autoptr (GPtrArray) found = lis_import_value_find_records (grid->job, LIS_ENTITY_PERSON, text);

  narrow_by_specialty (grid, row, found);
  if (found->len != 1)
    {
      /* Those that the specialty ruled out are candidates all the same. */
      g_autoptr (GPtrArray) named = lis_import_value_find_records (grid->job, LIS_ENTITY_PERSON, text);

      lis_import_job_add_fault (grid->job, number, lis_table_get_cell (grid->table, grid->header->row, column), text,
                                lis_import_value_explain (grid->job, LIS_ENTITY_PERSON, text, named));
      return FALSE;
    }
  *person = ((const LisRecord *) g_ptr_array_index (found, 0))->id;
  other = GPOINTER_TO_UINT (g_hash_table_lookup (grid->doctors, person));
  if (other == 0)
    {
      g_hash_table_insert (grid->doctors, g_memdup2 (person, sizeof *person), GUINT_TO_POINTER (number));
      return TRUE;
    }
  lis_import_job_add_fault (grid->job, number, lis_table_get_cell (grid->table, grid->header->row, column), text,
                            g_strdup_printf (_("the same doctor as in row %u"), other));
  return FALSE;
}

static GHashTable *
index_periods (LisImportJob *job)
{
  LisRecordSet *set = lis_import_job_get_entity (job, LIS_ENTITY_PERIOD)->existing;
  GHashTable *periods = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < set->count; i++)
    {
      LisPeriod *period = lis_record_set_get (set, i);
      GPtrArray *list = g_hash_table_lookup (periods, &period->person);

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (periods, &period->person, list);
        }
      g_ptr_array_add (list, period);
    }
  return periods;
}

/* TRUE when the period is the run: it begins on the same day, or before the sheet does. */
static gboolean
is_period (const Grid *grid, const Run *run, const Code *code, const LisPeriod *period)
{
  if (g_hash_table_contains (grid->taken, period) || period->kind != (gint32) code->kind ||
      (code->kind == LIS_PERIOD_SERVICE && period->unit != code->unit) || !lis_date_is_set (period->start))
    return FALSE;
  if (period->start == run->start)
    return TRUE;
  return run->first == 0 && period->start < run->start &&
         (!lis_date_is_set (period->end) || period->end > run->start);
}

static GPtrArray *
find_periods (const Grid *grid, LisId person, const Run *run, const Code *code)
{
  GPtrArray *list = g_hash_table_lookup (grid->periods, &person), *found = g_ptr_array_new ();

  for (guint i = 0; list != NULL && i < list->len; i++)
    if (is_period (grid, run, code, g_ptr_array_index (list, i)))
      g_ptr_array_add (found, g_ptr_array_index (list, i));
  return found;
}

static void
fail_run (Grid *grid, guint row, const Run *run, char *expected)
{
  guint column = g_array_index (grid->header->months, LisGridMonth, run->first).column;

  lis_import_job_add_fault (grid->job, lis_table_get_row_number (grid->table, row),
                            lis_table_get_cell (grid->table, grid->header->row, column), get_cell (grid, row, column),
                            expected);
}

static void
update_period (Grid *grid, guint row, const Run *run, LisPeriod *before)
{
  LisPeriod *after = lis_record_copy (&lis_period_entity, before);
  gboolean reaches_end = run->last + 1 == grid->header->months->len;
  g_autoptr (GError) reason = NULL;

  g_hash_table_add (grid->taken, before);
  if (!reaches_end || (lis_date_is_set (before->end) && before->end < run->end))
    after->end = run->end;
  if (lis_record_same_values (&lis_period_entity, before, after))
    grid->job->report->equal++;
  else if (!lis_record_check (&lis_period_entity, after, NULL, &reason))
    fail_run (grid, row, run, g_strdup (reason->message));
  else
    {
      grid->job->report->changed++;
      lis_change_set_update (grid->job->set, LIS_ENTITY_PERIOD, before, g_steal_pointer (&after));
    }
  lis_record_free (&lis_period_entity, after);
}

static void
add_period (Grid *grid, guint row, LisId person, const Run *run, const Code *code)
{
  LisPeriod *period = lis_record_new (&lis_period_entity);
  g_autoptr (GError) reason = NULL;

  period->record.id = lis_editor_new_id (grid->job->editor);
  period->person = person;
  period->unit = code->unit;
  period->kind = code->kind;
  period->state = LIS_STATE_AGREED;
  period->start = run->start;
  period->end = run->end;
  if (lis_record_check (&lis_period_entity, period, NULL, &reason))
    {
      grid->job->report->added++;
      lis_change_set_insert (grid->job->set, LIS_ENTITY_PERIOD, period);
      return;
    }
  fail_run (grid, row, run, g_strdup (reason->message));
  lis_record_free (&lis_period_entity, period);
}

static void
import_run (Grid *grid, guint row, LisId person, const Run *run)
{
  guint column = g_array_index (grid->header->months, LisGridMonth, run->first).column;
  const Code *code = get_code (grid, get_cell (grid, row, column));
  g_autoptr (GPtrArray) found = NULL;

  if (code->fault != NULL)
    {
      fail_run (grid, row, run, g_strdup (code->fault));
      return;
    }
  if (code->kind == 0 || person == LIS_ID_NONE)
    return;
  found = find_periods (grid, person, run, code);
  if (found->len > 1)
    fail_run (grid, row, run, g_strdup_printf (_("%u periods of the plan fit these months; change them in the plan"),
                                               found->len));
  else if (found->len == 1)
    update_period (grid, row, run, g_ptr_array_index (found, 0));
  else
    add_period (grid, row, person, run, code);
}

/* The same meaning in months that follow each other. */
static gboolean
goes_on (Grid *grid, guint row, const Run *run, const char *text)
{
  const LisGridMonth *next = &g_array_index (grid->header->months, LisGridMonth, run->last + 1);
  const char *next_text = get_cell (grid, row, next->column);
  const Code *a, *b;

  if (next->start != run->end)
    return FALSE;
  if (strcmp (text, next_text) == 0)
    return TRUE;
  if (lis_text_is_blank (next_text))
    return FALSE;
  a = get_code (grid, text);
  b = get_code (grid, next_text);
  return a->fault == NULL && b->fault == NULL && a->kind == b->kind && a->unit == b->unit;
}

/* @person: none when the doctor is not known; the codes are read for their faults then. */
static void
import_runs (Grid *grid, guint row, LisId person)
{
  GArray *months = grid->header->months;

  for (guint i = 0; i < months->len; i++)
    {
      const LisGridMonth *month = &g_array_index (months, LisGridMonth, i);
      const char *text = get_cell (grid, row, month->column);
      Run run = { i, i, month->start, lis_date_add_months (month->start, 1) };

      if (lis_text_is_blank (text))
        continue;
      while (run.last + 1 < months->len && goes_on (grid, row, &run, text))
        run.end = lis_date_add_months (g_array_index (months, LisGridMonth, ++run.last).start, 1);
      import_run (grid, row, person, &run);
      i = run.last;
    }
}

static gboolean
has_codes (const Grid *grid, guint row)
{
  for (guint i = 0; i < grid->header->months->len; i++)
    if (!lis_text_is_blank (get_cell (grid, row, g_array_index (grid->header->months, LisGridMonth, i).column)))
      return TRUE;
  return FALSE;
}

/* The id, where there is one, is surer than the name. */
static guint
find_doctor_column (const Grid *grid, guint row)
{
  const LisGridHeader *header = grid->header;

  if (header->id_column != LIS_GRID_NO_COLUMN &&
      !lis_text_is_blank (lis_table_get_cell (grid->table, row, header->id_column)))
    return header->id_column;
  return header->name_column != LIS_GRID_NO_COLUMN ? header->name_column : header->id_column;
}

static void
import_row (Grid *grid, guint row)
{
  guint column = find_doctor_column (grid, row);
  const char *doctor = lis_table_get_cell (grid->table, row, column);
  LisId person;

  /* Headings of groups and explanations below the table have no codes. */
  if (!has_codes (grid, row))
    return;
  if (lis_text_is_blank (doctor))
    lis_import_job_add_fault (grid->job, lis_table_get_row_number (grid->table, row),
                              lis_table_get_cell (grid->table, grid->header->row, column), NULL,
                              g_strdup (_("the row has codes, but no doctor")));
  else
    import_runs (grid, row, find_doctor (grid, row, column, &person) ? person : LIS_ID_NONE);
}

static gboolean
import_rows (Grid *grid, GError **error)
{
  guint count = lis_table_count (grid->table);

  for (guint i = grid->header->row + 1; i < count; i++)
    {
      if (i % ROWS_BETWEEN_CHECKS == 0 && !lis_import_job_go_on (grid->job, i, count, error))
        return FALSE;
      import_row (grid, i);
    }
  return TRUE;
}

static gboolean
add_grid (LisImportJob *job, LisTable *table, GError **error)
{
  g_autoptr (LisGridHeader) header = lis_grid_header_new (job, table);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_code);
  g_autoptr (GHashTable) kinds = fold_kinds ();
  g_autoptr (GHashTable) periods = index_periods (job);
  g_autoptr (GHashTable) doctors = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  Grid grid = { job, table, header, codes, kinds, periods, doctors, taken };

  g_array_sort (table->merges, compare_merges);
  return header == NULL || import_rows (&grid, error);
}

gboolean
lis_import_grid (LisEditor *editor, LisTable *table, const LisImportOptions *options, LisImportReport **report,
                 GError **error)
{
  g_autoptr (LisImportJob) job = lis_import_job_new (editor, options, N_("Import of the sheet “%1$s”"), table->name);

  if (report != NULL)
    *report = NULL;
  return add_grid (job, table, error) && lis_import_job_finish (job, report, error);
}
