/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

/**
 * LisDrafts: what is being typed in forms and not finished yet, kept so that it survives a crash. Texts are written at
 * most LIS_DRAFTS_SECONDS after they were typed, to <folder>/drafts/, mode 0700, each form's in a file of its own, mode
 * 0600, whole or not at all. Writing happens in a thread. No file's name says anything of anybody.
 *
 * A form is known by @form, its own name ("period"), and @record, the text of the record's id or "new". A form calls
 *  - lis_drafts_find() when it opens: what is found is offered;
 *  - lis_drafts_set() whenever a field changed;
 *  - lis_drafts_remove() when it is committed, cancelled, or when the draft offered is not wanted.
 *
 * Signal "changed": drafts came or went, in the list of lis_drafts_list().
 */
#define LIS_TYPE_DRAFTS (lis_drafts_get_type ())
G_DECLARE_FINAL_TYPE (LisDrafts, lis_drafts, LIS, DRAFTS, GObject)

#define LIS_DRAFTS_SECONDS 2

/* Reads what a crash left. @folder: the plan's own in the user's state folder (lis_plan_state_make_folder()); made when
 * something is written first. NULL keeps drafts in memory only. */
LisDrafts  *lis_drafts_new (const char *folder);

/**
 * LisDraft: the texts of one form.
 */
typedef struct
{
  char       *form;
  char       *record;
  char       *time;   /* of the last key, UTC, ISO */
  GHashTable *fields; /* name of the field → text */
} LisDraft;

/* Keeps @text as that of @field; NULL takes the field back: it is as the record has it. */
void            lis_drafts_set (LisDrafts *drafts, const char *form, const char *record, const char *field,
                                const char *text);
/* NULL when there is none. Belongs to the drafts, until that form's next change. */
const LisDraft *lis_drafts_find (LisDrafts *drafts, const char *form, const char *record);
void            lis_drafts_remove (LisDrafts *drafts, const char *form, const char *record);
/* (transfer container): of LisDraft, newest first, for the question at the start. */
GPtrArray      *lis_drafts_list (LisDrafts *drafts);

/* Writes now what waits, and returns when it is on the disk: for closing. FALSE with LIS_PLAN_ERROR; the texts stay. */
gboolean        lis_drafts_flush (LisDrafts *drafts, GError **error);
/* Why the last writing failed, or NULL; it is tried again with the next key. */
const GError   *lis_drafts_get_fault (LisDrafts *drafts);
