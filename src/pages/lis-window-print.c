/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-papers-page.h"
#include "lis-pathways-page.h"
#include "lis-window-private.h"

static LisPapersPage *
show_papers (LisWindow *self)
{
  lis_window_show_page (self, "papers");
  return LIS_PAPERS_PAGE (lis_window_get_page (self));
}

static void
show_pathways_paper (LisWindow *self, LisPathwaysPage *page)
{
  LisPrintoutChoices choices = lis_printout_choices_new (LIS_PRINTOUT_PATHWAYS);

  choices.days = lis_pathways_page_get_days (page);
  lis_papers_page_choose (show_papers (self), &choices);
}

/* The papers' page is the preview of everything: from another page the paper that shows the same is chosen there, and
 * Enter prints it. */
static void
print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisWindow *self = LIS_WINDOW (widget);
  LisPage *page = lis_window_get_page (self);
  LisId person = lis_selection_get_person (lis_session_get_selection (self->session));

  if (page == NULL)
    return;
  if (LIS_IS_PAPERS_PAGE (page))
    gtk_widget_activate_action (widget, "page.print", NULL);
  else if (LIS_IS_PATHWAYS_PAGE (page))
    show_pathways_paper (self, LIS_PATHWAYS_PAGE (page));
  else if (g_strcmp0 (lis_window_get_page_name (self), "people") == 0 && person != LIS_ID_NONE)
    lis_papers_page_choose_doctor (show_papers (self), person);
  else
    show_papers (self);
}

/* @parameter: id of the doctor, or "" for the one in focus. */
static void
print_doctor (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisWindow *self = LIS_WINDOW (widget);
  const char *text = g_variant_get_string (parameter, NULL);
  LisId person = lis_selection_get_person (lis_session_get_selection (self->session));
  LisEntityType type = LIS_ENTITY_PERSON;

  if (*text != '\0' && (!lis_entity_parse_id (text, &type, &person) || type != LIS_ENTITY_PERSON))
    return;
  if (lis_session_get_state (self->session) == LIS_SESSION_READY)
    lis_papers_page_choose_doctor (show_papers (self), person);
}

/* @parameter: name of the paper, and its choices as lis_printout_choices_from_text() reads them. */
static void
print_paper (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LisWindow *self = LIS_WINDOW (widget);
  LisPrintoutChoices choices;
  LisPrintoutKind kind;
  const char *paper, *text;

  g_variant_get (parameter, "(&s&s)", &paper, &text);
  if (!lis_printout_kind_find (paper, &kind) || lis_session_get_state (self->session) != LIS_SESSION_READY)
    return;
  choices = lis_printout_choices_from_text (kind, text);
  lis_papers_page_choose (show_papers (self), &choices);
}

void
lis_window_install_print_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "win.print-doctor", "s", print_doctor);
  gtk_widget_class_install_action (widget_class, "win.print-paper", "(ss)", print_paper);
}
