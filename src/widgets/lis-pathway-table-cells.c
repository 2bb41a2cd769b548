/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-pathway-table-view-private.h"

/* Cells hold their text in an inscription, which is measured without being laid out, and are filled anew when their
 * line comes into view. */

#define LINE_ITEM "lis-line-item"

typedef struct
{
  LisPathwayColumn column;
  gboolean         is_number;
  GHashTable      *bound; /* GtkListItem that show a line now; not owned */
  guint            naming; /* source that names the rows of new cells; 0 for none */
} Cells;

static const struct
{
  const char *icon;
  const char *style;
} severities[] = {
  [LIS_SEVERITY_NOTE] = { "dialog-information-symbolic", "dim-label" },
  [LIS_SEVERITY_WARNING] = { "dialog-warning-symbolic", "warning" },
  [LIS_SEVERITY_SERIOUS] = { "dialog-error-symbolic", "error" },
};

GtkListItem *
lis_table_line_get_item (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), LINE_ITEM);
}

static GtkWidget *
create_text (gboolean is_number)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (text), 1);
  gtk_widget_set_hexpand (text, TRUE);
  if (is_number)
    gtk_widget_add_css_class (text, "numeric");
  return text;
}

/* With a picture before the text. */
static GtkWidget *
create_marked (const char *icon)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_widget_set_visible (image, FALSE);
  /* What it says stands beside it, or is the state of the line. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), create_text (FALSE));
  return box;
}

static gboolean
is_marked (const Cells *cells)
{
  return cells->column == LIS_PATHWAY_COLUMN_DOCTOR || cells->column == LIS_PATHWAY_COLUMN_FINDINGS;
}

/* The child of the list that a cell belongs to, which is what the keyboard is at. */
static GtkWidget *
get_row (GtkListItem *item)
{
  GtkWidget *cell = gtk_widget_get_parent (gtk_list_item_get_child (item));

  return cell != NULL ? gtk_widget_get_parent (cell) : NULL;
}

/* All the line says in one breath: cells are not read one by one. */
static void
name_row (GtkListItem *item, LisPathwayLine *line)
{
  GtkWidget *row = get_row (item);
  g_autofree char *description = NULL, *name = NULL;

  if (row == NULL)
    return;
  g_object_set_data (G_OBJECT (row), LINE_ITEM, item);
  description = lis_pathway_line_describe (line);
  /* Translators: a doctor's period; it is said of one that the doctor is among those selected. */
  name = gtk_list_item_get_selected (item) ? g_strdup_printf (_("%s, selected"), description) : NULL;
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : description, -1);
}

static void
fill_doctor (GtkListItem *item, LisPathwayLine *line, GtkWidget *box)
{
  gtk_widget_set_visible (gtk_widget_get_first_child (box), gtk_list_item_get_selected (item));
  name_row (item, line);
  if (lis_pathway_line_is_first (line))
    gtk_widget_add_css_class (box, "first-line");
  else
    gtk_widget_remove_css_class (box, "first-line");
}

static void
fill_findings (LisPathwayLine *line, GtkWidget *box)
{
  GtkImage *image = GTK_IMAGE (gtk_widget_get_first_child (box));
  LisSeverity severity;
  gboolean found = lis_pathway_line_get_severity (line, &severity);

  gtk_widget_set_visible (GTK_WIDGET (image), found);
  if (!found)
    return;
  gtk_image_set_from_icon_name (image, severities[severity].icon);
  for (guint i = 0; i < G_N_ELEMENTS (severities); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (image), severities[i].style);
  gtk_widget_add_css_class (GTK_WIDGET (image), severities[severity].style);
}

static void
fill (Cells *cells, GtkListItem *item)
{
  LisPathwayLine *line = gtk_list_item_get_item (item);
  GtkWidget *child = gtk_list_item_get_child (item);
  g_autofree char *text = lis_pathway_line_format_cell (line, cells->column);

  if (cells->column == LIS_PATHWAY_COLUMN_DOCTOR)
    fill_doctor (item, line, child);
  else if (cells->column == LIS_PATHWAY_COLUMN_FINDINGS)
    fill_findings (line, child);
  gtk_inscription_set_text (GTK_INSCRIPTION (is_marked (cells) ? gtk_widget_get_last_child (child) : child), text);
}

static void
selected_cb (GtkListItem *item)
{
  LisPathwayLine *line = gtk_list_item_get_item (item);

  if (line != NULL)
    fill_doctor (item, line, gtk_list_item_get_child (item));
}

/* What assistive technology calls the cell is its text. */
static void
parented_cb (GtkWidget *child)
{
  GtkWidget *cell = gtk_widget_get_parent (child);

  if (cell != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    GTK_IS_BOX (child) ? gtk_widget_get_last_child (child) : child, NULL, -1);
}

static void
set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  GtkWidget *child;

  if (!is_marked (cells))
    child = create_text (cells->is_number);
  else
    child = create_marked (cells->column == LIS_PATHWAY_COLUMN_DOCTOR ? "object-select-symbolic" : NULL);
  g_signal_connect (child, "notify::parent", G_CALLBACK (parented_cb), NULL);
  gtk_list_item_set_child (item, child);
  if (cells->column == LIS_PATHWAY_COLUMN_DOCTOR)
    g_signal_connect (item, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

static gboolean
name_rows_cb (gpointer data)
{
  Cells *cells = data;
  GHashTableIter iter;
  gpointer item;

  cells->naming = 0;
  g_hash_table_iter_init (&iter, cells->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      GtkWidget *row = get_row (item);

      if (row != NULL && lis_table_line_get_item (row) == NULL)
        name_row (item, gtk_list_item_get_item (item));
    }
  return G_SOURCE_REMOVE;
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  g_hash_table_add (cells->bound, item);
  fill (cells, item);
  /* A new cell is filled before it is put into its row. */
  if (cells->column == LIS_PATHWAY_COLUMN_DOCTOR && cells->naming == 0 && get_row (item) == NULL)
    cells->naming = g_idle_add_full (G_PRIORITY_HIGH_IDLE, name_rows_cb, cells, NULL);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  g_hash_table_remove (cells->bound, item);
}

static void
tear_down_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  GtkWidget *row = gtk_list_item_get_child (item) != NULL ? get_row (item) : NULL;

  g_hash_table_remove (cells->bound, item);
  if (row != NULL && lis_table_line_get_item (row) == item)
    g_object_set_data (G_OBJECT (row), LINE_ITEM, NULL);
}

static void
refreshed_cb (GtkListItemFactory *factory)
{
  Cells *cells = g_object_get_data (G_OBJECT (factory), "lis-cells");
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, cells->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    fill (cells, item);
}

static void
free_cells (gpointer data)
{
  Cells *cells = data;

  g_clear_handle_id (&cells->naming, g_source_remove);
  g_hash_table_unref (cells->bound);
  g_free (cells);
}

GtkListItemFactory *
lis_table_cells_new (LisPathwayTable *table, LisPathwayColumn column, gboolean is_number)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Cells *cells = g_new (Cells, 1);

  *cells = (Cells) { column, is_number, g_hash_table_new (NULL, NULL), 0 };
  g_object_set_data_full (G_OBJECT (factory), "lis-cells", cells, free_cells);
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), cells);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), cells);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), cells);
  g_signal_connect (factory, "teardown", G_CALLBACK (tear_down_cb), cells);
  g_signal_connect_object (table, "refreshed", G_CALLBACK (refreshed_cb), factory, G_CONNECT_SWAPPED);
  return factory;
}
