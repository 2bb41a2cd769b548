/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-catalogue.h"

#include <glib/gi18n-lib.h>

#include "lis-catalogue-tables.h"
#include "lis-settings.h"

static gpointer
make_record (LisEditor *editor, LisEntityType type)
{
  LisRecord *record = lis_record_new (lis_entity_get (type));

  record->id = lis_editor_new_id (editor);
  return record;
}

static void
add_setting (LisEditor *editor, LisChangeSet *set, const char *key, const char *value)
{
  LisSetting *setting = make_record (editor, LIS_ENTITY_SETTING);

  setting->key = g_strdup (key);
  setting->value = g_strdup (value);
  lis_change_set_insert (set, LIS_ENTITY_SETTING, setting);
}

/* What has been made so far, by code: LisId behind a pointer owned by the table. */
static void
remember (GHashTable *ids, const char *code, LisId id)
{
  g_hash_table_insert (ids, (gpointer) code, g_memdup2 (&id, sizeof id));
}

static LisId
recall (GHashTable *ids, const char *code)
{
  const LisId *id = code != NULL ? g_hash_table_lookup (ids, code) : NULL;

  g_return_val_if_fail (code == NULL || id != NULL, LIS_ID_NONE);
  return id != NULL ? *id : LIS_ID_NONE;
}

static void
add_trunks (LisEditor *editor, LisChangeSet *set, GHashTable *ids)
{
  for (guint i = 0; i < lis_catalogue_n_trunks; i++)
    {
      LisTrunk *trunk = make_record (editor, LIS_ENTITY_TRUNK);

      trunk->code = g_strdup (lis_catalogue_trunks[i].code);
      trunk->name = g_strdup (lis_catalogue_trunks[i].name);
      remember (ids, lis_catalogue_trunks[i].code, trunk->record.id);
      lis_change_set_insert (set, LIS_ENTITY_TRUNK, trunk);
    }
}

static void
add_specialties (LisEditor *editor, LisChangeSet *set, GHashTable *trunks)
{
  for (guint i = 0; i < lis_catalogue_n_specialties; i++)
    {
      const LisCatalogueSpecialty *source = &lis_catalogue_specialties[i];
      LisSpecialty *specialty = make_record (editor, LIS_ENTITY_SPECIALTY);

      specialty->number = source->number;
      specialty->code = g_strdup (source->code);
      specialty->name = g_strdup (source->name);
      specialty->name_en = g_strdup (source->name_en);
      specialty->group = source->group;
      specialty->trunk = recall (trunks, source->trunk);
      specialty->hpr_code = g_strdup (source->hpr_code);
      specialty->chapter = g_strdup (source->chapter);
      specialty->variants = g_strdup (source->variants);
      lis_change_set_insert (set, LIS_ENTITY_SPECIALTY, specialty);
    }
}

static void
add_units (LisEditor *editor, LisChangeSet *set, GHashTable *units)
{
  for (guint i = 0; i < lis_catalogue_n_units; i++)
    {
      const LisCatalogueUnit *source = &lis_catalogue_units[i];
      LisUnit *unit = make_record (editor, LIS_ENTITY_UNIT);

      unit->level = source->level;
      unit->code = g_strdup (source->code);
      unit->name = g_strdup (source->name);
      unit->parent = recall (units, source->parent);
      unit->org_number = g_strdup (source->org_number);
      unit->kind = g_strdup (source->kind);
      unit->variants = g_strdup (source->variants);
      remember (units, source->code, unit->record.id);
      lis_change_set_insert (set, LIS_ENTITY_UNIT, unit);
    }
}

gboolean
lis_catalogue_install (LisEditor *editor, GError **error)
{
  g_autoptr (GHashTable) trunks = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) units = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (LisChangeSet) set = NULL;

  set = lis_change_set_new (LIS_CHANGE_KIND_CATALOGUE, N_("Built-in catalogue %1$s"), LIS_CATALOGUE_NAME, NULL);
  add_setting (editor, set, LIS_SETTING_CATALOGUE, LIS_CATALOGUE_NAME);
  add_trunks (editor, set, trunks);
  add_specialties (editor, set, trunks);
  add_units (editor, set, units);
  return lis_editor_commit (editor, set, NULL, error);
}
