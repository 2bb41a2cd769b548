/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-pathway-filter-form.h"

#include <glib/gi18n-lib.h>

#include "lis-pathway-choices.h"

#define MAX_CHARACTERS 34

struct _LisPathwayFilterForm
{
  AdwBin parent_instance;

  GtkDropDown    *group;
  GtkDropDown    *sort;
  GtkCheckButton *descending;
  GtkDropDown    *specialty;
  GtkDropDown    *employer;
  GtkDropDown    *place;
  GtkDropDown    *mentor;
  GtkDropDown    *condition;
  GtkCheckButton *only_current;

  LisSession        *session;
  GArray            *ids[LIS_N_CHOOSES]; /* LisId of each row of the drop-down */
  const LisPlanData *data;               /* that they were listed from, only to be compared */
  gboolean           is_filling;
};

G_DEFINE_FINAL_TYPE (LisPathwayFilterForm, lis_pathway_filter_form, ADW_TYPE_BIN)

/* Rows of the drop-downs */

static void
append_row (GtkStringList *names, GArray *ids, const char *name, LisId id)
{
  gtk_string_list_append (names, name);
  g_array_append_val (ids, id);
}

static const char *
get_words_for_any (LisPathwayChoose choose)
{
  switch (choose)
    {
    case LIS_CHOOSE_SPECIALTY:
      return _("Any specialty");
    case LIS_CHOOSE_EMPLOYER:
      return _("Any employer");
    case LIS_CHOOSE_PLACE:
      return _("Any place");
    case LIS_CHOOSE_MENTOR:
    case LIS_N_CHOOSES:
    default:
      return _("Any mentor or none");
    }
}

static GtkDropDown *
get_drop_down (LisPathwayFilterForm *self, LisPathwayChoose choose)
{
  GtkDropDown *drop_downs[LIS_N_CHOOSES] = { self->specialty, self->employer, self->place, self->mentor };

  return drop_downs[choose];
}

static void
list_choices (LisPathwayFilterForm *self, LisPathwayChoose choose, const LisPathways *pathways)
{
  g_autoptr (GArray) choices = lis_pathways_list_choices (pathways, choose);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GArray *ids = self->ids[choose];

  g_array_set_size (ids, 0);
  append_row (names, ids, get_words_for_any (choose), LIS_ID_NONE);
  if (choose == LIS_CHOOSE_EMPLOYER)
    append_row (names, ids, _("Without employer on this day"), LIS_PATHWAY_WITHOUT);
  if (choose == LIS_CHOOSE_MENTOR)
    append_row (names, ids, _("Without mentor on this day"), LIS_PATHWAY_WITHOUT);
  for (guint i = 0; i < choices->len; i++)
    {
      const LisPathwayChoice *choice = &g_array_index (choices, LisPathwayChoice, i);

      append_row (names, ids, choice->name, choice->id);
    }
  gtk_drop_down_set_model (get_drop_down (self, choose), G_LIST_MODEL (names));
}

static guint
find_row (GArray *ids, LisId id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, LisId, i) == id)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* From the filter to the form, and back */

static void
fill (LisPathwayFilterForm *self)
{
  const LisPathwayFilter *filter = lis_session_get_filter (self->session);
  const LisPathways *pathways = lis_session_get_pathways (self->session);
  LisId values[LIS_N_CHOOSES] = { filter->specialty, filter->employer, filter->unit, filter->mentor };

  if (pathways == NULL)
    return;
  self->is_filling = TRUE;
  for (guint i = 0; i < LIS_N_CHOOSES; i++)
    {
      if (self->data != pathways->data)
        list_choices (self, (LisPathwayChoose) i, pathways);
      gtk_drop_down_set_selected (get_drop_down (self, (LisPathwayChoose) i), find_row (self->ids[i], values[i]));
    }
  self->data = pathways->data;
  gtk_drop_down_set_selected (self->group, filter->group_by);
  gtk_drop_down_set_selected (self->sort, filter->sort);
  gtk_drop_down_set_selected (self->condition, filter->condition);
  gtk_check_button_set_active (self->descending, filter->descending);
  gtk_check_button_set_active (self->only_current, filter->only_current);
  self->is_filling = FALSE;
}

/* What stands in no row, such as a unit that is gone, stays as it is. */
static LisId
read_row (LisPathwayFilterForm *self, LisPathwayChoose choose, LisId before)
{
  guint row = gtk_drop_down_get_selected (get_drop_down (self, choose));

  return row < self->ids[choose]->len ? g_array_index (self->ids[choose], LisId, row) : before;
}

static void
chosen_cb (LisPathwayFilterForm *self)
{
  LisPathwayFilter filter;
  guint condition = gtk_drop_down_get_selected (self->condition);

  if (self->is_filling)
    return;
  filter = *lis_session_get_filter (self->session);
  filter.group_by = (LisGroupBy) gtk_drop_down_get_selected (self->group);
  filter.sort = (LisPathwaySort) gtk_drop_down_get_selected (self->sort);
  filter.descending = gtk_check_button_get_active (self->descending);
  filter.specialty = read_row (self, LIS_CHOOSE_SPECIALTY, filter.specialty);
  filter.employer = read_row (self, LIS_CHOOSE_EMPLOYER, filter.employer);
  filter.unit = read_row (self, LIS_CHOOSE_PLACE, filter.unit);
  filter.mentor = read_row (self, LIS_CHOOSE_MENTOR, filter.mentor);
  filter.only_current = gtk_check_button_get_active (self->only_current);
  if (filter.condition != (LisPathwayCondition) condition)
    filter.findings = filter.severities = 0;
  filter.condition = (LisPathwayCondition) condition;
  lis_session_set_filter (self->session, &filter);
}

static void
filter_changed_cb (LisPathwayFilterForm *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

static void
lis_pathway_filter_form_map (GtkWidget *widget)
{
  fill (LIS_PATHWAY_FILTER_FORM (widget));
  GTK_WIDGET_CLASS (lis_pathway_filter_form_parent_class)->map (widget);
}

static void
lis_pathway_filter_form_dispose (GObject *object)
{
  LisPathwayFilterForm *self = LIS_PATHWAY_FILTER_FORM (object);

  g_clear_object (&self->session);
  for (guint i = 0; i < LIS_N_CHOOSES; i++)
    g_clear_pointer (&self->ids[i], g_array_unref);
  G_OBJECT_CLASS (lis_pathway_filter_form_parent_class)->dispose (object);
}

static void
lis_pathway_filter_form_class_init (LisPathwayFilterFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lis_pathway_filter_form_dispose;
  widget_class->map = lis_pathway_filter_form_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lisplan/Lisplan/lis-pathway-filter-form.ui");
  gtk_widget_class_bind_template_child (widget_class, LisPathwayFilterForm, group);
  gtk_widget_class_bind_template_child (widget_class, LisPathwayFilterForm, sort);
  gtk_widget_class_bind_template_child (widget_class, LisPathwayFilterForm, descending);
  gtk_widget_class_bind_template_child (widget_class, LisPathwayFilterForm, specialty);
  gtk_widget_class_bind_template_child (widget_class, LisPathwayFilterForm, employer);
  gtk_widget_class_bind_template_child (widget_class, LisPathwayFilterForm, place);
  gtk_widget_class_bind_template_child (widget_class, LisPathwayFilterForm, mentor);
  gtk_widget_class_bind_template_child (widget_class, LisPathwayFilterForm, condition);
  gtk_widget_class_bind_template_child (widget_class, LisPathwayFilterForm, only_current);
}

/* Fixed lists, in the order of their enumerations. */
static void
list_words (GtkDropDown *drop_down, guint n, const char *(*get_label) (guint value))
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (words, get_label (i));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (words));
}

static const char *
get_group_label (guint value)
{
  return lis_group_by_get_label ((LisGroupBy) value);
}

static const char *
get_sort_label (guint value)
{
  return lis_pathway_sort_get_label ((LisPathwaySort) value);
}

static const char *
get_condition_label (guint value)
{
  return value == LIS_CONDITION_NONE ? _("Whatever they need")
                                     : lis_pathway_condition_get_label ((LisPathwayCondition) value);
}

/* A place may have a long name: the button cuts it, the list shows it whole. */
static void
row_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARACTERS);
  gtk_list_item_set_child (item, label);
}

static void
row_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
}

static void
make_searchable (GtkDropDown *drop_down)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  g_signal_connect (factory, "setup", G_CALLBACK (row_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bound_cb), NULL);
  gtk_drop_down_set_factory (drop_down, factory);
  gtk_drop_down_set_expression (drop_down, expression);
}

static void
lis_pathway_filter_form_init (LisPathwayFilterForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  list_words (self->group, LIS_N_GROUPINGS, get_group_label);
  list_words (self->sort, LIS_N_SORTS, get_sort_label);
  list_words (self->condition, LIS_N_CONDITIONS, get_condition_label);
  for (guint i = 0; i < LIS_N_CHOOSES; i++)
    {
      self->ids[i] = g_array_new (FALSE, FALSE, sizeof (LisId));
      make_searchable (get_drop_down (self, (LisPathwayChoose) i));
    }
}

GtkWidget *
lis_pathway_filter_form_new (LisSession *session)
{
  LisPathwayFilterForm *self = g_object_new (LIS_TYPE_PATHWAY_FILTER_FORM, NULL);
  GtkDropDown *drop_downs[] = { self->group, self->sort, self->condition, self->specialty, self->employer,
                                self->place, self->mentor };
  GtkCheckButton *checks[] = { self->descending, self->only_current };

  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (drop_downs); i++)
    g_signal_connect_object (drop_downs[i], "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    g_signal_connect_object (checks[i], "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::filter", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
