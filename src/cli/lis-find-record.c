/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-find-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-error.h"
#include "lis-people.h"
#include "lis-reference.h"
#include "lis-text.h"

/* So many of several are named. */
#define MAX_NAMED 5

typedef struct
{
  LisEntityType type;
  LisId         id;
  char         *name;
  gboolean      is_exact;
} Hit;

static void
clear_hit (gpointer data)
{
  g_free (((Hit *) data)->name);
}

static gboolean
read_id (const char *text, LisEntityType *type, LisId *id)
{
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    if (lis_id_from_text (text, lis_entity_get ((LisEntityType) i)->prefix, id))
      {
        *type = (LisEntityType) i;
        return TRUE;
      }
  return FALSE;
}

/* Takes @name. */
static void
add_hit (GArray *hits, LisEntityType type, LisId id, char *name, const char *folded_wish, gboolean is_exact)
{
  g_autofree char *folded = lis_text_fold (name);
  Hit hit = { type, id, name, is_exact || g_str_equal (folded, folded_wish) };

  if (hit.is_exact || lis_text_matches (folded, folded_wish))
    g_array_append_val (hits, hit);
  else
    g_free (name);
}

static gboolean
add_people (LisStore *store, const char *text, const char *folded, GArray *hits, GError **error)
{
  g_autoptr (LisRecordSet) people = lis_store_load (store, LIS_ENTITY_PERSON, NULL, error);

  for (guint i = 0; people != NULL && i < people->count; i++)
    {
      const LisPerson *person = lis_record_set_get (people, i);

      add_hit (hits, LIS_ENTITY_PERSON, person->record.id, lis_person_get_name (person), folded,
               g_strcmp0 (person->local_id, text) == 0 || g_strcmp0 (person->hpr_number, text) == 0);
    }
  return people != NULL;
}

static gboolean
add_units (LisStore *store, const char *text, const char *folded, GArray *hits, GError **error)
{
  g_autoptr (LisRecordSet) units = lis_store_load (store, LIS_ENTITY_UNIT, NULL, error);

  for (guint i = 0; units != NULL && i < units->count; i++)
    {
      const LisUnit *unit = lis_record_set_get (units, i);

      add_hit (hits, LIS_ENTITY_UNIT, unit->record.id, g_strdup (unit->name), folded,
               g_strcmp0 (unit->code, text) == 0);
    }
  return units != NULL;
}

static gboolean
fail_several (const char *text, GArray *hits, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  char id[LIS_ID_TEXT_SIZE];

  for (guint i = 0; i < MIN (hits->len, MAX_NAMED); i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);

      g_string_append_printf (names, "%s%s (%s)", i > 0 ? ", " : "", hit->name,
                              lis_id_to_text (hit->id, lis_entity_get (hit->type)->prefix, id));
    }
  g_string_append (names, hits->len > MAX_NAMED ? " …" : "");
  g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_VALUE,
               _("“%s” may be several: %s. Name one by its id"), text, names->str);
  return FALSE;
}

/* The one meant: the only one of that very name, else the only one with such a name. */
static gboolean
choose (const char *text, GArray *hits, LisEntityType *type, LisId *id, GError **error)
{
  const Hit *chosen = hits->len == 1 ? &g_array_index (hits, Hit, 0) : NULL;
  guint n_exact = 0;

  for (guint i = 0; i < hits->len; i++)
    if (g_array_index (hits, Hit, i).is_exact)
      {
        chosen = &g_array_index (hits, Hit, i);
        n_exact++;
      }
  if (hits->len == 0)
    {
      g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_VALUE,
                   _("“%s” was not found in the plan. Give the name as the plan has it, or an id"), text);
      return FALSE;
    }
  if (n_exact > 1 || chosen == NULL)
    return fail_several (text, hits, error);
  *type = chosen->type;
  *id = chosen->id;
  return TRUE;
}

gboolean
lis_find_record (LisStore *store, const char *text, LisEntityType *type, LisId *id, GError **error)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autofree char *folded = lis_text_fold (text);

  if (read_id (text, type, id))
    return TRUE;
  g_array_set_clear_func (hits, clear_hit);
  return add_people (store, text, folded, hits, error) && add_units (store, text, folded, hits, error) &&
         choose (text, hits, type, id, error);
}
