/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-action-edit-private.h"
#include "lis-grouping.h"
#include "lis-text.h"

/* A plan being started from another. */
typedef struct
{
  LisActionEdit       *edit;
  const LisActionPlan *from;
  LisId                plan;
  LisId                actor;      /* of the owner */
  GHashTable          *new_ids;    /* id of an area or objective → id of its copy, both gint64 */
  LisGrouping          steps;      /* by measure */
  LisGrouping          of_measure; /* responsibilities */
  LisGrouping          of_step;
} Copy;

static gboolean
is_own (Copy *copy, const LisResponsibility *one)
{
  return one->actor == copy->actor || lis_action_edit_is_member (copy->edit, one->actor, copy->actor);
}

/* Has the owner a part in it, by these responsibilities? */
static gboolean
has_part (Copy *copy, const LisGrouping *grouping, guint place)
{
  guint n;
  const guint32 *places = lis_grouping_get (grouping, place, &n);

  for (guint i = 0; i < n; i++)
    if (is_own (copy, lis_plan_data_get (copy->edit->data, LIS_ENTITY_RESPONSIBILITY, places[i])))
      return TRUE;
  return FALSE;
}

/* A step is the owner's by its own responsibilities, or by the measure's where it has none. */
static gboolean
wants_step (Copy *copy, guint measure, guint step)
{
  guint n;

  if (copy->from->template || has_part (copy, &copy->of_step, step))
    return TRUE;
  lis_grouping_get (&copy->of_step, step, &n);
  return n == 0 && has_part (copy, &copy->of_measure, measure);
}

static gboolean
wants_measure (Copy *copy, guint measure)
{
  guint n;
  const guint32 *steps = lis_grouping_get (&copy->steps, measure, &n);

  if (copy->from->template || has_part (copy, &copy->of_measure, measure))
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (wants_step (copy, measure, steps[i]))
      return TRUE;
  return FALSE;
}

static void
copy_responsibilities (Copy *copy, const LisGrouping *grouping, guint place, LisId measure, LisId step)
{
  guint n, kinds = 0;
  const guint32 *places = lis_grouping_get (grouping, place, &n);

  for (guint i = 0; i < n; i++)
    {
      const LisResponsibility *one = lis_plan_data_get (copy->edit->data, LIS_ENTITY_RESPONSIBILITY, places[i]);
      LisResponsibility *record;

      if (!is_own (copy, one) || (kinds & (1u << one->kind)) != 0)
        continue;
      kinds |= 1u << one->kind;
      record = lis_action_edit_insert (copy->edit, LIS_ENTITY_RESPONSIBILITY);
      record->measure = measure;
      record->step = step;
      record->actor = copy->actor;
      record->kind = one->kind;
    }
}

/* A copy of @record with a new id that is not in a plan yet. */
static gpointer
copy_record (Copy *copy, LisEntityType type, gconstpointer record)
{
  LisRecord *made = lis_record_copy (lis_entity_get (type), record);

  made->id = copy->edit->new_id (copy->edit->source);
  made->change_set = 0;
  lis_change_set_insert (copy->edit->set, type, made);
  return made;
}

static void
remember (Copy *copy, LisId old, LisId made)
{
  gint64 *key = g_new (gint64, 1), *value = g_new (gint64, 1);

  *key = old;
  *value = made;
  g_hash_table_insert (copy->new_ids, key, value);
}

static LisId
recall (Copy *copy, LisId old)
{
  const gint64 *found = g_hash_table_lookup (copy->new_ids, &old);

  return found != NULL ? *found : LIS_ID_NONE;
}

static LisId
take_area (Copy *copy, LisId id)
{
  const LisArea *area = lis_plan_data_find (copy->edit->data, LIS_ENTITY_AREA, id);
  LisArea *made;

  if (area == NULL || recall (copy, id) != LIS_ID_NONE)
    return recall (copy, id);
  made = copy_record (copy, LIS_ENTITY_AREA, area);
  made->action_plan = copy->plan;
  remember (copy, id, made->record.id);
  return made->record.id;
}

static LisId
take_objective (Copy *copy, LisId id)
{
  const LisObjective *objective = lis_plan_data_find (copy->edit->data, LIS_ENTITY_OBJECTIVE, id);
  LisObjective *made;

  if (objective == NULL || recall (copy, id) != LIS_ID_NONE)
    return recall (copy, id);
  made = copy_record (copy, LIS_ENTITY_OBJECTIVE, objective);
  made->action_plan = copy->plan;
  made->area = take_area (copy, objective->area);
  remember (copy, id, made->record.id);
  return made->record.id;
}

static void
copy_step (Copy *copy, guint place, LisId measure)
{
  const LisStep *step = lis_plan_data_get (copy->edit->data, LIS_ENTITY_STEP, place);
  LisStep *made = copy_record (copy, LIS_ENTITY_STEP, step);

  made->measure = measure;
  made->follows = copy->from->template ? LIS_ID_NONE : step->record.id;
  copy_responsibilities (copy, &copy->of_step, place, LIS_ID_NONE, made->record.id);
}

static void
copy_measure (Copy *copy, guint place)
{
  const LisMeasure *measure = lis_plan_data_get (copy->edit->data, LIS_ENTITY_MEASURE, place);
  LisId area = take_area (copy, measure->area), objective = take_objective (copy, measure->objective);
  LisMeasure *made = copy_record (copy, LIS_ENTITY_MEASURE, measure);
  guint n;
  const guint32 *steps = lis_grouping_get (&copy->steps, place, &n);

  made->action_plan = copy->plan;
  made->area = area;
  made->objective = objective;
  made->follows = copy->from->template ? LIS_ID_NONE : measure->record.id;
  copy_responsibilities (copy, &copy->of_measure, place, made->record.id, LIS_ID_NONE);
  for (guint i = 0; i < n; i++)
    {
      const LisStep *step = lis_plan_data_get (copy->edit->data, LIS_ENTITY_STEP, steps[i]);

      if (!lis_date_is_set (step->withdrawn) && wants_step (copy, place, steps[i]))
        copy_step (copy, steps[i], made->record.id);
    }
}

static void
add_plan (Copy *copy, LisId owner, const char *name)
{
  LisActionPlan *made = copy_record (copy, LIS_ENTITY_ACTION_PLAN, copy->from);

  made->parent = copy->from->record.id;
  made->owner = owner;
  made->template = 0;
  lis_record_set_text (&made->name, name);
  lis_record_set_text (&made->version, NULL);
  copy->plan = made->record.id;
}

static void
copy_everything (Copy *copy)
{
  const LisPlanData *data = copy->edit->data;

  lis_grouping_init (&copy->steps, data, LIS_ENTITY_MEASURE, LIS_ENTITY_STEP, G_STRUCT_OFFSET (LisStep, measure));
  lis_grouping_init (&copy->of_measure, data, LIS_ENTITY_MEASURE, LIS_ENTITY_RESPONSIBILITY,
                     G_STRUCT_OFFSET (LisResponsibility, measure));
  lis_grouping_init (&copy->of_step, data, LIS_ENTITY_STEP, LIS_ENTITY_RESPONSIBILITY,
                     G_STRUCT_OFFSET (LisResponsibility, step));
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_MEASURE); i++)
    {
      const LisMeasure *measure = lis_plan_data_get (data, LIS_ENTITY_MEASURE, i);

      if (measure->action_plan == copy->from->record.id && !lis_date_is_set (measure->withdrawn) &&
          wants_measure (copy, i))
        copy_measure (copy, i);
    }
  lis_grouping_clear (&copy->steps);
  lis_grouping_clear (&copy->of_measure);
  lis_grouping_clear (&copy->of_step);
}

gboolean
lis_action_edit_start_plan (LisActionEdit *edit, LisId from, LisId owner, const char *name, LisId *plan,
                            GError **error)
{
  const LisUnit *unit = lis_plan_data_find (edit->data, LIS_ENTITY_UNIT, owner);
  Copy copy = { .edit = edit };

  copy.from = lis_plan_data_find (edit->data, LIS_ENTITY_ACTION_PLAN, from);
  if (copy.from == NULL)
    return lis_action_edit_refuse (error, _("The action plan is not there any longer. Read the plan again."));
  if (unit == NULL)
    return lis_action_edit_refuse (error, _("Whose plan is it? Choose a unit."));
  if (lis_text_is_blank (name))
    return lis_action_edit_refuse (error, _("A plan needs a name."));
  copy.new_ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  copy.actor = lis_action_edit_take_actor (edit, unit);
  add_plan (&copy, owner, name);
  copy_everything (&copy);
  g_hash_table_unref (copy.new_ids);
  if (plan != NULL)
    *plan = copy.plan;
  return TRUE;
}
