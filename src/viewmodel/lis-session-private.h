/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-backup-keeper.h"
#include "lis-entropy.h"
#include "lis-plan-jobs-private.h"
#include "lis-session.h"

/* What the files of the session share, and how other objects of this room work in the plan's own thread. */

/**
 * LisSessionWork: a piece of work in the plan's thread.
 *
 * @editor: NULL for work that only reads.
 * @request: what was given; must hold nothing of GTK and no object of the main thread.
 * Returns: the result, or NULL with @error; work that writes has then changed nothing.
 */
typedef gpointer (*LisSessionWork) (LisStore *store, LisEditor *editor, gpointer request, GCancellable *cancellable,
                                    GError **error);

typedef enum
{
  LIS_SESSION_READS,
  /* It is done in the name of the author, who is asked for first; it waits while the disk does not take it; the plan is
   * read again after it, and "written" emitted when the history has grown. */
  LIS_SESSION_WRITES,
} LisSessionWorkKind;

/* @request is freed by @free_request when nothing needs it any more, in any thread; a result that nobody fetched by
 * @free_result. */
void     lis_session_do (LisSession *session, LisSessionWorkKind kind, LisSessionWork work, gpointer request,
                         GDestroyNotify free_request, GDestroyNotify free_result, GCancellable *cancellable,
                         GAsyncReadyCallback answered, gpointer data);
/* The result, which is the caller's. NULL with the work's own error, or LIS_PLAN_ERROR_CANCELLED. */
gpointer lis_session_do_finish (LisSession *session, GAsyncResult *result, GError **error);

struct _LisSession
{
  GObject parent_instance;

  LisPlanThread   *thread;
  GCancellable    *cancellable; /* of all that is under way for the plan at hand */
  LisClock         clock;
  LisPathwayFilter filter;
  char            *search; /* of the filter */
  LisSelection    *selection;
  LisPlanMemory   *memory; /* NULL until READY */
  LisBackupKeeper *keeper; /* NULL without a plan */
  char            *author;
  LisEntropy       entropy;
  guint32          id_session; /* random part of new ids, 0 before the first */
  guint32          id_counter;

  LisSessionState  state;
  GError          *error;
  char            *path;
  LisSessionReading  *reading; /* NULL unless READY */
  guint            poll_timer;
  gboolean         counting;
  gboolean         polling;
  guint            n_writing; /* changes on their way to the disk */
  GQueue           waiting;   /* Write: until it is known who answers for them, or until the disk takes them */
  gboolean         filter_moved; /* set anew while the thread was reading by the old one */
  gboolean         read_anew;    /* the last reading failed while somebody wrote: the next poll tries again */
  gboolean         anew_wanted;  /* something was written while a poll was under way */
  gboolean         count_wanted; /* asked for while polling */
};

/* lis-session.c */

/* The task's callback owns a reference to the session. */
GTask   *lis_session_make_task (LisSession *session, GAsyncReadyCallback answered);
/* FALSE when the answer is to a plan that was left meanwhile. */
gboolean lis_session_is_current (LisSession *session, GAsyncResult *result);
/* Takes @reading, which is what is shown from now on. */
void     lis_session_take_reading (LisSession *session, LisSessionReading *reading);
/* Takes @error. The plan cannot be shown any more. */
void     lis_session_fail (LisSession *session, GError *error);
/* Another program holds the plan just now: what is on the screen stays there, and the next poll reads again. Whatever
 * else goes wrong is shown, for a picture that is out of date must not look like the plan. */
gboolean lis_session_is_passing (const GError *error);
/* The plan was written in its own thread: what is shown is read again. */
void     lis_session_read_anew (LisSession *session);

/* lis-session-work.c */

/* Runs in the plan's thread with the plan open. NULL with @error is a failure; an answer without content is any other
 * pointer. */
typedef gpointer (*LisSessionWork) (LisStore *store, const char *author, gpointer data, GCancellable *cancellable,
                                    GError **error);

/**
 * Does @work, which takes @data. One that writes (through a LisEditor) is followed by a new reading and by "written".
 * @cancellable: (nullable): it is cancelled when the plan is left, too.
 */
void     lis_session_do (LisSession *session, LisSessionWork work, gpointer data, GDestroyNotify free_data,
                         GDestroyNotify free_result, gboolean writes, GCancellable *cancellable,
                         GAsyncReadyCallback answered, gpointer answered_data);
gpointer lis_session_do_finish (LisSession *session, GAsyncResult *result, GError **error);
