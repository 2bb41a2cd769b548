/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-catalogue.h"
#include "lis-reference.h"
#include "lis-settings.h"
#include "lis-test.h"
#include "lis-text.h"

static const LisEntityType types[] = {
  LIS_ENTITY_SETTING, LIS_ENTITY_TRUNK, LIS_ENTITY_SPECIALTY, LIS_ENTITY_UNIT, LIS_ENTITY_NONE,
};

static LisPlanData *
install (guint64 seed)
{
  char *folder = lis_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "catalogue.lisplan", NULL);
  LisEntropy entropy = lis_entropy_seeded (seed);
  LisClock clock = lis_clock_fixed (lis_date_new (2026, 9, 1));
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_create (path, &error);
  g_autoptr (LisEditor) editor = NULL;
  LisPlanData *data;

  g_assert_no_error (error);
  editor = lis_editor_new (store, "Test", &entropy, &clock);
  lis_catalogue_install (editor, &error);
  g_assert_no_error (error);
  data = lis_store_load_data (store, types, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&editor, lis_editor_free);
  g_clear_object (&store);
  lis_test_remove_folder (folder);
  return data;
}

/* Spesialistforskriften annex 1 (46 specialties), annex 2 C1 and C12 (10 and 8 share a part 2), § 2 (three are not
 * hospital specialties). */
static void
test_specialties (void)
{
  g_autoptr (LisPlanData) data = install (1);
  guint n_internal = 0, n_surgical = 0, n_asa = 0;

  g_assert_cmpuint (lis_plan_data_count (data, LIS_ENTITY_SPECIALTY), ==, 46);
  for (guint i = 0; i < 46; i++)
    {
      const LisSpecialty *specialty = lis_plan_data_get (data, LIS_ENTITY_SPECIALTY, i);
      const LisTrunk *trunk = lis_plan_data_find (data, LIS_ENTITY_TRUNK, specialty->trunk);

      g_assert_cmpint (specialty->number, ==, (gint32) i + 1);
      n_internal += trunk != NULL && g_str_equal (trunk->code, "FIM");
      n_surgical += trunk != NULL && g_str_equal (trunk->code, "FKI");
      n_asa += specialty->group == LIS_SPECIALTY_GROUP_ASA;
    }
  g_assert_cmpuint (n_internal, ==, 10);
  g_assert_cmpuint (n_surgical, ==, 8);
  g_assert_cmpuint (n_asa, ==, 3);
  g_assert_cmpstr (lis_settings_get (data->sets[LIS_ENTITY_SETTING], LIS_SETTING_CATALOGUE), ==, LIS_CATALOGUE_NAME);
}

/* Every way to write a record's name leads to that record alone, or imports would find it ambiguous. */
static void
claim (GHashTable *claimed, const char *text, LisId id)
{
  g_autofree char *folded = lis_text_fold (text);
  const LisId *owner = g_hash_table_lookup (claimed, folded);

  if (owner != NULL && *owner != id)
    g_error ("“%s” stands for two records", text);
  g_hash_table_insert (claimed, g_steal_pointer (&folded), g_memdup2 (&id, sizeof id));
}

static void
claim_all (GHashTable *claimed, LisId id, const char *code, const char *name, const char *variants)
{
  g_auto (GStrv) words = g_strsplit (variants != NULL ? variants : "", "|", -1);

  claim (claimed, code, id);
  claim (claimed, name, id);
  for (guint i = 0; words[i] != NULL; i++)
    if (!lis_text_is_blank (words[i]))
      claim (claimed, words[i], id);
}

static void
test_names_are_unambiguous (void)
{
  g_autoptr (LisPlanData) data = install (1);
  g_autoptr (GHashTable) specialties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_SPECIALTY); i++)
    {
      const LisSpecialty *specialty = lis_plan_data_get (data, LIS_ENTITY_SPECIALTY, i);

      claim_all (specialties, specialty->record.id, specialty->code, specialty->name, specialty->variants);
    }
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_UNIT); i++)
    {
      const LisUnit *unit = lis_plan_data_get (data, LIS_ENTITY_UNIT, i);

      claim_all (units, unit->record.id, unit->code, unit->name, unit->variants);
    }
}

static void
assert_same_records (LisPlanData *first, LisPlanData *second, LisEntityType type)
{
  g_assert_cmpuint (lis_plan_data_count (first, type), ==, lis_plan_data_count (second, type));
  for (guint i = 0; i < lis_plan_data_count (first, type); i++)
    g_assert_true (lis_record_equal (lis_entity_get (type), lis_plan_data_get (first, type, i),
                                     lis_plan_data_get (second, type, i)));
}

static void
test_same_every_time (void)
{
  g_autoptr (LisPlanData) first = install (5), second = install (5);

  for (guint i = 0; types[i] != LIS_ENTITY_NONE; i++)
    assert_same_records (first, second, types[i]);
}

/* Rows of a table of real data without its header, each split; NULL when it is not here. */
static GPtrArray *
read_rows (const char *name)
{
  g_autofree char *path = lis_test_find_data (name);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *rows;

  if (path == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++)
    g_ptr_array_add (rows, g_strsplit (lines[i], ";", -1));
  return rows;
}

static void
assert_text (const char *value, const char *expected)
{
  g_assert_cmpstr (value != NULL ? value : "", ==, expected);
}

static void
test_real_specialties (void)
{
  g_autoptr (GPtrArray) rows = read_rows ("specialties.csv");
  g_autoptr (LisPlanData) data = NULL;

  if (rows == NULL)
    return;
  data = install (1);
  g_assert_cmpuint (rows->len, ==, lis_plan_data_count (data, LIS_ENTITY_SPECIALTY));
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      const LisSpecialty *specialty = lis_plan_data_get (data, LIS_ENTITY_SPECIALTY, i);
      const LisTrunk *trunk = lis_plan_data_find (data, LIS_ENTITY_TRUNK, specialty->trunk);

      g_assert_cmpint (specialty->number, ==, (int) g_ascii_strtoll (row[0], NULL, 10));
      assert_text (specialty->name, row[1]);
      assert_text (specialty->code, row[3]);
      assert_text (specialty->chapter, row[4]);
      g_assert_cmpint (specialty->group == LIS_SPECIALTY_GROUP_ASA, ==, g_str_equal (row[5], "ASA"));
      assert_text (trunk != NULL ? trunk->code : NULL, row[6]);
      assert_text (specialty->hpr_code, row[11]);
    }
}

static const LisUnit *
find_unit (LisPlanData *data, const char *name)
{
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_UNIT); i++)
    {
      const LisUnit *unit = lis_plan_data_get (data, LIS_ENTITY_UNIT, i);

      if (g_str_equal (unit->name, name))
        return unit;
    }
  g_error ("the catalogue lacks %s", name);
}

static void
test_real_organisations (void)
{
  static const char *const levels[] = { NULL, "RHF", "HF", "HF-nivå", "sykehus" };
  g_autoptr (GPtrArray) rows = read_rows ("organisations.csv");
  g_autoptr (LisPlanData) data = NULL;

  if (rows == NULL)
    return;
  data = install (1);
  g_assert_cmpuint (rows->len, ==, lis_plan_data_count (data, LIS_ENTITY_UNIT));
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      const LisUnit *unit = find_unit (data, row[1]);
      const LisUnit *parent = lis_plan_data_find (data, LIS_ENTITY_UNIT, unit->parent);

      g_assert_cmpstr (levels[unit->level], ==, row[0]);
      assert_text (parent != NULL ? parent->name : NULL, row[2]);
      assert_text (unit->org_number, row[3]);
      assert_text (unit->kind, row[5]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/specialties", test_specialties);
  g_test_add_func ("/catalogue/names-are-unambiguous", test_names_are_unambiguous);
  g_test_add_func ("/catalogue/same-every-time", test_same_every_time);
  g_test_add_func ("/catalogue/real-specialties", test_real_specialties);
  g_test_add_func ("/catalogue/real-organisations", test_real_organisations);
  return g_test_run ();
}
