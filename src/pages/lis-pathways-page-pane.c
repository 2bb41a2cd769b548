/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-pathway-pane.h"
#include "lis-pathways-page-private.h"

/* The pane beside the chart: made when it is first wanted, remembered per plan. */

#define MEMORY_GROUP "pathways"

static const struct
{
  const char *action;
  LisPane     pane;
} panes[] = {
  { "details", LIS_PANE_DETAILS },
  { "findings", LIS_PANE_FINDINGS },
};

/* Where there is room for one of them only, the chart is wanted. */
static void
finding_shown_cb (LisPathwaysPage *self, int start, int end)
{
  adw_leaflet_set_visible_child (self->leaflet, self->chart_side);
  lis_pathway_chart_show_days (self->chart, (LisDateRange){ start, end });
}

static LisPathwayPane *
ensure_pane (LisPathwaysPage *self)
{
  GtkWidget *pane = adw_bin_get_child (self->pane);

  if (pane == NULL)
    {
      pane = lis_pathway_pane_new (lis_page_get_session (LIS_PAGE (self)));
      adw_bin_set_child (self->pane, pane);
      g_signal_connect_object (pane, "finding-shown", G_CALLBACK (finding_shown_cb), self, G_CONNECT_SWAPPED);
    }
  return LIS_PATHWAY_PANE (pane);
}

static void
update_states (LisPathwaysPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    {
      GAction *action = g_action_map_lookup_action (lis_page_get_actions (LIS_PAGE (self)), panes[i].action);

      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (self->shown_pane == panes[i].pane));
    }
}

static void
remember (LisPathwaysPage *self)
{
  LisPlanMemory *memory = lis_session_get_memory (lis_page_get_session (LIS_PAGE (self)));
  const char *name = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    if (panes[i].pane == self->shown_pane)
      name = panes[i].action;
  if (memory != NULL)
    lis_plan_memory_set_string (memory, MEMORY_GROUP, "pane", name);
}

/* The focus stays in the chart while that is to be seen, and goes back to it with the pane. */
static void
show_pane (LisPathwaysPage *self, LisPane what)
{
  GtkWidget *pane = GTK_WIDGET (self->pane);
  gboolean had_focus = gtk_widget_get_focus_child (pane) != NULL;
  gboolean chart_had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->views)) != NULL;

  self->shown_pane = what;
  if (what != LIS_PANE_NONE)
    lis_pathway_pane_show (ensure_pane (self), what);
  gtk_widget_set_visible (pane, what != LIS_PANE_NONE);
  adw_leaflet_set_visible_child (self->leaflet, what != LIS_PANE_NONE ? pane : self->chart_side);
  if (what == LIS_PANE_NONE ? had_focus : chart_had_focus && !adw_leaflet_get_folded (self->leaflet))
    lis_pathways_page_focus_view (self);
  update_states (self);
  remember (self);
}

static void
pane_toggled_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    if (g_str_equal (panes[i].action, g_action_get_name (G_ACTION (action))))
      show_pane (data, g_variant_get_boolean (state) ? panes[i].pane : LIS_PANE_NONE);
}

static void
close_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_pane (data, LIS_PANE_NONE);
}

static void
step_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gboolean is_next = g_str_equal (g_action_get_name (G_ACTION (action)), "next-finding");

  lis_pathway_pane_step_finding (ensure_pane (data), is_next ? 1 : -1);
}

static void
opened_cb (LisPathwaysPage *self)
{
  show_pane (self, LIS_PANE_DETAILS);
}

void
lis_pathways_page_add_pane_actions (LisPathwaysPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "details", .state = "false", .change_state = pane_toggled_cb },
    { .name = "findings", .state = "false", .change_state = pane_toggled_cb },
    { .name = "close-pane", .activate = close_activated_cb },
    { .name = "next-finding", .activate = step_activated_cb },
    { .name = "previous-finding", .activate = step_activated_cb },
  };
  LisPlanMemory *memory = lis_session_get_memory (lis_page_get_session (LIS_PAGE (self)));
  g_autofree char *name = memory != NULL ? lis_plan_memory_get_string (memory, MEMORY_GROUP, "pane") : NULL;

  g_action_map_add_action_entries (lis_page_get_actions (LIS_PAGE (self)), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->chart, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    if (g_strcmp0 (name, panes[i].action) == 0)
      show_pane (self, panes[i].pane);
}
