/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-row-list.h"

#include <glib/gi18n-lib.h>

#include "lis-label.h"

#include "lis-commands.h"
#include "lis-entity.h"

struct _LisRowList
{
  GtkBox parent_instance;

  GtkLabel   *title;
  GtkWidget  *add_button; /* NULL until it is needed */
  GtkLabel   *empty;
  GtkListBox *rows;
  GtkWidget  *more; /* the row that shows the rest; NULL while there is none */

  GPtrArray *kept; /* LisRow that are not shown yet */
  guint      n_shown;
  guint      limit;
};

G_DEFINE_FINAL_TYPE (LisRowList, lis_row_list, GTK_TYPE_BOX)

enum
{
  PROP_TITLE = 1,
  PROP_EMPTY_TEXT,
  PROP_LIMIT,
};

static void
free_row (gpointer data)
{
  LisRow *row = data;

  g_free ((char *) row->title);
  g_free ((char *) row->subtitle);
  g_free ((char *) row->number);
  g_free ((char *) row->icon);
  g_free ((char *) row->icon_word);
  g_free ((char *) row->action);
  g_free ((char *) row->target);
  g_free ((char *) row->record);
  g_free (row);
}

static LisRow *
copy_row (const LisRow *row)
{
  LisRow *copy = g_new0 (LisRow, 1);

  copy->title = g_strdup (row->title);
  copy->subtitle = g_strdup (row->subtitle);
  copy->number = g_strdup (row->number);
  copy->icon = g_strdup (row->icon);
  copy->icon_word = g_strdup (row->icon_word);
  copy->action = g_strdup (row->action);
  copy->target = g_strdup (row->target);
  copy->record = g_strdup (row->record);
  return copy;
}

static void
add_number (AdwActionRow *widget, const char *number)
{
  GtkWidget *label = gtk_label_new (number);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (widget, label);
}

static void
add_icon (AdwActionRow *widget, const LisRow *row)
{
  GtkWidget *image = gtk_image_new_from_icon_name (row->icon);

  gtk_widget_set_tooltip_text (image, row->icon_word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, row->icon_word, -1);
  adw_action_row_add_prefix (widget, image);
}

static void
add_action (GtkWidget *widget, const LisRow *row)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  if (row->target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (widget), "s", row->target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), row->action);
}

/* All the row says, in one breath. */
static void
set_name (GtkWidget *widget, const LisRow *row)
{
  GString *name = g_string_new (row->title);

  if (row->number != NULL)
    g_string_append_printf (name, ": %s", row->number);
  if (row->subtitle != NULL)
    g_string_append_printf (name, ", %s", row->subtitle);
  if (row->icon != NULL && row->icon_word != NULL)
    g_string_append_printf (name, " (%s)", row->icon_word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
  g_string_free (name, TRUE);
}

static void
add_menu (LisRowList *self, GtkWidget *widget, const LisRow *row)
{
  GtkWidget *button = lis_record_menu_button_new (GTK_WIDGET (self), row->record, row->title);

  if (button != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (widget), button);
}

static void
append_row (LisRowList *self, const LisRow *row)
{
  GtkWidget *widget = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), row->title);
  if (row->subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), row->subtitle);
  if (row->icon != NULL)
    add_icon (ADW_ACTION_ROW (widget), row);
  if (row->number != NULL)
    add_number (ADW_ACTION_ROW (widget), row->number);
  if (row->record != NULL)
    add_menu (self, widget, row);
  if (row->action != NULL)
    add_action (widget, row);
  set_name (widget, row);
  gtk_list_box_append (self->rows, widget);
  self->n_shown++;
}

/* The focus goes on from where it was: to the first row that came. */
static void
show_rest (LisRowList *self)
{
  int first = (int) self->n_shown;

  gtk_list_box_remove (self->rows, self->more);
  self->more = NULL;
  for (guint i = 0; i < self->kept->len; i++)
    append_row (self, self->kept->pdata[i]);
  g_ptr_array_set_size (self->kept, 0);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->rows, first)));
}

static void
row_activated_cb (LisRowList *self, GtkListBoxRow *row)
{
  if (GTK_WIDGET (row) == self->more)
    show_rest (self);
}

static void
update_more (LisRowList *self)
{
  g_autofree char *text = g_strdup_printf (_("Show all %u"), self->n_shown + self->kept->len);

  if (self->more == NULL)
    {
      self->more = adw_action_row_new ();
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->more), TRUE);
      gtk_list_box_append (self->rows, self->more);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
update_emptiness (LisRowList *self)
{
  gboolean is_empty = self->n_shown == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->rows), !is_empty);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), is_empty && *gtk_label_get_text (self->empty) != '\0');
}

void
lis_row_list_clear (LisRowList *self)
{
  GtkWidget *child;

  g_return_if_fail (LIS_IS_ROW_LIST (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, child);
  self->more = NULL;
  self->n_shown = 0;
  g_ptr_array_set_size (self->kept, 0);
  update_emptiness (self);
}

void
lis_row_list_add (LisRowList *self, const LisRow *row)
{
  g_return_if_fail (LIS_IS_ROW_LIST (self) && row != NULL && row->title != NULL);

  if (self->limit == 0 || self->n_shown < self->limit)
    append_row (self, row);
  else
    {
      g_ptr_array_add (self->kept, copy_row (row));
      update_more (self);
    }
  update_emptiness (self);
}

void
lis_row_list_set_adding (LisRowList *self, const char *entity, const char *owner)
{
  gboolean is_offered;

  g_return_if_fail (LIS_IS_ROW_LIST (self));

  is_offered = entity != NULL && lis_command_is_known (GTK_WIDGET (self), "win.add-record");
  if (is_offered && self->add_button == NULL)
    {
      self->add_button = g_object_new (GTK_TYPE_BUTTON, "icon-name", "list-add-symbolic", NULL);
      gtk_widget_add_css_class (self->add_button, "flat");
      gtk_box_append (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->title))), self->add_button);
    }
  if (self->add_button != NULL)
    gtk_widget_set_visible (self->add_button, is_offered);
  if (is_offered)
    {
      /* Translators: %s is a kind of record: “Add: Period”. */
      g_autofree char *name = g_strdup_printf (_("Add: %s"), lis_entity_get_label (lis_entity_find (entity)));

      gtk_widget_set_tooltip_text (self->add_button, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add_button), "(ss)", entity, owner);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), "win.add-record");
    }
}

static void
lis_row_list_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  LisRowList *self = LIS_ROW_LIST (object);

  switch (property)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (self->title));
      break;
    case PROP_EMPTY_TEXT:
      g_value_set_string (value, gtk_label_get_text (self->empty));
      break;
    case PROP_LIMIT:
      g_value_set_uint (value, self->limit);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
set_title (LisRowList *self, const char *title)
{
  lis_label_say (self->title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->title), title != NULL && *title != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "", -1);
}

static void
lis_row_list_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  LisRowList *self = LIS_ROW_LIST (object);

  switch (property)
    {
    case PROP_TITLE:
      set_title (self, g_value_get_string (value));
      break;
    case PROP_EMPTY_TEXT:
      gtk_label_set_text (self->empty, g_value_get_string (value));
      update_emptiness (self);
      break;
    case PROP_LIMIT:
      self->limit = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
lis_row_list_finalize (GObject *object)
{
  g_ptr_array_unref (LIS_ROW_LIST (object)->kept);
  G_OBJECT_CLASS (lis_row_list_parent_class)->finalize (object);
}

static void
lis_row_list_class_init (LisRowListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lis_row_list_get_property;
  object_class->set_property = lis_row_list_set_property;
  object_class->finalize = lis_row_list_finalize;
  g_object_class_install_property (object_class, PROP_TITLE, g_param_spec_string ("title", NULL, NULL, "", flags));
  g_object_class_install_property (object_class, PROP_EMPTY_TEXT,
                                   g_param_spec_string ("empty-text", NULL, NULL, "", flags));
  g_object_class_install_property (object_class, PROP_LIMIT,
                                   g_param_spec_uint ("limit", NULL, NULL, 0, G_MAXUINT, 0, flags));
}

static void
lis_row_list_init (LisRowList *self)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->kept = g_ptr_array_new_with_free_func (free_row);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);

  self->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "hexpand", TRUE, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  self->empty = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "dim-label");
  self->rows = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (heading, "row-list-heading");
  /* Until there is one. */
  gtk_widget_set_visible (GTK_WIDGET (self->title), FALSE);
  gtk_box_append (GTK_BOX (heading), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self), heading);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->empty));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->rows));
}
