/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-text.h"

/* Lines of one cell between the tables: titles, areas, objectives, footnotes and text. */

/* A line so long was broken because it was full, and the next goes on from it. */
#define FULL_LINE_BYTES 60
/* What a plan keeps of its text; more is told as not placed. */
#define MAX_TEXT_BYTES 4000

typedef struct
{
  GString *text;
  guint    first; /* index of its first row */
  guint    n_rows;
  gboolean heading;
  gboolean taken;
} Paragraph;

static void
clear_paragraph (gpointer data)
{
  g_string_free (((Paragraph *) data)->text, TRUE);
}

static guint
get_waiting (LisPlanReader *reader, guint i)
{
  return g_array_index (reader->waiting, guint, i);
}

static gboolean
take_footnote (LisPlanReader *reader, guint index)
{
  LisPlanRow *row = lis_plan_reader_get_row (reader, index);
  const char *rest;
  g_autofree char *mark = lis_plan_text_take_mark (row->text, &rest);
  LisPlanFootnote *footnote;

  if (mark == NULL || *rest == '\0')
    return FALSE;
  footnote = g_new0 (LisPlanFootnote, 1);
  footnote->mark = g_steal_pointer (&mark);
  footnote->text = lis_plan_text_clean (rest, NULL);
  footnote->row = row->number;
  footnote->index = index;
  g_ptr_array_add (reader->footnotes, footnote);
  row->kind = LIS_PLAN_ROW_FOOTNOTE;
  return TRUE;
}

static gboolean
goes_on (LisPlanReader *reader, const Paragraph *last, guint index, const char *text)
{
  const LisPlanRow *before = lis_plan_reader_get_row (reader, last->first + last->n_rows - 1);
  const LisPlanRow *row = lis_plan_reader_get_row (reader, index);

  gsize length = strlen (before->text);

  if (last->first + last->n_rows != index || before->number + 1 != row->number || length < FULL_LINE_BYTES)
    return FALSE;
  /* A page may end right before the next one's heading. */
  return !lis_plan_text_is_heading (text) || (!last->heading && strchr (".:!?", before->text[length - 1]) == NULL);
}

/* Footnotes set aside, lines that were broken for want of room put together. */
static GArray *
gather_paragraphs (LisPlanReader *reader)
{
  GArray *paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));

  g_array_set_clear_func (paragraphs, clear_paragraph);
  for (guint i = 0; i < reader->waiting->len; i++)
    {
      guint index = get_waiting (reader, i);
      g_autofree char *text = NULL;
      Paragraph *last = paragraphs->len > 0 ? &g_array_index (paragraphs, Paragraph, paragraphs->len - 1) : NULL;

      if (take_footnote (reader, index))
        continue;
      text = lis_plan_text_clean (lis_plan_text_skip_bullet (lis_plan_reader_get_row (reader, index)->text), NULL);
      if (last != NULL && goes_on (reader, last, index, text))
        {
          g_string_append_printf (last->text, " %s", text);
          last->n_rows++;
          last->heading = FALSE;
        }
      else
        {
          Paragraph paragraph = { g_string_new (text), index, 1, lis_plan_text_is_heading (text), FALSE };

          g_array_append_val (paragraphs, paragraph);
        }
    }
  return paragraphs;
}

static void
mark (LisPlanReader *reader, Paragraph *paragraph, LisPlanRowKind kind)
{
  paragraph->taken = TRUE;
  for (guint i = 0; i < paragraph->n_rows; i++)
    lis_plan_reader_get_row (reader, paragraph->first + i)->kind = kind;
}

static Paragraph *
get_paragraph (GArray *paragraphs, guint i)
{
  return &g_array_index (paragraphs, Paragraph, i);
}

static void
add_text (LisPlanReader *reader, GString *text, Paragraph *paragraph)
{
  if (text->len + paragraph->text->len + 1 > MAX_TEXT_BYTES)
    {
      mark (reader, paragraph, LIS_PLAN_ROW_UNPLACED);
      for (guint i = 0; i < paragraph->n_rows; i++)
        lis_plan_reader_get_row (reader, paragraph->first + i)->reason =
          g_strdup (_("the text is longer than is kept"));
      return;
    }
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", paragraph->text->str);
  mark (reader, paragraph, LIS_PLAN_ROW_TEXT);
}

/* "Ledelse" twice in a row; the one without a hyphen from the end of a line is right. */
static gboolean
take_repeated (LisPlanReader *reader, Paragraph *paragraph)
{
  LisReadArea *area;

  if (reader->area < 0)
    return FALSE;
  area = g_ptr_array_index (reader->reading->areas, reader->area);
  if (!lis_plan_text_same (area->name, paragraph->text->str))
    return FALSE;
  if (strlen (paragraph->text->str) < strlen (area->name))
    {
      g_free (area->name);
      area->name = g_strdup (paragraph->text->str);
    }
  mark (reader, paragraph, LIS_PLAN_ROW_REPEATED);
  return TRUE;
}

static void
start_area (LisPlanReader *reader, Paragraph *paragraph)
{
  const char *rest = lis_plan_text_skip_number (lis_plan_text_skip_level (paragraph->text->str));
  const char *name = *rest != '\0' ? rest : paragraph->text->str;

  reader->area = lis_plan_reader_take_area (reader, name, lis_plan_reader_get_row (reader, paragraph->first)->number);
  reader->objective = -1;
  mark (reader, paragraph, LIS_PLAN_ROW_AREA);
}

static void
start_objective (LisPlanReader *reader, Paragraph *paragraph)
{
  const char *text = lis_plan_text_skip_level (paragraph->text->str);

  reader->objective =
    lis_plan_reader_take_objective (reader, text, lis_plan_reader_get_row (reader, paragraph->first)->number);
  mark (reader, paragraph, LIS_PLAN_ROW_OBJECTIVE);
}

/* "2.1 …" is below "2.": an objective. */
static gboolean
is_objective (const char *text)
{
  LisPlanRowKind kind = lis_plan_text_find_level (text);
  const char *rest;
  g_autofree char *number = lis_plan_text_take_number (text, &rest);

  if (kind != LIS_PLAN_ROW_UNPLACED)
    return kind == LIS_PLAN_ROW_OBJECTIVE;
  return number != NULL && strchr (number, '.') != NULL;
}

static void
place_heading (LisPlanReader *reader, Paragraph *paragraph)
{
  if (take_repeated (reader, paragraph))
    return;
  if (is_objective (paragraph->text->str))
    start_objective (reader, paragraph);
  else
    start_area (reader, paragraph);
}

/* What stands between asterisks or quotation marks after "visjon er", else the rest of the sentence. */
static char *
find_vision (const char *text)
{
  static const char *const words[] = { "visjon er ", "visjonen er ", "vision is " };
  static const char *const quotes[][2] = { { "*", "*" }, { "«", "»" }, { "“", "”" }, { "\"", "\"" } };
  const char *start = NULL, *end;

  for (guint i = 0; start == NULL && i < G_N_ELEMENTS (words); i++)
    {
      start = strstr (text, words[i]);
      start = start != NULL ? start + strlen (words[i]) : NULL;
    }
  if (start == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    if (g_str_has_prefix (start, quotes[i][0]))
      {
        start += strlen (quotes[i][0]);
        end = strstr (start, quotes[i][1]);
        return end != NULL && end > start ? g_strndup (start, (gsize) (end - start)) : NULL;
      }
  end = strchr (start, '.');
  return end != NULL ? g_strndup (start, (gsize) (end - start)) : g_strdup (start);
}

static void
find_version (LisPlanReading *reading, const char *text)
{
  static const char *const words[] = { "versjon nr. ", "versjon nr ", "versjon ", "Versjon ", "utgave ", "version " };

  for (guint i = 0; reading->version == NULL && i < G_N_ELEMENTS (words); i++)
    {
      const char *found = strstr (text, words[i]);
      gsize length;

      if (found == NULL)
        continue;
      found += strlen (words[i]);
      length = strspn (found, "0123456789.");
      while (length > 0 && found[length - 1] == '.')
        length--;
      if (length > 0)
        reading->version = g_strndup (found, length);
    }
}

/* "Handlingsplan 2023–2025". */
static void
find_period (LisPlanReading *reading, const char *heading)
{
  for (const char *c = heading; *c != '\0' && reading->start == LIS_DATE_NONE; c++)
    {
      const char *second = c + 4;
      g_autofree char *span = NULL;
      LisFuzzyTime time;

      if (!g_ascii_isdigit (*c) || (c > heading && g_ascii_isdigit (c[-1])))
        continue;
      if (strspn (c, "0123456789") != 4)
        continue;
      while (*second == ' ' || *second == '-' || (guchar) *second >= 0x80)
        second++;
      if (second == c + 4 || strspn (second, "0123456789") != 4)
        continue;
      span = g_strdup_printf ("%.4s-%.4s", c, second);
      if (lis_fuzzy_time_parse (span, &time) == LIS_FUZZY_UNDERSTOOD)
        {
          reading->start = time.start;
          reading->end = time.end;
        }
    }
}

static gboolean
starts_with (const char *text, const char *const *words)
{
  g_autofree char *folded = lis_text_fold (text);

  for (; *words != NULL; words++)
    if (g_str_has_prefix (folded, *words))
      return TRUE;
  return FALSE;
}

static gboolean
opens_goals (const Paragraph *paragraph)
{
  static const char *const headings[] = { "overordnede mål", "overordna mål", "overordnete mål", "hovedmål", "hovudmål",
                                          "overall goals", NULL };
  const char *text = paragraph->text->str;

  if (paragraph->heading)
    return starts_with (text, headings);
  return g_str_has_suffix (text, ":") && (strstr (text, "målsetting") != NULL || strstr (text, "mål ") != NULL);
}

/* The front of a plan, and all of one without a table. */
typedef struct
{
  gboolean titles;   /* nothing but headings so far */
  gboolean vision;   /* the next paragraph is it */
  gboolean goals;    /* the next paragraph, or all until a heading, are overall goals */
  gboolean one_goal;
  gboolean areas;    /* numbered headings are areas */
  int      area;
} Front;

static void
place_front_heading (LisPlanReader *reader, Front *front, Paragraph *paragraph)
{
  static const char *const visions[] = { "visjon", "vision", NULL };
  static const char *const openings[] = { "innledning", "innleiing", "forord", "føreord", "bakgrunn", "innhold",
                                          "introduction", "contents", NULL };
  static const char *const areas[] = { "innsatsområder", "satsingsområder", "areas of effort", NULL };
  LisPlanReading *reading = reader->reading;
  const char *text = paragraph->text->str;
  const char *rest = NULL;
  g_autofree char *number = lis_plan_text_take_number (text, &rest);

  find_period (reading, text);
  front->goals = opens_goals (paragraph);
  front->one_goal = FALSE;
  front->vision = starts_with (text, visions);
  if (front->areas && number != NULL)
    {
      start_area (reader, paragraph);
      front->area = reader->area;
      return;
    }
  if (front->vision || front->goals)
    front->areas = FALSE;
  front->areas = front->areas || starts_with (text, areas);
  front->area = number == NULL && front->area >= 0 ? -1 : front->area;
  if (front->titles && starts_with (text, openings))
    add_text (reader, reading->text, paragraph);
  else if (front->titles && reading->name == NULL)
    {
      reading->name = g_strdup (text);
      mark (reader, paragraph, LIS_PLAN_ROW_TITLE);
    }
  else if (front->titles && strstr (reading->name, text) != NULL)
    mark (reader, paragraph, LIS_PLAN_ROW_REPEATED);
  else if (front->titles && strstr (reading->name, " – ") == NULL)
    {
      char *both = g_strdup_printf ("%s – %s", reading->name, text);

      g_free (reading->name);
      reading->name = both;
      mark (reader, paragraph, LIS_PLAN_ROW_TITLE);
    }
  else
    add_text (reader, reading->text, paragraph);
}

static void
place_front_text (LisPlanReader *reader, Front *front, Paragraph *paragraph)
{
  LisPlanReading *reading = reader->reading;
  gboolean goal = front->goals || front->one_goal;

  front->titles = FALSE;
  find_version (reading, paragraph->text->str);
  if (reading->vision == NULL && !front->vision)
    reading->vision = find_vision (paragraph->text->str);
  if (front->vision)
    {
      g_free (reading->vision);
      reading->vision = g_strdup (paragraph->text->str);
      mark (reader, paragraph, LIS_PLAN_ROW_VISION);
      front->vision = FALSE;
      return;
    }
  front->one_goal = opens_goals (paragraph);
  if (goal && !front->one_goal)
    {
      reader->area = -1;
      start_objective (reader, paragraph);
      reader->objective = -1;
    }
  else if (front->area >= 0)
    add_text (reader, ((LisReadArea *) g_ptr_array_index (reading->areas, front->area))->text, paragraph);
  else
    add_text (reader, reading->text, paragraph);
}

static void
place_front (LisPlanReader *reader, GArray *paragraphs, guint end)
{
  Front front = { .titles = TRUE, .area = -1 };

  for (guint i = 0; i < end; i++)
    {
      Paragraph *paragraph = get_paragraph (paragraphs, i);

      if (paragraph->heading)
        place_front_heading (reader, &front, paragraph);
      else
        place_front_text (reader, &front, paragraph);
    }
  reader->area = -1;
  reader->objective = -1;
}

/* Where the headings of the coming table begin: the last heading, and those right above it that belong to it. The only
 * heading of a whole front is the plan's title. */
static guint
find_table_headings (LisPlanReader *reader, GArray *paragraphs)
{
  guint first = paragraphs->len;
  gboolean front = reader->reading->areas->len == 0 && reader->reading->measures->len == 0;
  const char *text;

  while (first > 0 && !get_paragraph (paragraphs, first - 1)->heading)
    first--;
  if (first == 0)
    return paragraphs->len;
  text = get_paragraph (paragraphs, --first)->text->str;
  while (first > 0 && get_paragraph (paragraphs, first - 1)->heading)
    {
      const char *above = get_paragraph (paragraphs, first - 1)->text->str;

      if (!lis_plan_text_same (above, text) && !is_objective (text))
        break;
      text = above;
      first--;
    }
  if (front && first == 0 && lis_plan_text_find_level (text) == LIS_PLAN_ROW_UNPLACED)
    return paragraphs->len;
  return first;
}

static void
place_before_table (LisPlanReader *reader, GArray *paragraphs)
{
  guint first = find_table_headings (reader, paragraphs);
  gboolean front = reader->reading->areas->len == 0 && reader->reading->measures->len == 0;

  if (front)
    place_front (reader, paragraphs, first);
  for (guint i = front ? first : 0; i < paragraphs->len; i++)
    {
      Paragraph *paragraph = get_paragraph (paragraphs, i);

      if (paragraph->heading && (i >= first || take_repeated (reader, paragraph)))
        {
          if (!paragraph->taken)
            place_heading (reader, paragraph);
        }
      else if (i >= first && reader->area >= 0)
        add_text (reader, ((LisReadArea *) g_ptr_array_index (reader->reading->areas, reader->area))->text, paragraph);
    }
}

/* Two headings in a row with nothing to tell them apart are an area and its objective. */
static void
place_between_rows (LisPlanReader *reader, GArray *paragraphs)
{
  gboolean own_area =
    reader->columns != NULL && lis_plan_columns_find_kind (reader->columns, LIS_PLAN_COLUMN_AREA) >= 0;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      Paragraph *paragraph = get_paragraph (paragraphs, i);
      gboolean below = i > 0 && get_paragraph (paragraphs, i - 1)->heading;

      if (paragraph->heading && lis_plan_text_find_level (paragraph->text->str) == LIS_PLAN_ROW_UNPLACED &&
          (own_area || below) && !take_repeated (reader, paragraph))
        start_objective (reader, paragraph);
      else if (paragraph->heading && !paragraph->taken)
        place_heading (reader, paragraph);
      else if (!paragraph->taken && lis_plan_text_find_level (paragraph->text->str) == LIS_PLAN_ROW_OBJECTIVE)
        start_objective (reader, paragraph);
      else if (!paragraph->taken && i > 0 && reader->area >= 0)
        add_text (reader, ((LisReadArea *) g_ptr_array_index (reader->reading->areas, reader->area))->text, paragraph);
    }
}

void
lis_plan_reader_place_lines (LisPlanReader *reader, LisPlanLinesPlace place)
{
  g_autoptr (GArray) paragraphs = gather_paragraphs (reader);

  if (place == LIS_LINES_BEFORE_TABLE)
    place_before_table (reader, paragraphs);
  else if (place == LIS_LINES_BETWEEN_ROWS)
    place_between_rows (reader, paragraphs);
  else if (reader->reading->measures->len == 0)
    place_front (reader, paragraphs, paragraphs->len);
  g_array_set_size (reader->waiting, 0);
}
