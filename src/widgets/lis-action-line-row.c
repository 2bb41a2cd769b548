/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-line-row.h"

#include <glib/gi18n-lib.h>

#include "lis-action-words.h"

/* From so many pixels on there are columns, and from so many a column for comments. */
#define WIDE 640
#define WITH_COMMENT 880
#define GAP 12
#define NUMBER_WIDTH 44

typedef enum
{
  PART_AREA,
  PART_MEASURE,
  PART_NUMBER,
  PART_TEXT,
  PART_RESPONSIBLE,
  PART_TIME,
  PART_STATUS,
  PART_COMMENT,
  N_PARTS,
} Part;

struct _LisActionLineRow
{
  GtkWidget parent_instance;

  GtkWidget     *parts[N_PARTS];
  GtkWidget     *state_icon;
  GtkWidget     *state_label;
  GtkWidget     *due_box;
  GtkWidget     *due_icon;
  GtkWidget     *due_label;
  LisActionLine *line;
  gboolean       is_header;
};

G_DEFINE_FINAL_TYPE (LisActionLineRow, lis_action_line_row, GTK_TYPE_WIDGET)

/* Layout */

typedef struct
{
  int x;
  int width;
} Column;

static void
get_columns (int width, Column columns[N_PARTS])
{
  gboolean with_comment = width >= WITH_COMMENT;
  int status = width / 5;
  int responsible = width / 7;
  int time = width / 8;
  int comment = with_comment ? width / 5 : 0;
  int x = width;

  if (with_comment)
    columns[PART_COMMENT] = (Column){ x -= comment, comment };
  columns[PART_STATUS] = (Column){ x -= status + (with_comment ? GAP : 0), status };
  columns[PART_TIME] = (Column){ x -= time + GAP, time };
  columns[PART_RESPONSIBLE] = (Column){ x -= responsible + GAP, responsible };
  columns[PART_NUMBER] = (Column){ 0, NUMBER_WIDTH };
  columns[PART_TEXT] = (Column){ NUMBER_WIDTH + GAP, x - GAP - NUMBER_WIDTH - GAP };
}

static int
get_height (GtkWidget *part, int width)
{
  int height;

  if (!gtk_widget_should_layout (part))
    return 0;
  gtk_widget_measure (part, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

static int
place (LisActionLineRow *self, Part part, int x, int y, int width, gboolean allocate)
{
  int height = get_height (self->parts[part], width);
  const GtkAllocation allocation = { x, y, width, height };

  if (allocate && gtk_widget_should_layout (self->parts[part]))
    gtk_widget_size_allocate (self->parts[part], &allocation, -1);
  return height;
}

static int
lay_out_columns (LisActionLineRow *self, int y, int width, gboolean allocate)
{
  Column columns[N_PARTS] = { 0 };
  int tallest = 0;

  get_columns (width, columns);
  for (Part part = PART_NUMBER; part < N_PARTS; part++)
    {
      if (columns[part].width > 0)
        tallest = MAX (tallest, place (self, part, columns[part].x, y, columns[part].width, allocate));
      gtk_widget_set_child_visible (self->parts[part], columns[part].width > 0);
    }
  return tallest;
}

static int
lay_out_lines (LisActionLineRow *self, int y, int width, gboolean allocate)
{
  static const Part below[] = { PART_STATUS, PART_RESPONSIBLE, PART_TIME, PART_COMMENT };
  int indent = NUMBER_WIDTH + GAP / 2;
  int height = place (self, PART_NUMBER, 0, y, NUMBER_WIDTH, allocate);

  height = MAX (height, place (self, PART_TEXT, indent, y, width - indent, allocate));
  for (guint i = 0; i < G_N_ELEMENTS (below); i++)
    {
      int one = place (self, below[i], indent, y + height, width - indent, allocate);

      gtk_widget_set_child_visible (self->parts[below[i]], TRUE);
      height += one;
    }
  return height;
}

/* Returns the height it takes. */
static int
lay_out (LisActionLineRow *self, int width, gboolean allocate)
{
  int y = place (self, PART_AREA, 0, 0, width, allocate);

  y += place (self, PART_MEASURE, 0, y, width, allocate);
  if (width >= WIDE)
    return y + lay_out_columns (self, y, width, allocate);
  return self->is_header ? y : y + lay_out_lines (self, y, width, allocate);
}

static GtkSizeRequestMode
lis_action_line_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lis_action_line_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = WIDE;
    }
  else
    *minimum = *natural = lay_out (LIS_ACTION_LINE_ROW (widget), for_size > 0 ? for_size : WIDE, FALSE);
}

static void
lis_action_line_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LisActionLineRow *self = LIS_ACTION_LINE_ROW (widget);

  if (self->is_header)
    for (Part part = PART_NUMBER; part < N_PARTS; part++)
      gtk_widget_set_child_visible (self->parts[part], width >= WIDE);
  lay_out (self, width, TRUE);
}

/* What it says */

static void
set_label (LisActionLineRow *self, Part part, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->parts[part]), text != NULL ? text : "");
  gtk_widget_set_visible (self->parts[part], text != NULL && *text != '\0');
}

static char *
format_title (const char *number, const char *text)
{
  return number != NULL ? g_strdup_printf ("%s  %s", number, text) : g_strdup (text);
}

/* Above the first of an area or measure, and only in the order of the plan: elsewhere it would stand at every row. */
static void
show_headings (LisActionLineRow *self, const LisActions *actions, guint row, const LisActionItem *item)
{
  const LisActionItem *before = NULL;
  g_autofree char *measure = NULL;
  gboolean in_order = actions->filter.sort == LIS_ACTION_SORT_PLAN;

  if (row > 0)
    before = lis_actions_get_item (actions, lis_actions_get_row (actions, row - 1)->item);
  if (in_order && item->area != NULL && (before == NULL || before->area != item->area))
    set_label (self, PART_AREA, item->area->name);
  else
    set_label (self, PART_AREA, NULL);
  if (actions->filter.per != LIS_ACTION_PER_MEASURE && item->step != NULL
      && (!in_order || before == NULL || before->measure != item->measure))
    measure = format_title (item->measure->number, item->measure->title);
  set_label (self, PART_MEASURE, measure);
}

static char *
format_responsible (const LisActions *actions, const LisActionRow *row, const LisActionItem *item)
{
  const LisActor *actor = NULL;
  g_autofree char *responsible = NULL, *contributing = NULL;

  if (actions->filter.per == LIS_ACTION_PER_ACTOR)
    actor = lis_plan_data_find (actions->data, LIS_ENTITY_ACTOR, lis_actions_get_part (actions, row->part)->actor);
  if (actor != NULL)
    return g_strdup (actor->name);
  responsible = lis_actions_format_actors (actions, item, LIS_RESPONSIBILITY_RESPONSIBLE);
  contributing = lis_actions_format_actors (actions, item, LIS_RESPONSIBILITY_CONTRIBUTES);
  if (responsible != NULL && contributing != NULL)
    return g_strdup_printf ("A: %s\nB: %s", responsible, contributing);
  if (contributing != NULL)
    return g_strdup_printf ("B: %s", contributing);
  return responsible != NULL ? g_strdup_printf ("A: %s", responsible) : NULL;
}

static char *
format_time (const LisActionItem *item)
{
  g_autofree char *written = lis_action_item_format_time (item);
  g_autofree char *days = lis_action_item_format_days (item);

  if (written == NULL || days == NULL || g_str_equal (written, days))
    return g_strdup (written != NULL ? written : days);
  return g_strdup_printf ("%s\n%s", written, days);
}

static void
show_status (LisActionLineRow *self, const LisActionRow *row)
{
  g_autofree char *state = lis_action_row_format_state (row);
  g_autofree char *due = lis_action_row_format_due (row);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->state_icon), lis_action_state_get_icon (row->state));
  gtk_label_set_text (GTK_LABEL (self->state_label), state);
  gtk_widget_set_visible (self->due_box, due != NULL);
  if (due == NULL)
    return;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->due_icon),
                                lis_action_due_get_icon ((LisPlanDueKind) row->due));
  gtk_label_set_text (GTK_LABEL (self->due_label), due);
  if (row->due == LIS_PLAN_DUE_LATE)
    gtk_widget_add_css_class (self->due_box, "error");
  else
    gtk_widget_remove_css_class (self->due_box, "error");
}

/* The list's own row has the focus and is what is read aloud; GTK 4.8 has no other way to name it. */
static void
name_row (LisActionLineRow *self, const LisActions *actions, const LisActionRow *row)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = lis_actions_describe_row (actions, row);

  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
refresh (LisActionLineRow *self)
{
  const LisActionRow *row = self->line != NULL ? lis_action_line_get (self->line) : NULL;
  const LisActions *actions;
  const LisActionItem *item;
  gboolean is_measure;
  g_autofree char *responsible = NULL, *time = NULL;

  if (row == NULL)
    return;
  actions = lis_action_line_get_actions (self->line);
  item = lis_actions_get_item (actions, row->item);
  is_measure = actions->filter.per == LIS_ACTION_PER_MEASURE;
  show_headings (self, actions, lis_action_line_get_row (self->line), item);
  gtk_label_set_text (GTK_LABEL (self->parts[PART_NUMBER]),
                      is_measure ? item->measure->number : lis_action_item_get_number (item));
  gtk_label_set_text (GTK_LABEL (self->parts[PART_TEXT]),
                      is_measure ? item->measure->title : lis_action_item_get_text (item));
  responsible = format_responsible (actions, row, item);
  time = format_time (item);
  set_label (self, PART_RESPONSIBLE, responsible);
  set_label (self, PART_TIME, time);
  set_label (self, PART_COMMENT, lis_actions_get_comment (actions, row));
  show_status (self, row);
  name_row (self, actions, row);
}

void
lis_action_line_row_set_line (LisActionLineRow *self, LisActionLine *line)
{
  g_return_if_fail (LIS_IS_ACTION_LINE_ROW (self));

  if (self->line != NULL)
    g_signal_handlers_disconnect_by_func (self->line, refresh, self);
  g_set_object (&self->line, line);
  if (line == NULL)
    return;
  g_signal_connect_object (line, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/* Parts */

static GtkWidget *
create_label (int lines)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "yalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "lines", lines, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  return label;
}

static GtkWidget *
create_pair (GtkWidget **icon, GtkWidget **label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  *icon = g_object_new (GTK_TYPE_IMAGE, "valign", GTK_ALIGN_START, NULL);
  *label = create_label (3);
  gtk_accessible_update_state (GTK_ACCESSIBLE (*icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), *icon);
  gtk_box_append (GTK_BOX (box), *label);
  return box;
}

static GtkWidget *
create_status (LisActionLineRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *state = create_pair (&self->state_icon, &self->state_label);

  self->due_box = create_pair (&self->due_icon, &self->due_label);
  gtk_box_append (GTK_BOX (box), state);
  gtk_box_append (GTK_BOX (box), self->due_box);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  return box;
}

static void
lis_action_line_row_dispose (GObject *object)
{
  LisActionLineRow *self = LIS_ACTION_LINE_ROW (object);

  lis_action_line_row_set_line (self, NULL);
  for (Part part = 0; part < N_PARTS; part++)
    g_clear_pointer (&self->parts[part], gtk_widget_unparent);
  G_OBJECT_CLASS (lis_action_line_row_parent_class)->dispose (object);
}

static void
lis_action_line_row_class_init (LisActionLineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lis_action_line_row_dispose;
  widget_class->get_request_mode = lis_action_line_row_get_request_mode;
  widget_class->measure = lis_action_line_row_measure;
  widget_class->size_allocate = lis_action_line_row_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "actionline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lis_action_line_row_init (LisActionLineRow *self)
{
  static const int lines[N_PARTS] = { [PART_AREA] = 2, [PART_MEASURE] = 2, [PART_NUMBER] = 1, [PART_TEXT] = 4,
                                      [PART_RESPONSIBLE] = 3, [PART_TIME] = 3, [PART_COMMENT] = 3 };

  for (Part part = 0; part < N_PARTS; part++)
    {
      self->parts[part] = part == PART_STATUS ? create_status (self) : create_label (lines[part]);
      gtk_widget_set_parent (self->parts[part], GTK_WIDGET (self));
    }
  gtk_widget_add_css_class (self->parts[PART_AREA], "area");
  gtk_widget_add_css_class (self->parts[PART_MEASURE], "measure");
  gtk_widget_add_css_class (self->parts[PART_NUMBER], "numeric");
  gtk_widget_add_css_class (self->parts[PART_RESPONSIBLE], "dim-label");
  gtk_widget_add_css_class (self->parts[PART_TIME], "dim-label");
  gtk_widget_add_css_class (self->parts[PART_COMMENT], "dim-label");
}

GtkWidget *
lis_action_line_row_new (void)
{
  return g_object_new (LIS_TYPE_ACTION_LINE_ROW, NULL);
}

GtkWidget *
lis_action_line_row_new_header (void)
{
  LisActionLineRow *self = g_object_new (LIS_TYPE_ACTION_LINE_ROW, NULL);

  self->is_header = TRUE;
  set_label (self, PART_AREA, NULL);
  set_label (self, PART_MEASURE, NULL);
  set_label (self, PART_NUMBER, _("No."));
  set_label (self, PART_TEXT, _("Measure and step"));
  set_label (self, PART_RESPONSIBLE, _("Responsible"));
  set_label (self, PART_TIME, _("Time"));
  set_label (self, PART_COMMENT, _("Last comment"));
  gtk_label_set_text (GTK_LABEL (self->state_label), _("Status"));
  gtk_widget_set_visible (self->state_icon, FALSE);
  gtk_widget_set_visible (self->due_box, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "header");
  return GTK_WIDGET (self);
}
