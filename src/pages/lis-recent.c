/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-recent.h"

#include <glib/gi18n-lib.h>

void
lis_recent_add (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GtkRecentData data = { .mime_type = (char *) LIS_MIME_TYPE, .app_name = (char *) "Lisplan",
                         .app_exec = (char *) "lisplan %f", .is_private = TRUE };

  if (uri != NULL)
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

void
lis_recent_remove (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

static char *
get_plan_path (GtkRecentInfo *info)
{
  if (g_strcmp0 (gtk_recent_info_get_mime_type (info), LIS_MIME_TYPE) != 0 || !gtk_recent_info_exists (info))
    return NULL;
  return g_filename_from_uri (gtk_recent_info_get_uri (info), NULL, NULL);
}

GPtrArray *
lis_recent_list (guint limit)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  GList *items = g_list_sort (gtk_recent_manager_get_items (gtk_recent_manager_get_default ()), compare_newest_first);

  for (GList *l = items; l != NULL && paths->len < limit; l = l->next)
    {
      char *path = get_plan_path (l->data);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  return paths;
}

GMenu *
lis_recent_create_menu (guint limit)
{
  g_autoptr (GPtrArray) paths = lis_recent_list (limit);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *name = g_filename_display_basename (paths->pdata[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

      g_menu_item_set_action_and_target (item, "win.open-path", "s", paths->pdata[i]);
      g_menu_append_item (menu, item);
    }
  if (paths->len == 0)
    g_menu_append (menu, _("No recent plans"), "win.no-recent");
  return menu;
}
