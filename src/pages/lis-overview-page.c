/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-overview-page.h"

#include <glib/gi18n-lib.h>

#include "lis-columns-layout.h"
#include "lis-overview.h"
#include "lis-place.h"
#include "lis-row-list.h"

struct _LisOverviewPage
{
  LisPage parent_instance;

  GtkFlowBox *figures;
  GtkWidget  *lists;
  LisRowList *actions;
  LisRowList *starts;
  LisRowList *leaves;
  LisRowList *returns;
  LisRowList *specialties;
  LisRowList *employers;
  LisRowList *units_over;
  LisRowList *units_free;

  GtkWidget *numbers[LIS_N_OVERVIEW_FIGURES]; /* GtkLabel */
  GtkWidget *tiles[LIS_N_OVERVIEW_FIGURES];   /* GtkButton */
  GtkWidget *icons[LIS_N_OVERVIEW_FIGURES];   /* of those that should be 0 */

  /* What is shown; only to compare with, since a new reading may have freed them. */
  gconstpointer shown_data;
  gconstpointer shown_findings;
};

G_DEFINE_FINAL_TYPE (LisOverviewPage, lis_overview_page, LIS_TYPE_PAGE)

/* In the order of the page. */
static const struct
{
  LisOverviewKind kind;
  const char     *icon; /* of a figure that should be 0, while it is not */
} tiles[] = {
  { LIS_OVERVIEW_IN_TRAINING, NULL },
  { LIS_OVERVIEW_WITHOUT_PLACE, "dialog-warning-symbolic" },
  { LIS_OVERVIEW_WITHOUT_MENTOR, "dialog-warning-symbolic" },
  { LIS_OVERVIEW_UNITS_OVER, "dialog-warning-symbolic" },
  { LIS_OVERVIEW_SERIOUS, "dialog-error-symbolic" },
  { LIS_OVERVIEW_STARTS, NULL },
  { LIS_OVERVIEW_LEAVES, NULL },
  { LIS_OVERVIEW_RETURNS, NULL },
  { LIS_OVERVIEW_LAST_ENDS, NULL },
  { LIS_OVERVIEW_WARNINGS, NULL },
};

/* Key figures */

static void
add_tile (LisOverviewPage *self, guint index)
{
  LisOverviewKind kind = tiles[index].kind;
  GtkWidget *tile = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 18,
                                   "valign", GTK_ALIGN_START, NULL);

  self->numbers[kind] = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (self->numbers[kind], "figure");
  gtk_box_append (GTK_BOX (top), self->numbers[kind]);
  if (tiles[index].icon != NULL)
    {
      self->icons[kind] = g_object_new (GTK_TYPE_IMAGE, "icon-name", tiles[index].icon, "visible", FALSE, NULL);
      gtk_box_append (GTK_BOX (top), self->icons[kind]);
    }
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (tile), box);
  gtk_widget_add_css_class (tile, "card");
  gtk_widget_add_css_class (tile, "tile");
  g_object_set_data (G_OBJECT (tile), "label", label);
  self->tiles[kind] = tile;
  gtk_flow_box_append (self->figures, tile);
}

static void
show_figure (LisOverviewPage *self, const LisOverviewFigure *figure)
{
  GtkWidget *tile = self->tiles[figure->kind];
  g_autofree char *number = NULL, *name = NULL;

  if (tile == NULL)
    return;
  number = figure->known ? g_strdup_printf ("%u", figure->count) : g_strdup ("…");
  name = figure->known ? g_strdup_printf ("%s: %u", figure->label, figure->count)
                       /* Translators: %s is a key figure, such as “Over capacity”. */
                       : g_strdup_printf (_("%s: being counted"), figure->label);
  gtk_label_set_text (GTK_LABEL (self->numbers[figure->kind]), number);
  gtk_label_set_text (g_object_get_data (G_OBJECT (tile), "label"), figure->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  if (self->icons[figure->kind] != NULL)
    gtk_widget_set_visible (self->icons[figure->kind], figure->known && figure->count > 0);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (tile), "s", figure->filter);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (tile), "win.show-doctors");
}

/* Lists */

static void
fill_figures (LisRowList *list, const GArray *figures)
{
  lis_row_list_clear (list);
  for (guint i = 0; i < figures->len; i++)
    {
      const LisOverviewFigure *figure = &g_array_index (figures, LisOverviewFigure, i);
      g_autofree char *number = g_strdup_printf ("%u", figure->count);
      const LisRow row = { .title = figure->label, .number = number, .action = "win.show-doctors",
                           .target = figure->filter };

      lis_row_list_add (list, &row);
    }
}

static const char *
get_severity_icon (LisSeverity severity)
{
  if (severity == LIS_SEVERITY_SERIOUS)
    return "dialog-error-symbolic";
  return severity == LIS_SEVERITY_WARNING ? "dialog-warning-symbolic" : "dialog-information-symbolic";
}

static const char *
get_severity_word (LisSeverity severity)
{
  if (severity == LIS_SEVERITY_SERIOUS)
    return _("serious");
  return severity == LIS_SEVERITY_WARNING ? _("warning") : _("note");
}

static void
add_action (LisOverviewPage *self, const LisPathways *pathways, const LisOverviewAction *action)
{
  g_autofree char *title = lis_overview_format_action (pathways, action);
  g_autofree char *filter = NULL;
  char id[LIS_ID_TEXT_SIZE];
  LisRow row = { .title = title, .icon = get_severity_icon (action->severity),
                 .icon_word = get_severity_word (action->severity) };

  if (action->period != LIS_ID_NONE || action->person != LIS_ID_NONE)
    {
      gboolean is_period = action->period != LIS_ID_NONE;
      LisEntityType type = is_period ? LIS_ENTITY_PERIOD : LIS_ENTITY_PERSON;

      row.target = lis_id_to_text (is_period ? action->period : action->person, lis_entity_get (type)->prefix, id);
      row.action = "win.show-record";
    }
  else
    {
      row.target = filter = lis_overview_get_action_filter (action);
      row.action = "win.show-doctors";
    }
  lis_row_list_add (self->actions, &row);
}

/* What to do in a plan without anybody. */
static void
add_beginning (LisOverviewPage *self)
{
  const LisRow import = { .title = _("Import a table of doctors"), .subtitle = _("From a spreadsheet you have"),
                          .action = "win.import" };
  const LisRow add = { .title = _("Add the first doctor"), .subtitle = _("Write the name, then add the periods"),
                       .action = "win.add-person" };

  lis_row_list_add (self->actions, &import);
  lis_row_list_add (self->actions, &add);
}

/* "2 November 2026: Kirurgisk avdeling → Ortopedisk avdeling". */
static char *
describe_move (const LisPathways *pathways, const LisOverviewMove *move)
{
  g_autofree char *from = lis_overview_format_from (pathways, move);
  g_autofree char *to = lis_overview_format_to (pathways, move);
  g_autofree char *day = lis_date_format_short (move->day);

  if (*from != '\0' && *to != '\0')
    return g_strdup_printf ("%s: %s → %s", day, from, to);
  if (*to != '\0')
    return g_strdup_printf ("%s: → %s", day, to);
  return *from != '\0' ? g_strdup_printf ("%s: %s →", day, from) : g_steal_pointer (&day);
}

static void
fill_moves (LisRowList *list, const LisPathways *pathways, const GArray *moves)
{
  lis_row_list_clear (list);
  for (guint i = 0; i < moves->len; i++)
    {
      const LisOverviewMove *move = &g_array_index (moves, LisOverviewMove, i);
      g_autofree char *title = lis_overview_format_person (pathways, move->person);
      g_autofree char *subtitle = describe_move (pathways, move);
      char id[LIS_ID_TEXT_SIZE];
      LisId period = move->to_period != LIS_ID_NONE ? move->to_period : move->from_period;
      LisEntityType type = period != LIS_ID_NONE ? LIS_ENTITY_PERIOD : LIS_ENTITY_PERSON;
      const LisRow row = { .title = title, .subtitle = subtitle, .action = "win.show-record",
                           .target = lis_id_to_text (period != LIS_ID_NONE ? period : move->person,
                                                     lis_entity_get (type)->prefix, id) };

      lis_row_list_add (list, &row);
    }
}

/* Open ends stay open. */
static char *
format_days (LisDateRange days)
{
  g_autofree char *first = days.start > LIS_DATE_MIN ? lis_date_format_short (days.start) : g_strdup ("");
  g_autofree char *last = days.end < LIS_DATE_MAX ? lis_date_format_short (days.end - 1) : g_strdup ("");

  return g_strdup_printf ("%s–%s", first, last);
}

static void
fill_units (LisRowList *list, const LisPathways *pathways, const GArray *units)
{
  lis_row_list_clear (list);
  for (guint i = 0; i < units->len; i++)
    {
      const LisOverviewUnit *unit = &g_array_index (units, LisOverviewUnit, i);
      g_autofree char *title = lis_place_format (pathways->data, unit->unit);
      g_autofree char *number = lis_overview_format_unit (unit);
      g_autofree char *days = format_days (unit->days);
      const LisRow row = { .title = title, .subtitle = days, .number = number, .action = "win.show-doctors",
                           .target = unit->filter };

      lis_row_list_add (list, &row);
    }
}

static void
fill_lists (LisOverviewPage *self, const LisPathways *pathways, const LisOverview *overview)
{
  lis_row_list_clear (self->actions);
  if (lis_plan_data_count (pathways->data, LIS_ENTITY_PERSON) == 0)
    add_beginning (self);
  for (guint i = 0; i < overview->actions->len; i++)
    add_action (self, pathways, &g_array_index (overview->actions, LisOverviewAction, i));
  fill_moves (self->starts, pathways, overview->starts);
  fill_moves (self->leaves, pathways, overview->leaves);
  fill_moves (self->returns, pathways, overview->returns);
  fill_figures (self->specialties, overview->specialties);
  fill_figures (self->employers, overview->employers);
  fill_units (self->units_over, pathways, overview->units_over);
  fill_units (self->units_free, pathways, overview->units_free);
}

/* The lists wait until the figures stand on the screen and everything is counted: they would only be made twice. */
static void
refresh (LisOverviewPage *self)
{
  LisPathways *pathways = lis_session_get_pathways (lis_page_get_session (LIS_PAGE (self)));
  g_autoptr (LisOverview) overview = NULL;

  if (pathways == NULL
      || (self->shown_data == pathways->data && self->shown_findings == pathways->findings))
    return;
  self->shown_data = pathways->data;
  self->shown_findings = pathways->findings;
  overview = lis_overview_new (pathways);
  for (guint i = 0; i < overview->figures->len; i++)
    show_figure (self, &g_array_index (overview->figures, LisOverviewFigure, i));
  if (overview->counted)
    fill_lists (self, pathways, overview);
  gtk_widget_set_visible (self->lists, overview->counted || gtk_widget_get_visible (self->lists));
}

/* What changes while another page is in front is shown when this one is again. */
static void
pathways_changed_cb (LisOverviewPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
lis_overview_page_shown (LisPage *page)
{
  LisOverviewPage *self = LIS_OVERVIEW_PAGE (page);

  refresh (self);
  gtk_widget_child_focus (GTK_WIDGET (self->figures), GTK_DIR_TAB_FORWARD);
}

static void
lis_overview_page_constructed (GObject *object)
{
  LisOverviewPage *self = LIS_OVERVIEW_PAGE (object);

  G_OBJECT_CLASS (lis_overview_page_parent_class)->constructed (object);
  g_signal_connect_object (lis_page_get_session (LIS_PAGE (self)), "notify::pathways",
                           G_CALLBACK (pathways_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
lis_overview_page_class_init (LisOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = lis_overview_page_constructed;
  LIS_PAGE_CLASS (klass)->shown = lis_overview_page_shown;

  g_type_ensure (LIS_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (LIS_TYPE_ROW_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lisplan/Lisplan/lis-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LisOverviewPage, figures);
  gtk_widget_class_bind_template_child (widget_class, LisOverviewPage, lists);
  gtk_widget_class_bind_template_child (widget_class, LisOverviewPage, actions);
  gtk_widget_class_bind_template_child (widget_class, LisOverviewPage, starts);
  gtk_widget_class_bind_template_child (widget_class, LisOverviewPage, leaves);
  gtk_widget_class_bind_template_child (widget_class, LisOverviewPage, returns);
  gtk_widget_class_bind_template_child (widget_class, LisOverviewPage, specialties);
  gtk_widget_class_bind_template_child (widget_class, LisOverviewPage, employers);
  gtk_widget_class_bind_template_child (widget_class, LisOverviewPage, units_over);
  gtk_widget_class_bind_template_child (widget_class, LisOverviewPage, units_free);
}

static void
lis_overview_page_init (LisOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (tiles); i++)
    add_tile (self, i);
}
