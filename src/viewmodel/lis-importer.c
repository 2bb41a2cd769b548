/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-importer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-importer-private.h"
#include "lis-plan-reading.h"
#include "lis-session-private.h"
#include "lis-text.h"

#define MEMORY_GROUP "import"

struct _LisImporter
{
  GObject parent_instance;

  LisSession *session;
  char       *path;
  char       *name;
  GBytes     *bytes;
  char       *kind;    /* chosen by the user, or NULL */
  char       *guessed; /* by the last look */
  GHashTable *columns; /* header → field */
  gboolean    new_actors;
  gboolean    busy;
  gint        progress; /* thousandths, set in the plan's thread */
  guint       timer;
};

G_DEFINE_FINAL_TYPE (LisImporter, lis_importer, G_TYPE_OBJECT)

enum
{
  PROP_BUSY = 1,
  PROP_PROGRESS,
  N_PROPERTIES,
};

#define PROGRESS_MILLISECONDS 100

static GParamSpec *properties[N_PROPERTIES];

/* The usual ones first; all others follow in order of their names. */
static const char *const usual[] = { "person", "training", "period", "employment", "role", "post", "capacity", "unit" };

/* Memory */

char *
lis_importer_make_key (const char *kind, const char *header)
{
  g_autofree char *folded = lis_text_fold (header);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, folded, -1);

  return g_strdup_printf ("%s-%.16s", kind, sum);
}

/* The memory belongs to the main thread. */
static GHashTable *
recall_all (LisPlanMemory *memory)
{
  GHashTable *fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) keys = memory != NULL ? lis_plan_memory_list_keys (memory, MEMORY_GROUP) : NULL;

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    g_hash_table_insert (fields, g_strdup (keys[i]), lis_plan_memory_get_string (memory, MEMORY_GROUP, keys[i]));
  return fields;
}

/* Choices */

static void
free_choice (gpointer data)
{
  LisImportChoice *choice = data;

  g_free (choice->name);
  g_free (choice->label);
  g_free (choice);
}

static void
add_choice (GPtrArray *choices, const char *name, const char *label)
{
  LisImportChoice *choice = g_new0 (LisImportChoice, 1);

  choice->name = g_strdup (name);
  choice->label = g_strdup (label);
  g_ptr_array_add (choices, choice);
}

static int
compare_choices_cb (gconstpointer a, gconstpointer b)
{
  const LisImportChoice *const *first = a, *const *second = b;
  g_autofree char *first_key = lis_text_sort_key ((*first)->label);
  g_autofree char *second_key = lis_text_sort_key ((*second)->label);

  return strcmp (first_key, second_key);
}

GPtrArray *
lis_importer_list_kinds (void)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (free_choice);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    add_choice (choices, usual[i], lis_entity_get_plural (lis_entity_find (usual[i])));
  add_choice (choices, "grid", _("A department’s own sheet, months across"));
  add_choice (choices, "action-plan", _("An action plan"));
  for (int type = 0; type < LIS_N_ENTITIES; type++)
    {
      const LisEntity *entity = lis_entity_get ((LisEntityType) type);
      gboolean is_usual = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
        is_usual = is_usual || g_str_equal (usual[i], entity->name);
      if (!is_usual)
        add_choice (others, entity->name, lis_entity_get_plural (entity));
    }
  g_ptr_array_sort (others, compare_choices_cb);
  g_ptr_array_extend_and_steal (choices, g_steal_pointer (&others));
  return choices;
}

static void
add_plan_fields (GPtrArray *choices)
{
  static const struct
  {
    LisPlanColumnKind kind;
    const char       *label;
  } fields[] = {
    { LIS_PLAN_COLUMN_NUMBER, N_("Number") },
    { LIS_PLAN_COLUMN_AREA, N_("Area") },
    { LIS_PLAN_COLUMN_OBJECTIVE, N_("Objective") },
    { LIS_PLAN_COLUMN_MEASURE, N_("Measure") },
    { LIS_PLAN_COLUMN_STEP_NUMBER, N_("Number of the step") },
    { LIS_PLAN_COLUMN_STEP, N_("Step") },
    { LIS_PLAN_COLUMN_PAGE, N_("Page of the report") },
    { LIS_PLAN_COLUMN_EFFECTS, N_("Wanted effects") },
    { LIS_PLAN_COLUMN_RESPONSIBLE, N_("Responsible (A)") },
    { LIS_PLAN_COLUMN_CONTRIBUTES, N_("Contributes (B)") },
    { LIS_PLAN_COLUMN_ACTOR, N_("One actor: A or B in the cells") },
    { LIS_PLAN_COLUMN_START, N_("Start") },
    { LIS_PLAN_COLUMN_DUE, N_("Due") },
    { LIS_PLAN_COLUMN_STATUS, N_("Status") },
    { LIS_PLAN_COLUMN_COMMENT, N_("Comment") },
    { LIS_PLAN_COLUMN_INDICATOR, N_("Indicator") },
    { LIS_PLAN_COLUMN_REFERENCE, N_("Reference to other plans") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_choice (choices, lis_plan_column_get_name (fields[i].kind), _(fields[i].label));
}

GPtrArray *
lis_importer_list_fields (const char *kind)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (free_choice);
  const LisEntity *entity = kind != NULL ? lis_entity_find (kind) : NULL;

  if (g_strcmp0 (kind, "action-plan") == 0)
    add_plan_fields (choices);
  if (entity == NULL)
    return choices;
  add_choice (choices, "id", _("Id"));
  for (guint i = 0; i < entity->n_fields; i++)
    add_choice (choices, entity->fields[i].name, _(entity->fields[i].label));
  return choices;
}

char *
lis_importer_make_template (const char *kind)
{
  const LisEntity *entity = kind != NULL ? lis_entity_find (kind) : NULL;

  return entity != NULL ? lis_import_template (entity->type) : NULL;
}

/* What is imported */

static void
forget (LisImporter *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->guessed, g_free);
  g_hash_table_remove_all (self->columns);
  self->new_actors = FALSE;
}

void
lis_importer_set_file (LisImporter *self, const char *path)
{
  g_return_if_fail (LIS_IS_IMPORTER (self) && path != NULL);

  forget (self);
  self->path = g_strdup (path);
  self->name = g_path_get_basename (path);
}

void
lis_importer_set_bytes (LisImporter *self, const char *name, GBytes *bytes)
{
  g_return_if_fail (LIS_IS_IMPORTER (self) && name != NULL && bytes != NULL);

  forget (self);
  self->name = g_strdup (name);
  self->bytes = g_bytes_ref (bytes);
}

void
lis_importer_set_kind (LisImporter *self, const char *kind)
{
  g_return_if_fail (LIS_IS_IMPORTER (self));

  if (g_strcmp0 (self->kind, kind) == 0)
    return;
  g_free (self->kind);
  self->kind = g_strdup (kind);
  g_hash_table_remove_all (self->columns);
}

void
lis_importer_set_column (LisImporter *self, const char *header, const char *field)
{
  g_return_if_fail (LIS_IS_IMPORTER (self) && header != NULL);

  if (field != NULL)
    g_hash_table_replace (self->columns, g_strdup (header), g_strdup (field));
  else
    g_hash_table_remove (self->columns, header);
}

void
lis_importer_set_new_actors (LisImporter *self, gboolean new_actors)
{
  g_return_if_fail (LIS_IS_IMPORTER (self));

  self->new_actors = new_actors;
}

/* Work */

static void
free_request (gpointer data)
{
  LisImportRequest *request = data;

  g_free (request->path);
  g_free (request->name);
  g_free (request->kind);
  g_clear_pointer (&request->bytes, g_bytes_unref);
  g_hash_table_unref (request->columns);
  g_hash_table_unref (request->earlier);
  g_object_unref (request->progress_data);
  g_free (request);
}

/* In the plan's thread. */
static void
progressed_cb (guint done, guint total, gpointer data)
{
  g_atomic_int_set (&LIS_IMPORTER (data)->progress, total > 0 ? (gint) ((guint64) done * 1000 / total) : 0);
}

static GHashTable *
copy_columns (GHashTable *columns)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer header, field;

  g_hash_table_iter_init (&iter, columns);
  while (g_hash_table_iter_next (&iter, &header, &field))
    g_hash_table_insert (copy, g_strdup (header), g_strdup (field));
  return copy;
}

static LisImportRequest *
make_request (LisImporter *self, gboolean writes)
{
  LisImportRequest *request = g_new0 (LisImportRequest, 1);

  request->path = g_strdup (self->path);
  request->name = g_strdup (self->name);
  request->kind = g_strdup (self->kind != NULL ? self->kind : writes ? self->guessed : NULL);
  request->bytes = self->bytes != NULL ? g_bytes_ref (self->bytes) : NULL;
  request->columns = copy_columns (self->columns);
  request->earlier = recall_all (lis_session_get_memory (self->session));
  request->new_actors = self->new_actors;
  request->writes = writes;
  request->today = lis_session_get_today (self->session);
  request->progress = progressed_cb;
  request->progress_data = g_object_ref (self);
  return request;
}

static gboolean
timed_cb (gpointer data)
{
  g_object_notify_by_pspec (G_OBJECT (data), properties[PROP_PROGRESS]);
  return G_SOURCE_CONTINUE;
}

static void
set_busy (LisImporter *self, gboolean busy)
{
  self->busy = busy;
  g_atomic_int_set (&self->progress, 0);
  g_clear_handle_id (&self->timer, g_source_remove);
  if (busy)
    self->timer = g_timeout_add (PROGRESS_MILLISECONDS, timed_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* What a person corrected once holds for the next file too. */
static void
remember_columns (LisImporter *self, const char *kind)
{
  LisPlanMemory *memory = lis_session_get_memory (self->session);
  GHashTableIter iter;
  gpointer header, field;

  g_hash_table_iter_init (&iter, self->columns);
  while (memory != NULL && g_hash_table_iter_next (&iter, &header, &field))
    {
      g_autofree char *key = lis_importer_make_key (kind, header);

      lis_plan_memory_set_string (memory, MEMORY_GROUP, key, field);
    }
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) answer = data;
  LisImporter *self = g_task_get_source_object (answer);
  g_autoptr (GError) error = NULL;
  LisImportPreview *preview = lis_session_do_finish (LIS_SESSION (source), result, &error);
  gboolean writes = GPOINTER_TO_INT (g_task_get_task_data (answer));

  set_busy (self, FALSE);
  if (preview == NULL)
    {
      g_task_return_error (answer, g_steal_pointer (&error));
      return;
    }
  g_free (self->guessed);
  self->guessed = g_strdup (preview->kind);
  if (writes && preview->n_problems == 0)
    remember_columns (self, preview->kind);
  g_task_return_pointer (answer, preview, (GDestroyNotify) lis_import_preview_free);
}

static void
start (LisImporter *self, gboolean writes, GCancellable *cancellable, GAsyncReadyCallback answered, gpointer data)
{
  GTask *answer = g_task_new (self, cancellable, answered, data);

  g_task_set_task_data (answer, GINT_TO_POINTER (writes), NULL);
  set_busy (self, TRUE);
  lis_session_do (self->session, lis_importer_work, make_request (self, writes), free_request,
                  (GDestroyNotify) lis_import_preview_free, writes, cancellable, answered_cb, answer);
}

void
lis_importer_look (LisImporter *self, GCancellable *cancellable, GAsyncReadyCallback answered, gpointer data)
{
  g_return_if_fail (LIS_IS_IMPORTER (self) && !self->busy && self->name != NULL);

  start (self, FALSE, cancellable, answered, data);
}

void
lis_importer_run (LisImporter *self, GCancellable *cancellable, GAsyncReadyCallback answered, gpointer data)
{
  g_return_if_fail (LIS_IS_IMPORTER (self) && !self->busy && self->name != NULL);

  start (self, TRUE, cancellable, answered, data);
}

LisImportPreview *
lis_importer_finish (LisImporter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
lis_importer_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  LisImporter *self = LIS_IMPORTER (object);

  if (property == PROP_BUSY)
    g_value_set_boolean (value, self->busy);
  else if (property == PROP_PROGRESS)
    g_value_set_double (value, g_atomic_int_get (&self->progress) / 1000.0);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
lis_importer_finalize (GObject *object)
{
  LisImporter *self = LIS_IMPORTER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  forget (self);
  g_hash_table_unref (self->columns);
  g_object_unref (self->session);
  G_OBJECT_CLASS (lis_importer_parent_class)->finalize (object);
}

static void
lis_importer_class_init (LisImporterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lis_importer_get_property;
  object_class->finalize = lis_importer_finalize;
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, read);
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, read);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
lis_importer_init (LisImporter *self)
{
  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

LisImporter *
lis_importer_new (LisSession *session)
{
  LisImporter *self = g_object_new (LIS_TYPE_IMPORTER, NULL);

  self->session = g_object_ref (session);
  return self;
}
