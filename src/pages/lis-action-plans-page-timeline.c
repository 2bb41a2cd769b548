/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-plans-page-private.h"
#include "lis-action-timeline-view.h"

/* The rows in time. */

#define ZOOM_STEP 1.5

static LisActionTimelineView *
get_view (LisActionPlansPage *self)
{
  GtkWidget *scroller = adw_bin_get_child (self->timeline_bin);

  return scroller != NULL ? g_object_get_data (G_OBJECT (scroller), "view") : NULL;
}

static void
focused_cb (LisActionPlansPage *self, guint row)
{
  LisActions *actions = lis_action_session_get_actions (self->actions);
  LisActionKey key = lis_action_row_get_key (actions, lis_actions_get_row (actions, row));

  lis_action_plans_page_set_current (self, &key);
}

static void
opened_cb (LisActionPlansPage *self, guint row)
{
  focused_cb (self, row);
  lis_action_plans_page_open_pane (self);
}

GtkWidget *
lis_action_plans_page_create_timeline (LisActionPlansPage *self)
{
  GtkWidget *view = g_object_new (LIS_TYPE_ACTION_TIMELINE_VIEW, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  g_object_set_data (G_OBJECT (scroller), "view", view);
  g_signal_connect_object (view, "focused", G_CALLBACK (focused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  lis_action_plans_page_add_status_keys (self, view);
  return scroller;
}

/* Laid out only while somebody looks; what it shows goes with each reading. */
void
lis_action_plans_page_update_timeline (LisActionPlansPage *self)
{
  LisActionTimelineView *view = get_view (self);
  gboolean is_shown = g_strcmp0 (lis_action_plans_page_get_view (self), "timeline") == 0;
  LisSession *session = lis_page_get_session (LIS_PAGE (self));

  if (view != NULL)
    lis_action_timeline_view_set_actions (view, is_shown ? lis_action_session_get_actions (self->actions) : NULL,
                                          lis_session_get_half_year_start (session));
}

void
lis_action_plans_page_drop_timeline (LisActionPlansPage *self)
{
  if (self->timeline_bin != NULL)
    adw_bin_set_child (self->timeline_bin, NULL);
}

static void
zoom_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisActionTimelineView *view = get_view (data);
  const char *name = g_action_get_name (G_ACTION (action));

  if (view == NULL)
    return;
  if (g_str_equal (name, "zoom-in"))
    lis_action_timeline_view_zoom (view, 1 / ZOOM_STEP);
  else if (g_str_equal (name, "zoom-out"))
    lis_action_timeline_view_zoom (view, ZOOM_STEP);
  else
    lis_action_timeline_view_zoom (view, 0);
}

void
lis_action_plans_page_add_timeline_actions (LisActionPlansPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "zoom-in", .activate = zoom_activated_cb },
    { .name = "zoom-out", .activate = zoom_activated_cb },
    { .name = "zoom-fit", .activate = zoom_activated_cb },
    { .name = "zoom-reset", .activate = zoom_activated_cb },
  };

  g_action_map_add_action_entries (lis_page_get_actions (LIS_PAGE (self)), entries, G_N_ELEMENTS (entries), self);
}

gboolean
lis_action_plans_page_focus_timeline (LisActionPlansPage *self)
{
  LisActions *actions = lis_action_session_get_actions (self->actions);
  LisActionTimelineView *view = get_view (self);

  for (guint i = 0; view != NULL && i < actions->rows->len; i++)
    {
      LisActionKey key = lis_action_row_get_key (actions, lis_actions_get_row (actions, i));

      if (key.measure == self->current.measure
          && (self->current.step == LIS_ID_NONE || key.step == self->current.step)
          && (self->current.actor == LIS_ID_NONE || key.actor == self->current.actor))
        return lis_action_timeline_view_focus_row (view, i);
    }
  return FALSE;
}
