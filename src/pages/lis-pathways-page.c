/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-first-fit-layout.h"
#include "lis-legend.h"
#include "lis-pathways-page-private.h"

G_DEFINE_FINAL_TYPE (LisPathwaysPage, lis_pathways_page, LIS_TYPE_PAGE)

enum
{
  PROP_SHOW_LEGEND = 1,
};

static void
lis_pathways_page_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  if (property == PROP_SHOW_LEGEND)
    g_value_set_boolean (value, LIS_PATHWAYS_PAGE (object)->show_legend);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
set_show_legend (LisPathwaysPage *self, gboolean show)
{
  if (self->show_legend == show)
    return;
  self->show_legend = show;
  /* Made when it is first asked for: the first picture does not wait for it. */
  if (show && gtk_revealer_get_child (self->legend_revealer) == NULL)
    gtk_revealer_set_child (self->legend_revealer, g_object_new (LIS_TYPE_LEGEND, NULL));
  gtk_revealer_set_reveal_child (self->legend_revealer, show);
  g_object_notify (G_OBJECT (self), "show-legend");
}

static void
lis_pathways_page_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  if (property == PROP_SHOW_LEGEND)
    set_show_legend (LIS_PATHWAYS_PAGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
zoom_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisPathwayChart *chart = LIS_PATHWAYS_PAGE (data)->chart;
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "zoom-in"))
    lis_pathway_chart_zoom_by (chart, -1);
  else if (g_str_equal (name, "zoom-out"))
    lis_pathway_chart_zoom_by (chart, 1);
  else if (g_str_equal (name, "zoom-fit"))
    lis_pathway_chart_zoom_fit (chart);
  else
    lis_pathway_chart_zoom_reset (chart);
}

static void
today_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  lis_pathway_chart_go_to_today (LIS_PATHWAYS_PAGE (data)->chart);
}

static void
add_actions (LisPathwaysPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "zoom-in", .activate = zoom_activated_cb },
    { .name = "zoom-out", .activate = zoom_activated_cb },
    { .name = "zoom-reset", .activate = zoom_activated_cb },
    { .name = "zoom-fit", .activate = zoom_activated_cb },
    { .name = "go-to-today", .activate = today_activated_cb },
  };
  GActionMap *actions = lis_page_get_actions (LIS_PAGE (self));
  g_autoptr (GPropertyAction) group_by = g_property_action_new ("group-by", lis_page_get_session (LIS_PAGE (self)),
                                                                "group-by");
  g_autoptr (GPropertyAction) legend = g_property_action_new ("legend", self, "show-legend");

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (actions, G_ACTION (group_by));
  g_action_map_add_action (actions, G_ACTION (legend));
}

static void
lis_pathways_page_shown (LisPage *page)
{
  lis_pathways_page_focus_view (LIS_PATHWAYS_PAGE (page));
}

static gboolean
lis_pathways_page_search (LisPage *page)
{
  return lis_pathways_page_begin_search (LIS_PATHWAYS_PAGE (page));
}

static gboolean
is_shown (LisPathwaysPage *self, LisId person)
{
  LisPathways *pathways = lis_session_get_pathways (lis_page_get_session (LIS_PAGE (self)));

  for (guint i = 0; pathways != NULL && i < pathways->rows->len; i++)
    if (g_array_index (pathways->rows, LisPathwayRow, i).person->record.id == person)
      return TRUE;
  return FALSE;
}

/* A doctor whom the filter leaves out comes back by clearing it. */
static gboolean
lis_pathways_page_show_record (LisPage *page, LisEntityType type, LisId id)
{
  LisPathwaysPage *self = LIS_PATHWAYS_PAGE (page);
  LisSession *session = lis_page_get_session (page);
  LisPathways *pathways = lis_session_get_pathways (session);
  const LisPeriod *period = NULL;
  LisId person = id;

  if (pathways == NULL || (type != LIS_ENTITY_PERSON && type != LIS_ENTITY_PERIOD))
    return FALSE;
  if (type == LIS_ENTITY_PERIOD)
    {
      period = lis_plan_data_find (pathways->data, LIS_ENTITY_PERIOD, id);
      person = period != NULL ? period->person : LIS_ID_NONE;
    }
  if (!is_shown (self, person))
    g_action_group_activate_action (G_ACTION_GROUP (lis_page_get_actions (page)), "clear-filter", NULL);
  if (!is_shown (self, person))
    return FALSE;
  lis_selection_set_focus (lis_session_get_selection (session), person, period != NULL ? id : LIS_ID_NONE);
  lis_pathways_page_focus_view (self);
  return TRUE;
}

static void
lis_pathways_page_constructed (GObject *object)
{
  LisPathwaysPage *self = LIS_PATHWAYS_PAGE (object);

  G_OBJECT_CLASS (lis_pathways_page_parent_class)->constructed (object);
  lis_pathway_chart_set_session (self->chart, lis_page_get_session (LIS_PAGE (self)));
  lis_pathways_page_restore (self);
  add_actions (self);
  lis_pathways_page_add_search_actions (self);
  lis_pathways_page_add_pane_actions (self);
  lis_pathways_page_add_view_actions (self);
  lis_pathways_page_add_selection_actions (self);
  lis_pathways_page_add_table_actions (self);
}

/* A window that closes does not wait for the view to come to rest. */
static void
lis_pathways_page_unmap (GtkWidget *widget)
{
  LisPlanMemory *memory = lis_session_get_memory (lis_page_get_session (LIS_PAGE (widget)));

  lis_pathways_page_remember (LIS_PATHWAYS_PAGE (widget));
  if (memory != NULL)
    lis_plan_memory_flush (memory);
  GTK_WIDGET_CLASS (lis_pathways_page_parent_class)->unmap (widget);
}

static void
lis_pathways_page_finalize (GObject *object)
{
  lis_pathways_page_drop_views (LIS_PATHWAYS_PAGE (object));
  G_OBJECT_CLASS (lis_pathways_page_parent_class)->finalize (object);
}

static void
lis_pathways_page_class_init (LisPathwaysPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lis_pathways_page_get_property;
  object_class->set_property = lis_pathways_page_set_property;
  object_class->constructed = lis_pathways_page_constructed;
  object_class->finalize = lis_pathways_page_finalize;
  widget_class->unmap = lis_pathways_page_unmap;
  LIS_PAGE_CLASS (klass)->shown = lis_pathways_page_shown;
  LIS_PAGE_CLASS (klass)->search = lis_pathways_page_search;
  LIS_PAGE_CLASS (klass)->show_record = lis_pathways_page_show_record;
  g_object_class_install_property (object_class, PROP_SHOW_LEGEND,
                                   g_param_spec_boolean ("show-legend", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                           | G_PARAM_STATIC_STRINGS));

  g_type_ensure (LIS_TYPE_FIRST_FIT_LAYOUT);
  g_type_ensure (LIS_TYPE_PATHWAY_CHART);
  g_type_ensure (LIS_TYPE_PATHWAY_FILTER_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lisplan/Lisplan/lis-pathways-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LisPathwaysPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, LisPathwaysPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, LisPathwaysPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LisPathwaysPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, LisPathwaysPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, LisPathwaysPage, chart_side);
  gtk_widget_class_bind_template_child (widget_class, LisPathwaysPage, pane);
  gtk_widget_class_bind_template_child (widget_class, LisPathwaysPage, empty_bin);
  gtk_widget_class_bind_template_child (widget_class, LisPathwaysPage, chart);
  gtk_widget_class_bind_template_child (widget_class, LisPathwaysPage, legend_revealer);
  gtk_widget_class_bind_template_child (widget_class, LisPathwaysPage, status);
  gtk_widget_class_bind_template_child (widget_class, LisPathwaysPage, views_button);
  gtk_widget_class_bind_template_child (widget_class, LisPathwaysPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, LisPathwaysPage, more_menu);
  gtk_widget_class_bind_template_child (widget_class, LisPathwaysPage, views);
  gtk_widget_class_bind_template_child (widget_class, LisPathwaysPage, selection_bin);
}

static void
update_status (LisPathwaysPage *self)
{
  const char *description = lis_pathway_chart_get_description (self->chart);
  gboolean is_empty = *description == '\0';

  gtk_label_set_text (self->status,
                      is_empty ? _("Point at a bar, or move with the arrow keys, to read what it is") : description);
  if (is_empty)
    gtk_widget_add_css_class (GTK_WIDGET (self->status), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->status), "dim-label");
}

static void
lis_pathways_page_init (LisPathwaysPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->chart, "notify::description", G_CALLBACK (update_status), self, G_CONNECT_SWAPPED);
  update_status (self);
}

LisPathwayChart *
lis_pathways_page_get_chart (LisPathwaysPage *self)
{
  return self->chart;
}

LisDateRange
lis_pathways_page_get_days (LisPathwaysPage *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->chart));
  LisPathwayChartView view;
  int days;

  lis_pathway_chart_get_view (self->chart, &view);
  if (view.per_day <= 0 || !lis_date_is_set (view.day))
    return (LisDateRange){ 0, 0 };
  days = (int) (gtk_adjustment_get_page_size (adjustment) / view.per_day);
  return (LisDateRange){ view.day, MIN (LIS_DATE_MAX, view.day + days) };
}
