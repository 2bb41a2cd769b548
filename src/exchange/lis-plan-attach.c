/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-plan-text.h"
#include "lis-plan-writer.h"

/* What hangs on a measure or step. All these records have the two at a fixed place, told by the table of entities. */
static const LisEntityType attached[] = {
  LIS_ENTITY_RESPONSIBILITY, LIS_ENTITY_PLAN_REFERENCE, LIS_ENTITY_STEP_STATUS, LIS_ENTITY_PLAN_NOTE,
  LIS_ENTITY_INDICATOR,
};

static LisId
get_reference (LisEntityType type, const char *name, gconstpointer record)
{
  const LisField *field = lis_entity_find_field (lis_entity_get (type), name);

  return field != NULL ? lis_field_get (field, record) : LIS_ID_NONE;
}

static void
index_entity (LisPlanWriter *writer, LisEntityType type)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < lis_plan_data_count (writer->data, type); i++)
    {
      gconstpointer record = lis_plan_data_get (writer->data, type, i);
      LisId id = get_reference (type, "step", record);
      GPtrArray *records;

      if (id == LIS_ID_NONE)
        id = get_reference (type, "measure", record);
      records = g_hash_table_lookup (index, &id);
      if (records == NULL)
        {
          records = g_ptr_array_new ();
          g_hash_table_insert (index, g_memdup2 (&id, sizeof id), records);
        }
      g_ptr_array_add (records, (gpointer) record);
    }
  writer->attached[type] = index;
}

void
lis_plan_writer_index (LisPlanWriter *writer)
{
  for (guint i = 0; i < G_N_ELEMENTS (attached); i++)
    index_entity (writer, attached[i]);
}

void
lis_plan_writer_clear (LisPlanWriter *writer)
{
  for (guint i = 0; i < G_N_ELEMENTS (attached); i++)
    g_clear_pointer (&writer->attached[attached[i]], g_hash_table_unref);
  g_clear_pointer (&writer->actors, lis_plan_actors_free);
  g_clear_pointer (&writer->areas, g_free);
  g_clear_pointer (&writer->objectives, g_free);
}

/* What hangs on the place already; owned by the caller, the records are not. */
static GPtrArray *
list_attached (LisPlanWriter *writer, LisEntityType type, const LisPlanPlace *place)
{
  LisId id = place->step != LIS_ID_NONE ? place->step : place->measure;
  GPtrArray *records = g_hash_table_lookup (writer->attached[type], &id);

  return records != NULL ? g_ptr_array_copy (records, NULL, NULL) : g_ptr_array_new ();
}

static void
set_place (const LisPlanPlace *place, LisId *measure, LisId *step)
{
  *measure = place->step == LIS_ID_NONE ? place->measure : LIS_ID_NONE;
  *step = place->step;
}

/* Those left of @records are no longer in the plan. */
static void
delete_left (LisPlanWriter *writer, LisEntityType type, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      lis_change_set_delete (writer->job->set, type, g_ptr_array_index (records, i));
      writer->job->report->changed++;
    }
}

static gboolean
take_responsibility (GPtrArray *records, LisId actor, gint32 kind)
{
  for (guint i = 0; i < records->len; i++)
    {
      const LisResponsibility *one = g_ptr_array_index (records, i);

      if (one->actor == actor && one->kind == kind)
        {
          g_ptr_array_remove_index (records, i);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_named_before (LisPlanWriter *writer, const LisPlanPlace *place, guint i, const LisId *ids)
{
  const LisReadActor *read = g_ptr_array_index (place->item->actors, i);

  for (guint j = 0; j < i; j++)
    if (ids[j] == ids[i] && ((const LisReadActor *) g_ptr_array_index (place->item->actors, j))->kind == read->kind)
      return TRUE;
  return FALSE;
}

static void
write_responsibilities (LisPlanWriter *writer, const LisPlanPlace *place)
{
  g_autoptr (GPtrArray) before = list_attached (writer, LIS_ENTITY_RESPONSIBILITY, place);
  GPtrArray *actors = place->item->actors;
  g_autofree LisId *ids = g_new0 (LisId, actors->len + 1);

  for (guint i = 0; i < actors->len; i++)
    {
      const LisReadActor *read = g_ptr_array_index (actors, i);
      LisResponsibility *responsibility;

      ids[i] = lis_plan_actors_find (writer->actors, read, place->item->row);
      if (ids[i] == LIS_ID_NONE || is_named_before (writer, place, i, ids))
        continue;
      if (take_responsibility (before, ids[i], (gint32) read->kind))
        {
          writer->job->report->equal++;
          continue;
        }
      responsibility = lis_plan_writer_edit (writer, LIS_ENTITY_RESPONSIBILITY, NULL);
      set_place (place, &responsibility->measure, &responsibility->step);
      responsibility->actor = ids[i];
      responsibility->kind = (gint32) read->kind;
      lis_plan_writer_write_quietly (writer, LIS_ENTITY_RESPONSIBILITY, NULL, responsibility, place->item->row);
    }
  if (lis_plan_writer_has_column (writer, LIS_PLAN_COLUMN_ACTOR) ||
      lis_plan_writer_has_column (writer, LIS_PLAN_COLUMN_RESPONSIBLE) ||
      lis_plan_writer_has_column (writer, LIS_PLAN_COLUMN_CONTRIBUTES))
    delete_left (writer, LIS_ENTITY_RESPONSIBILITY, before);
}

static const LisPlanReference *
take_reference (GPtrArray *records, const LisReadReference *read)
{
  for (guint i = 0; i < records->len; i++)
    {
      const LisPlanReference *one = g_ptr_array_index (records, i);

      if (g_strcmp0 (one->number, read->number) == 0 && g_strcmp0 (one->text, read->text) == 0)
        return g_ptr_array_steal_index (records, i);
    }
  return NULL;
}

/* The measure meant, where the other plan is in the file too, or it is this one. */
static LisId
find_target (LisPlanWriter *writer, const LisReadReference *read)
{
  guint n = lis_plan_data_count (writer->data, LIS_ENTITY_MEASURE);

  for (guint i = 0; read->title != NULL && read->number != NULL && i < n; i++)
    {
      const LisMeasure *measure = lis_plan_data_get (writer->data, LIS_ENTITY_MEASURE, i);
      const LisActionPlan *plan = lis_plan_data_find (writer->data, LIS_ENTITY_ACTION_PLAN, measure->action_plan);

      if (g_strcmp0 (measure->number, read->number) == 0 && plan != NULL &&
          lis_plan_text_same (plan->name, read->title))
        return measure->record.id;
    }
  return LIS_ID_NONE;
}

static void
write_references (LisPlanWriter *writer, const LisPlanPlace *place)
{
  g_autoptr (GPtrArray) before = list_attached (writer, LIS_ENTITY_PLAN_REFERENCE, place);

  for (guint i = 0; i < place->item->references->len; i++)
    {
      const LisReadReference *read = g_ptr_array_index (place->item->references, i);
      const LisPlanReference *old = take_reference (before, read);
      LisPlanReference *reference = lis_plan_writer_edit (writer, LIS_ENTITY_PLAN_REFERENCE, old);

      set_place (place, &reference->measure, &reference->step);
      lis_plan_writer_set_text (&reference->number, read->number);
      lis_plan_writer_set_text (&reference->title, read->title);
      lis_plan_writer_set_text (&reference->text, read->text);
      lis_plan_writer_set_text (&reference->doubt, read->doubt);
      reference->doubtful = read->doubt != NULL;
      if (reference->target == LIS_ID_NONE)
        reference->target = find_target (writer, read);
      lis_plan_writer_write_quietly (writer, LIS_ENTITY_PLAN_REFERENCE, old, reference, place->item->row);
    }
  delete_left (writer, LIS_ENTITY_PLAN_REFERENCE, before);
}

/* The newest that holds for all actors. */
static const LisStepStatus *
find_status (GPtrArray *records)
{
  const LisStepStatus *newest = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      const LisStepStatus *status = g_ptr_array_index (records, i);

      if (status->actor == LIS_ID_NONE && (newest == NULL || status->date >= newest->date))
        newest = status;
    }
  return newest;
}

/* A status told in the file is one more dated row, and only when it says something new. */
static void
write_status (LisPlanWriter *writer, const LisPlanPlace *place)
{
  g_autoptr (GPtrArray) before = list_attached (writer, LIS_ENTITY_STEP_STATUS, place);
  const LisStepStatus *newest = find_status (before);
  LisStepStatus *status;

  if (place->item->state == 0)
    return;
  if (newest != NULL && newest->state == place->item->state &&
      (place->item->comment == NULL || g_strcmp0 (newest->comment, place->item->comment) == 0))
    return;
  if (newest != NULL && newest->date < writer->options->today)
    newest = NULL;
  status = lis_plan_writer_edit (writer, LIS_ENTITY_STEP_STATUS, newest);
  set_place (place, &status->measure, &status->step);
  status->date = writer->options->today;
  status->state = place->item->state;
  lis_plan_writer_set_text (&status->comment, place->item->comment);
  lis_plan_writer_write_quietly (writer, LIS_ENTITY_STEP_STATUS, newest, status, place->item->row);
}

/* A comment without a status is a note. */
static void
write_note (LisPlanWriter *writer, const LisPlanPlace *place)
{
  g_autoptr (GPtrArray) before = list_attached (writer, LIS_ENTITY_PLAN_NOTE, place);
  LisPlanNote *note;

  if (place->item->comment == NULL || place->item->state != 0)
    return;
  for (guint i = 0; i < before->len; i++)
    if (g_strcmp0 (((const LisPlanNote *) g_ptr_array_index (before, i))->text, place->item->comment) == 0)
      return;
  note = lis_plan_writer_edit (writer, LIS_ENTITY_PLAN_NOTE, NULL);
  note->action_plan = writer->plan;
  set_place (place, &note->measure, &note->step);
  note->date = writer->options->today;
  lis_plan_writer_set_text (&note->text, place->item->comment);
  lis_plan_writer_write_quietly (writer, LIS_ENTITY_PLAN_NOTE, NULL, note, place->item->row);
}

/* Indicators belong to the measure, also when they stand beside one of its steps. */
static void
write_indicator (LisPlanWriter *writer, const LisPlanPlace *place)
{
  LisPlanPlace measure = { place->measure, LIS_ID_NONE, place->item };
  g_autoptr (GPtrArray) before = list_attached (writer, LIS_ENTITY_INDICATOR, &measure);
  LisIndicator *indicator;

  if (place->item->indicator == NULL)
    return;
  for (guint i = 0; i < before->len; i++)
    if (lis_plan_text_same (((const LisIndicator *) g_ptr_array_index (before, i))->name, place->item->indicator))
      return;
  indicator = lis_plan_writer_edit (writer, LIS_ENTITY_INDICATOR, NULL);
  indicator->measure = place->measure;
  lis_plan_writer_set_text (&indicator->name, place->item->indicator);
  lis_plan_writer_write_quietly (writer, LIS_ENTITY_INDICATOR, NULL, indicator, place->item->row);
}

void
lis_plan_writer_attach (LisPlanWriter *writer, const LisPlanPlace *place)
{
  write_responsibilities (writer, place);
  write_references (writer, place);
  write_status (writer, place);
  write_note (writer, place);
  write_indicator (writer, place);
}
