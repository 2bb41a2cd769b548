/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-overview.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-overview-private.h"
#include "lis-report-question.h"
#include "lis-settings.h"
#include "lis-text.h"

/* Specialties are few and asked for again and again: ids of one session count on, so that the lowest bits tell them
 * apart. */
#define N_REMEMBERED 64

/* Counts while the doctors are walked through. */
typedef struct
{
  LisOverview              *overview;
  const LisPathwaysPrivate *pathways;
  const LisPathwayFacts    *facts;
  guint                     figures[LIS_N_OVERVIEW_FIGURES];
  guint                     findings[LIS_N_FINDING_KINDS];
  LisId                     remembered[N_REMEMBERED];
  guint                     remembered_index[N_REMEMBERED];
  guint                    *specialties; /* by index; the last one is for those unknown */
  guint                    *employers;   /* by index of the unit; the last one is for none */
} Counting;

/* Key figures by kind: their words and how they lead to their rows. */
static const struct
{
  const char       *label; /* NULL: the condition's */
  LisPathwayFilter  filter;
  gboolean          by_findings;
} key_figures[LIS_N_OVERVIEW_FIGURES] = {
  [LIS_OVERVIEW_IN_TRAINING] = { N_("Doctors in training"), { .only_current = TRUE }, FALSE },
  [LIS_OVERVIEW_WITHOUT_MENTOR] = { NULL, { .condition = LIS_CONDITION_WITHOUT_MENTOR }, FALSE },
  [LIS_OVERVIEW_WITHOUT_PLACE] = { NULL, { .condition = LIS_CONDITION_WITHOUT_PLACE }, FALSE },
  [LIS_OVERVIEW_LAST_ENDS] = { NULL, { .condition = LIS_CONDITION_LAST_ENDS }, FALSE },
  [LIS_OVERVIEW_STARTS] = { NULL, { .condition = LIS_CONDITION_STARTS }, FALSE },
  [LIS_OVERVIEW_LEAVES] = { NULL, { .condition = LIS_CONDITION_LEAVES }, FALSE },
  [LIS_OVERVIEW_RETURNS] = { NULL, { .condition = LIS_CONDITION_RETURNS }, FALSE },
  [LIS_OVERVIEW_UNITS_OVER] = { N_("Units over capacity"), { .condition = LIS_CONDITION_OVER_CAPACITY }, TRUE },
  [LIS_OVERVIEW_SERIOUS] = { N_("With serious findings"),
                             { .condition = LIS_CONDITION_FINDING, .severities = 1u << LIS_SEVERITY_SERIOUS }, TRUE },
  [LIS_OVERVIEW_WARNINGS] = { N_("With warnings"),
                              { .condition = LIS_CONDITION_FINDING, .severities = 1u << LIS_SEVERITY_WARNING }, TRUE },
  [LIS_OVERVIEW_NOTES] = { N_("With notes"),
                           { .condition = LIS_CONDITION_FINDING, .severities = 1u << LIS_SEVERITY_NOTE }, TRUE },
};

const char *
lis_overview_keep_filter (LisOverview *overview, const LisPathwayFilter *filter)
{
  g_autofree char *text = lis_pathway_filter_to_text (filter);

  return g_string_chunk_insert (overview->texts, text);
}

static guint
find_specialty (Counting *counting, LisId id)
{
  const LisPlanData *data = counting->pathways->answer.data;
  guint slot = (guint) id % N_REMEMBERED;

  if (counting->remembered[slot] != id || id == LIS_ID_NONE)
    {
      counting->remembered[slot] = id;
      counting->remembered_index[slot] = MIN (lis_plan_data_index (data, LIS_ENTITY_SPECIALTY, id),
                                              lis_plan_data_count (data, LIS_ENTITY_SPECIALTY));
    }
  return counting->remembered_index[slot];
}

static void
count_trainings (Counting *counting, const LisPathwayDoctor *doctor)
{
  const LisPathwaysPrivate *self = counting->pathways;
  const LisPlanData *data = self->answer.data;
  const guint32 *trainings;
  guint n, counted[8], n_counted = 0;

  trainings = lis_grouping_get (&self->trainings, doctor->person, &n);
  for (guint i = 0; i < n; i++)
    {
      const LisTraining *training = lis_plan_data_get (data, LIS_ENTITY_TRAINING, trainings[i]);
      gboolean twice = FALSE;
      guint index;

      if (training->outcome != 0 ||
          !lis_date_range_contains (lis_date_range_new (training->start, training->end), self->today))
        continue;
      index = find_specialty (counting, training->specialty);
      for (guint j = 0; j < n_counted; j++)
        twice |= counted[j] == index;
      if (twice)
        continue;
      counting->specialties[index]++;
      if (n_counted < G_N_ELEMENTS (counted))
        counted[n_counted++] = index;
    }
}

static LisId
get_unit (const LisPathwaysPrivate *self, guint bar)
{
  return bar != LIS_INDEX_NONE ? g_array_index (self->answer.bars, LisPathwayBar, bar).period->unit : LIS_ID_NONE;
}

static LisId
get_period (const LisPathwaysPrivate *self, guint bar)
{
  return bar != LIS_INDEX_NONE ? g_array_index (self->answer.bars, LisPathwayBar, bar).period->record.id
                               : LIS_ID_NONE;
}

static guint
count_move (Counting *counting, const LisPathwayDoctor *doctor, const LisPathwayMove *move, GArray *moves)
{
  const LisPathwaysPrivate *self = counting->pathways;
  LisOverviewMove entry;

  if (!lis_date_is_set (move->day))
    return 0;
  entry = (LisOverviewMove){ .person = doctor->row.person->record.id,
                             .day = move->day,
                             .from = get_unit (self, move->from),
                             .to = get_unit (self, move->to),
                             .from_period = get_period (self, move->from),
                             .to_period = get_period (self, move->to) };
  g_array_append_val (moves, entry);
  return 1;
}

static void
count_findings (Counting *counting, const LisPathwayDoctor *doctor)
{
  guint *figures = counting->figures;

  if (doctor->findings == 0)
    return;
  figures[LIS_OVERVIEW_UNITS_OVER] += doctor->over_capacity;
  figures[LIS_OVERVIEW_SERIOUS] += (doctor->severities & (1u << LIS_SEVERITY_SERIOUS)) != 0;
  figures[LIS_OVERVIEW_WARNINGS] += (doctor->severities & (1u << LIS_SEVERITY_WARNING)) != 0;
  figures[LIS_OVERVIEW_NOTES] += (doctor->severities & (1u << LIS_SEVERITY_NOTE)) != 0;
  for (guint kind = 0; kind < LIS_N_FINDING_KINDS; kind++)
    counting->findings[kind] += (doctor->findings & (1u << kind)) != 0;
}

static void
count_doctor (Counting *counting, guint index)
{
  const LisPathwayDoctor *doctor = lis_pathways_get_doctor (counting->pathways, index);
  const LisPathwayFacts *facts = &counting->facts[index];
  guint n_units = lis_plan_data_count (counting->pathways->answer.data, LIS_ENTITY_UNIT);
  guint *figures = counting->figures;

  if (facts->in_training)
    {
      figures[LIS_OVERVIEW_IN_TRAINING]++;
      count_trainings (counting, doctor);
      counting->employers[MIN (doctor->home_place, n_units)]++;
    }
  figures[LIS_OVERVIEW_WITHOUT_MENTOR] += facts->without_mentor;
  figures[LIS_OVERVIEW_WITHOUT_PLACE] += facts->without_place;
  figures[LIS_OVERVIEW_LAST_ENDS] += facts->last_ends;
  figures[LIS_OVERVIEW_STARTS] += count_move (counting, doctor, &facts->starts, counting->overview->starts);
  figures[LIS_OVERVIEW_LEAVES] += count_move (counting, doctor, &facts->leaves, counting->overview->leaves);
  figures[LIS_OVERVIEW_RETURNS] += count_move (counting, doctor, &facts->returns, counting->overview->returns);
  count_findings (counting, doctor);
}

/* By day; there are few days and many doctors, who come by name and stay so. */
static void
sort_moves (LisOverview *overview, GArray **moves)
{
  guint next[LIS_PATHWAY_AHEAD_DAYS + 1] = { 0 };
  GArray *sorted = g_array_sized_new (FALSE, TRUE, sizeof (LisOverviewMove), (*moves)->len);

  g_array_set_size (sorted, (*moves)->len);
  for (guint i = 0; i < (*moves)->len; i++)
    next[g_array_index (*moves, LisOverviewMove, i).day - overview->today + 1]++;
  for (guint day = 1; day <= LIS_PATHWAY_AHEAD_DAYS; day++)
    next[day] += next[day - 1];
  for (guint i = 0; i < (*moves)->len; i++)
    {
      const LisOverviewMove *move = &g_array_index (*moves, LisOverviewMove, i);

      g_array_index (sorted, LisOverviewMove, next[move->day - overview->today]++) = *move;
    }
  g_array_unref (*moves);
  *moves = sorted;
}

static void
write_key_figures (Counting *counting)
{
  LisOverview *overview = counting->overview;

  for (guint kind = 0; kind < LIS_N_OVERVIEW_FIGURES; kind++)
    {
      const LisPathwayFilter *filter = &key_figures[kind].filter;
      LisOverviewFigure figure = {
        .kind = kind,
        .label = key_figures[kind].label != NULL ? _(key_figures[kind].label)
                                                 : lis_pathway_condition_get_label (filter->condition),
        .count = counting->figures[kind],
        .n_rows = counting->figures[kind],
        .known = overview->counted || !key_figures[kind].by_findings,
        .filter = lis_overview_keep_filter (overview, filter),
      };

      if (kind == LIS_OVERVIEW_UNITS_OVER)
        figure.count = overview->units_over->len;
      g_array_append_val (overview->figures, figure);
    }
}

static void
add_figure (GArray *figures, LisOverview *overview, LisOverviewFigure figure, const LisPathwayFilter *filter)
{
  figure.n_rows = figure.count;
  figure.known = TRUE;
  figure.filter = lis_overview_keep_filter (overview, filter);
  g_array_append_val (figures, figure);
}

typedef struct
{
  LisOverviewFigure figure;
  char             *key;
} SortedFigure;

static int
compare_figures (gconstpointer a, gconstpointer b)
{
  const SortedFigure *first = a, *second = b;
  int order = strcmp (first->key, second->key);

  return order != 0 ? order : (first->figure.record > second->figure.record) -
                              (first->figure.record < second->figure.record);
}

static void
sort_figures (GArray *figures)
{
  g_autofree SortedFigure *sorted = g_new (SortedFigure, figures->len + 1);

  for (guint i = 0; i < figures->len; i++)
    {
      sorted[i].figure = g_array_index (figures, LisOverviewFigure, i);
      sorted[i].key = lis_text_sort_key (sorted[i].figure.label);
    }
  qsort (sorted, figures->len, sizeof *sorted, compare_figures);
  for (guint i = 0; i < figures->len; i++)
    {
      g_array_index (figures, LisOverviewFigure, i) = sorted[i].figure;
      g_free (sorted[i].key);
    }
}

static void
write_specialties (Counting *counting)
{
  LisOverview *overview = counting->overview;
  const LisPlanData *data = counting->pathways->answer.data;

  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_SPECIALTY); i++)
    {
      const LisSpecialty *specialty = lis_plan_data_get (data, LIS_ENTITY_SPECIALTY, i);
      LisPathwayFilter filter = { .specialty = specialty->record.id, .only_current = TRUE };
      LisOverviewFigure figure = { .kind = LIS_OVERVIEW_SPECIALTY, .record = specialty->record.id,
                                   .count = counting->specialties[i] };

      figure.label = g_string_chunk_insert (overview->texts, specialty->name != NULL ? specialty->name : "?");
      if (figure.count > 0)
        add_figure (overview->specialties, overview, figure, &filter);
    }
  sort_figures (overview->specialties);
}

static void
write_employers (Counting *counting)
{
  LisOverview *overview = counting->overview;
  const LisPlanData *data = counting->pathways->answer.data;
  guint n = lis_plan_data_count (data, LIS_ENTITY_UNIT);
  LisOverviewFigure none = { .kind = LIS_OVERVIEW_EMPLOYER, .count = counting->employers[n] };

  for (guint i = 0; i < n; i++)
    {
      const LisUnit *unit = lis_plan_data_get (data, LIS_ENTITY_UNIT, i);
      LisPathwayFilter filter = { .employer = unit->record.id, .only_current = TRUE };
      LisOverviewFigure figure = { .kind = LIS_OVERVIEW_EMPLOYER, .record = unit->record.id,
                                   .count = counting->employers[i] };

      if (figure.count == 0)
        continue;
      figure.label = g_string_chunk_insert (overview->texts, unit->name != NULL ? unit->name : "?");
      add_figure (overview->employers, overview, figure, &filter);
    }
  sort_figures (overview->employers);
  none.label = _("Without employer on this day");
  if (none.count > 0)
    add_figure (overview->employers, overview, none,
                &(LisPathwayFilter){ .employer = LIS_PATHWAY_WITHOUT, .only_current = TRUE });
}

static void
write_findings (Counting *counting)
{
  for (guint kind = 0; kind < LIS_N_FINDING_KINDS; kind++)
    {
      LisPathwayFilter filter = { .condition = LIS_CONDITION_FINDING, .findings = 1u << kind };
      LisOverviewFigure figure = { .kind = LIS_OVERVIEW_FINDING, .finding = kind, .count = counting->findings[kind],
                                   .label = lis_finding_kind_get_title (kind) };

      if (figure.count > 0)
        add_figure (counting->overview->findings, counting->overview, figure, &filter);
    }
}

static LisOverview *
create (const LisPathwaysPrivate *self)
{
  LisOverview *overview = g_new0 (LisOverview, 1);
  LisRecordSet *settings = self->answer.data->sets[LIS_ENTITY_SETTING];
  int start = settings != NULL ? lis_settings_get_half_year_start (settings) : 1;

  overview->today = self->today;
  overview->half_year = lis_half_year_get (lis_half_year_get (self->today, start).end, start);
  overview->counted = self->answer.findings != NULL;
  overview->figures = g_array_new (FALSE, FALSE, sizeof (LisOverviewFigure));
  overview->specialties = g_array_new (FALSE, FALSE, sizeof (LisOverviewFigure));
  overview->employers = g_array_new (FALSE, FALSE, sizeof (LisOverviewFigure));
  overview->findings = g_array_new (FALSE, FALSE, sizeof (LisOverviewFigure));
  overview->units_over = g_array_new (FALSE, FALSE, sizeof (LisOverviewUnit));
  overview->units_free = g_array_new (FALSE, FALSE, sizeof (LisOverviewUnit));
  overview->actions = g_array_new (FALSE, FALSE, sizeof (LisOverviewAction));
  overview->starts = g_array_new (FALSE, FALSE, sizeof (LisOverviewMove));
  overview->leaves = g_array_new (FALSE, FALSE, sizeof (LisOverviewMove));
  overview->returns = g_array_new (FALSE, FALSE, sizeof (LisOverviewMove));
  overview->texts = g_string_chunk_new (4096);
  return overview;
}

static void
count_doctors (Counting *counting)
{
  const LisPlanData *data = counting->pathways->answer.data;

  counting->specialties = g_new0 (guint, lis_plan_data_count (data, LIS_ENTITY_SPECIALTY) + 1);
  counting->employers = g_new0 (guint, lis_plan_data_count (data, LIS_ENTITY_UNIT) + 1);
  for (guint i = 0; i < counting->pathways->doctors->len; i++)
    count_doctor (counting, i);
}

LisOverview *
lis_overview_new (LisPathways *pathways)
{
  LisPathwaysPrivate *self = (LisPathwaysPrivate *) pathways;
  LisOverview *overview = create (self);
  Counting counting = { .overview = overview, .pathways = self, .facts = lis_pathways_get_facts (self) };

  count_doctors (&counting);
  lis_overview_add_findings (overview, self);
  lis_overview_add_loads (overview, self);
  sort_moves (overview, &overview->starts);
  sort_moves (overview, &overview->leaves);
  sort_moves (overview, &overview->returns);
  write_key_figures (&counting);
  write_specialties (&counting);
  write_employers (&counting);
  write_findings (&counting);
  g_free (counting.specialties);
  g_free (counting.employers);
  return overview;
}

void
lis_overview_free (LisOverview *overview)
{
  if (overview == NULL)
    return;
  g_array_unref (overview->figures);
  g_array_unref (overview->specialties);
  g_array_unref (overview->employers);
  g_array_unref (overview->findings);
  g_array_unref (overview->units_over);
  g_array_unref (overview->units_free);
  g_array_unref (overview->actions);
  g_array_unref (overview->starts);
  g_array_unref (overview->leaves);
  g_array_unref (overview->returns);
  g_string_chunk_free (overview->texts);
  g_free (overview);
}
