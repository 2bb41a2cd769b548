/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-pathway-table-view.h"
#include "lis-pathways-page-private.h"

/* The same rows as chart or as table: remembered per plan. The table is made when it is first shown. */

#define MEMORY_GROUP "pathways"
#define MEMORY_KEY "view"
#define CHART "chart"
#define TABLE "table"

static gboolean
is_table (LisPathwaysPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->views), TABLE) == 0;
}

static void
opened_cb (LisPathwaysPage *self)
{
  g_signal_emit_by_name (self->chart, "opened");
}

static void
ensure_table (LisPathwaysPage *self)
{
  if (self->table != NULL)
    return;
  self->table = lis_pathway_table_view_new (lis_page_get_session (LIS_PAGE (self)), self->chart);
  g_signal_connect_object (self->table, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->views, self->table, TABLE);
}

static void
update_actions (LisPathwaysPage *self)
{
  static const char *const of_chart[] = { "zoom-in", "zoom-out", "zoom-reset", "zoom-fit", "go-to-today", "legend" };
  GActionMap *actions = lis_page_get_actions (LIS_PAGE (self));

  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "table")),
                             g_variant_new_boolean (is_table (self)));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "view-as")),
                             g_variant_new_string (is_table (self) ? TABLE : CHART));
  for (guint i = 0; i < G_N_ELEMENTS (of_chart); i++)
    {
      GAction *action = g_action_map_lookup_action (actions, of_chart[i]);

      if (G_IS_SIMPLE_ACTION (action))
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), !is_table (self));
    }
}

/* The other one is hidden, so that assistive technology sees what is shown. */
static void
put_in_front (LisPathwaysPage *self, gboolean table)
{
  GtkWidget *chart = gtk_stack_get_child_by_name (self->views, CHART);

  if (table)
    ensure_table (self);
  gtk_widget_set_visible (table ? self->table : chart, TRUE);
  gtk_stack_set_visible_child_name (self->views, table ? TABLE : CHART);
  if (self->table != NULL)
    gtk_widget_set_visible (table ? chart : self->table, FALSE);
}

static void
show_view (LisPathwaysPage *self, gboolean table)
{
  LisPlanMemory *memory = lis_session_get_memory (lis_page_get_session (LIS_PAGE (self)));
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->views)) != NULL;

  put_in_front (self, table);
  if (had_focus)
    lis_pathways_page_focus_view (self);
  if (memory != NULL)
    lis_plan_memory_set_string (memory, MEMORY_GROUP, MEMORY_KEY, table ? TABLE : NULL);
  update_actions (self);
}

static void
table_toggled_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  show_view (data, g_variant_get_boolean (state));
}

static void
view_chosen_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  show_view (data, g_str_equal (g_variant_get_string (state, NULL), TABLE));
}

void
lis_pathways_page_focus_view (LisPathwaysPage *self)
{
  gtk_widget_grab_focus (is_table (self) ? self->table : GTK_WIDGET (self->chart));
}

void
lis_pathways_page_add_table_actions (LisPathwaysPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "table", .state = "false", .change_state = table_toggled_cb },
    { .name = "view-as", .parameter_type = "s", .state = "'chart'", .change_state = view_chosen_cb },
  };
  LisPlanMemory *memory = lis_session_get_memory (lis_page_get_session (LIS_PAGE (self)));
  g_autofree char *view = memory != NULL ? lis_plan_memory_get_string (memory, MEMORY_GROUP, MEMORY_KEY) : NULL;

  g_action_map_add_action_entries (lis_page_get_actions (LIS_PAGE (self)), entries, G_N_ELEMENTS (entries), self);
  if (g_strcmp0 (view, TABLE) == 0)
    show_view (self, TRUE);
}
