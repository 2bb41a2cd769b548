/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-action-dashboard-view.h"
#include "lis-action-dashboard.h"
#include "lis-action-plans-page-private.h"
#include "lis-columns-layout.h"

/* The dashboard, drawn or as lists of the same entries. */

static void
follow_cb (LisActionPlansPage *self, const char *filter, LisActionDashboardView *view)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.show-rows", "s", filter);
}

static GtkWidget *
create_twin (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkLayoutManager *layout = g_object_new (LIS_TYPE_COLUMNS_LAYOUT, "column-width", 330, NULL);

  gtk_widget_set_layout_manager (box, layout);
  for (guint i = 0; i < LIS_N_ACTION_SECTIONS; i++)
    gtk_box_append (GTK_BOX (box),
                    g_object_new (LIS_TYPE_ROW_LIST, "title", lis_action_section_get_title ((LisActionSection) i),
                                  "limit", 12, "empty-text", _("Nothing."), NULL));
  return box;
}

static void
fill_twin (GtkWidget *twin, const LisActionSummary *summary)
{
  g_autoptr (LisActionDashboard) dashboard = lis_action_dashboard_new (summary);
  LisRowList *lists[LIS_N_ACTION_SECTIONS];
  GtkWidget *child = gtk_widget_get_first_child (twin);

  for (guint i = 0; i < LIS_N_ACTION_SECTIONS; i++, child = gtk_widget_get_next_sibling (child))
    {
      lists[i] = LIS_ROW_LIST (child);
      lis_row_list_clear (lists[i]);
    }
  for (guint i = 0; i < dashboard->entries->len; i++)
    {
      const LisActionEntry *entry = &g_array_index (dashboard->entries, LisActionEntry, i);
      const LisRow row = { .title = entry->label, .number = entry->value,
                           .action = entry->filter != NULL ? "page.show-rows" : NULL, .target = entry->filter };

      lis_row_list_add (lists[entry->section], &row);
    }
}

GtkWidget *
lis_action_plans_page_create_dashboard (LisActionPlansPage *self)
{
  GtkWidget *view = g_object_new (LIS_TYPE_ACTION_DASHBOARD_VIEW, NULL);
  GtkWidget *twin = create_twin ();
  GtkWidget *toggle = gtk_toggle_button_new_with_label (_("As Table"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (toggle), "page.as-table");
  gtk_widget_set_halign (toggle, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (toggle, _("The same as lists"));
  gtk_box_append (GTK_BOX (box), toggle);
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), twin);
  gtk_widget_add_css_class (box, "plan-dashboard");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1240);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 1000);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  g_object_set_data (G_OBJECT (scroller), "view", view);
  g_object_set_data (G_OBJECT (scroller), "twin", twin);
  g_signal_connect_object (view, "follow", G_CALLBACK (follow_cb), self, G_CONNECT_SWAPPED);
  return scroller;
}

/* Counted only while somebody looks. */
void
lis_action_plans_page_update_dashboard (LisActionPlansPage *self)
{
  GtkWidget *scroller = adw_bin_get_child (self->dashboard_bin);
  gboolean is_shown = g_strcmp0 (lis_action_plans_page_get_view (self), "dashboard") == 0;
  const LisActionSummary *summary;
  GtkWidget *view, *twin;

  if (scroller == NULL)
    return;
  view = g_object_get_data (G_OBJECT (scroller), "view");
  twin = g_object_get_data (G_OBJECT (scroller), "twin");
  summary = is_shown ? lis_action_session_get_summary (self->actions) : NULL;
  lis_action_dashboard_view_set_summary (LIS_ACTION_DASHBOARD_VIEW (view), summary);
  if (summary == NULL)
    return;
  gtk_widget_set_visible (view, !self->as_table);
  gtk_widget_set_visible (twin, self->as_table);
  if (self->as_table)
    fill_twin (twin, summary);
}

/* Before the session that it reads from goes. */
void
lis_action_plans_page_drop_dashboard (LisActionPlansPage *self)
{
  if (self->dashboard_bin != NULL)
    adw_bin_set_child (self->dashboard_bin, NULL);
}
