/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-reference-button.h"

#include <glib/gi18n-lib.h>

/* More are looked for, not scrolled to. */
#define MAX_OPTIONS 60
#define BUTTON_CHARS 26

struct _LisReferenceButton
{
  GtkWidget parent_instance;

  LisRecordForm  *form;
  guint           index;
  GtkWidget      *button;
  GtkLabel       *label;
  GtkWidget      *popover; /* the button's, made when it is first opened */
  GtkSearchEntry *search;
  GtkListBox     *list;
};

G_DEFINE_FINAL_TYPE (LisReferenceButton, lis_reference_button, GTK_TYPE_WIDGET)

static void
lis_reference_button_dispose (GObject *object)
{
  LisReferenceButton *self = LIS_REFERENCE_BUTTON (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->form);
  G_OBJECT_CLASS (lis_reference_button_parent_class)->dispose (object);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LIS_REFERENCE_BUTTON (widget)->button);
}

static gboolean
activate (GtkWidget *widget, gboolean group_cycling)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (LIS_REFERENCE_BUTTON (widget)->button));
  return TRUE;
}

static void
lis_reference_button_class_init (LisReferenceButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lis_reference_button_dispose;
  widget_class->grab_focus = grab_focus;
  widget_class->mnemonic_activate = activate;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lis_reference_button_init (LisReferenceButton *self)
{
}

static void
update (LisReferenceButton *self)
{
  const LisFormField *field = lis_record_form_get_field (self->form, self->index);
  gboolean is_empty = *field->text == '\0';
  g_autofree char *name = NULL;

  gtk_label_set_text (self->label, is_empty ? _("(none)") : field->text);
  if (is_empty)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "dim-label");
  /* Translators: name of a field, what is chosen there. */
  name = g_strdup_printf (_("%s: %s"), field->label, is_empty ? _("(none)") : field->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (self->button, is_empty ? NULL : field->text);
}

static void
add_option (LisReferenceButton *self, const char *name, LisId id)
{
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  gtk_list_box_append (self->list, row);
}

static void
fill_list (LisReferenceButton *self)
{
  const char *search = gtk_editable_get_text (GTK_EDITABLE (self->search));
  const LisFormField *field = lis_record_form_get_field (self->form, self->index);
  g_autoptr (GPtrArray) found = lis_record_form_list_options (self->form, self->index, search, MAX_OPTIONS);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  if ((field->field->flags & LIS_FIELD_REQUIRED) == 0 && *search == '\0')
    add_option (self, _("(none)"), LIS_ID_NONE);
  for (guint i = 0; i < found->len; i++)
    {
      const LisFormOption *option = found->pdata[i];

      add_option (self, option->name, option->id);
    }
}

static void
choose (LisReferenceButton *self, GtkListBoxRow *row)
{
  const LisId *id = g_object_get_data (G_OBJECT (row), "id");

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  lis_record_form_set_value (self->form, self->index, *id);
}

/* Enter takes the first that is found. */
static void
search_activated_cb (LisReferenceButton *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row != NULL)
    choose (self, row);
}

static gboolean
search_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
               LisReferenceButton *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (key != GDK_KEY_Down || row == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

static void
stop_search_cb (LisReferenceButton *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static GtkWidget *
create_search (LisReferenceButton *self)
{
  const LisFormField *field = lis_record_form_get_field (self->form, self->index);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, field->label, -1);
  g_object_set (self->search, "placeholder-text", _("Search"), NULL);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (fill_list), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activated_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (stop_search_cb), self);
  return GTK_WIDGET (self->search);
}

static GtkWidget *
create_content (LisReferenceButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  const LisFormField *field = lis_record_form_get_field (self->form, self->index);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, field->label, -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (choose), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scrolled, 320, 260);
  gtk_box_append (GTK_BOX (box), create_search (self));
  gtk_box_append (GTK_BOX (box), scrolled);
  return box;
}

static void
popped_cb (GtkMenuButton *button, gpointer data)
{
  LisReferenceButton *self = data;

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_new ();
      gtk_popover_set_child (GTK_POPOVER (self->popover), create_content (self));
      gtk_menu_button_set_popover (button, self->popover);
    }
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill_list (self);
}

GtkWidget *
lis_reference_button_new (LisRecordForm *form, guint index)
{
  LisReferenceButton *self = g_object_new (LIS_TYPE_REFERENCE_BUTTON, NULL);

  self->form = g_object_ref (form);
  self->index = index;
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_max_width_chars (self->label, BUTTON_CHARS);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), GTK_WIDGET (self->label));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), popped_cb, self, NULL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_object (form, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
