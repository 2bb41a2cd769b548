/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-entity.h"

#include <glib/gi18n-lib.h>

#include "lis-action-plan.h"
#include "lis-pathway.h"
#include "lis-people.h"
#include "lis-posts.h"
#include "lis-proposals.h"
#include "lis-reference.h"

static const LisEntity *const entities[LIS_N_ENTITIES] = {
  &lis_setting_entity,
  &lis_trunk_entity,
  &lis_specialty_entity,
  &lis_unit_entity,
  &lis_goal_entity,
  &lis_goal_version_entity,
  &lis_activity_entity,
  &lis_procedure_target_entity,
  &lis_person_entity,
  &lis_specialist_approval_entity,
  &lis_role_entity,
  &lis_tutor_training_entity,
  &lis_post_entity,
  &lis_employment_entity,
  &lis_leave_entity,
  &lis_capacity_entity,
  &lis_approval_entity,
  &lis_training_entity,
  &lis_period_entity,
  &lis_period_training_entity,
  &lis_period_goal_entity,
  &lis_absence_entity,
  &lis_credited_service_entity,
  &lis_service_confirmation_entity,
  &lis_action_plan_entity,
  &lis_area_entity,
  &lis_objective_entity,
  &lis_measure_entity,
  &lis_step_entity,
  &lis_actor_entity,
  &lis_actor_member_entity,
  &lis_responsibility_entity,
  &lis_step_status_entity,
  &lis_plan_note_entity,
  &lis_risk_entity,
  &lis_effect_goal_entity,
  &lis_indicator_entity,
  &lis_measurement_entity,
  &lis_plan_reference_entity,
  &lis_proposal_entity,
  &lis_proposed_record_entity,
};

const LisEntity *
lis_entity_get (LisEntityType type)
{
  g_return_val_if_fail ((guint) type < LIS_N_ENTITIES, NULL);

  return entities[type];
}

const LisEntity *
lis_entity_find (const char *name)
{
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    if (g_strcmp0 (entities[i]->name, name) == 0)
      return entities[i];
  return NULL;
}

gboolean
lis_entity_parse_id (const char *text, LisEntityType *type, LisId *id)
{
  g_return_val_if_fail (text != NULL && type != NULL && id != NULL, FALSE);

  for (int i = 0; i < LIS_N_ENTITIES; i++)
    if (lis_id_from_text (text, lis_entity_get ((LisEntityType) i)->prefix, id))
      {
        *type = (LisEntityType) i;
        return TRUE;
      }
  return FALSE;
}

const LisField *
lis_entity_find_field (const LisEntity *entity, const char *name)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (g_str_equal (entity->fields[i].name, name))
      return &entity->fields[i];
  return NULL;
}

const LisEntity *
lis_field_get_target (const LisField *field)
{
  return field->target != NULL ? lis_entity_find (field->target) : NULL;
}

const char *
lis_entity_get_label (const LisEntity *entity)
{
  return _(entity->label);
}

const char *
lis_entity_get_plural (const LisEntity *entity)
{
  return _(entity->plural);
}
