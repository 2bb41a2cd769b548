/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-label.h"
#include "lis-papers-page-private.h"

/* Half-years to choose from: the one before, the running one and those after it. */
#define N_HALF_YEARS 8
#define HALF_YEARS_BEFORE 1

/* The first place of the list is "from now on" where the paper can be without a half-year. */
static gboolean
can_be_without_half_year (LisPrintoutKind kind)
{
  return kind != LIS_PRINTOUT_IN_OUT;
}

static LisDateRange
get_half_year (LisPapersPage *self, int index)
{
  LisSession *session = lis_page_get_session (LIS_PAGE (self));
  int start = lis_session_get_half_year_start (session);
  LisDateRange running = lis_half_year_get (lis_session_get_today (session), start);

  return lis_half_year_get (lis_date_add_months (running.start, 6 * (index - HALF_YEARS_BEFORE)), start);
}

/* Chosen by a widget. */

static void
choose (LisPapersPage *self, const LisPrintoutChoices *choices)
{
  if (!self->is_filling)
    lis_printout_set_choices (self->printout, choices);
}

static void
record_chosen_cb (LisPapersPage *self)
{
  LisPrintoutChoices choices = *lis_printout_get_choices (self->printout);

  if (self->is_filling)
    return;
  choices.unit = lis_record_chooser_get_selected (self->unit);
  choices.person = lis_record_chooser_get_selected (self->person);
  choices.specialty = lis_record_chooser_get_selected (self->specialty);
  choices.action_plan = lis_record_chooser_get_selected (self->action_plan);
  choices.actor = lis_record_chooser_get_selected (self->actor);
  choose (self, &choices);
}

static void
half_year_chosen_cb (LisPapersPage *self)
{
  LisPrintoutChoices choices = *lis_printout_get_choices (self->printout);
  guint selected = gtk_drop_down_get_selected (self->half_year);
  int index = (int) selected - (can_be_without_half_year (choices.kind) ? 1 : 0);

  if (self->is_filling || selected == GTK_INVALID_LIST_POSITION)
    return;
  choices.half_year = index >= 0 ? get_half_year (self, index) : (LisDateRange){ 0, 0 };
  choose (self, &choices);
}

static const char *
get_since_hint (LisPrintoutKind kind)
{
  return kind == LIS_PRINTOUT_ACTION_STATUS ? _("The day of the last meeting; empty for that of the newest minutes")
                                            : _("The day the last list was made");
}

/* A day that cannot be read is marked, and nothing is chosen by it. */
static void
since_changed_cb (LisPapersPage *self)
{
  LisPrintoutChoices choices = *lis_printout_get_choices (self->printout);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->since));
  gboolean is_empty = *text == '\0', is_wrong;

  if (self->is_filling)
    return;
  choices.since = is_empty ? LIS_DATE_NONE : lis_date_parse (text);
  is_wrong = !is_empty && !lis_date_is_set (choices.since);
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->since), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->since), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->since),
                               is_wrong ? _("Write a day such as 31.01.2026") : get_since_hint (choices.kind));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->since), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
since_chosen_cb (LisPapersPage *self)
{
  LisPrintoutChoices choices = *lis_printout_get_choices (self->printout);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->since));

  choices.since = lis_date_parse (text);
  if (*text == '\0' || lis_date_is_set (choices.since))
    choose (self, &choices);
}

static void
days_chosen_cb (LisPapersPage *self)
{
  LisPrintoutChoices choices = *lis_printout_get_choices (self->printout);

  if (self->is_filling)
    return;
  choices.days = gtk_drop_down_get_selected (self->days) == 1 ? self->seen_days : (LisDateRange){ 0, 0 };
  choose (self, &choices);
}

static void
looks_chosen_cb (LisPapersPage *self)
{
  LisPrintoutChoices choices = *lis_printout_get_choices (self->printout);

  if (self->is_filling)
    return;
  choices.paper = gtk_drop_down_get_selected (self->paper) == 1 ? LIS_PAPER_A3 : LIS_PAPER_A4;
  choices.grey = gtk_check_button_get_active (self->grey);
  choose (self, &choices);
}

/* Shown by the widgets. */

static const struct
{
  guint         asks;
  LisEntityType type;
  goffset       chooser; /* in the page */
  const char   *none;
} record_choosers[N_RECORD_CHOOSERS] = {
  { LIS_PRINTOUT_ASKS_UNIT, LIS_ENTITY_UNIT, G_STRUCT_OFFSET (LisPapersPage, unit), N_("All departments") },
  { LIS_PRINTOUT_ASKS_PERSON, LIS_ENTITY_PERSON, G_STRUCT_OFFSET (LisPapersPage, person), NULL },
  { LIS_PRINTOUT_ASKS_SPECIALTY, LIS_ENTITY_SPECIALTY, G_STRUCT_OFFSET (LisPapersPage, specialty),
    N_("All specialties") },
  { LIS_PRINTOUT_ASKS_ACTION_PLAN, LIS_ENTITY_ACTION_PLAN, G_STRUCT_OFFSET (LisPapersPage, action_plan),
    N_("All action plans") },
  { LIS_PRINTOUT_ASKS_ACTOR, LIS_ENTITY_ACTOR, G_STRUCT_OFFSET (LisPapersPage, actor), N_("All actors") },
};

/* NULL before it was read. */
static const LisPlanData *
get_records (LisPapersPage *self, guint chooser)
{
  guint of_actions = LIS_PRINTOUT_ASKS_ACTION_PLAN | LIS_PRINTOUT_ASKS_ACTOR;
  LisPathways *pathways;

  if ((record_choosers[chooser].asks & of_actions) != 0)
    return lis_printout_get_subjects (self->printout);
  pathways = lis_session_get_pathways (lis_page_get_session (LIS_PAGE (self)));
  return pathways != NULL ? pathways->data : NULL;
}

void
lis_papers_page_forget_records (LisPapersPage *self)
{
  for (guint i = 0; i < N_RECORD_CHOOSERS; i++)
    if (self->listed[i] != get_records (self, i))
      self->listed[i] = NULL;
}

/* Only those that are to be seen: plans have thousands of doctors. */
static void
fill_records (LisPapersPage *self, guint asks)
{
  for (guint i = 0; i < N_RECORD_CHOOSERS; i++)
    {
      const char *none = record_choosers[i].none;
      const LisPlanData *data = get_records (self, i);
      g_autoptr (GListModel) model = NULL;

      if ((asks & record_choosers[i].asks) == 0 || data == NULL || self->listed[i] == data)
        continue;
      self->listed[i] = data;
      model = lis_record_choices_new (data, record_choosers[i].type, none != NULL ? _(none) : NULL);
      lis_record_chooser_set_model (G_STRUCT_MEMBER (LisRecordChooser *, self, record_choosers[i].chooser), model);
    }
}

static void
fill_half_years (LisPapersPage *self, const LisPrintoutChoices *choices)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gboolean with_none = can_be_without_half_year (choices->kind);
  guint selected = with_none ? 0 : HALF_YEARS_BEFORE + 1;

  if (with_none)
    gtk_string_list_append (names, _("From now on"));
  for (int i = 0; i < N_HALF_YEARS; i++)
    {
      LisDateRange half_year = get_half_year (self, i);

      gtk_string_list_take (names, lis_half_year_format (half_year));
      if (half_year.start == choices->half_year.start && half_year.end == choices->half_year.end)
        selected = (guint) i + (with_none ? 1 : 0);
    }
  gtk_drop_down_set_model (self->half_year, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->half_year, selected);
}

static void
fill_since (LisPapersPage *self, const LisPrintoutChoices *choices)
{
  g_autofree char *text = lis_date_is_set (choices->since) ? lis_date_format_short (choices->since) : NULL;

  /* What is being written stays as it is written. */
  if (lis_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->since))) != choices->since)
    gtk_editable_set_text (GTK_EDITABLE (self->since), text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->since), get_since_hint (choices->kind));
}

void
lis_papers_page_fill_choices (LisPapersPage *self)
{
  const LisPrintoutChoices *choices = lis_printout_get_choices (self->printout);
  guint asks = lis_printout_kind_get_asks (choices->kind);
  gboolean knows_days = !lis_date_range_is_empty (self->seen_days);

  self->is_filling = TRUE;
  fill_records (self, asks);
  g_object_set (self->unit, "placeholder",
                (asks & LIS_PRINTOUT_NEEDS_UNIT) != 0 ? _("Choose a department") : _("All departments"), NULL);
  lis_record_chooser_set_selected (self->unit, choices->unit);
  lis_record_chooser_set_selected (self->person, choices->person);
  lis_record_chooser_set_selected (self->specialty, choices->specialty);
  lis_record_chooser_set_selected (self->action_plan, choices->action_plan);
  lis_record_chooser_set_selected (self->actor, choices->actor);
  fill_half_years (self, choices);
  fill_since (self, choices);
  gtk_drop_down_set_selected (self->days, lis_date_range_is_empty (choices->days) ? 0 : 1);
  gtk_drop_down_set_selected (self->paper, choices->paper == LIS_PAPER_A3 ? 1 : 0);
  gtk_check_button_set_active (self->grey, choices->grey);
  lis_label_name_drop_down (self->half_year, _("Half-year"));
  lis_label_name_drop_down (self->days, _("Days"));
  lis_label_name_drop_down (self->paper, _("Paper"));
  gtk_widget_set_visible (self->unit_box, (asks & LIS_PRINTOUT_ASKS_UNIT) != 0);
  gtk_widget_set_visible (self->person_box, (asks & LIS_PRINTOUT_ASKS_PERSON) != 0);
  gtk_widget_set_visible (self->specialty_box, (asks & LIS_PRINTOUT_ASKS_SPECIALTY) != 0);
  gtk_widget_set_visible (self->action_plan_box, (asks & LIS_PRINTOUT_ASKS_ACTION_PLAN) != 0);
  gtk_widget_set_visible (self->actor_box, (asks & LIS_PRINTOUT_ASKS_ACTOR) != 0);
  gtk_widget_set_visible (self->half_year_box, (asks & LIS_PRINTOUT_ASKS_HALF_YEAR) != 0);
  gtk_widget_set_visible (self->since_box, (asks & LIS_PRINTOUT_ASKS_SINCE) != 0);
  gtk_widget_set_visible (self->days_box, (asks & LIS_PRINTOUT_ASKS_DAYS) != 0 && knows_days);
  self->is_filling = FALSE;
}

void
lis_papers_page_bind_choices (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, unit_box);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, unit);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, person_box);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, person);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, specialty_box);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, specialty);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, action_plan_box);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, action_plan);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, actor_box);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, actor);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, half_year_box);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, half_year);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, since_box);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, since);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, days_box);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, days);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, paper);
  gtk_widget_class_bind_template_child (widget_class, LisPapersPage, grey);
  gtk_widget_class_bind_template_callback (widget_class, record_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, half_year_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, since_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, since_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, days_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, looks_chosen_cb);
}
