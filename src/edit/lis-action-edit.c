/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-edit.h"

#include <glib/gi18n-lib.h>

#include "lis-action-edit-private.h"
#include "lis-error.h"
#include "lis-place.h"
#include "lis-reference.h"
#include "lis-text.h"

static char *
name_place (const LisPlanData *data, LisActionPlace place)
{
  const LisMeasure *measure = lis_plan_data_find (data, LIS_ENTITY_MEASURE, place.measure);
  const LisStep *step = lis_plan_data_find (data, LIS_ENTITY_STEP, place.step);
  const char *number = step != NULL ? step->number : measure != NULL ? measure->number : NULL;
  const char *text = step != NULL ? step->text : measure != NULL ? measure->title : "";

  return number != NULL ? g_strdup_printf ("%s %s", number, text) : g_strdup (text);
}

LisChangeSet *
lis_action_edit_new_status_set (const LisPlanData *data, LisActionPlace place)
{
  g_autofree char *name = name_place (data, place);

  return lis_change_set_new (LIS_CHANGE_KIND_EDIT, N_("Tell the status of %1$s"), name, NULL);
}

LisChangeSet *
lis_action_edit_new_meeting_set (const LisPlanData *data, LisId plan, LisDate date)
{
  const LisActionPlan *of = lis_plan_data_find (data, LIS_ENTITY_ACTION_PLAN, plan);
  g_autofree char *day = lis_date_format_short (date);

  return lis_change_set_new (LIS_CHANGE_KIND_EDIT, N_("Meeting on %2$s about %1$s"), of != NULL ? of->name : "",
                             day, NULL);
}

LisChangeSet *
lis_action_edit_new_plan_set (const char *name, const char *from)
{
  return lis_change_set_new (LIS_CHANGE_KIND_EDIT, N_("Start %1$s from %2$s"), name, from, NULL);
}

LisChangeSet *
lis_action_edit_new_group_set (const char *group)
{
  return lis_change_set_new (LIS_CHANGE_KIND_EDIT, N_("Give %1$s its members"), group, NULL);
}

gboolean
lis_action_edit_refuse (GError **error, const char *message)
{
  g_set_error_literal (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_INVALID, message);
  return FALSE;
}

gpointer
lis_action_edit_insert (LisActionEdit *edit, LisEntityType type)
{
  LisRecord *record = lis_record_new (lis_entity_get (type));

  record->id = edit->new_id (edit->source);
  lis_change_set_insert (edit->set, type, record);
  return record;
}

/* An optional place, and whether it is in the plan at all. */
static gboolean
check_place (LisActionEdit *edit, LisActionPlace place, GError **error)
{
  const LisStep *step = lis_plan_data_find (edit->data, LIS_ENTITY_STEP, place.step);

  if (place.step != LIS_ID_NONE && step == NULL)
    return lis_action_edit_refuse (error, _("The step is not in the plan. Read the plan again."));
  if (place.step == LIS_ID_NONE && place.measure != LIS_ID_NONE &&
      lis_plan_data_find (edit->data, LIS_ENTITY_MEASURE, place.measure) == NULL)
    return lis_action_edit_refuse (error, _("The measure is not in the plan. Read the plan again."));
  return TRUE;
}

static gboolean
check_actor (LisActionEdit *edit, LisId actor, GError **error)
{
  if (actor != LIS_ID_NONE && lis_plan_data_find (edit->data, LIS_ENTITY_ACTOR, actor) == NULL)
    return lis_action_edit_refuse (error, _("The actor is not in the plan. Read the plan again."));
  return TRUE;
}

static const LisStepStatus *
find_same_day (LisActionEdit *edit, LisActionPlace place, LisId actor)
{
  LisId measure = place.step != LIS_ID_NONE ? LIS_ID_NONE : place.measure;

  for (guint i = 0; i < lis_plan_data_count (edit->data, LIS_ENTITY_STEP_STATUS); i++)
    {
      const LisStepStatus *status = lis_plan_data_get (edit->data, LIS_ENTITY_STEP_STATUS, i);

      if (status->step == place.step && status->measure == measure && status->actor == actor &&
          status->date == edit->date)
        return status;
    }
  return NULL;
}

static const char *
get_text (const char *text)
{
  return lis_text_is_blank (text) ? NULL : text;
}

gboolean
lis_action_edit_set_status (LisActionEdit *edit, LisActionPlace place, LisId actor, LisStatusState state,
                            const char *comment, GError **error)
{
  const LisStepStatus *before;
  LisStepStatus *status;

  if (!check_place (edit, place, error) || !check_actor (edit, actor, error))
    return FALSE;
  if (place.step == LIS_ID_NONE && place.measure == LIS_ID_NONE)
    return lis_action_edit_refuse (error, _("Nothing is named whose status it is."));
  if (lis_choice_find (lis_status_states, state) == NULL)
    return lis_action_edit_refuse (error, _("There is no such status."));
  if (!lis_date_is_set (edit->date))
    return lis_action_edit_refuse (error, _("A status needs a day."));
  before = find_same_day (edit, place, actor);
  if (before != NULL)
    {
      status = lis_record_copy (&lis_step_status_entity, before);
      lis_change_set_update (edit->set, LIS_ENTITY_STEP_STATUS, before, status);
    }
  else
    status = lis_action_edit_insert (edit, LIS_ENTITY_STEP_STATUS);
  status->step = place.step;
  status->measure = place.step != LIS_ID_NONE ? LIS_ID_NONE : place.measure;
  status->actor = actor;
  status->date = edit->date;
  status->state = state;
  lis_record_set_text (&status->comment, get_text (comment));
  lis_record_set_text (&status->author, get_text (edit->author));
  return TRUE;
}

gboolean
lis_action_edit_add_note (LisActionEdit *edit, LisId plan, LisActionPlace place, LisId actor, LisPlanNoteKind kind,
                          const char *text, GError **error)
{
  LisPlanNote *note;

  if (lis_plan_data_find (edit->data, LIS_ENTITY_ACTION_PLAN, plan) == NULL)
    return lis_action_edit_refuse (error, _("The action plan is not there any longer. Read the plan again."));
  if (!check_place (edit, place, error) || !check_actor (edit, actor, error))
    return FALSE;
  if (lis_text_is_blank (text))
    return lis_action_edit_refuse (error, _("A note needs a text."));
  note = lis_action_edit_insert (edit, LIS_ENTITY_PLAN_NOTE);
  note->action_plan = plan;
  note->step = place.step;
  note->measure = place.step != LIS_ID_NONE ? LIS_ID_NONE : place.measure;
  note->actor = actor;
  note->kind = kind;
  note->date = edit->date;
  lis_record_set_text (&note->text, text);
  lis_record_set_text (&note->author, get_text (edit->author));
  return TRUE;
}

LisId
lis_action_edit_take_actor (LisActionEdit *edit, const LisUnit *unit)
{
  LisActor *actor;

  for (guint i = 0; i < lis_plan_data_count (edit->data, LIS_ENTITY_ACTOR); i++)
    {
      const LisActor *one = lis_plan_data_get (edit->data, LIS_ENTITY_ACTOR, i);

      if (one->unit == unit->record.id && one->kind == LIS_ACTOR_UNIT)
        return one->record.id;
    }
  actor = lis_action_edit_insert (edit, LIS_ENTITY_ACTOR);
  actor->kind = LIS_ACTOR_UNIT;
  actor->unit = unit->record.id;
  lis_record_set_text (&actor->name, unit->name);
  return actor->record.id;
}

gboolean
lis_action_edit_is_member (LisActionEdit *edit, LisId group, LisId actor)
{
  for (guint i = 0; i < lis_plan_data_count (edit->data, LIS_ENTITY_ACTOR_MEMBER); i++)
    {
      const LisActorMember *member = lis_plan_data_get (edit->data, LIS_ENTITY_ACTOR_MEMBER, i);

      if (member->group == group && member->member == actor &&
          lis_date_range_contains (lis_date_range_new (member->start, member->end), edit->date))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_trust_of (LisActionEdit *edit, const LisUnit *unit, LisId region)
{
  return (unit->level == LIS_UNIT_TRUST || unit->level == LIS_UNIT_PRIVATE) &&
         lis_date_range_contains (lis_date_range_new (unit->start, unit->end), edit->date) &&
         lis_place_is_within (edit->data, unit->record.id, region);
}

gboolean
lis_action_edit_expand_group (LisActionEdit *edit, LisId group, LisId region, guint *n_added, GError **error)
{
  const LisActor *of = lis_plan_data_find (edit->data, LIS_ENTITY_ACTOR, group);
  guint n = 0;

  if (of == NULL || of->kind != LIS_ACTOR_GROUP)
    return lis_action_edit_refuse (error, _("Only a group of actors has members."));
  if (lis_plan_data_find (edit->data, LIS_ENTITY_UNIT, region) == NULL)
    return lis_action_edit_refuse (error, _("The region is not in the plan. Read the plan again."));
  for (guint i = 0; i < lis_plan_data_count (edit->data, LIS_ENTITY_UNIT); i++)
    {
      const LisUnit *unit = lis_plan_data_get (edit->data, LIS_ENTITY_UNIT, i);
      LisActorMember *member;
      LisId actor;

      if (!is_trust_of (edit, unit, region))
        continue;
      actor = lis_action_edit_take_actor (edit, unit);
      if (lis_action_edit_is_member (edit, group, actor))
        continue;
      member = lis_action_edit_insert (edit, LIS_ENTITY_ACTOR_MEMBER);
      member->group = group;
      member->member = actor;
      member->start = edit->date;
      n++;
    }
  if (n_added != NULL)
    *n_added = n;
  return TRUE;
}
