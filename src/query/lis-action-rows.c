/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-action-rows-private.h"
#include "lis-text.h"

const LisEntityType lis_action_entities[] = {
  LIS_ENTITY_UNIT,           LIS_ENTITY_ACTION_PLAN, LIS_ENTITY_AREA,        LIS_ENTITY_OBJECTIVE,
  LIS_ENTITY_MEASURE,        LIS_ENTITY_STEP,        LIS_ENTITY_ACTOR,       LIS_ENTITY_ACTOR_MEMBER,
  LIS_ENTITY_RESPONSIBILITY, LIS_ENTITY_STEP_STATUS, LIS_ENTITY_PLAN_NOTE,   LIS_ENTITY_RISK,
  LIS_ENTITY_EFFECT_GOAL,    LIS_ENTITY_INDICATOR,   LIS_ENTITY_MEASUREMENT, LIS_ENTITY_PLAN_REFERENCE,
  LIS_ENTITY_NONE,
};

guint
lis_action_tally_count (const LisActionTally *tally)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tally->n); i++)
    n += tally->n[i];
  return n;
}

gint32
lis_action_tally_roll_up (const LisActionTally *tally)
{
  guint n = lis_action_tally_count (tally);

  if (n > 0 && tally->n[LIS_STATUS_STOPPED] == n)
    return LIS_STATUS_STOPPED;
  n -= tally->n[LIS_STATUS_STOPPED];
  if (n > 0 && tally->n[LIS_STATUS_DONE] == n)
    return LIS_STATUS_DONE;
  if (tally->n[LIS_STATUS_STARTED] + tally->n[LIS_STATUS_DONE] > 0)
    return LIS_STATUS_STARTED;
  return tally->n[LIS_STATUS_NOT_STARTED] > 0 ? LIS_STATUS_NOT_STARTED : 0;
}

gint32
lis_actions_roll_up_item (const LisActions *actions, const LisActionItem *item, LisActionTally *tally)
{
  memset (tally, 0, sizeof *tally);
  for (guint i = item->first_part; i < item->first_part + item->n_parts; i++)
    tally->n[lis_actions_get_part (actions, i)->state]++;
  return lis_action_tally_roll_up (tally);
}

static gboolean
is_asked_kind (const LisActionFilter *filter)
{
  return filter->as == 0 || filter->as == LIS_RESPONSIBILITY_RESPONSIBLE;
}

static gboolean
has_role (const LisActions *actions, const LisActionFilter *filter, const LisActionItem *item)
{
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (LisPlanActor));

  lis_plan_index_collect_actors (&actions->index, item->spot, (LisResponsibilityKind) filter->as, actions->today,
                                 actors);
  for (guint i = 0; i < actors->len; i++)
    {
      const LisPlanActor *one = &g_array_index (actors, LisPlanActor, i);

      if (one->actor == filter->actor || one->group == filter->actor)
        return TRUE;
    }
  return FALSE;
}

gboolean
lis_actions_is_asked (const LisActions *actions, const LisActionFilter *filter, const LisActionPart *part)
{
  if (filter->actor == LIS_ID_NONE || !is_asked_kind (filter))
    return TRUE;
  if (part->actor == LIS_ID_NONE)
    return FALSE;
  return part->actor == filter->actor || part->group == filter->actor ||
         lis_plan_index_holds_for (&actions->index, filter->actor, part->actor);
}

static const char *
get_folded (LisActions *actions, guint place)
{
  const LisActionItem *item = lis_actions_get_item (actions, place);
  g_autoptr (GString) text = g_string_new (NULL);
  char **folded;

  if (actions->folded == NULL)
    {
      actions->folded = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_set_size (actions->folded, (int) actions->items->len);
    }
  folded = (char **) &g_ptr_array_index (actions->folded, place);
  if (*folded != NULL)
    return *folded;
  g_string_append_printf (text, "%s %s %s %s", lis_action_item_get_number (item) != NULL ?
                          lis_action_item_get_number (item) : "", lis_action_item_get_text (item),
                          item->measure->number != NULL ? item->measure->number : "", item->measure->title);
  for (guint i = 0; i < item->n_roles; i++)
    {
      const LisActionRole *role = &g_array_index (actions->roles, LisActionRole, item->first_role + i);
      const LisActor *actor = lis_plan_data_find (actions->data, LIS_ENTITY_ACTOR, role->actor);

      g_string_append_printf (text, " %s", actor != NULL ? actor->name : "");
    }
  for (guint i = item->first_part; i < item->first_part + item->n_parts; i++)
    {
      const LisActionPart *part = lis_actions_get_part (actions, i);
      const LisActor *actor = lis_plan_data_find (actions->data, LIS_ENTITY_ACTOR, part->actor);

      g_string_append_printf (text, " %s %s", actor != NULL ? actor->name : "",
                              part->status != NULL && part->status->comment != NULL ? part->status->comment : "");
    }
  *folded = lis_text_fold (text->str);
  return *folded;
}

static gboolean
passes_item (LisActions *actions, const LisActionFilter *filter, const char *search, guint place)
{
  const LisActionItem *item = lis_actions_get_item (actions, place);

  if (filter->plan != LIS_ID_NONE && item->plan->record.id != filter->plan)
    return FALSE;
  if (filter->area != LIS_ID_NONE &&
      (item->area != NULL ? item->area->record.id : LIS_ACTION_AREA_NONE) != filter->area)
    return FALSE;
  if (filter->measure != LIS_ID_NONE && item->measure->record.id != filter->measure)
    return FALSE;
  if (filter->missing != 0 && (item->missing & filter->missing) == 0)
    return FALSE;
  if (filter->risk != 0 && g_array_index (actions->measures, LisActionMeasure, item->group).risk != filter->risk)
    return FALSE;
  if (filter->actor != LIS_ID_NONE && !is_asked_kind (filter) && !has_role (actions, filter, item))
    return FALSE;
  return search == NULL || lis_text_matches (get_folded (actions, place), search);
}

/* Late before silent before soon before nothing. */
static guint
rank_due (guint8 due)
{
  static const guint8 ranks[] = { 0, 3, 1, 2 };

  return ranks[due];
}

static void
add_to_row (LisActionRow *row, guint place, const LisActionPart *part)
{
  row->tally.n[part->state]++;
  row->told = MAX (row->told, part->told);
  if (rank_due (part->due) > rank_due (row->due))
    {
      row->due = part->due;
      row->due_day = part->due_day;
      row->part = place;
    }
  else if (part->due == row->due && part->due_day < row->due_day)
    row->due_day = part->due_day;
}

static gboolean
passes_states (const LisActionFilter *filter, const LisActionRow *row)
{
  return filter->states == 0 || (filter->states & (1u << row->state)) != 0;
}

static gboolean
is_changed (const LisActionFilter *filter, LisDate told)
{
  return !lis_date_is_set (filter->changed_since) || filter->changed_since == 0 ||
         (lis_date_is_set (told) && told >= filter->changed_since);
}

static LisActionRow
start_row (guint item, guint part)
{
  return (LisActionRow){ .item = item, .part = part, .n_items = 1, .told = LIS_DATE_NONE, .due_day = LIS_DATE_NONE };
}

static gboolean
passes_row (const LisActionFilter *filter, const LisActionRow *row, guint dues)
{
  return passes_states (filter, row) && (filter->dues == 0 || (filter->dues & dues) != 0) &&
         is_changed (filter, row->told);
}

static void
add_rows_per_actor (LisActions *actions, const LisActionFilter *filter, guint place, GArray *rows)
{
  const LisActionItem *item = lis_actions_get_item (actions, place);

  for (guint i = item->first_part; i < item->first_part + item->n_parts; i++)
    {
      const LisActionPart *part = lis_actions_get_part (actions, i);
      LisActionRow row = start_row (place, i);

      if (!lis_actions_is_asked (actions, filter, part))
        continue;
      add_to_row (&row, i, part);
      row.state = part->state;
      if (passes_row (filter, &row, 1u << part->due))
        g_array_append_val (rows, row);
    }
}

gboolean
lis_actions_make_step_row (LisActions *actions, const LisActionFilter *filter, guint place, LisActionRow *row,
                           guint *dues)
{
  const LisActionItem *item = lis_actions_get_item (actions, place);
  guint n = 0;

  *dues = 0;
  *row = start_row (place, item->first_part);
  for (guint i = item->first_part; i < item->first_part + item->n_parts; i++)
    {
      const LisActionPart *part = lis_actions_get_part (actions, i);

      if (!lis_actions_is_asked (actions, filter, part))
        continue;
      if (n++ == 0)
        row->part = i;
      add_to_row (row, i, part);
      *dues |= 1u << part->due;
    }
  row->state = (guint8) lis_action_tally_roll_up (&row->tally);
  return n > 0 && passes_row (filter, row, *dues);
}

/* States and dues of a measure's row are asked of its steps: it is shown when any of them passes. */
static void
add_row_per_measure (LisActions *actions, const LisActionFilter *filter, const char *search,
                     const LisActionMeasure *measure, GArray *rows)
{
  LisActionRow whole = start_row (LIS_INDEX_NONE, 0);

  whole.n_items = 0;
  for (guint i = measure->first_item; i < measure->first_item + measure->n_items; i++)
    {
      LisActionRow row;
      guint dues;

      if (!passes_item (actions, filter, search, i) || !lis_actions_make_step_row (actions, filter, i, &row, &dues))
        continue;
      if (whole.n_items++ == 0)
        {
          whole.item = i;
          whole.part = row.part;
        }
      whole.tally.n[row.state]++;
      whole.told = MAX (whole.told, row.told);
      if (rank_due (row.due) > rank_due (whole.due) || (row.due == whole.due && row.due_day < whole.due_day))
        {
          whole.due = row.due;
          whole.due_day = row.due_day;
        }
    }
  whole.state = (guint8) lis_action_tally_roll_up (&whole.tally);
  if (whole.n_items > 0)
    g_array_append_val (rows, whole);
}

static void
add_rows (LisActions *actions, const LisActionFilter *filter, const char *search, GArray *rows)
{
  if (filter->per == LIS_ACTION_PER_MEASURE)
    {
      for (guint i = 0; i < actions->measures->len; i++)
        add_row_per_measure (actions, filter, search, &g_array_index (actions->measures, LisActionMeasure, i), rows);
      return;
    }
  for (guint i = 0; i < actions->items->len; i++)
    {
      LisActionRow row;
      guint dues;

      if (!passes_item (actions, filter, search, i))
        continue;
      if (filter->per == LIS_ACTION_PER_ACTOR)
        add_rows_per_actor (actions, filter, i, rows);
      else if (lis_actions_make_step_row (actions, filter, i, &row, &dues))
        g_array_append_val (rows, row);
    }
}

typedef struct
{
  LisActions *actions;
  GHashTable *names; /* LisId → sort key of an actor */
} Sorting;

static const char *
get_name_key (Sorting *sorting, const LisActionRow *row)
{
  const LisActionPart *part = lis_actions_get_part (sorting->actions, row->part);
  const LisActor *actor = lis_plan_data_find (sorting->actions->data, LIS_ENTITY_ACTOR, part->actor);
  char *key;

  if (actor == NULL)
    return "\377";
  key = g_hash_table_lookup (sorting->names, &actor->record.id);
  if (key == NULL)
    {
      key = lis_text_sort_key (actor->name);
      g_hash_table_insert (sorting->names, (gpointer) &actor->record.id, key);
    }
  return key;
}

static gint64
get_sort_number (const LisActions *actions, const LisActionRow *row)
{
  /* By how far it has come: nothing told, not started, started, stopped, done. */
  static const guint8 advance[] = { 0, 1, 2, 4, 3 };
  const LisActionItem *item = lis_actions_get_item (actions, row->item);
  const LisActionPart *part = lis_actions_get_part (actions, row->part);

  switch (actions->filter.sort)
    {
    case LIS_ACTION_SORT_DUE:
      return lis_date_is_set (item->time.end) ? item->time.end : LIS_DATE_MAX;
    case LIS_ACTION_SORT_STATUS:
      return advance[row->state];
    case LIS_ACTION_SORT_MENTION:
      return part->mention;
    case LIS_ACTION_SORT_PLAN:
    case LIS_ACTION_SORT_RESPONSIBLE:
    default:
      return 0;
    }
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  Sorting *sorting = user_data;
  const LisActionRow *x = a, *y = b;
  gint64 first = get_sort_number (sorting->actions, x), second = get_sort_number (sorting->actions, y);
  int order = 0;

  if (first != second)
    return first < second ? -1 : 1;
  if (sorting->actions->filter.sort == LIS_ACTION_SORT_RESPONSIBLE)
    order = strcmp (get_name_key (sorting, x), get_name_key (sorting, y));
  if (order != 0)
    return order;
  if (x->item != y->item)
    return x->item < y->item ? -1 : 1;
  return (x->part > y->part) - (x->part < y->part);
}

static void
sort_rows (LisActions *actions)
{
  Sorting sorting = { .actions = actions };

  if (actions->filter.sort == LIS_ACTION_SORT_PLAN)
    return;
  sorting.names = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_array_sort_with_data (actions->rows, compare_rows, &sorting);
  g_hash_table_unref (sorting.names);
}

static void
fill_rows (LisActions *actions, const LisActionFilter *filter, GArray *rows)
{
  g_autofree char *search = lis_text_is_blank (filter->search) ? NULL : lis_text_fold (filter->search);

  g_array_set_size (rows, 0);
  add_rows (actions, filter, search, rows);
}

void
lis_actions_refilter (LisActions *actions, const LisActionFilter *filter)
{
  LisActionFilter everything = { 0 };
  LisActionFilter copy = lis_action_filter_copy (filter != NULL ? filter : &everything);

  lis_action_filter_clear (&actions->filter);
  actions->filter = copy;
  fill_rows (actions, &actions->filter, actions->rows);
  sort_rows (actions);
}

guint
lis_actions_count (LisActions *actions, const LisActionFilter *filter)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (LisActionRow));

  fill_rows (actions, filter, rows);
  return rows->len;
}

gboolean
lis_actions_passes_part (const LisActions *actions, guint item, guint part)
{
  const LisActionItem *of = lis_actions_get_item (actions, item);

  return part >= of->first_part && part < of->first_part + of->n_parts &&
         lis_actions_is_asked (actions, &actions->filter, lis_actions_get_part (actions, part));
}

LisActions *
lis_actions_new (const LisPlanData *data, LisDate today, const LisActionFilter *filter)
{
  LisActions *actions = g_new0 (LisActions, 1);

  actions->data = data;
  actions->today = today;
  actions->items = g_array_new (FALSE, FALSE, sizeof (LisActionItem));
  actions->parts = g_array_new (FALSE, FALSE, sizeof (LisActionPart));
  actions->roles = g_array_new (FALSE, FALSE, sizeof (LisActionRole));
  actions->measures = g_array_new (FALSE, FALSE, sizeof (LisActionMeasure));
  actions->rows = g_array_new (FALSE, FALSE, sizeof (LisActionRow));
  lis_plan_index_init (&actions->index, data);
  lis_actions_make_items (actions);
  lis_actions_refilter (actions, filter);
  return actions;
}

void
lis_actions_free (LisActions *actions)
{
  if (actions == NULL)
    return;
  lis_plan_index_clear (&actions->index);
  lis_action_filter_clear (&actions->filter);
  g_array_unref (actions->items);
  g_array_unref (actions->parts);
  g_array_unref (actions->roles);
  g_array_unref (actions->measures);
  g_array_unref (actions->rows);
  g_clear_pointer (&actions->folded, g_ptr_array_unref);
  g_free (actions);
}
