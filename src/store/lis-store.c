/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lis-checkout.h"
#include "lis-error.h"
#include "lis-file.h"
#include "lis-network-drive.h"
#include "lis-plan-lock.h"
#include "lis-schema.h"
#include "lis-upgrade.h"

/* So often a network drive is asked after. */
#define NETWORK_SECONDS 30

struct _LisStore
{
  GObject         parent_instance;
  char           *path;
  char           *read_only_reason; /* NULL when writable */
  LisPlanLock    *lock;
  LisCheckout    *checkout;         /* of a plan on a network drive that is written */
  GError         *network_fault;
  gint64          network_time;     /* when it was last asked after, monotonic */
  GStatBuf        seen;             /* the file on a network drive that is only read */
  LisDb          *db;
  gint64          data_version;
  LisDbStatement *finders[LIS_N_ENTITIES]; /* made when first needed */
};

G_DEFINE_FINAL_TYPE (LisStore, lis_store, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
close_db (LisStore *self)
{
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    g_clear_pointer (&self->finders[i], lis_db_statement_free);
  g_clear_pointer (&self->db, lis_db_close);
}

static void
end_checkout (LisStore *self)
{
  if (self->checkout == NULL)
    return;
  if (!lis_store_write_back (self, NULL))
    g_debug ("%s stays on this machine", self->path);
  g_clear_pointer (&self->checkout, lis_checkout_end);
}

static void
lis_store_finalize (GObject *object)
{
  LisStore *self = LIS_STORE (object);

  close_db (self);
  end_checkout (self);
  g_clear_error (&self->network_fault);
  g_clear_pointer (&self->lock, lis_plan_lock_release);
  g_free (self->path);
  g_free (self->read_only_reason);
  G_OBJECT_CLASS (lis_store_parent_class)->finalize (object);
}

static void
lis_store_class_init (LisStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lis_store_finalize;

  signals[CHANGED] = g_signal_new ("changed", LIS_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_ARRAY);
}

static void
lis_store_init (LisStore *self)
{
}

/* The tables are made under another name, so that a plan is there whole or not at all. */
static gboolean
make_plan_file (const char *path, const char *unfinished, GError **error)
{
  g_autoptr (LisDb) db = lis_db_open (unfinished, LIS_DB_CREATE, error);

  if (db == NULL || !lis_schema_create (db, error))
    return FALSE;
  g_clear_pointer (&db, lis_db_close);
  return lis_file_move_new (unfinished, path, error);
}

LisStore *
lis_store_create (const char *path, GError **error)
{
  g_autofree char *unfinished = g_strdup_printf ("%s.%d.unfinished", path, (int) getpid ());
  GError *local = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_EXISTS,
                   _("“%s” exists already and is not overwritten. Choose another name"), path);
      return NULL;
    }
  if (!make_plan_file (path, unfinished, &local))
    {
      lis_file_propagate_renamed (error, local, unfinished, path);
      lis_db_discard (unfinished);
      return NULL;
    }
  return lis_store_open (path, LIS_STORE_WRITE, error);
}

static gboolean
is_reason_to_read_only (const GError *error)
{
  return g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_LOCKED) ||
         g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_READ_ONLY) ||
         g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_NO_SPACE);
}

/* The lock goes by the name: a file of two names could be written under both at once. */
static gboolean
has_one_name (LisStore *self, GError **error)
{
  struct stat status;

  if (g_stat (self->path, &status) != 0 || status.st_nlink <= 1)
    return TRUE;
  g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_READ_ONLY,
               _("“%s” is one of several names of the same file, and could be changed under another at the same time. "
                 "Make a copy and work on that"), self->path);
  return FALSE;
}

static gboolean
take_lock (LisStore *self, GError **error)
{
  if (g_access (self->path, W_OK) != 0 && errno != ENOENT)
    {
      g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_READ_ONLY,
                   _("“%s” cannot be written here. Work on a copy in a folder of your own"), self->path);
      return FALSE;
    }
  self->lock = has_one_name (self, error) ? lis_plan_lock_take (self->path, error) : NULL;
  return self->lock != NULL;
}

/* Where the database is. */
static const char *
get_db_path (LisStore *self)
{
  return self->checkout != NULL ? lis_checkout_get_path (self->checkout) : self->path;
}

static gboolean
check_out (LisStore *self, GError **error)
{
  /* A plan that is just being written by a program that died is put right where it lies, as ever. */
  if (lis_network_drive_recognise (self->path) == NULL)
    return TRUE;
  self->checkout = lis_checkout_begin (self->path, NULL, self->lock, error);
  if (self->checkout == NULL)
    g_clear_pointer (&self->lock, lis_plan_lock_release);
  return self->checkout != NULL;
}

/* What a killed writer left half done is put right by opening to write; a reader cannot do it. */
static gboolean
finish_interrupted (LisStore *self)
{
  g_autofree char *journal = g_strconcat (get_db_path (self), "-journal", NULL);
  g_autoptr (LisDb) db = NULL;

  if (!g_file_test (journal, G_FILE_TEST_EXISTS) || g_access (get_db_path (self), W_OK) != 0)
    return FALSE;
  db = lis_db_open (get_db_path (self), LIS_DB_WRITE, NULL);
  return db != NULL;
}

static LisDb *
open_db (LisStore *self, LisDbMode mode, GError **error)
{
  g_autoptr (GError) local = NULL;
  LisDb *db = lis_db_open (get_db_path (self), mode, &local);

  if (db == NULL && mode == LIS_DB_READ_ONLY &&
      g_error_matches (local, LIS_PLAN_ERROR, LIS_PLAN_ERROR_READ_ONLY) && finish_interrupted (self))
    return lis_db_open (get_db_path (self), mode, error);
  if (db == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return db;
}

static gboolean
open_file (LisStore *self, LisDbMode mode, GError **error)
{
  g_autofree char *reason = NULL;

  self->db = open_db (self, mode, error);
  if (self->db == NULL || !lis_schema_check (self->db, &reason, error) ||
      (mode == LIS_DB_WRITE && reason == NULL &&
       (!lis_db_settle_journal (self->db, error) ||
        !lis_upgrade_with_backup (self->db, LIS_STORE_VERSION, lis_upgrade_load, error))))
    return FALSE;
  if (reason != NULL && self->read_only_reason == NULL)
    self->read_only_reason = g_steal_pointer (&reason);
  return lis_db_get_data_version (self->db, &self->data_version, error);
}

static gboolean
prepare_to_write (LisStore *self, LisStoreMode mode, GError **error)
{
  g_autoptr (GError) local = NULL;

  /* A file that is no plan gets no lock beside it. */
  if (!g_file_test (self->path, G_FILE_TEST_IS_REGULAR) ||
      (take_lock (self, &local) && check_out (self, &local)))
    return TRUE;
  if (mode == LIS_STORE_WRITE_OR_READ && is_reason_to_read_only (local))
    {
      self->read_only_reason = g_strdup (local->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* On a network drive others replace the file as a whole, and a reader of the old one would not know. Returns whether
 * it is another one than was last looked at. */
static gboolean
look_at_network_file (LisStore *self)
{
  GStatBuf now;
  gboolean is_other;

  if (lis_network_drive_recognise (self->path) == NULL || g_stat (self->path, &now) != 0)
    return FALSE;
  is_other = now.st_ino != self->seen.st_ino || now.st_mtime != self->seen.st_mtime ||
             now.st_size != self->seen.st_size;
  self->seen = now;
  return is_other;
}

LisStore *
lis_store_open (const char *path, LisStoreMode mode, GError **error)
{
  g_autoptr (LisStore) self = g_object_new (LIS_TYPE_STORE, NULL);

  /* So that two ways to one file take the same lock. */
  self->path = lis_file_resolve (path);
  if (mode == LIS_STORE_READ)
    self->read_only_reason = g_strdup (_("The plan was opened to be read only"));
  else if (!prepare_to_write (self, mode, error))
    return NULL;
  if (self->read_only_reason != NULL)
    look_at_network_file (self);
  if (!open_file (self, self->read_only_reason == NULL ? LIS_DB_WRITE : LIS_DB_READ_ONLY, error))
    return NULL;
  if (mode == LIS_STORE_WRITE && self->read_only_reason != NULL)
    {
      g_set_error_literal (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_NEWER, self->read_only_reason);
      return NULL;
    }
  return g_steal_pointer (&self);
}

const char *
lis_store_get_path (LisStore *self)
{
  g_return_val_if_fail (LIS_IS_STORE (self), NULL);

  return self->path;
}

gboolean
lis_store_is_writable (LisStore *self)
{
  g_return_val_if_fail (LIS_IS_STORE (self), FALSE);

  return self->read_only_reason == NULL;
}

const char *
lis_store_get_read_only_reason (LisStore *self)
{
  g_return_val_if_fail (LIS_IS_STORE (self), NULL);

  return self->read_only_reason;
}

gboolean
lis_store_check_file (LisStore *self, GError **error)
{
  g_return_val_if_fail (LIS_IS_STORE (self), FALSE);

  return lis_db_check (self->db, error) && lis_schema_compare (self->db, error);
}

gboolean
lis_store_write_back (LisStore *self, GError **error)
{
  g_return_val_if_fail (LIS_IS_STORE (self), FALSE);

  if (self->checkout == NULL)
    return TRUE;
  g_clear_error (&self->network_fault);
  self->network_time = g_get_monotonic_time ();
  if (lis_checkout_write_back (self->checkout, self->lock, &self->network_fault))
    return TRUE;
  g_propagate_error (error, g_error_copy (self->network_fault));
  return FALSE;
}

const GError *
lis_store_get_network_fault (LisStore *self)
{
  g_return_val_if_fail (LIS_IS_STORE (self), NULL);

  return self->network_fault;
}

const char *
lis_store_get_saved_beside (LisStore *self)
{
  g_return_val_if_fail (LIS_IS_STORE (self), NULL);

  return self->checkout != NULL ? lis_checkout_get_saved_beside (self->checkout) : NULL;
}

/* Now and then: tries again, and keeps the lock from looking like that of a machine that died. */
static void
attend_to_network (LisStore *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->checkout == NULL || now - self->network_time < NETWORK_SECONDS * G_USEC_PER_SEC)
    return;
  self->network_time = now;
  if (self->network_fault != NULL)
    lis_store_write_back (self, NULL);
  else if (!lis_plan_lock_is_held (self->lock))
    g_debug ("The lock of %s is not ours any more", self->path);
}

static gboolean
reopen_network_file (LisStore *self)
{
  LisDb *old = self->db;

  if (self->checkout != NULL || !look_at_network_file (self))
    return FALSE;
  self->db = NULL;
  if (open_file (self, LIS_DB_READ_ONLY, NULL))
    {
      LisDb *opened = self->db;

      self->db = old;
      close_db (self);
      self->db = opened;
      return TRUE;
    }
  /* What was read stays, and the next look is a first one. */
  g_clear_pointer (&self->db, lis_db_close);
  self->db = old;
  memset (&self->seen, 0, sizeof self->seen);
  return FALSE;
}

gboolean
lis_store_poll (LisStore *self)
{
  g_autoptr (GArray) nothing = NULL;
  gint64 version;

  g_return_val_if_fail (LIS_IS_STORE (self), FALSE);

  attend_to_network (self);
  if (!reopen_network_file (self) &&
      (!lis_db_get_data_version (self->db, &version, NULL) || version == self->data_version))
    return FALSE;
  if (!lis_db_get_data_version (self->db, &self->data_version, NULL))
    return FALSE;
  nothing = g_array_new (FALSE, FALSE, sizeof (LisStoreChange));
  lis_store_emit_changed (self, nothing);
  return TRUE;
}

LisDbStatement *
lis_store_get_finder (LisStore *self, LisEntityType type, GError **error)
{
  g_autofree char *sql = NULL;

  if (self->finders[type] == NULL)
    {
      sql = lis_store_select_sql (lis_entity_get (type), "WHERE id = ?1");
      self->finders[type] = lis_db_prepare (self->db, sql, error);
    }
  return self->finders[type];
}

LisDb *
lis_store_get_db (LisStore *self)
{
  g_return_val_if_fail (LIS_IS_STORE (self), NULL);

  return self->db;
}

void
lis_store_emit_changed (LisStore *self, GArray *changes)
{
  g_return_if_fail (LIS_IS_STORE (self));

  g_signal_emit (self, signals[CHANGED], 0, changes);
  /* Of our own; the change set is safe on this machine, whatever becomes of this. */
  if (changes->len > 0)
    lis_store_write_back (self, NULL);
}
