/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

/* Drives of which neither locks nor waiting for the disk can be trusted: those of other machines, and all that programs
 * of users provide. */

/* What kind of drive @path lies on ("NFS", "SMB" …), or its folder when it is not there; NULL for a disk of this
 * machine. May wait for the network. */
const char *lis_network_drive_recognise (const char *path);

/* For tests: asked instead of the system. NULL asks the system again. */
typedef const char *(*LisNetworkDriveProbe) (const char *path);
void        lis_network_drive_set_probe (LisNetworkDriveProbe probe);
