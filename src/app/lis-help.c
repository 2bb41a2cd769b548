/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-help.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define SCHEME "help"
#define DOCUMENT "lisplan"

static void
show_failure (GtkWindow *parent, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("The help cannot be shown"), body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GtkWindow *parent = GTK_WINDOW (source);
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (parent, result, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (parent, error->message);
}

/* Asked for before, because GTK's own words for it name neither the help nor what to do. */
static gboolean
has_viewer (void)
{
  g_autoptr (GAppInfo) viewer = g_app_info_get_default_for_uri_scheme (SCHEME);

  return viewer != NULL;
}

void
lis_help_show (GtkWindow *parent, const char *page)
{
  g_autofree char *uri = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  if (!has_viewer ())
    {
      show_failure (parent, _("There is no program for help pages on this machine. On Debian and its relatives, "
                              "install the package “yelp”. “lisplanctl --help” tells of the command line."));
      return;
    }
  uri = page != NULL ? g_strdup_printf (SCHEME ":" DOCUMENT "/%s", page) : g_strdup (SCHEME ":" DOCUMENT);
  gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, NULL, shown_cb, NULL);
}
