/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-place.h"
#include "lis-report-private.h"
#include "lis-text.h"
#include "lis-vacancies.h"

/* Posts that are vacant or held by a substitute. */

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

static const char *
name_person (LisReportContext *context, LisId id)
{
  const LisPerson *person = lis_plan_data_find (context->data, LIS_ENTITY_PERSON, id);

  return person != NULL ? lis_report_take (context->report, lis_person_get_name (person)) : NULL;
}

static const char *
describe (const LisVacancy *vacancy)
{
  if (vacancy->substitute != LIS_ID_NONE)
    return _("Held by a substitute");
  return vacancy->holder != LIS_ID_NONE ? _("Holder on leave, nobody in it") : _("Vacant");
}

static void
write_vacancy (LisReportContext *context, LisReportSection *section, const LisPost *post, const LisVacancy *vacancy)
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
write_posts (LisReportContext *context, LisVacancySearch *search, LisReportSection *section)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  g_autoptr (GArray) posts = list_posts (context, units);
  guint group = G_MAXUINT;

  for (guint i = 0; i < posts->len; i++)
    {
      const SortPost *entry = &g_array_index (posts, SortPost, i);
      const LisPost *post = lis_plan_data_get (context->data, LIS_ENTITY_POST, entry->post);

      lis_vacancies_find (search, post, entry->post);
      if (search->vacancies->len > 0 && group != entry->unit)
        {
          group = entry->unit;
          lis_report_begin_group (section, 0, lis_report_place (context, post->unit));
        }
      for (guint j = 0; j < search->vacancies->len; j++)
        write_vacancy (context, section, post, &g_array_index (search->vacancies, LisVacancy, j));
    }
}

void
lis_report_ask_vacancies (LisReportContext *context)
{
  LisDateRange range = context->options->half_year;
  LisReportSection *section = add_section (context);
  g_auto (LisVacancySearch) search = { 0 };

  if (lis_date_range_is_empty (range))
    range = (LisDateRange){ context->options->today, LIS_DATE_MAX };
  lis_vacancy_search_init (&search, context->data, &context->leaves, range);
  lis_report_set_scope (context, lis_report_days (context, range));
  lis_report_add_part (context->report, context->options->unit != LIS_ID_NONE
                                            ? lis_report_place (context, context->options->unit) : NULL, NULL);
  lis_report_add_note (context->report, _("No first day: vacant as far back as is known. No last day: for the time "
                                          "being."));
  write_posts (context, &search, section);
}
