/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-start-page.h"

#include "lis-recent.h"

#define MAX_RECENT 5

struct _LisStartPage
{
  AdwBin parent_instance;

  GtkWidget           *open_button;
  AdwPreferencesGroup *recent_group;
  GPtrArray           *rows; /* AdwActionRow, borrowed from the group */
};

G_DEFINE_FINAL_TYPE (LisStartPage, lis_start_page, ADW_TYPE_BIN)

static void
add_row (LisStartPage *self, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown_folder = g_filename_display_name (folder);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown_folder);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-path");
  adw_preferences_group_add (self->recent_group, row);
  g_ptr_array_add (self->rows, row);
}

void
lis_start_page_refresh (LisStartPage *self)
{
  g_autoptr (GPtrArray) paths = lis_recent_list (MAX_RECENT);

  g_return_if_fail (LIS_IS_START_PAGE (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->recent_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < paths->len; i++)
    add_row (self, paths->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), paths->len > 0);
  gtk_widget_grab_focus (self->open_button);
}

static void
lis_start_page_dispose (GObject *object)
{
  LisStartPage *self = LIS_START_PAGE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (lis_start_page_parent_class)->dispose (object);
}

static void
lis_start_page_class_init (LisStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lis_start_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lisplan/Lisplan/lis-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LisStartPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, LisStartPage, recent_group);
}

static void
lis_start_page_init (LisStartPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
