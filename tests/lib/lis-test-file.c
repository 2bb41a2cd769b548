/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-test-file.h"

#include "lis-editor.h"
#include "lis-test-plan.h"

const char *const lis_test_file_region[] = {
  "setting: id=1; key=title; value=Helse Eksempel",
  "unit: id=11; level=region; name=Helse Eksempel RHF",
  "unit: id=12; level=trust; name=Fjordby sykehus HF; parent=11",
  "unit: id=13; level=hospital; name=Fjordby sykehus; parent=12",
  "unit: id=14; level=department; name=Ortopedisk avdeling; parent=13",
  "unit: id=15; level=department; name=Radiologisk avdeling; parent=13",
  "specialty: id=20; code=ORT; name=Ortopedisk kirurgi; name_en=Orthopaedic surgery; group=hospital",
  "person: id=101; given_name=Kari; family_name=Nordmann",
  "person: id=102; given_name=Ola; family_name=Nordmann",
  "person: id=103; given_name=Åse; family_name=Ødegård",
  "training: id=201; person=101; specialty=20; start=2025-01-01; end=2029-12-31",
  "training: id=202; person=102; specialty=20; start=2025-01-01; end=2029-12-31",
  "training: id=203; person=103; specialty=20; start=2025-01-01; end=2029-12-31",
  "employment: id=401; person=101; employer=12; kind=permanent; start=2025-01-01; end=2025-12-31",
  "period: id=601; person=101; unit=14; start=2025-01-01; end=2025-12-31; state=agreed",
  "period: id=602; person=101; unit=15; start=2026-01-01; end=2026-06-30; state=agreed",
  "period: id=603; person=101; unit=14; start=2026-07-01; end=2027-06-30; state=proposed",
  "period: id=604; person=101; wished_unit=15; months=6; state=draft",
  "period: id=605; person=102; unit=14; start=2025-01-01; end=2027-12-31; state=agreed",
  NULL,
};

static void
insert_all (LisStore *store, const char *const *lines)
{
  g_autoptr (LisPlanData) data = lis_test_plan_new (lines);
  g_autoptr (LisEditor) editor = lis_editor_new (store, "Test", NULL, NULL);
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Test", NULL);
  g_autoptr (GError) error = NULL;

  for (guint type = 0; type < LIS_N_ENTITIES; type++)
    for (guint i = 0; data->sets[type] != NULL && i < data->sets[type]->count; i++)
      lis_change_set_insert (set, (LisEntityType) type,
                             lis_record_copy (data->sets[type]->entity, lis_record_set_get (data->sets[type], i)));
  lis_editor_commit (editor, set, NULL, &error);
  g_assert_no_error (error);
}

void
lis_test_file_make (const char *path, const char *const *lines)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_create (path, &error);

  g_assert_no_error (error);
  insert_all (store, lines);
}

void
lis_test_file_add (const char *path, const char *const *lines)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_open (path, LIS_STORE_WRITE, &error);

  g_assert_no_error (error);
  insert_all (store, lines);
}
