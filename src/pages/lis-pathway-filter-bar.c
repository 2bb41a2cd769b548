/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-label.h"
#include "lis-filter-chip.h"
#include "lis-pathway-filter-bar.h"

#include <glib/gi18n-lib.h>

/* What a chip takes away. */
typedef enum
{
  PART_SPECIALTY,
  PART_UNIT,
  PART_EMPLOYER,
  PART_MENTOR,
  PART_PERSON,
  PART_CURRENT,
  PART_CONDITION,
  PART_SEARCH,
  N_PARTS,
} Part;

struct _LisPathwayFilterBar
{
  AdwBin parent_instance;

  GtkLabel *count;
  GtkBox   *chips;

  LisSession *session;
};

G_DEFINE_FINAL_TYPE (LisPathwayFilterBar, lis_pathway_filter_bar, ADW_TYPE_BIN)

/* Moves one part of @filter to @to, or forgets it when that is NULL. */
static void
take_part (LisPathwayFilter *filter, Part part, LisPathwayFilter *to)
{
  LisPathwayFilter none = { 0 };

  if (to == NULL)
    to = &none;
#define MOVE(field) (to->field = filter->field, filter->field = 0)
  switch (part)
    {
    case PART_SPECIALTY:
      MOVE (specialty);
      break;
    case PART_UNIT:
      MOVE (unit);
      break;
    case PART_EMPLOYER:
      MOVE (employer);
      break;
    case PART_MENTOR:
      MOVE (mentor);
      break;
    case PART_PERSON:
      MOVE (person);
      break;
    case PART_CURRENT:
      MOVE (only_current);
      break;
    case PART_CONDITION:
      MOVE (condition);
      MOVE (findings);
      MOVE (severities);
      break;
    case PART_SEARCH:
      MOVE (search);
      break;
    case N_PARTS:
    default:
      break;
    }
#undef MOVE
}

static void
chip_clicked_cb (GtkButton *chip, LisPathwayFilterBar *self)
{
  LisPathwayFilter filter = *lis_session_get_filter (self->session);
  Part part = (Part) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "part"));

  take_part (&filter, part, NULL);
  lis_session_set_filter (self->session, &filter);
}

static GtkWidget *
create_chip (LisPathwayFilterBar *self, Part part, const char *words)
{
  GtkWidget *chip = lis_filter_chip_new (words);

  g_object_set_data (G_OBJECT (chip), "part", GINT_TO_POINTER (part));
  g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_clicked_cb), self, 0);
  return chip;
}

static void
add_chip (LisPathwayFilterBar *self, Part part, const LisPlanData *data)
{
  LisPathwayFilter rest = *lis_session_get_filter (self->session);
  LisPathwayFilter alone = { .today = rest.today };
  g_auto (GStrv) words = NULL;
  g_autofree char *text = NULL;

  take_part (&rest, part, &alone);
  words = lis_pathway_filter_describe (&alone, data);
  text = g_strjoinv (", ", words);
  if (*text != '\0')
    gtk_box_append (self->chips, create_chip (self, part, text));
}

static char *
format_count (LisSession *session)
{
  LisPathways *pathways = lis_session_get_pathways (session);
  guint n_all = pathways != NULL ? lis_pathways_count_doctors (pathways) : 0;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u doctor", "%u of %u doctors", n_all),
                          pathways != NULL ? pathways->rows->len : 0, n_all);
}

static void
update_count (LisPathwayFilterBar *self)
{
  g_autofree char *count = format_count (self->session);

  lis_label_say (self->count, count);
}

/* Where the focus goes when the chip that had it is gone. */
static void
keep_focus (LisPathwayFilterBar *self)
{
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips));

  if (chip != NULL)
    gtk_widget_grab_focus (chip);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "page.focus-chart", NULL);
}

static void
filter_changed_cb (LisPathwayFilterBar *self)
{
  LisPathways *pathways = lis_session_get_pathways (self->session);
  gboolean is_narrow = lis_pathway_filter_is_narrow (lis_session_get_filter (self->session));
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, chip);
  gtk_widget_set_visible (GTK_WIDGET (self), is_narrow && pathways != NULL);
  if (is_narrow && pathways != NULL)
    for (guint part = 0; part < N_PARTS; part++)
      add_chip (self, (Part) part, pathways->data);
  if (had_focus)
    keep_focus (self);
}

static void
lis_pathway_filter_bar_dispose (GObject *object)
{
  g_clear_object (&LIS_PATHWAY_FILTER_BAR (object)->session);
  G_OBJECT_CLASS (lis_pathway_filter_bar_parent_class)->dispose (object);
}

static void
lis_pathway_filter_bar_class_init (LisPathwayFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lis_pathway_filter_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lisplan/Lisplan/lis-pathway-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LisPathwayFilterBar, count);
  gtk_widget_class_bind_template_child (widget_class, LisPathwayFilterBar, chips);
}

static void
lis_pathway_filter_bar_init (LisPathwayFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lis_label_say (self->count, "");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
lis_pathway_filter_bar_set_session (LisPathwayFilterBar *self, LisSession *session)
{
  g_return_if_fail (LIS_IS_PATHWAY_FILTER_BAR (self) && self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::filter", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::pathways", G_CALLBACK (update_count), self, G_CONNECT_SWAPPED);
  filter_changed_cb (self);
  update_count (self);
}
