/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-report-private.h"
#include "lis-sheet-words.h"
#include "lis-text.h"
#include "lis-unit-sheet-private.h"
#include "lis-vacancies.h"

typedef struct
{
  LisUnitSheet      *sheet;
  const LisPlanData *data;
  LisGrouping        leaves; /* by employment */
  LisVacancySearch   search;
} Filling;

static const char *
name_holding (LisHoldingKind kind)
{
  switch (kind)
    {
    case LIS_HOLDING_HOLDER:
      return _("Holder");
    case LIS_HOLDING_SUBSTITUTE:
      return _("Substitute");
    case LIS_HOLDING_ON_LEAVE:
      return _("Holder on leave, nobody in it");
    case LIS_HOLDING_VACANT:
    default:
      return _("Vacant");
    }
}

static void
add_holding (Filling *filling, LisHoldingKind kind, LisId person, LisId replaced, LisDateRange range, gint32 share)
{
  LisUnitSheet *sheet = filling->sheet;
  LisUnitHolding holding = {
    .kind = kind,
    .what = name_holding (kind),
    .person = person,
    .name = lis_sheet_person (sheet->texts, filling->data, person),
    .replaced = lis_sheet_person (sheet->texts, filling->data, replaced),
    .range = range,
    .days = lis_sheet_days (sheet->texts, range),
    .share = share,
    .share_text = lis_sheet_share (sheet->texts, share),
    .now = lis_date_range_contains (range, sheet->day),
  };

  g_array_append_val (sheet->holdings, holding);
}

/* The days on which the holder is not wholly on leave. */
static void
add_holder (Filling *filling, guint32 index)
{
  const LisEmployment *employment = lis_plan_data_get (filling->data, LIS_ENTITY_EMPLOYMENT, index);
  g_autoptr (GArray) away = g_array_new (FALSE, FALSE, sizeof (LisDateRange));
  g_autoptr (GArray) present = g_array_new (FALSE, FALSE, sizeof (LisDateRange));
  const guint32 *leaves;
  guint n;

  if (employment->kind == LIS_POST_SUBSTITUTE)
    return;
  leaves = lis_grouping_get (&filling->leaves, index, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisLeave *leave = lis_plan_data_get (filling->data, LIS_ENTITY_LEAVE, leaves[i]);
      LisDateRange range = lis_date_range_new (leave->start, leave->end);

      if (leave->share >= employment->share)
        g_array_append_val (away, range);
    }
  lis_report_join_days (away);
  lis_report_subtract_days (lis_date_range_new (employment->start, employment->end), away, present);
  for (guint i = 0; i < present->len; i++)
    {
      LisDateRange range = g_array_index (present, LisDateRange, i);

      if (lis_date_range_overlaps (range, filling->sheet->range))
        add_holding (filling, LIS_HOLDING_HOLDER, employment->person, LIS_ID_NONE, range, employment->share);
    }
}

static void
add_vacancy (Filling *filling, const LisVacancy *vacancy)
{
  if (vacancy->substitute != LIS_ID_NONE)
    add_holding (filling, LIS_HOLDING_SUBSTITUTE, vacancy->substitute, vacancy->holder, vacancy->range,
                 vacancy->share);
  else
    add_holding (filling, vacancy->holder != LIS_ID_NONE ? LIS_HOLDING_ON_LEAVE : LIS_HOLDING_VACANT,
                 vacancy->holder, LIS_ID_NONE, vacancy->range, vacancy->share);
}

static int
compare_holdings (gconstpointer a, gconstpointer b)
{
  const LisUnitHolding *first = a, *second = b;

  if (first->range.start != second->range.start)
    return first->range.start < second->range.start ? -1 : 1;
  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;
  return (first->person > second->person) - (first->person < second->person);
}

static void
add_holdings (Filling *filling, guint32 index, LisUnitPost *entry)
{
  const LisPost *post = lis_plan_data_get (filling->data, LIS_ENTITY_POST, index);
  GArray *holdings = filling->sheet->holdings;
  const guint32 *employments;
  guint n;

  entry->first_holding = holdings->len;
  employments = lis_grouping_get (&filling->search.employments, index, &n);
  for (guint i = 0; i < n; i++)
    add_holder (filling, employments[i]);
  lis_vacancies_find (&filling->search, post, index);
  for (guint i = 0; i < filling->search.vacancies->len; i++)
    add_vacancy (filling, &g_array_index (filling->search.vacancies, LisVacancy, i));
  entry->n_holdings = holdings->len - entry->first_holding;
  if (entry->n_holdings > 1)
    qsort (&g_array_index (holdings, LisUnitHolding, entry->first_holding), entry->n_holdings,
           sizeof (LisUnitHolding), compare_holdings);
  for (guint i = entry->first_holding; i < holdings->len; i++)
    {
      const LisUnitHolding *holding = &g_array_index (holdings, LisUnitHolding, i);

      entry->vacant |= holding->now &&
                       (holding->kind == LIS_HOLDING_VACANT || holding->kind == LIS_HOLDING_ON_LEAVE);
    }
}

static void
add_post (Filling *filling, guint32 index)
{
  LisUnitSheet *sheet = filling->sheet;
  const LisPost *post = lis_plan_data_get (filling->data, LIS_ENTITY_POST, index);
  LisUnitPost entry = {
    .post = post->record.id,
    .number = g_string_chunk_insert (sheet->texts, post->number != NULL ? post->number : ""),
    .kind = lis_sheet_choice (lis_post_kinds, post->kind),
    .specialty = lis_sheet_specialty (filling->data, post->specialty),
    .place = post->unit != sheet->unit ? lis_sheet_place (sheet->texts, filling->data, post->unit) : NULL,
    .share_text = lis_sheet_share (sheet->texts, post->share),
    .days = lis_sheet_days (sheet->texts, lis_date_range_new (post->start, post->end)),
  };

  if (entry.specialty != NULL)
    entry.specialty = g_string_chunk_insert_const (sheet->texts, entry.specialty);
  add_holdings (filling, index, &entry);
  sheet->n_vacant += entry.vacant;
  g_array_append_val (sheet->posts, entry);
}

typedef struct
{
  guint32 post;
  char   *key;
} SortPost;

static int
compare_posts (gconstpointer a, gconstpointer b)
{
  const SortPost *first = a, *second = b;
  int order = strcmp (first->key, second->key);

  return order != 0 ? order : (first->post > second->post) - (first->post < second->post);
}

/* Those that exist on some day of the twelve months. */
static GArray *
list_posts (const LisUnitSheet *sheet, const LisPlanData *data, const gboolean *within)
{
  GArray *posts = g_array_new (FALSE, FALSE, sizeof (SortPost));

  for (guint32 i = 0; i < lis_plan_data_count (data, LIS_ENTITY_POST); i++)
    {
      const LisPost *post = lis_plan_data_get (data, LIS_ENTITY_POST, i);
      guint unit = lis_plan_data_index (data, LIS_ENTITY_UNIT, post->unit);
      SortPost entry = { i, NULL };

      if (unit == LIS_INDEX_NONE || !within[unit] ||
          !lis_date_range_overlaps (lis_date_range_new (post->start, post->end), sheet->range))
        continue;
      entry.key = lis_text_sort_key (post->number != NULL ? post->number : "");
      g_array_append_val (posts, entry);
    }
  g_array_sort (posts, compare_posts);
  return posts;
}

void
lis_unit_sheet_add_posts (LisUnitSheet *sheet, const LisPlanData *data, const gboolean *within)
{
  g_autoptr (GArray) posts = list_posts (sheet, data, within);
  Filling filling = { .sheet = sheet, .data = data };

  lis_grouping_init (&filling.leaves, data, LIS_ENTITY_EMPLOYMENT, LIS_ENTITY_LEAVE,
                     G_STRUCT_OFFSET (LisLeave, employment));
  lis_vacancy_search_init (&filling.search, data, &filling.leaves, sheet->range);
  for (guint i = 0; i < posts->len; i++)
    {
      add_post (&filling, g_array_index (posts, SortPost, i).post);
      g_free (g_array_index (posts, SortPost, i).key);
    }
  lis_vacancy_search_clear (&filling.search);
  lis_grouping_clear (&filling.leaves);
}
