/* SPDX-License-Identifier: MPL-2.0 */
/* The least a libadwaita program can be: an empty window of the size the benchmarks use, that says when its first frame
 * is painted. */
#include <adwaita.h>
#include <stdio.h>

static void
frame_painted_cb (GdkFrameClock *clock, gpointer window)
{
  static gboolean said = FALSE;

  if (!said)
    g_print ("first-frame\n");
  said = TRUE;
  fflush (stdout);
}

static void
mapped_cb (GtkWidget *window)
{
  g_signal_connect_after (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (frame_painted_cb), window);
}

static void
activated_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1920, 1080);
  g_signal_connect (window, "map", G_CALLBACK (mapped_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application =
      adw_application_new ("io.github.lisplan.Lisplan.Empty", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activated_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
