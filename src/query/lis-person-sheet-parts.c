/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-person-sheet-private.h"
#include "lis-place.h"
#include "lis-sheet-words.h"

static int
compare_ranges (LisDateRange first, LisDateRange second, LisId a, LisId b)
{
  if (first.start != second.start)
    return first.start < second.start ? -1 : 1;
  if (first.end != second.end)
    return first.end < second.end ? -1 : 1;
  return (a > b) - (a < b);
}

static void
add_leave (LisPersonSheet *sheet, const LisLeave *leave)
{
  LisDateRange range = lis_date_range_new (leave->start, leave->end);
  LisPersonLeave entry = {
    .leave = leave->record.id,
    .what = leave->rotation ? _("Leave to serve elsewhere") : _("Leave"),
    .share = lis_sheet_share (sheet->texts, leave->share),
    .days = lis_sheet_days (sheet->texts, range),
    .range = range,
    .rotation = leave->rotation != 0,
    .tense = lis_person_sheet_get_tense (sheet, range),
  };

  g_array_append_val (sheet->leaves, entry);
}

static int
compare_leaves (gconstpointer a, gconstpointer b)
{
  const LisPersonLeave *first = a, *second = b;

  return compare_ranges (first->range, second->range, first->leave, second->leave);
}

static void
add_leaves (LisPersonSheet *sheet, const LisPlanData *data, LisPersonEmployment *employment)
{
  employment->first_leave = sheet->leaves->len;
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_LEAVE); i++)
    {
      const LisLeave *leave = lis_plan_data_get (data, LIS_ENTITY_LEAVE, i);

      if (leave->employment == employment->employment)
        add_leave (sheet, leave);
    }
  employment->n_leaves = sheet->leaves->len - employment->first_leave;
  if (employment->n_leaves > 1)
    qsort (&g_array_index (sheet->leaves, LisPersonLeave, employment->first_leave), employment->n_leaves,
           sizeof (LisPersonLeave), compare_leaves);
}

static const char *
format_post (LisPersonSheet *sheet, const LisPlanData *data, LisId id)
{
  const LisPost *post = lis_plan_data_find (data, LIS_ENTITY_POST, id);
  g_autofree char *place = NULL;

  if (post == NULL)
    return NULL;
  place = lis_place_format (data, post->unit);
  if (post->number == NULL)
    return g_string_chunk_insert (sheet->texts, place);
  /* Translators: number of a post, and where it belongs. */
  return lis_sheet_take (sheet->texts, g_strdup_printf (C_("post", "%s, %s"), post->number, place));
}

static void
add_employment (LisPersonSheet *sheet, const LisPlanData *data, const LisEmployment *employment, gboolean home)
{
  LisDateRange range = lis_date_range_new (employment->start, employment->end);
  const LisEmployment *replaced = lis_plan_data_find (data, LIS_ENTITY_EMPLOYMENT, employment->substitute_for);
  LisPersonEmployment entry = {
    .employment = employment->record.id,
    .post = employment->post,
    .employer = lis_sheet_place (sheet->texts, data, employment->employer),
    .post_text = format_post (sheet, data, employment->post),
    .kind = lis_sheet_choice (lis_post_kinds, employment->kind),
    .replaced = replaced != NULL ? lis_sheet_person (sheet->texts, data, replaced->person) : NULL,
    .share = lis_sheet_share (sheet->texts, employment->share),
    .days = lis_sheet_days (sheet->texts, range),
    .range = range,
    .home = home,
    .tense = lis_person_sheet_get_tense (sheet, range),
  };

  add_leaves (sheet, data, &entry);
  g_array_append_val (sheet->employments, entry);
}

static int
compare_employments (gconstpointer a, gconstpointer b)
{
  const LisPersonEmployment *first = a, *second = b;

  return compare_ranges (first->range, second->range, first->employment, second->employment);
}

void
lis_person_sheet_add_employments (LisPersonSheet *sheet, const LisPathwaysPrivate *pathways, guint person)
{
  const LisPlanData *data = pathways->answer.data;
  const LisEmployment *home;
  const guint32 *employments;
  guint n;

  employments = lis_grouping_get (&pathways->employments, person, &n);
  home = lis_place_find_home (data, employments, n, sheet->day);
  for (guint i = 0; i < n; i++)
    {
      const LisEmployment *employment = lis_plan_data_get (data, LIS_ENTITY_EMPLOYMENT, employments[i]);

      add_employment (sheet, data, employment, employment == home);
    }
  g_array_sort (sheet->employments, compare_employments);
}

static const char *
format_scope (LisPersonSheet *sheet, const LisPlanData *data, const LisRole *role)
{
  const char *specialty = lis_sheet_specialty (data, role->specialty);
  g_autofree char *place = role->unit != LIS_ID_NONE ? lis_place_format (data, role->unit) : NULL;

  if (place == NULL)
    return specialty != NULL ? g_string_chunk_insert (sheet->texts, specialty) : NULL;
  if (specialty == NULL)
    return g_string_chunk_insert (sheet->texts, place);
  return lis_sheet_take (sheet->texts, g_strdup_printf ("%s · %s", place, specialty));
}

static void
add_role (LisPersonSheet *sheet, const LisPlanData *data, const LisRole *role, gboolean as_trainee)
{
  LisDateRange range = lis_date_range_new (role->start, role->end);
  LisId other = as_trainee ? role->holder : role->trainee;
  LisPersonRole entry = {
    .role = role->record.id,
    .as_trainee = as_trainee,
    .kind = lis_sheet_choice (lis_role_kinds, role->kind),
    .other = other,
    .other_name = lis_sheet_person (sheet->texts, data, other),
    .scope = format_scope (sheet, data, role),
    .share = role->share != LIS_INTEGER_NONE ? lis_sheet_share (sheet->texts, role->share) : NULL,
    .days = lis_sheet_days (sheet->texts, range),
    .range = range,
    .tense = lis_person_sheet_get_tense (sheet, range),
  };

  g_array_append_val (sheet->roles, entry);
}

static int
compare_roles (gconstpointer a, gconstpointer b)
{
  const LisPersonRole *first = a, *second = b;

  if (first->as_trainee != second->as_trainee)
    return first->as_trainee ? -1 : 1;
  return compare_ranges (first->range, second->range, first->role, second->role);
}

static const char *
list_mentors (LisPersonSheet *sheet, const LisPlanData *data)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < sheet->roles->len; i++)
    {
      const LisPersonRole *entry = &g_array_index (sheet->roles, LisPersonRole, i);
      const LisRole *role = lis_plan_data_find (data, LIS_ENTITY_ROLE, entry->role);

      if (entry->as_trainee && role->kind == LIS_ROLE_MENTOR && entry->tense == LIS_TENSE_CURRENT &&
          entry->other_name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", entry->other_name);
    }
  return names->len > 0 ? g_string_chunk_insert (sheet->texts, names->str) : NULL;
}

void
lis_person_sheet_add_roles (LisPersonSheet *sheet, const LisPathwaysPrivate *pathways)
{
  const LisPlanData *data = pathways->answer.data;

  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_ROLE); i++)
    {
      const LisRole *role = lis_plan_data_get (data, LIS_ENTITY_ROLE, i);

      if (role->trainee == sheet->person)
        add_role (sheet, data, role, TRUE);
      if (role->holder == sheet->person)
        add_role (sheet, data, role, FALSE);
    }
  g_array_sort (sheet->roles, compare_roles);
  sheet->mentors = list_mentors (sheet, data);
}

void
lis_person_sheet_add_absences (LisPersonSheet *sheet, const LisPathwaysPrivate *pathways, const LisPathwayRow *row)
{
  for (guint i = row->first_absence; i < row->first_absence + row->n_absences; i++)
    {
      const LisAbsence *absence = g_ptr_array_index (pathways->answer.absences, i);
      LisDateRange range = lis_date_range_new (absence->start, absence->end);
      LisPersonAbsence entry = {
        .absence = absence->record.id,
        .effect = lis_sheet_choice (lis_absence_effects, absence->effect),
        .share = lis_sheet_share (sheet->texts, absence->share),
        .days = lis_sheet_days (sheet->texts, range),
        .range = range,
        .tense = lis_person_sheet_get_tense (sheet, range),
      };

      g_array_append_val (sheet->absences, entry);
    }
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const LisPersonFinding *first = a, *second = b;

  if (first->severity != second->severity)
    return first->severity > second->severity ? -1 : 1;
  if (first->range.start != second->range.start)
    return first->range.start < second->range.start ? -1 : 1;
  return (first->finding > second->finding) - (first->finding < second->finding);
}

/* Several bars may carry a mark of the same finding. */
static gboolean
is_listed (const LisPersonSheet *sheet, guint finding)
{
  for (guint i = 0; i < sheet->findings->len; i++)
    if (g_array_index (sheet->findings, LisPersonFinding, i).finding == finding)
      return TRUE;
  return FALSE;
}

void
lis_person_sheet_add_findings (LisPersonSheet *sheet, const LisPathwaysPrivate *pathways, const LisPathwayRow *row)
{
  const LisPathways *answer = &pathways->answer;

  sheet->counted = answer->findings != NULL;
  for (guint i = row->first_mark; sheet->counted && i < row->first_mark + row->n_marks; i++)
    {
      const LisPathwayMark *mark = &g_array_index (answer->marks, LisPathwayMark, i);
      const LisFinding *finding = &g_array_index (answer->findings, LisFinding, mark->finding);
      LisPersonFinding entry = { mark->finding, mark->kind, mark->severity, mark->period, mark->range, NULL };

      if (is_listed (sheet, mark->finding))
        continue;
      entry.text = lis_sheet_take (sheet->texts, lis_finding_format (finding, answer->data));
      g_array_append_val (sheet->findings, entry);
    }
  g_array_sort (sheet->findings, compare_findings);
}
