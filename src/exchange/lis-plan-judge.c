/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A start that is missing in at most one row of so many is a slip; in more it is how the plan is written. */
#define RARE 5

static const char *
find_header (LisPlanReader *reader, LisPlanColumnKind kind)
{
  int column = reader->columns != NULL ? lis_plan_columns_find_kind (reader->columns, kind) : -1;

  return column >= 0 ? ((LisPlanColumn *) g_ptr_array_index (reader->columns, column))->header : NULL;
}

static void
add_fault (LisPlanReader *reader, guint row, LisPlanColumnKind kind, const char *value, char *expected)
{
  LisReadFault *fault = g_new0 (LisReadFault, 1);

  fault->row = row;
  fault->column = g_strdup (find_header (reader, kind));
  fault->value = g_strdup (value);
  fault->expected = expected;
  g_ptr_array_add (reader->reading->faults, fault);
}

static void
tell_impossible (LisPlanReader *reader, const LisReadItem *item)
{
  LisFuzzyTime time;
  g_autofree char *both = NULL;

  if (lis_fuzzy_time_parse (item->start_text, &time) == LIS_FUZZY_IMPOSSIBLE)
    add_fault (reader, item->row, LIS_PLAN_COLUMN_START, item->start_text,
               g_strdup (_("there is no such time in the calendar; expected a day, month, season or year")));
  else if (lis_fuzzy_time_parse (item->due_text, &time) == LIS_FUZZY_IMPOSSIBLE)
    add_fault (reader, item->row, LIS_PLAN_COLUMN_DUE, item->due_text,
               g_strdup (_("there is no such time in the calendar, or it ends before it starts; expected a day, month, "
                           "season or year")));
  else
    {
      both = g_strdup_printf ("%s – %s", item->start_text, item->due_text);
      add_fault (reader, item->row, LIS_PLAN_COLUMN_DUE, both, g_strdup (_("the end lies before the start")));
    }
}

static void
judge_time (LisPlanReader *reader, LisReadItem *item)
{
  LisFuzzyResult result = item->spans ? lis_fuzzy_time_parse_span (item->start_text, item->due_text, &item->time)
                                      : lis_fuzzy_time_parse (item->due_text, &item->time);

  if (result == LIS_FUZZY_IMPOSSIBLE)
    tell_impossible (reader, item);
  else if (result == LIS_FUZZY_WORDS)
    lis_plan_text_add_doubt (item->doubt, g_strdup_printf (_("“%s” is no time that is understood"),
                                                           item->due_text != NULL ? item->due_text : item->start_text));
  else if (result == LIS_FUZZY_EMPTY)
    {
      item->time.certainty = 0;
      g_clear_pointer (&item->start_text, g_free);
      g_clear_pointer (&item->due_text, g_free);
    }
}

/* The nearest footnote of that mark below the item; marks may begin anew on each page. */
static LisPlanFootnote *
find_footnote (LisPlanReader *reader, const char *mark, guint row)
{
  LisPlanFootnote *before = NULL;

  for (guint i = 0; i < reader->footnotes->len; i++)
    {
      LisPlanFootnote *footnote = g_ptr_array_index (reader->footnotes, i);

      if (!g_str_equal (footnote->mark, mark))
        continue;
      if (footnote->row >= row)
        return footnote;
      before = footnote;
    }
  return before;
}

/* A footnote that refers to nothing in particular is kept by its text. */
static void
add_plain_reference (LisReadItem *item, const char *text)
{
  LisReadReference *reference = g_new0 (LisReadReference, 1);

  reference->text = g_strdup (text);
  g_ptr_array_add (item->references, reference);
}

static void
judge_marks (LisPlanReader *reader, LisReadItem *item)
{
  for (guint i = 0; i < item->marks->len; i++)
    {
      const char *mark = g_ptr_array_index (item->marks, i);
      LisPlanFootnote *footnote = find_footnote (reader, mark, item->row);

      if (footnote == NULL)
        {
          lis_plan_text_add_doubt (item->doubt, g_strdup_printf (_("there is no footnote %s"), mark));
          continue;
        }
      footnote->used = TRUE;
      if (!lis_plan_text_add_references (footnote->text, item->references))
        add_plain_reference (item, footnote->text);
    }
}

static void
judge_number (LisPlanReader *reader, const LisReadMeasure *measure, LisReadItem *step)
{
  const char *number = measure->item->number;

  if (step->number != NULL && number != NULL && !lis_plan_text_is_below (step->number, number))
    lis_plan_text_add_doubt (step->doubt, g_strdup_printf (_("its number does not belong to measure %s"), number));
}

/* The one actor with an A, or NULL when there are none or several. */
static const char *
find_responsible (const LisReadItem *item)
{
  const char *name = NULL;

  for (guint i = 0; i < item->actors->len; i++)
    {
      const LisReadActor *actor = g_ptr_array_index (item->actors, i);

      if (actor->kind != LIS_RESPONSIBILITY_RESPONSIBLE)
        continue;
      if (name != NULL)
        return NULL;
      name = actor->name;
    }
  return name;
}

/* An A that stands elsewhere than in every other step of the measure. */
static void
judge_place (const LisReadMeasure *measure, LisReadItem *step)
{
  const char *own = find_responsible (step), *usual = NULL;

  for (guint i = 0; own != NULL && i < measure->steps->len; i++)
    {
      const LisReadItem *other = g_ptr_array_index (measure->steps, i);
      const char *name = other != step ? find_responsible (other) : NULL;

      if (other == step)
        continue;
      if (name == NULL || g_str_equal (name, own) || (usual != NULL && !g_str_equal (name, usual)))
        return;
      usual = name;
    }
  if (own != NULL && usual != NULL)
    lis_plan_text_add_doubt (step->doubt,
                             g_strdup_printf (_("A stands below “%s”, while every other step of the measure has it "
                                                "below “%s”"), own, usual));
}

static gboolean
lacks_start (const LisReadItem *item)
{
  return item->spans && item->start_text == NULL && item->due_text != NULL && item->time.recurrence == 0;
}

static void
judge_starts (LisPlanReader *reader)
{
  GPtrArray *measures = reader->reading->measures;
  guint with = 0, without = 0;

  for (guint pass = 0; pass < 2; pass++)
    {
      if (pass == 1 && (without == 0 || without * RARE > with))
        return;
      for (guint i = 0; i < measures->len; i++)
        {
          LisReadMeasure *measure = g_ptr_array_index (measures, i);

          for (guint j = 0; j < measure->steps->len; j++)
            {
              LisReadItem *step = g_ptr_array_index (measure->steps, j);

              with += pass == 0 && step->start_text != NULL && step->due_text != NULL;
              without += pass == 0 && lacks_start (step);
              if (pass == 0 || !lacks_start (step))
                continue;
              lis_plan_text_add_doubt (step->doubt, g_strdup (_("it has an end and no start")));
              judge_place (measure, step);
            }
        }
    }
}

static void
judge_doubles (LisPlanReader *reader)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < reader->reading->measures->len; i++)
    {
      LisReadItem *item = ((LisReadMeasure *) g_ptr_array_index (reader->reading->measures, i))->item;

      if (item->number != NULL && !g_hash_table_add (seen, item->number))
        lis_plan_text_add_doubt (item->doubt, g_strdup (_("another measure has the same number")));
      if (item->text == NULL)
        {
          item->text = g_strdup (item->number != NULL ? item->number : "?");
          lis_plan_text_add_doubt (item->doubt, g_strdup (_("it has no title")));
        }
    }
}

/* "Rapport …" is what the pages of the measures stand in; others belong to the text they stand below. */
static void
place_footnotes (LisPlanReader *reader)
{
  LisPlanReading *reading = reader->reading;

  for (guint i = 0; i < reader->footnotes->len; i++)
    {
      const LisPlanFootnote *footnote = g_ptr_array_index (reader->footnotes, i);
      LisPlanRow *row = lis_plan_reader_get_row (reader, footnote->index);

      if (footnote->used)
        continue;
      if (reading->report == NULL && g_ascii_strncasecmp (footnote->text, "rapport", 7) == 0)
        reading->report = g_strdup (footnote->text);
      else
        {
          row->kind = LIS_PLAN_ROW_UNPLACED;
          row->reason = g_strdup (_("no row bears this footnote's mark"));
        }
    }
}

/* Where a reference of one measure to another of the same plan leads, -1 for elsewhere. */
static int
find_target (GHashTable *by_number, const LisReadItem *item, guint i)
{
  const LisReadReference *reference = g_ptr_array_index (item->references, i);

  if (reference->title != NULL || reference->number == NULL)
    return -1;
  return GPOINTER_TO_INT (g_hash_table_lookup (by_number, reference->number)) - 1;
}

typedef struct
{
  int   measure;
  guint next; /* reference to follow */
} Visit;

/* Walks all references from @start; a measure on the path that is met again closes a circle. @seen: 1 on the path, 2
 * left for good. */
static void
walk_references (LisPlanReader *reader, GHashTable *by_number, int start, guint8 *seen)
{
  GPtrArray *measures = reader->reading->measures;
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (Visit));
  Visit first = { start, 0 };

  g_array_append_val (path, first);
  seen[start] = 1;
  while (path->len > 0)
    {
      Visit *visit = &g_array_index (path, Visit, path->len - 1);
      const LisReadItem *item = ((LisReadMeasure *) g_ptr_array_index (measures, visit->measure))->item;
      Visit next = { -1, 0 };

      if (visit->next == item->references->len)
        {
          seen[visit->measure] = 2;
          g_array_set_size (path, path->len - 1);
          continue;
        }
      next.measure = find_target (by_number, item, visit->next++);
      if (next.measure < 0 || seen[next.measure] == 2)
        continue;
      if (seen[next.measure] == 1)
        {
          add_fault (reader, item->row, LIS_PLAN_COLUMN_REFERENCE, item->number,
                     g_strdup (_("its references lead back to itself; take one of them out")));
          continue;
        }
      seen[next.measure] = 1;
      g_array_append_val (path, next);
    }
}

static void
judge_circles (LisPlanReader *reader)
{
  GPtrArray *measures = reader->reading->measures;
  g_autoptr (GHashTable) by_number = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree guint8 *seen = g_malloc0 (measures->len + 1);

  for (guint i = 0; i < measures->len; i++)
    {
      char *number = ((LisReadMeasure *) g_ptr_array_index (measures, i))->item->number;

      if (number != NULL)
        g_hash_table_insert (by_number, number, GINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < measures->len; i++)
    if (seen[i] == 0)
      walk_references (reader, by_number, (int) i, seen);
}

void
lis_plan_reader_judge (LisPlanReader *reader)
{
  for (guint i = 0; i < reader->reading->measures->len; i++)
    {
      LisReadMeasure *measure = g_ptr_array_index (reader->reading->measures, i);

      judge_time (reader, measure->item);
      judge_marks (reader, measure->item);
      for (guint j = 0; j < measure->steps->len; j++)
        {
          LisReadItem *step = g_ptr_array_index (measure->steps, j);

          judge_time (reader, step);
          judge_marks (reader, step);
          judge_number (reader, measure, step);
        }
    }
  judge_doubles (reader);
  judge_starts (reader);
  judge_circles (reader);
  place_footnotes (reader);
}
