/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-form-row.h"

#include <glib/gi18n-lib.h>

#include "lis-reference-button.h"

#define ENTRY_CHARS 26

struct _LisFormRow
{
  AdwActionRow parent_instance;

  LisRecordForm *form;
  guint          index;
  GtkWidget     *control;
  GtkLabel      *message;
  guint          choice_offset; /* 1 where the list begins with nothing at all */
  gboolean       is_updating;
};

G_DEFINE_FINAL_TYPE (LisFormRow, lis_form_row, ADW_TYPE_ACTION_ROW)

static void
lis_form_row_dispose (GObject *object)
{
  g_clear_object (&LIS_FORM_ROW (object)->form);
  G_OBJECT_CLASS (lis_form_row_parent_class)->dispose (object);
}

static void
lis_form_row_class_init (LisFormRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lis_form_row_dispose;
}

static void
lis_form_row_init (LisFormRow *self)
{
}

/* Showing */

static void
show_message (LisFormRow *self, const LisFormField *field)
{
  gboolean is_wrong = field->message != NULL && field->is_touched;
  const char *text = is_wrong ? field->message : field->understood;
  GtkWidget *message = GTK_WIDGET (self->message);

  gtk_label_set_text (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (message, text != NULL);
  if (is_wrong)
    {
      gtk_widget_add_css_class (self->control, "error");
      gtk_widget_add_css_class (message, "error");
      gtk_widget_remove_css_class (message, "dim-label");
    }
  else
    {
      gtk_widget_remove_css_class (self->control, "error");
      gtk_widget_remove_css_class (message, "error");
      gtk_widget_add_css_class (message, "dim-label");
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  /* Heard together with the field, also where relations are not followed. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

static void
show_value (LisFormRow *self, const LisFormField *field)
{
  if (GTK_IS_EDITABLE (self->control))
    {
      if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->control)), field->text) != 0)
        gtk_editable_set_text (GTK_EDITABLE (self->control), field->text);
    }
  else if (GTK_IS_DROP_DOWN (self->control))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->control),
                                (guint) lis_record_form_get_value (self->form, self->index) - 1 + self->choice_offset);
  else if (GTK_IS_SWITCH (self->control))
    gtk_switch_set_active (GTK_SWITCH (self->control), lis_record_form_get_value (self->form, self->index) != 0);
}

/* The focus goes to a button inside the list, which GTK leaves without a name. */
static void
name_list (LisFormRow *self, const LisFormField *field)
{
  GtkWidget *button = gtk_widget_get_first_child (self->control);
  g_autofree char *name = g_strdup_printf (_("%s: %s"), field->label, *field->text != '\0' ? field->text : _("(none)"));

  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update (LisFormRow *self)
{
  const LisFormField *field = lis_record_form_get_field (self->form, self->index);

  self->is_updating = TRUE;
  show_value (self, field);
  show_message (self, field);
  if (GTK_IS_DROP_DOWN (self->control))
    name_list (self, field);
  self->is_updating = FALSE;
}

/* Making */

static void
typed_cb (LisFormRow *self)
{
  if (!self->is_updating)
    lis_record_form_set_text (self->form, self->index, gtk_editable_get_text (GTK_EDITABLE (self->control)));
}

static void
chosen_cb (LisFormRow *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->control));

  if (!self->is_updating && selected != GTK_INVALID_LIST_POSITION)
    lis_record_form_set_value (self->form, self->index, (gint64) selected + 1 - self->choice_offset);
}

static void
switched_cb (LisFormRow *self)
{
  if (!self->is_updating)
    lis_record_form_set_value (self->form, self->index, gtk_switch_get_active (GTK_SWITCH (self->control)));
}

static GtkWidget *
create_entry (LisFormRow *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), ENTRY_CHARS);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (typed_cb), self);
  return entry;
}

static GtkWidget *
create_list (LisFormRow *self, const LisField *field)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *list;

  /* A required choice with a preset is never empty again. */
  self->choice_offset = (field->flags & LIS_FIELD_REQUIRED) == 0 || field->preset == 0 ? 1 : 0;
  if (self->choice_offset > 0)
    gtk_string_list_append (names, (field->flags & LIS_FIELD_REQUIRED) != 0 ? _("(choose)") : _("(none)"));
  for (const LisChoice *choice = field->choices; choice->name != NULL; choice++)
    gtk_string_list_append (names, _(choice->label));
  list = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  g_signal_connect_swapped (list, "notify::selected", G_CALLBACK (chosen_cb), self);
  return list;
}

static GtkWidget *
create_switch (LisFormRow *self)
{
  GtkWidget *widget = gtk_switch_new ();

  gtk_widget_set_halign (widget, GTK_ALIGN_END);
  g_signal_connect_swapped (widget, "notify::active", G_CALLBACK (switched_cb), self);
  return widget;
}

static GtkWidget *
create_control (LisFormRow *self, const LisField *field)
{
  switch (field->type)
    {
    case LIS_FIELD_CHOICE:
      return create_list (self, field);
    case LIS_FIELD_FLAG:
      return create_switch (self);
    case LIS_FIELD_REFERENCE:
      return lis_reference_button_new (self->form, self->index);
    case LIS_FIELD_TEXT:
    case LIS_FIELD_INTEGER:
    case LIS_FIELD_SHARE:
    case LIS_FIELD_MONTHS:
    case LIS_FIELD_DATE:
    case LIS_FIELD_LAST_DAY:
    default:
      return create_entry (self);
    }
}

static void
add_message (LisFormRow *self, GtkWidget *box)
{
  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_xalign (self->message, 0);
  gtk_label_set_max_width_chars (self->message, ENTRY_CHARS + 8);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "caption");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->message));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->message,
                                  NULL, -1);
}

GtkWidget *
lis_form_row_new (LisRecordForm *form, guint index)
{
  const LisFormField *field = lis_record_form_get_field (form, index);
  LisFormRow *self = g_object_new (LIS_TYPE_FORM_ROW, "title", field->label, "title-lines", 0, "use-markup", FALSE,
                                   "selectable", FALSE, "focusable", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->form = g_object_ref (form);
  self->index = index;
  self->control = create_control (self, field->field);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_PROPERTY_LABEL, field->label, -1);
  if ((field->field->flags & LIS_FIELD_REQUIRED) != 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE, -1);
  gtk_box_append (GTK_BOX (box), self->control);
  add_message (self, box);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), box);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->control);
  /* The row names it too, and GTK would read out both. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  g_signal_connect_object (form, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

guint
lis_form_row_get_index (LisFormRow *self)
{
  return self->index;
}

void
lis_form_row_focus (LisFormRow *self)
{
  gtk_widget_grab_focus (self->control);
}
