/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-vacancies.h"

#include "lis-posts.h"

/* The days of a post are cut wherever anything changes; between two cuts the same people hold it. */

void
lis_vacancy_search_init (LisVacancySearch *search, const LisPlanData *data, const LisGrouping *leaves,
                         LisDateRange range)
{
  *search = (LisVacancySearch){ .data = data, .leaves = leaves, .range = range };
  lis_grouping_init (&search->employments, data, LIS_ENTITY_POST, LIS_ENTITY_EMPLOYMENT,
                     G_STRUCT_OFFSET (LisEmployment, post));
  search->cuts = g_array_new (FALSE, FALSE, sizeof (LisDate));
  search->vacancies = g_array_new (FALSE, FALSE, sizeof (LisVacancy));
}

void
lis_vacancy_search_clear (LisVacancySearch *search)
{
  lis_grouping_clear (&search->employments);
  g_clear_pointer (&search->cuts, g_array_unref);
  g_clear_pointer (&search->vacancies, g_array_unref);
}

static const LisEmployment *
get_employment (const LisVacancySearch *search, guint32 index)
{
  return lis_plan_data_get (search->data, LIS_ENTITY_EMPLOYMENT, index);
}

static void
add_cut (LisVacancySearch *search, LisDateRange post, LisDate date)
{
  if (lis_date_is_set (date) && date > post.start && date < post.end)
    g_array_append_val (search->cuts, date);
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  const LisDate *first = a, *second = b;

  return (*first > *second) - (*first < *second);
}

static void
find_cuts (LisVacancySearch *search, LisDateRange post, const guint32 *employments, guint n)
{
  const guint32 *leaves;
  guint n_leaves;

  g_array_set_size (search->cuts, 0);
  g_array_append_val (search->cuts, post.start);
  for (guint i = 0; i < n; i++)
    {
      const LisEmployment *employment = get_employment (search, employments[i]);

      add_cut (search, post, employment->start);
      add_cut (search, post, employment->end);
      leaves = lis_grouping_get (search->leaves, employments[i], &n_leaves);
      for (guint j = 0; j < n_leaves; j++)
        {
          const LisLeave *leave = lis_plan_data_get (search->data, LIS_ENTITY_LEAVE, leaves[j]);

          add_cut (search, post, leave->start);
          add_cut (search, post, leave->end);
        }
    }
  g_array_append_val (search->cuts, post.end);
  g_array_sort (search->cuts, compare_dates);
}

/* How much of the employment is at work on @day: 0 where it does not run. */
static gint32
get_share_at_work (const LisVacancySearch *search, guint32 index, LisDate day)
{
  const LisEmployment *employment = get_employment (search, index);
  gint32 share = employment->share;
  const guint32 *leaves;
  guint n;

  leaves = lis_grouping_get (search->leaves, index, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisLeave *leave = lis_plan_data_get (search->data, LIS_ENTITY_LEAVE, leaves[i]);

      if (lis_date_range_contains (lis_date_range_new (leave->start, leave->end), day))
        share -= leave->share;
    }
  return MAX (share, 0);
}

static void
add_vacancy (LisVacancySearch *search, LisVacancy vacancy)
{
  for (guint i = 0; i < search->vacancies->len; i++)
    {
      LisVacancy *before = &g_array_index (search->vacancies, LisVacancy, i);

      if (before->range.end == vacancy.range.start && before->share == vacancy.share &&
          before->substitute == vacancy.substitute && before->holder == vacancy.holder)
        {
          before->range.end = vacancy.range.end;
          return;
        }
    }
  g_array_append_val (search->vacancies, vacancy);
}

/* Who the substitute stands in for: as recorded, else the holder who is away. */
static LisId
find_replaced (const LisVacancySearch *search, const LisEmployment *substitute, LisId holder)
{
  const LisEmployment *replaced = lis_plan_data_find (search->data, LIS_ENTITY_EMPLOYMENT,
                                                      substitute->substitute_for);

  return replaced != NULL ? replaced->person : holder;
}

static void
look_at_days (LisVacancySearch *search, const LisPost *post, LisDateRange range, const guint32 *employments, guint n)
{
  gint32 left = post->share;
  LisId holder = LIS_ID_NONE;

  for (guint i = 0; i < n; i++)
    {
      const LisEmployment *employment = get_employment (search, employments[i]);
      gint32 share = get_share_at_work (search, employments[i], range.start);

      if (!lis_date_range_contains (lis_date_range_new (employment->start, employment->end), range.start) ||
          employment->kind == LIS_POST_SUBSTITUTE)
        continue;
      if (share < employment->share)
        holder = employment->person;
      left -= share;
    }
  for (guint i = 0; i < n; i++)
    {
      const LisEmployment *employment = get_employment (search, employments[i]);
      gint32 share = get_share_at_work (search, employments[i], range.start);

      if (!lis_date_range_contains (lis_date_range_new (employment->start, employment->end), range.start) ||
          employment->kind != LIS_POST_SUBSTITUTE || share == 0)
        continue;
      add_vacancy (search, (LisVacancy){ range, share, employment->person,
                                         find_replaced (search, employment, holder) });
      left -= share;
    }
  if (left > 0)
    add_vacancy (search, (LisVacancy){ range, left, LIS_ID_NONE, holder });
}

static int
compare_vacancies (gconstpointer a, gconstpointer b)
{
  const LisVacancy *first = a, *second = b;

  if (first->range.start != second->range.start)
    return first->range.start < second->range.start ? -1 : 1;
  return (first->substitute > second->substitute) - (first->substitute < second->substitute);
}

/* Leaves those on the days asked about, each with its own first and last day: how long a post has stood empty is told
 * too. */
static void
drop_others (LisVacancySearch *search)
{
  for (guint i = search->vacancies->len; i > 0; i--)
    if (!lis_date_range_overlaps (g_array_index (search->vacancies, LisVacancy, i - 1).range, search->range))
      g_array_remove_index (search->vacancies, i - 1);
}

void
lis_vacancies_find (LisVacancySearch *search, const LisPost *post, guint index)
{
  LisDateRange days = lis_date_range_new (post->start, post->end);
  const guint32 *employments;
  guint n;

  g_array_set_size (search->vacancies, 0);
  if (!lis_date_range_overlaps (days, search->range))
    return;
  employments = lis_grouping_get (&search->employments, index, &n);
  find_cuts (search, days, employments, n);
  for (guint i = 0; i + 1 < search->cuts->len; i++)
    {
      LisDateRange range = { g_array_index (search->cuts, LisDate, i), g_array_index (search->cuts, LisDate, i + 1) };

      if (!lis_date_range_is_empty (range))
        look_at_days (search, post, range, employments, n);
    }
  drop_others (search);
  g_array_sort (search->vacancies, compare_vacancies);
}
