/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-change-set.h"
#include "lis-error.h"
#include "lis-pathway.h"
#include "lis-people.h"
#include "lis-posts.h"
#include "lis-record-deletion.h"
#include "lis-record-form.h"
#include "lis-test-file.h"
#include "lis-test-plan.h"

static LisRecordForm *
open_form (LisEntityType type, LisId id, LisEntityType owner_type, LisId owner)
{
  g_autoptr (GError) error = NULL;
  LisRecordForm *form = lis_record_form_new (lis_test_plan_new (lis_test_file_region), type, id, owner_type, owner,
                                             lis_date_from_iso ("2026-05-01"), &error);

  g_assert_no_error (error);
  return form;
}

static const LisFormField *
get (LisRecordForm *form, const char *name)
{
  guint index = lis_record_form_find_field (form, name);

  g_assert_cmpuint (index, !=, G_MAXUINT);
  return lis_record_form_get_field (form, index);
}

static void
type (LisRecordForm *form, const char *name, const char *text)
{
  lis_record_form_set_text (form, lis_record_form_find_field (form, name), text);
}

static void
choose (LisRecordForm *form, const char *name, gint64 value)
{
  lis_record_form_set_value (form, lis_record_form_find_field (form, name), value);
}

static const LisChange *
save (LisRecordForm *form, LisChangeSet **set)
{
  *set = lis_record_form_make_change_set (form, 999);
  g_assert_nonnull (*set);
  g_assert_cmpuint (lis_change_set_get_size (*set), ==, 1);
  return lis_change_set_get (*set, 0);
}

static void
test_open (void)
{
  g_autoptr (LisRecordForm) form = open_form (LIS_ENTITY_PERIOD, 602, LIS_ENTITY_NONE, LIS_ID_NONE);

  g_assert_cmpstr (lis_record_form_get_title (form), ==, "Period of Kari Nordmann");
  g_assert_cmpstr (get (form, "start")->text, ==, "01.01.2026");
  g_assert_cmpstr (get (form, "end")->text, ==, "30.06.2026");
  g_assert_cmpstr (get (form, "unit")->text, ==, "Radiologisk avdeling, Fjordby sykehus");
  g_assert_cmpstr (get (form, "share")->text, ==, "100 %");
  g_assert_cmpstr (get (form, "state")->text, ==, "agreed");
  g_assert_true (get (form, "person")->is_hidden);
  g_assert_cmpstr (get (form, "sender_answer")->heading, ==, "Answers");
  g_assert_false (lis_record_form_is_changed (form));
  g_assert_null (lis_record_form_make_change_set (form, 999));
}

/* What is typed, and what is said beside it. */
static void
test_typing (void)
{
  static const struct
  {
    const char *field, *text, *understood, *message;
  } rows[] = {
    { "end", "31.8.2026", "31 August 2026, 8 months in all", NULL },
    { "end", "31.8", "31 August 2026, 8 months in all", NULL },
    { "end", "+6 mnd", "30 June 2026, 6 months in all", NULL },
    { "end", "1 mnd", "31 January 2026, 1 month in all", NULL },
    { "end", "uke 34", "23 August 2026, 7.8 months in all", NULL },
    { "end", "", NULL, NULL },
    { "end", "32.8", NULL, "Not a day" },
    { "end", "31.12.2025", NULL, "The last day, 31.12.2025, lies before the first, 01.01.2026" },
    { "start", "1.3", "1 March 2026", NULL },
    { "start", "01.03.2026", NULL, NULL },
    { "start", "høst", NULL, "Not a day" },
    { "start", "1.1.1850", NULL, "Not a day" },
    { "share", "62,5", NULL, NULL },
    { "share", "62,5 %", NULL, NULL },
    { "share", "120", NULL, "120 % is outside 0 % to 100 %" },
    { "share", "0,5", NULL, "Percent or a fraction?" },
    { "share", "", NULL, "Must be filled in" },
    { "share", "halv", NULL, "Not a share" },
    { "months", "4,5", NULL, NULL },
    { "months", "4,5 mnd", NULL, NULL },
    { "months", "2 år", "24 months", NULL },
    { "months", "300", NULL, "300 is outside" },
    { "months", "mange", NULL, "Not a number of months" },
    { "note", "Åse «=cmd» O'Neill", NULL, NULL },
    { "note", "01010112345", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LisRecordForm) form = open_form (LIS_ENTITY_PERIOD, 602, LIS_ENTITY_NONE, LIS_ID_NONE);
      const LisFormField *field = get (form, rows[i].field);

      type (form, rows[i].field, rows[i].text);
      if (g_strcmp0 (field->understood, rows[i].understood) != 0
          || (field->message == NULL) != (rows[i].message == NULL)
          || (rows[i].message != NULL && strstr (field->message, rows[i].message) == NULL))
        g_error ("%s “%s”: understood %s, message %s", rows[i].field, rows[i].text, field->understood,
                 field->message);
    }
}

/* A length typed as a last day follows the first one. */
static void
test_end_follows_start (void)
{
  g_autoptr (LisRecordForm) form = open_form (LIS_ENTITY_PERIOD, 602, LIS_ENTITY_NONE, LIS_ID_NONE);
  g_autoptr (LisChangeSet) set = NULL;
  const LisPeriod *after;

  type (form, "end", "+6 mnd");
  type (form, "start", "1.3");
  after = save (form, &set)->after;
  g_assert_cmpint (after->start, ==, lis_date_from_iso ("2026-03-01"));
  g_assert_cmpint (after->end, ==, lis_date_from_iso ("2026-09-01"));
}

static void
test_change (void)
{
  g_autoptr (LisRecordForm) form = open_form (LIS_ENTITY_PERIOD, 602, LIS_ENTITY_NONE, LIS_ID_NONE);
  g_autoptr (LisChangeSet) set = NULL;
  const LisChange *change;
  const LisPeriod *after;

  type (form, "end", "31.8");
  choose (form, "unit", 14);
  choose (form, "state", LIS_STATE_PROPOSED);
  g_assert_true (lis_record_form_is_changed (form));
  g_assert_cmpstr (get (form, "state")->text, ==, "proposed");
  change = save (form, &set);
  after = change->after;
  g_assert_cmpint (change->operation, ==, LIS_CHANGE_UPDATE);
  g_assert_cmpint (((const LisPeriod *) change->before)->unit, ==, 15);
  g_assert_cmpint (after->unit, ==, 14);
  g_assert_cmpint (after->state, ==, LIS_STATE_PROPOSED);
  g_assert_cmpint (after->end, ==, lis_date_from_iso ("2026-09-01"));
  g_assert_cmpint (after->record.id, ==, 602);
}

static void
test_back_again (void)
{
  g_autoptr (LisRecordForm) form = open_form (LIS_ENTITY_PERIOD, 602, LIS_ENTITY_NONE, LIS_ID_NONE);

  type (form, "end", "31.8");
  type (form, "end", "30.06.2026");
  g_assert_false (lis_record_form_is_changed (form));
}

static void
test_fault (void)
{
  g_autoptr (LisRecordForm) form = open_form (LIS_ENTITY_PERIOD, 602, LIS_ENTITY_NONE, LIS_ID_NONE);

  type (form, "end", "32.8");
  g_assert_true (lis_record_form_is_changed (form));
  g_assert_null (lis_record_form_make_change_set (form, 999));
  g_assert_cmpuint (lis_record_form_find_fault (form), ==, lis_record_form_find_field (form, "end"));
}

static void
test_new_person (void)
{
  g_autoptr (LisRecordForm) form = open_form (LIS_ENTITY_PERSON, LIS_ID_NONE, LIS_ENTITY_NONE, LIS_ID_NONE);
  g_autoptr (LisChangeSet) set = NULL;
  const LisChange *change;

  g_assert_cmpstr (lis_record_form_get_title (form), ==, "New: Person");
  g_assert_false (lis_record_form_is_changed (form));
  g_assert_false (get (form, "given_name")->is_touched);
  g_assert_null (lis_record_form_make_change_set (form, 999));
  g_assert_true (get (form, "given_name")->is_touched);
  g_assert_cmpstr (get (form, "given_name")->message, ==, "Must be filled in");
  type (form, "given_name", "  Åse «=cmd» ");
  type (form, "family_name", "O'Neill");
  change = save (form, &set);
  g_assert_cmpint (change->operation, ==, LIS_CHANGE_INSERT);
  g_assert_cmpint (((const LisRecord *) change->after)->id, ==, 999);
  g_assert_cmpstr (((const LisPerson *) change->after)->given_name, ==, "Åse «=cmd»");
}

/* What a plan must never hold is refused beside the field. */
static void
test_national_id (void)
{
  g_autoptr (LisRecordForm) form = open_form (LIS_ENTITY_PERSON, 101, LIS_ENTITY_NONE, LIS_ID_NONE);

  type (form, "local_id", "31020010005");
  g_assert_nonnull (get (form, "local_id")->message);
  g_assert_nonnull (strstr (get (form, "local_id")->message, "national identity number"));
}

static void
test_new_of_owner (void)
{
  g_autoptr (LisRecordForm) form = open_form (LIS_ENTITY_PERIOD, LIS_ID_NONE, LIS_ENTITY_PERSON, 103);
  g_autoptr (LisChangeSet) set = NULL;
  const LisPeriod *after;

  g_assert_cmpstr (lis_record_form_get_title (form), ==, "New Period for Åse Ødegård");
  g_assert_true (get (form, "person")->is_hidden);
  type (form, "start", "1.8");
  type (form, "end", "+6 mnd");
  choose (form, "unit", 15);
  after = save (form, &set)->after;
  g_assert_cmpint (after->person, ==, 103);
  g_assert_cmpint (after->share, ==, LIS_SHARE_FULL);
  g_assert_cmpint (after->end, ==, lis_date_from_iso ("2027-02-01"));
}

static void
test_role_of_doctor (void)
{
  g_autoptr (LisRecordForm) form = open_form (LIS_ENTITY_ROLE, LIS_ID_NONE, LIS_ENTITY_PERSON, 101);

  g_assert_cmpstr (lis_record_form_get_title (form), ==, "New Role for Kari Nordmann");
  g_assert_cmpstr (get (form, "trainee")->text, ==, "Kari Nordmann");
  g_assert_cmpstr (get (form, "holder")->text, ==, "");
  g_assert_false (get (form, "holder")->is_hidden);
}

static void
test_options (void)
{
  g_autoptr (LisRecordForm) form = open_form (LIS_ENTITY_PERIOD, 602, LIS_ENTITY_NONE, LIS_ID_NONE);
  guint unit = lis_record_form_find_field (form, "unit");
  g_autoptr (GPtrArray) all = lis_record_form_list_options (form, unit, "", 100);
  g_autoptr (GPtrArray) few = lis_record_form_list_options (form, unit, "", 2);
  g_autoptr (GPtrArray) found = lis_record_form_list_options (form, unit, "fjordby ORTO", 100);

  g_assert_cmpuint (all->len, ==, 5);
  g_assert_cmpuint (few->len, ==, 2);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (((LisFormOption *) found->pdata[0])->id, ==, 14);
}

/* Of a doctor's trainings and periods only the doctor's own can be chosen. */
static void
test_own_options (void)
{
  g_autoptr (LisRecordForm) form = open_form (LIS_ENTITY_SERVICE_CONFIRMATION, LIS_ID_NONE, LIS_ENTITY_PERSON, 101);
  guint period = lis_record_form_find_field (form, "period");
  g_autoptr (GPtrArray) options = lis_record_form_list_options (form, period, "", 100);

  g_assert_cmpuint (options->len, ==, 4);
}

static void
test_gone (void)
{
  g_autoptr (GError) error = NULL;
  LisRecordForm *form = lis_record_form_new (lis_test_plan_new (lis_test_file_region), LIS_ENTITY_PERIOD, 700,
                                             LIS_ENTITY_NONE, LIS_ID_NONE, 20000, &error);

  g_assert_null (form);
  g_assert_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_CONFLICT);
}

static void
test_draft (void)
{
  g_autoptr (LisRecordForm) form = open_form (LIS_ENTITY_PERIOD, 602, LIS_ENTITY_NONE, LIS_ID_NONE);
  g_autoptr (LisRecordForm) again = open_form (LIS_ENTITY_PERIOD, 602, LIS_ENTITY_NONE, LIS_ID_NONE);
  g_autoptr (GHashTable) draft = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  type (form, "end", "32.8");
  type (form, "note", "Åse «=cmd»\tO'Neill\nlinje to");
  choose (form, "unit", 14);
  for (guint i = 0; i < lis_record_form_get_n_fields (form); i++)
    {
      const LisFormField *field = lis_record_form_get_field (form, i);
      char *text = lis_record_form_get_draft (form, i);

      g_assert_true ((text != NULL) == field->is_touched);
      if (text != NULL)
        g_hash_table_insert (draft, (char *) field->field->name, text);
    }
  g_assert_cmpuint (g_hash_table_size (draft), ==, 3);
  /* What is no draft does no harm. */
  g_hash_table_insert (draft, (char *) "nothing", g_strdup ("x"));
  g_hash_table_insert (draft, (char *) "share", g_strdup ("\xff"));
  g_hash_table_insert (draft, (char *) "state", g_strdup ("of no kind"));
  lis_record_form_load_draft (again, draft);
  g_assert_cmpstr (get (again, "end")->text, ==, "32.8");
  g_assert_nonnull (get (again, "end")->message);
  g_assert_cmpstr (get (again, "note")->text, ==, "Åse «=cmd»\tO'Neill\nlinje to");
  g_assert_cmpint (lis_record_form_get_value (again, lis_record_form_find_field (again, "unit")), ==, 14);
  g_assert_cmpstr (get (again, "start")->text, ==, "01.01.2026");
  g_assert_cmpstr (get (again, "share")->text, ==, "100 %");
  g_assert_cmpstr (get (again, "state")->text, ==, "agreed");
}

/* A period goes with what is only a part of it. */
static void
test_deletion (void)
{
  g_autoptr (LisPlanData) data = lis_test_plan_new (lis_test_file_region);
  g_autoptr (LisChangeSet) set = NULL;
  g_autoptr (GError) error = NULL;

  lis_test_plan_add (data, LIS_ENTITY_PERIOD_TRAINING, "id=901; period=602; training=201");
  lis_test_plan_add (data, LIS_ENTITY_PERIOD_TRAINING, "id=902; period=603; training=201");
  set = lis_record_deletion_make (data, LIS_ENTITY_PERIOD, 602, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lis_change_set_get_size (set), ==, 2);
  g_assert_cmpint (lis_change_set_get (set, 0)->entity->type, ==, LIS_ENTITY_PERIOD_TRAINING);
  g_assert_cmpint (lis_change_set_get (set, 1)->operation, ==, LIS_CHANGE_DELETE);
}

static void
test_deletion_refused (void)
{
  g_autoptr (LisPlanData) data = lis_test_plan_new (lis_test_file_region);
  g_autoptr (GError) in_use = NULL, gone = NULL;

  g_assert_null (lis_record_deletion_make (data, LIS_ENTITY_PERSON, 101, &in_use));
  g_assert_error (in_use, LIS_EDIT_ERROR, LIS_EDIT_ERROR_IN_USE);
  g_assert_cmpstr (in_use->message, ==,
                   "“Kari Nordmann” is still referred to by others. Employments: 1, Trainings: 1, Periods: 4. "
                   "Delete or change those first.");
  g_assert_null (lis_record_deletion_make (data, LIS_ENTITY_PERIOD, 700, &gone));
  g_assert_error (gone, LIS_EDIT_ERROR, LIS_EDIT_ERROR_CONFLICT);
}

/* Every record with a form opens, and its presets alone break no rule but what must be filled in. */
static void
test_all_entities (void)
{
  for (guint entity = 0; entity < LIS_N_ENTITIES; entity++)
    {
      g_autoptr (LisRecordForm) form = NULL;

      if (lis_record_form_get_entities ((LisEntityType) entity) == NULL)
        continue;
      form = open_form ((LisEntityType) entity, LIS_ID_NONE, LIS_ENTITY_NONE, LIS_ID_NONE);
      for (guint i = 0; i < lis_record_form_get_n_fields (form); i++)
        {
          const LisFormField *field = lis_record_form_get_field (form, i);

          g_assert_true (field->message == NULL || g_str_equal (field->message, "Must be filled in"));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-form/open", test_open);
  g_test_add_func ("/record-form/typing", test_typing);
  g_test_add_func ("/record-form/end-follows-start", test_end_follows_start);
  g_test_add_func ("/record-form/change", test_change);
  g_test_add_func ("/record-form/back-again", test_back_again);
  g_test_add_func ("/record-form/fault", test_fault);
  g_test_add_func ("/record-form/new-person", test_new_person);
  g_test_add_func ("/record-form/national-id", test_national_id);
  g_test_add_func ("/record-form/new-of-owner", test_new_of_owner);
  g_test_add_func ("/record-form/role-of-doctor", test_role_of_doctor);
  g_test_add_func ("/record-form/options", test_options);
  g_test_add_func ("/record-form/own-options", test_own_options);
  g_test_add_func ("/record-form/gone", test_gone);
  g_test_add_func ("/record-form/draft", test_draft);
  g_test_add_func ("/record-form/deletion", test_deletion);
  g_test_add_func ("/record-form/deletion-refused", test_deletion_refused);
  g_test_add_func ("/record-form/all-entities", test_all_entities);
  return g_test_run ();
}
