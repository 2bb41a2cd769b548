/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-units-page.h"

#include <glib/gi18n-lib.h>

#include "lis-unit-sheet.h"
#include "lis-unit-view.h"

struct _LisUnitsPage
{
  LisRecordsPage parent_instance;

  LisUnitView    *view;
  LisRecordsTexts texts;
  LisDate         day; /* LIS_DATE_NONE for today */
};

G_DEFINE_FINAL_TYPE (LisUnitsPage, lis_units_page, LIS_TYPE_RECORDS_PAGE)

static LisDate
get_day (LisUnitsPage *self)
{
  return lis_date_is_set (self->day) ? self->day : lis_session_get_today (lis_page_get_session (LIS_PAGE (self)));
}

static void
set_day (LisUnitsPage *self, LisDate day)
{
  self->day = CLAMP (day, LIS_DATE_MIN, lis_date_add_months (LIS_DATE_MAX - 1, -LIS_UNIT_SHEET_MONTHS));
  lis_records_page_renew_sheet (LIS_RECORDS_PAGE (self));
}

static LisDirectory *
make_directory (LisRecordsPage *page, LisPathways *pathways)
{
  return lis_directory_new_units (pathways);
}

static gboolean
show_sheet (LisRecordsPage *page, LisPathways *pathways, LisId id)
{
  LisUnitsPage *self = LIS_UNITS_PAGE (page);

  return lis_unit_view_show (self->view, lis_page_get_session (LIS_PAGE (page)), id, get_day (self));
}

static void
day_wanted_cb (LisUnitsPage *self, int day)
{
  set_day (self, day);
}

static void
month_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gboolean is_next = g_str_equal (g_action_get_name (G_ACTION (action)), "next-month");

  set_day (data, lis_date_add_months (get_day (data), is_next ? 1 : -1));
}

static void
today_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LIS_UNITS_PAGE (data)->day = LIS_DATE_NONE;
  lis_records_page_renew_sheet (data);
}

static void
lis_units_page_constructed (GObject *object)
{
  static const GActionEntry entries[] = {
    { .name = "previous-month", .activate = month_activated_cb },
    { .name = "next-month", .activate = month_activated_cb },
    { .name = "go-to-today", .activate = today_activated_cb },
  };
  LisUnitsPage *self = LIS_UNITS_PAGE (object);

  G_OBJECT_CLASS (lis_units_page_parent_class)->constructed (object);
  g_action_map_add_action_entries (lis_page_get_actions (LIS_PAGE (self)), entries, G_N_ELEMENTS (entries), self);
  self->texts = (LisRecordsTexts) {
    .search = _("Name, specialty"),
    .list = _("Units"),
    .icon = "network-workgroup-symbolic",
    .choose = _("Choose a unit"),
    .choose_how = _("Here stands who is there and who comes, posts, and doctors against places."),
    .none = _("No units yet"),
    .none_how = _("Import a table that has them, or add them one by one."),
    .number = _("Doctors here today"),
  };
  g_object_set (self, "title", _("Units"), NULL);
  self->view = g_object_new (LIS_TYPE_UNIT_VIEW, NULL);
  g_signal_connect_object (self->view, "day-wanted", G_CALLBACK (day_wanted_cb), self, G_CONNECT_SWAPPED);
  lis_records_page_set_up (LIS_RECORDS_PAGE (self), &self->texts, GTK_WIDGET (self->view), NULL);
}

static void
lis_units_page_class_init (LisUnitsPageClass *klass)
{
  LisRecordsPageClass *records_class = LIS_RECORDS_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = lis_units_page_constructed;
  records_class->memory = "units";
  records_class->entity = LIS_ENTITY_UNIT;
  records_class->make_directory = make_directory;
  records_class->show_sheet = show_sheet;
}

static void
lis_units_page_init (LisUnitsPage *self)
{
  self->day = LIS_DATE_NONE;
}
