/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-backup-keeper.h"
#include "lis-entropy.h"
#include "lis-plan-jobs-private.h"
#include "lis-session.h"

/* What the files of the session share, and how other objects of this room work in the plan's own thread. */

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
  LisDrafts       *drafts; /* NULL until READY */
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

/* lis-session-writing.c */

/* Takes @work, which writes. */
void     lis_session_write_work (LisSession *session, LisPlanWork *work, GAsyncReadyCallback answered, gpointer data);

/* lis-session-work.c */

/* Runs in the plan's thread with the plan open. NULL with @error is a failure, and work that writes has then changed
 * nothing; an answer without content is any other pointer. @data must hold nothing of GTK and no object of the main
 * thread: it may be freed in the plan's. @author: who answers for what is written. */
typedef gpointer (*LisSessionWork) (LisStore *store, const char *author, gpointer data, GCancellable *cancellable,
                                    GError **error);

/**
 * Does @work, which takes @data. One that writes (through a LisEditor) goes the way of every change: it waits until it
 * is known who answers for it and while the disk does not take it, is done even when the plan is being closed, and is
 * followed by a new reading and, when the history has grown, by "written".
 *
 * @cancellable: (nullable): given to @work.
 */
void     lis_session_do (LisSession *session, LisSessionWork work, gpointer data, GDestroyNotify free_data,
                         GDestroyNotify free_result, gboolean writes, GCancellable *cancellable,
                         GAsyncReadyCallback answered, gpointer answered_data);
/* The result, which is the caller's. NULL with the work's own error, or LIS_PLAN_ERROR_CANCELLED. */
gpointer lis_session_do_finish (LisSession *session, GAsyncResult *result, GError **error);
