/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-people-page.h"

#include <glib/gi18n-lib.h>

#include "lis-person-view.h"

#define MEMORY_GROUP "people"

struct _LisPeoplePage
{
  LisRecordsPage parent_instance;

  LisPersonView  *view;
  LisRecordsTexts texts;
  GSimpleAction  *scope; /* "doctors" or "everyone" */
};

G_DEFINE_FINAL_TYPE (LisPeoplePage, lis_people_page, LIS_TYPE_RECORDS_PAGE)

static gboolean
shows_everyone (LisPeoplePage *self)
{
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (self->scope));

  return g_str_equal (g_variant_get_string (state, NULL), "everyone");
}

static LisDirectory *
make_directory (LisRecordsPage *page, LisPathways *pathways)
{
  return lis_directory_new_people (pathways, shows_everyone (LIS_PEOPLE_PAGE (page)));
}

static gboolean
show_sheet (LisRecordsPage *page, LisPathways *pathways, LisId id)
{
  return lis_person_view_show (LIS_PEOPLE_PAGE (page)->view, lis_page_get_session (LIS_PAGE (page)), id);
}

static void
forget (LisRecordsPage *page)
{
  lis_person_view_forget (LIS_PEOPLE_PAGE (page)->view);
}

static gboolean
widen (LisRecordsPage *page, LisId id)
{
  g_action_change_state (G_ACTION (LIS_PEOPLE_PAGE (page)->scope), g_variant_new_string ("everyone"));
  return TRUE;
}

static void
change_scope_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  LisPeoplePage *self = data;
  LisPlanMemory *memory = lis_session_get_memory (lis_page_get_session (LIS_PAGE (self)));

  g_simple_action_set_state (action, state);
  lis_plan_memory_set_boolean (memory, MEMORY_GROUP, "everyone", shows_everyone (self));
  lis_records_page_renew_list (LIS_RECORDS_PAGE (self));
}

static GtkWidget *
create_scope_button (const char *label, const char *target)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_set_hexpand (button, TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.scope");
  return button;
}

static GtkWidget *
create_tool (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), create_scope_button (_("Doctors"), "doctors"));
  /* Translators: mentors, managers and others too, not only doctors in training. */
  gtk_box_append (GTK_BOX (box), create_scope_button (_("Everyone"), "everyone"));
  return box;
}

static void
lis_people_page_constructed (GObject *object)
{
  LisPeoplePage *self = LIS_PEOPLE_PAGE (object);
  LisPlanMemory *memory = lis_session_get_memory (lis_page_get_session (LIS_PAGE (self)));
  gboolean everyone = memory != NULL && lis_plan_memory_get_boolean (memory, MEMORY_GROUP, "everyone", FALSE);

  G_OBJECT_CLASS (lis_people_page_parent_class)->constructed (object);
  self->scope = g_simple_action_new_stateful ("scope", G_VARIANT_TYPE_STRING,
                                              g_variant_new_string (everyone ? "everyone" : "doctors"));
  g_signal_connect_object (self->scope, "change-state", G_CALLBACK (change_scope_cb), self, 0);
  g_action_map_add_action (lis_page_get_actions (LIS_PAGE (self)), G_ACTION (self->scope));
  self->texts = (LisRecordsTexts) {
    .search = _("Name, specialty, employer, place"),
    .list = _("People"),
    .icon = "system-users-symbolic",
    .choose = _("Choose a doctor"),
    .choose_how = _("Here stands all about one doctor: pathway, employments, roles, findings."),
    .none = _("Nobody yet"),
    .none_how = _("Import a table that has them, or add them one by one."),
  };
  g_object_set (self, "title", _("Doctors"), NULL);
  self->view = g_object_new (LIS_TYPE_PERSON_VIEW, NULL);
  lis_records_page_set_up (LIS_RECORDS_PAGE (self), &self->texts, GTK_WIDGET (self->view), create_tool ());
}

static void
lis_people_page_finalize (GObject *object)
{
  g_clear_object (&LIS_PEOPLE_PAGE (object)->scope);
  G_OBJECT_CLASS (lis_people_page_parent_class)->finalize (object);
}

static void
lis_people_page_class_init (LisPeoplePageClass *klass)
{
  LisRecordsPageClass *records_class = LIS_RECORDS_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = lis_people_page_constructed;
  G_OBJECT_CLASS (klass)->finalize = lis_people_page_finalize;
  records_class->memory = MEMORY_GROUP;
  records_class->entity = LIS_ENTITY_PERSON;
  records_class->make_directory = make_directory;
  records_class->widen = widen;
  records_class->show_sheet = show_sheet;
  records_class->forget = forget;
}

static void
lis_people_page_init (LisPeoplePage *self)
{
}
