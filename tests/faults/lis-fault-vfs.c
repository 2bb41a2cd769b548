/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-fault-vfs.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  sqlite3_file base;
  char        *path;
  gboolean     is_journal;
  sqlite3_file real[]; /* of the layer below, which says how large it is */
} FaultFile;

static sqlite3_vfs *real_vfs;
static const LisFaultHooks *current_hooks;
static gpointer current_data;

static int
tell_before (const LisFaultEvent *event, gsize *written)
{
  if (current_hooks == NULL || current_hooks->before == NULL || event->path == NULL)
    return SQLITE_OK;
  return current_hooks->before (event, written, current_data);
}

static int
tell_after (const LisFaultEvent *event, int result)
{
  if (result == SQLITE_OK && current_hooks != NULL && current_hooks->after != NULL && event->path != NULL)
    current_hooks->after (event, current_data);
  return result;
}

static FaultFile *
get_file (sqlite3_file *file)
{
  return (FaultFile *) file;
}

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return get_file (file)->real;
}

static int
file_close (sqlite3_file *file)
{
  int result = get_real (file)->pMethods->xClose (get_real (file));

  g_clear_pointer (&get_file (file)->path, g_free);
  return result;
}

static int
file_read (sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset)
{
  LisFaultEvent event = { LIS_FAULT_READ, get_file (file)->path, .offset = offset, .length = (gsize) length };
  int result = tell_before (&event, NULL);

  if (result != SQLITE_OK)
    return result;
  result = get_real (file)->pMethods->xRead (get_real (file), bytes, length, offset);
  tell_after (&event, result);
  return result;
}

static int
file_write (sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
  LisFaultEvent event = { LIS_FAULT_WRITE, get_file (file)->path, bytes, offset, (gsize) length };
  gsize written = 0;
  int result = tell_before (&event, &written);

  if (result == SQLITE_OK)
    return tell_after (&event, get_real (file)->pMethods->xWrite (get_real (file), bytes, length, offset));
  if (written > 0)
    get_real (file)->pMethods->xWrite (get_real (file), bytes, (int) MIN (written, (gsize) length), offset);
  return result;
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  LisFaultEvent event = { LIS_FAULT_TRUNCATE, get_file (file)->path, .offset = size };
  int result = tell_before (&event, NULL);

  return result != SQLITE_OK ? result
                             : tell_after (&event, get_real (file)->pMethods->xTruncate (get_real (file), size));
}

static int
file_sync (sqlite3_file *file, int flags)
{
  LisFaultEvent event = { LIS_FAULT_SYNC, get_file (file)->path, .is_journal = get_file (file)->is_journal };
  int result = tell_before (&event, NULL);

  return result != SQLITE_OK ? result : tell_after (&event, get_real (file)->pMethods->xSync (get_real (file), flags));
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

static int
file_lock (sqlite3_file *file, int level)
{
  LisFaultEvent event = { LIS_FAULT_LOCK, get_file (file)->path, .level = level };
  int result = tell_before (&event, NULL);

  return result != SQLITE_OK ? result : tell_after (&event, get_real (file)->pMethods->xLock (get_real (file), level));
}

static int
file_unlock (sqlite3_file *file, int level)
{
  LisFaultEvent event = { LIS_FAULT_UNLOCK, get_file (file)->path, .level = level };

  return tell_after (&event, get_real (file)->pMethods->xUnlock (get_real (file), level));
}

static int
file_check_reserved (sqlite3_file *file, int *reserved)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), reserved);
}

static int
file_control (sqlite3_file *file, int operation, void *argument)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), operation, argument);
}

static int
file_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

static int
file_device_characteristics (sqlite3_file *file)
{
  return get_real (file)->pMethods->xDeviceCharacteristics (get_real (file));
}

static const sqlite3_io_methods file_methods = {
  .iVersion = 1,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_reserved,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_device_characteristics,
};

static int
vfs_open (sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *given_flags)
{
  FaultFile *file = get_file (base);
  LisFaultEvent event = { LIS_FAULT_OPEN, path, .is_journal = (flags & SQLITE_OPEN_MAIN_JOURNAL) != 0 };
  int result = tell_before (&event, NULL);

  memset (file, 0, sizeof *file);
  if (result != SQLITE_OK)
    return result;
  result = real_vfs->xOpen (real_vfs, path, file->real, flags, given_flags);
  if (result != SQLITE_OK)
    return result;
  file->base.pMethods = &file_methods;
  file->path = current_hooks != NULL ? g_strdup (path) : NULL;
  file->is_journal = event.is_journal;
  return tell_after (&event, result);
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *path, int with_folder)
{
  LisFaultEvent event = { LIS_FAULT_DELETE, path, .with_folder = with_folder };
  int result = tell_before (&event, NULL);

  return result != SQLITE_OK ? result : tell_after (&event, real_vfs->xDelete (real_vfs, path, with_folder));
}

static int
vfs_access (sqlite3_vfs *vfs, const char *path, int flags, int *answer)
{
  return real_vfs->xAccess (real_vfs, path, flags, answer);
}

static int
vfs_full_pathname (sqlite3_vfs *vfs, const char *path, int length, char *full)
{
  return real_vfs->xFullPathname (real_vfs, path, length, full);
}

static int
vfs_randomness (sqlite3_vfs *vfs, int length, char *bytes)
{
  return real_vfs->xRandomness (real_vfs, length, bytes);
}

static int
vfs_sleep (sqlite3_vfs *vfs, int microseconds)
{
  return real_vfs->xSleep (real_vfs, microseconds);
}

static int
vfs_current_time (sqlite3_vfs *vfs, double *now)
{
  return real_vfs->xCurrentTime (real_vfs, now);
}

static int
vfs_get_last_error (sqlite3_vfs *vfs, int length, char *text)
{
  return real_vfs->xGetLastError != NULL ? real_vfs->xGetLastError (real_vfs, length, text) : 0;
}

void
lis_fault_vfs_register (void)
{
  static sqlite3_vfs vfs = {
    .iVersion = 1,
    .zName = "lis-fault",
    .xOpen = vfs_open,
    .xDelete = vfs_delete,
    .xAccess = vfs_access,
    .xFullPathname = vfs_full_pathname,
    .xRandomness = vfs_randomness,
    .xSleep = vfs_sleep,
    .xCurrentTime = vfs_current_time,
    .xGetLastError = vfs_get_last_error,
  };

  real_vfs = sqlite3_vfs_find (NULL);
  vfs.szOsFile = (int) sizeof (FaultFile) + real_vfs->szOsFile;
  vfs.mxPathname = real_vfs->mxPathname;
  sqlite3_vfs_register (&vfs, 1);
}

void
lis_fault_vfs_set_hooks (const LisFaultHooks *hooks, gpointer data)
{
  current_hooks = hooks;
  current_data = data;
}
