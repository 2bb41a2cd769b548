/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-unit-view.h"

#include <glib/gi18n-lib.h>

#include "lis-columns-layout.h"
#include "lis-label.h"
#include "lis-sheet-rows.h"
#include "lis-unit-sheet.h"

struct _LisUnitView
{
  GtkBox parent_instance;

  /* template */
  GtkLabel   *name;
  GtkLabel   *detail;
  GtkWidget  *pathways_button;
  GtkWidget  *history_button;
  GtkWidget  *edit_button;
  GtkEntry   *day_entry;
  GtkWidget  *day_error;
  GtkLabel   *summary;
  LisRowList *here;
  LisRowList *coming;
  LisRowList *months;
  LisRowList *posts;
  LisRowList *capacities;
  LisRowList *approvals;

  LisId         unit;
  LisDate       day;
  LisId         loaded_unit;
  gconstpointer loaded_data; /* only to compare with */
  GCancellable *loading;     /* of what the pathways do not hold */
};

G_DEFINE_FINAL_TYPE (LisUnitView, lis_unit_view, GTK_TYPE_BOX)

enum
{
  DAY_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Sections */

static void
add_stay (LisRowList *list, const LisUnitStay *stay)
{
  const char *const parts[] = { stay->days, stay->place, stay->specialty, stay->rotation ? stay->home : NULL,
                                stay->state };
  g_autofree char *subtitle = lis_sheet_rows_join (parts, G_N_ELEMENTS (parts));
  const LisRow row = { .title = stay->name, .subtitle = subtitle, .number = stay->share_text };

  lis_sheet_rows_add (list, row, LIS_ENTITY_PERSON, stay->person, LIS_ENTITY_PERIOD, stay->period);
}

static void
fill_stays (LisUnitView *self, const LisUnitSheet *sheet)
{
  g_autofree char *day = lis_date_format_long (sheet->day);
  /* Translators: heading above doctors, %s is a day: “Here on 1 September 2026”. */
  g_autofree char *title = g_strdup_printf (_("Here on %s"), day);

  g_object_set (self->here, "title", title, NULL);
  lis_row_list_clear (self->here);
  lis_row_list_clear (self->coming);
  for (guint i = 0; i < sheet->stays->len; i++)
    {
      const LisUnitStay *stay = &g_array_index (sheet->stays, LisUnitStay, i);

      if (stay->here)
        add_stay (self->here, stay);
      else if (stay->range.start > sheet->day)
        add_stay (self->coming, stay);
    }
}

/* Who is in the post, one after another. */
static char *
describe_holdings (const LisUnitSheet *sheet, const LisUnitPost *post)
{
  GString *text = g_string_new (NULL);

  for (guint i = post->first_holding; i < post->first_holding + post->n_holdings; i++)
    {
      const LisUnitHolding *holding = &g_array_index (sheet->holdings, LisUnitHolding, i);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", holding->what);
      if (holding->name != NULL)
        g_string_append_printf (text, ": %s", holding->name);
      g_string_append_printf (text, ", %s", holding->days);
    }
  return g_string_free (text, FALSE);
}

static void
fill_posts (LisUnitView *self, const LisUnitSheet *sheet)
{
  lis_row_list_clear (self->posts);
  for (guint i = 0; i < sheet->posts->len; i++)
    {
      const LisUnitPost *post = &g_array_index (sheet->posts, LisUnitPost, i);
      const char *const parts[] = { post->number, post->kind, post->specialty, post->place };
      g_autofree char *title = lis_sheet_rows_join (parts, G_N_ELEMENTS (parts));
      g_autofree char *subtitle = describe_holdings (sheet, post);
      const LisRow row = { .title = title, .subtitle = subtitle, .number = post->share_text,
                           .icon = post->vacant ? "dialog-warning-symbolic" : NULL, .icon_word = _("vacant") };

      lis_sheet_rows_add (self->posts, row, LIS_ENTITY_POST, post->post, LIS_ENTITY_POST, post->post);
    }
  lis_sheet_rows_finish (self->posts, sheet->posts->len, LIS_ENTITY_POST, LIS_ENTITY_UNIT, self->unit);
}

/* Where no places are recorded there is nothing to hold the doctors against, and those below are not counted. */
static void
fill_months (LisUnitView *self, const LisUnitSheet *sheet)
{
  gboolean is_any = FALSE;

  lis_row_list_clear (self->months);
  for (guint i = 0; i < sheet->months->len; i++)
    {
      const LisUnitMonth *month = &g_array_index (sheet->months, LisUnitMonth, i);
      g_autofree char *name = g_strdup_printf ("%s %d", lis_month_name (lis_date_get_month (month->month)),
                                               lis_date_get_year (month->month));
      g_autofree char *title = lis_sheet_rows_capitalise (name);
      const LisRow row = { .title = title, .number = month->text,
                           .icon = month->over ? "dialog-error-symbolic" : NULL, .icon_word = _("over capacity") };

      is_any |= month->places >= 0;
      lis_row_list_add (self->months, &row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->months), is_any);
}

static void
fill_capacities (LisUnitView *self, const LisUnitSheet *sheet)
{
  lis_row_list_clear (self->capacities);
  for (guint i = 0; i < sheet->capacities->len; i++)
    {
      const LisUnitCapacity *capacity = &g_array_index (sheet->capacities, LisUnitCapacity, i);
      g_autofree char *places = g_strdup_printf ("%u", capacity->places);
      const LisRow row = { .title = capacity->specialty != NULL ? capacity->specialty : _("Any specialty"),
                           .subtitle = capacity->days, .number = places };

      lis_sheet_rows_add (self->capacities, row, LIS_ENTITY_UNIT, LIS_ID_NONE, LIS_ENTITY_CAPACITY,
                          capacity->capacity);
    }
  lis_sheet_rows_finish (self->capacities, sheet->capacities->len, LIS_ENTITY_CAPACITY, LIS_ENTITY_UNIT, self->unit);
}

/* What the pathways do not hold */

static void
add_approval (LisUnitView *self, const LisPlanData *data, const LisApproval *approval)
{
  const LisSpecialty *specialty = lis_plan_data_find (data, LIS_ENTITY_SPECIALTY, approval->specialty);
  const LisChoice *status = lis_choice_find (lis_approval_statuses, approval->status);
  g_autofree char *first = lis_date_is_set (approval->start) ? lis_date_format_medium (approval->start) : NULL;
  g_autofree char *from = first != NULL ? g_strdup_printf (_("From %s"), first) : NULL;
  const char *const parts[] = { status != NULL ? _(status->label) : NULL, from };
  g_autofree char *subtitle = lis_sheet_rows_join (parts, G_N_ELEMENTS (parts));
  const LisRow row = { .title = specialty != NULL ? specialty->name : "?", .subtitle = subtitle };

  lis_sheet_rows_add (self->approvals, row, LIS_ENTITY_UNIT, LIS_ID_NONE, LIS_ENTITY_APPROVAL, approval->record.id);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LisPlanData) data = lis_session_load_finish (LIS_SESSION (source), result, NULL);
  LisUnitView *self;
  guint n = 0;

  /* A view that is gone has cancelled it; what else goes wrong the plan's own reading tells. */
  if (data == NULL)
    return;
  self = user_data;
  g_clear_object (&self->loading);
  lis_row_list_clear (self->approvals);
  for (guint i = 0; i < lis_plan_data_count (data, LIS_ENTITY_APPROVAL); i++)
    {
      const LisApproval *approval = lis_plan_data_get (data, LIS_ENTITY_APPROVAL, i);

      if (approval->unit != self->unit)
        continue;
      add_approval (self, data, approval);
      n++;
    }
  lis_sheet_rows_finish (self->approvals, n, LIS_ENTITY_APPROVAL, LIS_ENTITY_UNIT, self->unit);
}

static void
stop_loading (LisUnitView *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
load_rest (LisUnitView *self, LisSession *session)
{
  static const LisEntityType entities[] = { LIS_ENTITY_SPECIALTY, LIS_ENTITY_APPROVAL, LIS_ENTITY_NONE };
  gconstpointer data = lis_session_get_pathways (session)->data;

  if (self->loaded_data == data && self->loaded_unit == self->unit)
    return;
  if (self->loaded_unit != self->unit)
    gtk_widget_set_visible (GTK_WIDGET (self->approvals), FALSE);
  self->loaded_data = data;
  self->loaded_unit = self->unit;
  stop_loading (self);
  self->loading = g_cancellable_new ();
  lis_session_load (session, entities, self->loading, loaded_cb, self);
}

/* Heading */

static void
show_heading (LisUnitView *self, const LisUnitSheet *sheet)
{
  g_autofree char *level = lis_sheet_rows_capitalise (sheet->level);
  const char *const parts[] = { level, sheet->specialty, sheet->employer };
  g_autofree char *detail = lis_sheet_rows_join (parts, G_N_ELEMENTS (parts));
  g_autofree char *day = lis_date_format_short (sheet->day);
  /* Translators: first a number of doctors, then a number of posts. */
  g_autofree char *summary = g_strdup_printf (_("Doctors here: %u. Posts vacant, wholly or in part: %u."),
                                              sheet->n_here, sheet->n_vacant);

  lis_label_say (self->name, sheet->name);
  gtk_label_set_text (self->detail, detail);
  gtk_label_set_text (self->summary, summary);
  gtk_editable_set_text (GTK_EDITABLE (self->day_entry), day);
  gtk_widget_remove_css_class (GTK_WIDGET (self->day_entry), "error");
  gtk_widget_set_visible (self->day_error, FALSE);
}

static void
show_buttons (LisUnitView *self, const LisUnitSheet *sheet)
{
  const LisPathwayFilter filter = { .unit = sheet->unit };
  g_autofree char *doctors = lis_pathway_filter_to_text (&filter);
  char unit[LIS_ID_TEXT_SIZE];

  lis_sheet_rows_format_id (LIS_ENTITY_UNIT, sheet->unit, unit);
  lis_sheet_rows_set_button (self->pathways_button, "win.show-doctors", doctors);
  lis_sheet_rows_set_button (self->history_button, "win.show-history", unit);
  lis_sheet_rows_set_button (self->edit_button, "win.edit-record", unit);
}

gboolean
lis_unit_view_show (LisUnitView *self, LisSession *session, LisId unit, LisDate day)
{
  g_autoptr (LisUnitSheet) sheet = NULL;

  g_return_val_if_fail (LIS_IS_UNIT_VIEW (self), FALSE);

  sheet = lis_unit_sheet_new (lis_session_get_pathways (session), unit, day);
  if (sheet == NULL)
    return FALSE;
  self->unit = unit;
  self->day = day;
  show_heading (self, sheet);
  show_buttons (self, sheet);
  fill_stays (self, sheet);
  fill_months (self, sheet);
  fill_posts (self, sheet);
  fill_capacities (self, sheet);
  load_rest (self, session);
  return TRUE;
}

/* The day */

static void
day_written_cb (LisUnitView *self)
{
  LisDate day = lis_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->day_entry)));
  gboolean is_wrong = !lis_date_is_set (day);

  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->day_entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->day_entry), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_widget_set_visible (self->day_error, is_wrong);
  if (!is_wrong && day != self->day)
    g_signal_emit (self, signals[DAY_WANTED], 0, (int) day);
}

static void
lis_unit_view_dispose (GObject *object)
{
  stop_loading (LIS_UNIT_VIEW (object));
  G_OBJECT_CLASS (lis_unit_view_parent_class)->dispose (object);
}

static void
lis_unit_view_class_init (LisUnitViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lis_unit_view_dispose;
  signals[DAY_WANTED] = g_signal_new ("day-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_INT);
  g_type_ensure (LIS_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (LIS_TYPE_ROW_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lisplan/Lisplan/lis-unit-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LisUnitView, name);
  gtk_widget_class_bind_template_child (widget_class, LisUnitView, detail);
  gtk_widget_class_bind_template_child (widget_class, LisUnitView, pathways_button);
  gtk_widget_class_bind_template_child (widget_class, LisUnitView, history_button);
  gtk_widget_class_bind_template_child (widget_class, LisUnitView, edit_button);
  gtk_widget_class_bind_template_child (widget_class, LisUnitView, day_entry);
  gtk_widget_class_bind_template_child (widget_class, LisUnitView, day_error);
  gtk_widget_class_bind_template_child (widget_class, LisUnitView, summary);
  gtk_widget_class_bind_template_child (widget_class, LisUnitView, here);
  gtk_widget_class_bind_template_child (widget_class, LisUnitView, coming);
  gtk_widget_class_bind_template_child (widget_class, LisUnitView, months);
  gtk_widget_class_bind_template_child (widget_class, LisUnitView, posts);
  gtk_widget_class_bind_template_child (widget_class, LisUnitView, capacities);
  gtk_widget_class_bind_template_child (widget_class, LisUnitView, approvals);
}

static void
lis_unit_view_init (LisUnitView *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  lis_label_say (self->name, "");
  g_signal_connect_object (self->day_entry, "activate", G_CALLBACK (day_written_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (day_written_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->day_entry), focus);
}
