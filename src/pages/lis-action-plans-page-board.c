/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-plans-page-private.h"
GtkWidget *
lis_action_plans_page_create_board (LisActionPlansPage *self)
{
  return gtk_label_new ("");
}
gboolean
lis_action_plans_page_focus_board (LisActionPlansPage *self)
{
  return FALSE;
}
GtkWidget *
lis_action_plans_page_create_timeline (LisActionPlansPage *self)
{
  return gtk_label_new ("");
}
gboolean
lis_action_plans_page_focus_timeline (LisActionPlansPage *self)
{
  return FALSE;
}
void
lis_action_plans_page_begin_meeting (LisActionPlansPage *self)
{
}
