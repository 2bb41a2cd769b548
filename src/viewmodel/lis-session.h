/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

#include "lis-backup-keeper.h"
#include "lis-clock.h"
#include "lis-drafts.h"
#include "lis-pathways.h"
#include "lis-plan-memory.h"
#include "lis-selection.h"

/* What is behind the session is not for the rooms above: they see the name only. */
typedef struct _LisStore LisStore;
/* Who writes includes lis-change-set.h of edit/. */
typedef struct _LisChangeSet LisChangeSet;

/**
 * LisSession: the plan that a window shows. A thread of its own reads the file, and answers arrive in the main context:
 * nothing here waits for a disk.
 *
 * Properties, all to be watched by notify:
 *  "state" (LisSessionState), "error" (GError, set in the state FAILED), "path", "title", "read-only-reason",
 *  "network-notice", "pathways" (pointer to LisPathways: the answer to the filter; it stays until the next notify and
 *  belongs to the session), "filter" (pointer to LisPathwayFilter), "group-by" (LisGroupBy, one part of the filter),
 *  "counting" (findings are being counted), "saving" (a change is on its way to the disk), "undo-label" and
 *  "redo-label" (what would be undone or redone, in the reader's language, or NULL), "author" (who answers for changes,
 *  or NULL until it is known).
 * Signals:
 *  "written" (gint64 number of the change set, const char *label): a change is on the disk and the pathways show it.
 *  "author-wanted": changes wait until lis_session_set_author() says who answers for them, or lis_session_give_up().
 *   Where nobody listens they are made in the name that the system knows.
 *  "stuck" (GError, LIS_PLAN_ERROR): a change could not be written for the disk's sake. It waits, and its answer with
 *   it, for lis_session_retry(), lis_session_save_copy() or lis_session_give_up(). Where nobody listens it is given up.
 *  "refused" (GError): a change that was given without a callback was refused, or a copy could not be saved.
 *  "restored" (const char *set_aside, GError or NULL): lis_session_restore() has ended, and the plan is being opened;
 *   where a damaged one lies now, or NULL; why nothing was restored.
 *  "flush": what is still held back for a moment is to be committed now; the window is about to close.
 */
typedef enum
{
  LIS_SESSION_EMPTY,
  LIS_SESSION_LOADING, /* a plan is read or made for the first time; pathways are NULL */
  LIS_SESSION_READY,
  LIS_SESSION_FAILED,
} LisSessionState;

#define LIS_TYPE_SESSION (lis_session_get_type ())
G_DECLARE_FINAL_TYPE (LisSession, lis_session, LIS, SESSION, GObject)

/* @clock NULL for the machine's. */
LisSession       *lis_session_new (const LisClock *clock);

/* Leaves the plan at hand and reads the one at @path. */
void              lis_session_open (LisSession *session, const char *path);

/* Fills a plan just made, in the plan's thread. When it fails the file is removed. */
typedef gboolean (*LisSessionFillFunc) (LisStore *store, LisDate today, GCancellable *cancellable, GError **error);
/* Makes a plan at @path, fills it by @fill, then opens it. */
void              lis_session_make (LisSession *session, const char *path, LisSessionFillFunc fill);
/* Puts the backup at @backup (sealed with @passphrase, or NULL) in the plan's place, then opens the plan: the same as
 * it was when that fails. The keeper backs up the present plan before. Also when the plan could not be opened. */
void              lis_session_restore (LisSession *session, const char *backup, const char *passphrase);
/* Answers still under way are dropped. To be called when the window closes. */
void              lis_session_close (LisSession *session);

LisSessionState   lis_session_get_state (LisSession *session);
const GError     *lis_session_get_error (LisSession *session);
const char       *lis_session_get_path (LisSession *session);
/* The plan's own title, else the file's name; "" without a plan. */
const char       *lis_session_get_title (LisSession *session);
/* Why the plan cannot be written, or NULL. */
const char       *lis_session_get_read_only_reason (LisSession *session);
/* What is to be said of a plan on a network drive, or NULL: its changes are only on this machine, or were saved beside
 * it because others changed it meanwhile. Work goes on either way. */
const char       *lis_session_get_network_notice (LisSession *session);
LisPathways      *lis_session_get_pathways (LisSession *session);
LisDate           lis_session_get_today (LisSession *session);
/* 1, 2 or 3: the month in which the plan's half-years start. */
int               lis_session_get_half_year_start (LisSession *session);

/* Of the plan at hand, NULL until it is READY. */
LisPlanMemory    *lis_session_get_memory (LisSession *session);
LisDrafts        *lis_session_get_drafts (LisSession *session);
LisSelection     *lis_session_get_selection (LisSession *session);
/* Of the plan at hand, also of one that could not be opened: then it leads to the backups. NULL without a plan. To be
 * started when the first picture stands; it is closed with the plan. */
LisBackupKeeper  *lis_session_get_backup_keeper (LisSession *session);

/* Which doctors are shown, and how; valid until the next notify of "filter". */
const LisPathwayFilter *lis_session_get_filter (LisSession *session);
/* Copies @filter; its today and with_load are the session's own business. What it asks, but for the search and a single
 * doctor, is remembered for the next time the plan is opened. */
void              lis_session_set_filter (LisSession *session, const LisPathwayFilter *filter);
LisGroupBy        lis_session_get_group_by (LisSession *session);
void              lis_session_set_group_by (LisSession *session, LisGroupBy group_by);

/* Runs the rules and adds up the load strip in the plan's thread, then notifies "pathways". To be called when the first
 * picture stands. Does nothing when they are counted or being counted. */
void              lis_session_count_findings (LisSession *session);
/* Looks whether another program has written, and reads again if so. */
void              lis_session_poll (LisSession *session);

/* Reads other entities than the pathways' (action plans …) in the plan's thread, as they are at one moment: @entities
 * is static and ended by LIS_ENTITY_NONE. */
void              lis_session_load (LisSession *session, const LisEntityType *entities, GCancellable *cancellable,
                                    GAsyncReadyCallback answered, gpointer data);
/* NULL with LIS_PLAN_ERROR. Free with lis_plan_data_free(). */
LisPlanData      *lis_session_load_finish (LisSession *session, GAsyncResult *result, GError **error);
/* Reads the records of one entity as they stood when @day began, by going back through the history. */
void              lis_session_load_past (LisSession *session, LisEntityType entity, LisDate day,
                                         GCancellable *cancellable, GAsyncReadyCallback answered, gpointer data);
/* A sealed set, or NULL with LIS_PLAN_ERROR. Free with lis_record_set_free(). */
LisRecordSet     *lis_session_load_past_finish (LisSession *session, GAsyncResult *result, GError **error);

/* Writing. Nothing waits: "saving" is TRUE until the change is on the disk, then "written" is emitted. What fails has
 * changed nothing. A window that closes meanwhile waits for the disk. */

const char       *lis_session_get_author (LisSession *session);
void              lis_session_set_author (LisSession *session, const char *author);
gboolean          lis_session_is_saving (LisSession *session);
const char       *lis_session_get_undo_label (LisSession *session);
const char       *lis_session_get_redo_label (LisSession *session);
/* For a record that is to be inserted: like no other id of any plan. */
LisId             lis_session_new_id (LisSession *session);
/* Takes @set. @answered may be NULL: then "refused" tells what went wrong. Records it updates or deletes are compared
 * with what was read: CONFLICT when somebody was faster. */
void              lis_session_commit (LisSession *session, LisChangeSet *set, GAsyncReadyCallback answered,
                                      gpointer data);
/* @number: 0 for the newest that is not undone. */
void              lis_session_undo (LisSession *session, gint64 number, GAsyncReadyCallback answered, gpointer data);
void              lis_session_redo (LisSession *session, GAsyncReadyCallback answered, gpointer data);
/* Of all three. @number: (out) (optional): of the change set. FALSE with LIS_EDIT_ERROR or LIS_PLAN_ERROR. */
gboolean          lis_session_write_finish (LisSession *session, GAsyncResult *result, gint64 *number, GError **error);

/* Writes what waits, once more and in order. */
void              lis_session_retry (LisSession *session);
/* What waits is dropped and answered with CANCELLED, or with what went wrong. */
void              lis_session_give_up (LisSession *session);
/* Copies the plan to @path, where nothing is yet, goes on with that one and writes there what waits. "refused" tells
 * when that fails; the plan at hand stays and what waits goes on waiting. */
void              lis_session_save_copy (LisSession *session, const char *path);
/* Emits "flush". */
void              lis_session_flush (LisSession *session);
