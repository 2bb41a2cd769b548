/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-first-fit-layout.h"

struct _LisFirstFitLayout
{
  GtkLayoutManager parent_instance;

  gboolean may_be_none;
};

G_DEFINE_FINAL_TYPE (LisFirstFitLayout, lis_first_fit_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_MAY_BE_NONE = 1,
};

/* As wide as the widest if it can, as narrow as the narrowest if it must; high enough for any of them, so that the
 * height stays when another one is shown. */
static void
lis_first_fit_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                              int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gboolean is_width = orientation == GTK_ORIENTATION_HORIZONTAL;
  int narrowest = G_MAXINT, least, usual;

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &least, &usual, NULL, NULL);
      narrowest = MIN (narrowest, least);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, usual);
    }
  if (is_width && narrowest != G_MAXINT)
    *minimum = LIS_FIRST_FIT_LAYOUT (manager)->may_be_none ? 0 : narrowest;
}

static GtkWidget *
choose_child (LisFirstFitLayout *self, GtkWidget *widget, int width)
{
  GtkWidget *last = NULL;
  int least;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      if (least <= width)
        return child;
      last = child;
    }
  return self->may_be_none ? NULL : last;
}

/* What is not shown is not told to assistive technology either. */
static void
show_child (GtkWidget *child, gboolean show)
{
  if (gtk_widget_get_child_visible (child) == show)
    return;
  gtk_widget_set_child_visible (child, show);
  gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN, !show, -1);
}

static void
lis_first_fit_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *chosen = choose_child (LIS_FIRST_FIT_LAYOUT (manager), widget, width);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    show_child (child, child == chosen);
  if (chosen != NULL)
    gtk_widget_size_allocate (chosen, &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static void
lis_first_fit_layout_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  if (property == PROP_MAY_BE_NONE)
    g_value_set_boolean (value, LIS_FIRST_FIT_LAYOUT (object)->may_be_none);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
lis_first_fit_layout_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  if (property != PROP_MAY_BE_NONE)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
      return;
    }
  LIS_FIRST_FIT_LAYOUT (object)->may_be_none = g_value_get_boolean (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
}

static void
lis_first_fit_layout_class_init (LisFirstFitLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = lis_first_fit_layout_get_property;
  object_class->set_property = lis_first_fit_layout_set_property;
  layout_class->measure = lis_first_fit_layout_measure;
  layout_class->allocate = lis_first_fit_layout_allocate;
  g_object_class_install_property (object_class, PROP_MAY_BE_NONE,
                                   g_param_spec_boolean ("may-be-none", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
lis_first_fit_layout_init (LisFirstFitLayout *self)
{
}
