/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-network-drive.h"

#include <errno.h>
#include <sys/vfs.h>

typedef struct
{
  guint32     type; /* f_type of statfs() */
  const char *name;
} Drive;

/* Numbers of linux/magic.h and of the drivers. FUSE is SSHFS, GVfs, rclone, WebDAV and the like; that a local one is
 * taken for them costs a copy and no more. */
static const Drive drives[] = {
  { 0x6969, "NFS" },
  { 0xFF534D42, "SMB" },
  { 0xFE534D42, "SMB" },
  { 0x517B, "SMB" },
  { 0x65735546, "FUSE" },
  { 0x01021997, "9P" },
  { 0x564C, "NCP" },
  { 0x73757245, "Coda" },
  { 0x5346414F, "AFS" },
  { 0x6B414653, "AFS" },
  { 0x00C36400, "Ceph" },
  { 0x0BD00BD0, "Lustre" },
  { 0x01161970, "GFS2" },
  { 0x7461636F, "OCFS2" },
  { 0x786F4256, "VirtualBox" },
  { 0xBACBACBC, "VMware" },
};

static LisNetworkDriveProbe asked_instead;

void
lis_network_drive_set_probe (LisNetworkDriveProbe probe)
{
  g_atomic_pointer_set (&asked_instead, probe);
}

static const char *
find_name (guint32 type)
{
  for (guint i = 0; i < G_N_ELEMENTS (drives); i++)
    if (drives[i].type == type)
      return drives[i].name;
  return NULL;
}

const char *
lis_network_drive_recognise (const char *path)
{
  LisNetworkDriveProbe probe = g_atomic_pointer_get (&asked_instead);
  g_autofree char *folder = g_path_get_dirname (path);
  struct statfs status;

  if (probe != NULL)
    return probe (path);
  if (statfs (path, &status) == 0 || (errno == ENOENT && statfs (folder, &status) == 0))
    return find_name ((guint32) status.f_type);
  return NULL;
}
