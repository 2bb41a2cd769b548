/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-plan-columns.h"
#include "lis-plan-match.h"
#include "lis-plan-text.h"
#include "lis-plan-writer.h"
#include "lis-text.h"

#define SHOWN_LETTERS 40

static const LisEntityType entities[] = {
  LIS_ENTITY_UNIT,           LIS_ENTITY_ACTION_PLAN,    LIS_ENTITY_AREA,  LIS_ENTITY_OBJECTIVE,
  LIS_ENTITY_MEASURE,        LIS_ENTITY_STEP,           LIS_ENTITY_ACTOR, LIS_ENTITY_ACTOR_MEMBER,
  LIS_ENTITY_RESPONSIBILITY, LIS_ENTITY_STEP_STATUS,    LIS_ENTITY_INDICATOR, LIS_ENTITY_PLAN_NOTE,
  LIS_ENTITY_PLAN_REFERENCE, LIS_ENTITY_NONE,
};

void
lis_plan_import_report_free (LisPlanImportReport *report)
{
  if (report == NULL)
    return;
  lis_import_report_free (report->report);
  g_ptr_array_unref (report->added);
  g_ptr_array_unref (report->changed);
  g_ptr_array_unref (report->gone);
  g_free (report);
}

GHashTable *
lis_plan_import_list_actors (LisStore *store, GCancellable *cancellable, GError **error)
{
  static const LisEntityType named[] = { LIS_ENTITY_UNIT, LIS_ENTITY_ACTOR, LIS_ENTITY_NONE };
  g_autoptr (LisPlanData) data = lis_store_load_data (store, named, cancellable, error);
  GHashTable *names;

  if (data == NULL)
    return NULL;
  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lis_plan_actors_list (data, names);
  return names;
}

void
lis_plan_writer_set_text (char **member, const char *text)
{
  lis_record_set_text (member, lis_text_is_blank (text) ? NULL : text);
}

gboolean
lis_plan_writer_has_column (const LisPlanWriter *writer, LisPlanColumnKind kind)
{
  return writer->reading->columns != NULL && lis_plan_columns_find_kind (writer->reading->columns, kind) >= 0;
}

/* A new record, or a copy of @before to be changed. */
gpointer
lis_plan_writer_edit (LisPlanWriter *writer, LisEntityType type, gconstpointer before)
{
  const LisEntity *entity = lis_entity_get (type);
  LisRecord *record = before != NULL ? lis_record_copy (entity, before) : lis_record_new (entity);

  if (before == NULL)
    record->id = lis_editor_new_id (writer->job->editor);
  return record;
}

/* Takes @after; what cannot be is a fault at @row. Gives how it differs, or NULL when it is new, equal or at fault. */
static char *
describe_change (const LisEntity *entity, gconstpointer before, gconstpointer after)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const LisField *field = &entity->fields[i];
      g_autofree char *old = NULL, *new = NULL;

      if (lis_field_equal (field, before, after))
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", lis_field_get_label (field));
      if (field->type == LIS_FIELD_REFERENCE)
        continue;
      old = lis_field_format (field, before);
      new = lis_field_format (field, after);
      if (g_utf8_strlen (old, -1) <= SHOWN_LETTERS && g_utf8_strlen (new, -1) <= SHOWN_LETTERS)
        g_string_append_printf (text, ": “%s” → “%s”", old, new);
    }
  return g_string_free (text, FALSE);
}

char *
lis_plan_writer_write (LisPlanWriter *writer, LisEntityType type, gconstpointer before, gpointer after, guint row)
{
  const LisEntity *entity = lis_entity_get (type);
  LisImportReport *report = writer->job->report;
  const LisField *field = NULL;
  g_autoptr (GError) error = NULL;
  char *change;

  if (!lis_record_check (entity, after, &field, &error))
    {
      lis_import_job_add_fault (writer->job, row, lis_field_get_label (field), NULL, g_strdup (error->message));
      lis_import_job_set_aside (writer->job, entity, after);
      return NULL;
    }
  if (before == NULL)
    {
      report->added++;
      lis_change_set_insert (writer->job->set, type, after);
      return NULL;
    }
  if (lis_record_same_values (entity, before, after))
    {
      report->equal++;
      lis_record_free (entity, after);
      return NULL;
    }
  change = describe_change (entity, before, after);
  report->changed++;
  lis_change_set_update (writer->job->set, type, before, after);
  return change;
}

void
lis_plan_writer_write_quietly (LisPlanWriter *writer, LisEntityType type, gconstpointer before, gpointer after,
                               guint row)
{
  g_autofree char *change = lis_plan_writer_write (writer, type, before, after, row);

  (void) change;
}

static char *
make_plan_name (const LisPlanWriter *writer)
{
  const char *file = writer->reading->file;
  const char *dot = strrchr (file, '.');

  if (writer->options->name != NULL)
    return g_strdup (writer->options->name);
  if (writer->reading->name != NULL)
    return g_strdup (writer->reading->name);
  return dot != NULL && dot > file ? g_strndup (file, (gsize) (dot - file)) : g_strdup (file);
}

static void
find_plan (LisPlanWriter *writer, const char *name)
{
  for (guint i = 0; i < lis_plan_data_count (writer->data, LIS_ENTITY_ACTION_PLAN); i++)
    {
      const LisActionPlan *plan = lis_plan_data_get (writer->data, LIS_ENTITY_ACTION_PLAN, i);

      if (lis_plan_text_same (plan->name, name))
        writer->before = plan;
    }
}

static void
write_plan (LisPlanWriter *writer)
{
  const LisPlanReading *reading = writer->reading;
  g_autofree char *name = make_plan_name (writer);
  LisActionPlan *plan;

  find_plan (writer, name);
  plan = lis_plan_writer_edit (writer, LIS_ENTITY_ACTION_PLAN, writer->before);
  writer->plan = plan->record.id;
  writer->report->action_plan = plan->record.id;
  writer->report->revised = writer->before != NULL;
  if (plan->name == NULL)
    plan->name = g_strdup (name);
  if (reading->version != NULL)
    lis_plan_writer_set_text (&plan->version, reading->version);
  if (reading->vision != NULL)
    lis_plan_writer_set_text (&plan->vision, reading->vision);
  if (reading->text->len > 0)
    lis_plan_writer_set_text (&plan->text, reading->text->str);
  if (reading->report != NULL)
    lis_plan_writer_set_text (&plan->report, reading->report);
  if (reading->start != LIS_DATE_NONE)
    {
      plan->start = reading->start;
      plan->end = reading->end;
    }
  if (plan->owner == LIS_ID_NONE)
    plan->owner = lis_plan_actors_find_owner (writer->data, name);
  writer->actors = lis_plan_actors_new (writer->job, writer->data, plan->owner, writer->options->new_actors);
  lis_plan_writer_write_quietly (writer, LIS_ENTITY_ACTION_PLAN, writer->before, plan, 0);
}

static const LisArea *
find_area (const LisPlanWriter *writer, const char *name)
{
  for (guint i = 0; i < lis_plan_data_count (writer->data, LIS_ENTITY_AREA); i++)
    {
      const LisArea *area = lis_plan_data_get (writer->data, LIS_ENTITY_AREA, i);

      if (area->action_plan == writer->plan && lis_plan_text_same (area->name, name))
        return area;
    }
  return NULL;
}

static void
write_areas (LisPlanWriter *writer)
{
  GPtrArray *areas = writer->reading->areas;

  writer->areas = g_new0 (LisId, areas->len + 1);
  for (guint i = 0; i < areas->len; i++)
    {
      const LisReadArea *read = g_ptr_array_index (areas, i);
      const LisArea *before = find_area (writer, read->name);
      LisArea *area = lis_plan_writer_edit (writer, LIS_ENTITY_AREA, before);

      writer->areas[i] = area->record.id;
      area->action_plan = writer->plan;
      area->order = (gint32) i + 1;
      if (area->name == NULL)
        area->name = g_strdup (read->name);
      if (read->text->len > 0)
        lis_plan_writer_set_text (&area->text, read->text->str);
      lis_plan_writer_write_quietly (writer, LIS_ENTITY_AREA, before, area, read->row);
    }
}

static const LisObjective *
find_objective (const LisPlanWriter *writer, LisId area, const char *text)
{
  for (guint i = 0; i < lis_plan_data_count (writer->data, LIS_ENTITY_OBJECTIVE); i++)
    {
      const LisObjective *objective = lis_plan_data_get (writer->data, LIS_ENTITY_OBJECTIVE, i);

      if (objective->action_plan == writer->plan && objective->area == area &&
          lis_plan_text_same (objective->text, text))
        return objective;
    }
  return NULL;
}

static void
write_objectives (LisPlanWriter *writer)
{
  GPtrArray *objectives = writer->reading->objectives;

  writer->objectives = g_new0 (LisId, objectives->len + 1);
  for (guint i = 0; i < objectives->len; i++)
    {
      const LisReadObjective *read = g_ptr_array_index (objectives, i);
      LisId area = read->area >= 0 ? writer->areas[read->area] : LIS_ID_NONE;
      const LisObjective *before = find_objective (writer, area, read->text);
      LisObjective *objective = lis_plan_writer_edit (writer, LIS_ENTITY_OBJECTIVE, before);

      writer->objectives[i] = objective->record.id;
      objective->action_plan = writer->plan;
      objective->area = area;
      objective->order = (gint32) i + 1;
      if (read->number != NULL)
        lis_plan_writer_set_text (&objective->number, read->number);
      if (objective->text == NULL)
        objective->text = g_strdup (read->text);
      lis_plan_writer_write_quietly (writer, LIS_ENTITY_OBJECTIVE, before, objective, read->row);
    }
}

/* Two of one measure or step: what both kinds of record hold. */
typedef struct
{
  char  **number;
  char  **text;
  char  **report_page;
  char  **start_text;
  char  **due_text;
  char  **doubt;
  LisDate *start;
  LisDate *end;
  LisDate *withdrawn;
  gint32  *certainty;
  gint32  *recurrence;
  gint32  *doubtful;
} Members;

#define MEMBERS_OF(record, text_member)                                                                                \
  { &(record)->number, &(record)->text_member, &(record)->report_page, &(record)->start_text, &(record)->due_text,     \
    &(record)->doubt, &(record)->start, &(record)->end, &(record)->withdrawn, &(record)->certainty,                    \
    &(record)->recurrence, &(record)->doubtful }

static void
set_members (LisPlanWriter *writer, const LisReadItem *item, const Members *members)
{
  if (item->number != NULL)
    lis_plan_writer_set_text (members->number, item->number);
  lis_plan_writer_set_text (members->text, item->text);
  if (lis_plan_writer_has_column (writer, LIS_PLAN_COLUMN_PAGE))
    lis_plan_writer_set_text (members->report_page, item->report_page);
  if (lis_plan_writer_has_column (writer, LIS_PLAN_COLUMN_START) ||
      lis_plan_writer_has_column (writer, LIS_PLAN_COLUMN_DUE))
    {
      lis_plan_writer_set_text (members->start_text, item->start_text);
      lis_plan_writer_set_text (members->due_text, item->due_text);
      *members->start = item->time.start;
      *members->end = item->time.end;
      *members->certainty = (gint32) item->time.certainty;
      *members->recurrence = (gint32) item->time.recurrence;
    }
  *members->doubtful = item->doubt->len > 0;
  lis_plan_writer_set_text (members->doubt, item->doubt->str);
  *members->withdrawn = LIS_DATE_NONE;
}

static void
tell_change (LisPlanWriter *writer, const char *format, const LisReadItem *item, const char *change, gboolean new)
{
  const char *name = item->number != NULL ? item->number : item->text;
  g_autofree char *who = g_strdup_printf (format, name);

  if (new)
    g_ptr_array_add (writer->report->added, g_strdup_printf ("%s: %s", who, item->text));
  else if (change != NULL)
    g_ptr_array_add (writer->report->changed, g_strdup_printf ("%s: %s", who, change));
}

static LisId
write_measure (LisPlanWriter *writer, const LisReadMeasure *read, const LisMeasure *before, guint order)
{
  LisMeasure *measure = lis_plan_writer_edit (writer, LIS_ENTITY_MEASURE, before);
  Members members = MEMBERS_OF (measure, title);
  LisId id = measure->record.id;
  g_autofree char *change = NULL;

  measure->action_plan = writer->plan;
  measure->area = read->area >= 0 ? writer->areas[read->area] : LIS_ID_NONE;
  measure->objective = read->objective >= 0 ? writer->objectives[read->objective] : LIS_ID_NONE;
  measure->order = (gint32) order;
  set_members (writer, read->item, &members);
  if (lis_plan_writer_has_column (writer, LIS_PLAN_COLUMN_EFFECTS))
    {
      g_autofree char *effects = NULL;

      g_ptr_array_add (read->effects, NULL);
      effects = g_strjoinv ("\n", (char **) read->effects->pdata);
      g_ptr_array_set_size (read->effects, (gint) read->effects->len - 1);
      lis_plan_writer_set_text (&measure->wanted_effects, effects);
    }
  change = lis_plan_writer_write (writer, LIS_ENTITY_MEASURE, before, measure, read->item->row);
  tell_change (writer, _("measure %s"), read->item, change, before == NULL);
  return id;
}

static LisId
write_step (LisPlanWriter *writer, const LisReadItem *read, const LisStep *before, LisId measure, guint order)
{
  LisStep *step = lis_plan_writer_edit (writer, LIS_ENTITY_STEP, before);
  Members members = MEMBERS_OF (step, text);
  LisId id = step->record.id;
  g_autofree char *change = NULL;

  step->measure = measure;
  step->order = (gint32) order;
  set_members (writer, read, &members);
  change = lis_plan_writer_write (writer, LIS_ENTITY_STEP, before, step, read->row);
  tell_change (writer, _("step %s"), read, change, before == NULL);
  return id;
}


static GArray *
list_known_measures (LisPlanWriter *writer)
{
  GArray *known = g_array_new (FALSE, FALSE, sizeof (LisPlanKnown));

  for (guint i = 0; i < lis_plan_data_count (writer->data, LIS_ENTITY_MEASURE); i++)
    {
      const LisMeasure *measure = lis_plan_data_get (writer->data, LIS_ENTITY_MEASURE, i);
      LisPlanKnown one = { measure, measure->number, measure->title, FALSE };

      if (measure->action_plan == writer->plan)
        g_array_append_val (known, one);
    }
  return known;
}

/* Of all the plan's measures, for a step may have moved to another. */
static GArray *
list_known_steps (LisPlanWriter *writer)
{
  GArray *known = g_array_new (FALSE, FALSE, sizeof (LisPlanKnown));

  for (guint i = 0; i < lis_plan_data_count (writer->data, LIS_ENTITY_STEP); i++)
    {
      const LisStep *step = lis_plan_data_get (writer->data, LIS_ENTITY_STEP, i);
      const LisMeasure *measure = lis_plan_data_find (writer->data, LIS_ENTITY_MEASURE, step->measure);
      LisPlanKnown one = { step, step->number, step->text, FALSE };

      if (measure != NULL && measure->action_plan == writer->plan)
        g_array_append_val (known, one);
    }
  return known;
}

static void
withdraw (LisPlanWriter *writer, LisEntityType type, const LisPlanKnown *one, const char *format)
{
  gpointer after;
  g_autofree char *who = NULL;
  LisDate *withdrawn;

  if (one->taken)
    return;
  if (type == LIS_ENTITY_MEASURE ? lis_date_is_set (((const LisMeasure *) one->record)->withdrawn)
                                 : lis_date_is_set (((const LisStep *) one->record)->withdrawn))
    return;
  after = lis_plan_writer_edit (writer, type, one->record);
  withdrawn = type == LIS_ENTITY_MEASURE ? &((LisMeasure *) after)->withdrawn : &((LisStep *) after)->withdrawn;
  *withdrawn = writer->options->today;
  lis_plan_writer_write_quietly (writer, type, one->record, after, 0);
  who = g_strdup_printf (format, one->number != NULL ? one->number : "–");
  g_ptr_array_add (writer->report->gone, g_strdup_printf ("%s: %s", who, one->text));
}

static void
write_steps (LisPlanWriter *writer, const LisReadMeasure *read, LisId measure, GPtrArray *matches, guint first)
{
  for (guint i = 0; i < read->steps->len; i++)
    {
      const LisReadItem *item = g_ptr_array_index (read->steps, i);
      LisId step = write_step (writer, item, g_ptr_array_index (matches, first + i), measure, i + 1);

      lis_plan_writer_attach (writer, &(LisPlanPlace){ measure, step, item });
    }
}

static gboolean
write_measures (LisPlanWriter *writer, GError **error)
{
  GPtrArray *measures = writer->reading->measures;
  g_autoptr (GPtrArray) items = g_ptr_array_new (), steps = g_ptr_array_new ();
  g_autoptr (GArray) known = list_known_measures (writer), known_steps = list_known_steps (writer);
  g_autoptr (GPtrArray) matches = NULL, step_matches = NULL;
  guint first = 0;

  for (guint i = 0; i < measures->len; i++)
    {
      LisReadMeasure *read = g_ptr_array_index (measures, i);

      g_ptr_array_add (items, read->item);
      for (guint j = 0; j < read->steps->len; j++)
        g_ptr_array_add (steps, g_ptr_array_index (read->steps, j));
    }
  matches = lis_plan_match (items, known);
  step_matches = lis_plan_match (steps, known_steps);
  for (guint i = 0; i < measures->len; i++)
    {
      const LisReadMeasure *read = g_ptr_array_index (measures, i);
      LisId id = write_measure (writer, read, g_ptr_array_index (matches, i), i + 1);

      lis_plan_writer_attach (writer, &(LisPlanPlace){ id, LIS_ID_NONE, read->item });
      write_steps (writer, read, id, step_matches, first);
      first += read->steps->len;
      if (!lis_import_job_go_on (writer->job, i + 1, measures->len, error))
        return FALSE;
    }
  for (guint i = 0; i < known->len; i++)
    withdraw (writer, LIS_ENTITY_MEASURE, &g_array_index (known, LisPlanKnown, i), _("measure %s"));
  for (guint i = 0; i < known_steps->len; i++)
    withdraw (writer, LIS_ENTITY_STEP, &g_array_index (known_steps, LisPlanKnown, i), _("step %s"));
  return TRUE;
}

static void
take_faults (LisPlanWriter *writer)
{
  for (guint i = 0; i < writer->reading->faults->len; i++)
    {
      const LisReadFault *fault = g_ptr_array_index (writer->reading->faults, i);

      lis_import_job_add_fault (writer->job, fault->row, fault->column, fault->value, g_strdup (fault->expected));
    }
}

static gboolean
write_all (LisPlanWriter *writer, GError **error)
{
  take_faults (writer);
  write_plan (writer);
  write_areas (writer);
  write_objectives (writer);
  if (!write_measures (writer, error))
    return FALSE;
  lis_plan_actors_fill_groups (writer->actors);
  return TRUE;
}

static LisPlanImportReport *
make_report (void)
{
  LisPlanImportReport *report = g_new0 (LisPlanImportReport, 1);

  report->added = g_ptr_array_new_with_free_func (g_free);
  report->changed = g_ptr_array_new_with_free_func (g_free);
  report->gone = g_ptr_array_new_with_free_func (g_free);
  return report;
}

gboolean
lis_plan_import_write (LisEditor *editor, const LisPlanReading *reading, const LisImportOptions *options,
                       const LisPlanImportOptions *plan_options, LisPlanImportReport **report, GError **error)
{
  g_autoptr (LisPlanData) data =
    lis_store_load_data (lis_editor_get_store (editor), entities, options != NULL ? options->cancellable : NULL, error);
  g_autoptr (LisImportJob) job = NULL;
  g_autoptr (LisPlanImportReport) made = NULL;
  LisPlanWriter writer = { .reading = reading, .options = plan_options, .data = data };
  gboolean done;

  if (data == NULL)
    return FALSE;
  made = make_report ();
  job = lis_import_job_new (editor, options, N_("Import action plan from %1$s"), reading->file);
  writer.job = job;
  writer.report = made;
  lis_plan_writer_index (&writer);
  done = write_all (&writer, error);
  lis_plan_writer_clear (&writer);
  done = done && lis_import_job_finish (job, &made->report, error);
  if (report != NULL && made->report != NULL)
    *report = g_steal_pointer (&made);
  return done;
}
