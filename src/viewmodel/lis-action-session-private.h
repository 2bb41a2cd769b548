/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-action-edit.h"
#include "lis-action-session.h"
#include "lis-action-telling.h"

/* Makes the change set of @request; NULL with LIS_EDIT_ERROR. @edit has all but the set. */
typedef LisChangeSet *(*LisActionMakeSet) (LisActionEdit *edit, gpointer request, GError **error);

/* What waits until it is known who tells it. */
typedef struct
{
  LisActionMakeSet    make;
  gpointer            request;
  GDestroyNotify      free_request;
  LisDate             date;
  GAsyncReadyCallback answered;
  gpointer            data;
} LisActionPending;

struct _LisActionSession
{
  GObject parent_instance;

  LisSession       *session;
  LisPlanData      *data;
  LisActions       *actions;
  LisActionSummary *summary; /* NULL until asked for */
  LisActionFilter   filter;
  LisId             plan;
  LisId             actor;
  LisId             wanted_plan; /* just made: looked at as soon as it is read */
  GError           *error;
  GCancellable     *reading; /* NULL while nothing is being read */
  LisActionPending *pending; /* or NULL */
  guint             idle;
  gconstpointer     seen;    /* the pathways' data when it was last read; only to compare with */
  gboolean          is_active;
  gboolean          is_asking; /* for the author, right now */
  gboolean          is_stale;
  gboolean          with_rules; /* some indicator is computed from the pathways: they are read too */
};

/* lis-action-telling.c */

/**
 * @request: taken; for @make, which is called at once or when the author is known.
 * @answered: (nullable): called with the LisSession as lis_session_commit() does; where it is NULL "refused" tells.
 */
void lis_action_session_tell (LisActionSession *actions, LisActionMakeSet make, gpointer request,
                              GDestroyNotify free_request, LisDate date, GAsyncReadyCallback answered, gpointer data);

LisActionPlace lis_action_spot_get_place (LisActionSpot spot);
void lis_action_session_drop_pending (LisActionSession *self);
