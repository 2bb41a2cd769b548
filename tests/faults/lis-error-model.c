/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-error-model.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lis-error.h"

typedef struct
{
  const char *name;
  int         saved; /* errno */
  int         code;
} Kind;

static const Kind kinds[] = {
  { "io", EIO, LIS_PLAN_ERROR_FAILED },
  { "torn", EIO, LIS_PLAN_ERROR_FAILED },
  { "full", ENOSPC, LIS_PLAN_ERROR_NO_SPACE },
  { "read-only", EROFS, LIS_PLAN_ERROR_READ_ONLY },
  { "network", ESTALE, LIS_PLAN_ERROR_UNREACHABLE },
};

/* Whether it still can be read. */
static gboolean
can_read (LisErrorKind kind)
{
  return kind == LIS_ERROR_FULL || kind == LIS_ERROR_READ_ONLY;
}

static int
get_code (LisErrorKind kind, LisFaultOperation operation)
{
  if (kind == LIS_ERROR_FULL)
    return operation == LIS_FAULT_WRITE ? SQLITE_FULL : SQLITE_OK;
  if (kind == LIS_ERROR_READ_ONLY && (operation == LIS_FAULT_READ || operation == LIS_FAULT_OPEN))
    return SQLITE_OK;
  switch (operation)
    {
    case LIS_FAULT_OPEN:
      return SQLITE_CANTOPEN;
    case LIS_FAULT_READ:
      return SQLITE_IOERR_READ;
    case LIS_FAULT_WRITE:
      return SQLITE_IOERR_WRITE;
    case LIS_FAULT_TRUNCATE:
      return SQLITE_IOERR_TRUNCATE;
    case LIS_FAULT_SYNC:
      return SQLITE_IOERR_FSYNC;
    case LIS_FAULT_DELETE:
      return SQLITE_IOERR_DELETE;
    case LIS_FAULT_LOCK:
    case LIS_FAULT_UNLOCK:
    default:
      return SQLITE_OK;
    }
}

static LisErrorModel *current;

/* Whether the operation that comes now is one to fail. */
static gboolean
strikes (LisErrorModel *model)
{
  model->n_operations++;
  if (model->n_operations != model->point && !(model->sticky && model->n_operations > model->point))
    return FALSE;
  model->was_hit = TRUE;
  return TRUE;
}

static int
error_before (const LisFaultEvent *event, gsize *written, gpointer data)
{
  LisErrorModel *model = data;
  int code = get_code (model->kind, event->operation);

  if (code == SQLITE_OK || !strikes (model))
    return SQLITE_OK;
  if (written != NULL && model->kind == LIS_ERROR_TORN)
    *written = event->length / 2;
  errno = kinds[model->kind].saved;
  return code;
}

void
lis_error_model_start (LisErrorModel *model)
{
  static const LisFaultHooks hooks = { .before = error_before };

  current = model;
  lis_fault_vfs_set_hooks (&hooks, model);
}

static void
nothing_after (const LisFaultEvent *event, gpointer data)
{
}

void
lis_error_model_stop (void)
{
  static const LisFaultHooks hooks = { .after = nothing_after };

  current = NULL;
  lis_fault_vfs_set_hooks (&hooks, NULL);
}

const char *
lis_error_kind_get_name (LisErrorKind kind)
{
  return kinds[kind].name;
}

int
lis_error_kind_get_code (LisErrorKind kind)
{
  return kinds[kind].code;
}

/* @writes: it fails too where it still can be read. */
static gboolean
fails (gboolean writes)
{
  if (current == NULL || (can_read (current->kind) && !writes) || !strikes (current))
    return FALSE;
  errno = kinds[current->kind].saved;
  return TRUE;
}

int     __real_open (const char *path, int flags, ...);
ssize_t __real_write (int descriptor, const void *bytes, size_t length);
int     __real_fsync (int descriptor);
int     __real_rename (const char *from, const char *to);
int     __real_renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned flags);
int     __real_link (const char *from, const char *to);
int     __wrap_open (const char *path, int flags, ...);
ssize_t __wrap_write (int descriptor, const void *bytes, size_t length);
int     __wrap_fsync (int descriptor);
int     __wrap_rename (const char *from, const char *to);
int     __wrap_renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned flags);
int     __wrap_link (const char *from, const char *to);

int
__wrap_open (const char *path, int flags, ...)
{
  va_list arguments;
  int mode;

  va_start (arguments, flags);
  mode = va_arg (arguments, int);
  va_end (arguments);
  return fails ((flags & O_CREAT) != 0) ? -1 : __real_open (path, flags, mode);
}

ssize_t
__wrap_write (int descriptor, const void *bytes, size_t length)
{
  if (!fails (TRUE))
    return __real_write (descriptor, bytes, length);
  if (current->kind == LIS_ERROR_TORN && __real_write (descriptor, bytes, length / 2) < 0)
    errno = EIO;
  errno = kinds[current->kind].saved;
  return -1;
}

int
__wrap_fsync (int descriptor)
{
  return fails (FALSE) ? -1 : __real_fsync (descriptor);
}

int
__wrap_rename (const char *from, const char *to)
{
  return fails (TRUE) ? -1 : __real_rename (from, to);
}

int
__wrap_renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
  return fails (TRUE) ? -1 : __real_renameat2 (from_folder, from, to_folder, to, flags);
}

int
__wrap_link (const char *from, const char *to)
{
  return fails (TRUE) ? -1 : __real_link (from, to);
}
