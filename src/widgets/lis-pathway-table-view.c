/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-pathway-table-view.h"

#include <glib/gi18n-lib.h>

#include "lis-doctor-selection.h"
#include "lis-label.h"
#include "lis-pathway-table-view-private.h"

G_DEFINE_FINAL_TYPE (LisPathwayTableView, lis_pathway_table_view, GTK_TYPE_WIDGET)

static guint opened_signal;

/* In letters. */
static const struct
{
  LisPathwayColumn column;
  int              width;
  gboolean         is_number;
} columns[] = {
  { LIS_PATHWAY_COLUMN_DOCTOR, 26, FALSE },
  { LIS_PATHWAY_COLUMN_GROUP, 22, FALSE },
  { LIS_PATHWAY_COLUMN_PLACE, 38, FALSE },
  { LIS_PATHWAY_COLUMN_FIRST, 12, TRUE },
  { LIS_PATHWAY_COLUMN_LAST, 12, TRUE },
  { LIS_PATHWAY_COLUMN_MONTHS, 7, TRUE },
  { LIS_PATHWAY_COLUMN_SHARE, 8, TRUE },
  { LIS_PATHWAY_COLUMN_STATE, 11, FALSE },
  { LIS_PATHWAY_COLUMN_FINDINGS, 26, FALSE },
  { LIS_PATHWAY_COLUMN_KIND, 18, FALSE },
  { LIS_PATHWAY_COLUMN_SPECIALTY, 26, FALSE },
  { LIS_PATHWAY_COLUMN_EMPLOYER, 30, FALSE },
};

/* Focus */

/* The list of lines inside the column view, which takes the actions of a list. */
static GtkWidget *
get_list (LisPathwayTableView *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->column_view));

  while (child != NULL && !GTK_IS_SCROLLABLE (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
find_line_widget (LisPathwayTableView *self, guint position)
{
  GtkWidget *list = get_list (self);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkListItem *item = lis_table_line_get_item (row);

      if (item != NULL && gtk_list_item_get_position (item) == position)
        return row;
    }
  return NULL;
}

/* Brings what the selection has in focus into view; the keyboard goes there too when it is in the table. */
static void
show_focus (LisPathwayTableView *self, gboolean grab)
{
  LisSelection *selection = lis_session_get_selection (self->session);
  guint position = lis_pathway_table_find (self->table, lis_selection_get_person (selection),
                                           lis_selection_get_period (selection));
  GtkWidget *row;

  if (position == G_MAXUINT)
    return;
  self->following = TRUE;
  gtk_widget_activate_action (get_list (self), "list.scroll-to-item", "u", position);
  row = find_line_widget (self, position);
  if (grab && row != NULL)
    gtk_widget_grab_focus (row);
  self->following = FALSE;
}

static gboolean
has_focus (LisPathwayTableView *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
}

static gboolean
sized_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  LisPathwayTableView *self = LIS_PATHWAY_TABLE_VIEW (widget);

  if (gtk_widget_get_height (GTK_WIDGET (self->column_view)) == 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  show_focus (self, self->grabs);
  return G_SOURCE_REMOVE;
}

/* A list that has no size yet cannot scroll to a line. */
static void
show_focus_when_sized (LisPathwayTableView *self, gboolean grab)
{
  self->grabs = grab || (self->tick != 0 && self->grabs);
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), sized_cb, NULL, NULL);
}

static void
selection_moved_cb (LisPathwayTableView *self)
{
  if (!self->following && !self->changing && gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_focus (self, has_focus (self));
}

/* The keyboard went to another line: by an arrow key, a click, or a page. */
static void
focus_moved_cb (LisPathwayTableView *self)
{
  GtkWidget *row = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *list = get_list (self);
  GtkListItem *item;
  LisId person, period;

  if (self->following || self->changing || row == NULL || !gtk_widget_is_ancestor (row, list))
    return;
  while (gtk_widget_get_parent (row) != list)
    row = gtk_widget_get_parent (row);
  item = lis_table_line_get_item (row);
  if (item == NULL || gtk_list_item_get_item (item) == NULL)
    return;
  person = lis_pathway_table_get_ids (self->table, gtk_list_item_get_position (item), &period);
  self->following = TRUE;
  lis_selection_set_focus (lis_session_get_selection (self->session), person, period);
  self->following = FALSE;
}

/* What the session shows */

static void
update_group_column (LisPathwayTableView *self)
{
  LisGroupBy group_by = lis_session_get_group_by (self->session);

  gtk_column_view_column_set_visible (self->group_column, group_by != LIS_GROUP_NONE);
  gtk_column_view_column_set_title (self->group_column,
                                    group_by == LIS_GROUP_NONE
                                      ? lis_pathway_column_get_title (LIS_PATHWAY_COLUMN_GROUP)
                                      : lis_group_by_get_label (group_by));
  lis_label_name_columns (self->column_view, _("Periods"));
}

/* The lines go and others come: what the list makes of its focus meanwhile is not the user's doing. */
static void
pathways_change_cb (LisPathwayTableView *self)
{
  self->changing = TRUE;
  self->had_focus = has_focus (self);
}

static void
pathways_changed_cb (LisPathwayTableView *self)
{
  self->changing = FALSE;
  update_group_column (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_focus_when_sized (self, self->had_focus);
}

static void
watch_session (LisPathwayTableView *self)
{
  LisSelection *selection = lis_session_get_selection (self->session);

  /* One before and one after the table has changed. */
  g_signal_connect_object (self->session, "notify::pathways", G_CALLBACK (pathways_change_cb), self,
                           G_CONNECT_SWAPPED);
  self->table = lis_pathway_table_new (self->session);
  g_signal_connect_object (self->session, "notify::pathways", G_CALLBACK (pathways_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::person", G_CALLBACK (selection_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::period", G_CALLBACK (selection_moved_cb), self, G_CONNECT_SWAPPED);
}

/* The widget */

static void
lis_pathway_table_view_map (GtkWidget *widget)
{
  LisPathwayTableView *self = LIS_PATHWAY_TABLE_VIEW (widget);

  GTK_WIDGET_CLASS (lis_pathway_table_view_parent_class)->map (widget);
  show_focus_when_sized (self, FALSE);
}

static void
lis_pathway_table_view_unmap (GtkWidget *widget)
{
  LisPathwayTableView *self = LIS_PATHWAY_TABLE_VIEW (widget);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (widget, self->tick);
  self->tick = 0;
  GTK_WIDGET_CLASS (lis_pathway_table_view_parent_class)->unmap (widget);
}

static void
lis_pathway_table_view_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lis_pathway_table_view_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (focus_moved_cb), widget,
                           G_CONNECT_SWAPPED);
}

static void
lis_pathway_table_view_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_moved_cb, widget);
  GTK_WIDGET_CLASS (lis_pathway_table_view_parent_class)->unroot (widget);
}

static gboolean
lis_pathway_table_view_grab_focus (GtkWidget *widget)
{
  LisPathwayTableView *self = LIS_PATHWAY_TABLE_VIEW (widget);

  show_focus_when_sized (self, TRUE);
  return has_focus (self) || gtk_widget_grab_focus (GTK_WIDGET (self->column_view));
}

static void
activated_cb (LisPathwayTableView *self, guint position)
{
  LisId period, person = lis_pathway_table_get_ids (self->table, position, &period);

  lis_selection_set_focus (lis_session_get_selection (self->session), person, period);
  g_signal_emit (self, opened_signal, 0);
}

static void
lis_pathway_table_view_dispose (GObject *object)
{
  LisPathwayTableView *self = LIS_PATHWAY_TABLE_VIEW (object);

  lis_pathway_table_view_drop_commands (self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->table);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lis_pathway_table_view_parent_class)->dispose (object);
}

static void
lis_pathway_table_view_class_init (LisPathwayTableViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lis_pathway_table_view_dispose;
  widget_class->map = lis_pathway_table_view_map;
  widget_class->unmap = lis_pathway_table_view_unmap;
  widget_class->root = lis_pathway_table_view_root;
  widget_class->unroot = lis_pathway_table_view_unroot;
  widget_class->grab_focus = lis_pathway_table_view_grab_focus;
  opened_signal = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pathwaytable");
  lis_pathway_table_view_install_commands (widget_class);
}

static void
lis_pathway_table_view_init (LisPathwayTableView *self)
{
}

static int
get_letter_width (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL (width);
}

static void
add_columns (LisPathwayTableView *self)
{
  int letter = get_letter_width (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = lis_table_cells_new (self->table, columns[i].column, columns[i].is_number);
      GtkColumnViewColumn *column =
          gtk_column_view_column_new (lis_pathway_column_get_title (columns[i].column), factory);

      /* Known widths: nothing is measured while it is scrolled. */
      gtk_column_view_column_set_fixed_width (column, letter * columns[i].width + 18);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_append_column (self->column_view, column);
      if (columns[i].column == LIS_PATHWAY_COLUMN_GROUP)
        self->group_column = column;
      g_object_unref (column);
    }
}

GtkWidget *
lis_pathway_table_view_new (LisSession *session, LisPathwayChart *chart)
{
  LisPathwayTableView *self;
  LisDoctorSelection *model;

  g_return_val_if_fail (LIS_IS_SESSION (session), NULL);

  self = g_object_new (LIS_TYPE_PATHWAY_TABLE_VIEW, NULL);
  self->session = g_object_ref (session);
  self->twin = GTK_WIDGET (chart);
  watch_session (self);
  model = lis_doctor_selection_new (self->table, lis_session_get_selection (session));
  self->column_view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (model)));
  gtk_column_view_set_show_row_separators (self->column_view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->column_view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->column_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Table of the doctors’ periods"), -1);
  add_columns (self);
  update_group_column (self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->column_view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (self->column_view, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  lis_pathway_table_view_add_menu (self);
  return GTK_WIDGET (self);
}

GtkAdjustment *
lis_pathway_table_view_get_vadjustment (LisPathwayTableView *self)
{
  g_return_val_if_fail (LIS_IS_PATHWAY_TABLE_VIEW (self), NULL);

  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->column_view));
}
