/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-checkout.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lis-digest.h"
#include "lis-error.h"
#include "lis-file.h"
#include "lis-store.h"

#define GROUP "Checkout"
#define COPY_NAME "plan.lisplan"
#define ORIGIN_NAME "origin"

struct _LisCheckout
{
  char        *target;       /* the original, or what lies beside it */
  gboolean     is_beside;
  char        *saved_beside; /* the newest there is */
  LisPlanLock *copy_lock;    /* so that nobody takes the copy for one that was left */
  char        *folder;
  char        *path;
  LisDigest    base;    /* of the target's bytes when we last read or wrote it */
  LisStoreHead written; /* what the target holds of the copy */
};

static char *
get_root (const char *root)
{
  return root != NULL ? g_strdup (root) : g_build_filename (g_get_user_state_dir (), "lisplan", "network", NULL);
}

/* No name of a file or person goes into the name. */
static char *
get_folder (const char *original, const char *root)
{
  g_autofree char *above = get_root (root);
  g_autofree char *name = NULL;
  LisDigestState state;
  LisDigest digest;

  lis_digest_init (&state);
  lis_digest_add_text (&state, original);
  lis_digest_finish (&state, &digest);
  name = lis_digest_to_text (&digest);
  name[32] = '\0';
  return g_build_filename (above, name, NULL);
}

/* A folder that vanished is a network that is gone, whatever the system calls it. */
static void
tell_unreachable (const char *target, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (target);

  if (*error == NULL || (!g_error_matches (*error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_NOT_FOUND) &&
                         !g_error_matches (*error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_UNREACHABLE) &&
                         g_access (folder, F_OK) == 0))
    return;
  g_clear_error (error);
  g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_UNREACHABLE,
               _("“%s” cannot be reached now. What you do is kept on this computer and written back when it can be "
                 "reached again"), target);
}

static gboolean
read_head (const char *path, LisStoreHead *head, GError **error)
{
  g_autoptr (LisStore) store = lis_store_open (path, LIS_STORE_READ, error);

  return store != NULL && lis_store_read_head (store, 0, head, error);
}

static gboolean
is_same_head (const LisStoreHead *a, const LisStoreHead *b)
{
  return a->number == b->number && lis_digest_equal (&a->digest, &b->digest);
}

static gboolean
write_origin (LisCheckout *self, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = g_build_filename (self->folder, ORIGIN_NAME, NULL);
  g_autofree char *base = lis_digest_to_text (&self->base);
  g_autofree char *head = lis_digest_to_text (&self->written.digest);
  g_autofree char *target = g_filename_to_uri (self->target, NULL, error);
  g_autofree char *text = NULL;

  if (target == NULL)
    return FALSE;
  g_key_file_set_string (file, GROUP, "original", target);
  g_key_file_set_string (file, GROUP, "digest", base);
  g_key_file_set_int64 (file, GROUP, "change-set", self->written.number);
  g_key_file_set_string (file, GROUP, "change-set-digest", head);
  text = g_key_file_to_data (file, NULL, NULL);
  return lis_file_write (path, text, error);
}

/* @folder's own file, as it was when something was last written back. */
static gboolean
read_origin (const char *folder, LisCheckout *origin)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = g_build_filename (folder, ORIGIN_NAME, NULL);
  g_autofree char *uri = NULL;
  g_autofree char *base = NULL;
  g_autofree char *head = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return FALSE;
  uri = g_key_file_get_string (file, GROUP, "original", NULL);
  base = g_key_file_get_string (file, GROUP, "digest", NULL);
  head = g_key_file_get_string (file, GROUP, "change-set-digest", NULL);
  origin->written.number = g_key_file_get_int64 (file, GROUP, "change-set", NULL);
  origin->target = uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
  return origin->target != NULL && lis_digest_from_text (base, &origin->base) &&
         lis_digest_from_text (head, &origin->written.digest);
}

void
lis_checkout_free (LisCheckout *self)
{
  if (self == NULL)
    return;
  lis_plan_lock_release (self->copy_lock);
  g_free (self->target);
  g_free (self->saved_beside);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

/* A whole copy of the plan at @from; only what the database knows to be one moment of it. */
static gboolean
copy_plan (const char *from, const char *to, GError **error)
{
  g_autoptr (LisStore) store = lis_store_open (from, LIS_STORE_READ, error);

  return store != NULL && lis_db_copy_to (lis_store_get_db (store), to, NULL, NULL, NULL, error);
}

/* The original may be replaced while it is copied only by who does not heed the lock: its digest is taken on both
 * sides of it. */
static gboolean
fetch (LisCheckout *self, GError **error)
{
  LisDigest after;

  lis_db_discard (self->path);
  return lis_file_digest (self->target, NULL, &self->base, error) && copy_plan (self->target, self->path, error) &&
         lis_file_digest (self->target, NULL, &after, error) &&
         (lis_digest_equal (&self->base, &after) || lis_file_fail (self->target, EBUSY, error)) &&
         read_head (self->path, &self->written, error) && write_origin (self, error);
}

/* "plan (pc-17 2026-11-22 20.15.03).lisplan" */
static char *
make_name_beside (LisCheckout *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H.%M.%S");
  g_autofree char *stem = g_str_has_suffix (self->target, ".lisplan")
                              ? g_strndup (self->target, strlen (self->target) - strlen (".lisplan"))
                              : g_strdup (self->target);
  char *name = g_strdup_printf ("%s (%s %s).lisplan", stem, g_get_host_name (), time);

  for (guint i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s (%s %s, %u).lisplan", stem, g_get_host_name (), time, i);
    }
  return name;
}

/* Whoever may read the original may read what takes its place. */
static void
keep_mode (const char *target, const char *unfinished)
{
  GStatBuf status;

  if (g_stat (target, &status) == 0 && g_chmod (unfinished, status.st_mode & 0777) != 0)
    g_debug ("The mode of %s could not be kept", target);
}

/* On the network drive, under a name that is nobody's, and read again: what a server took need not be what was sent. */
static gboolean
send_copy (LisCheckout *self, const char *local, const char *unfinished, LisDigest *digest, GError **error)
{
  LisDigest there;

  return lis_file_digest (local, NULL, digest, error) && lis_file_copy (local, unfinished, error) &&
         lis_file_digest (unfinished, NULL, &there, error) &&
         (lis_digest_equal (digest, &there) || lis_file_fail (self->target, EIO, error));
}

static gboolean
is_unchanged (LisCheckout *self, LisPlanLock *lock, gboolean *unchanged, GError **error)
{
  LisDigest now;

  *unchanged = FALSE;
  if (!lis_file_digest (self->target, NULL, &now, error))
    return FALSE;
  /* Beside the original nobody else writes. */
  *unchanged = lis_digest_equal (&now, &self->base) && (self->is_beside || lis_plan_lock_is_held (lock));
  return TRUE;
}

static gboolean
put_beside (LisCheckout *self, const char *unfinished, GError **error)
{
  g_autofree char *beside = make_name_beside (self);

  if (!lis_file_move_new (unfinished, beside, error))
    return FALSE;
  g_free (self->target);
  g_free (self->saved_beside);
  self->is_beside = TRUE;
  self->target = g_strdup (beside);
  self->saved_beside = g_steal_pointer (&beside);
  return TRUE;
}

static gboolean
put_in_place (LisCheckout *self, LisPlanLock *lock, const char *unfinished, GError **error)
{
  gboolean unchanged;

  if (!is_unchanged (self, lock, &unchanged, error))
    return FALSE;
  if (!unchanged)
    return put_beside (self, unfinished, error);
  keep_mode (self->target, unfinished);
  if (g_rename (unfinished, self->target) != 0)
    return lis_file_fail (self->target, errno, error);
  return lis_file_sync_folder_of (self->target, error);
}

static gboolean
write_back (LisCheckout *self, LisPlanLock *lock, const LisStoreHead *head, GError **error)
{
  g_autofree char *local = g_build_filename (self->folder, "sending.unfinished", NULL);
  g_autofree char *unfinished = g_strdup_printf ("%s.%s-%d.unfinished", self->target, g_get_host_name (),
                                                 (int) getpid ());
  LisDigest digest;
  gboolean done;

  lis_db_discard (local);
  g_unlink (unfinished);
  done = copy_plan (self->path, local, error) && send_copy (self, local, unfinished, &digest, error) &&
         put_in_place (self, lock, unfinished, error);
  lis_db_discard (local);
  if (!done)
    {
      g_unlink (unfinished);
      return FALSE;
    }
  self->base = digest;
  self->written = *head;
  return write_origin (self, error);
}

gboolean
lis_checkout_write_back (LisCheckout *self, LisPlanLock *lock, GError **error)
{
  g_autoptr (GError) local = NULL;
  LisStoreHead head;

  if (!read_head (self->path, &head, error))
    return FALSE;
  if (is_same_head (&head, &self->written) || write_back (self, lock, &head, &local))
    return TRUE;
  tell_unreachable (self->target, &local);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* It cannot be said what it holds: it is kept for whoever can. */
static gboolean
set_copy_aside (LisCheckout *self, GError **error)
{
  g_autofree char *name = g_strdup_printf ("left-%" G_GINT64_FORMAT ".lisplan", g_get_real_time ());
  g_autofree char *aside = g_build_filename (self->folder, name, NULL);

  return lis_file_move_new (self->path, aside, error);
}

static gboolean
send_left (LisCheckout *self, const LisCheckout *origin, const LisStoreHead *head, LisPlanLock *lock, GError **error)
{
  g_autofree char *original = self->target;
  gboolean done;

  self->base = origin->base;
  self->written = origin->written;
  /* It went on beside the original, and goes on there. */
  self->target = g_strdup (origin->target);
  self->is_beside = !g_str_equal (origin->target, original);
  done = write_back (self, lock, head, error);
  g_free (self->target);
  self->target = g_steal_pointer (&original);
  self->is_beside = FALSE;
  return done;
}

/* What another run of the program left. It is known what the original held then. */
static gboolean
take_left (LisCheckout *self, LisPlanLock *lock, GError **error)
{
  LisCheckout origin = { 0 };
  LisStoreHead head;
  gboolean done = TRUE;

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!read_origin (self->folder, &origin) || !read_head (self->path, &head, NULL))
    done = set_copy_aside (self, error);
  else if (!is_same_head (&head, &origin.written))
    done = send_left (self, &origin, &head, lock, error);
  g_free (origin.target);
  return done;
}

static gboolean
prepare_copy (LisCheckout *self, LisPlanLock *lock, GError **error)
{
  if (!lis_file_make_folder (self->folder, error))
    return FALSE;
  self->copy_lock = lis_plan_lock_take (self->path, error);
  return self->copy_lock != NULL && take_left (self, lock, error) && fetch (self, error);
}

LisCheckout *
lis_checkout_begin (const char *original, const char *root, LisPlanLock *lock, GError **error)
{
  g_autoptr (LisCheckout) self = g_new0 (LisCheckout, 1);
  g_autoptr (GError) local = NULL;

  self->target = g_strdup (original);
  self->folder = get_folder (original, root);
  self->path = g_build_filename (self->folder, COPY_NAME, NULL);
  if (prepare_copy (self, lock, &local))
    return g_steal_pointer (&self);
  tell_unreachable (original, &local);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

const char *
lis_checkout_get_path (LisCheckout *self)
{
  return self->path;
}

const char *
lis_checkout_get_saved_beside (LisCheckout *self)
{
  return self->saved_beside;
}

static void
remove_copy (const char *folder, const char *path)
{
  g_autofree char *origin = g_build_filename (folder, ORIGIN_NAME, NULL);

  lis_db_discard (path);
  g_unlink (origin);
}

void
lis_checkout_end (LisCheckout *self)
{
  LisStoreHead head;

  if (read_head (self->path, &head, NULL) && is_same_head (&head, &self->written))
    remove_copy (self->folder, self->path);
  g_clear_pointer (&self->copy_lock, lis_plan_lock_release);
  /* Only when nothing is left in it. */
  g_rmdir (self->folder);
  lis_checkout_free (self);
}

void
lis_checkout_left_free (LisCheckoutLeft *left)
{
  g_free (left->original);
  g_free (left->path);
  g_free (left);
}

/* The lock beside the copy, which whoever works on it holds. */
static gboolean
is_in_use (const char *path)
{
  g_autoptr (LisPlanLock) lock = lis_plan_lock_take (path, NULL);

  return lock == NULL;
}

static void
add_left (GPtrArray *list, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, COPY_NAME, NULL);
  LisCheckout origin = { 0 };
  LisStoreHead head;

  if (g_file_test (path, G_FILE_TEST_EXISTS) && read_origin (folder, &origin) && read_head (path, &head, NULL) &&
      !is_same_head (&head, &origin.written) && !is_in_use (path))
    {
      LisCheckoutLeft *left = g_new0 (LisCheckoutLeft, 1);

      left->original = g_strdup (origin.target);
      left->path = g_steal_pointer (&path);
      g_ptr_array_add (list, left);
    }
  g_free (origin.target);
}

GPtrArray *
lis_checkout_list_left (const char *root)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) lis_checkout_left_free);
  g_autofree char *above = get_root (root);
  g_autoptr (GDir) entries = g_dir_open (above, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *folder = g_build_filename (above, name, NULL);

      add_left (list, folder);
    }
  return list;
}
