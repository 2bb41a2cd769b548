/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-post-view.h"

#include <glib/gi18n-lib.h>

#include "lis-columns-layout.h"
#include "lis-label.h"
#include "lis-post-list.h"
#include "lis-sheet-rows.h"

struct _LisPostView
{
  GtkBox parent_instance;

  /* template */
  GtkLabel   *name;
  GtkLabel   *detail;
  GtkWidget  *unit_button;
  GtkWidget  *history_button;
  GtkWidget  *edit_button;
  LisRowList *employments;
  LisRowList *vacancies;
};

G_DEFINE_FINAL_TYPE (LisPostView, lis_post_view, GTK_TYPE_BOX)

static void
add_tenure (LisRowList *list, const LisPostTenure *tenure, gboolean is_vacancy)
{
  g_autofree char *replaced = tenure->replaced != NULL ? g_strdup_printf (_("for %s"), tenure->replaced) : NULL;
  const char *const parts[] = { is_vacancy ? tenure->name : tenure->kind, replaced, tenure->share, tenure->days };
  g_autofree char *subtitle = lis_sheet_rows_join (parts, G_N_ELEMENTS (parts));
  g_autofree char *kind = lis_sheet_rows_capitalise (tenure->kind);
  const LisRow row = { .title = is_vacancy || tenure->name == NULL ? kind : tenure->name, .subtitle = subtitle,
                       .number = tenure->now ? C_("row", "now") : NULL,
                       .icon = is_vacancy ? "dialog-warning-symbolic" : NULL, .icon_word = _("vacant") };

  lis_sheet_rows_add (list, row, LIS_ENTITY_PERSON, tenure->person, LIS_ENTITY_EMPLOYMENT, tenure->employment);
}

static void
fill (LisRowList *list, const GArray *tenures, gboolean are_vacancies)
{
  lis_row_list_clear (list);
  for (guint i = 0; i < tenures->len; i++)
    add_tenure (list, &g_array_index (tenures, LisPostTenure, i), are_vacancies);
}

static void
show_heading (LisPostView *self, const LisPostSheet *sheet)
{
  const char *const names[] = { sheet->number, sheet->place };
  const char *const parts[] = { sheet->kind, sheet->specialty, sheet->share, sheet->days };
  g_autofree char *name = lis_sheet_rows_join (names, G_N_ELEMENTS (names));
  g_autofree char *words = lis_sheet_rows_join (parts, G_N_ELEMENTS (parts));
  g_autofree char *detail = lis_sheet_rows_capitalise (words);
  char post[LIS_ID_TEXT_SIZE], unit[LIS_ID_TEXT_SIZE];

  lis_label_say (self->name, name);
  gtk_label_set_text (self->detail, detail);
  lis_sheet_rows_format_id (LIS_ENTITY_POST, sheet->post, post);
  lis_sheet_rows_set_button (self->unit_button, "win.show-record",
                             lis_sheet_rows_format_id (LIS_ENTITY_UNIT, sheet->unit, unit));
  lis_sheet_rows_set_button (self->history_button, "win.show-history", post);
  lis_sheet_rows_set_button (self->edit_button, "win.edit-record", post);
}

gboolean
lis_post_view_show (LisPostView *self, LisSession *session, LisId post)
{
  g_autoptr (LisPostSheet) sheet = NULL;
  char owner[LIS_ID_TEXT_SIZE];

  g_return_val_if_fail (LIS_IS_POST_VIEW (self), FALSE);

  sheet = lis_post_sheet_new (lis_session_get_pathways (session), post, lis_session_get_today (session));
  if (sheet == NULL)
    return FALSE;
  show_heading (self, sheet);
  fill (self->employments, sheet->employments, FALSE);
  fill (self->vacancies, sheet->vacancies, TRUE);
  lis_row_list_set_adding (self->employments, lis_entity_get (LIS_ENTITY_EMPLOYMENT)->name,
                           lis_sheet_rows_format_id (LIS_ENTITY_POST, post, owner));
  return TRUE;
}

static void
lis_post_view_class_init (LisPostViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LIS_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (LIS_TYPE_ROW_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lisplan/Lisplan/lis-post-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LisPostView, name);
  gtk_widget_class_bind_template_child (widget_class, LisPostView, detail);
  gtk_widget_class_bind_template_child (widget_class, LisPostView, unit_button);
  gtk_widget_class_bind_template_child (widget_class, LisPostView, history_button);
  gtk_widget_class_bind_template_child (widget_class, LisPostView, edit_button);
  gtk_widget_class_bind_template_child (widget_class, LisPostView, employments);
  gtk_widget_class_bind_template_child (widget_class, LisPostView, vacancies);
}

static void
lis_post_view_init (LisPostView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lis_label_say (self->name, "");
}
