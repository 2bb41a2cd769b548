/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-command-import.h"

#include "lis-error.h"

/* KINDs that are no entity. */
#define KIND_ALL "all"
#define KIND_GRID "grid"
/* A whole plan as people write it; with "_" it is the table of plans. */
#define KIND_ACTION_PLAN "action-plan"

/* Entities are named with "_" in files and may be with "-" here. */
static const LisEntity *
find_entity (const char *kind)
{
  g_autofree char *name = g_strdelimit (g_strdup (kind), "-", '_');

  return lis_entity_find (name);
}

static gboolean
import_table (LisEditor *editor, LisInvocation *invocation, const LisImportOptions *options, LisImportReport **report,
              GError **error)
{
  const char *kind = invocation->arguments[1];
  const LisEntity *entity = find_entity (kind);
  g_autoptr (LisTable) table = lis_table_read (invocation->arguments[2], invocation->cancellable, error);

  if (table == NULL)
    return FALSE;
  if (entity == NULL)
    return lis_import_grid (editor, table, options, report, error);
  return lis_import_table (editor, entity->type, table, options, report, error);
}

static void
add_faults (JsonBuilder *builder, GPtrArray *faults)
{
  guint i;

  json_builder_set_member_name (builder, "faults");
  json_builder_begin_array (builder);
  for (i = 0; i < faults->len; i++)
    {
      const LisImportFault *fault = g_ptr_array_index (faults, i);

      json_builder_begin_object (builder);
      lis_json_add_text (builder, "file", fault->file);
      if (fault->row > 0)
        lis_json_add_int (builder, "row", fault->row);
      lis_json_add_text (builder, "column", fault->column);
      lis_json_add_text (builder, "value", fault->value);
      lis_json_add_text (builder, "expected", fault->expected);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
lis_import_add_report (JsonBuilder *builder, const LisImportReport *report, gboolean dry_run)
{
  json_builder_set_member_name (builder, "dry_run");
  json_builder_add_boolean_value (builder, dry_run);
  lis_json_add_int (builder, "new", report->added);
  lis_json_add_int (builder, "changed", report->changed);
  lis_json_add_int (builder, "equal", report->equal);
  if (report->change_set != 0)
    lis_json_add_int (builder, "change_set", report->change_set);
  lis_json_add_int (builder, "fault_count", report->n_faults);
  add_faults (builder, report->faults);
}

static void
print_json (const LisImportReport *report, gboolean dry_run)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  lis_import_add_report (builder, report, dry_run);
  json_builder_end_object (builder);
  lis_print_json (builder);
}

/* periods.csv:7: column “To”: read “31.02.2026”, expected … */
static char *
format_fault (const LisImportFault *fault)
{
  GString *text = g_string_new (fault->file);

  if (fault->row > 0)
    g_string_append_printf (text, ":%u", fault->row);
  g_string_append (text, ": ");
  if (fault->column != NULL)
    g_string_append_printf (text, _("column “%s”: "), fault->column);
  if (fault->value != NULL)
    g_string_append_printf (text, _("read “%s”, "), fault->value);
  g_string_append (text, fault->expected);
  /* Cells may hold line breaks, and a fault is one line. */
  return g_strdelimit (g_string_free (text, FALSE), "\n\r\t", ' ');
}

void
lis_import_complain_of_faults (const LisImportReport *report)
{
  guint i;

  for (i = 0; i < report->faults->len; i++)
    {
      g_autofree char *text = format_fault (g_ptr_array_index (report->faults, i));

      lis_print_fault (text);
    }
  if (report->n_faults > report->faults->len)
    lis_complain (g_dngettext (GETTEXT_PACKAGE, "… and %u more fault.", "… and %u more faults.",
                               report->n_faults - report->faults->len), report->n_faults - report->faults->len);
}

void
lis_import_print_counts (const LisImportReport *report, gboolean dry_run)
{
  guint i;

  for (i = 0; i < report->notes->len; i++)
    lis_complain ("%s", (const char *) g_ptr_array_index (report->notes, i));
  lis_print (dry_run ? _("Would be new: %u, changed: %u, equal: %u. Nothing was written.\n")
                     : _("New: %u, changed: %u, equal: %u.\n"),
             report->added, report->changed, report->equal);
}

static void
on_progress_cb (guint done, guint total, gpointer user_data)
{
  lis_show_progress (_("Rows"), done, total);
}

LisStore *
lis_import_open (LisInvocation *invocation, const LisImportOptions *options, gboolean no_backup, GError **error)
{
  LisStoreMode mode = options->dry_run ? LIS_STORE_READ : LIS_STORE_WRITE;
  g_autoptr (LisStore) store = lis_invocation_open (invocation, mode, error);

  if (store == NULL || options->dry_run || no_backup ||
      lis_invocation_back_up (invocation, store, LIS_BACKUP_IMPORT, error))
    return g_steal_pointer (&store);
  return NULL;
}

static LisExit
run (LisInvocation *invocation, const LisImportOptions *options, gboolean no_backup)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_import_open (invocation, options, no_backup, &error);
  g_autoptr (LisEditor) editor = NULL;
  g_autoptr (LisImportReport) report = NULL;
  gboolean done;

  if (store == NULL)
    return lis_exit_for_error (error);
  editor = lis_invocation_edit (invocation, store);
  if (g_str_equal (invocation->arguments[1], KIND_ALL))
    done = lis_import_folder (editor, invocation->arguments[2], options, &report, &error);
  else
    done = import_table (editor, invocation, options, &report, &error);

  if (report != NULL && invocation->json)
    print_json (report, options->dry_run);
  else if (report != NULL && done)
    lis_import_print_counts (report, options->dry_run);
  if (done)
    return LIS_EXIT_DONE;
  if (report != NULL && !invocation->json)
    lis_import_complain_of_faults (report);
  return lis_exit_for_error (error);
}

static LisExit
print_template (LisInvocation *invocation)
{
  const LisEntity *entity = find_entity (invocation->arguments[1]);
  g_autofree char *text = NULL;

  if (entity == NULL)
    return lis_invocation_refuse_usage (invocation, _("There is a template for each kind of record, not for “%s”."),
                                        invocation->arguments[1]);
  text = lis_import_template (entity->type);
  lis_print_table (text);
  return LIS_EXIT_DONE;
}

static LisExit
refuse_kind (LisInvocation *invocation)
{
  g_autoptr (GString) kinds = g_string_new (NULL);
  int type;

  for (type = 0; type < LIS_N_ENTITIES; type++)
    g_string_append_printf (kinds, "%s, ", lis_entity_get (type)->name);
  g_string_append (kinds, KIND_ACTION_PLAN ", " KIND_GRID ", " KIND_ALL);
  return lis_invocation_refuse_usage (invocation, _("“%s” is no KIND. The kinds are: %s."), invocation->arguments[1],
                                      kinds->str);
}

static LisExit
run_import (LisInvocation *invocation)
{
  g_auto (GStrv) map = NULL;
  gboolean dry_run = FALSE;
  gboolean template = FALSE;
  gboolean new_actors = FALSE;
  gboolean no_backup = FALSE;
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = {
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &map,
      N_("Take this column for this field, or in a grid this code for this place; may be repeated"),
      N_("COLUMN=FIELD") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only tell what would be done"), NULL },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("Name of the action plan, if not the one it bears"), N_("NAME") },
    { "new-actors", 0, 0, G_OPTION_ARG_NONE, &new_actors, N_("Add those an action plan names and nobody knows"), NULL },
    LIS_NO_BACKUP_ENTRY (&no_backup),
    { "template", 0, 0, G_OPTION_ARG_NONE, &template, N_("Print an empty table of this kind instead"), NULL },
    { NULL },
  };
  LisImportOptions options = { .cancellable = invocation->cancellable, .progress = on_progress_cb };

  if (!lis_invocation_parse (invocation, entries, LIS_OPTION_JSON | LIS_OPTION_AUTHOR, 2, 3))
    return LIS_EXIT_USAGE;
  if (find_entity (invocation->arguments[1]) == NULL && !g_str_equal (invocation->arguments[1], KIND_ALL)
      && !g_str_equal (invocation->arguments[1], KIND_GRID))
    return refuse_kind (invocation);
  if (template)
    return print_template (invocation);
  if (invocation->n_arguments < 3)
    return lis_invocation_refuse_usage (invocation, _("The file to import is missing."));
  options.map = (const char *const *) map;
  options.dry_run = dry_run;
  if (g_str_equal (invocation->arguments[1], KIND_ACTION_PLAN))
    return lis_import_run_action_plan (invocation, &options, &(LisImportPlanArguments){ name, new_actors, no_backup });
  return run (invocation, &options, no_backup);
}

const LisCommand lis_command_import = {
  .name = "import",
  .arguments = N_("PLAN KIND FILE"),
  .summary = N_("Take in a table from CSV or Excel"),
  .description = N_("KIND is a kind of record (unit, person, period …), “grid” for a department's own sheet\n"
                    "with doctors down, months across and place codes in the cells, “action-plan” for a plan of\n"
                    "measures as it was written in Word, Excel or a PDF (XLSX, CSV, or its text), or “all” for a\n"
                    "folder that “export” wrote.\n\n"
                    "Rows are matched by id, else by what they are known by (organisation number, code,\n"
                    "local id); records that are not in the file stay as they are. Either all of the file is\n"
                    "taken in or nothing."),
  .run = run_import,
};
