/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-report-actions-private.h"

/* More actors than this have one column together. */
#define MAX_ACTORS 6

/* The plan as people know it: one row a step, what belongs to the measure on the first of them. The same columns are
 * read back by an import. */

typedef struct
{
  LisReportActions base;
  LisReport       *report;
  GArray          *actors; /* LisId of those with a column each; empty when there are too many */
  guint            first_actor, n_actor_columns;
} Table;

static int
compare_roles (gconstpointer a, gconstpointer b)
{
  const LisId *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static void
find_actors (Table *table)
{
  const LisActions *actions = table->base.actions;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < actions->rows->len; i++)
    {
      const LisActionItem *item = lis_actions_get_item (actions, lis_actions_get_row (actions, i)->item);

      for (guint j = item->first_role; j < item->first_role + item->n_roles; j++)
        {
          LisActionRole *role = &g_array_index (actions->roles, LisActionRole, j);

          if (g_hash_table_add (seen, &role->actor))
            g_array_append_val (table->actors, role->actor);
        }
    }
  g_array_sort (table->actors, compare_roles);
  if (table->actors->len > MAX_ACTORS)
    g_array_set_size (table->actors, 0);
}

static void
add_columns (Table *table, LisReportSection *section)
{
  lis_report_add_column (section, _("No."), LIS_REPORT_TEXT, 3);
  lis_report_add_column (section, _("Measure"), LIS_REPORT_TEXT, 24);
  lis_report_add_column (section, _("This is how we do it"), LIS_REPORT_TEXT, 34);
  lis_report_add_column (section, _("Report"), LIS_REPORT_TEXT, 9);
  lis_report_add_column (section, _("What we want to achieve"), LIS_REPORT_TEXT, 24);
  table->first_actor = section->columns->len;
  for (guint i = 0; i < table->actors->len; i++)
    lis_report_add_column (section, lis_report_actor_name (&table->base, g_array_index (table->actors, LisId, i)),
                           LIS_REPORT_TEXT, 5);
  if (table->actors->len == 0)
    {
      lis_report_add_column (section, _("Responsible (A)"), LIS_REPORT_TEXT, 14);
      lis_report_add_column (section, _("Contributes (B)"), LIS_REPORT_TEXT, 14);
    }
  table->n_actor_columns = section->columns->len - table->first_actor;
  lis_report_add_column (section, C_ ("time", "Start"), LIS_REPORT_TEXT, 8);
  lis_report_add_column (section, C_ ("time", "End"), LIS_REPORT_TEXT, 8);
}

static const char *
get_letter (gint32 kind)
{
  switch (kind)
    {
    case LIS_RESPONSIBILITY_RESPONSIBLE:
      return "A";
    case LIS_RESPONSIBILITY_CONTRIBUTES:
      return "B";
    case LIS_RESPONSIBILITY_INITIATES:
      /* Translators: the letter for who initiates, in a column of A and B. */
      return C_ ("responsibility", "I");
    case LIS_RESPONSIBILITY_PERFORMS:
    default:
      /* Translators: the letter for who performs, in a column of A and B. */
      return C_ ("responsibility", "P");
    }
}

static void
set_letters (Table *table, const LisActionItem *item, LisReportCell *cells)
{
  const LisActions *actions = table->base.actions;

  for (guint i = 0; i < item->n_roles; i++)
    {
      const LisActionRole *role = &g_array_index (actions->roles, LisActionRole, item->first_role + i);

      for (guint j = 0; j < table->actors->len; j++)
        if (g_array_index (table->actors, LisId, j) == role->actor)
          cells[j].text = cells[j].text == NULL ? get_letter (role->kind)
                                                : lis_report_format (table->report, "%s/%s", cells[j].text,
                                                                     get_letter (role->kind));
    }
  if (table->actors->len > 0)
    return;
  cells[0].text = lis_report_take_text (&table->base, lis_actions_format_actors (actions, item,
                                                                                 LIS_RESPONSIBILITY_RESPONSIBLE));
  cells[1].text = lis_report_take_text (&table->base, lis_actions_format_actors (actions, item,
                                                                                 LIS_RESPONSIBILITY_CONTRIBUTES));
}

static void
set_effects (Table *table, const LisMeasure *measure, LisReportCell *cell)
{
  g_auto (GStrv) lines = measure->wanted_effects != NULL ? g_strsplit (measure->wanted_effects, "\n", -1) : NULL;

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      lis_report_add_line (table->report, cell, lis_report_format (table->report, "• %s", lines[i]));
}

static const char *
number_step (Table *table, const LisActionItem *item)
{
  if (item->step == NULL)
    return NULL;
  return item->step->number != NULL ? lis_report_format (table->report, "%s %s", item->step->number, item->step->text)
                                    : lis_report_keep (table->report, item->step->text);
}

static const char *
either (Table *table, const char *own, const char *of_measure)
{
  return lis_report_keep (table->report, own != NULL ? own : of_measure);
}

static void
write_row (Table *table, LisReportSection *section, const LisActionItem *item, gboolean first)
{
  LisReportCell *cells = lis_report_add_row (section);
  const LisMeasure *measure = item->measure;
  const LisStep *step = item->step;
  gboolean own = step != NULL && (step->start_text != NULL || step->due_text != NULL);

  if (first)
    {
      cells[0].text = lis_report_keep (table->report, measure->number);
      cells[1].text = lis_report_keep (table->report, measure->title);
      cells[0].look.strong = cells[1].look.strong = TRUE;
      set_effects (table, measure, &cells[4]);
    }
  cells[2].text = number_step (table, item);
  cells[3].text = either (table, step != NULL ? step->report_page : NULL, first ? measure->report_page : NULL);
  set_letters (table, item, &cells[table->first_actor]);
  cells = &cells[table->first_actor + table->n_actor_columns];
  cells[0].text = lis_report_keep (table->report, own ? step->start_text : measure->start_text);
  cells[1].text = lis_report_keep (table->report, own ? step->due_text : measure->due_text);
}

void
lis_report_ask_action_table (LisReportContext *context)
{
  Table table = { .report = context->report };
  const LisActionItem *before = NULL;
  LisReportSection *section;

  lis_report_open_actions (context, &table.base);
  table.actors = g_array_new (FALSE, FALSE, sizeof (LisId));
  find_actors (&table);
  lis_report_add_part (context->report, NULL, NULL);
  section = lis_report_add_section (context->report, NULL, _("Area of effort"), _("No measures."));
  add_columns (&table, section);
  for (guint i = 0; i < table.base.actions->rows->len; i++)
    {
      const LisActionItem *item = lis_actions_get_item (table.base.actions,
                                                        lis_actions_get_row (table.base.actions, i)->item);

      lis_report_begin_area (&table.base, section, 0, item, before);
      write_row (&table, section, item, before == NULL || before->measure != item->measure);
      before = item;
    }
  lis_report_add_note (context->report, _("A: responsible. B: contributes."));
  g_array_unref (table.actors);
  lis_report_close_actions (&table.base);
}
