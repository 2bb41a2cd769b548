/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lis-error.h"

struct _LisPlanLock
{
  char *path;
  int   descriptor;
};

static char *
describe_self (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *since = g_date_time_format (now, "%d.%m.%Y %H:%M");

  return g_strdup_printf ("%s\n%s\n%s\n", g_get_user_name (), g_get_host_name (), since);
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

static gboolean
write_holder (int descriptor)
{
  g_autofree char *text = describe_self ();
  gsize length = strlen (text);

  return ftruncate (descriptor, 0) == 0 && pwrite (descriptor, text, length, 0) == (gssize) length;
}

/* -1 with @error, or a locked descriptor; -2 to try again. */
static int
try_lock (const char *plan, const char *path, GError **error)
{
  int descriptor = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (descriptor < 0)
    {
      int saved = errno;

      g_set_error (error, LIS_PLAN_ERROR, saved == ENOSPC ? LIS_PLAN_ERROR_NO_SPACE : LIS_PLAN_ERROR_READ_ONLY,
                   _("“%s” cannot be written, since nothing can be written in its folder (%s)"), plan,
                   g_strerror (saved));
      return -1;
    }
  if (flock (descriptor, LOCK_EX | LOCK_NB) != 0)
    {
      set_locked_error (plan, path, error);
      close (descriptor);
      return -1;
    }
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
  /* Who holds it is a courtesy: a full disk must not keep anybody from reading on. */
  if (!write_holder (descriptor))
    g_debug ("The holder could not be written to %s", path);
  lock = g_new0 (LisPlanLock, 1);
  lock->path = g_steal_pointer (&path);
  lock->descriptor = descriptor;
  return lock;
}

void
lis_plan_lock_release (LisPlanLock *lock)
{
  if (lock == NULL)
    return;
  g_unlink (lock->path);
  close (lock->descriptor);
  g_free (lock->path);
  g_free (lock);
}
