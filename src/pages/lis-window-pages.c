/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-action-plans-page.h"
#include "lis-backups-page.h"
#include "lis-history-page.h"
#include "lis-overview-page.h"
#include "lis-papers-page.h"
#include "lis-pathways-page.h"
#include "lis-people-page.h"
#include "lis-posts-page.h"
#include "lis-units-page.h"
#include "lis-window-private.h"

/* In the order of the side bar. */
static const struct
{
  const char *name;
  const char *title;
  const char *icon;
  GType     (*get_type) (void);
} pages[] = {
  { "overview", N_("Overview"), "go-home-symbolic", lis_overview_page_get_type },
  { "pathways", N_("Pathways"), "x-office-calendar-symbolic", lis_pathways_page_get_type },
  { "people", N_("Doctors"), "system-users-symbolic", lis_people_page_get_type },
  { "units", N_("Units"), "network-workgroup-symbolic", lis_units_page_get_type },
  { "posts", N_("Posts"), "avatar-default-symbolic", lis_posts_page_get_type },
  { "action-plans", N_("Action plans"), "checkbox-checked-symbolic", lis_action_plans_page_get_type },
  { "papers", N_("Papers"), "printer-symbolic", lis_papers_page_get_type },
  { "history", N_("History"), "document-open-recent-symbolic", lis_history_page_get_type },
  { "backups", N_("Backups"), "drive-harddisk-symbolic", lis_backups_page_get_type },
};

/* Which page shows which records. */
static const struct
{
  LisEntityType entity;
  const char   *page;
} shown_on[] = {
  { LIS_ENTITY_ACTION_PLAN, "action-plans" },
  { LIS_ENTITY_MEASURE, "action-plans" },
  { LIS_ENTITY_STEP, "action-plans" },
  { LIS_ENTITY_PERIOD, "pathways" },
  { LIS_ENTITY_PERSON, "people" },
  { LIS_ENTITY_UNIT, "units" },
  { LIS_ENTITY_POST, "posts" },
};

#define MEMORY_GROUP "window"

static guint
find_page (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      return i;
  return G_N_ELEMENTS (pages);
}

static GtkWidget *
create_row (guint index)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = gtk_image_new_from_icon_name (pages[index].icon);
  GtkWidget *label = gtk_label_new (_(pages[index].title));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(pages[index].title), -1);
  return row;
}

static void
row_activated_cb (LisWindow *self, GtkListBoxRow *row)
{
  lis_window_show_page (self, pages[gtk_list_box_row_get_index (row)].name);
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

void
lis_window_fill_sidebar (LisWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_list_box_append (self->sidebar, create_row (i));
  g_signal_connect_object (self->sidebar, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
}

LisPage *
lis_window_get_page (LisWindow *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->plan_pages);

  return child != NULL ? LIS_PAGE (child) : NULL;
}

const char *
lis_window_get_page_name (LisWindow *self)
{
  return gtk_stack_get_visible_child_name (self->plan_pages);
}

static LisPage *
ensure_page (LisWindow *self, guint index)
{
  GtkWidget *child = gtk_stack_get_child_by_name (self->plan_pages, pages[index].name);

  if (child == NULL)
    {
      child = g_object_new (pages[index].get_type (), "session", self->session, NULL);
      gtk_stack_add_named (self->plan_pages, child, pages[index].name);
    }
  return LIS_PAGE (child);
}

/* What belongs to the page alone: its part of the header bar, its commands, its title. */
static void
put_in_front (LisWindow *self, LisPage *page)
{
  adw_bin_set_child (self->header_start, page != NULL ? lis_page_get_header_start (page) : NULL);
  adw_bin_set_child (self->header_end, page != NULL ? lis_page_get_header_end (page) : NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page",
                                  page != NULL ? G_ACTION_GROUP (lis_page_get_actions (page)) : NULL);
  lis_window_update_title (self);
}

void
lis_window_show_page (LisWindow *self, const char *name)
{
  guint index = find_page (name);
  LisPage *page, *before;

  g_return_if_fail (LIS_IS_WINDOW (self));

  if (index == G_N_ELEMENTS (pages) || lis_session_get_state (self->session) != LIS_SESSION_READY)
    return;
  /* The first page of all comes to the front as it is made, without its commands. */
  before = lis_window_get_page (self);
  page = ensure_page (self, index);
  gtk_list_box_select_row (self->sidebar, gtk_list_box_get_row_at_index (self->sidebar, (int) index));
  if (page == before && lis_page_get_header_end (page) == adw_bin_get_child (self->header_end))
    return;
  gtk_stack_set_visible_child (self->plan_pages, GTK_WIDGET (page));
  put_in_front (self, page);
  lis_plan_memory_set_string (lis_session_get_memory (self->session), MEMORY_GROUP, "page", name);
  lis_page_shown (page);
  g_object_notify (G_OBJECT (self), "page");
}

gboolean
lis_window_show_record (LisWindow *self, LisEntityType type, LisId id)
{
  g_return_val_if_fail (LIS_IS_WINDOW (self), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (shown_on); i++)
    if (shown_on[i].entity == type && lis_session_get_state (self->session) == LIS_SESSION_READY)
      {
        lis_window_show_page (self, shown_on[i].page);
        return lis_page_show_record (ensure_page (self, find_page (shown_on[i].page)), type, id);
      }
  return FALSE;
}

void
lis_window_show_history (LisWindow *self, LisEntityType type, LisId id)
{
  g_return_if_fail (LIS_IS_WINDOW (self));

  if (lis_session_get_state (self->session) != LIS_SESSION_READY)
    return;
  lis_history_page_ask (LIS_HISTORY_PAGE (ensure_page (self, find_page ("history"))), type, id);
  lis_window_show_page (self, "history");
}

/* The morning begins with the overview; a program that was killed goes on where it was. */
void
lis_window_begin_pages (LisWindow *self)
{
  LisPlanMemory *memory = lis_session_get_memory (self->session);
  g_autofree char *page = lis_plan_memory_get_string (memory, MEMORY_GROUP, "page");
  gboolean was_killed = lis_plan_memory_get_boolean (memory, MEMORY_GROUP, "is-open", FALSE);

  lis_plan_memory_set_boolean (memory, MEMORY_GROUP, "is-open", TRUE);
  lis_window_show_page (self, was_killed && find_page (page) < G_N_ELEMENTS (pages) ? page : pages[0].name);
}

void
lis_window_end_pages (LisWindow *self)
{
  LisPlanMemory *memory = lis_session_get_memory (self->session);

  if (memory != NULL)
    {
      lis_plan_memory_set_boolean (memory, MEMORY_GROUP, "is-open", FALSE);
      lis_plan_memory_flush (memory);
    }
}

void
lis_window_drop_pages (LisWindow *self)
{
  GtkWidget *child;

  put_in_front (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->plan_pages))) != NULL)
    gtk_stack_remove (self->plan_pages, child);
}

GtkWidget *
lis_window_get_chart (LisWindow *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->plan_pages, "pathways");

  return page != NULL ? GTK_WIDGET (lis_pathways_page_get_chart (LIS_PATHWAYS_PAGE (page))) : NULL;
}
