/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-action-plans-page-private.h"
#include "lis-action-words.h"

/* Everything of a measure beside the rows. */

typedef struct
{
  LisActionPlansPage *page;
  LisActions         *actions;
  const LisMeasure   *measure;
  guint               place;   /* of the measure in its set */
  GtkBox             *box;
} Pane;

static LisRowList *
add_section (Pane *pane, const char *title, const char *empty)
{
  GtkWidget *list = g_object_new (LIS_TYPE_ROW_LIST, "title", title, "empty-text", empty, "limit", 20, NULL);

  gtk_box_append (pane->box, list);
  return LIS_ROW_LIST (list);
}

static void
add_text (Pane *pane, const char *text, const char *css)
{
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return;
  label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                        "selectable", FALSE, NULL);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  gtk_box_append (pane->box, label);
}

/* "st-… ar-…" as page.status takes it. Free with g_free(). */
static char *
format_target (const LisMeasure *measure, const LisStep *step, LisId actor)
{
  char place[LIS_ID_TEXT_SIZE], who[LIS_ID_TEXT_SIZE];

  if (step != NULL)
    lis_id_to_text (step->record.id, lis_step_entity.prefix, place);
  else
    lis_id_to_text (measure->record.id, lis_measure_entity.prefix, place);
  if (actor == LIS_ID_NONE)
    return g_strdup (place);
  return g_strdup_printf ("%s %s", place, lis_id_to_text (actor, lis_actor_entity.prefix, who));
}

static const char *
get_actor_name (Pane *pane, LisId id)
{
  const LisActor *actor = lis_plan_data_find (pane->actions->data, LIS_ENTITY_ACTOR, id);

  return actor != NULL ? actor->name : _("everybody");
}

static void
add_heading (Pane *pane)
{
  const LisPlanData *data = pane->actions->data;
  const LisActionPlan *plan = lis_plan_data_find (data, LIS_ENTITY_ACTION_PLAN, pane->measure->action_plan);
  const LisArea *area = lis_plan_data_find (data, LIS_ENTITY_AREA, pane->measure->area);
  const LisObjective *objective = lis_plan_data_find (data, LIS_ENTITY_OBJECTIVE, pane->measure->objective);
  g_autofree char *title = pane->measure->number != NULL
                             ? g_strdup_printf ("%s  %s", pane->measure->number, pane->measure->title)
                             : g_strdup (pane->measure->title);
  g_autofree char *page = pane->measure->report_page != NULL
                            ? g_strdup_printf (_("Page %s of the report"), pane->measure->report_page) : NULL;

  add_text (pane, title, "title-4");
  add_text (pane, plan != NULL ? plan->name : NULL, "dim-label");
  add_text (pane, area != NULL ? area->name : NULL, "dim-label");
  add_text (pane, objective != NULL ? objective->text : NULL, "dim-label");
  add_text (pane, page, "dim-label");
  add_text (pane, pane->measure->text, NULL);
  add_text (pane, pane->measure->doubt, "warning");
}

/* Statuses told of one place, newest first. */
static gint
compare_statuses (gconstpointer a, gconstpointer b)
{
  const LisStepStatus *one = *(const LisStepStatus *const *) a;
  const LisStepStatus *other = *(const LisStepStatus *const *) b;

  return other->date - one->date;
}

static GPtrArray *
list_statuses (Pane *pane, const LisActionItem *item)
{
  GPtrArray *found = g_ptr_array_new ();
  const LisPlanIndex *index = &pane->actions->index;
  const guint32 *members;
  guint n;

  members = item->step != NULL ? lis_grouping_get (&index->step_statuses, item->spot.step, &n)
                               : lis_grouping_get (&index->measure_statuses, item->spot.measure, &n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (found, (gpointer) lis_plan_data_get (pane->actions->data, LIS_ENTITY_STEP_STATUS, members[i]));
  g_ptr_array_sort (found, compare_statuses);
  return found;
}

static void
add_part (Pane *pane, LisRowList *list, const LisActionItem *item, const LisActionPart *part)
{
  g_autofree char *target = format_target (pane->measure, item->step, part->actor);
  g_autofree char *told = lis_date_is_set (part->told) ? lis_date_format_short (part->told) : NULL;
  g_autofree char *state = told != NULL
                             ? g_strdup_printf ("%s, %s", lis_action_state_get_label (part->state), told)
                             : g_strdup (lis_action_state_get_label (part->state));
  const char *comment = part->status != NULL ? part->status->comment : NULL;
  g_autofree char *subtitle = comment != NULL ? g_strdup_printf ("%s\n%s", state, comment) : g_strdup (state);
  const LisRow row = {
    .title = part->actor != LIS_ID_NONE ? get_actor_name (pane, part->actor) : _("Nobody is responsible"),
    .subtitle = subtitle, .icon = lis_action_state_get_icon (part->state),
    .icon_word = part->due != LIS_PLAN_DUE_NOTHING ? lis_action_due_get_label ((LisPlanDueKind) part->due)
                                                   : lis_action_state_get_label (part->state),
    .number = part->due != LIS_PLAN_DUE_NOTHING ? lis_action_due_get_label ((LisPlanDueKind) part->due) : NULL,
    .action = "page.status", .target = target };

  lis_row_list_add (list, &row);
}

static void
add_history (Pane *pane, const LisActionItem *item)
{
  g_autoptr (GPtrArray) statuses = list_statuses (pane, item);
  LisRowList *list;

  if (statuses->len == 0)
    return;
  list = add_section (pane, _("What was told"), "");
  for (guint i = 0; i < statuses->len; i++)
    {
      const LisStepStatus *status = statuses->pdata[i];
      g_autofree char *day = lis_date_format_short (status->date);
      g_autofree char *title = g_strdup_printf ("%s, %s: %s", day, get_actor_name (pane, status->actor),
                                                lis_action_state_get_label (status->state));
      g_autofree char *said = status->comment != NULL && status->author != NULL
                                ? g_strdup_printf ("%s\n%s", status->comment, status->author)
                                : g_strdup (status->comment != NULL ? status->comment : status->author);
      const LisRow row = { .title = title, .subtitle = said };

      lis_row_list_add (list, &row);
    }
}

static void
add_step (Pane *pane, const LisActionItem *item)
{
  g_autofree char *title = item->step == NULL ? g_strdup (_("Status"))
                           : item->step->number != NULL
                             ? g_strdup_printf ("%s  %s", item->step->number, item->step->text)
                             : g_strdup (item->step->text);
  g_autofree char *written = lis_action_item_format_time (item);
  g_autofree char *days = lis_action_item_format_days (item);
  g_autofree char *time = written != NULL && days != NULL ? g_strdup_printf ("%s (%s)", written, days)
                                                          : g_strdup (written != NULL ? written : days);
  g_autofree char *b = lis_actions_format_actors (pane->actions, item, LIS_RESPONSIBILITY_CONTRIBUTES);
  g_autofree char *contributing = b != NULL ? g_strdup_printf (_("Contributing (B): %s"), b) : NULL;
  LisRowList *list = add_section (pane, title, "");

  for (guint i = item->first_part; i < item->first_part + item->n_parts; i++)
    add_part (pane, list, item, lis_actions_get_part (pane->actions, i));
  add_text (pane, time, "dim-label");
  add_text (pane, contributing, "dim-label");
  add_text (pane, item->step != NULL ? item->step->doubt : NULL, "warning");
  add_history (pane, item);
}

/* The step in focus comes first: that is what people look for. */
static void
add_steps (Pane *pane)
{
  LisId first = pane->page->current.step;

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < pane->actions->items->len; i++)
      {
        const LisActionItem *item = lis_actions_get_item (pane->actions, i);
        gboolean is_first = item->step != NULL && item->step->record.id == first;

        if (item->measure == pane->measure && is_first == (round == 0))
          add_step (pane, item);
      }
}

static void
add_notes (Pane *pane)
{
  const LisPlanData *data = pane->actions->data;
  LisRowList *list = add_section (pane, _("Notes and decisions"), _("None."));

  for (guint i = lis_plan_data_count (data, LIS_ENTITY_PLAN_NOTE); i > 0; i--)
    {
      const LisPlanNote *note = lis_plan_data_get (data, LIS_ENTITY_PLAN_NOTE, i - 1);
      const LisStep *step = lis_plan_data_find (data, LIS_ENTITY_STEP, note->step);
      const LisChoice *kind = lis_choice_find (lis_plan_note_kinds, note->kind);
      g_autofree char *day = NULL, *said = NULL;
      LisRow row = { .title = note->text };

      if (note->measure != pane->measure->record.id && (step == NULL || step->measure != pane->measure->record.id))
        continue;
      day = lis_date_format_short (note->date);
      said = g_strdup_printf ("%s, %s%s%s", kind != NULL ? _(kind->label) : "", day, note->author != NULL ? ", " : "",
                              note->author != NULL ? note->author : "");
      row.subtitle = said;
      lis_row_list_add (list, &row);
    }
}

static void
add_effects (Pane *pane)
{
  const LisPlanData *data = pane->actions->data;
  g_auto (GStrv) effects = NULL;
  LisRowList *list = NULL;

  if (pane->measure->wanted_effects != NULL)
    {
      list = add_section (pane, _("Wanted effects"), "");
      effects = g_strsplit (pane->measure->wanted_effects, "\n", -1);
      for (guint i = 0; effects[i] != NULL; i++)
        {
          const LisRow row = { .title = effects[i] };

          if (*effects[i] != '\0')
            lis_row_list_add (list, &row);
        }
    }
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_EFFECT_GOAL); i++)
    {
      const LisEffectGoal *goal = lis_plan_data_get (data, LIS_ENTITY_EFFECT_GOAL, i);
      const LisRow row = { .title = goal->text };

      if (goal->measure != pane->measure->record.id)
        continue;
      if (list == NULL)
        list = add_section (pane, _("Wanted effects"), "");
      lis_row_list_add (list, &row);
    }
}

static void
add_indicators (Pane *pane)
{
  const LisActionSummary *summary = lis_action_session_get_summary (pane->page->actions);
  LisRowList *list = NULL;

  for (guint i = 0; i < summary->indicators->len; i++)
    {
      const LisActionIndicator *one = summary->indicators->pdata[i];
      g_autofree char *value = lis_action_indicator_format_value (one, one->value);
      g_autofree char *target = lis_action_indicator_format_value (one, one->indicator->target);
      g_autofree char *said = target != NULL ? g_strdup_printf (_("target %s, %s"), target,
                                                                lis_indicator_verdict_get_label (one->verdict))
                                             : NULL;
      const LisRow row = { .title = one->indicator->name, .subtitle = said,
                           .number = value != NULL ? value : _("no value") };

      if (one->measure != pane->measure)
        continue;
      if (list == NULL)
        list = add_section (pane, _("Indicators"), "");
      lis_row_list_add (list, &row);
    }
}

static void
add_reference (Pane *pane, LisRowList *list, const LisPlanReference *reference, LisId target)
{
  const LisMeasure *measure = lis_plan_data_find (pane->actions->data, LIS_ENTITY_MEASURE, target);
  g_autofree char *title = measure != NULL && measure->number != NULL
                             ? g_strdup_printf ("%s  %s", measure->number, measure->title) : NULL;
  char id[LIS_ID_TEXT_SIZE];
  const LisRow row = {
    .title = title != NULL ? title : reference->text != NULL ? reference->text : reference->number,
    .subtitle = title != NULL ? reference->text : reference->doubt,
    .action = measure != NULL ? "win.show-record" : NULL,
    .target = measure != NULL ? lis_id_to_text (target, lis_measure_entity.prefix, id) : NULL };

  if (row.title != NULL)
    lis_row_list_add (list, &row);
}

static void
add_references (Pane *pane)
{
  g_autoptr (GPtrArray) from = lis_actions_list_references (pane->actions, pane->measure->record.id);
  g_autoptr (GPtrArray) to = lis_actions_list_referring (pane->actions, pane->measure->record.id);
  LisRowList *list;

  if (from->len + to->len == 0)
    return;
  list = add_section (pane, _("See also"), "");
  for (guint i = 0; i < from->len; i++)
    {
      const LisPlanReference *reference = from->pdata[i];

      add_reference (pane, list, reference, reference->target);
    }
  for (guint i = 0; i < to->len; i++)
    {
      const LisPlanReference *reference = to->pdata[i];
      const LisStep *step = lis_plan_data_find (pane->actions->data, LIS_ENTITY_STEP, reference->step);

      add_reference (pane, list, reference, step != NULL ? step->measure : reference->measure);
    }
}

static void
add_buttons (Pane *pane)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *status = gtk_button_new_with_label (_("Set Status…"));
  GtkWidget *note = gtk_button_new_with_label (_("Add Note…"));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (status), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (status), "page.status");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (note), "page.add-note");
  gtk_box_append (GTK_BOX (box), status);
  gtk_box_append (GTK_BOX (box), note);
  gtk_box_append (pane->box, box);
}

static void
close_clicked_cb (LisActionPlansPage *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  g_action_group_change_action_state (G_ACTION_GROUP (lis_page_get_actions (LIS_PAGE (self))), "details",
                                      g_variant_new_boolean (FALSE));
  lis_action_plans_page_focus_current (self);
}

static GtkWidget *
create_frame (LisActionPlansPage *self, GtkWidget *content)
{
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_halign (close, GTK_ALIGN_END);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_tooltip_text (close, _("Close the details"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Close the details"), -1);
  g_signal_connect_object (close, "clicked", G_CALLBACK (close_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (frame), close);
  gtk_box_append (GTK_BOX (frame), scroller);
  return frame;
}

/* What has the focus in the pane must not lose it to nobody when the pane is made anew. */
static void
fill_pane (LisActionPlansPage *self, const LisMeasure *measure)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->pane_bin)) != NULL;
  Pane pane = { .page = self, .actions = lis_action_session_get_actions (self->actions), .measure = measure };

  pane.box = GTK_BOX (box);
  gtk_widget_add_css_class (box, "plan-pane");
  add_heading (&pane);
  add_buttons (&pane);
  add_steps (&pane);
  add_notes (&pane);
  add_effects (&pane);
  add_indicators (&pane);
  add_references (&pane);
  adw_bin_set_child (self->pane_bin, create_frame (self, box));
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (box), GTK_DIR_TAB_FORWARD);
}

void
lis_action_plans_page_update_pane (LisActionPlansPage *self)
{
  LisActions *actions = lis_action_session_get_actions (self->actions);
  const LisMeasure *measure = NULL;
  gboolean is_shown;

  if (actions != NULL)
    measure = lis_plan_data_find (actions->data, LIS_ENTITY_MEASURE, self->current.measure);
  is_shown = self->with_pane && measure != NULL && lis_action_plans_page_shows_rows (self);
  if (is_shown)
    fill_pane (self, measure);
  else
    adw_bin_set_child (self->pane_bin, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->pane_bin), is_shown);
}

void
lis_action_plans_page_open_pane (LisActionPlansPage *self)
{
  g_action_group_change_action_state (G_ACTION_GROUP (lis_page_get_actions (LIS_PAGE (self))), "details",
                                      g_variant_new_boolean (TRUE));
  if (!gtk_widget_get_visible (GTK_WIDGET (self->pane_bin)))
    return;
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->pane_bin));
  gtk_widget_child_focus (GTK_WIDGET (self->pane_bin), GTK_DIR_TAB_FORWARD);
}
