/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-fault-vfs.h"

/**
 * LisPowerModel: what of a folder's files would still be there after the power went.
 *
 * What was written since a file was last synchronised may have reached the disk or not, whole or in part, each write by
 * itself. Files made and removed since their folder was last synchronised are there or not, in the order in which it
 * was done.
 */
typedef struct _LisPowerModel LisPowerModel;

LisPowerModel *lis_power_model_new (void);
void           lis_power_model_free (LisPowerModel *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisPowerModel, lis_power_model_free)

void           lis_power_model_add (LisPowerModel *model, const LisFaultEvent *event);
/* Writes the files as they could be found after a power cut now into the empty folder @folder. */
void           lis_power_model_cut (LisPowerModel *model, const char *folder, GRand *random);
