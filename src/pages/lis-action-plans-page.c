/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-action-plans-page-private.h"
#include "lis-label.h"
#include "lis-place.h"

G_DEFINE_FINAL_TYPE (LisActionPlansPage, lis_action_plans_page, LIS_TYPE_PAGE)

#define MEMORY_GROUP "action-plans"

static LisActions *
get_actions (LisActionPlansPage *self)
{
  return lis_action_session_get_actions (self->actions);
}

const char *
lis_action_plans_page_get_view (LisActionPlansPage *self)
{
  return adw_view_stack_get_visible_child_name (self->views);
}

gboolean
lis_action_plans_page_shows_rows (LisActionPlansPage *self)
{
  const char *view = lis_action_plans_page_get_view (self);

  return !g_str_equal (view, "plans") && !g_str_equal (view, "dashboard");
}

/* The row in focus */

void
lis_action_plans_page_set_current (LisActionPlansPage *self, const LisActionKey *key)
{
  const LisActionKey none = { 0 };

  self->current = key != NULL ? *key : none;
  lis_action_plans_page_update_pane (self);
  lis_action_plans_page_update_actions (self);
}

/* Views: made when they are first in front. */

static void
ensure_view (LisActionPlansPage *self, const char *name)
{
  if (g_str_equal (name, "dashboard") && adw_bin_get_child (self->dashboard_bin) == NULL)
    adw_bin_set_child (self->dashboard_bin, lis_action_plans_page_create_dashboard (self));
  else if (g_str_equal (name, "table") && adw_bin_get_child (self->table_bin) == NULL)
    adw_bin_set_child (self->table_bin, lis_action_plans_page_create_table (self));
  else if (g_str_equal (name, "timeline") && adw_bin_get_child (self->timeline_bin) == NULL)
    adw_bin_set_child (self->timeline_bin, lis_action_plans_page_create_timeline (self));
  else if (g_str_equal (name, "board") && adw_bin_get_child (self->board_bin) == NULL)
    adw_bin_set_child (self->board_bin, lis_action_plans_page_create_board (self));
}

static void
view_changed_cb (LisActionPlansPage *self)
{
  const char *name = lis_action_plans_page_get_view (self);
  LisPlanMemory *memory = lis_session_get_memory (lis_page_get_session (LIS_PAGE (self)));

  if (name == NULL || get_actions (self) == NULL)
    return;
  ensure_view (self, name);
  if (memory != NULL)
    lis_plan_memory_set_string (memory, MEMORY_GROUP, "view", name);
  lis_action_plans_page_update_dashboard (self);
  lis_action_plans_page_update_timeline (self);
  lis_action_plans_page_update_filter_bar (self);
  lis_action_plans_page_update_pane (self);
  lis_action_plans_page_update_actions (self);
}

void
lis_action_plans_page_show_view (LisActionPlansPage *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, "plans");
  adw_view_stack_set_visible_child_name (self->views, name);
  view_changed_cb (self);
}

/* Where it was left; several plans begin with their list. */
static void
choose_first_view (LisActionPlansPage *self)
{
  LisPlanMemory *memory = lis_session_get_memory (lis_page_get_session (LIS_PAGE (self)));
  g_autofree char *name = memory != NULL ? lis_plan_memory_get_string (memory, MEMORY_GROUP, "view") : NULL;

  if (name == NULL || adw_view_stack_get_child_by_name (self->views, name) == NULL)
    name = g_strdup (lis_action_session_get_plan (self->actions) != LIS_ID_NONE ? "dashboard" : "plans");
  lis_action_plans_page_show_view (self, name);
}

/* The list of plans */

static char *
describe_plan (const LisPlanData *data, const LisActionPlan *plan, LisDate today)
{
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);

  if (plan->owner != LIS_ID_NONE)
    g_ptr_array_add (said, lis_place_format (data, plan->owner));
  if (plan->version != NULL)
    g_ptr_array_add (said, g_strdup_printf (_("version %s"), plan->version));
  if (lis_date_is_set (plan->start) || lis_date_is_set (plan->end))
    {
      g_autofree char *first = lis_date_is_set (plan->start) ? lis_date_format_short (plan->start) : g_strdup ("");
      g_autofree char *last = lis_date_is_set (plan->end) ? lis_date_format_short (plan->end - 1) : g_strdup ("");

      g_ptr_array_add (said, g_strdup_printf ("%s–%s", first, last));
    }
  if (plan->template)
    g_ptr_array_add (said, g_strdup (_("template")));
  else if (lis_date_is_set (plan->end) && plan->end <= today)
    g_ptr_array_add (said, g_strdup (_("its time is over")));
  g_ptr_array_add (said, NULL);
  return g_strjoinv (" · ", (char **) said->pdata);
}

static char *
count_plan (LisActions *actions, const LisActionPlan *plan)
{
  LisActionFilter all = { .plan = plan->record.id };
  LisActionFilter done = { .plan = plan->record.id, .states = 1u << LIS_STATUS_DONE };
  LisActionFilter late = { .plan = plan->record.id, .dues = 1u << LIS_PLAN_DUE_LATE };
  guint n_late = lis_actions_count (actions, &late);
  g_autofree char *text = NULL;

  if (plan->template)
    return NULL;
  text = g_strdup_printf (_("%u of %u steps done"), lis_actions_count (actions, &done),
                          lis_actions_count (actions, &all));
  return n_late > 0 ? g_strdup_printf (_("%s, %u late"), text, n_late) : g_steal_pointer (&text);
}

static void
fill_plan_list (LisActionPlansPage *self)
{
  LisActions *actions = get_actions (self);

  lis_row_list_clear (self->plan_list);
  for (guint i = 0; i < lis_plan_data_count (actions->data, LIS_ENTITY_ACTION_PLAN); i++)
    {
      const LisActionPlan *plan = lis_plan_data_get (actions->data, LIS_ENTITY_ACTION_PLAN, i);
      g_autofree char *subtitle = describe_plan (actions->data, plan, actions->today);
      g_autofree char *number = count_plan (actions, plan);
      char id[LIS_ID_TEXT_SIZE];
      const LisRow row = { .title = plan->name, .subtitle = *subtitle != '\0' ? subtitle : NULL,
                           .number = number, .action = "win.show-record",
                           .target = lis_id_to_text (plan->record.id, lis_action_plan_entity.prefix, id) };

      lis_row_list_add (self->plan_list, &row);
    }
}

/* Plan and actor */

static void
fill_chooser (GtkDropDown *chooser, GtkStringList *names, const GArray *ids, LisId chosen)
{
  guint position = 0;

  while (position < ids->len && g_array_index (ids, LisId, position) != chosen)
    position++;
  gtk_drop_down_set_model (chooser, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (chooser, position < ids->len ? position : 0);
}

static void
add_choice (GtkStringList *names, GArray *ids, const char *name, LisId id)
{
  gtk_string_list_append (names, name);
  g_array_append_val (ids, id);
}

static void
name_choosers (LisActionPlansPage *self)
{
  lis_label_name_drop_down (self->plan_chooser, _("Plan"));
  lis_label_name_drop_down (self->actor_chooser, _("Actor"));
}

static void
fill_choosers (LisActionPlansPage *self)
{
  const LisPlanData *data = get_actions (self)->data;
  g_autoptr (GtkStringList) plans = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) actors = gtk_string_list_new (NULL);

  self->is_filling = TRUE;
  g_array_set_size (self->plan_ids, 0);
  g_array_set_size (self->actor_ids, 0);
  add_choice (plans, self->plan_ids, _("All action plans"), LIS_ID_NONE);
  add_choice (actors, self->actor_ids, _("Everybody"), LIS_ID_NONE);
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_ACTION_PLAN); i++)
    {
      const LisActionPlan *plan = lis_plan_data_get (data, LIS_ENTITY_ACTION_PLAN, i);

      if (!plan->template)
        add_choice (plans, self->plan_ids, plan->name, plan->record.id);
    }
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_ACTOR); i++)
    {
      const LisActor *actor = lis_plan_data_get (data, LIS_ENTITY_ACTOR, i);

      add_choice (actors, self->actor_ids, actor->name, actor->record.id);
    }
  fill_chooser (self->plan_chooser, plans, self->plan_ids, lis_action_session_get_plan (self->actions));
  fill_chooser (self->actor_chooser, actors, self->actor_ids, lis_action_session_get_actor (self->actions));
  name_choosers (self);
  self->is_filling = FALSE;
}

static LisId
get_chosen (GtkDropDown *chooser, const GArray *ids)
{
  guint position = gtk_drop_down_get_selected (chooser);

  return position < ids->len ? g_array_index (ids, LisId, position) : LIS_ID_NONE;
}

static void
chosen_cb (LisActionPlansPage *self)
{
  if (self->is_filling)
    return;
  name_choosers (self);
  lis_action_session_set_plan (self->actions, get_chosen (self->plan_chooser, self->plan_ids));
  lis_action_session_set_actor (self->actions, get_chosen (self->actor_chooser, self->actor_ids));
}

/* Following the session */

/* Once every column has been told. */
static gboolean
follow_moved_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  lis_action_plans_page_focus_current (LIS_ACTION_PLANS_PAGE (widget));
  return G_SOURCE_REMOVE;
}

static void
data_changed_cb (LisActionPlansPage *self)
{
  LisActions *actions = get_actions (self);
  gconstpointer before = self->shown_data;
  gboolean is_first = before == NULL;

  if (actions == NULL)
    return;
  if (self->shown_data != actions->data)
    {
      self->shown_data = actions->data;
      fill_choosers (self);
      fill_plan_list (self);
      if (lis_plan_data_count (actions->data, LIS_ENTITY_ACTION_PLAN) == 0)
        gtk_stack_set_visible_child_name (self->stack, "empty");
      else if (is_first || g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "empty") == 0)
        choose_first_view (self);
      lis_action_plans_page_update_dashboard (self);
    }
  lis_action_plans_page_update_timeline (self);
  lis_action_plans_page_update_filter_bar (self);
  lis_action_plans_page_update_pane (self);
  lis_action_plans_page_update_actions (self);
  if (is_first && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
  if (self->is_moving && self->shown_data != before)
    {
      self->is_moving = FALSE;
      gtk_widget_add_tick_callback (GTK_WIDGET (self), follow_moved_cb, NULL, NULL);
    }
  if (self->wanted.measure != LIS_ID_NONE)
    {
      LisActionKey wanted = self->wanted;

      self->wanted.measure = LIS_ID_NONE;
      lis_action_plans_page_go_to (self, &wanted);
    }
}

static void
scope_changed_cb (LisActionPlansPage *self)
{
  if (get_actions (self) == NULL)
    return;
  fill_choosers (self);
  lis_action_plans_page_update_dashboard (self);
}

static void
error_cb (LisActionPlansPage *self)
{
  const GError *error = lis_action_session_get_error (self->actions);

  if (error == NULL || get_actions (self) != NULL)
    return;
  adw_status_page_set_title (self->empty, _("The action plans could not be read"));
  adw_status_page_set_description (self->empty, error->message);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
mapped_cb (LisActionPlansPage *self)
{
  lis_action_session_set_active (self->actions, gtk_widget_get_mapped (GTK_WIDGET (self)));
}

/* A page */

static void
lis_action_plans_page_shown (LisPage *page)
{
  LisActionPlansPage *self = LIS_ACTION_PLANS_PAGE (page);

  lis_action_session_set_active (self->actions, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/* Goes to a row; the filter gives way where it leaves it out. */
gboolean
lis_action_plans_page_go_to (LisActionPlansPage *self, const LisActionKey *key)
{
  LisActions *actions = get_actions (self);
  const LisMeasure *measure;

  if (actions == NULL)
    {
      self->wanted = *key;
      return TRUE;
    }
  measure = lis_plan_data_find (actions->data, LIS_ENTITY_MEASURE, key->measure);
  if (measure == NULL)
    return FALSE;
  if (lis_action_session_get_plan (self->actions) != LIS_ID_NONE)
    lis_action_session_set_plan (self->actions, measure->action_plan);
  if (!lis_action_plans_page_shows_rows (self) || gtk_stack_get_visible_child (self->stack) == NULL
      || !g_str_equal (gtk_stack_get_visible_child_name (self->stack), "plans"))
    lis_action_plans_page_show_view (self, "table");
  lis_action_plans_page_set_current (self, key);
  if (!lis_action_plans_page_focus_current (self))
    {
      lis_action_session_clear_filter (self->actions);
      lis_action_plans_page_focus_current (self);
    }
  return TRUE;
}

static gboolean
show_plan (LisActionPlansPage *self, LisId plan)
{
  lis_action_session_set_plan (self->actions, plan);
  if (get_actions (self) != NULL)
    lis_action_plans_page_show_view (self, "dashboard");
  return TRUE;
}

static gboolean
lis_action_plans_page_show_record (LisPage *page, LisEntityType type, LisId id)
{
  LisActionPlansPage *self = LIS_ACTION_PLANS_PAGE (page);
  LisActions *actions = get_actions (self);
  LisActionKey key = { 0 };
  const LisStep *step;

  if (type == LIS_ENTITY_ACTION_PLAN)
    return show_plan (self, id);
  if (type == LIS_ENTITY_MEASURE)
    key.measure = id;
  if (type == LIS_ENTITY_STEP && actions != NULL)
    {
      step = lis_plan_data_find (actions->data, LIS_ENTITY_STEP, id);
      key.measure = step != NULL ? step->measure : LIS_ID_NONE;
      key.step = id;
    }
  return key.measure != LIS_ID_NONE && lis_action_plans_page_go_to (self, &key);
}

static gboolean
lis_action_plans_page_search (LisPage *page)
{
  LisActionPlansPage *self = LIS_ACTION_PLANS_PAGE (page);

  if (get_actions (self) == NULL)
    return FALSE;
  if (!lis_action_plans_page_shows_rows (self))
    lis_action_plans_page_show_view (self, "table");
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  return TRUE;
}

static void
setup_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
}

static void
bind_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);
  GtkWidget *parent = gtk_widget_get_parent (label);

  gtk_label_set_text (GTK_LABEL (label), name);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Names of plans are long: they are cut where the window is narrow. */
void
lis_action_plans_page_prepare_chooser (GtkDropDown *chooser)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_choice_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_choice_cb), NULL);
  gtk_drop_down_set_factory (chooser, factory);
}

static void
lis_action_plans_page_constructed (GObject *object)
{
  LisActionPlansPage *self = LIS_ACTION_PLANS_PAGE (object);

  G_OBJECT_CLASS (lis_action_plans_page_parent_class)->constructed (object);
  self->actions = lis_action_session_new (lis_page_get_session (LIS_PAGE (self)));
  lis_action_plans_page_add_actions (self);
  lis_action_plans_page_add_search (self);
  lis_action_plans_page_add_timeline_actions (self);
  g_signal_connect_object (self->actions, "notify::actions", G_CALLBACK (data_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->actions, "notify::scope", G_CALLBACK (scope_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->actions, "notify::error", G_CALLBACK (error_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan_chooser, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->actor_chooser, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views, "notify::visible-child", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  g_signal_connect_after (self, "unmap", G_CALLBACK (mapped_cb), NULL);
}

static void
lis_action_plans_page_dispose (GObject *object)
{
  LisActionPlansPage *self = LIS_ACTION_PLANS_PAGE (object);

  if (self->actions != NULL)
    lis_action_session_set_active (self->actions, FALSE);
  lis_action_plans_page_drop_dashboard (self);
  lis_action_plans_page_drop_timeline (self);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (lis_action_plans_page_parent_class)->dispose (object);
}

static void
lis_action_plans_page_finalize (GObject *object)
{
  LisActionPlansPage *self = LIS_ACTION_PLANS_PAGE (object);

  g_array_unref (self->plan_ids);
  g_array_unref (self->actor_ids);
  G_OBJECT_CLASS (lis_action_plans_page_parent_class)->finalize (object);
}

static void
lis_action_plans_page_class_init (LisActionPlansPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lis_action_plans_page_constructed;
  object_class->dispose = lis_action_plans_page_dispose;
  object_class->finalize = lis_action_plans_page_finalize;
  LIS_PAGE_CLASS (klass)->shown = lis_action_plans_page_shown;
  LIS_PAGE_CLASS (klass)->show_record = lis_action_plans_page_show_record;
  LIS_PAGE_CLASS (klass)->search = lis_action_plans_page_search;

  g_type_ensure (LIS_TYPE_ROW_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lisplan/Lisplan/lis-action-plans-page.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, LisActionPlansPage, child)
  BIND (stack);
  BIND (empty);
  BIND (views);
  BIND (plan_chooser);
  BIND (actor_chooser);
  BIND (filter_bar);
  BIND (count_label);
  BIND (chips);
  BIND (clear_button);
  BIND (search_bar);
  BIND (search_entry);
  BIND (filter_button);
  BIND (plan_list);
  BIND (dashboard_bin);
  BIND (leaflet);
  BIND (table_bin);
  BIND (timeline_bin);
  BIND (board_bin);
  BIND (meeting_bin);
  BIND (pane_bin);
#undef BIND
}

static void
lis_action_plans_page_init (LisActionPlansPage *self)
{
  self->plan_ids = g_array_new (FALSE, FALSE, sizeof (LisId));
  self->actor_ids = g_array_new (FALSE, FALSE, sizeof (LisId));
  gtk_widget_init_template (GTK_WIDGET (self));
  lis_action_plans_page_prepare_chooser (self->plan_chooser);
  lis_action_plans_page_prepare_chooser (self->actor_chooser);
}
