/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-edit.h"
#include "lis-error.h"
#include "lis-reference.h"
#include "lis-test-plan.h"

static const char *const region[] = {
  "unit:id=2;level=region;name=Helse Nord RHF", "unit:id=3;level=trust;name=Nord HF;parent=2",
  "unit:id=4;level=trust;name=Sør HF;parent=2", "unit:id=5;level=department;name=Avdeling;parent=4",
  "unit:id=6;level=region;name=Helse Vest RHF", "unit:id=7;level=trust;name=Vest HF;parent=6",
  "actor:id=50;name=RHF;kind=unit;unit=2", "actor:id=51;name=HF;kind=group",
  "actor:id=52;name=Nord HF;kind=unit;unit=3",
  "actor_member:id=60;group=51;member=52", "action_plan:id=1;name=Regional plan;owner=2;version=1;vision=Gode leger",
  "area:id=10;action_plan=1;order=1;name=Ledelse", "objective:id=15;action_plan=1;area=10;order=1;text=Drift",
  "measure:id=20;action_plan=1;area=10;objective=15;order=1;number=1;title=Ledelse;wanted_effects=Ro",
  "measure:id=21;action_plan=1;order=2;number=2;title=Bare regionen",
  "measure:id=22;action_plan=1;order=3;number=3;title=Ute;withdrawn=2026-01-01",
  "step:id=30;measure=20;order=1;number=1.1;text=Regionens;due_text=2026",
  "step:id=31;measure=20;order=2;number=1.2;text=Foretakenes;due_text=2026",
  "step:id=32;measure=20;order=3;number=1.3;text=Uten egen",
  "responsibility:id=70;step=30;actor=50;kind=responsible", "responsibility:id=71;step=31;actor=51;kind=responsible",
  "responsibility:id=72;measure=20;actor=51;kind=contributes",
  "responsibility:id=73;measure=21;actor=50;kind=responsible",
  "step_status:id=80;step=31;actor=52;date=2026-03-01;state=started;comment=I gang", NULL,
};

typedef struct
{
  LisPlanData  *data;
  LisActionEdit edit;
  LisId         next;
} Fixture;

static LisId
make_id (gpointer source)
{
  return ((Fixture *) source)->next++;
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->data = lis_test_plan_new (region);
  fixture->next = 1000;
  fixture->edit = (LisActionEdit){ fixture->data, lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Test", NULL), make_id,
                                   fixture, "Kari", lis_date_new (2026, 3, 1) };
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  lis_change_set_free (fixture->edit.set);
  lis_plan_data_free (fixture->data);
}

/* "step_status + step=… state=…" of each change, in order. */
static char *
describe (LisChangeSet *set)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lis_change_set_get_size (set); i++)
    {
      const LisChange *change = lis_change_set_get (set, i);

      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "",
                              change->operation == LIS_CHANGE_INSERT ? "+" : "=", change->entity->name);
      for (guint j = 0; j < change->entity->n_fields; j++)
        {
          const LisField *field = &change->entity->fields[j];

          if (lis_field_is_empty (field, change->after))
            continue;
          g_string_append_printf (text, " %s=", field->name);
          if (field->type == LIS_FIELD_REFERENCE)
            g_string_append_printf (text, "%d", (int) lis_field_get (field, change->after));
          else
            lis_field_append_file_text (field, change->after, text);
        }
      g_assert_true (lis_record_check (change->entity, change->after, NULL, NULL));
    }
  return g_string_free (text, FALSE);
}

static void
assert_set (Fixture *fixture, const char *expected)
{
  g_autofree char *text = describe (fixture->edit.set);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_status (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lis_action_edit_set_status (&fixture->edit, (LisActionPlace){ 20, 30 }, 50, LIS_STATUS_DONE, " ",
                                             &error));
  /* The same day and actor: what was told is corrected. */
  g_assert_true (lis_action_edit_set_status (&fixture->edit, (LisActionPlace){ 20, 31 }, 52, LIS_STATUS_DONE, "Ferdig",
                                             &error));
  g_assert_true (lis_action_edit_set_status (&fixture->edit, (LisActionPlace){ 21, 0 }, 0, LIS_STATUS_STOPPED, NULL,
                                             &error));
  g_assert_no_error (error);
  assert_set (fixture, "+ step_status step=30 actor=50 date=2026-03-01 state=done author=Kari\n"
                       "= step_status step=31 actor=52 date=2026-03-01 state=done comment=Ferdig author=Kari\n"
                       "+ step_status measure=21 date=2026-03-01 state=stopped author=Kari");
}

static void
test_refused (Fixture *fixture, gconstpointer user_data)
{
  static const struct { LisActionPlace place; LisId actor; gint32 state; const char *told; } cases[] = {
    { { 20, 99 }, 50, 1, "The step is not in the plan. Read the plan again." },
    { { 99, 0 }, 50, 1, "The measure is not in the plan. Read the plan again." },
    { { 0, 0 }, 50, 1, "Nothing is named whose status it is." },
    { { 20, 30 }, 99, 1, "The actor is not in the plan. Read the plan again." },
    { { 20, 30 }, 50, 9, "There is no such status." },
  };
  g_autoptr (GError) no_text = NULL, no_group = NULL, no_name = NULL;
  LisActionPlace nowhere = { 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (lis_action_edit_set_status (&fixture->edit, cases[i].place, cases[i].actor,
                                                  (LisStatusState) cases[i].state, NULL, &error));
      g_assert_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i].told);
    }
  g_assert_false (lis_action_edit_add_note (&fixture->edit, 1, nowhere, 0, LIS_PLAN_NOTE_NOTE, " ", &no_text));
  g_assert_cmpstr (no_text->message, ==, "A note needs a text.");
  g_assert_false (lis_action_edit_expand_group (&fixture->edit, 50, 2, NULL, &no_group));
  g_assert_cmpstr (no_group->message, ==, "Only a group of actors has members.");
  g_assert_false (lis_action_edit_start_plan (&fixture->edit, 1, 4, "", NULL, &no_name));
  g_assert_cmpstr (no_name->message, ==, "A plan needs a name.");
  g_assert_cmpuint (lis_change_set_get_size (fixture->edit.set), ==, 0);
}

/* Statuses, a decision and the minutes of a meeting are one change set. */
static void
test_meeting (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  LisActionPlace place = { 20, 30 };

  lis_change_set_free (fixture->edit.set);
  fixture->edit.set = lis_action_edit_new_meeting_set (fixture->data, 1, fixture->edit.date);
  lis_action_edit_set_status (&fixture->edit, place, 50, LIS_STATUS_STARTED, NULL, &error);
  lis_action_edit_add_note (&fixture->edit, 1, place, 50, LIS_PLAN_NOTE_DECISION, "Utvides", &error);
  lis_action_edit_add_note (&fixture->edit, 1, (LisActionPlace){ 0, 0 }, 0, LIS_PLAN_NOTE_MINUTES, "Møte", &error);
  g_assert_no_error (error);
  assert_set (fixture, "+ step_status step=30 actor=50 date=2026-03-01 state=started author=Kari\n"
                       "+ plan_note action_plan=1 step=30 actor=50 date=2026-03-01 kind=decision text=Utvides "
                       "author=Kari\n"
                       "+ plan_note action_plan=1 date=2026-03-01 kind=minutes text=Møte author=Kari");
}

static void
test_group (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (lis_action_edit_expand_group (&fixture->edit, 51, 2, &n, &error));
  g_assert_cmpuint (n, ==, 1);
  assert_set (fixture, "+ actor name=Sør HF kind=unit unit=4\n+ actor_member group=51 member=1000 start=2026-03-01");
}

static void
test_trust_plan (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  LisId plan = 0;

  g_assert_true (lis_action_edit_start_plan (&fixture->edit, 1, 3, "Plan for Nord", &plan, &error));
  g_assert_cmpint (plan, ==, 1000);
  assert_set (fixture,
              "+ action_plan name=Plan for Nord owner=3 vision=Gode leger parent=1\n"
              "+ area action_plan=1000 order=1 name=Ledelse\n"
              "+ objective action_plan=1000 area=1001 order=1 text=Drift\n"
              "+ measure action_plan=1000 area=1001 objective=1002 order=1 number=1 title=Ledelse wanted_effects=Ro "
              "follows=20\n"
              "+ responsibility measure=1003 actor=52 kind=contributes\n"
              "+ step measure=1003 order=2 number=1.2 text=Foretakenes due_text=2026 follows=31\n"
              "+ responsibility step=1005 actor=52 kind=responsible\n"
              "+ step measure=1003 order=3 number=1.3 text=Uten egen follows=32");
}

static void
test_template (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  LisActionPlan *from = lis_record_set_find (fixture->data->sets[LIS_ENTITY_ACTION_PLAN], 1);
  guint steps = 0;

  from->template = 1;
  g_assert_true (lis_action_edit_start_plan (&fixture->edit, 1, 4, "Plan for Sør", NULL, &error));
  for (guint i = 0; i < lis_change_set_get_size (fixture->edit.set); i++)
    {
      const LisChange *change = lis_change_set_get (fixture->edit.set, i);

      if (change->entity->type == LIS_ENTITY_STEP)
        {
          g_assert_cmpint (((const LisStep *) change->after)->follows, ==, LIS_ID_NONE);
          steps++;
        }
    }
  g_assert_cmpuint (steps, ==, 3);
}

#define ADD(path, test) g_test_add ("/edit/action-edit/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("status", test_status);
  ADD ("refused", test_refused);
  ADD ("meeting", test_meeting);
  ADD ("group", test_group);
  ADD ("trust-plan", test_trust_plan);
  ADD ("template", test_template);
  return g_test_run ();
}
