/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-sealed-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lis-error.h"
#include "lis-file.h"

/* From one file to another, part by part. */
typedef struct
{
  const char       *source;
  const char       *target;
  char             *unfinished; /* what @target is called until it is whole */
  int               in;
  int               out;
  guint64           left;       /* bytes of the source not read yet */
  guint             n_parts;
  guint             n_done;
  LisDbProgressFunc progress;
  gpointer          progress_data;
  GCancellable     *cancellable;
} Passage;

static gboolean
open_passage (Passage *passage, GError **error)
{
  GStatBuf status;

  passage->in = g_open (passage->source, O_RDONLY | O_CLOEXEC, 0);
  if (passage->in < 0 || fstat (passage->in, &status) != 0)
    return lis_file_fail (passage->source, errno, error);
  passage->left = S_ISREG (status.st_mode) ? (guint64) status.st_size : 0;
  if (g_lstat (passage->target, &status) == 0)
    {
      g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_EXISTS,
                   _("“%s” exists already and is not overwritten. Choose another name"), passage->target);
      return FALSE;
    }
  passage->out = g_open (passage->unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  return passage->out >= 0 || lis_file_fail (passage->target, errno, error);
}

/* Gives the target its name when @is_whole, else leaves nothing behind. */
static gboolean
close_passage (Passage *passage, gboolean is_whole, GError **error)
{
  if (is_whole && fsync (passage->out) != 0)
    is_whole = lis_file_fail (passage->target, errno, error);
  if (passage->in >= 0)
    close (passage->in);
  if (passage->out >= 0 && close (passage->out) != 0 && is_whole)
    is_whole = lis_file_fail (passage->target, errno, error);
  is_whole = is_whole && lis_file_move_new (passage->unfinished, passage->target, error);
  if (!is_whole && passage->out >= 0)
    g_unlink (passage->unfinished);
  g_free (passage->unfinished);
  return is_whole;
}

/* Exactly @length bytes, unless the file is shorter than it was. */
static gboolean
read_bytes (Passage *passage, guint8 *bytes, gsize length, GError **error)
{
  gsize done = 0;
  gssize got = 1;

  while (done < length && got != 0)
    {
      got = read (passage->in, bytes + done, length - done);
      if (got < 0 && errno != EINTR)
        return lis_file_fail (passage->source, errno, error);
      done += got > 0 ? (gsize) got : 0;
    }
  passage->left -= done;
  return done == length || lis_file_fail (passage->source, EIO, error);
}

static gboolean
write_bytes (Passage *passage, const guint8 *bytes, gsize length, GError **error)
{
  gsize done = 0;

  while (done < length)
    {
      gssize written = write (passage->out, bytes + done, length - done);

      if (written < 0 && errno != EINTR)
        return lis_file_fail (passage->target, errno, error);
      done += written > 0 ? (gsize) written : 0;
    }
  return TRUE;
}

/* After each part. FALSE when the user has stopped it. */
static gboolean
go_on (Passage *passage, GError **error)
{
  passage->n_done++;
  if (passage->progress != NULL)
    passage->progress (MIN (passage->n_done, passage->n_parts), passage->n_parts, passage->progress_data);
  if (!g_cancellable_is_cancelled (passage->cancellable))
    return TRUE;
  g_set_error_literal (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED, _("Copying was stopped"));
  return FALSE;
}

static guint
count_parts (const Passage *passage, gsize size)
{
  return (guint) MAX (1, (passage->left + size - 1) / size);
}

static gboolean
seal_parts (Passage *passage, LisSeal *seal, GError **error)
{
  gsize part = lis_seal_get_part (seal);
  g_autofree guint8 *bytes = g_malloc (part);
  g_autofree guint8 *sealed = g_malloc (part + LIS_SEAL_OVERHEAD);
  gsize length;

  passage->n_parts = count_parts (passage, part);
  do
    {
      length = (gsize) MIN (passage->left, part);
      if (!read_bytes (passage, bytes, length, error))
        return FALSE;
      lis_seal_push (seal, bytes, length, passage->left == 0, sealed);
      if (!write_bytes (passage, sealed, length + LIS_SEAL_OVERHEAD, error) || !go_on (passage, error))
        return FALSE;
    }
  while (passage->left > 0);
  return TRUE;
}

static gboolean
seal_file (Passage *passage, const char *passphrase, const LisSealStrength *strength, GError **error)
{
  guint8 header[LIS_SEAL_HEADER_SIZE];
  g_autoptr (LisSeal) seal = NULL;

  if (!open_passage (passage, error))
    return FALSE;
  seal = lis_seal_new (passphrase, strength, header, error);
  return seal != NULL && write_bytes (passage, header, sizeof header, error) && seal_parts (passage, seal, error);
}

gboolean
lis_sealed_file_write (const char *source, const char *target, const char *passphrase, const LisSealStrength *strength,
                       LisDbProgressFunc progress, gpointer user_data, GCancellable *cancellable, GError **error)
{
  Passage passage = { source, target, g_strdup_printf ("%s.%d.unfinished", target, (int) getpid ()), -1, -1, 0, 0, 0,
                      progress, user_data, cancellable };

  return close_passage (&passage, seal_file (&passage, passphrase, strength, error), error);
}

static gboolean
fail_damaged (const Passage *passage, GError **error)
{
  g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_DAMAGED,
               _("“%s” was changed or cut off since it was encrypted, and is not opened. Get another copy"),
               passage->source);
  return FALSE;
}

static gboolean
open_parts (Passage *passage, LisSeal *seal, GError **error)
{
  gsize part = lis_seal_get_part (seal) + LIS_SEAL_OVERHEAD;
  g_autofree guint8 *sealed = g_malloc (part);
  g_autofree guint8 *bytes = g_malloc (part);
  gboolean is_last = FALSE;

  passage->n_parts = count_parts (passage, part);
  while (!is_last)
    {
      gsize length = (gsize) MIN (passage->left, part);

      if (!read_bytes (passage, sealed, length, error))
        return FALSE;
      if (!lis_seal_pull (seal, sealed, length, bytes, &is_last) || is_last != (passage->left == 0))
        return fail_damaged (passage, error);
      if (!write_bytes (passage, bytes, length - LIS_SEAL_OVERHEAD, error) || !go_on (passage, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
open_file (Passage *passage, const char *passphrase, GError **error)
{
  guint8 header[LIS_SEAL_HEADER_SIZE] = { 0 };
  g_autoptr (LisSeal) seal = NULL;
  gsize length;

  if (!open_passage (passage, error))
    return FALSE;
  length = (gsize) MIN (passage->left, sizeof header);
  if (!read_bytes (passage, header, length, error))
    return FALSE;
  seal = lis_seal_open (passphrase, header, error);
  return seal != NULL && open_parts (passage, seal, error);
}

gboolean
lis_sealed_file_open (const char *sealed, const char *target, const char *passphrase, LisDbProgressFunc progress,
                      gpointer user_data, GCancellable *cancellable, GError **error)
{
  Passage passage = { sealed, target, g_strdup_printf ("%s.%d.unfinished", target, (int) getpid ()), -1, -1, 0, 0, 0,
                      progress, user_data, cancellable };

  return close_passage (&passage, open_file (&passage, passphrase, error), error);
}

gboolean
lis_sealed_file_is (const char *path)
{
  guint8 bytes[LIS_SEAL_HEADER_SIZE];
  int descriptor = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  gssize length;

  if (descriptor < 0)
    return FALSE;
  length = read (descriptor, bytes, sizeof bytes);
  close (descriptor);
  return length > 0 && lis_seal_is_header (bytes, (gsize) length);
}
