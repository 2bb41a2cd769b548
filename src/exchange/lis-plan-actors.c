/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-actors.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-plan-text.h"
#include "lis-reference.h"
#include "lis-text.h"

struct _LisPlanActors
{
  LisImportJob      *job;
  const LisPlanData *data;
  LisId              owner;
  gboolean           new_actors;
  GHashTable        *by_name; /* squeezed name → LisId * of an actor */
  GHashTable        *by_unit; /* LisId * of a unit → LisId * of its actor */
  GHashTable        *units;   /* squeezed name → const LisUnit * */
};

/* Words of plans and of the documents that lay down who does what in specialist training. */
static const struct
{
  const char  *name;
  const char  *variants; /* one to a line, as in LisActor.variants */
  LisActorKind kind;
} common[] = {
  { "RHF", "regionalt helseforetak\ndet regionale helseforetaket\nRHF-et", LIS_ACTOR_UNIT },
  { "HF", "helseforetak\nhelseforetakene\nforetakene\nHF-ene", LIS_ACTOR_GROUP },
  { "RegUt", "Regionalt utdanningssenter\nRegUT\nRegUt-ene", LIS_ACTOR_BODY },
  { "RegSim", "Regionalt simuleringssenter", LIS_ACTOR_BODY },
  { "RegRåd", "RUR\nRegionale råd\nRegionalt spesialitetsvist råd\nRegionale spesialitetsvise råd\nRegRådene",
    LIS_ACTOR_BODY },
  { "UKO", "Utdanningskoordinerende overlege\nUKO-nettverket\nUKO-nettverk", LIS_ACTOR_BODY },
  { "UAO", "Utdanningsansvarlig overlege\nUAO-nettverket", LIS_ACTOR_BODY },
  { "Utdanningsvirksomhetene", "Virksomhetene\nUtdanningsvirksomhet", LIS_ACTOR_GROUP },
  { "Utdanningsrådet", "Utdanningsrådet for LIS-utdanning\nUtdanningsråd", LIS_ACTOR_BODY },
  { "Helsedirektoratet", "HDir", LIS_ACTOR_BODY },
  { "Helse- og omsorgsdepartementet", "HOD", LIS_ACTOR_BODY },
  { "TAK", "Tverregional arbeidsgruppe for videreutvikling av Kompetanseportalen", LIS_ACTOR_BODY },
  { "RKUU", "Regionalt kompetanse- og utdanningsutvalg", LIS_ACTOR_BODY },
  { "Sykehuspartner", NULL, LIS_ACTOR_BODY },
  { "Legeforeningen", NULL, LIS_ACTOR_BODY },
  { "LIS-koordinator", "LIS-koordinatorene\nLIS-koordinatorer", LIS_ACTOR_BODY },
  { "HR", "HR-avdelingen", LIS_ACTOR_BODY },
  { "Ledere", "Leder\nLedere for LIS\nLinjeledere", LIS_ACTOR_BODY },
  { "Veiledere", "Veileder", LIS_ACTOR_BODY },
};

static LisId *
copy_id (LisId id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
add_name (GHashTable *names, const char *name, gpointer value, gboolean copied)
{
  char *key = lis_text_is_blank (name) ? NULL : lis_plan_text_squeeze (name);

  if (key == NULL || key[0] == '\0' || g_hash_table_contains (names, key))
    {
      g_free (key);
      return;
    }
  g_hash_table_insert (names, key, copied ? copy_id (*(LisId *) value) : value);
}

static void
add_names (GHashTable *names, const char *name, const char *variants, gpointer value, gboolean copied)
{
  g_auto (GStrv) each = g_strsplit (variants != NULL ? variants : "", "\n", -1);

  add_name (names, name, value, copied);
  for (guint i = 0; each[i] != NULL; i++)
    {
      g_auto (GStrv) written = g_strsplit (each[i], "|", -1);

      for (guint j = 0; written[j] != NULL; j++)
        add_name (names, written[j], value, copied);
    }
}

static void
remember (LisPlanActors *actors, const LisActor *actor)
{
  LisId id = actor->record.id;

  add_names (actors->by_name, actor->name, actor->variants, &id, TRUE);
  if (actor->unit != LIS_ID_NONE)
    g_hash_table_insert (actors->by_unit, copy_id (actor->unit), copy_id (id));
}

LisPlanActors *
lis_plan_actors_new (LisImportJob *job, const LisPlanData *data, LisId owner, gboolean new_actors)
{
  LisPlanActors *actors = g_new0 (LisPlanActors, 1);

  actors->job = job;
  actors->data = data;
  actors->owner = owner;
  actors->new_actors = new_actors;
  actors->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  actors->by_unit = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  actors->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_ACTOR); i++)
    remember (actors, lis_plan_data_get (data, LIS_ENTITY_ACTOR, i));
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_UNIT); i++)
    {
      const LisUnit *unit = lis_plan_data_get (data, LIS_ENTITY_UNIT, i);

      add_names (actors->units, unit->name, unit->variants, (gpointer) unit, FALSE);
      add_name (actors->units, unit->code, (gpointer) unit, FALSE);
    }
  return actors;
}

void
lis_plan_actors_free (LisPlanActors *actors)
{
  if (actors == NULL)
    return;
  g_hash_table_unref (actors->by_name);
  g_hash_table_unref (actors->by_unit);
  g_hash_table_unref (actors->units);
  g_free (actors);
}

static LisId
add_actor (LisPlanActors *actors, const char *name, const char *variants, LisActorKind kind, LisId unit)
{
  LisActor *actor = lis_record_new (&lis_actor_entity);

  actor->record.id = lis_editor_new_id (actors->job->editor);
  actor->name = g_strdup (name);
  actor->variants = g_strdup (variants);
  actor->kind = kind;
  actor->unit = unit;
  remember (actors, actor);
  lis_change_set_insert (actors->job->set, LIS_ENTITY_ACTOR, actor);
  actors->job->report->added++;
  return actor->record.id;
}

/* The region above @id, or itself. */
static LisId
find_region (const LisPlanData *data, LisId id)
{
  for (guint depth = 0; id != LIS_ID_NONE && depth < 16; depth++)
    {
      const LisUnit *unit = lis_plan_data_find (data, LIS_ENTITY_UNIT, id);

      if (unit == NULL)
        break;
      if (unit->level == LIS_UNIT_REGION)
        return id;
      id = unit->parent;
    }
  return LIS_ID_NONE;
}

static LisId
find_unit_actor (LisPlanActors *actors, const LisUnit *unit)
{
  const LisId *found = g_hash_table_lookup (actors->by_unit, &unit->record.id);

  return found != NULL ? *found : add_actor (actors, unit->name, unit->code, LIS_ACTOR_UNIT, unit->record.id);
}

static gboolean
has_members (LisPlanActors *actors, LisId group)
{
  for (guint i = 0; i < lis_plan_data_count (actors->data, LIS_ENTITY_ACTOR_MEMBER); i++)
    if (((const LisActorMember *) lis_plan_data_get (actors->data, LIS_ENTITY_ACTOR_MEMBER, i))->group == group)
      return TRUE;
  return FALSE;
}

static gboolean
is_trust_of (const LisUnit *unit, LisId region)
{
  return unit->level == LIS_UNIT_TRUST && unit->parent == region && unit->end == LIS_DATE_NONE;
}

/* Every trust of the region is a member, so that each can have its own status. */
static void
add_members (LisPlanActors *actors, LisId group, const char *name)
{
  LisId region = find_region (actors->data, actors->owner);
  guint members = 0;

  for (guint i = 0; region != LIS_ID_NONE && i < lis_plan_data_count (actors->data, LIS_ENTITY_UNIT); i++)
    {
      const LisUnit *unit = lis_plan_data_get (actors->data, LIS_ENTITY_UNIT, i);
      LisActorMember *member;

      if (!is_trust_of (unit, region))
        continue;
      member = lis_record_new (&lis_actor_member_entity);
      member->record.id = lis_editor_new_id (actors->job->editor);
      member->group = group;
      member->member = find_unit_actor (actors, unit);
      lis_change_set_insert (actors->job->set, LIS_ENTITY_ACTOR_MEMBER, member);
      actors->job->report->added++;
      members++;
    }
  if (members == 0)
    lis_import_job_add_note (actors->job,
                             g_strdup_printf (_("“%s” stands for several, but the plan file holds no trusts of the "
                                                "region; add its members"), name));
}

static LisId
add_common (LisPlanActors *actors, const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    {
      g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      LisId region, id;

      add_names (names, common[i].name, common[i].variants, (gpointer) &common[i], FALSE);
      if (!g_hash_table_contains (names, key))
        continue;
      region = common[i].kind == LIS_ACTOR_UNIT ? find_region (actors->data, actors->owner) : LIS_ID_NONE;
      id = add_actor (actors, common[i].name, common[i].variants,
                      common[i].kind == LIS_ACTOR_UNIT && region == LIS_ID_NONE ? LIS_ACTOR_BODY : common[i].kind,
                      region);
      return id;
    }
  return LIS_ID_NONE;
}

static gboolean
is_empty_group (LisPlanActors *actors, LisId id)
{
  const LisActor *actor = lis_plan_data_find (actors->data, LIS_ENTITY_ACTOR, id);

  return actor != NULL && actor->kind == LIS_ACTOR_GROUP && !has_members (actors, id);
}

LisId
lis_plan_actors_find (LisPlanActors *actors, const LisReadActor *read, guint row)
{
  g_autofree char *key = lis_plan_text_squeeze (read->name);
  const LisId *found = g_hash_table_lookup (actors->by_name, key);
  const LisUnit *unit;
  LisId id;

  if (found != NULL)
    return *found;
  unit = g_hash_table_lookup (actors->units, key);
  if (unit != NULL)
    return find_unit_actor (actors, unit);
  id = add_common (actors, key);
  if (id != LIS_ID_NONE)
    return id;
  if (read->heading || actors->new_actors)
    {
      lis_import_job_add_note (actors->job,
                               g_strdup_printf (_("The actor “%s” was not known and is added"), read->name));
      return add_actor (actors, read->name, NULL, LIS_ACTOR_BODY, LIS_ID_NONE);
    }
  lis_import_job_add_fault (actors->job, row, read->column, read->name,
                            g_strdup (_("nobody is known by this name; correct it, or add the actor first")));
  return LIS_ID_NONE;
}

/* Groups of this import are filled once, at its end: those new in it, and those left without members before. */
void
lis_plan_actors_fill_groups (LisPlanActors *actors)
{
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    {
      g_autofree char *key = lis_plan_text_squeeze (common[i].name);
      const LisId *id = common[i].kind == LIS_ACTOR_GROUP ? g_hash_table_lookup (actors->by_name, key) : NULL;

      if (id != NULL &&
          (lis_plan_data_find (actors->data, LIS_ENTITY_ACTOR, *id) == NULL || is_empty_group (actors, *id)))
        add_members (actors, *id, common[i].name);
    }
}

LisId
lis_plan_actors_find_owner (const LisPlanData *data, const char *title)
{
  g_autofree char *wanted = lis_plan_text_squeeze (title != NULL ? title : "");
  LisId only = LIS_ID_NONE, region = LIS_ID_NONE, trust = LIS_ID_NONE;
  guint regions = 0;

  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_UNIT); i++)
    {
      const LisUnit *unit = lis_plan_data_get (data, LIS_ENTITY_UNIT, i);
      g_autofree char *name = lis_plan_text_squeeze (unit->name);
      gsize length = strlen (name);

      if (unit->level != LIS_UNIT_REGION && unit->level != LIS_UNIT_TRUST)
        continue;
      if (length > 5 && g_str_has_suffix (name, unit->level == LIS_UNIT_REGION ? "rhf" : "hf"))
        name[length - (unit->level == LIS_UNIT_REGION ? 3 : 2)] = '\0';
      if (unit->level == LIS_UNIT_REGION)
        {
          regions++;
          only = unit->record.id;
        }
      if (strstr (wanted, name) != NULL)
        *(unit->level == LIS_UNIT_REGION ? &region : &trust) = unit->record.id;
    }
  return trust != LIS_ID_NONE ? trust : region != LIS_ID_NONE ? region : regions == 1 ? only : LIS_ID_NONE;
}

static void
list_names (GHashTable *names, const char *name, const char *variants)
{
  g_auto (GStrv) each = g_strsplit (variants != NULL ? variants : "", "\n", -1);

  if (name != NULL)
    g_hash_table_add (names, lis_text_fold (name));
  for (guint i = 0; each[i] != NULL; i++)
    g_hash_table_add (names, lis_text_fold (each[i]));
}

void
lis_plan_actors_list (const LisPlanData *data, GHashTable *names)
{
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_ACTOR); i++)
    {
      const LisActor *actor = lis_plan_data_get (data, LIS_ENTITY_ACTOR, i);

      list_names (names, actor->name, actor->variants);
    }
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_UNIT); i++)
    {
      const LisUnit *unit = lis_plan_data_get (data, LIS_ENTITY_UNIT, i);

      list_names (names, unit->name, unit->variants);
    }
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    list_names (names, common[i].name, common[i].variants);
}
