/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-backups-page.h"

#include <glib/gi18n-lib.h>

#include "lis-backup-list.h"
#include "lis-error.h"
#include "lis-label.h"

struct _LisBackupsPage
{
  LisPage parent_instance;

  AdwActionRow   *last;
  GtkWidget      *progress_box;
  GtkProgressBar *progress;
  GtkWidget      *stop_button;
  GtkWidget      *fault_row;
  GtkLabel       *fault_label;
  LisBackupList  *list;

  LisBackupKeeper *keeper; /* NULL until the page is first shown */
  GCancellable    *cancellable; /* of what was asked for here, while it is under way */
};

G_DEFINE_FINAL_TYPE (LisBackupsPage, lis_backups_page, LIS_TYPE_PAGE)

static LisDate
get_today (LisBackupsPage *self)
{
  return lis_session_get_today (lis_page_get_session (LIS_PAGE (self)));
}

static void
update_last (LisBackupsPage *self)
{
  const char *time = lis_backup_keeper_get_last_backup_time (self->keeper);
  g_autofree char *text = time != NULL ? lis_backup_format_time (time, get_today (self)) : NULL;

  adw_action_row_set_subtitle (self->last, text != NULL ? text : _("Not known yet"));
}

static void
update_fault (LisBackupsPage *self)
{
  const GError *fault = lis_backup_keeper_get_fault (self->keeper);

  gtk_widget_set_visible (self->fault_row, fault != NULL);
  if (fault != NULL)
    gtk_label_set_text (self->fault_label, fault->message);
}

/* Listing and comparing are over at once: only what was asked for here, or copying, is worth a bar. */
static void
update_progress (LisBackupsPage *self)
{
  double share = lis_backup_keeper_get_progress (self->keeper);
  gboolean is_copying = lis_backup_keeper_is_busy (self->keeper) && share > 0;

  gtk_widget_set_visible (self->progress_box, is_copying || self->cancellable != NULL);
  gtk_widget_set_visible (self->stop_button, self->cancellable != NULL);
  gtk_progress_bar_set_fraction (self->progress, share);
  gtk_progress_bar_set_text (self->progress, share < 1 ? _("Copying the plan…") : _("Checking the copy…"));
  g_simple_action_set_enabled (
    G_SIMPLE_ACTION (g_action_map_lookup_action (lis_page_get_actions (LIS_PAGE (self)), "back-up")),
    self->cancellable == NULL);
}

static void
reload (LisBackupsPage *self)
{
  lis_backup_list_show (self->list, self->keeper, get_today (self), 0);
}

static void
last_changed_cb (LisBackupsPage *self)
{
  update_last (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
}

/* Back Up Now */

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisBackupsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = lis_backup_keeper_make_finish (LIS_BACKUP_KEEPER (source), result, &error);

  g_clear_object (&self->cancellable);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  update_progress (self);
  if (path != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", _("The plan is backed up."));
      reload (self);
    }
  else if (!g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
}

static void
back_up (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LisBackupsPage *self = data;

  if (self->keeper == NULL || self->cancellable != NULL)
    return;
  lis_session_flush (lis_page_get_session (LIS_PAGE (self)));
  self->cancellable = g_cancellable_new ();
  lis_backup_keeper_make_async (self->keeper, LIS_KEEPER_BY_HAND, self->cancellable, backed_up_cb,
                                g_object_ref (self));
  update_progress (self);
}

static void
stop_clicked_cb (LisBackupsPage *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
begin (LisBackupsPage *self)
{
  self->keeper = g_object_ref (lis_session_get_backup_keeper (lis_page_get_session (LIS_PAGE (self))));
  g_signal_connect_object (self->keeper, "notify::last-backup-time", G_CALLBACK (last_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "notify::fault", G_CALLBACK (update_fault), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "notify::busy", G_CALLBACK (update_progress), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "notify::progress", G_CALLBACK (update_progress), self, G_CONNECT_SWAPPED);
  update_last (self);
  update_fault (self);
  update_progress (self);
}

static void
lis_backups_page_shown (LisPage *page)
{
  LisBackupsPage *self = LIS_BACKUPS_PAGE (page);

  if (self->keeper == NULL)
    begin (self);
  reload (self);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
lis_backups_page_dispose (GObject *object)
{
  LisBackupsPage *self = LIS_BACKUPS_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->keeper);
  G_OBJECT_CLASS (lis_backups_page_parent_class)->dispose (object);
}

static void
lis_backups_page_class_init (LisBackupsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lis_backups_page_dispose;
  LIS_PAGE_CLASS (klass)->shown = lis_backups_page_shown;
  g_type_ensure (LIS_TYPE_BACKUP_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lisplan/Lisplan/lis-backups-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LisBackupsPage, last);
  gtk_widget_class_bind_template_child (widget_class, LisBackupsPage, progress_box);
  gtk_widget_class_bind_template_child (widget_class, LisBackupsPage, progress);
  gtk_widget_class_bind_template_child (widget_class, LisBackupsPage, stop_button);
  gtk_widget_class_bind_template_child (widget_class, LisBackupsPage, fault_row);
  gtk_widget_class_bind_template_child (widget_class, LisBackupsPage, fault_label);
  gtk_widget_class_bind_template_child (widget_class, LisBackupsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, stop_clicked_cb);
}

static void
lis_backups_page_init (LisBackupsPage *self)
{
  static const GActionEntry actions[] = { { .name = "back-up", .activate = back_up } };

  g_action_map_add_action_entries (lis_page_get_actions (LIS_PAGE (self)), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  lis_label_name_lists (gtk_widget_get_ancestor (GTK_WIDGET (self->last), ADW_TYPE_PREFERENCES_GROUP), _("Backups"));
}
