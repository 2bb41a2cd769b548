/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-action-plans-page-private.h"
#include "lis-filter-chip.h"
#include "lis-text.h"

/* Searching, filtering and sorting. */

/* What a chip takes away. */
typedef enum
{
  PART_AREA,
  PART_MEASURE,
  PART_ACTOR,
  PART_STATES,
  PART_DUES,
  PART_MISSING,
  PART_CHANGED,
  PART_RISK,
  PART_SEARCH,
  N_PARTS,
} Part;

/* Moves one part of @filter to @to, or forgets it when that is NULL. */
static void
take_part (LisActionFilter *filter, Part part, LisActionFilter *to)
{
  LisActionFilter none = { 0 };

  if (to == NULL)
    to = &none;
#define MOVE(field) (to->field = filter->field, filter->field = 0)
  switch (part)
    {
    case PART_AREA:
      MOVE (area);
      break;
    case PART_MEASURE:
      MOVE (measure);
      break;
    case PART_ACTOR:
      MOVE (actor);
      MOVE (as);
      break;
    case PART_STATES:
      MOVE (states);
      break;
    case PART_DUES:
      MOVE (dues);
      break;
    case PART_MISSING:
      MOVE (missing);
      break;
    case PART_CHANGED:
      MOVE (changed_since);
      break;
    case PART_RISK:
      MOVE (risk);
      break;
    case PART_SEARCH:
      MOVE (search);
      break;
    case N_PARTS:
    default:
      break;
    }
#undef MOVE
}

static void
chip_clicked_cb (GtkButton *chip, LisActionPlansPage *self)
{
  LisActionFilter filter = *lis_action_session_get_filter (self->actions);

  take_part (&filter, (Part) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "part")), NULL);
  lis_action_session_set_filter (self->actions, &filter);
}

static GtkWidget *
create_chip (LisActionPlansPage *self, Part part, const char *words)
{
  GtkWidget *chip = lis_filter_chip_new (words);

  g_object_set_data (G_OBJECT (chip), "part", GINT_TO_POINTER (part));
  g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_clicked_cb), self, 0);
  return chip;
}

static void
add_chip (LisActionPlansPage *self, Part part, const LisPlanData *data)
{
  LisActionFilter rest = *lis_action_session_get_filter (self->actions);
  LisActionFilter alone = { 0 };
  g_autofree char *words = NULL;

  take_part (&rest, part, &alone);
  /* Whose part is looked at stands in the chooser already. */
  if (part == PART_ACTOR && alone.actor == lis_action_session_get_actor (self->actions) && alone.as == 0)
    return;
  words = lis_action_filter_describe (&alone, data);
  if (words != NULL)
    gtk_box_append (self->chips, create_chip (self, part, words));
}

static char *
format_count (LisActions *actions)
{
  LisActionFilter all = { .per = actions->filter.per, .plan = actions->filter.plan };
  guint n_all = lis_actions_count (actions, &all);

  if (actions->filter.per == LIS_ACTION_PER_MEASURE)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u measure", "%u of %u measures", n_all),
                            actions->rows->len, n_all);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u step", "%u of %u steps", n_all),
                          actions->rows->len, n_all);
}

void
lis_action_plans_page_update_filter_bar (LisActionPlansPage *self)
{
  LisActions *actions = lis_action_session_get_actions (self->actions);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->chips)) != NULL;
  gboolean is_shown = actions != NULL && lis_action_plans_page_shows_rows (self)
                      && lis_action_session_is_filtered (self->actions);
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, chip);
  gtk_widget_set_visible (self->filter_bar, is_shown);
  if (is_shown)
    {
      g_autofree char *count = format_count (actions);

      gtk_label_set_text (self->count_label, count);
      for (guint part = 0; part < N_PARTS; part++)
        add_chip (self, (Part) part, actions->data);
    }
  if (had_focus)
    gtk_widget_grab_focus (is_shown ? self->clear_button : GTK_WIDGET (self->views));
}

/* The form of the filter: one list of choices for each question. */

typedef struct
{
  const char *label;
  gint32      value;
} Choice;

static const Choice per_choices[] = {
  { N_("One row for each step"), LIS_ACTION_PER_STEP },
  { N_("One row for each step and actor"), LIS_ACTION_PER_ACTOR },
  { N_("One row for each measure"), LIS_ACTION_PER_MEASURE },
};
static const Choice sort_choices[] = {
  { N_("As in the plan"), LIS_ACTION_SORT_PLAN },
  { N_("What is due first"), LIS_ACTION_SORT_DUE },
  { N_("What has come least far first"), LIS_ACTION_SORT_STATUS },
  { N_("By responsible"), LIS_ACTION_SORT_RESPONSIBLE },
  { N_("What was mentioned longest ago first"), LIS_ACTION_SORT_MENTION },
};
static const Choice due_choices[] = {
  { N_("Due or not"), 0 },
  { N_("Late"), 1 << LIS_PLAN_DUE_LATE },
  { N_("Soon due"), 1 << LIS_PLAN_DUE_SOON },
  { N_("Not mentioned for six months"), 1 << LIS_PLAN_DUE_SILENT },
};
static const Choice state_choices[] = {
  { N_("Any status"), 0 },
  { N_("No status yet"), 1 << 0 },
  { N_("Not started"), 1 << LIS_STATUS_NOT_STARTED },
  { N_("Started"), 1 << LIS_STATUS_STARTED },
  { N_("Done"), 1 << LIS_STATUS_DONE },
  { N_("Stopped"), 1 << LIS_STATUS_STOPPED },
};
static const Choice role_choices[] = {
  { N_("As responsible (A)"), 0 },
  { N_("As contributing (B)"), LIS_RESPONSIBILITY_CONTRIBUTES },
  { N_("As initiating"), LIS_RESPONSIBILITY_INITIATES },
  { N_("As performing"), LIS_RESPONSIBILITY_PERFORMS },
};
static const Choice missing_choices[] = {
  { N_("Complete or not"), 0 },
  { N_("Without anybody responsible"), LIS_ACTION_MISSING_RESPONSIBLE },
  { N_("Without a date"), LIS_ACTION_MISSING_DATE },
  { N_("Without an indicator"), LIS_ACTION_MISSING_INDICATOR },
};

static const struct
{
  const char   *label;
  const Choice *choices;
  guint         n_choices;
} questions[] = {
  { N_("Rows"), per_choices, G_N_ELEMENTS (per_choices) },
  { N_("Order"), sort_choices, G_N_ELEMENTS (sort_choices) },
  { N_("Status"), state_choices, G_N_ELEMENTS (state_choices) },
  { N_("Time"), due_choices, G_N_ELEMENTS (due_choices) },
  { N_("Part of the actor"), role_choices, G_N_ELEMENTS (role_choices) },
  { N_("Missing"), missing_choices, G_N_ELEMENTS (missing_choices) },
};

/* In the order of the questions. */
static gint32
get_answer (const LisActionFilter *filter, guint question)
{
  const gint32 answers[] = { (gint32) filter->per, (gint32) filter->sort, (gint32) filter->states,
                             (gint32) filter->dues, filter->as == LIS_RESPONSIBILITY_RESPONSIBLE ? 0 : filter->as,
                             (gint32) filter->missing };

  return answers[question];
}

static void
set_answer (LisActionFilter *filter, guint question, gint32 answer)
{
  switch (question)
    {
    case 0:
      filter->per = (LisActionPer) answer;
      break;
    case 1:
      filter->sort = (LisActionSort) answer;
      break;
    case 2:
      filter->states = (guint) answer;
      break;
    case 3:
      filter->dues = (guint) answer;
      break;
    case 4:
      filter->as = answer;
      break;
    default:
      filter->missing = (guint) answer;
      break;
    }
}

static void
answered_cb (AdwComboRow *row, GParamSpec *pspec, LisActionPlansPage *self)
{
  guint question = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "question"));
  guint position = adw_combo_row_get_selected (row);
  LisActionFilter filter = *lis_action_session_get_filter (self->actions);

  if (position >= questions[question].n_choices)
    return;
  set_answer (&filter, question, questions[question].choices[position].value);
  lis_action_session_set_filter (self->actions, &filter);
  if (!lis_action_plans_page_shows_rows (self))
    lis_action_plans_page_show_view (self, "table");
}

static GtkWidget *
create_question (LisActionPlansPage *self, guint question)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint32 answer = get_answer (lis_action_session_get_filter (self->actions), question);
  guint chosen = 0;

  for (guint i = 0; i < questions[question].n_choices; i++)
    {
      gtk_string_list_append (names, _(questions[question].choices[i].label));
      if (questions[question].choices[i].value == answer)
        chosen = i;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(questions[question].label));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(questions[question].label), -1);
  g_object_set_data (G_OBJECT (row), "question", GUINT_TO_POINTER (question));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (answered_cb), self, 0);
  return row;
}

/* Made anew each time, with what holds now. */
static void
filter_popover_wanted_cb (GtkMenuButton *button, gpointer data)
{
  LisActionPlansPage *self = data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_size_request (list, 340, -1);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), create_question (self, i));
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filter and sort"), -1);
  gtk_menu_button_set_popover (button, popover);
}

/* Searching */

static void
search_changed_cb (LisActionPlansPage *self)
{
  LisActionFilter filter = *lis_action_session_get_filter (self->actions);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  const char *before = filter.search;

  filter.search = lis_text_is_blank (text) ? NULL : (char *) text;
  if (g_strcmp0 (filter.search, before) == 0)
    return;
  lis_action_session_set_filter (self->actions, &filter);
  if (filter.search != NULL && !lis_action_plans_page_shows_rows (self))
    lis_action_plans_page_show_view (self, "table");
}

/* Escape: the bar goes, and what was searched for with it. */
static void
search_mode_changed_cb (LisActionPlansPage *self)
{
  if (gtk_search_bar_get_search_mode (self->search_bar))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  search_changed_cb (self);
  lis_action_plans_page_focus_current (self);
}

/* Enter goes to the first of those found. */
static void
search_activated_cb (LisActionPlansPage *self)
{
  LisActions *actions = lis_action_session_get_actions (self->actions);
  LisActionKey key;

  search_changed_cb (self);
  if (actions == NULL || actions->rows->len == 0)
    return;
  key = lis_action_row_get_key (actions, lis_actions_get_row (actions, 0));
  lis_action_plans_page_set_current (self, &key);
  lis_action_plans_page_focus_current (self);
}

/* A chip may have taken away what is searched for. */
static void
filter_changed_cb (LisActionPlansPage *self)
{
  const char *search = lis_action_session_get_filter (self->actions)->search;
  const char *shown = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  if (search == NULL ? lis_text_is_blank (shown) : g_strcmp0 (search, shown) == 0)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), search != NULL ? search : "");
}

static void
clear_filter_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisActionPlansPage *self = data;

  lis_action_session_clear_filter (self->actions);
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  lis_action_plans_page_focus_current (self);
}

static void
filter_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_menu_button_popup (LIS_ACTION_PLANS_PAGE (data)->filter_button);
}

gboolean
lis_action_plans_page_focus_current (LisActionPlansPage *self)
{
  const char *view = lis_action_plans_page_get_view (self);

  if (g_strcmp0 (view, "board") == 0)
    return lis_action_plans_page_focus_board (self);
  if (g_strcmp0 (view, "timeline") == 0)
    return lis_action_plans_page_focus_timeline (self);
  return g_strcmp0 (view, "table") == 0 && lis_action_plans_page_focus_table (self);
}

void
lis_action_plans_page_add_search (LisActionPlansPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "clear-filter", .activate = clear_filter_activated_cb },
    { .name = "filter", .activate = filter_activated_cb },
  };
  GActionMap *actions = lis_page_get_actions (LIS_PAGE (self));
  g_autoptr (GPropertyAction) search = g_property_action_new ("search", self->search_bar, "search-mode-enabled");

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (actions, G_ACTION (search));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  gtk_menu_button_set_create_popup_func (self->filter_button, filter_popover_wanted_cb, self, NULL);
  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "activate", G_CALLBACK (search_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_bar, "notify::search-mode-enabled", G_CALLBACK (search_mode_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->actions, "notify::filter", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
}
