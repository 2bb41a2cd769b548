/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-damaged-page.h"

#include <glib/gi18n-lib.h>

#include "lis-backup-list.h"

struct _LisDamagedPage
{
  AdwBin parent_instance;

  AdwStatusPage       *status;
  AdwPreferencesGroup *group;
  LisBackupList       *list;
  GtkWidget           *all_button;

  LisBackupKeeper *keeper;
  LisDate          today;
};

G_DEFINE_FINAL_TYPE (LisDamagedPage, lis_damaged_page, ADW_TYPE_BIN)

static void
filled_cb (LisDamagedPage *self)
{
  guint n_all = lis_backup_list_get_n_all (self->list), n_shown = lis_backup_list_get_n_shown (self->list);

  gtk_widget_set_visible (self->all_button, n_shown < n_all);
  adw_preferences_group_set_description (
    self->group, n_all > 0 ? _("Restoring puts the damaged file aside, byte for byte, under a name that says so.")
                           : _("Ask IT for a copy of the file from before, and keep the damaged one."));
  /* What would be missing is told at once of the one that is offered. */
  if (n_shown == 1)
    lis_backup_list_expand_first (self->list);
}

static void
all_clicked_cb (LisDamagedPage *self)
{
  lis_backup_list_show (self->list, self->keeper, self->today, 0);
}

void
lis_damaged_page_show (LisDamagedPage *self, LisSession *session)
{
  const GError *error = lis_session_get_error (session);
  g_autofree char *text = NULL, *markup = NULL;

  g_return_if_fail (LIS_IS_DAMAGED_PAGE (self) && error != NULL);

  text = g_strdup_printf (_("%s\n\nNothing was changed or overwritten: the file is as it was found."), error->message);
  markup = g_markup_escape_text (text, -1);
  adw_status_page_set_description (self->status, markup);
  g_set_object (&self->keeper, lis_session_get_backup_keeper (session));
  self->today = lis_session_get_today (session);
  lis_backup_list_show (self->list, self->keeper, self->today, 1);
}

static void
lis_damaged_page_dispose (GObject *object)
{
  g_clear_object (&LIS_DAMAGED_PAGE (object)->keeper);
  G_OBJECT_CLASS (lis_damaged_page_parent_class)->dispose (object);
}

static void
lis_damaged_page_class_init (LisDamagedPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lis_damaged_page_dispose;
  g_type_ensure (LIS_TYPE_BACKUP_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lisplan/Lisplan/lis-damaged-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LisDamagedPage, status);
  gtk_widget_class_bind_template_child (widget_class, LisDamagedPage, group);
  gtk_widget_class_bind_template_child (widget_class, LisDamagedPage, list);
  gtk_widget_class_bind_template_child (widget_class, LisDamagedPage, all_button);
  gtk_widget_class_bind_template_callback (widget_class, filled_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
}

static void
lis_damaged_page_init (LisDamagedPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
