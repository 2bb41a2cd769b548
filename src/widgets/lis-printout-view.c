/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-printout-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define GAP 16.0
#define ZOOM_STEP 1.2
#define LEAST_ZOOM 0.2
#define MOST_ZOOM 3.0
/* A page is made no wider than this by itself, points of the screen a point of the paper. */
#define MOST_FITTING_ZOOM 1.5
/* Pages kept drawn, so that scrolling does not draw them again. */
#define N_KEPT 6
#define SCROLL_STEP 60.0

/* A page as it was drawn at @scale pixels a point. */
typedef struct
{
  guint       index;
  double      scale;
  GdkTexture *texture;
} KeptPage;

struct _LisPrintoutView
{
  GtkWidget parent_instance;

  LisPrintoutSheets *sheets;
  double             zoom; /* 0: as wide as the view */
  guint              page;
  GArray            *kept; /* KeptPage, the one used last at the end */

  /* GtkScrollable */
  GtkAdjustment      *hadjustment;
  GtkAdjustment      *vadjustment;
  GtkScrollablePolicy hscroll_policy;
  GtkScrollablePolicy vscroll_policy;
};

G_DEFINE_FINAL_TYPE_WITH_CODE (LisPrintoutView, lis_printout_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

enum
{
  PROP_PAGE = 1,
  N_PROPERTIES,
  PROP_HADJUSTMENT = N_PROPERTIES,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_PROPERTIES];

/* Where pages lie */

static guint
count_pages (LisPrintoutView *self)
{
  return self->sheets != NULL ? lis_printout_sheets_count (self->sheets) : 0;
}

static void
get_paper_size (LisPrintoutView *self, double *width, double *height)
{
  *width = *height = 1;
  if (self->sheets != NULL)
    lis_printout_sheets_get_size (self->sheets, width, height);
}

/* Points of the screen a point of the paper. */
static double
get_zoom (LisPrintoutView *self)
{
  double width, height;

  if (self->zoom > 0)
    return self->zoom;
  get_paper_size (self, &width, &height);
  return CLAMP ((gtk_widget_get_width (GTK_WIDGET (self)) - 2 * GAP) / width, LEAST_ZOOM, MOST_FITTING_ZOOM);
}

static double
get_pitch (LisPrintoutView *self)
{
  double width, height;

  get_paper_size (self, &width, &height);
  return height * get_zoom (self) + GAP;
}

static graphene_rect_t
get_page_rect (LisPrintoutView *self, guint index)
{
  double zoom = get_zoom (self), width, height, left;
  graphene_rect_t rect;

  get_paper_size (self, &width, &height);
  left = MAX (GAP, (gtk_widget_get_width (GTK_WIDGET (self)) - width * zoom) / 2);
  graphene_rect_init (&rect, (float) floor (left - gtk_adjustment_get_value (self->hadjustment)),
                      (float) floor (GAP + index * get_pitch (self) - gtk_adjustment_get_value (self->vadjustment)),
                      (float) floor (width * zoom), (float) floor (height * zoom));
  return rect;
}

static void
update_page (LisPrintoutView *self)
{
  double middle = gtk_adjustment_get_value (self->vadjustment)
                  + gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
  guint n = count_pages (self);
  guint page = n > 0 ? (guint) CLAMP (middle / get_pitch (self), 0, n - 1) : 0;

  if (page == self->page)
    return;
  self->page = page;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
configure_adjustment (GtkAdjustment *adjustment, double upper, double size)
{
  double value = CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (0, upper - size));

  gtk_adjustment_configure (adjustment, value, 0, MAX (upper, size), SCROLL_STEP, size * 0.9, size);
}

static void
configure_adjustments (LisPrintoutView *self)
{
  double zoom = get_zoom (self), width, height;

  get_paper_size (self, &width, &height);
  configure_adjustment (self->hadjustment, width * zoom + 2 * GAP, gtk_widget_get_width (GTK_WIDGET (self)));
  configure_adjustment (self->vadjustment, GAP + count_pages (self) * get_pitch (self),
                        gtk_widget_get_height (GTK_WIDGET (self)));
  update_page (self);
}

static void
adjusted_cb (LisPrintoutView *self)
{
  update_page (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Drawing */

static void
clear_kept_page (gpointer data)
{
  g_clear_object (&((KeptPage *) data)->texture);
}

static GdkTexture *
draw_page (LisPrintoutView *self, guint index, double scale)
{
  double width, height;
  cairo_surface_t *surface;
  GBytes *bytes;
  GdkTexture *texture;
  int stride;
  cairo_t *cr;

  get_paper_size (self, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) floor (width * scale),
                                        (int) floor (height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  lis_printout_sheets_draw (self->sheets, index, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) stride * (gsize) cairo_image_surface_get_height (surface),
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface),
                                    GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
  g_bytes_unref (bytes);
  return texture;
}

static GdkTexture *
get_page (LisPrintoutView *self, guint index, double scale)
{
  KeptPage page = { .index = index, .scale = scale };

  for (guint i = 0; i < self->kept->len; i++)
    {
      KeptPage kept = g_array_index (self->kept, KeptPage, i);

      if (kept.index != index || fabs (kept.scale - scale) > 1e-6)
        continue;
      g_object_ref (kept.texture);
      g_array_remove_index (self->kept, i);
      g_array_append_val (self->kept, kept);
      return kept.texture;
    }
  page.texture = draw_page (self, index, scale);
  if (self->kept->len >= N_KEPT)
    g_array_remove_index (self->kept, 0);
  g_array_append_val (self->kept, page);
  return page.texture;
}

static void
snapshot_page (LisPrintoutView *self, guint index, GtkSnapshot *snapshot)
{
  static const GdkRGBA shadow = { 0, 0, 0, 0.25F };
  graphene_rect_t rect = get_page_rect (self, index);
  GskRoundedRect outline;
  GdkTexture *texture = get_page (self, index, get_zoom (self) * gtk_widget_get_scale_factor (GTK_WIDGET (self)));

  gsk_rounded_rect_init_from_rect (&outline, &rect, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow, 0, 1, 1, 3);
  gtk_snapshot_append_texture (snapshot, texture, &rect);
}

static void
lis_printout_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LisPrintoutView *self = LIS_PRINTOUT_VIEW (widget);
  int height = gtk_widget_get_height (widget);
  guint n = count_pages (self);
  guint first = (guint) MAX (0, floor ((gtk_adjustment_get_value (self->vadjustment) - GAP) / get_pitch (self)));

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) height));
  for (guint i = first; i < n && get_page_rect (self, i).origin.y < height; i++)
    snapshot_page (self, i, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
lis_printout_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  configure_adjustments (LIS_PRINTOUT_VIEW (widget));
}

/* Keys */

static gboolean
scroll_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  LisPrintoutView *self = LIS_PRINTOUT_VIEW (widget);
  gboolean is_across;
  double steps;
  GtkAdjustment *adjustment;

  g_variant_get (parameter, "(bd)", &is_across, &steps);
  adjustment = is_across ? self->hadjustment : self->vadjustment;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + steps * SCROLL_STEP);
  return TRUE;
}

static gboolean
page_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  LisPrintoutView *self = LIS_PRINTOUT_VIEW (widget);
  int pages = g_variant_get_int32 (parameter);
  guint n = count_pages (self);

  if (n > 0)
    lis_printout_view_go_to_page (self, (guint) CLAMP ((gint64) self->page + pages, 0, (gint64) n - 1));
  return TRUE;
}

static void
add_bindings (GtkWidgetClass *klass)
{
  static const struct { guint key, keypad; gboolean is_across; double steps; } scrolls[] = {
    { GDK_KEY_Up, GDK_KEY_KP_Up, FALSE, -1 },    { GDK_KEY_Down, GDK_KEY_KP_Down, FALSE, 1 },
    { GDK_KEY_Left, GDK_KEY_KP_Left, TRUE, -1 }, { GDK_KEY_Right, GDK_KEY_KP_Right, TRUE, 1 },
  };
  static const struct { guint key, keypad; int pages; } turns[] = {
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, -1 },    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 1 },
    { GDK_KEY_Home, GDK_KEY_KP_Home, -G_MAXINT32 }, { GDK_KEY_End, GDK_KEY_KP_End, G_MAXINT32 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (scrolls); i++)
    {
      gtk_widget_class_add_binding (klass, scrolls[i].key, 0, scroll_cb, "(bd)", scrolls[i].is_across,
                                    scrolls[i].steps);
      gtk_widget_class_add_binding (klass, scrolls[i].keypad, 0, scroll_cb, "(bd)", scrolls[i].is_across,
                                    scrolls[i].steps);
    }
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      gtk_widget_class_add_binding (klass, turns[i].key, 0, page_cb, "i", turns[i].pages);
      gtk_widget_class_add_binding (klass, turns[i].keypad, 0, page_cb, "i", turns[i].pages);
    }
}

static void
pressed_cb (LisPrintoutView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* GObject */

static void
set_adjustment (LisPrintoutView *self, GtkAdjustment **place, GtkAdjustment *adjustment)
{
  if (*place != NULL)
    g_signal_handlers_disconnect_by_data (*place, self);
  g_clear_object (place);
  *place = g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (*place, "value-changed", G_CALLBACK (adjusted_cb), self);
}

static void
lis_printout_view_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  LisPrintoutView *self = LIS_PRINTOUT_VIEW (object);

  switch (property)
    {
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
lis_printout_view_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  LisPrintoutView *self = LIS_PRINTOUT_VIEW (object);

  switch (property)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
lis_printout_view_dispose (GObject *object)
{
  LisPrintoutView *self = LIS_PRINTOUT_VIEW (object);
  GtkAdjustment **adjustments[] = { &self->hadjustment, &self->vadjustment };

  for (guint i = 0; i < G_N_ELEMENTS (adjustments); i++)
    {
      if (*adjustments[i] != NULL)
        g_signal_handlers_disconnect_by_data (*adjustments[i], self);
      g_clear_object (adjustments[i]);
    }
  G_OBJECT_CLASS (lis_printout_view_parent_class)->dispose (object);
}

static void
lis_printout_view_finalize (GObject *object)
{
  LisPrintoutView *self = LIS_PRINTOUT_VIEW (object);

  g_array_unref (self->kept);
  g_clear_pointer (&self->sheets, lis_printout_sheets_unref);
  G_OBJECT_CLASS (lis_printout_view_parent_class)->finalize (object);
}

static void
lis_printout_view_class_init (LisPrintoutViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lis_printout_view_get_property;
  object_class->set_property = lis_printout_view_set_property;
  object_class->dispose = lis_printout_view_dispose;
  object_class->finalize = lis_printout_view_finalize;
  widget_class->snapshot = lis_printout_view_snapshot;
  widget_class->size_allocate = lis_printout_view_size_allocate;
  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  gtk_widget_class_set_css_name (widget_class, "printout");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_bindings (widget_class);
}

static void
lis_printout_view_init (LisPrintoutView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->kept = g_array_new (FALSE, FALSE, sizeof (KeptPage));
  g_array_set_clear_func (self->kept, clear_kept_page);
  set_adjustment (self, &self->hadjustment, NULL);
  set_adjustment (self, &self->vadjustment, NULL);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
lis_printout_view_set_sheets (LisPrintoutView *self, LisPrintoutSheets *sheets)
{
  LisPrintoutSheets *old = self->sheets;
  gboolean is_same = old != NULL && sheets != NULL
                     && g_strcmp0 (lis_printout_sheets_get_title (old), lis_printout_sheets_get_title (sheets)) == 0;

  g_return_if_fail (LIS_IS_PRINTOUT_VIEW (self));

  g_array_set_size (self->kept, 0);
  self->sheets = sheets != NULL ? lis_printout_sheets_ref (sheets) : NULL;
  lis_printout_sheets_unref (old);
  if (!is_same)
    gtk_adjustment_set_value (self->vadjustment, 0);
  configure_adjustments (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
lis_printout_view_get_page (LisPrintoutView *self)
{
  return self->page;
}

void
lis_printout_view_go_to_page (LisPrintoutView *self, guint page)
{
  g_return_if_fail (LIS_IS_PRINTOUT_VIEW (self));

  gtk_adjustment_set_value (self->vadjustment, page * get_pitch (self));
}

static void
set_zoom (LisPrintoutView *self, double zoom)
{
  double at = gtk_adjustment_get_value (self->vadjustment) / get_pitch (self);

  self->zoom = zoom;
  configure_adjustments (self);
  gtk_adjustment_set_value (self->vadjustment, at * get_pitch (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
lis_printout_view_zoom_by (LisPrintoutView *self, int steps)
{
  g_return_if_fail (LIS_IS_PRINTOUT_VIEW (self));

  set_zoom (self, CLAMP (get_zoom (self) * pow (ZOOM_STEP, steps), LEAST_ZOOM, MOST_ZOOM));
}

void
lis_printout_view_zoom_reset (LisPrintoutView *self)
{
  g_return_if_fail (LIS_IS_PRINTOUT_VIEW (self));

  set_zoom (self, 0);
}
