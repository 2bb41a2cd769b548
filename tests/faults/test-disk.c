/* SPDX-License-Identifier: MPL-2.0 */
/* R3: a full or failing disk. Every operation on every file fails in turn, once or for good; then nothing that was told
 * as saved may be lost, nothing half may be there, the error must say what failed and name the file, and when the disk
 * is well again the work goes on. */
#include <glib/gstdio.h>
#include <string.h>

#include "lis-backup.h"
#include "lis-error-model.h"
#include "lis-error.h"
#include "lis-fault-plan.h"
#include "lis-history.h"
#include "lis-test.h"

static gboolean is_long;

typedef struct
{
  char      *folder;
  char      *path;
  LisStore  *store;
  LisEditor *editor;
  LisBackup *backup;     /* made before */
  GRand     *random;
  gint64     acknowledged;
} Scene;

/* What is done while the disk fails. */
typedef struct
{
  const char *name;
  gboolean    (*prepare) (Scene *scene); /* before, on a healthy disk; may be NULL */
  gboolean    (*run) (Scene *scene, GError **error);
  gboolean    makes_plan; /* there is none before */
  guint       stride;     /* in the long form every so many operations fail; reading thousands of pages is one thing */
  void        (*check) (Scene *scene, const char *where); /* afterwards, instead of the head; may be NULL */
} Use;

static gboolean
open_plan (Scene *scene, GError **error)
{
  scene->store = lis_store_open (scene->path, LIS_STORE_WRITE, error);
  if (scene->store == NULL)
    return FALSE;
  scene->editor = lis_editor_new (scene->store, "Prøve Prøvesen", NULL, NULL);
  return TRUE;
}

static gboolean
prepare_open (Scene *scene)
{
  g_autoptr (GError) error = NULL;
  gboolean opened = open_plan (scene, &error);

  g_assert_no_error (error);
  return opened;
}

static gboolean
run_create (Scene *scene, GError **error)
{
  scene->store = lis_store_create (scene->path, error);
  if (scene->store == NULL)
    return FALSE;
  scene->editor = lis_editor_new (scene->store, "Prøve Prøvesen", NULL, NULL);
  return TRUE;
}

static gboolean
run_open (Scene *scene, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  if (!open_plan (scene, error) || !lis_store_check_file (scene->store, error))
    return FALSE;
  text = lis_fault_dump (scene->store, error);
  faults = text != NULL ? lis_history_verify (scene->store, NULL, error) : NULL;
  /* What could not be read must not be told as a fault of the plan. */
  g_assert_true (faults == NULL || faults->len == 0);
  return faults != NULL;
}

static gboolean
commit (Scene *scene, LisChangeSet *set, GError **error)
{
  return lis_editor_commit (scene->editor, set, &scene->acknowledged, error);
}

static gboolean
run_import (Scene *scene, GError **error)
{
  g_autoptr (LisChangeSet) set = lis_fault_make_import (scene->editor, scene->random, 150);

  return commit (scene, set, error);
}

static gboolean
run_edits (Scene *scene, GError **error)
{
  gint64 number;

  for (guint i = 0; i < 4; i++)
    {
      if (!lis_fault_work (scene->editor, scene->random, &number, error))
        return FALSE;
      scene->acknowledged = MAX (scene->acknowledged, number);
    }
  return TRUE;
}

static gboolean
run_undo_and_redo (Scene *scene, GError **error)
{
  return lis_editor_undo (scene->editor, 0, &scene->acknowledged, error) &&
         lis_editor_redo (scene->editor, &scene->acknowledged, error);
}

static const LisBackupJob job = { .check = lis_history_check };

static LisBackups *
open_backups (Scene *scene)
{
  g_autofree char *folder = g_build_filename (scene->folder, "backups", NULL);

  return lis_backups_new (scene->path, folder, NULL);
}

static gboolean
run_backup (Scene *scene, GError **error)
{
  g_autoptr (LisBackups) backups = open_backups (scene);

  return lis_backups_make (backups, LIS_BACKUP_BY_HAND, &job, NULL, error);
}

/* A backup, and changes since. */
static gboolean
prepare_backup (Scene *scene)
{
  g_autoptr (LisBackups) backups = open_backups (scene);
  g_autoptr (GError) error = NULL;

  lis_backups_make (backups, LIS_BACKUP_OPEN, &job, &scene->backup, &error);
  g_assert_no_error (error);
  prepare_open (scene);
  run_import (scene, &error);
  g_assert_no_error (error);
  g_clear_pointer (&scene->editor, lis_editor_free);
  g_clear_object (&scene->store);
  return TRUE;
}

static gboolean
run_restore (Scene *scene, GError **error)
{
  g_autoptr (LisBackups) backups = open_backups (scene);

  return lis_backups_restore (backups, scene->backup->path, &job, NULL, error);
}

/* Every backup in the list is whole, and the changes since the restored one are in one of them or in the plan. */
static void
check_backups (Scene *scene, const char *where)
{
  g_autoptr (LisBackups) backups = open_backups (scene);
  g_autoptr (GPtrArray) list = lis_backups_list (backups);
  g_autoptr (LisStore) store = lis_store_open (scene->path, LIS_STORE_READ, NULL);
  g_autoptr (GError) error = NULL;
  gint64 newest = lis_fault_get_head (store, NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const LisBackup *backup = g_ptr_array_index (list, i);

      if (!backup->is_there || !lis_backup_verify (backup, &job, &error))
        g_error ("%s: backup %u is not whole: %s", where, i, error != NULL ? error->message : "not there");
      newest = MAX (newest, backup->head.number);
    }
  if (newest < scene->acknowledged)
    g_error ("%s: lost: %d was acknowledged, %d is the newest", where, (int) scene->acknowledged, (int) newest);
}

static const Use uses[] = {
  { "create", NULL, run_create, TRUE, 1 },
  { "open-and-verify", NULL, run_open, FALSE, 1 },
  { "import", prepare_open, run_import, FALSE, 1 },
  { "edit", prepare_open, run_edits, FALSE, 1 },
  { "undo", prepare_open, run_undo_and_redo, FALSE, 1 },
  { "backup", NULL, run_backup, FALSE, 3, check_backups },
  { "restore", prepare_backup, run_restore, FALSE, 13, check_backups },
};

/* A plan with a little of everything in its history, made once. */
static char *
make_base (gsize *length, gint64 *head)
{
  char *folder = lis_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "base.lisplan", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (GError) error = NULL;
  LisStore *store = lis_store_create (path, &error);
  LisEditor *editor = lis_editor_new (store, "Prøve Prøvesen", NULL, NULL);
  g_autoptr (LisChangeSet) set = lis_fault_make_base (editor, random, 30);
  g_autoptr (LisChangeSet) import = lis_fault_make_import (editor, random, 20);
  char *bytes;

  lis_editor_commit (editor, set, head, &error);
  for (guint i = 0; i < 20 && error == NULL; i++)
    lis_fault_work (editor, random, head, &error);
  lis_editor_commit (editor, import, head, &error);
  g_assert_no_error (error);
  lis_editor_free (editor);
  g_object_unref (store);
  g_assert_true (g_file_get_contents (path, &bytes, length, NULL));
  lis_test_remove_folder (folder);
  return bytes;
}

static void
assert_error_tells (const GError *error, const LisErrorModel *model, const char *where)
{
  if (error->domain != LIS_PLAN_ERROR)
    g_error ("%s: an error of the disk is told as something else: %s", where, error->message);
  /* SQLite may lose the reason while it cleans up; a real drive is asked again then, which this one cannot be. */
  if (error->code != lis_error_kind_get_code (model->kind) &&
      (model->kind == LIS_ERROR_FULL || error->code != LIS_PLAN_ERROR_FAILED))
    g_error ("%s: it is told as something else (%d): %s", where, error->code, error->message);
  if (strstr (error->message, "lisplan-test-") == NULL)
    g_error ("%s: the file is not named: %s", where, error->message);
}

/* When the disk is well again the work goes on in the same window. */
static void
assert_work_goes_on (Scene *scene, const char *where)
{
  g_autoptr (LisChangeSet) set = NULL;
  g_autoptr (GError) error = NULL;

  if (scene->editor == NULL)
    return;
  set = lis_fault_make_import (scene->editor, scene->random, 1);
  if (!lis_editor_commit (scene->editor, set, &scene->acknowledged, &error))
    g_error ("%s: the work did not go on: %s", where, error->message);
}

static void
close_plan (Scene *scene)
{
  g_clear_pointer (&scene->editor, lis_editor_free);
  g_clear_object (&scene->store);
}

/* A plan that could not be made is not there, nor is anything else. */
static void
assert_nothing_left (Scene *scene, const char *where)
{
  g_autoptr (GDir) folder = g_dir_open (scene->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    if (!g_str_has_suffix (name, ".lock"))
      g_error ("%s: %s was left behind", where, name);
}

/* One run with one fault. Returns FALSE when the fault lay beyond the end. */
static gboolean
run_once (const Use *use, LisErrorModel *model, const char *bytes, gsize length, gint64 head)
{
  g_autofree char *where = g_strdup_printf ("%s, %s, operation %u%s", use->name, lis_error_kind_get_name (model->kind),
                                            model->point, model->sticky ? " and all after" : "");
  Scene scene = { .folder = lis_test_make_folder (), .random = g_rand_new_with_seed (model->point) };
  g_autofree char *wrong = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  scene.path = g_build_filename (scene.folder, "plan.lisplan", NULL);
  scene.acknowledged = use->makes_plan ? 0 : head;
  if (!use->makes_plan)
    g_assert_true (g_file_set_contents (scene.path, bytes, (gssize) length, NULL));
  lis_error_model_stop ();
  if (use->prepare != NULL)
    use->prepare (&scene);
  lis_error_model_start (model);
  done = use->run (&scene, &error);
  lis_error_model_stop ();
  if (!done)
    assert_error_tells (error, model, where);
  else
    g_assert_no_error (error);
  assert_work_goes_on (&scene, where);
  close_plan (&scene);
  if (use->makes_plan && !done && !g_file_test (scene.path, G_FILE_TEST_EXISTS))
    assert_nothing_left (&scene, where);
  else if (use->check != NULL)
    {
      use->check (&scene, where);
      wrong = lis_fault_find_wrong (scene.path, 1, G_MAXINT64);
    }
  else
    wrong = lis_fault_find_wrong (scene.path, scene.acknowledged, scene.acknowledged + 1);
  if (wrong != NULL)
    g_error ("%s: %s", where, wrong);
  g_clear_pointer (&scene.backup, lis_backup_free);
  g_rand_free (scene.random);
  g_free (scene.path);
  lis_test_remove_folder (scene.folder);
  return model->was_hit;
}

static void
test_use (gconstpointer data)
{
  const Use *use = data;
  gsize length;
  gint64 head;
  g_autofree char *bytes = make_base (&length, &head);
  guint n_runs = 0;

  for (guint kind = 0; kind < LIS_N_ERROR_KINDS; kind++)
    for (guint sticky = 0; sticky < 2; sticky++)
      {
        guint stride = is_long ? use->stride : use->stride * 97;
        guint point = (guint) g_test_rand_int_range (1, (gint32) stride + 1);
        LisErrorModel model;

        for (;; point += stride, n_runs++)
          {
            model = (LisErrorModel){ (LisErrorKind) kind, point, sticky != 0, 0, FALSE };
            if (!run_once (use, &model, bytes, length, head))
              break;
          }
      }
  g_test_message ("%s: %u faults, nothing acknowledged lost, nothing half", use->name, n_runs);
  g_assert_cmpuint (n_runs, >, 0);
}

int
main (int argc, char *argv[])
{
  is_long = lis_fault_is_long (&argc, argv);
  g_test_init (&argc, &argv, NULL);
  lis_fault_vfs_register ();

  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    {
      g_autofree char *path = g_strdup_printf ("/faults/disk/%s", uses[i].name);

      g_test_add_data_func (path, &uses[i], test_use);
    }
  return g_test_run ();
}
