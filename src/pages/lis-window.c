/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-window.h"

#include <glib/gi18n-lib.h>

#include "lis-config.h"
#include "lis-damaged-page.h"
#include "lis-error.h"
#include "lis-first-fit-layout.h"
#include "lis-recent.h"
#include "lis-window-private.h"

#define MAX_RECENT 8
#define WAIT_MILLISECONDS 400

G_DEFINE_FINAL_TYPE (LisWindow, lis_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_PAGE = 1,
};

enum
{
  PAINTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Where one is stands on top, and what plan it is of below. */
void
lis_window_update_title (LisWindow *self)
{
  const char *path = lis_session_get_path (self->session);
  const char *plan = path != NULL ? lis_session_get_title (self->session) : _("Lisplan");
  LisPage *page = lis_window_get_page (self);

  gtk_window_set_title (GTK_WINDOW (self), plan);
  adw_window_title_set_title (self->title, page != NULL ? lis_page_get_title (page) : plan);
  adw_window_title_set_subtitle (self->title, page != NULL ? plan : "");
}

/* Why the plan is only read, or what there is to know of its network drive. */
static void
update_read_only (LisWindow *self)
{
  const char *reason = lis_session_get_read_only_reason (self->session);
  const char *notice = lis_session_get_network_notice (self->session);
  g_autofree char *text = reason != NULL ? g_strdup_printf (_("Read only: %s"), reason) : g_strdup (notice);

  if (text != NULL)
    gtk_label_set_text (self->read_only_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->read_only_bar), text != NULL);
  gtk_info_bar_set_revealed (self->read_only_bar, text != NULL);
  gtk_widget_set_visible (self->reopen_button, reason != NULL);
}

/* Made when it is first shown: a window that opens with a plan never needs it. */
static void
show_start (LisWindow *self)
{
  if (adw_bin_get_child (self->start_bin) == NULL)
    adw_bin_set_child (self->start_bin, g_object_new (LIS_TYPE_START_PAGE, NULL));
  gtk_stack_set_visible_child_name (self->pages, "start");
  lis_start_page_refresh (LIS_START_PAGE (adw_bin_get_child (self->start_bin)));
}

static void
show_damage (LisWindow *self)
{
  if (adw_bin_get_child (self->damaged_bin) == NULL)
    adw_bin_set_child (self->damaged_bin, g_object_new (LIS_TYPE_DAMAGED_PAGE, NULL));
  gtk_stack_set_visible_child_name (self->pages, "damaged");
  lis_damaged_page_show (LIS_DAMAGED_PAGE (adw_bin_get_child (self->damaged_bin)), self->session);
}

static void
show_failure (LisWindow *self)
{
  const GError *error = lis_session_get_error (self->session);
  g_autofree char *message = g_markup_escape_text (error->message, -1);

  if (g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED))
    {
      show_damage (self);
      return;
    }
  /* Only now, because finding and drawing a large icon takes memory and time. */
  adw_status_page_set_icon_name (self->error_page, "dialog-error-symbolic");
  /* The page reads its description as markup. */
  adw_status_page_set_description (self->error_page, message);
  if (g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_NOT_FOUND))
    lis_recent_remove (lis_session_get_path (self->session));
  gtk_stack_set_visible_child_name (self->pages, "error");
}

static gboolean
waited_cb (gpointer data)
{
  LisWindow *self = data;

  self->wait_timer = 0;
  gtk_spinner_start (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->loading_page), TRUE);
  return G_SOURCE_REMOVE;
}

/* Most plans are there at once: a page that only flickers up tells nobody anything. */
static void
show_loading (LisWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->loading_page), FALSE);
  gtk_stack_set_visible_child_name (self->pages, "loading");
  self->wait_timer = g_timeout_add (WAIT_MILLISECONDS, waited_cb, self);
}

static void
update_page (LisWindow *self)
{
  LisSessionState state = lis_session_get_state (self->session);

  g_clear_handle_id (&self->wait_timer, g_source_remove);
  gtk_spinner_stop (self->spinner);
  if (state != LIS_SESSION_READY)
    {
      self->is_painted = FALSE;
      lis_window_drop_pages (self);
    }
  gtk_widget_set_visible (self->sidebar_button, state == LIS_SESSION_READY);
  switch (state)
    {
    case LIS_SESSION_EMPTY:
      show_start (self);
      break;
    case LIS_SESSION_LOADING:
      show_loading (self);
      break;
    case LIS_SESSION_FAILED:
      show_failure (self);
      break;
    case LIS_SESSION_READY:
      gtk_stack_set_visible_child_name (self->pages, "plan");
      lis_window_begin_pages (self);
      if (self->import_when_made)
        gtk_widget_activate_action (GTK_WIDGET (self), "win.import", NULL);
      self->import_when_made = FALSE;
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
state_changed_cb (LisWindow *self)
{
  update_page (self);
  lis_window_update_title (self);
  update_read_only (self);
  lis_window_follow_keeper (self);
  lis_window_update_actions (self);
}

static void
pathways_changed_cb (LisWindow *self)
{
  lis_window_update_title (self);
  update_read_only (self);
}

/* Kept until the picture stands: neither the rules nor the list of recent files may hold it up. */
static gboolean
settled_cb (gpointer data)
{
  LisWindow *self = data;

  /* The window may have been closed meanwhile. */
  if (self->session != NULL && lis_session_get_state (self->session) == LIS_SESSION_READY)
    {
      lis_recent_add (lis_session_get_path (self->session));
      lis_session_count_findings (self->session);
      lis_window_start_keeper (self);
      lis_window_offer_draft (self);
    }
  return G_SOURCE_REMOVE;
}

static void
frame_done_cb (GdkFrameClock *clock, LisWindow *self)
{
  if (self->is_painted || lis_session_get_state (self->session) != LIS_SESSION_READY)
    return;
  self->is_painted = TRUE;
  g_signal_emit (self, signals[PAINTED], 0);
  g_idle_add_full (G_PRIORITY_LOW, settled_cb, g_object_ref (self), g_object_unref);
}

/* The list of recent files is read when it is asked for. */
static void
recent_popped_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenu) menu = lis_recent_create_menu (MAX_RECENT);

  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

void
lis_window_open_path (LisWindow *self, const char *path)
{
  if (lis_session_get_state (self->session) == LIS_SESSION_READY
      && g_strcmp0 (path, lis_session_get_path (self->session)) != 0)
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), &file, 1, "");
      return;
    }
  if (lis_window_open_sealed (self, path))
    return;
  adw_status_page_set_title (self->loading_page, _("Reading the plan"));
  lis_session_open (self->session, path);
}

/* Programs run from the build folder may find no installed schema, which GSettings would die of. */
static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, LIS_APPLICATION_ID, TRUE);
  return schema != NULL ? g_settings_new (LIS_APPLICATION_ID) : NULL;
}

static void
restore_size (LisWindow *self)
{
  if (self->settings == NULL)
    return;
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static gboolean
lis_window_close_request (GtkWindow *window)
{
  LisWindow *self = LIS_WINDOW (window);
  int width, height;

  if (lis_window_hold_back_close (self))
    return TRUE;
  lis_window_end_pages (self);
  if (self->settings != NULL)
    {
      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
      g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
    }
  return GTK_WINDOW_CLASS (lis_window_parent_class)->close_request (window);
}

static void
lis_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lis_window_parent_class)->realize (widget);
  g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (frame_done_cb), widget, 0);
}

static void
lis_window_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  const char *page;

  if (property != PROP_PAGE)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
      return;
    }
  page = lis_window_get_page_name (LIS_WINDOW (object));
  g_value_set_string (value, page != NULL ? page : "");
}

static void
lis_window_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  if (property == PROP_PAGE)
    lis_window_show_page (LIS_WINDOW (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
lis_window_dispose (GObject *object)
{
  LisWindow *self = LIS_WINDOW (object);

  g_clear_handle_id (&self->wait_timer, g_source_remove);
  lis_window_drop_writing (self);
  lis_window_drop_backups (self);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      lis_window_drop_pages (self);
      lis_session_close (self->session);
    }
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (lis_window_parent_class)->dispose (object);
}

static void
lis_window_class_init (LisWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = lis_window_get_property;
  G_OBJECT_CLASS (klass)->set_property = lis_window_set_property;
  G_OBJECT_CLASS (klass)->dispose = lis_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lis_window_close_request;
  widget_class->realize = lis_window_realize;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_PAGE,
                                   g_param_spec_string ("page", NULL, NULL, "",
                                                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                          | G_PARAM_STATIC_STRINGS));
  signals[PAINTED] = g_signal_new ("painted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  g_type_ensure (LIS_TYPE_FIRST_FIT_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lisplan/Lisplan/lis-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LisWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LisWindow, recent_button);
  gtk_widget_class_bind_template_child (widget_class, LisWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, LisWindow, header_start);
  gtk_widget_class_bind_template_child (widget_class, LisWindow, header_end);
  gtk_widget_class_bind_template_child (widget_class, LisWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, LisWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, LisWindow, plan_pages);
  gtk_widget_class_bind_template_child (widget_class, LisWindow, read_only_bar);
  gtk_widget_class_bind_template_child (widget_class, LisWindow, read_only_label);
  gtk_widget_class_bind_template_child (widget_class, LisWindow, reopen_button);
  gtk_widget_class_bind_template_child (widget_class, LisWindow, fault_bar);
  gtk_widget_class_bind_template_child (widget_class, LisWindow, fault_label);
  gtk_widget_class_bind_template_child (widget_class, LisWindow, damaged_bin);
  gtk_widget_class_bind_template_child (widget_class, LisWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LisWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, LisWindow, start_bin);
  gtk_widget_class_bind_template_child (widget_class, LisWindow, loading_page);
  gtk_widget_class_bind_template_child (widget_class, LisWindow, error_page);
  gtk_widget_class_bind_template_child (widget_class, LisWindow, saving_box);
  gtk_widget_class_bind_template_child (widget_class, LisWindow, undo_section);
  gtk_widget_class_bind_template_child (widget_class, LisWindow, spinner);
  lis_window_install_actions (widget_class);
}

static void
lis_window_init (LisWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = open_settings ();
  restore_size (self);
  lis_window_fill_sidebar (self);
  gtk_menu_button_set_create_popup_func (self->recent_button, recent_popped_cb, NULL, NULL);
}

LisWindow *
lis_window_new (GtkApplication *application, LisSession *session, LisSessionFillFunc fill_new,
                LisSessionFillFunc fill_sample)
{
  LisWindow *self = g_object_new (LIS_TYPE_WINDOW, "application", application, NULL);

  self->session = g_object_ref (session);
  self->fill_new = fill_new;
  self->fill_sample = fill_sample;
  lis_window_add_property_actions (self);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::pathways", G_CALLBACK (pathways_changed_cb), self, G_CONNECT_SWAPPED);
  lis_window_follow_writing (self);
  lis_window_follow_backups (self);
  state_changed_cb (self);
  return self;
}

const char *
lis_window_get_path (LisWindow *self)
{
  return lis_session_get_path (self->session);
}
