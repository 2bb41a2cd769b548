/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-backup-list.h"

#include <glib/gi18n-lib.h>

#include "lis-label.h"

#define ITEM_KEY "lis-item"

struct _LisBackupList
{
  GtkBox parent_instance;

  GtkListBox *rows;
  GtkLabel   *empty;

  LisBackupKeeper *keeper;
  GListModel      *items; /* LisBackupItem, or NULL until they are read */
  GCancellable    *cancellable;
  LisDate          today;
  guint            limit;
};

G_DEFINE_FINAL_TYPE (LisBackupList, lis_backup_list, GTK_TYPE_BOX)

char *
lis_backup_format_time (const char *utc, LisDate today)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (utc, NULL);
  g_autoptr (GDateTime) here = time != NULL ? g_date_time_to_local (time) : NULL;
  g_autofree char *iso = NULL, *hours = NULL, *day = NULL;
  LisDate date;

  if (here == NULL)
    return g_strdup (utc);
  iso = g_date_time_format (here, "%Y-%m-%d");
  hours = g_date_time_format (here, "%H:%M");
  date = lis_date_from_iso (iso);
  if (date == today)
    return g_strdup_printf (C_("clock", "Today at %s"), hours);
  if (date == today - 1)
    return g_strdup_printf (C_("clock", "Yesterday at %s"), hours);
  day = lis_date_format_long (date);
  /* Translators: a day and a time. */
  return g_strdup_printf (C_("clock", "%1$s at %2$s"), day, hours);
}

static char *
describe (LisBackupItem *item)
{
  if (!lis_backup_item_is_there (item))
    return g_strdup_printf (_("%s · The file is gone or was changed"), lis_backup_item_get_reason (item));
  /* Translators: why the backup was made, its size. */
  return g_strdup_printf (_("%1$s · %2$s · Checked"), lis_backup_item_get_reason (item),
                          lis_backup_item_get_size (item));
}

/* What has changed since */

/* The first line says how much, the others of what. */
static void
add_lines (AdwExpanderRow *row, const char *text, char **details)
{
  g_autofree char *rest = g_strjoinv ("\n", details);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", text, rest);
  GtkWidget *child = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (child), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (child), text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (child), rest);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (child), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (child), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  adw_expander_row_add_row (row, child);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwExpanderRow) row = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = lis_backup_keeper_compare_finish (LIS_BACKUP_KEEPER (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (row)) == NULL)
    return;
  if (lines == NULL)
    add_lines (row, error->message, (char *[]){ NULL });
  else if (lines[0] != NULL)
    add_lines (row, lines[0], lines + 1);
}

/* Comparing reads both plans: only what is opened. */
static void
expanded_cb (GtkWidget *row, GParamSpec *pspec, LisBackupList *self)
{
  LisBackupItem *item = g_object_steal_data (G_OBJECT (row), ITEM_KEY);

  if (item == NULL)
    return;
  lis_backup_keeper_compare_async (self->keeper, lis_backup_item_get_path (item), self->cancellable, compared_cb,
                                   g_object_ref (row));
  g_object_unref (item);
}

static void
add_button (GtkWidget *row, LisBackupItem *item, const char *title)
{
  GtkWidget *button = gtk_button_new_with_label (_("Restore…"));
  g_autofree char *spoken = g_strdup_printf (_("Restore the backup: %s"), title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", lis_backup_item_get_path (item));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.restore-backup");
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), button);
}

static GtkWidget *
create_row (LisBackupList *self, LisBackupItem *item)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title = lis_backup_format_time (lis_backup_item_get_time (item), self->today);
  g_autofree char *subtitle = describe (item);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, subtitle);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (lis_backup_item_is_there (item))
    {
      g_object_set_data_full (G_OBJECT (row), ITEM_KEY, g_object_ref (item), g_object_unref);
      g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, 0);
      add_button (row, item, title);
    }
  else
    adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), FALSE);
  lis_label_name_lists (row, title);
  return row;
}

/* The list */

static void
fill (LisBackupList *self)
{
  guint n = lis_backup_list_get_n_shown (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, child);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LisBackupItem) item = g_list_model_get_item (self->items, i);

      gtk_list_box_append (self->rows, create_row (self, item));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rows), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), n == 0);
  g_signal_emit_by_name (self, "filled");
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisBackupList) self = data;
  g_autoptr (GListModel) items = lis_backup_keeper_list_finish (LIS_BACKUP_KEEPER (source), result, NULL);

  if (items == NULL || LIS_BACKUP_KEEPER (source) != self->keeper)
    return;
  g_set_object (&self->items, items);
  fill (self);
}

void
lis_backup_list_show (LisBackupList *self, LisBackupKeeper *keeper, LisDate today, guint limit)
{
  g_return_if_fail (LIS_IS_BACKUP_LIST (self) && keeper != NULL);

  g_set_object (&self->keeper, keeper);
  self->today = today;
  self->limit = limit;
  lis_backup_keeper_list_async (keeper, self->cancellable, listed_cb, g_object_ref (self));
}

guint
lis_backup_list_get_n_all (LisBackupList *self)
{
  return self->items != NULL ? g_list_model_get_n_items (self->items) : 0;
}

guint
lis_backup_list_get_n_shown (LisBackupList *self)
{
  guint n = lis_backup_list_get_n_all (self);

  return self->limit > 0 ? MIN (n, self->limit) : n;
}

void
lis_backup_list_expand_first (LisBackupList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, 0);

  if (row != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
}

const char *
lis_backup_list_get_newest (LisBackupList *self)
{
  for (guint i = 0; i < lis_backup_list_get_n_all (self); i++)
    {
      g_autoptr (LisBackupItem) item = g_list_model_get_item (self->items, i);

      /* The list keeps it. */
      if (lis_backup_item_is_there (item))
        return lis_backup_item_get_path (item);
    }
  return NULL;
}

static void
lis_backup_list_dispose (GObject *object)
{
  LisBackupList *self = LIS_BACKUP_LIST (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->items);
  g_clear_object (&self->keeper);
  G_OBJECT_CLASS (lis_backup_list_parent_class)->dispose (object);
}

static void
lis_backup_list_class_init (LisBackupListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lis_backup_list_dispose;
  g_signal_new ("filled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lis_backup_list_init (LisBackupList *self)
{
  GtkWidget *rows = gtk_list_box_new ();
  GtkWidget *empty = gtk_label_new (_("There is no backup of this plan on this machine yet."));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (rows, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Backups, newest first"), -1);
  gtk_label_set_wrap (GTK_LABEL (empty), TRUE);
  gtk_label_set_xalign (GTK_LABEL (empty), 0);
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_widget_set_visible (rows, FALSE);
  gtk_widget_set_visible (empty, FALSE);
  gtk_box_append (GTK_BOX (self), rows);
  gtk_box_append (GTK_BOX (self), empty);
  self->rows = GTK_LIST_BOX (rows);
  self->empty = GTK_LABEL (empty);
  self->cancellable = g_cancellable_new ();
  self->today = LIS_DATE_NONE;
}
