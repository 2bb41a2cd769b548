/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-data.h"
#include "lis-record-set.h"
#include "lis-reference.h"

#define MANY 1000

/* Ids in @step's order, so that sets in order and others are searched alike. */
static LisRecordSet *
make_set (int first, int step, gboolean seal)
{
  LisRecordSet *set = lis_record_set_new (&lis_unit_entity);

  for (int i = 0; i < MANY; i++)
    {
      LisUnit *unit = lis_record_set_add (set);

      g_assert_cmpint (unit->record.id, ==, 0);
      g_assert_null (unit->name);
      unit->record.id = first + i * step;
    }
  if (seal)
    lis_record_set_seal (set);
  return set;
}

static void
check_find (int first, int step, gboolean seal)
{
  g_autoptr (LisRecordSet) set = make_set (first, step, seal);

  g_assert_cmpuint (set->count, ==, MANY);
  for (int i = 0; i < MANY; i++)
    g_assert_true (lis_record_set_find (set, first + i * step) == lis_record_set_get (set, (guint) i));
  g_assert_null (lis_record_set_find (set, first + 1));
  g_assert_null (lis_record_set_find (set, first - 1));
  g_assert_null (lis_record_set_find (set, 0));
  g_assert_null (lis_record_set_find (set, G_MAXINT64));
}

static void
test_find (void)
{
  check_find (10, 3, TRUE);
  check_find (10, 3, FALSE);
  check_find (10000, -3, TRUE);
  check_find (10000, -3, FALSE);
}

/* A record added after a search or after sealing is found too. */
static void
test_add_later (void)
{
  g_autoptr (LisRecordSet) set = make_set (10, 3, TRUE);

  g_assert_null (lis_record_set_find (set, 5));
  ((LisUnit *) lis_record_set_add (set))->record.id = 5;
  g_assert_nonnull (lis_record_set_find (set, 5));
  g_assert_nonnull (lis_record_set_find (set, 10));
  lis_record_set_seal (set);
  g_assert_nonnull (lis_record_set_find (set, 5));
}

static void
test_empty (void)
{
  g_autoptr (LisRecordSet) set = lis_record_set_new (&lis_unit_entity);
  g_autoptr (LisPlanData) data = lis_plan_data_new ();

  g_assert_null (lis_record_set_find (set, 1));
  lis_record_set_seal (set);
  g_assert_null (lis_record_set_find (set, 1));
  g_assert_cmpuint (lis_plan_data_count (data, LIS_ENTITY_UNIT), ==, 0);
  g_assert_null (lis_plan_data_find (data, LIS_ENTITY_UNIT, 1));
  lis_record_set_free (NULL);
  lis_plan_data_free (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-set/find", test_find);
  g_test_add_func ("/record-set/add-later", test_add_later);
  g_test_add_func ("/record-set/empty", test_empty);
  return g_test_run ();
}
