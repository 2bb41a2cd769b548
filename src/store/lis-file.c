/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lis-error.h"

#define READ_SIZE (1 << 20)

char *
lis_file_resolve (const char *path)
{
  char *resolved = realpath (path, NULL);
  char *copy = resolved != NULL ? g_strdup (resolved) : g_canonicalize_filename (path, NULL);

  free (resolved);
  return copy;
}

static int
code_for (int saved)
{
  switch (saved)
    {
    case ENOSPC:
    case EDQUOT:
      return LIS_PLAN_ERROR_NO_SPACE;
    case ENOENT:
      return LIS_PLAN_ERROR_NOT_FOUND;
    case ENOTCONN:
    case ESTALE:
    case EHOSTDOWN:
    case EHOSTUNREACH:
    case ENETDOWN:
    case ENETUNREACH:
    case ETIMEDOUT:
    case ENONET:
      return LIS_PLAN_ERROR_UNREACHABLE;
    case EROFS:
    case EACCES:
    case EPERM:
      return LIS_PLAN_ERROR_READ_ONLY;
    default:
      return LIS_PLAN_ERROR_FAILED;
    }
}

gboolean
lis_file_fail (const char *path, int saved, GError **error)
{
  g_set_error (error, LIS_PLAN_ERROR, code_for (saved), _("“%s” could not be read or written (%s)"), path,
               g_strerror (saved));
  return FALSE;
}

void
lis_file_propagate_renamed (GError **error, GError *local, const char *unfinished, const char *path)
{
  GString *message = g_string_new (local->message);

  g_string_replace (message, unfinished, path, 0);
  g_set_error_literal (error, local->domain, local->code, message->str);
  g_string_free (message, TRUE);
  g_error_free (local);
}

gboolean
lis_file_make_folder (const char *path, GError **error)
{
  return g_mkdir_with_parents (path, 0700) == 0 || lis_file_fail (path, errno, error);
}

gboolean
lis_file_sync_folder_of (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int descriptor = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  int result, saved;

  if (descriptor < 0)
    return lis_file_fail (folder, errno, error);
  result = fsync (descriptor);
  saved = errno;
  close (descriptor);
  /* Some network folders know no such thing; then there is nothing to wait for. */
  return result == 0 || saved == EINVAL || lis_file_fail (folder, saved, error);
}

gboolean
lis_file_move_new (const char *from, const char *to, GError **error)
{
  GStatBuf status;
  int saved = 0;

  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) != 0)
    saved = errno;
  /* Some network folders cannot promise not to replace: look first there. */
  if (saved == EINVAL && g_lstat (to, &status) == 0)
    saved = EEXIST;
  else if (saved == EINVAL)
    saved = g_rename (from, to) == 0 ? 0 : errno;
  if (saved == 0 && lis_file_sync_folder_of (to, error))
    return TRUE;
  /* What may be gone after a power cut is told as not done, and is not. */
  if (saved == 0)
    {
      g_rename (to, from);
      return FALSE;
    }
  if (saved != EEXIST)
    return lis_file_fail (to, saved, error);
  g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_EXISTS,
               _("“%s” exists already and is not overwritten. Choose another name"), to);
  return FALSE;
}

static gboolean
write_all (int descriptor, const char *bytes, gsize left)
{
  gssize written;

  while (left > 0)
    {
      written = write (descriptor, bytes, left);
      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      bytes += written;
      left -= (gsize) written;
    }
  return TRUE;
}

gboolean
lis_file_write (const char *path, const char *text, GError **error)
{
  g_autofree char *unfinished = g_strdup_printf ("%s.%d.unfinished", path, (int) getpid ());
  int descriptor = g_open (unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  gboolean written;
  int saved;

  if (descriptor < 0)
    return lis_file_fail (path, errno, error);
  written = write_all (descriptor, text, strlen (text)) && fsync (descriptor) == 0;
  saved = errno;
  close (descriptor);
  if (written && g_rename (unfinished, path) == 0)
    return lis_file_sync_folder_of (path, error);
  saved = written ? errno : saved;
  g_unlink (unfinished);
  return lis_file_fail (path, saved, error);
}

static gboolean
digest_descriptor (int descriptor, const char *path, GCancellable *cancellable, LisDigest *digest, GError **error)
{
  g_autofree guint8 *bytes = g_malloc (READ_SIZE);
  LisDigestState state;
  gssize length;

  lis_digest_init (&state);
  while ((length = read (descriptor, bytes, READ_SIZE)) != 0)
    {
      if (length < 0 && errno == EINTR)
        continue;
      if (length < 0)
        return lis_file_fail (path, errno, error);
      if (g_cancellable_is_cancelled (cancellable))
        {
          g_set_error_literal (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED, _("Checking was stopped"));
          return FALSE;
        }
      lis_digest_add_raw (&state, bytes, (gsize) length);
    }
  lis_digest_finish (&state, digest);
  return TRUE;
}

gboolean
lis_file_digest (const char *path, GCancellable *cancellable, LisDigest *digest, GError **error)
{
  int descriptor = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean done;

  if (descriptor < 0)
    return lis_file_fail (path, errno, error);
  done = digest_descriptor (descriptor, path, cancellable, digest, error);
  close (descriptor);
  return done;
}

static gboolean
copy_descriptor (int in, int out, const char *from, const char *to, GError **error)
{
  g_autofree char *bytes = g_malloc (READ_SIZE);
  gssize length;

  while ((length = read (in, bytes, READ_SIZE)) != 0)
    {
      if (length < 0 && errno == EINTR)
        continue;
      if (length < 0)
        return lis_file_fail (from, errno, error);
      if (!write_all (out, bytes, (gsize) length))
        return lis_file_fail (to, errno, error);
    }
  return fsync (out) == 0 || lis_file_fail (to, errno, error);
}

gboolean
lis_file_copy (const char *from, const char *to, GError **error)
{
  int in = g_open (from, O_RDONLY | O_CLOEXEC, 0), out;
  gboolean done;

  if (in < 0)
    return lis_file_fail (from, errno, error);
  out = g_open (to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  done = out >= 0 ? copy_descriptor (in, out, from, to, error) : lis_file_fail (to, errno, error);
  close (in);
  /* A network drive may tell only here that it could not take everything. */
  if (out >= 0 && close (out) != 0 && done)
    done = lis_file_fail (to, errno, error);
  if (out >= 0 && !done)
    g_unlink (to);
  return done;
}
