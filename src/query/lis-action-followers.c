/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-rows-private.h"

static LisId
get_followed (const LisActionItem *item)
{
  return item->step != NULL ? item->step->follows : item->measure->follows;
}

/* Id of a step, or of a measure without steps → its item. They cannot be the same number: ids are unique in a plan. */
static GHashTable *
index_items (const LisActions *actions)
{
  GHashTable *items = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < actions->items->len; i++)
    {
      const LisActionItem *item = lis_actions_get_item (actions, i);
      const LisRecord *record = item->step != NULL ? &item->step->record : &item->measure->record;

      g_hash_table_insert (items, (gpointer) &record->id, GUINT_TO_POINTER (i));
    }
  return items;
}

static gboolean
has_followers (const LisActions *actions)
{
  for (guint i = 0; i < actions->items->len; i++)
    if (get_followed (lis_actions_get_item (actions, i)) != LIS_ID_NONE)
      return TRUE;
  return FALSE;
}

/* The part of the trust whose plan @follower stands in, or NULL. */
static LisActionPart *
find_part (const LisActions *actions, const LisActionItem *item, const LisActionItem *follower)
{
  for (guint i = item->first_part; i < item->first_part + item->n_parts; i++)
    {
      LisActionPart *part = &g_array_index (actions->parts, LisActionPart, i);
      const LisActor *actor = lis_plan_data_find (actions->data, LIS_ENTITY_ACTOR, part->actor);

      if (actor != NULL && actor->unit != LIS_ID_NONE && actor->unit == follower->plan->owner)
        return part;
    }
  return NULL;
}

static const LisActionPart *
find_newest (const LisActions *actions, const LisActionItem *item)
{
  const LisActionPart *newest = NULL;

  for (guint i = item->first_part; i < item->first_part + item->n_parts; i++)
    {
      const LisActionPart *part = lis_actions_get_part (actions, i);

      if (lis_date_is_set (part->told) && (newest == NULL || part->told > newest->told))
        newest = part;
    }
  return newest;
}

static void
speak_for (LisActions *actions, guint place, LisActionPart *part)
{
  const LisActionItem *follower = lis_actions_get_item (actions, place);
  const LisActionPart *newest = find_newest (actions, follower);
  LisActionTally tally;

  if (newest == NULL)
    return;
  part->mention = MAX (part->mention, newest->mention);
  if (lis_date_is_set (part->told) && part->told >= newest->told)
    return;
  part->state = (guint8) lis_actions_roll_up_item (actions, follower, &tally);
  part->told = newest->told;
  part->status = newest->status;
  part->follower = place;
}

void
lis_actions_make_followers (LisActions *actions)
{
  g_autoptr (GHashTable) items = NULL;

  if (!has_followers (actions))
    return;
  items = index_items (actions);
  for (guint i = 0; i < actions->items->len; i++)
    {
      const LisActionItem *follower = lis_actions_get_item (actions, i);
      LisId followed = get_followed (follower);
      gpointer place;
      LisActionPart *part;

      if (followed == LIS_ID_NONE || !g_hash_table_lookup_extended (items, &followed, NULL, &place))
        continue;
      part = find_part (actions, lis_actions_get_item (actions, GPOINTER_TO_UINT (place)), follower);
      if (part != NULL && GPOINTER_TO_UINT (place) != i)
        speak_for (actions, i, part);
    }
}
