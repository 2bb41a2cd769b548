/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-passphrase-dialog.h"

#include <glib/gi18n-lib.h>

/* Short ones are guessed. */
#define MIN_LETTERS 12

#define FIRST_KEY "lis-first"
#define SECOND_KEY "lis-second"
#define HINT_KEY "lis-hint"

static const char *
get_text (AdwMessageDialog *dialog, const char *key)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), key);

  return entry != NULL ? gtk_editable_get_text (entry) : NULL;
}

/* What is still missing, or NULL. Free with g_free(). */
static char *
find_fault (AdwMessageDialog *dialog)
{
  const char *first = get_text (dialog, FIRST_KEY), *second = get_text (dialog, SECOND_KEY);
  glong n = g_utf8_strlen (first, -1);

  if (second == NULL)
    return n == 0 ? g_strdup ("") : NULL;
  if (n < MIN_LETTERS)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "At least 12 letters: %ld more. Several words are best.",
                                         "At least 12 letters: %ld more. Several words are best.",
                                         (gulong) (MIN_LETTERS - n)), MIN_LETTERS - n);
  if (*second == '\0')
    return g_strdup (_("Type it once more below."));
  return g_str_equal (first, second) ? NULL : g_strdup (_("The two are not the same."));
}

static void
changed_cb (AdwMessageDialog *dialog)
{
  GtkLabel *hint = g_object_get_data (G_OBJECT (dialog), HINT_KEY);
  g_autofree char *fault = find_fault (dialog);

  if (get_text (dialog, SECOND_KEY) != NULL)
    gtk_label_set_text (hint, fault != NULL ? fault : _("Long enough, and twice the same."));
  adw_message_dialog_set_response_enabled (dialog, "go-on", fault == NULL);
}

static void
add_entry (AdwMessageDialog *dialog, GtkWidget *list, const char *key, const char *title)
{
  GtkWidget *entry = adw_password_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  g_object_set_data (G_OBJECT (dialog), key, entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), dialog, G_CONNECT_SWAPPED);
}

AdwMessageDialog *
lis_passphrase_dialog_new (GtkWindow *parent, LisPassphraseKind kind, const char *heading, const char *body,
                           const char *problem)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *hint = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_STATUS, "label", problem != NULL ? problem : "", NULL);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), hint);
  g_object_set_data (G_OBJECT (dialog), HINT_KEY, hint);
  add_entry (dialog, list, FIRST_KEY, _("Passphrase"));
  if (kind == LIS_PASSPHRASE_NEW)
    add_entry (dialog, list, SECOND_KEY, _("Passphrase once more"));
  adw_message_dialog_set_extra_child (dialog, box);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "go-on", _("_Go On"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "go-on", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "go-on");
  adw_message_dialog_set_close_response (dialog, "cancel");
  changed_cb (dialog);
  gtk_widget_grab_focus (g_object_get_data (G_OBJECT (dialog), FIRST_KEY));
  return dialog;
}

const char *
lis_passphrase_dialog_get (AdwMessageDialog *dialog)
{
  return get_text (dialog, FIRST_KEY);
}
