/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-session.h"

/* What a person can ask for: to read all that is held of them, and to be erased. */

/**
 * LisErasurePreview: what erasing a person would do, in words. Lists are ended by NULL.
 */
typedef struct
{
  char  *name;
  char **kept;    /* kinds of record with their number, kept without saying who it was */
  char **gone;
  char **cleaned; /* names of others' records whose texts name the person */
  char **backups; /* older ones that hold the person, and until when */
  guint  n_personal; /* changes of the history that lose personal values */
  guint  n_words;    /* change sets that lose author and label */
} LisErasurePreview;

void               lis_erasure_preview_free (LisErasurePreview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisErasurePreview, lis_erasure_preview_free)

/* Changes nothing. */
void               lis_person_privacy_preview (LisSession *session, LisId person, GAsyncReadyCallback answered,
                                               gpointer data);
/* NULL with LIS_EDIT_ERROR (IN_USE: what is still in force, INVALID) or LIS_PLAN_ERROR. */
LisErasurePreview *lis_person_privacy_preview_finish (LisSession *session, GAsyncResult *result, GError **error);

/* Erases the person. It cannot be undone: back up first. */
void               lis_person_privacy_erase (LisSession *session, LisId person, GAsyncReadyCallback answered,
                                             gpointer data);
gboolean           lis_person_privacy_erase_finish (LisSession *session, GAsyncResult *result, GError **error);

/* Writes all that is held of the person to @path: a workbook when it ends in ".xlsx", else CSV. */
void               lis_person_privacy_export (LisSession *session, LisId person, const char *path,
                                              GAsyncReadyCallback answered, gpointer data);
gboolean           lis_person_privacy_export_finish (LisSession *session, GAsyncResult *result, GError **error);
