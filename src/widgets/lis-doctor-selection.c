/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-doctor-selection.h"

struct _LisDoctorSelection
{
  GObject parent_instance;

  LisPathwayTable *table;
  LisSelection    *selection;
};

static void lis_doctor_selection_list_model_init (GListModelInterface *iface);
static void lis_doctor_selection_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LisDoctorSelection, lis_doctor_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, lis_doctor_selection_list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      lis_doctor_selection_selection_model_init))

/* GListModel */

static GType
lis_doctor_selection_get_item_type (GListModel *model)
{
  return LIS_TYPE_PATHWAY_LINE;
}

static guint
lis_doctor_selection_get_n_items (GListModel *model)
{
  LisDoctorSelection *self = LIS_DOCTOR_SELECTION (model);

  return self->table != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->table)) : 0;
}

static gpointer
lis_doctor_selection_get_item (GListModel *model, guint position)
{
  LisDoctorSelection *self = LIS_DOCTOR_SELECTION (model);

  return self->table != NULL ? g_list_model_get_item (G_LIST_MODEL (self->table), position) : NULL;
}

static void
lis_doctor_selection_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = lis_doctor_selection_get_item_type;
  iface->get_n_items = lis_doctor_selection_get_n_items;
  iface->get_item = lis_doctor_selection_get_item;
}

/* GtkSelectionModel */

static gboolean
lis_doctor_selection_is_selected (GtkSelectionModel *model, guint position)
{
  LisDoctorSelection *self = LIS_DOCTOR_SELECTION (model);

  return lis_selection_count (self->selection) > 0 && position < lis_doctor_selection_get_n_items (G_LIST_MODEL (self))
         && lis_selection_contains (self->selection, lis_pathway_table_get_ids (self->table, position, NULL));
}

static GtkBitset *
lis_doctor_selection_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  LisDoctorSelection *self = LIS_DOCTOR_SELECTION (model);
  guint end = MIN (position + n_items, lis_doctor_selection_get_n_items (G_LIST_MODEL (self)));
  GtkBitset *set = gtk_bitset_new_empty ();
  guint first, n_lines;

  for (guint i = position; i < end && lis_selection_count (self->selection) > 0; i = first + n_lines)
    {
      lis_pathway_table_get_doctor (self->table, i, &first, &n_lines);
      if (lis_doctor_selection_is_selected (model, i))
        gtk_bitset_add_range (set, i, MIN (first + n_lines, end) - i);
    }
  return set;
}

static gboolean
lis_doctor_selection_select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  LisDoctorSelection *self = LIS_DOCTOR_SELECTION (model);
  LisId period, person = lis_pathway_table_get_ids (self->table, position, &period);

  if (unselect_rest)
    lis_selection_set_focus (self->selection, person, period);
  else
    lis_selection_add (self->selection, person);
  return TRUE;
}

static gboolean
lis_doctor_selection_unselect_item (GtkSelectionModel *model, guint position)
{
  LisDoctorSelection *self = LIS_DOCTOR_SELECTION (model);

  lis_selection_remove (self->selection, lis_pathway_table_get_ids (self->table, position, NULL));
  return TRUE;
}

/* Doctors with a line in the range; array of LisId. */
static GArray *
list_doctors (LisDoctorSelection *self, guint position, guint n_items)
{
  GArray *persons = g_array_new (FALSE, FALSE, sizeof (LisId));
  guint first, n_lines;

  for (guint i = position; i < position + n_items; i = first + n_lines)
    {
      LisId person = lis_pathway_table_get_ids (self->table, i, NULL);

      lis_pathway_table_get_doctor (self->table, i, &first, &n_lines);
      g_array_append_val (persons, person);
    }
  return persons;
}

static gboolean
lis_doctor_selection_select_range (GtkSelectionModel *model, guint position, guint n_items, gboolean unselect_rest)
{
  LisDoctorSelection *self = LIS_DOCTOR_SELECTION (model);
  g_autoptr (GArray) persons = list_doctors (self, position, n_items);
  g_autofree LisId *before = NULL;
  guint n_before = 0;

  if (!unselect_rest)
    before = lis_selection_list (self->selection, &n_before);
  g_array_append_vals (persons, before, n_before);
  lis_selection_set (self->selection, (const LisId *) (gpointer) persons->data, persons->len);
  return TRUE;
}

static gboolean
lis_doctor_selection_unselect_range (GtkSelectionModel *model, guint position, guint n_items)
{
  LisDoctorSelection *self = LIS_DOCTOR_SELECTION (model);
  g_autoptr (GArray) persons = list_doctors (self, position, n_items);

  for (guint i = 0; i < persons->len; i++)
    lis_selection_remove (self->selection, g_array_index (persons, LisId, i));
  return TRUE;
}

static gboolean
lis_doctor_selection_select_all (GtkSelectionModel *model)
{
  return lis_doctor_selection_select_range (model, 0, lis_doctor_selection_get_n_items (G_LIST_MODEL (model)), TRUE);
}

static gboolean
lis_doctor_selection_unselect_all (GtkSelectionModel *model)
{
  lis_selection_set (LIS_DOCTOR_SELECTION (model)->selection, NULL, 0);
  return TRUE;
}

static void
lis_doctor_selection_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = lis_doctor_selection_is_selected;
  iface->get_selection_in_range = lis_doctor_selection_get_selection_in_range;
  iface->select_item = lis_doctor_selection_select_item;
  iface->unselect_item = lis_doctor_selection_unselect_item;
  iface->select_range = lis_doctor_selection_select_range;
  iface->unselect_range = lis_doctor_selection_unselect_range;
  iface->select_all = lis_doctor_selection_select_all;
  iface->unselect_all = lis_doctor_selection_unselect_all;
}

static void
items_changed_cb (LisDoctorSelection *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
selection_changed_cb (LisDoctorSelection *self)
{
  guint n = lis_doctor_selection_get_n_items (G_LIST_MODEL (self));

  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n);
}

static void
lis_doctor_selection_dispose (GObject *object)
{
  LisDoctorSelection *self = LIS_DOCTOR_SELECTION (object);

  g_clear_object (&self->table);
  G_OBJECT_CLASS (lis_doctor_selection_parent_class)->dispose (object);
}

static void
lis_doctor_selection_finalize (GObject *object)
{
  g_clear_object (&LIS_DOCTOR_SELECTION (object)->selection);
  G_OBJECT_CLASS (lis_doctor_selection_parent_class)->finalize (object);
}

static void
lis_doctor_selection_class_init (LisDoctorSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lis_doctor_selection_dispose;
  G_OBJECT_CLASS (klass)->finalize = lis_doctor_selection_finalize;
}

static void
lis_doctor_selection_init (LisDoctorSelection *self)
{
}

LisDoctorSelection *
lis_doctor_selection_new (LisPathwayTable *table, LisSelection *selection)
{
  LisDoctorSelection *self;

  g_return_val_if_fail (LIS_IS_PATHWAY_TABLE (table) && LIS_IS_SELECTION (selection), NULL);

  self = g_object_new (LIS_TYPE_DOCTOR_SELECTION, NULL);
  self->table = g_object_ref (table);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (table, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
