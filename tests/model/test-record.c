/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-error.h"
#include "lis-pathway.h"
#include "lis-people.h"
#include "lis-posts.h"
#include "lis-reference.h"
#include "lis-test-plan.h"

#define GOOD_PERIOD "person=1; unit=2; start=2026-01-01; end=2026-06-30; state=agreed"
#define GOOD_PERSON "given_name=Kari; family_name=Nordmann"

/* The door refuses only the impossible (design, section 3). */
static void
test_check (void)
{
  static const struct
  {
    LisEntityType type;
    const char   *values;
    const char   *field; /* at fault, or NULL when the record is in order */
    const char   *words; /* stand in the message */
  } cases[] = {
    { LIS_ENTITY_PERIOD, GOOD_PERIOD, NULL, NULL },
    { LIS_ENTITY_PERIOD, GOOD_PERIOD "; share=100", NULL, NULL },
    { LIS_ENTITY_PERIOD, GOOD_PERIOD "; share=0", NULL, NULL },
    { LIS_ENTITY_PERIOD, GOOD_PERIOD "; share=101", "share", "101 % is outside 0 % to 100 %" },
    { LIS_ENTITY_PERIOD, GOOD_PERIOD "; share=100.01", "share", "100.01 %" },
    { LIS_ENTITY_PERIOD, GOOD_PERIOD "; share=-1", "share", "-1 %" },
    { LIS_ENTITY_PERIOD, GOOD_PERIOD "; share=", "share", "must be filled in" },
    { LIS_ENTITY_PERIOD, GOOD_PERIOD "; state=", "state", "must be filled in" },
    { LIS_ENTITY_PERIOD, GOOD_PERIOD "; person=0", "person", "must be filled in" },
    { LIS_ENTITY_PERIOD, GOOD_PERIOD "; end=2026-01-01", NULL, NULL }, /* one day */
    { LIS_ENTITY_PERIOD, GOOD_PERIOD "; end=2025-12-31", "end", "31.12.2025" },
    { LIS_ENTITY_PERIOD, GOOD_PERIOD "; end=", NULL, NULL },
    { LIS_ENTITY_PERIOD, GOOD_PERIOD "; start=", NULL, NULL },
    { LIS_ENTITY_PERIOD, GOOD_PERIOD "; unit=0; start=; end=; months=6", NULL, NULL },
    { LIS_ENTITY_PERIOD, GOOD_PERIOD "; months=240", NULL, NULL },
    { LIS_ENTITY_PERIOD, GOOD_PERIOD "; months=241", "months", "241" },
    { LIS_ENTITY_PERIOD, GOOD_PERIOD "; window_start=2026-02-01; window_end=2026-01-31", "window_end", "31.01.2026" },
    { LIS_ENTITY_PERIOD, GOOD_PERIOD "; note=31020010005", "note", "national identity number" },
    { LIS_ENTITY_PERSON, GOOD_PERSON, NULL, NULL },
    { LIS_ENTITY_PERSON, GOOD_PERSON "; local_id=31020010005", "local_id", "national identity number" },
    { LIS_ENTITY_PERSON, GOOD_PERSON "; note=ring 310200 10005", "note", "national identity number" },
    { LIS_ENTITY_PERSON, GOOD_PERSON "; local_id=31020010006", NULL, NULL }, /* no such number */
    { LIS_ENTITY_PERSON, GOOD_PERSON "; given_name=", "given_name", "must be filled in" },
    { LIS_ENTITY_PERSON, GOOD_PERSON "; note=\xC2\xA0", "note", "white space" },
    { LIS_ENTITY_PERSON, GOOD_PERSON "; note=a\x07" "b", "note", "control characters" },
    { LIS_ENTITY_PERSON, GOOD_PERSON "; note=a\x7F" "b", "note", "control characters" },
    { LIS_ENTITY_PERSON, GOOD_PERSON "; note=a\nb\tc", NULL, NULL },
    { LIS_ENTITY_PERSON, GOOD_PERSON "; note=a\xFF" "b", "note", "UTF-8" },
    { LIS_ENTITY_CAPACITY, "unit=1; places=0", NULL, NULL },
    { LIS_ENTITY_CAPACITY, "unit=1; places=-1", "places", "-1" },
    { LIS_ENTITY_CAPACITY, "unit=1; places=10001", "places", "10001" },
    { LIS_ENTITY_CAPACITY, "unit=1", "places", "must be filled in" },
    { LIS_ENTITY_ABSENCE, "person=1; start=2026-01-01", NULL, NULL },
    { LIS_ENTITY_ABSENCE, "person=1; end=2026-01-01", "start", "must be filled in" },
    { LIS_ENTITY_UNIT, "name=A; level=trust; start=2026-01-01; end=2025-01-01", "end", "01.01.2025" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LisPlanData) data = lis_plan_data_new ();
      const LisEntity *entity = lis_entity_get (cases[i].type);
      gpointer record = lis_test_plan_add (data, cases[i].type, cases[i].values);
      const LisField *fault = NULL;
      g_autoptr (GError) error = NULL;
      gboolean good = lis_record_check (entity, record, &fault, &error);

      g_test_message ("%s %u", entity->name, i);
      g_assert_cmpint (good, ==, cases[i].field == NULL);
      if (cases[i].field == NULL)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_INVALID);
      g_assert_cmpstr (fault->name, ==, cases[i].field);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_nonnull (strstr (error->message, lis_entity_get_label (entity)));
      g_assert_nonnull (strstr (error->message, lis_field_get_label (fault)));
    }
}

/* Numbers that no text could bring, as from a damaged file. */
static void
test_check_numbers (void)
{
  LisPeriod *period = lis_record_new (&lis_period_entity);
  LisLeave *leave = lis_record_new (&lis_leave_entity);
  const LisField *fault = NULL;

  period->person = 1;
  period->state = 4;
  g_assert_false (lis_record_check (&lis_period_entity, period, &fault, NULL));
  g_assert_cmpstr (fault->name, ==, "state");
  period->state = LIS_STATE_DRAFT;
  period->start = LIS_DATE_MIN - 1;
  g_assert_false (lis_record_check (&lis_period_entity, period, &fault, NULL));
  g_assert_cmpstr (fault->name, ==, "start");
  /* The day after 2199 ends something, but nothing begins on it; and nothing ends before 1900. */
  period->start = LIS_DATE_MAX;
  g_assert_false (lis_record_check (&lis_period_entity, period, &fault, NULL));
  g_assert_cmpstr (fault->name, ==, "start");
  period->start = LIS_DATE_NONE;
  period->end = LIS_DATE_MIN;
  g_assert_false (lis_record_check (&lis_period_entity, period, &fault, NULL));
  g_assert_cmpstr (fault->name, ==, "end");
  period->start = LIS_DATE_MIN;
  period->end = LIS_DATE_MAX + 1;
  g_assert_false (lis_record_check (&lis_period_entity, period, &fault, NULL));
  g_assert_cmpstr (fault->name, ==, "end");
  period->end = LIS_DATE_MAX;
  g_assert_true (lis_record_check (&lis_period_entity, period, &fault, NULL));
  leave->employment = 1;
  leave->start = 0;
  leave->rotation = 2;
  g_assert_false (lis_record_check (&lis_leave_entity, leave, &fault, NULL));
  g_assert_cmpstr (fault->name, ==, "rotation");
  lis_record_free (&lis_period_entity, period);
  lis_record_free (&lis_leave_entity, leave);
}

static void
test_long_text (void)
{
  LisPerson *person = lis_record_new (&lis_person_entity);
  g_autofree char *note = g_strnfill (4001, 'a');
  g_autoptr (GError) error = NULL;

  person->given_name = g_strdup ("Kari");
  person->family_name = g_strdup ("Nordmann");
  person->note = g_strdup (note);
  g_assert_false (lis_record_check (&lis_person_entity, person, NULL, &error));
  g_assert_nonnull (strstr (error->message, "4001"));
  person->note[4000] = '\0';
  g_assert_true (lis_record_check (&lis_person_entity, person, NULL, NULL));
  lis_record_free (&lis_person_entity, person);
}

static void
test_copy (void)
{
  LisPerson *person = lis_record_new (&lis_person_entity), *copy;

  person->record.id = 7;
  person->given_name = g_strdup ("Kari");
  copy = lis_record_copy (&lis_person_entity, person);
  g_assert_true (lis_record_equal (&lis_person_entity, person, copy));
  g_assert_true (copy->given_name != person->given_name);
  copy->record.change_set = 3;
  g_assert_false (lis_record_equal (&lis_person_entity, person, copy));
  g_assert_true (lis_record_same_values (&lis_person_entity, person, copy));
  lis_record_set_text (&copy->given_name, "Ola");
  g_assert_false (lis_record_same_values (&lis_person_entity, person, copy));
  lis_record_set_text (&copy->given_name, NULL);
  g_assert_null (copy->given_name);
  /* A text set to itself stays. */
  lis_record_set_text (&person->given_name, person->given_name);
  g_assert_cmpstr (person->given_name, ==, "Kari");
  lis_record_free (&lis_person_entity, person);
  lis_record_free (&lis_person_entity, copy);
  lis_record_free (&lis_person_entity, NULL);
}

static void
test_presets (void)
{
  LisPeriod *period = lis_record_new (&lis_period_entity);

  g_assert_cmpint (period->share, ==, LIS_SHARE_FULL);
  g_assert_cmpint (period->kind, ==, LIS_PERIOD_SERVICE);
  g_assert_cmpint (period->state, ==, LIS_STATE_DRAFT);
  g_assert_cmpint (period->start, ==, LIS_DATE_NONE);
  g_assert_cmpint (period->months, ==, LIS_MONTHS_NONE);
  g_assert_cmpint (period->unit, ==, LIS_ID_NONE);
  g_assert_false (lis_period_is_placed_in_time (period));
  period->start = 100;
  g_assert_false (lis_period_is_placed_in_time (period));
  g_assert_cmpint (lis_period_get_range (period).end, ==, LIS_DATE_MAX);
  period->end = 200;
  g_assert_true (lis_period_is_placed_in_time (period));
  lis_record_free (&lis_period_entity, period);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/check", test_check);
  g_test_add_func ("/record/check-numbers", test_check_numbers);
  g_test_add_func ("/record/long-text", test_long_text);
  g_test_add_func ("/record/copy", test_copy);
  g_test_add_func ("/record/presets", test_presets);
  return g_test_run ();
}
