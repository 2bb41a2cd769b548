/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-application.h"

#include <glib/gi18n-lib.h>

#include "lis-bench-probe.h"
#include "lis-config.h"
#include "lis-help.h"
#include "lis-plan-makers.h"
#include "lis-window.h"

struct _LisApplication
{
  AdwApplication parent_instance;

  LisSession *early_session; /* until the first window takes it */
};

G_DEFINE_FINAL_TYPE (LisApplication, lis_application, ADW_TYPE_APPLICATION)

static GtkWindow *
find_window (LisApplication *self, const char *path)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (LIS_IS_WINDOW (l->data) && g_strcmp0 (lis_window_get_path (l->data), path) == 0)
      return l->data;
  return NULL;
}

static LisWindow *
create_window (LisApplication *self, LisSession *session)
{
  LisWindow *window = lis_window_new (GTK_APPLICATION (self), session, lis_new_plan_fill,
                                      lis_sample_plan_fill);

  lis_bench_probe_attach (window);
  return window;
}

/* The session that main() started, when it reads @path (or no path is asked for), else a new one. */
static LisSession *
take_session (LisApplication *self, const char *path)
{
  g_autoptr (LisSession) session = g_steal_pointer (&self->early_session);
  LisClock clock;

  if (session != NULL && g_strcmp0 (lis_session_get_path (session), path) == 0)
    return g_steal_pointer (&session);
  clock = lis_clock_from_environment ();
  g_clear_object (&session);
  session = lis_session_new (&clock);
  if (path != NULL)
    lis_session_open (session, path);
  return g_steal_pointer (&session);
}

static void
show_plan (LisApplication *self, const char *path)
{
  GtkWindow *window = path != NULL ? find_window (self, path) : NULL;

  if (window == NULL)
    {
      g_autoptr (LisSession) session = take_session (self, path);

      window = GTK_WINDOW (create_window (self, session));
    }
  gtk_window_present (window);
}

static void
lis_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    show_plan (LIS_APPLICATION (application), NULL);
}

static void
lis_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        show_plan (LIS_APPLICATION (application), path);
      else
        g_printerr (_("“%s” is not a file on this machine; copy it here first.\n"), g_file_peek_path (files[i]));
    }
}

static int
lis_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  if (!g_variant_dict_contains (given, "version"))
    return -1;
  g_print ("Lisplan %s\n", LIS_VERSION);
  return 0;
}

/* When another process has the windows already, it opens the plan: let go of it here before it is asked. */
static gboolean
lis_application_local_command_line (GApplication *application, char ***arguments, int *exit_status)
{
  LisApplication *self = LIS_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (self->early_session != NULL && lis_session_get_path (self->early_session) != NULL
      && g_application_register (application, NULL, &error) && g_application_get_is_remote (application))
    {
      lis_session_close (self->early_session);
      g_clear_object (&self->early_session);
    }
  return G_APPLICATION_CLASS (lis_application_parent_class)->local_command_line (application, arguments, exit_status);
}

static void
quit_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkApplication *application = data;
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
new_window_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_plan (data, NULL);
}

static void
help_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (window != NULL)
    lis_help_show (window, parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
}

static void
about_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *developers[] = { "The Lisplan authors", NULL };

  adw_show_about_window (gtk_application_get_active_window (data),
                         "application-name", _("Lisplan"),
                         "application-icon", LIS_APPLICATION_ID,
                         "version", LIS_VERSION,
                         "comments", _("Plan the specialist training of doctors"),
                         "developer-name", _("The Lisplan authors"),
                         "developers", developers,
                         /* Translators: your names, one a line */
                         "translator-credits", _("translator-credits"),
                         "license-type", GTK_LICENSE_MPL_2_0,
                         NULL);
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_activated_cb },
  { .name = "new-window", .activate = new_window_activated_cb },
  { .name = "help", .activate = help_activated_cb },
  { .name = "help-on", .activate = help_activated_cb, .parameter_type = "s" }, /* a page: "findings#gap" */
  { .name = "about", .activate = about_activated_cb },
};

static const struct
{
  const char *action;
  const char *keys[4];
} shortcuts[] = {
  { "app.quit", { "<Control>q" } },
  { "app.new-window", { "<Control>n" } },
  { "window.close", { "<Control>w" } },
  { "win.open", { "<Control>o" } },
  { "win.new-plan", { "<Shift><Control>n" } },
  { "win.import", { "<Shift><Control>o" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.search", { "<Control>f" } },
  { "win.print", { "<Control>p" } },
  { "win.print-doctor::", { "<Shift><Control>p" } },
  { "win.add-person", { "<Control><Shift>d" } },
  { "win.add-period", { "<Control><Shift>a" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.sidebar", { "F9" } },
  { "win.page::overview", { "<Alt>1" } },
  { "win.page::pathways", { "<Alt>2" } },
  { "win.page::people", { "<Alt>3" } },
  { "win.page::units", { "<Alt>4" } },
  { "win.page::posts", { "<Alt>5" } },
  { "win.page::action-plans", { "<Alt>6" } },
  { "win.page::papers", { "<Alt>7" } },
  { "win.page::history", { "<Alt>8" } },
  { "win.page::backups", { "<Alt>9" } },
  { "app.help", { "F1" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "page.save::pdf", { "<Shift><Control>s" } },
  { "page.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "page.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "page.zoom-reset", { "<Control>0", "<Control>KP_0" } },
  { "page.zoom-fit", { "<Control>9", "<Control>KP_9" } },
  { "page.details", { "<Control>i" } },
  { "page.meeting", { "<Control>m" } },
  { "page.findings", { "<Shift><Control>i" } },
  { "page.next-finding", { "F8" } },
  { "page.previous-finding", { "<Shift>F8" } },
  { "page.view-as::chart", { "<Control>1" } },
  { "page.view-as::table", { "<Control>2" } },
  { "page.views", { "<Control>b" } },
  { "page.view-save", { "<Control>d" } },
  { "page.filter", { "<Shift><Control>f" } },
  { "page.previous-month", { "<Control>Page_Up" } },
  { "page.next-month", { "<Control>Page_Down" } },
  { "page.go-to-today", { "<Control>t" } },
  { "page.legend", { "<Control>l" } },
};

static void
lis_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (lis_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action, shortcuts[i].keys);
}

static void
lis_application_dispose (GObject *object)
{
  g_clear_object (&LIS_APPLICATION (object)->early_session);
  G_OBJECT_CLASS (lis_application_parent_class)->dispose (object);
}

static void
lis_application_class_init (LisApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lis_application_dispose;
  application_class->local_command_line = lis_application_local_command_line;
  application_class->handle_local_options = lis_application_handle_local_options;
  application_class->startup = lis_application_startup;
  application_class->activate = lis_application_activate;
  application_class->open = lis_application_open;
}

static void
lis_application_init (LisApplication *self)
{
  GApplication *application = G_APPLICATION (self);
  const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, _("Show the version and quit"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (application, options);
  g_application_set_option_context_parameter_string (application, _("[PLAN]"));
  g_application_set_option_context_summary (application, _("Plan the specialist training of doctors."));
}

LisApplication *
lis_application_new (LisSession *session)
{
  LisApplication *self = g_object_new (LIS_TYPE_APPLICATION,
                                       "application-id", LIS_APPLICATION_ID,
                                       "resource-base-path", "/io/github/lisplan/Lisplan",
                                       "flags", G_APPLICATION_HANDLES_OPEN,
                                       NULL);

  g_set_object (&self->early_session, session);
  return self;
}
