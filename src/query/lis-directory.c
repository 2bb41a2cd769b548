/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-directory.h"

#include <string.h>

#include "lis-pathways-private.h"
#include "lis-place.h"
#include "lis-sheet-words.h"
#include "lis-text.h"

static LisDirectory *
create (void)
{
  LisDirectory *directory = g_new0 (LisDirectory, 1);

  directory->entries = g_array_new (FALSE, TRUE, sizeof (LisDirectoryEntry));
  directory->texts = g_string_chunk_new (4096);
  return directory;
}

/* People */

/* Where the doctor serves on the day: what is agreed before what is not. */
static const char *
find_place (const LisPathwaysPrivate *self, const LisPathwayRow *row)
{
  const char *found = "";

  for (guint i = row->first_bar; i < row->first_bar + row->n_bars; i++)
    {
      const LisPathwayBar *bar = &g_array_index (self->answer.bars, LisPathwayBar, i);

      if (bar->period->unit == LIS_ID_NONE || bar->place == LIS_INDEX_NONE
          || !lis_date_range_contains (lis_period_get_range (bar->period), self->today))
        continue;
      found = bar->label;
      if (bar->period->state == LIS_STATE_AGREED)
        break;
    }
  return found;
}

static void
add_doctor (LisDirectory *directory, const LisPathwaysPrivate *self, guint index)
{
  const LisPathwayRow *row = &lis_pathways_get_doctor (self, index)->row;
  const LisDirectoryEntry entry = {
    .id = row->person->record.id,
    .title = g_string_chunk_insert (directory->texts, row->name),
    .detail = g_string_chunk_insert_const (directory->texts, row->detail),
    .words = g_string_chunk_insert_const (directory->texts, find_place (self, row)),
  };

  g_array_append_val (directory->entries, entry);
}

/* The roles of everybody on the day, by index of the person: "mentor, manager". */
static GPtrArray *
gather_roles (const LisPathwaysPrivate *self)
{
  const LisPlanData *data = self->answer.data;
  GPtrArray *roles = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_set_size (roles, (int) lis_plan_data_count (data, LIS_ENTITY_PERSON));
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_ROLE); i++)
    {
      const LisRole *role = lis_plan_data_get (data, LIS_ENTITY_ROLE, i);
      guint holder = lis_plan_data_index (data, LIS_ENTITY_PERSON, role->holder);
      const char *kind = lis_sheet_choice (lis_role_kinds, role->kind);
      char *known;

      if (holder == LIS_INDEX_NONE || kind == NULL
          || !lis_date_range_contains (lis_date_range_new (role->start, role->end), self->today))
        continue;
      known = roles->pdata[holder];
      if (known == NULL)
        roles->pdata[holder] = g_strdup (kind);
      else if (strstr (known, kind) == NULL)
        {
          roles->pdata[holder] = g_strdup_printf ("%s, %s", known, kind);
          g_free (known);
        }
    }
  return roles;
}

static const char *
find_home (LisDirectory *directory, const LisPathwaysPrivate *self, guint person)
{
  const LisPlanData *data = self->answer.data;
  guint n;
  const guint32 *employments = lis_grouping_get (&self->employments, person, &n);
  const LisEmployment *home = lis_place_find_home (data, employments, n, self->today);
  g_autofree char *place = home != NULL ? lis_place_format (data, home->employer) : NULL;

  return place != NULL ? g_string_chunk_insert_const (directory->texts, place) : "";
}

static void
add_other (LisDirectory *directory, const LisPathwaysPrivate *self, guint index, const char *roles)
{
  const LisPerson *person = lis_plan_data_get (self->answer.data, LIS_ENTITY_PERSON, index);
  const char *home = find_home (directory, self, index);
  LisDirectoryEntry entry = {
    .id = person->record.id,
    .title = lis_sheet_take (directory->texts, lis_person_get_name (person)),
    .detail = home,
    .words = "",
  };

  if (roles != NULL && *home != '\0')
    entry.detail = lis_sheet_take (directory->texts, g_strdup_printf ("%s, %s", roles, home));
  else if (roles != NULL)
    entry.detail = g_string_chunk_insert_const (directory->texts, roles);
  g_array_append_val (directory->entries, entry);
}

typedef struct
{
  char   *key;
  guint32 person;
} Named;

static int
compare_named (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Named *) a)->key, ((const Named *) b)->key);
}

static void
clear_named (gpointer data)
{
  g_free (((Named *) data)->key);
}

/* Everybody's index, by family name. */
static GArray *
sort_people (const LisPlanData *data)
{
  guint n = lis_plan_data_count (data, LIS_ENTITY_PERSON);
  GArray *people = g_array_sized_new (FALSE, FALSE, sizeof (Named), n);

  g_array_set_clear_func (people, clear_named);
  for (guint i = 0; i < n; i++)
    {
      const LisPerson *person = lis_plan_data_get (data, LIS_ENTITY_PERSON, i);
      g_autofree char *name = g_strdup_printf ("%s %s", person->family_name != NULL ? person->family_name : "",
                                               person->given_name != NULL ? person->given_name : "");
      Named named = { lis_text_sort_key (name), i };

      g_array_append_val (people, named);
    }
  g_array_sort (people, compare_named);
  return people;
}

static void
add_everyone (LisDirectory *directory, const LisPathwaysPrivate *self)
{
  g_autoptr (GArray) people = sort_people (self->answer.data);
  g_autoptr (GPtrArray) roles = gather_roles (self);

  for (guint i = 0; i < people->len; i++)
    {
      guint person = g_array_index (people, Named, i).person;

      if (self->doctor_of[person] != LIS_INDEX_NONE)
        add_doctor (directory, self, self->doctor_of[person]);
      else
        add_other (directory, self, person, roles->pdata[person]);
    }
}

LisDirectory *
lis_directory_new_people (LisPathways *pathways, gboolean everyone)
{
  const LisPathwaysPrivate *self = (const LisPathwaysPrivate *) pathways;
  LisDirectory *directory = create ();

  if (everyone)
    add_everyone (directory, self);
  else
    for (guint i = 0; i < self->doctors->len; i++)
      add_doctor (directory, self, i);
  return directory;
}

/* Units */

typedef struct
{
  const LisPathwaysPrivate *self;
  LisDirectory *directory;
  LisGrouping   below; /* by parent */
  char        **keys;  /* by index of the unit */
  guint        *n_here;
  LisId        *counted; /* the doctor counted last; those of one doctor come together */
} Tree;

static int
compare_units (gconstpointer a, gconstpointer b, gpointer data)
{
  char **keys = data;

  return strcmp (keys[*(const guint32 *) a], keys[*(const guint32 *) b]);
}

static GArray *
sort_units (const Tree *tree, const guint32 *units, guint n)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);

  if (n > 0)
    g_array_append_vals (sorted, units, n);
  g_array_sort_with_data (sorted, compare_units, tree->keys);
  return sorted;
}

static void
add_unit (Tree *tree, guint32 index, guint depth)
{
  const LisPlanData *data = tree->self->answer.data;
  const LisUnit *unit = lis_plan_data_get (data, LIS_ENTITY_UNIT, index);
  GStringChunk *texts = tree->directory->texts;
  const char *level = lis_sheet_choice (lis_unit_levels, unit->level);
  const char *specialty = lis_sheet_specialty (data, unit->specialty);
  g_autofree char *place = lis_place_format (data, unit->record.id);
  const LisDirectoryEntry entry = {
    .id = unit->record.id,
    .title = g_string_chunk_insert_const (texts, unit->name != NULL ? unit->name : "?"),
    .detail = g_string_chunk_insert_const (texts, level != NULL ? level : ""),
    .words = lis_sheet_take (texts, g_strjoin (" ", place, specialty != NULL ? specialty : "",
                                               unit->code != NULL ? unit->code : "",
                                               unit->variants != NULL ? unit->variants : "", NULL)),
    .depth = depth,
    .n_here = tree->n_here[index],
  };
  g_autoptr (GArray) below = NULL;
  const guint32 *units;
  guint n;

  g_array_append_val (tree->directory->entries, entry);
  units = lis_grouping_get (&tree->below, index, &n);
  below = sort_units (tree, units, n);
  for (guint i = 0; i < below->len && depth < LIS_PLACE_MAX_DEPTH; i++)
    add_unit (tree, g_array_index (below, guint32, i), depth + 1);
}

static gboolean
is_there (const LisPathwayBar *bar, LisDate day)
{
  LisDateRange range = lis_period_get_range (bar->period);

  return bar->period->unit != LIS_ID_NONE && lis_date_range_contains (range, day)
         && (range.start != LIS_DATE_MIN || range.end != LIS_DATE_MAX);
}

/* Of the doctors there on the day, each counts in all units above too. */
static void
count_here (Tree *tree, const GArray *bars)
{
  const LisPlanData *data = tree->self->answer.data;

  for (guint i = 0; i < bars->len; i++)
    {
      const LisPeriod *period = g_array_index (bars, LisPathwayBar, i).period;
      LisId id = period->unit;

      if (!is_there (&g_array_index (bars, LisPathwayBar, i), tree->self->today))
        continue;
      for (guint depth = 0; id != LIS_ID_NONE && depth < LIS_PLACE_MAX_DEPTH; depth++)
        {
          guint index = lis_plan_data_index (data, LIS_ENTITY_UNIT, id);

          if (index == LIS_INDEX_NONE || tree->counted[index] == period->person)
            break;
          tree->counted[index] = period->person;
          tree->n_here[index]++;
          id = ((const LisUnit *) lis_plan_data_get (data, LIS_ENTITY_UNIT, index))->parent;
        }
    }
}

/* Those without anything above. */
static GArray *
find_topmost (const Tree *tree, guint n)
{
  const LisPlanData *data = tree->self->answer.data;
  g_autoptr (GArray) topmost = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < n; i++)
    {
      const LisUnit *unit = lis_plan_data_get (data, LIS_ENTITY_UNIT, i);

      if (lis_plan_data_index (data, LIS_ENTITY_UNIT, unit->parent) == LIS_INDEX_NONE)
        g_array_append_val (topmost, i);
    }
  return sort_units (tree, (const guint32 *) (void *) topmost->data, topmost->len);
}

static void
make_keys (Tree *tree, guint n)
{
  tree->keys = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const LisUnit *unit = lis_plan_data_get (tree->self->answer.data, LIS_ENTITY_UNIT, i);

      tree->keys[i] = lis_text_sort_key (unit->name != NULL ? unit->name : "");
    }
}

LisDirectory *
lis_directory_new_units (LisPathways *pathways)
{
  Tree tree = { .self = (const LisPathwaysPrivate *) pathways, .directory = create () };
  guint n = lis_plan_data_count (pathways->data, LIS_ENTITY_UNIT);
  g_autoptr (GArray) topmost = NULL;

  lis_grouping_init (&tree.below, pathways->data, LIS_ENTITY_UNIT, LIS_ENTITY_UNIT, G_STRUCT_OFFSET (LisUnit, parent));
  tree.n_here = g_new0 (guint, n + 1);
  tree.counted = g_new0 (LisId, n + 1);
  make_keys (&tree, n);
  count_here (&tree, tree.self->answer.bars);
  topmost = find_topmost (&tree, n);
  for (guint i = 0; i < topmost->len; i++)
    add_unit (&tree, g_array_index (topmost, guint32, i), 0);
  g_strfreev (tree.keys);
  g_free (tree.n_here);
  g_free (tree.counted);
  lis_grouping_clear (&tree.below);
  return tree.directory;
}

/* Search */

static void
fold_entries (LisDirectory *directory)
{
  for (guint i = 0; i < directory->entries->len; i++)
    {
      LisDirectoryEntry *entry = &g_array_index (directory->entries, LisDirectoryEntry, i);
      g_autofree char *text = NULL;

      if (entry->folded != NULL)
        return;
      text = g_strjoin (" ", entry->title, entry->detail, entry->words, NULL);
      entry->folded = lis_sheet_take (directory->texts, lis_text_fold (text));
    }
}

/* The units above the one at @index that are not there yet, the topmost first. */
static void
append_above (const LisDirectory *directory, GArray *found, guint index)
{
  guint32 above[LIS_PLACE_MAX_DEPTH + 1];
  guint n = 0, depth = g_array_index (directory->entries, LisDirectoryEntry, index).depth;
  guint32 last = found->len > 0 ? g_array_index (found, guint32, found->len - 1) : G_MAXUINT32;

  for (guint32 i = index; i-- > 0 && depth > 0 && n < G_N_ELEMENTS (above);)
    {
      const LisDirectoryEntry *entry = &g_array_index (directory->entries, LisDirectoryEntry, i);

      if (entry->depth >= depth)
        continue;
      if (last != G_MAXUINT32 && i <= last)
        {
          gboolean is_known = FALSE;

          for (guint k = found->len; k-- > 0 && !is_known;)
            is_known = g_array_index (found, guint32, k) == i;
          if (is_known)
            break;
        }
      depth = entry->depth;
      above[n++] = i;
    }
  while (n > 0)
    g_array_append_val (found, above[--n]);
}

GArray *
lis_directory_search (LisDirectory *directory, const char *search)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *folded = search != NULL ? lis_text_fold (search) : g_strdup ("");

  if (*folded != '\0')
    fold_entries (directory);
  for (guint32 i = 0; i < directory->entries->len; i++)
    {
      LisDirectoryEntry *entry = &g_array_index (directory->entries, LisDirectoryEntry, i);

      entry->found = *folded == '\0' || lis_text_matches (entry->folded, folded);
      if (!entry->found)
        continue;
      if (*folded != '\0')
        append_above (directory, found, i);
      g_array_append_val (found, i);
    }
  return found;
}

guint
lis_directory_find (const LisDirectory *directory, LisId id)
{
  for (guint i = 0; i < directory->entries->len; i++)
    if (g_array_index (directory->entries, LisDirectoryEntry, i).id == id)
      return i;
  return G_MAXUINT;
}

void
lis_directory_free (LisDirectory *directory)
{
  if (directory == NULL)
    return;
  g_array_unref (directory->entries);
  g_string_chunk_free (directory->texts);
  g_free (directory);
}
