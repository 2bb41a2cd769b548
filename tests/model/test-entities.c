/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-entity.h"
#include "lis-pathway.h"
#include "lis-people.h"
#include "lis-posts.h"
#include "lis-proposals.h"
#include "lis-reference.h"

/* The table of entities and fields is the only list of columns: loader, door, history, import and export trust it. */

static void
test_entities (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) prefixes = g_hash_table_new (g_str_hash, g_str_equal);

  for (LisEntityType type = 0; type < LIS_N_ENTITIES; type++)
    {
      const LisEntity *entity = lis_entity_get (type);

      g_test_message ("%s", entity->name);
      g_assert_cmpint (entity->type, ==, type);
      g_assert_true (lis_entity_find (entity->name) == entity);
      g_assert_true (g_regex_match_simple ("^[a-z]+(_[a-z]+)*$", entity->name, 0, 0));
      g_assert_true (g_regex_match_simple ("^[a-z]{2,4}$", entity->prefix, 0, 0));
      g_assert_true (g_hash_table_add (names, (gpointer) entity->name));
      g_assert_true (g_hash_table_add (prefixes, (gpointer) entity->prefix));
      g_assert_cmpuint (entity->n_fields, >, 0);
      g_assert_cmpuint (strlen (lis_entity_get_label (entity)), >, 0);
      g_assert_cmpuint (strlen (lis_entity_get_plural (entity)), >, 0);
    }
  g_assert_null (lis_entity_find ("nothing"));
}

static gsize
get_size (LisFieldType type)
{
  if (type == LIS_FIELD_TEXT)
    return sizeof (char *);
  return type == LIS_FIELD_REFERENCE ? sizeof (LisId) : sizeof (gint32);
}

/* Members lie inside the struct, after its id, aligned and apart from one another. */
static void
test_members (void)
{
  for (LisEntityType type = 0; type < LIS_N_ENTITIES; type++)
    {
      const LisEntity *entity = lis_entity_get (type);
      g_autofree guint8 *taken = g_malloc0 (entity->size);

      for (guint i = 0; i < entity->n_fields; i++)
        {
          const LisField *field = &entity->fields[i];
          gsize size = get_size (field->type);

          g_test_message ("%s.%s", entity->name, field->name);
          g_assert_cmpuint (field->offset, >=, sizeof (LisRecord));
          g_assert_cmpuint (field->offset + size, <=, entity->size);
          g_assert_cmpuint (field->offset % size, ==, 0);
          for (gsize j = 0; j < size; j++)
            g_assert_cmpint (taken[field->offset + j]++, ==, 0);
        }
    }
}

/* A member that is in the struct but in no field would be lost when a plan is saved. Padding at the end is all that may
 * be left over. */
static void
test_no_member_forgotten (void)
{
  for (LisEntityType type = 0; type < LIS_N_ENTITIES; type++)
    {
      const LisEntity *entity = lis_entity_get (type);
      gsize taken = sizeof (LisRecord);

      for (guint i = 0; i < entity->n_fields; i++)
        taken += get_size (entity->fields[i].type);
      g_test_message ("%s", entity->name);
      g_assert_cmpuint (entity->size - taken, <, sizeof (gint64));
    }
}

static void
test_fields (void)
{
  for (LisEntityType type = 0; type < LIS_N_ENTITIES; type++)
    {
      const LisEntity *entity = lis_entity_get (type);

      for (guint i = 0; i < entity->n_fields; i++)
        {
          const LisField *field = &entity->fields[i];
          const LisField *after = field->after != NULL ? lis_entity_find_field (entity, field->after) : NULL;

          g_test_message ("%s.%s", entity->name, field->name);
          g_assert_true (lis_entity_find_field (entity, field->name) == field);
          g_assert_cmpstr (field->name, !=, "id");
          g_assert_cmpint (field->type == LIS_FIELD_REFERENCE, ==, field->target != NULL);
          g_assert_cmpint (field->type == LIS_FIELD_CHOICE, ==, field->choices != NULL);
          if (field->target != NULL)
            g_assert_nonnull (lis_field_get_target (field));
          if (field->after != NULL)
            g_assert_true (after != NULL && after->type == LIS_FIELD_DATE && field->type == LIS_FIELD_LAST_DAY);
          if (field->maximum > field->minimum && field->preset != lis_field_empty (field))
            g_assert_true (field->preset >= field->minimum && field->preset <= field->maximum);
        }
    }
  g_assert_null (lis_entity_find_field (lis_entity_get (LIS_ENTITY_PERIOD), "nothing"));
}

/* A record can be written before those that refer to it: targets come earlier, or are the entity itself. */
static void
test_order (void)
{
  for (LisEntityType type = 0; type < LIS_N_ENTITIES; type++)
    {
      const LisEntity *entity = lis_entity_get (type);

      for (guint i = 0; i < entity->n_fields; i++)
        if (entity->fields[i].type == LIS_FIELD_REFERENCE)
          g_assert_cmpint (lis_field_get_target (&entity->fields[i])->type, <=, type);
    }
}

static void
test_keys (void)
{
  for (LisEntityType type = 0; type < LIS_N_ENTITIES; type++)
    {
      const LisEntity *entity = lis_entity_get (type);
      g_auto (GStrv) ways = g_strsplit (entity->keys, ";", -1);

      for (guint i = 0; ways[i] != NULL; i++)
        {
          g_auto (GStrv) names = g_strsplit (ways[i], ",", -1);

          for (guint j = 0; names[j] != NULL; j++)
            {
              g_test_message ("%s by %s", entity->name, names[j]);
              g_assert_nonnull (lis_entity_find_field (entity, names[j]));
            }
        }
    }
}

static void
test_choices (void)
{
  for (LisEntityType type = 0; type < LIS_N_ENTITIES; type++)
    {
      const LisEntity *entity = lis_entity_get (type);

      for (guint i = 0; i < entity->n_fields; i++)
        {
          const LisChoice *choices = entity->fields[i].choices;
          gint32 n;

          if (choices == NULL)
            continue;
          g_test_message ("%s.%s", entity->name, entity->fields[i].name);
          for (n = 0; choices[n].name != NULL; n++)
            {
              g_assert_cmpint (n, <, 100);
              g_assert_cmpint (lis_choice_value (choices, choices[n].name), ==, n + 1);
              g_assert_true (lis_choice_find (choices, n + 1) == &choices[n]);
              g_assert_cmpuint (strlen (choices[n].label), >, 0);
            }
          g_assert_cmpint (n, >, 0);
          g_assert_null (lis_choice_find (choices, 0));
          g_assert_null (lis_choice_find (choices, n + 1));
          g_assert_cmpint (entity->fields[i].preset, <=, n);
        }
    }
}

/* The tables and the enumerations name the same things in the same order. */
static void
test_choice_values (void)
{
  g_assert_cmpint (lis_choice_value (lis_period_states, "agreed"), ==, LIS_STATE_AGREED);
  g_assert_cmpint (lis_choice_value (lis_period_states, "draft"), ==, LIS_STATE_DRAFT);
  g_assert_cmpint (lis_choice_value (lis_period_kinds, "other"), ==, LIS_PERIOD_OTHER);
  g_assert_cmpint (lis_choice_value (lis_role_kinds, "mentor"), ==, LIS_ROLE_MENTOR);
  g_assert_cmpint (lis_choice_value (lis_role_kinds, "council-deputy"), ==, LIS_ROLE_COUNCIL_DEPUTY);
  g_assert_cmpint (lis_choice_value (lis_post_kinds, "rotation"), ==, LIS_POST_ROTATION);
  g_assert_cmpint (lis_choice_value (lis_unit_levels, "private"), ==, LIS_UNIT_PRIVATE);
  g_assert_cmpint (lis_choice_value (lis_unit_levels, "outside"), ==, LIS_UNIT_OUTSIDE);
  g_assert_cmpint (lis_choice_value (lis_absence_effects, "deducted"), ==, LIS_ABSENCE_DEDUCTED);
  g_assert_cmpint (lis_choice_value (lis_outcomes, "moved"), ==, LIS_OUTCOME_MOVED);
  g_assert_cmpint (lis_choice_value (lis_approval_statuses, "withdrawn"), ==, LIS_APPROVAL_WITHDRAWN);
  g_assert_cmpint (lis_choice_value (lis_proposed_operations, "removal"), ==, LIS_PROPOSED_REMOVAL);
  g_assert_cmpint (lis_choice_value (lis_period_states, "avtalt"), ==, 0);
}

/* What says who somebody is, and free text about somebody, must be flagged: it lies beside the history's chain and can
 * be erased. Texts of the entities about people are personal unless they are named here with the reason. */
static void
test_personal (void)
{
  static const char *const entities[] = { "person", "specialist_approval", "role", "training", "period", "absence",
                                          "credited_service", "service_confirmation", "tutor_training", "employment",
                                          "leave" };
  static const char *const impersonal[] = {
    "specialist_approval.country", /* of the approval */
    "training.programme",          /* name of an institution's plan */
    "credited_service.place",      /* of a hospital */
    "credited_service.country",
  };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      const LisEntity *entity = lis_entity_find (entities[i]);

      for (guint j = 0; j < entity->n_fields; j++)
        {
          const LisField *field = &entity->fields[j];
          g_autofree char *name = g_strdup_printf ("%s.%s", entity->name, field->name);
          gboolean expected = field->type == LIS_FIELD_TEXT;

          for (guint k = 0; k < G_N_ELEMENTS (impersonal); k++)
            expected = expected && !g_str_equal (name, impersonal[k]);
          g_test_message ("%s", name);
          g_assert_cmpint ((field->flags & LIS_FIELD_PERSONAL) != 0, ==, expected);
        }
    }
  g_assert_true (lis_entity_find_field (&lis_proposed_record_entity, "content")->flags & LIS_FIELD_PERSONAL);
  g_assert_true (lis_entity_find_field (&lis_proposal_entity, "author")->flags & LIS_FIELD_PERSONAL);
}

/* Never a national identity number, never the reason of an absence: there is no field to put them in. */
static void
test_never_held (void)
{
  static const char *const words[] = { "birth", "national", "fødsel", "personnummer", "diagnos", "reason", "årsak" };

  for (LisEntityType type = 0; type < LIS_N_ENTITIES; type++)
    for (guint i = 0; i < lis_entity_get (type)->n_fields; i++)
      for (guint j = 0; j < G_N_ELEMENTS (words); j++)
        {
          const LisField *field = &lis_entity_get (type)->fields[i];

          g_assert_null (strstr (field->name, words[j]));
          g_assert_null (strstr (field->synonyms, words[j]));
        }
  for (guint i = 0; i < lis_absence_entity.n_fields; i++)
    g_assert_cmpint (lis_absence_entity.fields[i].type, !=, LIS_FIELD_TEXT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/entities/entities", test_entities);
  g_test_add_func ("/entities/members", test_members);
  g_test_add_func ("/entities/no-member-forgotten", test_no_member_forgotten);
  g_test_add_func ("/entities/fields", test_fields);
  g_test_add_func ("/entities/order", test_order);
  g_test_add_func ("/entities/keys", test_keys);
  g_test_add_func ("/entities/choices", test_choices);
  g_test_add_func ("/entities/choice-values", test_choice_values);
  g_test_add_func ("/entities/personal", test_personal);
  g_test_add_func ("/entities/never-held", test_never_held);
  return g_test_run ();
}
