/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "lis-entropy.h"
#include "lis-error.h"
#include "lis-network-drive.h"

struct _LisPlanLock
{
  char *path;
  int   descriptor;
  char *holder; /* what we wrote into it; NULL when that could not be done */
};

#define MAX_HOLDER 1024

/* User, host and time, one to a line, and a word by which this one is told from another of the same moment. */
static char *
describe_self (void)
{
  LisEntropy entropy = lis_entropy_system ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *since = g_date_time_format (now, "%d.%m.%Y %H:%M");

  return g_strdup_printf ("%s\n%s\n%s\n%08x%08x\n", g_get_user_name (), g_get_host_name (), since,
                          lis_entropy_uint32 (&entropy), lis_entropy_uint32 (&entropy));
}

/* The lock file of another holder: user, host and time, one to a line. */
static void
set_locked_error (const char *plan, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (g_file_get_contents (path, &text, NULL, NULL) && g_utf8_validate (text, -1, NULL))
    lines = g_strsplit (text, "\n", 4);
  if (lines != NULL && g_strv_length (lines) >= 3)
    /* Translators: user name, computer, path of the plan, date and time. */
    g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_LOCKED,
                 _("%1$s on %2$s has had “%3$s” open for writing since %4$s. "
                   "Wait until it is closed, or open it to read"),
                 lines[0], lines[1], plan, lines[2]);
  else
    g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_LOCKED,
                 _("Another program has “%s” open for writing. Wait until it is closed, or open it to read"), plan);
}

/* The file may have been removed by its last holder between our opening and our locking it. */
static gboolean
is_still_there (const char *path, int descriptor)
{
  struct stat named, held;

  return fstat (descriptor, &held) == 0 && stat (path, &named) == 0 && held.st_ino == named.st_ino &&
         held.st_dev == named.st_dev;
}

/* Free with g_free(). */
static char *
read_holder (int descriptor)
{
  char text[MAX_HOLDER];
  gssize length = pread (descriptor, text, sizeof text, 0);

  return g_strndup (text, (gsize) MAX (length, 0));
}

static gboolean
write_holder (int descriptor, const char *holder)
{
  gsize length = strlen (holder);

  return ftruncate (descriptor, 0) == 0 && pwrite (descriptor, holder, length, 0) == (gssize) length;
}

/* The server's, for that of this machine may be another. */
static time_t
read_clock_of (const char *path)
{
  g_autofree char *name = g_strdup_printf ("%s.%s-%d.unfinished", path, g_get_host_name (), (int) getpid ());
  int descriptor = g_open (name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  struct stat status;
  time_t now = time (NULL);

  if (descriptor < 0)
    return now;
  if (fstat (descriptor, &status) == 0)
    now = status.st_mtime;
  close (descriptor);
  g_unlink (name);
  return now;
}

static gboolean
is_of_living_host (int descriptor, const char *path)
{
  g_autofree char *holder = read_holder (descriptor);
  g_auto (GStrv) lines = g_strsplit (holder, "\n", 3);
  struct stat status;

  return g_strv_length (lines) == 3 && !g_str_equal (lines[1], g_get_host_name ()) &&
         fstat (descriptor, &status) == 0 && read_clock_of (path) - status.st_mtime < LIS_PLAN_LOCK_STALE_SECONDS;
}

static int
open_lock (const char *path)
{
  int descriptor = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);

  if (descriptor < 0 && errno == EACCES)
    {
      /* A colleague's. It can be held without being written, and removed when nobody holds it. */
      descriptor = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
      if (descriptor < 0)
        errno = EACCES;
    }
  return descriptor;
}

static int
fail_to_lock (const char *plan, int saved, GError **error)
{
  g_set_error (error, LIS_PLAN_ERROR, saved == ENOSPC ? LIS_PLAN_ERROR_NO_SPACE : LIS_PLAN_ERROR_READ_ONLY,
               _("“%s” cannot be written, since nothing can be written in its folder (%s)"), plan, g_strerror (saved));
  return -1;
}

/* One that a colleague's program left behind when it was killed makes way for our own. */
static int
replace_lock (const char *plan, const char *path, int descriptor, GError **error)
{
  int result = is_still_there (path, descriptor) && g_unlink (path) != 0 ? fail_to_lock (plan, errno, error) : -2;

  close (descriptor);
  return result;
}

/* -1 with @error, or a locked descriptor; -2 to try again. */
static int
try_lock (const char *plan, const char *path, GError **error)
{
  int descriptor = open_lock (path);

  if (descriptor < 0)
    return fail_to_lock (plan, errno, error);
  if (flock (descriptor, LOCK_EX | LOCK_NB) != 0 ||
      (lis_network_drive_recognise (plan) != NULL && is_of_living_host (descriptor, path)))
    {
      set_locked_error (plan, path, error);
      close (descriptor);
      return -1;
    }
  if ((fcntl (descriptor, F_GETFL) & O_ACCMODE) == O_RDONLY)
    return replace_lock (plan, path, descriptor, error);
  if (is_still_there (path, descriptor))
    return descriptor;
  close (descriptor);
  return -2;
}

LisPlanLock *
lis_plan_lock_take (const char *plan, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (plan);
  g_autofree char *name = g_path_get_basename (plan);
  g_autofree char *hidden = g_strdup_printf (".%s.lock", name);
  g_autofree char *path = g_build_filename (folder, hidden, NULL);
  LisPlanLock *lock;
  int descriptor;

  do
    descriptor = try_lock (plan, path, error);
  while (descriptor == -2);
  if (descriptor < 0)
    return NULL;
  lock = g_new0 (LisPlanLock, 1);
  lock->path = g_steal_pointer (&path);
  lock->descriptor = descriptor;
  lock->holder = describe_self ();
  /* Who holds it is a courtesy: a full disk must not keep anybody from reading on. Nor must the mask of new files keep
   * colleagues from being told. */
  if (!write_holder (descriptor, lock->holder))
    g_clear_pointer (&lock->holder, g_free);
  if (lis_network_drive_recognise (plan) != NULL && fsync (descriptor) != 0)
    g_debug ("%s may not be seen by other machines yet", lock->path);
  if (fchmod (descriptor, 0644) != 0)
    g_debug ("%s may not be readable for colleagues", lock->path);
  return lock;
}

static gboolean
is_ours (LisPlanLock *lock)
{
  g_autofree char *text = NULL;

  if (!is_still_there (lock->path, lock->descriptor))
    return FALSE;
  return lock->holder == NULL ||
         (g_file_get_contents (lock->path, &text, NULL, NULL) && g_str_equal (text, lock->holder));
}

gboolean
lis_plan_lock_is_held (LisPlanLock *lock)
{
  return is_ours (lock) && futimens (lock->descriptor, NULL) == 0;
}

void
lis_plan_lock_release (LisPlanLock *lock)
{
  if (lock == NULL)
    return;
  /* Not one that another machine has made its own meanwhile. */
  if (is_ours (lock))
    g_unlink (lock->path);
  close (lock->descriptor);
  g_free (lock->path);
  g_free (lock->holder);
  g_free (lock);
}
