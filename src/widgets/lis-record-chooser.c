/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-record-chooser.h"

#include <glib/gi18n-lib.h>

#include "lis-text.h"

struct _LisRecordChooser
{
  AdwBin parent_instance;

  GtkMenuButton      *button;
  GtkLabel           *button_label;
  GtkPopover         *popover;
  GtkSearchEntry     *search;
  GtkListView        *list;
  GtkStack           *stack; /* "list", "nothing" */

  GListModel         *model; /* NULL until it is set */
  GtkCustomFilter    *filter;
  GtkFilterListModel *found;
  char               *folded; /* what is searched for, or NULL */
  char               *label;
  char               *placeholder;
  LisId               selected;
};

G_DEFINE_FINAL_TYPE (LisRecordChooser, lis_record_chooser, ADW_TYPE_BIN)

enum
{
  PROP_SELECTED = 1,
  PROP_LABEL,
  PROP_PLACEHOLDER,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static LisRecordChoice *
get_found (LisRecordChooser *self, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->found), position);
}

/* Owned by the model; NULL when it names no such record. */
static const char *
find_name (LisRecordChooser *self)
{
  for (guint i = 0; self->model != NULL && i < g_list_model_get_n_items (self->model); i++)
    {
      g_autoptr (LisRecordChoice) choice = g_list_model_get_item (self->model, i);

      if (lis_record_choice_get_id (choice) == self->selected)
        return lis_record_choice_get_name (choice);
    }
  return NULL;
}

/* The button inside takes its name from the menu button. */
static void
update_button (LisRecordChooser *self)
{
  const char *name = find_name (self);
  const char *shown = name != NULL ? name : self->placeholder != NULL ? self->placeholder : "";
  /* Translators: what is chosen, and what it is now: "Department: Ortopedisk avdeling". */
  g_autofree char *spoken = g_strdup_printf (C_("choice", "%s: %s"), self->label != NULL ? self->label : "", shown);

  gtk_label_set_text (self->button_label, shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static gboolean
is_found_cb (gpointer item, gpointer data)
{
  LisRecordChooser *self = data;

  return self->folded == NULL || lis_record_choice_matches (item, self->folded);
}

static void
search_changed_cb (LisRecordChooser *self)
{
  g_free (self->folded);
  self->folded = lis_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0 ? "list" : "nothing");
}

static void
take (LisRecordChooser *self, guint position)
{
  g_autoptr (LisRecordChoice) choice = get_found (self, position);

  if (choice == NULL)
    return;
  gtk_popover_popdown (self->popover);
  lis_record_chooser_set_selected (self, lis_record_choice_get_id (choice));
}

static void
search_activated_cb (LisRecordChooser *self)
{
  take (self, 0);
}

static void
row_activated_cb (LisRecordChooser *self, guint position)
{
  take (self, position);
}

static gboolean
search_key_cb (LisRecordChooser *self, guint key)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
shown_cb (LisRecordChooser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *name = lis_record_choice_get_name (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), name);
  gtk_widget_set_tooltip_text (label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
lis_record_chooser_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  LisRecordChooser *self = LIS_RECORD_CHOOSER (object);

  switch (property)
    {
    case PROP_SELECTED:
      g_value_set_int64 (value, self->selected);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, self->placeholder);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
lis_record_chooser_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  LisRecordChooser *self = LIS_RECORD_CHOOSER (object);

  switch (property)
    {
    case PROP_SELECTED:
      lis_record_chooser_set_selected (self, g_value_get_int64 (value));
      break;
    case PROP_LABEL:
      g_free (self->label);
      self->label = g_value_dup_string (value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label, -1);
      update_button (self);
      break;
    case PROP_PLACEHOLDER:
      g_free (self->placeholder);
      self->placeholder = g_value_dup_string (value);
      update_button (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
lis_record_chooser_finalize (GObject *object)
{
  LisRecordChooser *self = LIS_RECORD_CHOOSER (object);

  g_clear_object (&self->model);
  g_clear_object (&self->found);
  g_free (self->folded);
  g_free (self->label);
  g_free (self->placeholder);
  G_OBJECT_CLASS (lis_record_chooser_parent_class)->finalize (object);
}

static void
lis_record_chooser_class_init (LisRecordChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lis_record_chooser_get_property;
  object_class->set_property = lis_record_chooser_set_property;
  object_class->finalize = lis_record_chooser_finalize;
  properties[PROP_SELECTED] = g_param_spec_int64 ("selected", NULL, NULL, G_MININT64, G_MAXINT64, LIS_ID_NONE, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lisplan/Lisplan/lis-record-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, LisRecordChooser, button);
  gtk_widget_class_bind_template_child (widget_class, LisRecordChooser, button_label);
  gtk_widget_class_bind_template_child (widget_class, LisRecordChooser, popover);
  gtk_widget_class_bind_template_child (widget_class, LisRecordChooser, search);
  gtk_widget_class_bind_template_child (widget_class, LisRecordChooser, list);
  gtk_widget_class_bind_template_child (widget_class, LisRecordChooser, stack);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
lis_record_chooser_init (LisRecordChooser *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Else the box inside stands in the middle, unlike that of a drop-down. */
  gtk_widget_set_halign (gtk_widget_get_parent (GTK_WIDGET (self->button_label)), GTK_ALIGN_FILL);
  self->filter = gtk_custom_filter_new (is_found_cb, self, NULL);
  self->found = gtk_filter_list_model_new (NULL, GTK_FILTER (self->filter));
  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list,
                           GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->found)))));
}

void
lis_record_chooser_set_model (LisRecordChooser *self, GListModel *model)
{
  g_return_if_fail (LIS_IS_RECORD_CHOOSER (self));

  g_set_object (&self->model, model);
  gtk_filter_list_model_set_model (self->found, model);
  update_button (self);
}

LisId
lis_record_chooser_get_selected (LisRecordChooser *self)
{
  return self->selected;
}

void
lis_record_chooser_set_selected (LisRecordChooser *self, LisId id)
{
  g_return_if_fail (LIS_IS_RECORD_CHOOSER (self));

  if (self->selected == id)
    return;
  self->selected = id;
  update_button (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

void
lis_record_chooser_popup (LisRecordChooser *self)
{
  g_return_if_fail (LIS_IS_RECORD_CHOOSER (self));

  gtk_menu_button_popup (self->button);
}
