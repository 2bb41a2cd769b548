/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-entity.h"
#include "lis-error.h"
#include "lis-pathway.h"
#include "lis-people.h"
#include "lis-posts.h"

typedef struct
{
  LisEntityType entity;
  const char   *field;
  const char   *text;    /* as in a file */
  gint64        value;   /* as in the struct */
  const char   *shown;   /* as a reader is shown it */
  const char   *written; /* when it is written otherwise than it was read */
} Case;

static const Case cases[] = {
  { LIS_ENTITY_PERIOD, "share", "100", 10000, "100 %", NULL },
  { LIS_ENTITY_PERIOD, "share", "62.5", 6250, "62.5 %", NULL },
  { LIS_ENTITY_PERIOD, "share", "62,5", 6250, "62.5 %", "62.5" },
  { LIS_ENTITY_PERIOD, "share", "33.33", 3333, "33.33 %", NULL },
  { LIS_ENTITY_PERIOD, "share", "0", 0, "0 %", NULL },
  { LIS_ENTITY_PERIOD, "months", "6", 180, "6", NULL },
  { LIS_ENTITY_PERIOD, "months", "4.5", 135, "4.5", NULL },
  { LIS_ENTITY_PERIOD, "months", "4+1/30", 121, "4", NULL },
  { LIS_ENTITY_PERIOD, "months", "0+29/30", 29, "1", NULL },
  { LIS_ENTITY_PERIOD, "start", "2026-03-01", 20513, "01.03.2026", NULL },
  { LIS_ENTITY_PERIOD, "end", "2026-02-28", 20513, "28.02.2026", NULL }, /* the struct holds the day after */
  { LIS_ENTITY_PERIOD, "end", "2199-12-31", LIS_DATE_MAX, "31.12.2199", NULL },
  { LIS_ENTITY_PERIOD, "state", "agreed", LIS_STATE_AGREED, "agreed", NULL },
  { LIS_ENTITY_LEAVE, "rotation", "yes", 1, "yes", NULL },
  { LIS_ENTITY_LEAVE, "rotation", "no", 0, "no", "" },
  { LIS_ENTITY_CAPACITY, "places", "3", 3, "3", NULL },
  { LIS_ENTITY_PERIOD, "unit", "un-0000000000010", 32, "un-0000000000010", NULL },
  { LIS_ENTITY_PERIOD, "months", "", LIS_MONTHS_NONE, "", NULL },
  { LIS_ENTITY_PERIOD, "start", "", LIS_DATE_NONE, "", NULL },
  { LIS_ENTITY_PERIOD, "unit", "", LIS_ID_NONE, "", NULL },
};

static void
test_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const LisEntity *entity = lis_entity_get (cases[i].entity);
      const LisField *field = lis_entity_find_field (entity, cases[i].field);
      gpointer record = lis_record_new (entity);
      g_autoptr (GString) written = g_string_new (NULL);
      g_autofree char *shown = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s “%s”", cases[i].field, cases[i].text);
      lis_field_set_file_text (field, record, cases[i].text, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (lis_field_get (field, record), ==, cases[i].value);
      lis_field_append_file_text (field, record, written);
      g_assert_cmpstr (written->str, ==, cases[i].written != NULL ? cases[i].written : cases[i].text);
      shown = lis_field_format (field, record);
      g_assert_cmpstr (shown, ==, cases[i].shown);
      lis_record_free (entity, record);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    LisEntityType entity;
    const char   *field, *text;
  } wrong[] = {
    { LIS_ENTITY_PERIOD, "share", "half" },
    { LIS_ENTITY_PERIOD, "share", "33.333" },
    { LIS_ENTITY_PERIOD, "share", "42949672.96" }, /* would be 0 once cut to 32 bits */
    { LIS_ENTITY_PERIOD, "months", "1431655765.4" },
    { LIS_ENTITY_PERIOD, "months", "4+30/30" },
    { LIS_ENTITY_PERIOD, "months", "4+1/31" },
    { LIS_ENTITY_PERIOD, "months", "4+1/30x" },
    { LIS_ENTITY_PERIOD, "months", "0.01" },
    { LIS_ENTITY_PERIOD, "start", "01.03.2026" },
    { LIS_ENTITY_PERIOD, "start", "2026-02-31" },
    { LIS_ENTITY_PERIOD, "end", "2200-01-01" },
    { LIS_ENTITY_PERIOD, "state", "avtalt" }, /* files hold names; synonyms are the importer's */
    { LIS_ENTITY_PERIOD, "state", "3" },
    { LIS_ENTITY_LEAVE, "rotation", "ja" },
    { LIS_ENTITY_CAPACITY, "places", "2.5" },
    { LIS_ENTITY_CAPACITY, "places", "4294967299" },
    { LIS_ENTITY_PERIOD, "unit", "pe-0000000000010" },
    { LIS_ENTITY_PERIOD, "unit", "32" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      const LisEntity *entity = lis_entity_get (wrong[i].entity);
      const LisField *field = lis_entity_find_field (entity, wrong[i].field);
      gpointer record = lis_record_new (entity), before = lis_record_copy (entity, record);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s “%s”", wrong[i].field, wrong[i].text);
      g_assert_false (lis_field_set_file_text (field, record, wrong[i].text, NULL, &error));
      g_assert_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_VALUE);
      g_assert_nonnull (strstr (error->message, wrong[i].text));
      g_assert_true (lis_record_equal (entity, record, before));
      lis_record_free (entity, record);
      lis_record_free (entity, before);
    }
}

static void
test_texts (void)
{
  const LisField *field = lis_entity_find_field (&lis_person_entity, "family_name");
  LisPerson *person = lis_record_new (&lis_person_entity);

  g_assert_true (lis_field_is_empty (field, person));
  g_assert_true (lis_field_set_file_text (field, person, "Ødegård\nto", NULL, NULL));
  g_assert_cmpstr (person->family_name, ==, "Ødegård\nto");
  g_assert_true (lis_field_set_file_text (field, person, "", NULL, NULL));
  g_assert_null (person->family_name);
  lis_record_free (&lis_person_entity, person);
}

/* A damaged plan may hold a number that is no choice: it is shown as such rather than falling over. */
static void
test_damaged_choice (void)
{
  const LisField *field = lis_entity_find_field (&lis_period_entity, "state");
  LisPeriod *period = lis_record_new (&lis_period_entity);
  g_autoptr (GString) written = g_string_new (NULL);
  g_autofree char *shown = NULL;

  period->state = 77;
  lis_field_append_file_text (field, period, written);
  shown = lis_field_format (field, period);
  g_assert_cmpstr (written->str, ==, "77");
  g_assert_cmpstr (shown, ==, "77");
  lis_record_free (&lis_period_entity, period);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/field/values", test_values);
  g_test_add_func ("/field/refused", test_refused);
  g_test_add_func ("/field/texts", test_texts);
  g_test_add_func ("/field/damaged-choice", test_damaged_choice);
  return g_test_run ();
}
