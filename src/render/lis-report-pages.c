/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-report-pages.h"

#include <glib/gi18n-lib.h>

#include "lis-pdf.h"
#include "lis-report-pages-private.h"

#define PAPER_MARGIN 30.0
#define DEFAULT_SCALE 0.8
/* A report whose parts should be a page each may be so much smaller for it: text of about 7 points. */
#define LEAST_SCALE 0.64
#define SCALE_STEP 0.04
#define FOOTER_LINE 16.0
#define PRINTED_ROOM 170.0
#define LEGEND_SWATCH 26.0

static const struct { double width, height; } papers[] = {
  [LIS_REPORT_UPRIGHT] = { 595.28, 841.89 },
  [LIS_REPORT_LYING] = { 841.89, 595.28 },
  [LIS_REPORT_LARGE] = { 1190.55, 841.89 },
  [LIS_REPORT_LARGE_UPRIGHT] = { 841.89, 1190.55 },
};

static void
clear_places (gpointer data)
{
  g_free (((ColumnPlaces *) data)->lefts);
}

static void
lay_out_at (LisReportPages *pages, double scale)
{
  pages->scale = scale;
  pages->width = (pages->paper_width - 2 * PAPER_MARGIN) / scale;
  pages->height = (pages->paper_height - 2 * PAPER_MARGIN) / scale;
  g_array_set_size (pages->columns, 0);
  g_array_set_size (pages->blocks, 0);
  g_array_set_size (pages->starts, 0);
  lis_report_place_columns (pages);
  lis_report_lay_out (pages);
}

/* Of the parts that should be a page each, the pages of the longest. */
static guint
count_most_pages (const LisReportPages *pages)
{
  guint part = G_MAXUINT, n = 0, most = 0;

  for (guint i = 0; i < pages->starts->len; i++)
    {
      guint of = g_array_index (pages->starts, PageStart, i).part;

      if (of >= pages->report->n_single)
        break;
      n = of == part ? n + 1 : 1;
      part = of;
      most = MAX (most, n);
    }
  return most;
}

/* A little smaller where each of those parts then is a page, and not at all where it would help some of them only. */
static void
lay_out (LisReportPages *pages)
{
  guint most;

  lay_out_at (pages, DEFAULT_SCALE);
  most = count_most_pages (pages);
  for (double scale = DEFAULT_SCALE - SCALE_STEP; most == 2 && scale > LEAST_SCALE - SCALE_STEP / 2;
       scale -= SCALE_STEP)
    {
      lay_out_at (pages, scale);
      most = count_most_pages (pages);
    }
  if (most > 1)
    lay_out_at (pages, DEFAULT_SCALE);
}

LisReportPages *
lis_report_pages_new (const LisReport *report, const LisReportOnPaper *options)
{
  static const LisReportOnPaper usual = { 0 };
  LisReportPages *pages = g_new0 (LisReportPages, 1);

  if (options == NULL)
    options = &usual;
  pages->report = report;
  pages->style = lis_style_new (options->grey ? LIS_PALETTE_PRINT_GREY : LIS_PALETTE_PRINT, options->font_family, 1);
  pages->pen = lis_cairo_pen_new (pages->style, TRUE);
  pages->scene = lis_scene_new ();
  pages->paper_width = papers[report->paper].width;
  pages->paper_height = papers[report->paper].height;
  pages->columns = g_array_new (FALSE, FALSE, sizeof (ColumnPlaces));
  g_array_set_clear_func (pages->columns, clear_places);
  pages->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  pages->starts = g_array_new (FALSE, FALSE, sizeof (PageStart));
  pages->texts = g_string_chunk_new (1024);
  if (options->scale > 0)
    lay_out_at (pages, options->scale);
  else
    lay_out (pages);
  return pages;
}

void
lis_report_pages_free (LisReportPages *pages)
{
  if (pages == NULL)
    return;
  g_array_unref (pages->columns);
  g_array_unref (pages->blocks);
  g_array_unref (pages->starts);
  g_string_chunk_free (pages->texts);
  lis_scene_free (pages->scene);
  lis_cairo_pen_free (pages->pen);
  g_free (pages->style);
  g_free (pages);
}

guint
lis_report_pages_count (const LisReportPages *pages)
{
  return pages->starts->len;
}

void
lis_report_pages_get_size (const LisReportPages *pages, double *width, double *height)
{
  *width = pages->paper_width;
  *height = pages->paper_height;
}

const char *
lis_report_pages_get_part_title (const LisReportPages *pages, guint index)
{
  guint part = g_array_index (pages->starts, PageStart, index).part;

  return g_array_index (pages->report->parts, LisReportPart, part).title;
}

static void
add_label (LisReportPages *pages, double x, double y, double width, double height, const char *text, LisFont font,
           LisInk ink, LisAlign align)
{
  lis_scene_add_label (pages->scene, lis_rect (x, y, width, height), lis_scene_keep_text (pages->scene, text), font,
                       ink, align, NULL);
}

static void
add_header (LisReportPages *pages, guint page)
{
  guint part = g_array_index (pages->starts, PageStart, page).part;
  const LisReport *report = pages->report;
  const LisReportPart *about = &g_array_index (report->parts, LisReportPart, part);
  g_autoptr (GPtrArray) lines = lis_report_break_title (pages, part);
  g_autofree char *day = lis_date_is_set (report->printed) ? lis_date_format_short (report->printed) : NULL;
  const char *scope = about->scope != NULL ? about->scope : report->scope;
  double top = lines->len * LIS_REPORT_TITLE_LINE;

  for (guint i = 0; i < lines->len; i++)
    add_label (pages, 0, i * LIS_REPORT_TITLE_LINE, pages->width, LIS_REPORT_TITLE_LINE, g_ptr_array_index (lines, i),
               LIS_FONT_TITLE, LIS_INK_TEXT, LIS_ALIGN_START);
  if (scope != NULL)
    add_label (pages, 0, top, pages->width - PRINTED_ROOM, 17, scope, LIS_FONT_SUBTITLE, LIS_INK_TEXT,
               LIS_ALIGN_START);
  if (day != NULL)
    add_label (pages, pages->width - PRINTED_ROOM, top, PRINTED_ROOM, 17,
               lis_scene_format_text (pages->scene, _("Printed %s"), day), LIS_FONT_SUBTITLE, LIS_INK_DIM,
               LIS_ALIGN_END);
}

/* What the bars in cells look like, at the foot of each page. */
static void
add_legend (LisReportPages *pages, double x, double top)
{
  static const struct { LisBarKind kind; const char *text; } items[] = {
    { LIS_BAR_KIND_SERVICE, N_("Service at home") }, { LIS_BAR_KIND_ROTATION, N_("Rotation") },
    { LIS_BAR_KIND_RESEARCH, N_("Research") },       { LIS_BAR_KIND_LEAVE, N_("Leave") },
    { LIS_BAR_KIND_OTHER, N_("Other") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      double width = lis_style_measure_text (pages->style, LIS_FONT_DETAIL, _(items[i].text)) * 1.03 + 2;

      lis_scene_add_box (pages->scene, lis_rect (x, top + 2, LEGEND_SWATCH, FOOTER_LINE - 4),
                         lis_style_get_bar_box (items[i].kind, LIS_STATE_AGREED), NULL);
      add_label (pages, x + LEGEND_SWATCH + 5, top, width, FOOTER_LINE, _(items[i].text), LIS_FONT_DETAIL, LIS_INK_TEXT,
                 LIS_ALIGN_START);
      x += LEGEND_SWATCH + 5 + width + 16;
    }
}

static void
add_footer (LisReportPages *pages, guint page)
{
  double top = pages->height - FOOTER_LINE;

  if (pages->report->with_looks)
    add_legend (pages, pages->width * 0.35, top);

  if (pages->report->plan_title != NULL)
    add_label (pages, 0, top, pages->width / 3, FOOTER_LINE, pages->report->plan_title, LIS_FONT_DETAIL, LIS_INK_DIM,
               LIS_ALIGN_START);
  add_label (pages, pages->width - 120, top, 120, FOOTER_LINE,
             lis_scene_format_text (pages->scene, _("Page %u of %u"), page + 1, pages->starts->len),
             LIS_FONT_DETAIL, LIS_INK_DIM, LIS_ALIGN_END);
}

static LisAlign
get_align (const LisReportSection *section, guint column)
{
  LisReportKind kind = g_array_index (section->columns, LisReportColumn, column).kind;

  return kind == LIS_REPORT_TEXT || kind == LIS_REPORT_DATE ? LIS_ALIGN_START : LIS_ALIGN_END;
}

static double
get_left (const LisReportPages *pages, guint section, guint column)
{
  return g_array_index (pages->columns, ColumnPlaces, section).lefts[column];
}

static void
add_headings (LisReportPages *pages, const Block *block)
{
  const LisReportSection *section = g_ptr_array_index (pages->report->sections, block->section);

  lis_scene_add_box (pages->scene, lis_rect (0, block->top, pages->width, block->height), LIS_BOX_GROUP, NULL);
  for (guint column = 0; column < section->columns->len; column++)
    {
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
      double room = lis_report_get_column_room (pages, block->section, column);
      double top;

      lis_report_break_text (pages->style, LIS_FONT_RULER_STRONG,
                             g_array_index (section->columns, LisReportColumn, column).title, room, lines);
      top = block->top + (block->height - lines->len * LIS_REPORT_LINE_HEIGHT) / 2;
      for (guint i = 0; i < lines->len; i++)
        add_label (pages, get_left (pages, block->section, column) + LIS_REPORT_CELL_PADDING,
                   top + i * LIS_REPORT_LINE_HEIGHT, room, LIS_REPORT_LINE_HEIGHT, g_ptr_array_index (lines, i),
                   LIS_FONT_RULER_STRONG, LIS_INK_TEXT, get_align (section, column));
    }
}

static void
add_group (LisReportPages *pages, const Block *block)
{
  const LisReportSection *section = g_ptr_array_index (pages->report->sections, block->section);
  const LisReportGroup *group = &g_array_index (section->groups, LisReportGroup, block->group);
  const char *title = group->title;

  if (block->continued)
    title = lis_scene_format_text (pages->scene, _("%s (continued)"), group->title);
  else if (group->n_rows == 0)
    /* Translators: heading of a group, and that there is nobody in it: "Arrives: nobody". */
    title = lis_scene_format_text (pages->scene, C_("group", "%s: %s"), group->title, section->nothing);
  add_label (pages, LIS_REPORT_CELL_PADDING, block->top + 2, pages->width - LIS_REPORT_CELL_PADDING, block->height - 2,
             title, LIS_FONT_RULER_STRONG, LIS_INK_TEXT, LIS_ALIGN_START);
  lis_scene_add_line (pages->scene, 0, block->top + block->height, pages->width, block->top + block->height,
                      LIS_LINE_GRID_YEAR);
}

/* The bar that the chart shows for the entry; its label stands on it. */
static void
add_bar (LisReportPages *pages, const CellEntry *entry, double x, double y, double width)
{
  LisRect rect = lis_rect (x, y + 1, width, entry->n_lines * LIS_REPORT_BAR_HEIGHT - 2);
  LisBarKind kind = lis_style_get_bar_kind (entry->look.period_kind, entry->look.rotation);

  if (entry->look.period_kind != 0 && entry->n_lines > 0)
    lis_scene_add_box (pages->scene, rect, lis_style_get_bar_box (kind, entry->look.state), NULL);
}

/* Through text on a bar of leave its lines would strike out what is written there. */
static void
add_backing (LisReportPages *pages, const CellEntry *entry, const GPtrArray *lines, double x, double y, LisFont font)
{
  if (entry->look.period_kind != LIS_PERIOD_LEAVE)
    return;
  lis_scene_begin (pages->scene, LIS_PART_PAGE);
  for (guint i = 0; i < entry->n_lines; i++)
    {
      const char *line = g_ptr_array_index (lines, entry->first_line + i);
      double width = lis_style_measure_text (pages->style, font, line);

      lis_scene_add_box (pages->scene, lis_rect (x - 1, y + i * LIS_REPORT_BAR_HEIGHT + 4, width + 4,
                                                 LIS_REPORT_BAR_HEIGHT - 8), LIS_BOX_BACKGROUND, NULL);
    }
}

static void
add_cell (LisReportPages *pages, const Block *block, guint column)
{
  const LisReportSection *section = g_ptr_array_index (pages->report->sections, block->section);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (CellEntry));
  double room = lis_report_get_column_room (pages, block->section, column);
  double left = get_left (pages, block->section, column) + LIS_REPORT_CELL_PADDING;
  double top = block->top + LIS_REPORT_ROW_PADDING / 2;
  double pitch = pages->report->with_looks ? LIS_REPORT_BAR_HEIGHT : LIS_REPORT_LINE_HEIGHT;
  LisFont font = lis_report_get_cell_font (lis_report_get_cell (section, block->row, column));

  lis_report_break_cell (pages, block->section, block->row, column, lines, entries);
  for (guint i = 0; i < entries->len; i++)
    {
      const CellEntry *entry = &g_array_index (entries, CellEntry, i);

      add_bar (pages, entry, left - 4, top + entry->first_line * pitch, room + 8);
      add_backing (pages, entry, lines, left, top + entry->first_line * pitch, font);
    }
  for (guint i = 0; i < lines->len; i++)
    add_label (pages, left, top + i * pitch, room, pitch, g_ptr_array_index (lines, i), font, LIS_INK_TEXT,
               get_align (section, column));
}

static void
add_key (LisReportPages *pages, const Block *block)
{
  const LisReport *report = pages->report;
  double width = pages->width / pages->key_columns;

  for (guint i = 0; i < pages->key_columns && block->row + i < report->key->len; i++)
    {
      g_autofree char *text = lis_report_format_key (report, block->row + i);

      add_label (pages, i * width, block->top, width, block->height, text, LIS_FONT_DETAIL, LIS_INK_TEXT,
                 LIS_ALIGN_START);
    }
}

static void
add_block (LisReportPages *pages, const Block *block)
{
  const LisReportSection *section = NULL;

  if (block->kind != BLOCK_NOTE && block->kind != BLOCK_KEY)
    section = g_ptr_array_index (pages->report->sections, block->section);
  switch (block->kind)
    {
    case BLOCK_TITLE:
      add_label (pages, 0, block->top, pages->width, block->height, section->title, LIS_FONT_GROUP, LIS_INK_TEXT,
                 LIS_ALIGN_START);
      break;
    case BLOCK_HEADINGS:
      add_headings (pages, block);
      break;
    case BLOCK_GROUP:
      add_group (pages, block);
      break;
    case BLOCK_ROW:
      for (guint column = 0; column < section->columns->len; column++)
        add_cell (pages, block, column);
      lis_scene_add_line (pages->scene, 0, block->top + block->height, pages->width, block->top + block->height,
                          LIS_LINE_GRID_HALF_YEAR);
      break;
    case BLOCK_NOTHING:
      add_label (pages, LIS_REPORT_CELL_PADDING, block->top, pages->width, block->height, section->nothing,
                 LIS_FONT_BAR, LIS_INK_DIM, LIS_ALIGN_START);
      break;
    case BLOCK_KEY:
      add_key (pages, block);
      break;
    case BLOCK_NOTE:
    default:
      add_label (pages, 0, block->top, pages->width, block->height, block->text, LIS_FONT_DETAIL, LIS_INK_DIM,
                 LIS_ALIGN_START);
      break;
    }
}

static void
fill_scene (LisReportPages *pages, guint page)
{
  lis_scene_clear (pages->scene, pages->style);
  pages->scene->clips[LIS_PART_PAGE] = lis_rect (-PAPER_MARGIN, -PAPER_MARGIN, pages->width + 2 * PAPER_MARGIN,
                                                 pages->height + 2 * PAPER_MARGIN);
  lis_scene_begin (pages->scene, LIS_PART_PAGE);
  add_header (pages, page);
  add_footer (pages, page);
  for (guint i = g_array_index (pages->starts, PageStart, page).first_block; i < pages->blocks->len; i++)
    {
      const Block *block = &g_array_index (pages->blocks, Block, i);

      if (block->page != page)
        break;
      add_block (pages, block);
    }
}

void
lis_report_pages_draw (LisReportPages *pages, guint index, cairo_t *cr)
{
  cairo_save (cr);
  cairo_translate (cr, PAPER_MARGIN, PAPER_MARGIN);
  cairo_scale (cr, pages->scale, pages->scale);
  fill_scene (pages, index);
  lis_scene_paint (pages->scene, lis_cairo_pen_use (pages->pen, cr));
  cairo_restore (cr);
  lis_cairo_pen_use (pages->pen, NULL);
}

char *
lis_report_pages_dump (LisReportPages *pages, guint index)
{
  fill_scene (pages, index);
  return lis_scene_dump (pages->scene);
}

static void
draw_page_cb (gpointer pages, guint index, cairo_t *cr)
{
  lis_report_pages_draw (pages, index, cr);
}

GBytes *
lis_report_pages_to_pdf (LisReportPages *pages, GError **error)
{
  const LisPdfRequest request = { .title = pages->report->title, .n_pages = lis_report_pages_count (pages),
                                  .width = pages->paper_width, .height = pages->paper_height, .draw = draw_page_cb,
                                  .pages = pages };

  return lis_pdf_make (&request, NULL, error);
}
