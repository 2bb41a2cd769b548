/* SPDX-License-Identifier: MPL-2.0 */
/* Undoing an import of 50,000 rows against the import itself, both through the door with all that it verifies. */
#include <glib/gstdio.h>

#include "lis-bench.h"
#include "lis-editor.h"
#include "lis-pathway.h"
#include "lis-people.h"

#define N_DOCTORS 5000
#define N_PERIODS 50000

typedef struct
{
  LisEditor *editor;
  LisId      people[N_DOCTORS];
} Undoing;

static void
add_people (Undoing *undoing)
{
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, "Benchmark", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_DOCTORS; i++)
    {
      LisPerson *person = lis_record_new (&lis_person_entity);

      undoing->people[i] = person->record.id = lis_editor_new_id (undoing->editor);
      person->given_name = g_strdup_printf ("Prøve %u", i);
      person->family_name = g_strdup ("Liksomstad");
      lis_change_set_insert (set, LIS_ENTITY_PERSON, person);
    }
  lis_editor_commit (undoing->editor, set, NULL, &error);
  g_assert_no_error (error);
}

static void
import (gpointer data)
{
  Undoing *undoing = data;
  g_autoptr (LisChangeSet) set = lis_change_set_new (LIS_CHANGE_KIND_IMPORT, "Benchmark", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_PERIODS; i++)
    {
      LisPeriod *period = lis_record_new (&lis_period_entity);

      period->record.id = lis_editor_new_id (undoing->editor);
      period->person = undoing->people[i % N_DOCTORS];
      period->start = lis_date_add_months (lis_date_new (2022, 3, 1), (int) (i / N_DOCTORS) * 6);
      period->end = lis_date_add_months (period->start, 6);
      period->note = g_strdup ("Oppdiktet");
      lis_change_set_insert (set, LIS_ENTITY_PERIOD, period);
    }
  lis_editor_commit (undoing->editor, set, NULL, &error);
  g_assert_no_error (error);
}

static void
undo (gpointer data)
{
  Undoing *undoing = data;
  g_autoptr (GError) error = NULL;

  lis_editor_undo (undoing->editor, 0, NULL, &error);
  g_assert_no_error (error);
}

static double
time_one (LisBenchFunc func, gpointer data)
{
  double start = lis_bench_cpu_time ();

  func (data);
  return (lis_bench_cpu_time () - start) * 1000;
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("lisplan-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "undo.lisplan", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LisStore) store = lis_store_create (path, &error);
  g_autoptr (GArray) imports = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) undoings = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree Undoing *undoing = g_new0 (Undoing, 1);
  gboolean holds;

  g_assert_no_error (error);
  undoing->editor = lis_editor_new (store, "Benchmark", NULL, NULL);
  add_people (undoing);
  for (guint i = 0; i < 3; i++)
    {
      double time = time_one (import, undoing);

      g_array_append_val (imports, time);
      time = time_one (undo, undoing);
      g_array_append_val (undoings, time);
    }
  holds = lis_bench_report ("undoing an import of 50,000 periods", lis_bench_median (undoings), "the import",
                            lis_bench_median (imports), "ms", 1.5);
  lis_editor_free (undoing->editor);
  g_clear_object (&store);
  g_unlink (path);
  g_rmdir (folder);
  return holds ? 0 : 1;
}
