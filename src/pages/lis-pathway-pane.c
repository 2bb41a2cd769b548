/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-pathway-pane.h"

#include <glib/gi18n-lib.h>

#include "lis-entity.h"
#include "lis-label.h"

/* The details follow a moment after the focus: keys that repeat do not wait for them. */
#define FOLLOW_MILLISECONDS 80
#define MAX_CHARACTERS 40

/* One line of the list. */
#define LIS_TYPE_FINDING_ITEM (lis_finding_item_get_type ())
G_DECLARE_FINAL_TYPE (LisFindingItem, lis_finding_item, LIS, FINDING_ITEM, GObject)

struct _LisFindingItem
{
  GObject           parent_instance;
  LisPathwayFinding finding;
};

G_DEFINE_FINAL_TYPE (LisFindingItem, lis_finding_item, G_TYPE_OBJECT)

static void
lis_finding_item_class_init (LisFindingItemClass *klass)
{
}

static void
lis_finding_item_init (LisFindingItem *self)
{
}

struct _LisPathwayPane
{
  AdwBin parent_instance;

  GtkLabel    *heading;
  GtkStack    *stack;
  GtkBox      *details;
  GtkDropDown *kinds;
  GtkListView *list;

  LisSession         *session;
  GListStore         *items;     /* LisFindingItem */
  GtkSingleSelection *selection; /* over the items */
  guint               timer;
  gboolean            is_stale;  /* the items are of pathways before */
};

G_DEFINE_FINAL_TYPE (LisPathwayPane, lis_pathway_pane, ADW_TYPE_BIN)

enum
{
  FINDING_SHOWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_severity_icon (LisSeverity severity)
{
  static const char *const icons[] = {
    [LIS_SEVERITY_NOTE] = "dialog-information-symbolic",
    [LIS_SEVERITY_WARNING] = "dialog-warning-symbolic",
    [LIS_SEVERITY_SERIOUS] = "dialog-error-symbolic",
  };

  return icons[severity];
}

/* Details */

static GtkWidget *
add_label (LisPathwayPane *self, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARACTERS);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (self->details, label);
  return label;
}

static GtkWidget *
add_list (LisPathwayPane *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (self->details, list);
  return list;
}

static GtkWidget *
add_row (GtkWidget *list, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_strdup_printf ("%s: %s", title, subtitle);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static void
add_findings (LisPathwayPane *self, const LisPathwayDetails *details, guint first, guint end, const char *title)
{
  const LisPathways *pathways = lis_session_get_pathways (self->session);
  GtkWidget *list;

  if (first == end)
    return;
  add_label (self, title, "heading");
  list = add_list (self);
  for (guint i = first; i < end; i++)
    {
      const LisPathwayFinding *finding = &g_array_index (details->findings, LisPathwayFinding, i);
      g_autofree char *sentence = lis_pathways_format_finding (pathways, finding->finding);
      GtkWidget *row = add_row (list, lis_severity_get_label (finding->severity), sentence);

      adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name (get_severity_icon (finding->severity)));
    }
}

/* The place for what can be done with the doctor and the period. */
static void
add_commands (LisPathwayPane *self, LisId person)
{
  GtkWidget *button = gtk_button_new_with_label (_("Open the Doctor"));
  char id[LIS_ID_TEXT_SIZE];

  lis_id_to_text (person, lis_entity_get (LIS_ENTITY_PERSON)->prefix, id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (self->details, button);
}

static void
show_details (LisPathwayPane *self, const LisPathwayDetails *details, LisId person)
{
  GtkWidget *list;

  add_label (self, details->name, "title-3");
  if (*details->about != '\0')
    add_label (self, details->about, "dim-label");
  add_commands (self, person);
  if (details->place != NULL)
    {
      add_label (self, details->place, "title-4");
      list = add_list (self);
      for (guint i = 0; i < details->facts->len; i++)
        {
          const LisPathwayFact *fact = &g_array_index (details->facts, LisPathwayFact, i);

          add_row (list, fact->label, fact->value);
        }
    }
  add_findings (self, details, 0, details->n_own, _("Findings of this period"));
  add_findings (self, details, details->n_own, details->findings->len,
                details->place != NULL ? _("Other findings of the doctor") : _("Findings of the doctor"));
}

static void
update_details (LisPathwayPane *self)
{
  LisSelection *selection = lis_session_get_selection (self->session);
  LisPathways *pathways = lis_session_get_pathways (self->session);
  LisId person = lis_selection_get_person (selection);
  g_autoptr (LisPathwayDetails) details = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->details))) != NULL)
    gtk_box_remove (self->details, child);
  if (pathways != NULL)
    details = lis_pathways_get_details (pathways, person, lis_selection_get_period (selection));
  if (details != NULL)
    show_details (self, details, person);
  else
    add_label (self, _("Choose a doctor or a period in the chart to read about it here."), "dim-label");
}

/* Findings */

static void
row_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *severity = gtk_label_new (NULL), *sentence = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (words), severity);
  gtk_box_append (GTK_BOX (words), sentence);
  gtk_widget_add_css_class (box, "finding");
  gtk_widget_add_css_class (severity, "caption-heading");
  gtk_label_set_xalign (GTK_LABEL (severity), 0);
  gtk_label_set_xalign (GTK_LABEL (sentence), 0);
  gtk_label_set_wrap (GTK_LABEL (sentence), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (sentence), MAX_CHARACTERS);
  gtk_label_set_wrap_mode (GTK_LABEL (sentence), PANGO_WRAP_WORD_CHAR);
  gtk_list_item_set_child (item, box);
}

static void
row_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, LisPathwayPane *self)
{
  const LisPathwayFinding *finding = &LIS_FINDING_ITEM (gtk_list_item_get_item (item))->finding;
  const LisPathways *pathways = lis_session_get_pathways (self->session);
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *severity = gtk_widget_get_first_child (gtk_widget_get_next_sibling (image));
  g_autofree char *sentence = NULL, *day = NULL, *heading = NULL;

  if (pathways == NULL || pathways->findings == NULL || finding->finding >= pathways->findings->len)
    return;
  sentence = lis_pathways_format_finding (pathways, finding->finding);
  day = lis_date_format_short (finding->range.start);
  heading = finding->range.start > LIS_DATE_MIN
              ? g_strdup_printf ("%s · %s", lis_severity_get_label (finding->severity), day)
              : g_strdup (lis_severity_get_label (finding->severity));
  gtk_image_set_from_icon_name (GTK_IMAGE (image), get_severity_icon (finding->severity));
  gtk_label_set_text (GTK_LABEL (severity), heading);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (severity)), sentence);
}

/* The finding that was gone to is told by its number, as the heading is a status; the chart says the rest. */
static char *
format_heading (LisPathwayPane *self)
{
  const LisPathways *pathways = lis_session_get_pathways (self->session);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint position = gtk_single_selection_get_selected (self->selection);

  if (!g_str_equal (gtk_stack_get_visible_child_name (self->stack), "findings"))
    return g_strdup (_("Details"));
  if (position == GTK_INVALID_LIST_POSITION || pathways == NULL)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u finding", "%u findings", n), n);
  /* Translators: the second of seven findings */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u finding", "%u of %u findings", n), position + 1, n);
}

static void
update_heading (LisPathwayPane *self)
{
  g_autofree char *heading = format_heading (self);

  lis_label_say (self->heading, heading);
}

static void
list_findings (LisPathwayPane *self)
{
  LisPathways *pathways = lis_session_get_pathways (self->session);
  guint kind = gtk_drop_down_get_selected (self->kinds);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) findings = NULL;

  self->is_stale = FALSE;
  if (pathways != NULL)
    findings = lis_pathways_list_findings (pathways, kind > 0 && kind <= LIS_N_FINDING_KINDS ? 1u << (kind - 1) : 0);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      LisFindingItem *item = g_object_new (LIS_TYPE_FINDING_ITEM, NULL);

      item->finding = g_array_index (findings, LisPathwayFinding, i);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata,
                       items->len);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  update_heading (self);
}

static void
show_finding (LisPathwayPane *self, guint position)
{
  g_autoptr (LisFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item == NULL)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  update_heading (self);
  lis_selection_set_focus (lis_session_get_selection (self->session), item->finding.person, item->finding.period);
  g_signal_emit (self, signals[FINDING_SHOWN], 0, item->finding.range.start, item->finding.range.end);
}

static void
row_activated_cb (LisPathwayPane *self, guint position)
{
  show_finding (self, position);
}

void
lis_pathway_pane_step_finding (LisPathwayPane *self, int step)
{
  guint n, position;

  g_return_if_fail (LIS_IS_PATHWAY_PANE (self));

  if (self->is_stale)
    list_findings (self);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  position = gtk_single_selection_get_selected (self->selection);
  if (n == 0)
    return;
  if (position == GTK_INVALID_LIST_POSITION)
    position = step > 0 ? 0 : n - 1;
  else
    position = (position + n + (guint) step) % n;
  show_finding (self, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* Following the session */

static gboolean
followed_cb (gpointer data)
{
  LisPathwayPane *self = data;
  gboolean shows_details = g_str_equal (gtk_stack_get_visible_child_name (self->stack), "details");

  self->timer = 0;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  if (shows_details)
    update_details (self);
  else if (self->is_stale)
    list_findings (self);
  return G_SOURCE_REMOVE;
}

static void
follow (LisPathwayPane *self)
{
  if (self->timer == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->timer = g_timeout_add_full (G_PRIORITY_LOW, FOLLOW_MILLISECONDS, followed_cb, self, NULL);
}

static void
pathways_changed_cb (LisPathwayPane *self)
{
  self->is_stale = TRUE;
  follow (self);
}

static void
kind_chosen_cb (LisPathwayPane *self)
{
  list_findings (self);
}

void
lis_pathway_pane_show (LisPathwayPane *self, LisPane what)
{
  g_return_if_fail (LIS_IS_PATHWAY_PANE (self) && what != LIS_PANE_NONE);

  gtk_stack_set_visible_child_name (self->stack, what == LIS_PANE_DETAILS ? "details" : "findings");
  if (what == LIS_PANE_DETAILS)
    update_details (self);
  else if (self->is_stale)
    list_findings (self);
  update_heading (self);
}

static void
lis_pathway_pane_dispose (GObject *object)
{
  LisPathwayPane *self = LIS_PATHWAY_PANE (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (lis_pathway_pane_parent_class)->dispose (object);
}

static void
lis_pathway_pane_class_init (LisPathwayPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lis_pathway_pane_dispose;
  signals[FINDING_SHOWN] = g_signal_new ("finding-shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lisplan/Lisplan/lis-pathway-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LisPathwayPane, heading);
  gtk_widget_class_bind_template_child (widget_class, LisPathwayPane, stack);
  gtk_widget_class_bind_template_child (widget_class, LisPathwayPane, details);
  gtk_widget_class_bind_template_child (widget_class, LisPathwayPane, kinds);
  gtk_widget_class_bind_template_child (widget_class, LisPathwayPane, list);
}

static void
list_kinds (LisPathwayPane *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, _("All kinds"));
  for (guint i = 0; i < LIS_N_FINDING_KINDS; i++)
    gtk_string_list_append (words, lis_finding_kind_get_title ((LisFindingKind) i));
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (words));
}

static void
lis_pathway_pane_init (LisPathwayPane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_stale = TRUE;
  self->items = g_list_store_new (LIS_TYPE_FINDING_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (row_set_up_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bound_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  list_kinds (self);
}

GtkWidget *
lis_pathway_pane_new (LisSession *session)
{
  LisPathwayPane *self = g_object_new (LIS_TYPE_PATHWAY_PANE, NULL);
  LisSelection *selection = lis_session_get_selection (session);

  self->session = g_object_ref (session);
  g_signal_connect_object (selection, "notify::person", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::period", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::pathways", G_CALLBACK (pathways_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->kinds, "notify::selected", G_CALLBACK (kind_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
