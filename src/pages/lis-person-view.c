/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-person-view.h"

#include <glib/gi18n-lib.h>

#include "lis-columns-layout.h"
#include "lis-doctor-chart.h"
#include "lis-label.h"
#include "lis-number.h"
#include "lis-person-sheet.h"
#include "lis-sheet-rows.h"

struct _LisPersonView
{
  GtkBox parent_instance;

  /* template */
  GtkLabel       *name;
  GtkLabel       *detail;
  GtkLabel       *today;
  GtkWidget      *pathways_button;
  GtkWidget      *print_button;
  GtkWidget      *history_button;
  GtkWidget      *edit_button;
  GtkWidget      *chart_frame;
  LisDoctorChart *chart;
  LisRowList     *findings;
  LisRowList     *periods;
  LisRowList     *trainings;
  LisRowList     *employments;
  LisRowList     *supporters;
  LisRowList     *roles;
  LisRowList     *absences;
  LisRowList     *credited;

  LisId         person;
  gconstpointer loaded_data;  /* of the plan as it was when the rest was asked for; only to compare with */
  LisId         loaded_person;
  GCancellable *loading;      /* of what the pathways do not hold */
};

G_DEFINE_FINAL_TYPE (LisPersonView, lis_person_view, GTK_TYPE_BOX)

/* Words */

static const char *
name_tense (LisTense tense)
{
  /* Translators: beside a row: this holds today. */
  return tense == LIS_TENSE_CURRENT ? C_("row", "now") : NULL;
}

/* Sections */

/* The page is about the doctor already. */
static char *
leave_out_name (const LisPersonSheet *sheet, const char *text)
{
  g_autofree char *prefix = g_strdup_printf ("%s: ", sheet->name);

  return g_str_has_prefix (text, prefix) ? lis_sheet_rows_capitalise (text + strlen (prefix)) : g_strdup (text);
}

static void
fill_findings (LisPersonView *self, const LisPersonSheet *sheet)
{
  lis_row_list_clear (self->findings);
  for (guint i = 0; i < sheet->findings->len; i++)
    {
      const LisPersonFinding *finding = &g_array_index (sheet->findings, LisPersonFinding, i);
      g_autofree char *title = leave_out_name (sheet, finding->text);
      const LisRow row = { .title = title, .icon = lis_severity_get_icon (finding->severity),
                           .icon_word = lis_severity_get_word (finding->severity) };

      lis_sheet_rows_add (self->findings, row, LIS_ENTITY_PERIOD, finding->period, LIS_ENTITY_PERIOD, LIS_ID_NONE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->findings), sheet->counted
                                                         && (sheet->periods->len > 0 || sheet->findings->len > 0));
}

static void
fill_periods (LisPersonView *self, const LisPersonSheet *sheet)
{
  lis_row_list_clear (self->periods);
  for (guint i = 0; i < sheet->periods->len; i++)
    {
      const LisPersonPeriod *period = &g_array_index (sheet->periods, LisPersonPeriod, i);
      const char *const parts[] = { period->days, *period->place != '\0' && period->kind_value != LIS_PERIOD_SERVICE
                                                    ? period->kind : NULL,
                                    period->share, period->state, period->rotation ? C_("period", "rotation") : NULL };
      g_autofree char *kind = lis_sheet_rows_capitalise (period->kind);
      g_autofree char *subtitle = lis_sheet_rows_join (parts, G_N_ELEMENTS (parts));
      const LisRow row = { .title = *period->place != '\0' ? period->place : kind, .subtitle = subtitle,
                           .number = name_tense (period->tense) };

      lis_sheet_rows_add (self->periods, row, LIS_ENTITY_PERIOD, period->period, LIS_ENTITY_PERIOD, period->period);
    }
  lis_sheet_rows_finish (self->periods, sheet->periods->len + sheet->trainings->len, LIS_ENTITY_PERIOD,
                         LIS_ENTITY_PERSON, self->person);
}

static void
fill_trainings (LisPersonView *self, const LisPersonSheet *sheet)
{
  lis_row_list_clear (self->trainings);
  for (guint i = 0; i < sheet->trainings->len; i++)
    {
      const LisPersonTraining *training = &g_array_index (sheet->trainings, LisPersonTraining, i);
      const char *const parts[] = { training->days, training->programme, training->scheme, training->outcome };
      g_autofree char *subtitle = lis_sheet_rows_join (parts, G_N_ELEMENTS (parts));
      const LisRow row = { .title = training->specialty, .subtitle = subtitle,
                           .number = name_tense (training->tense) };

      lis_sheet_rows_add (self->trainings, row, LIS_ENTITY_PERIOD, LIS_ID_NONE,
                          LIS_ENTITY_TRAINING, training->training);
    }
  lis_sheet_rows_finish (self->trainings, sheet->trainings->len, LIS_ENTITY_TRAINING, LIS_ENTITY_PERSON, self->person);
}

static void
add_leaves (LisPersonView *self, const LisPersonSheet *sheet, const LisPersonEmployment *employment)
{
  for (guint i = employment->first_leave; i < employment->first_leave + employment->n_leaves; i++)
    {
      const LisPersonLeave *leave = &g_array_index (sheet->leaves, LisPersonLeave, i);
      const char *const parts[] = { leave->days, leave->share };
      g_autofree char *subtitle = lis_sheet_rows_join (parts, G_N_ELEMENTS (parts));
      /* Translators: leave from an employment, below it in a list. */
      g_autofree char *title = g_strdup_printf (_("↳ %s"), leave->what);
      const LisRow row = { .title = title, .subtitle = subtitle, .number = name_tense (leave->tense) };

      lis_sheet_rows_add (self->employments, row, LIS_ENTITY_POST, LIS_ID_NONE, LIS_ENTITY_LEAVE, leave->leave);
    }
}

static void
fill_employments (LisPersonView *self, const LisPersonSheet *sheet)
{
  lis_row_list_clear (self->employments);
  for (guint i = 0; i < sheet->employments->len; i++)
    {
      const LisPersonEmployment *employment = &g_array_index (sheet->employments, LisPersonEmployment, i);
      g_autofree char *replaced = employment->replaced != NULL
                                    /* Translators: whom a substitute stands in for. */
                                    ? g_strdup_printf (_("for %s"), employment->replaced) : NULL;
      const char *const parts[] = { employment->kind, replaced, employment->post_text, employment->share,
                                    employment->days };
      g_autofree char *subtitle = lis_sheet_rows_join (parts, G_N_ELEMENTS (parts));
      const LisRow row = { .title = employment->employer, .subtitle = subtitle,
                           .number = employment->home ? C_("row", "home") : name_tense (employment->tense) };

      lis_sheet_rows_add (self->employments, row, LIS_ENTITY_POST, employment->post, LIS_ENTITY_EMPLOYMENT,
               employment->employment);
      add_leaves (self, sheet, employment);
    }
  lis_sheet_rows_finish (self->employments, sheet->employments->len, LIS_ENTITY_EMPLOYMENT,
                         LIS_ENTITY_PERSON, self->person);
}

static void
add_role (LisRowList *list, const LisPersonRole *role)
{
  g_autofree char *kind = lis_sheet_rows_capitalise (role->kind);
  const char *title = role->other_name != NULL ? role->other_name : role->scope;
  const char *const parts[] = { title != NULL ? role->kind : NULL, title != role->scope ? role->scope : NULL,
                                role->share, role->days };
  g_autofree char *subtitle = lis_sheet_rows_join (parts, G_N_ELEMENTS (parts));
  const LisRow row = { .title = title != NULL ? title : kind, .subtitle = subtitle,
                       .number = name_tense (role->tense) };

  lis_sheet_rows_add (list, row, LIS_ENTITY_PERSON, role->other, LIS_ENTITY_ROLE, role->role);
}

static void
fill_roles (LisPersonView *self, const LisPersonSheet *sheet)
{
  guint n_supporters = 0;

  lis_row_list_clear (self->supporters);
  lis_row_list_clear (self->roles);
  /* Those of today first, and of the rest the newest. */
  for (int now = 1; now >= 0; now--)
    for (guint i = sheet->roles->len; i-- > 0;)
      {
        const LisPersonRole *role = &g_array_index (sheet->roles, LisPersonRole, i);

        if ((role->tense == LIS_TENSE_CURRENT) != (now == 1))
          continue;
        add_role (role->as_trainee ? self->supporters : self->roles, role);
        n_supporters += role->as_trainee;
      }
  lis_sheet_rows_finish (self->supporters, n_supporters,
                         sheet->trainings->len > 0 ? LIS_ENTITY_ROLE : LIS_ENTITY_NONE,
                         LIS_ENTITY_PERSON, self->person);
  lis_sheet_rows_finish (self->roles, sheet->roles->len - n_supporters, LIS_ENTITY_NONE,
                         LIS_ENTITY_PERSON, self->person);
}

static void
fill_absences (LisPersonView *self, const LisPersonSheet *sheet)
{
  lis_row_list_clear (self->absences);
  for (guint i = sheet->absences->len; i-- > 0;)
    {
      const LisPersonAbsence *absence = &g_array_index (sheet->absences, LisPersonAbsence, i);
      const char *const parts[] = { absence->share, absence->effect };
      g_autofree char *title = lis_sheet_rows_capitalise (absence->days);
      g_autofree char *subtitle = lis_sheet_rows_join (parts, G_N_ELEMENTS (parts));
      const LisRow row = { .title = title, .subtitle = subtitle, .number = name_tense (absence->tense) };

      lis_sheet_rows_add (self->absences, row, LIS_ENTITY_PERIOD, LIS_ID_NONE, LIS_ENTITY_ABSENCE, absence->absence);
    }
  lis_sheet_rows_finish (self->absences, sheet->absences->len, LIS_ENTITY_ABSENCE, LIS_ENTITY_PERSON, self->person);
}

/* What the pathways do not hold */

static void
add_credited (LisPersonView *self, const LisPlanData *data, const LisCreditedService *service)
{
  const LisSpecialty *specialty = lis_plan_data_find (data, LIS_ENTITY_SPECIALTY, service->specialty);
  g_autofree char *number = service->months != LIS_MONTHS_NONE ? lis_months_format (service->months) : NULL;
  g_autofree char *months = number != NULL ? g_strdup_printf (_("%s months"), number) : NULL;
  g_autofree char *first = lis_date_is_set (service->start) ? lis_date_format_medium (service->start) : NULL;
  g_autofree char *last = lis_date_is_set (service->end) ? lis_date_format_medium (service->end - 1) : NULL;
  g_autofree char *days = first != NULL && last != NULL ? g_strdup_printf (_("%s to %s"), first, last) : NULL;
  const char *const parts[] = { service->country, specialty != NULL ? specialty->name : NULL, days };
  g_autofree char *subtitle = lis_sheet_rows_join (parts, G_N_ELEMENTS (parts));
  const LisRow row = { .title = service->place != NULL ? service->place : _("Elsewhere"), .subtitle = subtitle,
                       .number = months };

  lis_sheet_rows_add (self->credited, row, LIS_ENTITY_PERIOD, LIS_ID_NONE,
                      LIS_ENTITY_CREDITED_SERVICE, service->record.id);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisPlanData) data = lis_session_load_finish (LIS_SESSION (source), result, &error);
  LisPersonView *self;
  guint n = 0;

  if (data == NULL)
    {
      /* A view that is gone has cancelled it; else the plan's own reading tells what is wrong. */
      return;
    }
  self = user_data;
  g_clear_object (&self->loading);
  lis_row_list_clear (self->credited);
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_CREDITED_SERVICE); i++)
    {
      const LisCreditedService *service = lis_plan_data_get (data, LIS_ENTITY_CREDITED_SERVICE, i);

      if (service->person != self->person)
        continue;
      add_credited (self, data, service);
      n++;
    }
  lis_sheet_rows_finish (self->credited, n, LIS_ENTITY_CREDITED_SERVICE, LIS_ENTITY_PERSON, self->person);
}

static void
stop_loading (LisPersonView *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
load_rest (LisPersonView *self, LisSession *session)
{
  static const LisEntityType entities[] = { LIS_ENTITY_SPECIALTY, LIS_ENTITY_CREDITED_SERVICE, LIS_ENTITY_NONE };
  gconstpointer data = lis_session_get_pathways (session)->data;

  if (self->loaded_data == data && self->loaded_person == self->person)
    return;
  self->loaded_data = data;
  if (self->loaded_person != self->person)
    gtk_widget_set_visible (GTK_WIDGET (self->credited), FALSE);
  self->loaded_person = self->person;
  stop_loading (self);
  self->loading = g_cancellable_new ();
  lis_session_load (session, entities, self->loading, loaded_cb, self);
}

/* Heading */

static void
show_heading (LisPersonView *self, const LisPersonSheet *sheet)
{
  g_autofree char *place = sheet->place != NULL ? g_strdup_printf (_("Today at %s"), sheet->place) : NULL;
  g_autofree char *mentors = sheet->mentors != NULL ? g_strdup_printf (_("Mentor: %s"), sheet->mentors) : NULL;
  GString *today = g_string_new (place);

  if (mentors != NULL)
    g_string_append_printf (today, "%s%s", today->len > 0 ? " · " : "", mentors);
  else if (sheet->in_training)
    g_string_append_printf (today, "%s%s", today->len > 0 ? " · " : "", _("Without a mentor"));
  lis_label_say (self->name, sheet->name);
  gtk_label_set_text (self->detail, sheet->detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *sheet->detail != '\0');
  gtk_label_set_text (self->today, today->str);
  gtk_widget_set_visible (GTK_WIDGET (self->today), today->len > 0);
  g_string_free (today, TRUE);
}

/* What the doctor is at today, else what comes next, else what was last. */
static LisId
choose_period (const LisPersonSheet *sheet)
{
  LisId last = LIS_ID_NONE, next = LIS_ID_NONE;

  for (guint i = 0; i < sheet->periods->len; i++)
    {
      const LisPersonPeriod *period = &g_array_index (sheet->periods, LisPersonPeriod, i);

      if (period->tense == LIS_TENSE_CURRENT)
        return period->period;
      if (period->tense == LIS_TENSE_FUTURE && next == LIS_ID_NONE)
        next = period->period;
      last = period->period;
    }
  return next != LIS_ID_NONE ? next : last;
}

static void
show_buttons (LisPersonView *self, const LisPersonSheet *sheet)
{
  char person[LIS_ID_TEXT_SIZE], period[LIS_ID_TEXT_SIZE];

  lis_sheet_rows_format_id (LIS_ENTITY_PERSON, sheet->person, person);
  lis_sheet_rows_set_button (self->pathways_button, "win.show-record",
              lis_sheet_rows_format_id (LIS_ENTITY_PERIOD, choose_period (sheet), period));
  lis_sheet_rows_set_button (self->print_button, "win.print-doctor", sheet->periods->len > 0 ? person : NULL);
  lis_sheet_rows_set_button (self->history_button, "win.show-history", person);
  lis_sheet_rows_set_button (self->edit_button, "win.edit-record", person);
}

gboolean
lis_person_view_show (LisPersonView *self, LisSession *session, LisId person)
{
  g_autoptr (LisPersonSheet) sheet = NULL;

  g_return_val_if_fail (LIS_IS_PERSON_VIEW (self), FALSE);

  sheet = lis_person_sheet_new (lis_session_get_pathways (session), person);
  if (sheet == NULL)
    return FALSE;
  self->person = person;
  show_heading (self, sheet);
  show_buttons (self, sheet);
  gtk_widget_set_visible (self->chart_frame, lis_doctor_chart_show (self->chart, session, person)
                                               && sheet->periods->len > 0);
  fill_findings (self, sheet);
  fill_periods (self, sheet);
  fill_trainings (self, sheet);
  fill_employments (self, sheet);
  fill_roles (self, sheet);
  fill_absences (self, sheet);
  load_rest (self, session);
  return TRUE;
}

void
lis_person_view_forget (LisPersonView *self)
{
  g_return_if_fail (LIS_IS_PERSON_VIEW (self));

  lis_doctor_chart_show (self->chart, NULL, LIS_ID_NONE);
}

static void
bar_activated_cb (LisPersonView *self, gint64 period)
{
  char id[LIS_ID_TEXT_SIZE];

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "s",
                              lis_sheet_rows_format_id (LIS_ENTITY_PERIOD, period, id));
}

static void
lis_person_view_dispose (GObject *object)
{
  stop_loading (LIS_PERSON_VIEW (object));
  G_OBJECT_CLASS (lis_person_view_parent_class)->dispose (object);
}

static void
lis_person_view_class_init (LisPersonViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lis_person_view_dispose;
  g_type_ensure (LIS_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (LIS_TYPE_DOCTOR_CHART);
  g_type_ensure (LIS_TYPE_ROW_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lisplan/Lisplan/lis-person-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LisPersonView, name);
  gtk_widget_class_bind_template_child (widget_class, LisPersonView, detail);
  gtk_widget_class_bind_template_child (widget_class, LisPersonView, today);
  gtk_widget_class_bind_template_child (widget_class, LisPersonView, pathways_button);
  gtk_widget_class_bind_template_child (widget_class, LisPersonView, print_button);
  gtk_widget_class_bind_template_child (widget_class, LisPersonView, history_button);
  gtk_widget_class_bind_template_child (widget_class, LisPersonView, edit_button);
  gtk_widget_class_bind_template_child (widget_class, LisPersonView, chart_frame);
  gtk_widget_class_bind_template_child (widget_class, LisPersonView, chart);
  gtk_widget_class_bind_template_child (widget_class, LisPersonView, findings);
  gtk_widget_class_bind_template_child (widget_class, LisPersonView, periods);
  gtk_widget_class_bind_template_child (widget_class, LisPersonView, trainings);
  gtk_widget_class_bind_template_child (widget_class, LisPersonView, employments);
  gtk_widget_class_bind_template_child (widget_class, LisPersonView, supporters);
  gtk_widget_class_bind_template_child (widget_class, LisPersonView, roles);
  gtk_widget_class_bind_template_child (widget_class, LisPersonView, absences);
  gtk_widget_class_bind_template_child (widget_class, LisPersonView, credited);
}

static void
lis_person_view_init (LisPersonView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lis_label_say (self->name, "");
  g_signal_connect_object (self->chart, "activated", G_CALLBACK (bar_activated_cb), self, G_CONNECT_SWAPPED);
}
