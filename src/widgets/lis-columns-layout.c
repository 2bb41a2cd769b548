/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-columns-layout.h"

#define MAX_COLUMNS 8

struct _LisColumnsLayout
{
  GtkLayoutManager parent_instance;

  int column_width;
  int max_columns;
  int spacing;
};

G_DEFINE_FINAL_TYPE (LisColumnsLayout, lis_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_COLUMN_WIDTH = 1,
  PROP_MAX_COLUMNS,
  PROP_SPACING,
};

static int
count_columns (LisColumnsLayout *self, int width)
{
  return CLAMP ((width + self->spacing) / (self->column_width + self->spacing), 1, self->max_columns);
}

static int
find_shortest (const int *heights, int n)
{
  int shortest = 0;

  for (int i = 1; i < n; i++)
    if (heights[i] < heights[shortest])
      shortest = i;
  return shortest;
}

/* Places the children when @allocate, and in any case returns how high they are together. */
static int
place_children (LisColumnsLayout *self, GtkWidget *widget, int width, gboolean allocate)
{
  int n = count_columns (self, width), height = 0;
  int column_width = (width - (n - 1) * self->spacing) / n;
  int heights[MAX_COLUMNS] = { 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place;
      int column = find_shortest (heights, n);

      if (!gtk_widget_should_layout (child))
        continue;
      place.x = column * (column_width + self->spacing);
      place.y = heights[column] > 0 ? heights[column] + self->spacing : 0;
      place.width = column_width;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column_width, NULL, &place.height, NULL, NULL);
      heights[column] = place.y + place.height;
      height = MAX (height, heights[column]);
      if (allocate)
        gtk_widget_size_allocate (child, &place, -1);
    }
  return height;
}

static void
measure_width (LisColumnsLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      int least = 0;

      if (gtk_widget_should_layout (child))
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      *minimum = MAX (*minimum, least);
    }
  *natural = MAX (*minimum, self->max_columns * (self->column_width + self->spacing) - self->spacing);
}

static void
lis_columns_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  LisColumnsLayout *self = LIS_COLUMNS_LAYOUT (manager);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, minimum, natural);
  else
    *minimum = *natural = place_children (self, widget, for_size >= 0 ? for_size : self->column_width, FALSE);
}

static void
lis_columns_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  place_children (LIS_COLUMNS_LAYOUT (manager), widget, width, TRUE);
}

static GtkSizeRequestMode
lis_columns_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lis_columns_layout_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  LisColumnsLayout *self = LIS_COLUMNS_LAYOUT (object);

  switch (property)
    {
    case PROP_COLUMN_WIDTH:
      g_value_set_int (value, self->column_width);
      break;
    case PROP_MAX_COLUMNS:
      g_value_set_int (value, self->max_columns);
      break;
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
lis_columns_layout_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  LisColumnsLayout *self = LIS_COLUMNS_LAYOUT (object);

  switch (property)
    {
    case PROP_COLUMN_WIDTH:
      self->column_width = g_value_get_int (value);
      break;
    case PROP_MAX_COLUMNS:
      self->max_columns = g_value_get_int (value);
      break;
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
lis_columns_layout_class_init (LisColumnsLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lis_columns_layout_get_property;
  object_class->set_property = lis_columns_layout_set_property;
  layout_class->measure = lis_columns_layout_measure;
  layout_class->allocate = lis_columns_layout_allocate;
  layout_class->get_request_mode = lis_columns_layout_get_request_mode;
  g_object_class_install_property (object_class, PROP_COLUMN_WIDTH,
                                   g_param_spec_int ("column-width", NULL, NULL, 1, G_MAXINT, 360, flags));
  g_object_class_install_property (object_class, PROP_MAX_COLUMNS,
                                   g_param_spec_int ("max-columns", NULL, NULL, 1, MAX_COLUMNS, 2, flags));
  g_object_class_install_property (object_class, PROP_SPACING,
                                   g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 24, flags));
}

static void
lis_columns_layout_init (LisColumnsLayout *self)
{
  self->column_width = 360;
  self->max_columns = 2;
  self->spacing = 24;
}
