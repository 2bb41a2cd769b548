/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-preferences.h"

#include <glib/gi18n-lib.h>

#include "lis-change-set.h"
#include "lis-settings.h"

#define AUTHOR_KEY "author"

struct _LisPreferences
{
  AdwPreferencesWindow parent_instance;

  GtkWidget   *person_group;
  AdwEntryRow *author;
  GtkWidget   *plan_group;
  AdwEntryRow *plan_title;
  AdwComboRow *half_year;

  LisSession *session;
  gboolean    filling; /* what is shown comes from the plan, not from the user */
};

G_DEFINE_FINAL_TYPE (LisPreferences, lis_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static LisRecordSet *
get_settings (LisPreferences *self)
{
  LisPathways *pathways = lis_session_get_pathways (self->session);

  return pathways != NULL ? pathways->data->sets[LIS_ENTITY_SETTING] : NULL;
}

static const LisSetting *
find_setting (LisPreferences *self, const char *key)
{
  LisRecordSet *settings = get_settings (self);

  for (guint i = 0; settings != NULL && i < settings->count; i++)
    {
      const LisSetting *setting = lis_record_set_get (settings, i);

      if (g_str_equal (setting->key, key))
        return setting;
    }
  return NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisPreferences) self = data;
  g_autoptr (GError) error = NULL;

  if (!lis_session_write_finish (LIS_SESSION (source), result, NULL, &error))
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (error->message));
}

/* One setting, one change that can be undone. */
static void
write_setting (LisPreferences *self, const char *key, const char *value)
{
  const LisSetting *before = find_setting (self, key);
  const LisEntity *entity = lis_entity_get (LIS_ENTITY_SETTING);
  LisChangeSet *set;
  LisSetting *after;

  if (self->filling || (before != NULL && g_strcmp0 (before->value, value) == 0))
    return;
  set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, N_("Change the settings of the plan"), NULL);
  after = before != NULL ? lis_record_copy (entity, before) : lis_record_new (entity);
  lis_record_set_text (&after->value, value);
  if (before != NULL)
    lis_change_set_update (set, LIS_ENTITY_SETTING, before, after);
  else
    {
      after->record.id = lis_session_new_id (self->session);
      lis_record_set_text (&after->key, key);
      lis_change_set_insert (set, LIS_ENTITY_SETTING, after);
    }
  lis_session_commit (self->session, set, written_cb, g_object_ref (self));
}

static void
title_applied_cb (LisPreferences *self)
{
  write_setting (self, LIS_SETTING_TITLE, gtk_editable_get_text (GTK_EDITABLE (self->plan_title)));
}

static void
half_year_selected_cb (LisPreferences *self)
{
  g_autofree char *value = g_strdup_printf ("%u", adw_combo_row_get_selected (self->half_year) + 1);

  /* The template sets it before there is a session. */
  if (self->session != NULL)
    write_setting (self, LIS_SETTING_HALF_YEAR, value);
}

static void
show_plan (LisPreferences *self)
{
  LisRecordSet *settings = get_settings (self);
  const char *title = settings != NULL ? lis_settings_get (settings, LIS_SETTING_TITLE) : NULL;

  gtk_widget_set_visible (self->plan_group, settings != NULL);
  gtk_widget_set_sensitive (self->plan_group, lis_session_get_read_only_reason (self->session) == NULL);
  self->filling = TRUE;
  if (settings != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->plan_title), title != NULL ? title : "");
      adw_combo_row_set_selected (self->half_year, (guint) lis_settings_get_half_year_start (settings) - 1);
    }
  self->filling = FALSE;
}

static void
lis_preferences_dispose (GObject *object)
{
  g_clear_object (&LIS_PREFERENCES (object)->session);
  G_OBJECT_CLASS (lis_preferences_parent_class)->dispose (object);
}

static void
lis_preferences_class_init (LisPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lis_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lisplan/Lisplan/lis-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, LisPreferences, person_group);
  gtk_widget_class_bind_template_child (widget_class, LisPreferences, author);
  gtk_widget_class_bind_template_child (widget_class, LisPreferences, plan_group);
  gtk_widget_class_bind_template_child (widget_class, LisPreferences, plan_title);
  gtk_widget_class_bind_template_child (widget_class, LisPreferences, half_year);
  gtk_widget_class_bind_template_callback (widget_class, title_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, half_year_selected_cb);
}

static void
lis_preferences_init (LisPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LisPreferences *
lis_preferences_new (GtkWindow *parent, LisSession *session, GSettings *settings)
{
  LisPreferences *self = g_object_new (LIS_TYPE_PREFERENCES, "transient-for", parent, "modal", TRUE, NULL);

  self->session = g_object_ref (session);
  if (settings != NULL)
    g_settings_bind (settings, AUTHOR_KEY, self->author, "text", G_SETTINGS_BIND_DEFAULT);
  gtk_widget_set_visible (self->person_group, settings != NULL);
  g_signal_connect_object (session, "notify::pathways", G_CALLBACK (show_plan), self, G_CONNECT_SWAPPED);
  show_plan (self);
  return self;
}
