/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-post-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-sheet-words.h"
#include "lis-text.h"
#include "lis-vacancies.h"

#define AHEAD_MONTHS 12

typedef struct
{
  const LisPlanData *data;
  LisDate            day;
  LisDateRange       range;
  LisGrouping        leaves; /* by employment */
  LisVacancySearch   search;
} Asking;

static void
begin (Asking *asking, const LisPathways *pathways, LisDate day)
{
  asking->data = pathways->data;
  asking->day = day;
  asking->range = lis_date_range_new (day, lis_date_add_months (day, AHEAD_MONTHS));
  lis_grouping_init (&asking->leaves, asking->data, LIS_ENTITY_EMPLOYMENT, LIS_ENTITY_LEAVE,
                     G_STRUCT_OFFSET (LisLeave, employment));
  lis_vacancy_search_init (&asking->search, asking->data, &asking->leaves, asking->range);
}

static void
end (Asking *asking)
{
  lis_vacancy_search_clear (&asking->search);
  lis_grouping_clear (&asking->leaves);
}

/* The list */

/* Names of those employed in the post on the day, side by side. */
static const char *
name_holders (const Asking *asking, GStringChunk *texts, guint index, gboolean substitutes)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n;
  const guint32 *employments = lis_grouping_get (&asking->search.employments, index, &n);

  for (guint i = 0; i < n; i++)
    {
      const LisEmployment *employment = lis_plan_data_get (asking->data, LIS_ENTITY_EMPLOYMENT, employments[i]);
      const char *name;

      if ((employment->kind == LIS_POST_SUBSTITUTE) != substitutes
          || !lis_date_range_contains (lis_date_range_new (employment->start, employment->end), asking->day))
        continue;
      name = lis_sheet_person (texts, asking->data, employment->person);
      if (name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  return names->len > 0 ? g_string_chunk_insert (texts, names->str) : "";
}

static const char *
say (GStringChunk *texts, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (texts, text) : "";
}

/* Short, for a column; open ends stay open. */
static const char *
format_days (GStringChunk *texts, LisDateRange days)
{
  g_autofree char *first = days.start > LIS_DATE_MIN ? lis_date_format_short (days.start) : g_strdup ("");
  g_autofree char *last = days.end < LIS_DATE_MAX ? lis_date_format_short (days.end - 1) : g_strdup ("");

  return lis_sheet_take (texts, g_strdup_printf ("%s–%s", first, last));
}

static void
add_vacancy (Asking *asking, GStringChunk *texts, LisPostEntry *entry)
{
  for (guint i = 0; i < asking->search.vacancies->len; i++)
    {
      const LisVacancy *vacancy = &g_array_index (asking->search.vacancies, LisVacancy, i);

      if (vacancy->substitute != LIS_ID_NONE)
        continue;
      entry->vacant_now |= lis_date_range_contains (vacancy->range, asking->day);
      if (lis_date_is_set (entry->vacant_from))
        continue;
      entry->vacant_from = vacancy->range.start;
      entry->texts[LIS_POST_COLUMN_VACANT] = format_days (texts, vacancy->range);
    }
}

static void
add_entry (LisPostList *list, Asking *asking, guint index)
{
  const LisPost *post = lis_plan_data_get (asking->data, LIS_ENTITY_POST, index);
  GStringChunk *texts = list->texts;
  LisPostEntry entry = {
    .post = post->record.id,
    .texts = {
      [LIS_POST_COLUMN_NUMBER] = say (texts, post->number),
      [LIS_POST_COLUMN_UNIT] = say (texts, lis_sheet_place (texts, asking->data, post->unit)),
      [LIS_POST_COLUMN_SPECIALTY] = say (texts, lis_sheet_specialty (asking->data, post->specialty)),
      [LIS_POST_COLUMN_KIND] = say (texts, lis_sheet_choice (lis_post_kinds, post->kind)),
      [LIS_POST_COLUMN_HOLDER] = name_holders (asking, texts, index, FALSE),
      [LIS_POST_COLUMN_SUBSTITUTE] = name_holders (asking, texts, index, TRUE),
      [LIS_POST_COLUMN_VACANT] = "",
    },
    .vacant_from = LIS_DATE_NONE,
  };

  lis_vacancies_find (&asking->search, post, index);
  add_vacancy (asking, texts, &entry);
  g_array_append_val (list->entries, entry);
}

typedef struct
{
  char   *key;
  guint32 post;
} SortPost;

static int
compare_posts (gconstpointer a, gconstpointer b)
{
  const SortPost *first = a, *second = b;
  int order = strcmp (first->key, second->key);

  return order != 0 ? order : (first->post > second->post) - (first->post < second->post);
}

static void
clear_sort_post (gpointer data)
{
  g_free (((SortPost *) data)->key);
}

static GArray *
sort_posts (const Asking *asking)
{
  GArray *posts = g_array_new (FALSE, FALSE, sizeof (SortPost));

  g_array_set_clear_func (posts, clear_sort_post);
  for (guint32 i = 0; i < lis_plan_data_count (asking->data, LIS_ENTITY_POST); i++)
    {
      const LisPost *post = lis_plan_data_get (asking->data, LIS_ENTITY_POST, i);
      SortPost entry = { NULL, i };

      if (!lis_date_range_overlaps (lis_date_range_new (post->start, post->end), asking->range))
        continue;
      entry.key = lis_text_sort_key (post->number != NULL ? post->number : "");
      g_array_append_val (posts, entry);
    }
  g_array_sort (posts, compare_posts);
  return posts;
}

LisPostList *
lis_post_list_new (LisPathways *pathways, LisDate day)
{
  LisPostList *list = g_new0 (LisPostList, 1);
  g_autoptr (GArray) posts = NULL;
  Asking asking;

  list->entries = g_array_new (FALSE, FALSE, sizeof (LisPostEntry));
  list->texts = g_string_chunk_new (4096);
  begin (&asking, pathways, day);
  posts = sort_posts (&asking);
  for (guint i = 0; i < posts->len; i++)
    add_entry (list, &asking, g_array_index (posts, SortPost, i).post);
  end (&asking);
  return list;
}

void
lis_post_list_free (LisPostList *list)
{
  if (list == NULL)
    return;
  g_array_unref (list->entries);
  g_string_chunk_free (list->texts);
  g_free (list);
}

/* One post */

static const char *
name_replaced (GStringChunk *texts, const LisPlanData *data, LisId id)
{
  const LisEmployment *replaced = lis_plan_data_find (data, LIS_ENTITY_EMPLOYMENT, id);

  return replaced != NULL ? lis_sheet_person (texts, data, replaced->person) : NULL;
}

static void
add_employments (LisPostSheet *sheet, const Asking *asking, guint index)
{
  guint n;
  const guint32 *employments = lis_grouping_get (&asking->search.employments, index, &n);

  for (guint i = 0; i < n; i++)
    {
      const LisEmployment *employment = lis_plan_data_get (asking->data, LIS_ENTITY_EMPLOYMENT, employments[i]);
      LisDateRange range = lis_date_range_new (employment->start, employment->end);
      const LisPostTenure tenure = {
        .employment = employment->record.id,
        .person = employment->person,
        .name = lis_sheet_person (sheet->texts, asking->data, employment->person),
        .kind = lis_sheet_choice (lis_post_kinds, employment->kind),
        .replaced = name_replaced (sheet->texts, asking->data, employment->substitute_for),
        .share = lis_sheet_share (sheet->texts, employment->share),
        .days = lis_sheet_days (sheet->texts, range),
        .range = range,
        .now = lis_date_range_contains (range, asking->day),
      };

      g_array_append_val (sheet->employments, tenure);
    }
}

static void
add_vacancies (LisPostSheet *sheet, Asking *asking, const LisPost *post, guint index)
{
  lis_vacancies_find (&asking->search, post, index);
  for (guint i = 0; i < asking->search.vacancies->len; i++)
    {
      const LisVacancy *vacancy = &g_array_index (asking->search.vacancies, LisVacancy, i);
      LisPostTenure tenure = {
        .person = vacancy->holder,
        .name = lis_sheet_person (sheet->texts, asking->data, vacancy->holder),
        .kind = vacancy->holder != LIS_ID_NONE ? _("Holder on leave, nobody in it") : _("Vacant"),
        .share = lis_sheet_share (sheet->texts, vacancy->share),
        .days = lis_sheet_days (sheet->texts, vacancy->range),
        .range = vacancy->range,
        .now = lis_date_range_contains (vacancy->range, asking->day),
      };

      if (vacancy->substitute == LIS_ID_NONE)
        g_array_append_val (sheet->vacancies, tenure);
    }
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  const LisPostTenure *first = a, *second = b;

  if (first->range.start != second->range.start)
    return first->range.start > second->range.start ? -1 : 1;
  return (first->employment > second->employment) - (first->employment < second->employment);
}

LisPostSheet *
lis_post_sheet_new (LisPathways *pathways, LisId id, LisDate day)
{
  const LisPlanData *data = pathways->data;
  guint index = lis_plan_data_index (data, LIS_ENTITY_POST, id);
  const LisPost *post;
  LisPostSheet *sheet;
  Asking asking;

  if (index == LIS_INDEX_NONE)
    return NULL;
  post = lis_plan_data_get (data, LIS_ENTITY_POST, index);
  sheet = g_new0 (LisPostSheet, 1);
  sheet->texts = g_string_chunk_new (1024);
  sheet->post = id;
  sheet->unit = post->unit;
  sheet->number = say (sheet->texts, post->number);
  sheet->place = say (sheet->texts, lis_sheet_place (sheet->texts, data, post->unit));
  sheet->specialty = post->specialty != LIS_ID_NONE ? say (sheet->texts, lis_sheet_specialty (data, post->specialty))
                                                    : NULL;
  sheet->kind = lis_sheet_choice (lis_post_kinds, post->kind);
  sheet->share = lis_sheet_share (sheet->texts, post->share);
  sheet->days = lis_sheet_days (sheet->texts, lis_date_range_new (post->start, post->end));
  sheet->employments = g_array_new (FALSE, FALSE, sizeof (LisPostTenure));
  sheet->vacancies = g_array_new (FALSE, FALSE, sizeof (LisPostTenure));
  begin (&asking, pathways, day);
  add_employments (sheet, &asking, index);
  g_array_sort (sheet->employments, compare_newest);
  add_vacancies (sheet, &asking, post, index);
  end (&asking);
  return sheet;
}

void
lis_post_sheet_free (LisPostSheet *sheet)
{
  if (sheet == NULL)
    return;
  g_array_unref (sheet->employments);
  g_array_unref (sheet->vacancies);
  g_string_chunk_free (sheet->texts);
  g_free (sheet);
}
