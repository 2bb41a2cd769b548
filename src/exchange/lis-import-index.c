/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-import-index.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "lis-people.h"
#include "lis-text.h"

#define NO_LINK 0
#define N_SUGGESTIONS 3
/* Longer texts are no misspelt names. */
#define MAX_SUGGESTED_LENGTH 64

/* Number 0 is no link. */
typedef struct
{
  gpointer record;
  guint    next;
  guint    rank; /* of names */
} Link;

static guint
append_link (LisImportEntity *entity, gpointer record, guint next, guint rank)
{
  Link link = { record, next, rank };

  g_array_append_val (entity->links, link);
  return entity->links->len - 1;
}

static void
read_way (const LisEntity *entity, const char *text, LisImportWay *way)
{
  g_auto (GStrv) names = g_strsplit (text, ",", -1);

  way->only_texts = TRUE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      const LisField *field = lis_entity_find_field (entity, names[i]);

      g_assert (field != NULL && way->n_fields < LIS_IMPORT_MAX_PARTS);
      way->fields[way->n_fields++] = field;
      way->only_texts = way->only_texts && field->type == LIS_FIELD_TEXT;
    }
}

LisImportEntity *
lis_import_entity_new (LisRecordSet *existing)
{
  LisImportEntity *entity = g_new0 (LisImportEntity, 1);
  g_auto (GStrv) ways = g_strsplit (existing->entity->keys, ";", -1);

  entity->entity = existing->entity;
  entity->existing = existing;
  entity->added = g_ptr_array_new ();
  entity->added_ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  entity->links = g_array_new (FALSE, TRUE, sizeof (Link));
  append_link (entity, NULL, NO_LINK, 0);
  for (guint i = 0; ways[i] != NULL; i++)
    {
      g_assert (entity->n_ways < LIS_IMPORT_MAX_WAYS);
      read_way (entity->entity, ways[i], &entity->ways[entity->n_ways++]);
    }
  return entity;
}

void
lis_import_entity_free (LisImportEntity *entity)
{
  if (entity == NULL)
    return;
  for (guint i = 0; i < entity->n_ways; i++)
    g_clear_pointer (&entity->ways[i].index, g_hash_table_unref);
  g_clear_pointer (&entity->names, g_hash_table_unref);
  g_clear_pointer (&entity->resolved, g_hash_table_unref);
  g_clear_pointer (&entity->aliases, g_hash_table_unref);
  g_hash_table_unref (entity->added_ids);
  g_ptr_array_unref (entity->added);
  g_array_unref (entity->links);
  lis_record_set_free (entity->existing);
  g_free (entity);
}

gboolean
lis_import_way_is_complete (const LisImportWay *way, gconstpointer record)
{
  for (guint i = 0; i < way->n_fields; i++)
    if (lis_field_is_empty (way->fields[i], record))
      return FALSE;
  return TRUE;
}

gboolean
lis_import_same_value (const LisField *field, gconstpointer a, gconstpointer b)
{
  g_autofree char *first = NULL, *second = NULL;

  if (lis_field_equal (field, a, b))
    return TRUE;
  if (field->type != LIS_FIELD_TEXT || lis_field_is_empty (field, a) || lis_field_is_empty (field, b))
    return FALSE;
  first = lis_text_fold (lis_field_get_text (field, a));
  second = lis_text_fold (lis_field_get_text (field, b));
  return first[0] != '\0' && strcmp (first, second) == 0;
}

static gpointer
hash_key (const LisImportWay *way, gconstpointer record)
{
  guint64 hash = 1;

  for (guint i = 0; i < way->n_fields; i++)
    {
      const LisField *field = way->fields[i];

      hash *= G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
      if (field->type == LIS_FIELD_TEXT)
        {
          g_autofree char *folded = lis_text_fold (lis_field_get_text (field, record));

          hash ^= g_str_hash (folded);
        }
      else
        hash ^= (guint64) lis_field_get (field, record);
      hash ^= hash >> 29;
    }
  /* The table takes the lower half alone. */
  return GSIZE_TO_POINTER ((gsize) (hash ^ hash >> 32));
}

static void
index_key (LisImportEntity *entity, LisImportWay *way, gpointer record)
{
  gpointer hash;
  guint first;

  if (!lis_import_way_is_complete (way, record))
    return;
  hash = hash_key (way, record);
  first = GPOINTER_TO_UINT (g_hash_table_lookup (way->index, hash));
  g_hash_table_insert (way->index, hash, GUINT_TO_POINTER (append_link (entity, record, first, 0)));
}

static void
ensure_index (LisImportEntity *entity, LisImportWay *way)
{
  if (way->index != NULL)
    return;
  way->index = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < entity->existing->count; i++)
    index_key (entity, way, lis_record_set_get (entity->existing, i));
  for (guint i = 0; i < entity->added->len; i++)
    index_key (entity, way, g_ptr_array_index (entity->added, i));
}

static gboolean
has_same_key (const LisImportWay *way, gconstpointer a, gconstpointer b)
{
  for (guint i = 0; i < way->n_fields; i++)
    if (!lis_import_same_value (way->fields[i], a, b))
      return FALSE;
  return TRUE;
}

GPtrArray *
lis_import_entity_find_by_key (LisImportEntity *entity, LisImportWay *way, gconstpointer record)
{
  GPtrArray *found = NULL;
  guint place;

  ensure_index (entity, way);
  place = GPOINTER_TO_UINT (g_hash_table_lookup (way->index, hash_key (way, record)));
  while (place != NO_LINK)
    {
      Link *link = &g_array_index (entity->links, Link, place);

      if (has_same_key (way, record, link->record))
        {
          if (found == NULL)
            found = g_ptr_array_new ();
          g_ptr_array_add (found, link->record);
        }
      place = link->next;
    }
  return found;
}

static void
add_name (LisImportEntity *entity, const char *text, LisImportNameRank rank, gpointer record)
{
  g_autofree char *folded = lis_text_fold (text);
  guint first, place;

  if (folded[0] == '\0')
    return;
  first = GPOINTER_TO_UINT (g_hash_table_lookup (entity->names, folded));
  place = append_link (entity, record, first, rank);
  g_hash_table_replace (entity->names, g_steal_pointer (&folded), GUINT_TO_POINTER (place));
}

static void
add_person_names (LisImportEntity *entity, gpointer record)
{
  const LisPerson *person = record;
  g_autofree char *name = NULL, *reversed = NULL;

  if (person->given_name == NULL || person->family_name == NULL)
    return;
  name = lis_person_get_name (person);
  reversed = g_strdup_printf ("%s, %s", person->family_name, person->given_name);
  add_name (entity, name, LIS_IMPORT_NAME_FULL, record);
  add_name (entity, reversed, LIS_IMPORT_NAME_FULL, record);
}

static void
add_variants (LisImportEntity *entity, const char *text, gpointer record)
{
  g_auto (GStrv) variants = g_strsplit_set (text, "|\n", -1);

  for (guint i = 0; variants[i] != NULL; i++)
    add_name (entity, variants[i], LIS_IMPORT_NAME_VARIANT, record);
}

static void
index_names (LisImportEntity *entity, gpointer record)
{
  for (guint i = 0; i < entity->n_ways; i++)
    {
      const LisField *field = entity->ways[i].fields[0];

      if (entity->ways[i].n_fields == 1 && field->type == LIS_FIELD_TEXT && !lis_field_is_empty (field, record))
        add_name (entity, lis_field_get_text (field, record),
                  strcmp (field->name, "name") == 0 ? LIS_IMPORT_NAME_FULL : LIS_IMPORT_NAME_KEY, record);
    }
  for (guint i = 0; i < entity->entity->n_fields; i++)
    {
      const LisField *field = &entity->entity->fields[i];

      if (field->type != LIS_FIELD_TEXT || lis_field_is_empty (field, record))
        continue;
      if ((field->flags & LIS_FIELD_VARIANTS) != 0)
        add_variants (entity, lis_field_get_text (field, record), record);
      else if (strcmp (field->name, "name_en") == 0)
        add_name (entity, lis_field_get_text (field, record), LIS_IMPORT_NAME_VARIANT, record);
    }
  if (entity->entity == &lis_person_entity)
    add_person_names (entity, record);
}

static void
ensure_names (LisImportEntity *entity)
{
  if (entity->names != NULL)
    return;
  entity->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < entity->existing->count; i++)
    index_names (entity, lis_record_set_get (entity->existing, i));
  for (guint i = 0; i < entity->added->len; i++)
    index_names (entity, g_ptr_array_index (entity->added, i));
}

void
lis_import_entity_add_names (LisImportEntity *entity, gpointer record)
{
  ensure_names (entity);
  index_names (entity, record);
}

GPtrArray *
lis_import_entity_find_by_name (LisImportEntity *entity, const char *folded)
{
  GPtrArray *found = g_ptr_array_new ();
  guint place, best = G_MAXUINT;

  ensure_names (entity);
  place = GPOINTER_TO_UINT (g_hash_table_lookup (entity->names, folded));
  while (place != NO_LINK)
    {
      Link *link = &g_array_index (entity->links, Link, place);

      if (link->rank < best)
        {
          g_ptr_array_set_size (found, 0);
          best = link->rank;
        }
      if (link->rank == best && !g_ptr_array_find (found, link->record, NULL))
        g_ptr_array_add (found, link->record);
      place = link->next;
    }
  return found;
}

void
lis_import_entity_add (LisImportEntity *entity, gpointer record)
{
  LisRecord *head = record;

  g_ptr_array_add (entity->added, record);
  g_hash_table_insert (entity->added_ids, &head->id, record);
  for (guint i = 0; i < entity->n_ways; i++)
    if (entity->ways[i].index != NULL)
      index_key (entity, &entity->ways[i], record);
  if (entity->names != NULL)
    index_names (entity, record);
}

gpointer
lis_import_entity_find (LisImportEntity *entity, LisId id)
{
  const LisId *alias = entity->aliases != NULL ? g_hash_table_lookup (entity->aliases, &id) : NULL;
  gpointer record = g_hash_table_lookup (entity->added_ids, alias != NULL ? alias : &id);

  return record != NULL ? record : lis_record_set_find (entity->existing, alias != NULL ? *alias : id);
}

void
lis_import_entity_add_alias (LisImportEntity *entity, LisId foreign, LisId id)
{
  if (entity->aliases == NULL)
    entity->aliases = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_hash_table_insert (entity->aliases, g_memdup2 (&foreign, sizeof foreign), g_memdup2 (&id, sizeof id));
}

/* Letters to change, add or leave out; more than @limit is not counted on. */
static guint
count_edits (const char *a, const char *b, guint limit)
{
  guint rows[2][MAX_SUGGESTED_LENGTH + 1];
  gsize n = strlen (a), m = strlen (b);

  if (n > MAX_SUGGESTED_LENGTH || m > MAX_SUGGESTED_LENGTH || MAX (n, m) - MIN (n, m) > limit)
    return limit + 1;
  for (gsize j = 0; j <= m; j++)
    rows[0][j] = (guint) j;
  for (gsize i = 1; i <= n; i++)
    {
      guint *above = rows[(i - 1) % 2], *row = rows[i % 2], least;

      row[0] = least = (guint) i;
      for (gsize j = 1; j <= m; j++)
        {
          row[j] = MIN (MIN (above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
          least = MIN (least, row[j]);
        }
      if (least > limit)
        return limit + 1;
    }
  return rows[n % 2][m];
}

/* 0 is best. A name that holds the text is liked too. */
static guint
rate_likeness (const char *folded, const char *name)
{
  guint limit = 1 + (guint) strlen (folded) / 4;
  guint edits = count_edits (folded, name, limit);

  if (edits <= limit)
    return edits * 2;
  if (strlen (folded) >= 3 && strstr (name, folded) != NULL)
    return 2 * limit + 1;
  return G_MAXUINT;
}

typedef struct
{
  const char   *name;
  gconstpointer record;
  guint         rate;
} Suggestion;

static gboolean
is_better (const Suggestion *a, const Suggestion *b)
{
  return a->rate < b->rate || (a->rate == b->rate && a->rate != G_MAXUINT && strcmp (a->name, b->name) < 0);
}

/* A record is suggested once, by its best name. */
static void
keep_best (Suggestion best[N_SUGGESTIONS], Suggestion suggestion)
{
  for (guint i = 0; i < N_SUGGESTIONS; i++)
    {
      Suggestion worse = best[i];

      if (worse.record == suggestion.record && !is_better (&suggestion, &worse))
        return;
      if (!is_better (&suggestion, &worse))
        continue;
      best[i] = suggestion;
      if (worse.record == suggestion.record)
        return;
      suggestion = worse;
    }
}

char *
lis_import_suggest (LisImportJob *job, LisImportEntity *entity, const char *folded)
{
  Suggestion best[N_SUGGESTIONS];
  g_autoptr (GString) text = g_string_new (NULL);
  GHashTableIter iter;
  gpointer name, place;

  for (guint i = 0; i < N_SUGGESTIONS; i++)
    best[i] = (Suggestion){ NULL, NULL, G_MAXUINT };
  ensure_names (entity);
  g_hash_table_iter_init (&iter, entity->names);
  while (g_hash_table_iter_next (&iter, &name, &place))
    {
      const Link *link = &g_array_index (entity->links, Link, GPOINTER_TO_UINT (place));

      keep_best (best, (Suggestion){ name, link->record, rate_likeness (folded, name) });
    }
  for (guint i = 0; i < N_SUGGESTIONS && best[i].rate != G_MAXUINT; i++)
    {
      g_autofree char *shown = lis_import_describe (job, entity, best[i].record);

      g_string_append (text, i > 0 ? ", " : "");
      g_string_append_printf (text, _("“%s”"), shown);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static char *
describe_person (const LisPerson *person)
{
  g_autofree char *name = NULL;

  if (person->given_name == NULL || person->family_name == NULL)
    return g_strdup (person->local_id != NULL ? person->local_id : "");
  name = lis_person_get_name (person);
  return person->local_id != NULL ? g_strdup_printf ("%s (%s)", name, person->local_id) : g_steal_pointer (&name);
}

static char *
describe_part (LisImportJob *job, const LisField *field, gconstpointer record)
{
  LisImportEntity *target;
  const LisField *name;
  gconstpointer other;

  if (field->type != LIS_FIELD_REFERENCE)
    return lis_field_format (field, record);
  target = lis_import_job_get_entity (job, lis_field_get_target (field)->type);
  other = lis_import_entity_find (target, lis_field_get (field, record));
  if (other == NULL)
    return g_strdup ("");
  name = lis_entity_find_field (target->entity, "name");
  return name != NULL ? lis_field_format (name, other) : lis_import_describe (job, target, other);
}

/* The way that says most: a name and where it belongs, else the first. */
static const LisImportWay *
choose_way (const LisImportEntity *entity)
{
  for (guint i = 0; i < entity->n_ways; i++)
    if (entity->ways[i].n_fields > 1 && strcmp (entity->ways[i].fields[0]->name, "name") == 0)
      return &entity->ways[i];
  for (guint i = 0; i < entity->n_ways; i++)
    if (strcmp (entity->ways[i].fields[0]->name, "name") == 0)
      return &entity->ways[i];
  return &entity->ways[0];
}

char *
lis_import_describe (LisImportJob *job, LisImportEntity *entity, gconstpointer record)
{
  const LisImportWay *way = choose_way (entity);
  GString *text;

  if (entity->entity == &lis_person_entity)
    return describe_person (record);
  text = g_string_new (NULL);
  for (guint i = 0; i < way->n_fields; i++)
    {
      g_autofree char *part = describe_part (job, way->fields[i], record);

      if (part[0] != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " / " : "", part);
    }
  return g_string_free (text, FALSE);
}
