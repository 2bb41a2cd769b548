/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

#include "lis-clock.h"
#include "lis-pathways.h"

/* What is behind the session is not for the rooms above: they see the name only. */
typedef struct _LisStore LisStore;

/**
 * LisSession: the plan that a window shows. A thread of its own reads the file, and answers arrive in the main context:
 * nothing here waits for a disk.
 *
 * Properties, all to be watched by notify:
 *  "state" (LisSessionState), "error" (GError, set in the state FAILED), "path", "title", "read-only-reason",
 *  "pathways" (pointer to LisPathways: the answer to the filter; it stays until the next notify and belongs to the
 *  session), "group-by" (LisGroupBy), "counting" (findings are being counted).
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
/* Answers still under way are dropped. To be called when the window closes. */
void              lis_session_close (LisSession *session);

LisSessionState   lis_session_get_state (LisSession *session);
const GError     *lis_session_get_error (LisSession *session);
const char       *lis_session_get_path (LisSession *session);
/* The plan's own title, else the file's name; "" without a plan. */
const char       *lis_session_get_title (LisSession *session);
/* Why the plan cannot be written, or NULL. */
const char       *lis_session_get_read_only_reason (LisSession *session);
LisPathways      *lis_session_get_pathways (LisSession *session);
LisDate           lis_session_get_today (LisSession *session);
/* 1, 2 or 3: the month in which the plan's half-years start. */
int               lis_session_get_half_year_start (LisSession *session);

LisGroupBy        lis_session_get_group_by (LisSession *session);
void              lis_session_set_group_by (LisSession *session, LisGroupBy group_by);

/* Runs the rules and adds up the load strip in the plan's thread, then notifies "pathways". To be called when the first
 * picture stands. Does nothing when they are counted or being counted. */
void              lis_session_count_findings (LisSession *session);
/* Looks whether another program has written, and reads again if so. */
void              lis_session_poll (LisSession *session);
