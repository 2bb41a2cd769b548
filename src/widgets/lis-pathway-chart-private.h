/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-bar-proxy.h"
#include "lis-chart-layout.h"
#include "lis-node-pen.h"
#include "lis-pathway-chart.h"
#include "lis-period-move.h"

#define LIS_NO_INDEX G_MAXUINT

/* A place the keyboard can be at: a period of a doctor, or a doctor without any. */
typedef struct
{
  guint row; /* LIS_NO_INDEX for none */
  guint bar; /* among the doctor's periods: first those placed in time, then those still open; LIS_NO_INDEX for none */
} LisChartSpot;

struct _LisPathwayChart
{
  GtkWidget parent_instance;

  LisSession *session;

  /* drawing */
  LisStyle       *style;  /* NULL until the first allocation and after a change of looks */
  LisNodePen     *pen;
  LisScene       *scene;
  LisChartLayout *layout; /* NULL without pathways */
  LisPathways    *pathways; /* borrowed from the session */
  double          per_day;
  double          names_width; /* as the style has it */
  double          strip_y;
  double          left_day;   /* at the body's left edge; NAN unless the next allocation is to keep it there */
  gboolean        is_placed;  /* the first allocation with a plan has put today into view */
  gboolean        is_painted; /* "painted" was emitted for this plan */
  LisPathwayChartView wanted; /* what the first allocation puts into view */

  /* GtkScrollable */
  GtkAdjustment      *hadjustment;
  GtkAdjustment      *vadjustment;
  GtkScrollablePolicy hscroll_policy;
  GtkScrollablePolicy vscroll_policy;

  /* keyboard */
  LisChartSpot focus;
  LisDate      focus_day;    /* kept while going up and down */
  LisId        focus_person; /* for finding the spot again when the plan was read anew */
  LisId        focus_period;
  gboolean     show_focus; /* the next allocation scrolls to it */
  LisId        anchor;         /* doctor at whom selecting with Shift began, until the focus moves without it */
  LisId        selecting_from; /* the same while a move with Shift is under way */

  /* editing */
  LisPeriodMove *move; /* NULL until something is moved */
  GtkWidget     *menu; /* of a bar, NULL until it is asked for */

  /* pointer */
  GtkEventControllerMotion *motion;     /* the widget's */
  double          pointer_x, pointer_y; /* where it was last; below 0 when it never was here */
  gboolean        keys_spoke; /* since the pointer moved */
  LisSceneSubject hovered;
  double          pinch_start; /* zoom when the pinch began */
  char           *description;

  /* assistive technology */
  GPtrArray *proxies; /* LisBarProxy, children */
  guint      focus_proxy; /* index of the one that has or last had the focus */
  guint      proxy_timer;
};

/* lis-pathway-chart.c */
LisChartRegion lis_pathway_chart_get_region (LisPathwayChart *chart);
LisRect        lis_pathway_chart_get_body (LisPathwayChart *chart);
/* In the body's points, then in the widget's. */
LisRect        lis_pathway_chart_get_spot_rect (LisPathwayChart *chart, LisChartSpot spot);
LisRect        lis_pathway_chart_to_widget (LisPathwayChart *chart, LisRect rect);
const LisPathwayRow *lis_pathway_chart_get_row (LisPathwayChart *chart, guint row);
/* NULL for a spot without a bar. */
const LisPathwayBar *lis_pathway_chart_get_bar (LisPathwayChart *chart, LisChartSpot spot);
guint          lis_pathway_chart_count_bars (LisPathwayChart *chart, guint row);
/* What is at a spot in words. Free with g_free(). */
char          *lis_pathway_chart_describe_spot (LisPathwayChart *chart, LisChartSpot spot);
/* @anchor: the point of the widget whose day stays where it is. */
void           lis_pathway_chart_set_zoom_at (LisPathwayChart *chart, double per_day, double anchor);
/* Says what is under the pointer or has the focus. */
void           lis_pathway_chart_update_description (LisPathwayChart *chart);

/* The view has come to rest: tells those who remember it. */
void           lis_pathway_chart_rest (LisPathwayChart *chart);
/* Enter, a double click, or assistive technology. */
void           lis_pathway_chart_open_focus (LisPathwayChart *chart);
/* Index of the doctor's row, or LIS_NO_INDEX. Looks through all rows: not for every frame. */
guint          lis_pathway_chart_find_person (LisPathwayChart *chart, LisId person);

/* lis-pathway-chart-focus.c */
void           lis_pathway_chart_add_bindings (GtkWidgetClass *widget_class);
void           lis_pathway_chart_set_focus_spot (LisPathwayChart *chart, LisChartSpot spot, gboolean scroll);
/* Something else set the focus of the session's selection. */
void           lis_pathway_chart_follow_selection (LisPathwayChart *chart);
/* So little that it comes into view. */
void           lis_pathway_chart_show_focus (LisPathwayChart *chart);
/* After the pathways changed: finds the doctor and period again. */
void           lis_pathway_chart_find_focus_again (LisPathwayChart *chart);

/* lis-pathway-chart-selection.c */
void           lis_pathway_chart_add_selection_bindings (GtkWidgetClass *widget_class);
/* Before and after the focus moves by a key or a click: with Ctrl the doctor gone to joins or leaves those selected,
 * with Shift all from where the selecting began are selected. */
void           lis_pathway_chart_begin_selecting (LisPathwayChart *chart);
void           lis_pathway_chart_select_moved (LisPathwayChart *chart, GdkModifierType modifiers);
gboolean       lis_pathway_chart_is_selected (LisPathwayChart *chart, guint row);
void           lis_pathway_chart_selected_changed (LisPathwayChart *chart);
void           lis_pathway_chart_append_selected (LisPathwayChart *chart, GtkSnapshot *snapshot);

/* lis-pathway-chart-pointer.c */
void           lis_pathway_chart_add_controllers (LisPathwayChart *chart);
/* Puts the focus on what lies there; FALSE when nothing does. */
gboolean       lis_pathway_chart_focus_at (LisPathwayChart *chart, double x, double y);
/* Something else may have come to lie under a pointer that rests. */
void           lis_pathway_chart_hover_again (LisPathwayChart *chart);
gboolean       lis_pathway_chart_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard,
                                                GtkTooltip *tooltip);
/* The spot of a thing in the scene, if it is one. */
LisChartSpot   lis_pathway_chart_find_spot (LisPathwayChart *chart, const LisSceneSubject *subject);
char          *lis_pathway_chart_describe_subject (LisPathwayChart *chart, const LisSceneSubject *subject);

/* lis-pathway-chart-proxies.c */
/* The view or what is in it changed: the bars' proxies follow when it has come to rest. */
void           lis_pathway_chart_queue_proxies (LisPathwayChart *chart);
void           lis_pathway_chart_allocate_proxies (LisPathwayChart *chart);
/* Puts the keyboard focus on the bar at the focus spot, or on the chart when there is none. */
gboolean       lis_pathway_chart_focus_proxy (LisPathwayChart *chart);
/* Rows and bars have other numbers now. */
void           lis_pathway_chart_renew_proxies (LisPathwayChart *chart);
void           lis_pathway_chart_drop_proxies (LisPathwayChart *chart);

/* lis-pathway-chart-edit.c: editing periods from the chart. */
void           lis_pathway_chart_add_edit_bindings (GtkWidgetClass *widget_class);
void           lis_pathway_chart_add_edit_controllers (LisPathwayChart *chart);
void           lis_pathway_chart_drop_editing (LisPathwayChart *chart);
/* Where a period that is being moved will lie. */
void           lis_pathway_chart_append_move (LisPathwayChart *chart, GtkSnapshot *snapshot);
/* What is being moved in words, or NULL. Free with g_free(). */
char          *lis_pathway_chart_describe_move (LisPathwayChart *chart);
/* Of the proxies' "command". */
void           lis_pathway_chart_proxy_command_cb (LisPathwayChart *chart, const char *name, LisBarProxy *proxy);
