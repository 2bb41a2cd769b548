/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-report-pages-private.h"

#define SUBTITLE_LINE 17.0
#define AFTER_HEADER 10.0
#define FOOTER 22.0
#define BEFORE_SECTION 14.0
#define SECTION_TITLE 26.0
#define GROUP_HEIGHT 23.0
#define BEFORE_NOTES 10.0
#define NOTE_LINE 14.0
#define KEY_GAP 16.0

/* The page being filled. */
typedef struct
{
  LisReportPages *pages;
  guint           part;
  guint           section, group;
  double          top;    /* where the next block goes */
  double          bottom;
} Filling;

GPtrArray *
lis_report_break_title (const LisReportPages *pages, guint part)
{
  const LisReportPart *about = &g_array_index (pages->report->parts, LisReportPart, part);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = about->title != NULL ? g_strdup_printf ("%s: %s", pages->report->title, about->title)
                                                : g_strdup (pages->report->title);

  lis_report_break_text (pages->style, LIS_FONT_TITLE, title, pages->width, lines);
  return lines;
}

/* As high as the longest title needs, so that tables begin at the same place on every page. */
static double
find_header_height (const LisReportPages *pages)
{
  guint most = 1;

  for (guint part = 0; part < pages->report->parts->len; part++)
    {
      g_autoptr (GPtrArray) lines = lis_report_break_title (pages, part);

      most = MAX (most, lines->len);
    }
  return most * LIS_REPORT_TITLE_LINE + SUBTITLE_LINE + AFTER_HEADER;
}

static void
start_page (Filling *filling)
{
  PageStart start = { filling->part, filling->pages->blocks->len };

  g_array_append_val (filling->pages->starts, start);
  filling->top = filling->pages->header_height;
}

static Block *
add_block (Filling *filling, BlockKind kind, double height)
{
  Block block = { .kind = kind, .page = filling->pages->starts->len - 1, .section = filling->section,
                  .group = filling->group, .top = filling->top, .height = height };

  g_array_append_val (filling->pages->blocks, block);
  filling->top += height;
  return &g_array_index (filling->pages->blocks, Block, filling->pages->blocks->len - 1);
}

static const LisReportSection *
get_section (const Filling *filling)
{
  return g_ptr_array_index (filling->pages->report->sections, filling->section);
}

static const LisReportGroup *
get_group (const Filling *filling, guint group)
{
  return &g_array_index (get_section (filling)->groups, LisReportGroup, group);
}

static double
measure_headings (const Filling *filling)
{
  const LisReportSection *section = get_section (filling);
  guint most = 1;

  for (guint column = 0; column < section->columns->len; column++)
    {
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

      lis_report_break_text (filling->pages->style, LIS_FONT_RULER_STRONG,
                             g_array_index (section->columns, LisReportColumn, column).title,
                             lis_report_get_column_room (filling->pages, filling->section, column), lines);
      most = MAX (most, lines->len);
    }
  return LIS_REPORT_HEADING_HEIGHT + (most - 1) * LIS_REPORT_LINE_HEIGHT;
}

static double
measure_row (const Filling *filling, guint row)
{
  const LisReportSection *section = get_section (filling);
  double line = filling->pages->report->with_looks ? LIS_REPORT_BAR_HEIGHT : LIS_REPORT_LINE_HEIGHT;
  guint most = 1;

  for (guint column = 0; column < section->columns->len; column++)
    {
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

      lis_report_break_cell (filling->pages, filling->section, row, column, lines, NULL);
      most = MAX (most, lines->len);
    }
  return most * line + LIS_REPORT_ROW_PADDING;
}

/* On a new page the headings of columns and group stand again. */
static void
continue_section (Filling *filling, gboolean within_group)
{
  start_page (filling);
  add_block (filling, BLOCK_HEADINGS, measure_headings (filling));
  if (within_group && get_group (filling, filling->group)->title != NULL)
    add_block (filling, BLOCK_GROUP, GROUP_HEIGHT)->continued = TRUE;
}

static void
fill_rows (Filling *filling)
{
  const LisReportGroup *group = get_group (filling, filling->group);

  for (guint row = group->first_row; row < group->first_row + group->n_rows; row++)
    {
      double height = measure_row (filling, row);

      if (filling->top + height > filling->bottom)
        continue_section (filling, row > group->first_row);
      add_block (filling, BLOCK_ROW, height)->row = row;
    }
}

static double
get_group_height (const LisReportGroup *group)
{
  return group->title != NULL ? GROUP_HEIGHT : 0;
}

static void
fill_group (Filling *filling, guint index)
{
  const LisReportGroup *group = get_group (filling, index);
  double first_row = group->n_rows > 0 ? measure_row (filling, group->first_row) : 0;

  filling->group = index;
  if (filling->top + get_group_height (group) + first_row > filling->bottom)
    continue_section (filling, FALSE);
  if (group->title != NULL)
    add_block (filling, BLOCK_GROUP, GROUP_HEIGHT);
  fill_rows (filling);
}

static gboolean
has_something (const Filling *filling)
{
  for (guint i = 0; i < get_section (filling)->groups->len; i++)
    if (get_group (filling, i)->part == filling->part &&
        (get_group (filling, i)->n_rows > 0 || get_group (filling, i)->title != NULL))
      return TRUE;
  return FALSE;
}

/* The title stays with the headings and the first rows. */
static void
fill_section (Filling *filling)
{
  const LisReportSection *section = get_section (filling);
  gboolean something = has_something (filling);
  double headings = something ? measure_headings (filling) + GROUP_HEIGHT : 0;
  double least = SECTION_TITLE + headings + 3 * LIS_REPORT_LINE_HEIGHT;

  if (!lis_report_section_is_in (section, filling->part))
    return;
  if (filling->top > filling->pages->header_height)
    filling->top += BEFORE_SECTION;
  if (filling->top + least > filling->bottom)
    start_page (filling);
  if (section->title != NULL)
    add_block (filling, BLOCK_TITLE, SECTION_TITLE);
  if (!something)
    {
      add_block (filling, BLOCK_NOTHING, GROUP_HEIGHT);
      return;
    }
  add_block (filling, BLOCK_HEADINGS, measure_headings (filling));
  for (guint i = 0; i < section->groups->len; i++)
    if (get_group (filling, i)->part == filling->part)
      fill_group (filling, i);
}

static void
fill_note (Filling *filling, const char *note)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  lis_report_break_text (filling->pages->style, LIS_FONT_DETAIL, note, filling->pages->width, lines);
  for (guint i = 0; i < lines->len; i++)
    {
      if (filling->top + NOTE_LINE > filling->bottom)
        start_page (filling);
      add_block (filling, BLOCK_NOTE, NOTE_LINE)->text =
          g_string_chunk_insert (filling->pages->texts, g_ptr_array_index (lines, i));
    }
}

/* Entries stand beside each other where the longest leaves room for it. */
static void
fill_key (Filling *filling)
{
  const LisReport *report = filling->pages->report;
  double widest = 1;

  for (guint i = 0; i < report->key->len; i++)
    {
      g_autofree char *text = lis_report_format_key (report, i);

      widest = MAX (widest, lis_style_measure_text (filling->pages->style, LIS_FONT_DETAIL, text) * 1.03 + KEY_GAP);
    }
  filling->pages->key_columns = (guint) MAX (filling->pages->width / widest, 1);
  filling->top += BEFORE_NOTES;
  for (guint i = 0; i < report->key->len; i += filling->pages->key_columns)
    {
      if (filling->top + NOTE_LINE > filling->bottom)
        start_page (filling);
      add_block (filling, BLOCK_KEY, NOTE_LINE)->row = i;
    }
}

static void
fill_part (Filling *filling)
{
  const LisReport *report = filling->pages->report;

  start_page (filling);
  for (filling->section = 0; filling->section < report->sections->len; filling->section++)
    fill_section (filling);
  filling->top += BEFORE_NOTES;
  for (guint i = 0; i < report->notes->len; i++)
    fill_note (filling, g_ptr_array_index (report->notes, i));
  fill_key (filling);
}

void
lis_report_lay_out (LisReportPages *pages)
{
  Filling filling = { .pages = pages };

  pages->header_height = find_header_height (pages);
  filling.bottom = pages->height - FOOTER;
  for (filling.part = 0; filling.part < pages->report->parts->len; filling.part++)
    fill_part (&filling);
}
