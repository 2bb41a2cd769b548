/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-place.h"
#include "lis-report-private.h"
#include "lis-text.h"

/* Posts that are vacant or held by a substitute. The days of a post are cut wherever anything changes; between two cuts
 * the same people hold it. */

enum
{
  COLUMN_POST,
  COLUMN_KIND,
  COLUMN_SPECIALTY,
  COLUMN_WHAT,
  COLUMN_FIRST,
  COLUMN_LAST,
  COLUMN_SHARE,
  COLUMN_SUBSTITUTE,
  COLUMN_HOLDER,
};

/* What is to be said of a post from one day to another. */
typedef struct
{
  LisDateRange range;
  gint32       share;
  LisId        substitute; /* person, or none: nobody is in it */
  LisId        holder;     /* person who is on leave, or none: nobody holds it */
} Vacancy;

typedef struct
{
  LisReportContext *context;
  LisDateRange      range;       /* asked about */
  LisGrouping       employments; /* by post */
  GArray           *cuts;        /* LisDate */
  GArray           *vacancies;   /* Vacancy */
} Search;

static const LisEmployment *
get_employment (const Search *search, guint32 index)
{
  return lis_plan_data_get (search->context->data, LIS_ENTITY_EMPLOYMENT, index);
}

static void
add_cut (Search *search, LisDateRange post, LisDate date)
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
find_cuts (Search *search, LisDateRange post, const guint32 *employments, guint n)
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
      leaves = lis_grouping_get (&search->context->leaves, employments[i], &n_leaves);
      for (guint j = 0; j < n_leaves; j++)
        {
          const LisLeave *leave = lis_plan_data_get (search->context->data, LIS_ENTITY_LEAVE, leaves[j]);

          add_cut (search, post, leave->start);
          add_cut (search, post, leave->end);
        }
    }
  g_array_append_val (search->cuts, post.end);
  g_array_sort (search->cuts, compare_dates);
}

/* How much of the employment is at work on @day: 0 where it does not run. */
static gint32
get_share_at_work (const Search *search, guint32 index, LisDate day)
{
  const LisEmployment *employment = get_employment (search, index);
  gint32 share = employment->share;
  const guint32 *leaves;
  guint n;

  leaves = lis_grouping_get (&search->context->leaves, index, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisLeave *leave = lis_plan_data_get (search->context->data, LIS_ENTITY_LEAVE, leaves[i]);

      if (lis_date_range_contains (lis_date_range_new (leave->start, leave->end), day))
        share -= leave->share;
    }
  return MAX (share, 0);
}

static void
add_vacancy (Search *search, Vacancy vacancy)
{
  for (guint i = 0; i < search->vacancies->len; i++)
    {
      Vacancy *before = &g_array_index (search->vacancies, Vacancy, i);

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
find_replaced (const Search *search, const LisEmployment *substitute, LisId holder)
{
  const LisEmployment *replaced = lis_plan_data_find (search->context->data, LIS_ENTITY_EMPLOYMENT,
                                                      substitute->substitute_for);

  return replaced != NULL ? replaced->person : holder;
}

static void
look_at_days (Search *search, const LisPost *post, LisDateRange range, const guint32 *employments, guint n)
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
      add_vacancy (search, (Vacancy){ range, share, employment->person, find_replaced (search, employment, holder) });
      left -= share;
    }
  if (left > 0)
    add_vacancy (search, (Vacancy){ range, left, LIS_ID_NONE, holder });
}

static int
compare_vacancies (gconstpointer a, gconstpointer b)
{
  const Vacancy *first = a, *second = b;

  if (first->range.start != second->range.start)
    return first->range.start < second->range.start ? -1 : 1;
  return (first->substitute > second->substitute) - (first->substitute < second->substitute);
}

/* Leaves those on the days asked about, each with its own first and last day: how long a post has stood empty is told
 * too. */
static void
drop_others (Search *search)
{
  for (guint i = search->vacancies->len; i > 0; i--)
    if (!lis_date_range_overlaps (g_array_index (search->vacancies, Vacancy, i - 1).range, search->range))
      g_array_remove_index (search->vacancies, i - 1);
}

static void
find_vacancies (Search *search, const LisPost *post, guint index)
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

static const char *
name_person (LisReportContext *context, LisId id)
{
  const LisPerson *person = lis_plan_data_find (context->data, LIS_ENTITY_PERSON, id);

  return person != NULL ? lis_report_take (context->report, lis_person_get_name (person)) : NULL;
}

static const char *
describe (const Vacancy *vacancy)
{
  if (vacancy->substitute != LIS_ID_NONE)
    return _("Held by a substitute");
  return vacancy->holder != LIS_ID_NONE ? _("Holder on leave, nobody in it") : _("Vacant");
}

static void
write_vacancy (LisReportContext *context, LisReportSection *section, const LisPost *post, const Vacancy *vacancy)
{
  const LisSpecialty *specialty = lis_plan_data_find (context->data, LIS_ENTITY_SPECIALTY, post->specialty);
  LisReportCell *cells = lis_report_add_row (section);

  cells[COLUMN_POST].text = lis_report_keep (context->report, post->number);
  cells[COLUMN_KIND].text = lis_report_choice (lis_post_kinds, post->kind);
  if (specialty != NULL)
    cells[COLUMN_SPECIALTY].text = lis_report_keep (context->report, specialty->code);
  cells[COLUMN_WHAT].text = describe (vacancy);
  lis_report_set_date (&cells[COLUMN_FIRST], vacancy->range.start);
  lis_report_set_last_day (&cells[COLUMN_LAST], vacancy->range.end);
  lis_report_set_number (&cells[COLUMN_SHARE], vacancy->share);
  cells[COLUMN_SUBSTITUTE].text = name_person (context, vacancy->substitute);
  cells[COLUMN_HOLDER].text = name_person (context, vacancy->holder);
}

static LisReportSection *
add_section (LisReportContext *context)
{
  LisReportSection *section = lis_report_add_section (context->report, NULL, _("Department"),
                                                      _("No post is vacant or held by a substitute."));

  lis_report_add_column (section, _("Post"), LIS_REPORT_TEXT, 10);
  lis_report_add_column (section, _("Kind"), LIS_REPORT_TEXT, 10);
  lis_report_add_column (section, _("Specialty"), LIS_REPORT_TEXT, 5);
  lis_report_add_column (section, _("What"), LIS_REPORT_TEXT, 20);
  lis_report_add_column (section, _("First day"), LIS_REPORT_DATE, 10);
  lis_report_add_column (section, _("Last day"), LIS_REPORT_DATE, 10);
  lis_report_add_column (section, _("Share"), LIS_REPORT_SHARE, 6);
  lis_report_add_column (section, _("Substitute"), LIS_REPORT_TEXT, 16);
  lis_report_add_column (section, _("Holder on leave"), LIS_REPORT_TEXT, 16);
  return section;
}

typedef struct
{
  guint32 post;
  guint   unit; /* place in the order of units */
  char   *key;
} SortPost;

static int
compare_posts (gconstpointer a, gconstpointer b)
{
  const SortPost *first = a, *second = b;
  int order;

  if (first->unit != second->unit)
    return first->unit < second->unit ? -1 : 1;
  order = strcmp (first->key, second->key);
  return order != 0 ? order : (first->post > second->post) - (first->post < second->post);
}

static void
clear_sort_post (gpointer data)
{
  g_free (((SortPost *) data)->key);
}

static gboolean
is_wanted (const LisReportContext *context, const LisPost *post)
{
  LisId specialty = context->options->specialty;

  return (specialty == LIS_ID_NONE || post->specialty == specialty) && lis_report_wants_unit (context, post->unit);
}

/* The posts asked about, by hospital, department and number; @units: in that order. */
static GArray *
list_posts (LisReportContext *context, GPtrArray *units)
{
  GArray *posts = g_array_new (FALSE, FALSE, sizeof (SortPost));
  g_autoptr (GHashTable) order = g_hash_table_new (NULL, NULL);

  g_array_set_clear_func (posts, clear_sort_post);
  for (guint i = 0; i < lis_plan_data_count (context->data, LIS_ENTITY_POST); i++)
    {
      const LisPost *post = lis_plan_data_get (context->data, LIS_ENTITY_POST, i);
      gpointer unit = (gpointer) lis_plan_data_find (context->data, LIS_ENTITY_UNIT, post->unit);
      SortPost entry = { i, 0, NULL };

      if (unit == NULL || !is_wanted (context, post))
        continue;
      if (g_hash_table_add (order, unit))
        g_ptr_array_add (units, unit);
      entry.key = lis_text_sort_key (post->number != NULL ? post->number : "");
      g_array_append_val (posts, entry);
    }
  lis_report_sort_units (context, units);
  for (guint i = 0; i < units->len; i++)
    g_hash_table_insert (order, g_ptr_array_index (units, i), GUINT_TO_POINTER (i));
  for (guint i = 0; i < posts->len; i++)
    {
      SortPost *entry = &g_array_index (posts, SortPost, i);
      const LisPost *post = lis_plan_data_get (context->data, LIS_ENTITY_POST, entry->post);

      entry->unit = GPOINTER_TO_UINT (
          g_hash_table_lookup (order, lis_plan_data_find (context->data, LIS_ENTITY_UNIT, post->unit)));
    }
  g_array_sort (posts, compare_posts);
  return posts;
}

static void
write_posts (Search *search, LisReportSection *section)
{
  LisReportContext *context = search->context;
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  g_autoptr (GArray) posts = list_posts (context, units);
  guint group = G_MAXUINT;

  for (guint i = 0; i < posts->len; i++)
    {
      const SortPost *entry = &g_array_index (posts, SortPost, i);
      const LisPost *post = lis_plan_data_get (context->data, LIS_ENTITY_POST, entry->post);

      find_vacancies (search, post, entry->post);
      if (search->vacancies->len > 0 && group != entry->unit)
        {
          group = entry->unit;
          lis_report_begin_group (section, 0, lis_report_place (context, post->unit));
        }
      for (guint j = 0; j < search->vacancies->len; j++)
        write_vacancy (context, section, post, &g_array_index (search->vacancies, Vacancy, j));
    }
}

void
lis_report_ask_vacancies (LisReportContext *context)
{
  Search search = { .context = context, .range = context->options->half_year };
  LisReportSection *section = add_section (context);

  if (lis_date_range_is_empty (search.range))
    search.range = (LisDateRange){ context->options->today, LIS_DATE_MAX };
  lis_grouping_init (&search.employments, context->data, LIS_ENTITY_POST, LIS_ENTITY_EMPLOYMENT,
                     G_STRUCT_OFFSET (LisEmployment, post));
  search.cuts = g_array_new (FALSE, FALSE, sizeof (LisDate));
  search.vacancies = g_array_new (FALSE, FALSE, sizeof (Vacancy));
  lis_report_set_scope (context, lis_report_days (context, search.range));
  lis_report_add_part (context->report, context->options->unit != LIS_ID_NONE
                                            ? lis_report_place (context, context->options->unit) : NULL, NULL);
  lis_report_add_note (context->report, _("No first day: vacant as far back as is known. No last day: for the time "
                                          "being."));
  write_posts (&search, section);
  lis_grouping_clear (&search.employments);
  g_array_unref (search.cuts);
  g_array_unref (search.vacancies);
}
