/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-history-change.h"
#include "lis-session.h"

/**
 * LisHistoryModel: the history of the plan at hand, newest first: a GListModel of LisHistoryChange that holds the first
 * page and grows by lis_history_model_read_more(). It reads in the plan's thread.
 *
 * Properties, to be watched by notify: "loading", "has-more", "record-name" (of the record that is asked for, or NULL),
 * "error" (GError: the history could not be read; what is shown is what was read before).
 */
#define LIS_TYPE_HISTORY_MODEL (lis_history_model_get_type ())
G_DECLARE_FINAL_TYPE (LisHistoryModel, lis_history_model, LIS, HISTORY_MODEL, GObject)

/* Which changes; as LIS_HISTORY_QUESTION_INIT has it, all of them. */
typedef struct
{
  LisEntityType entity; /* of @record, or LIS_ENTITY_NONE */
  LisId         record; /* and what belongs to it */
  const char   *author; /* words of the name, or NULL */
  guint         kinds;  /* 1 << LisChangeKind of each, or 0 */
  LisDate       from;   /* first day, or LIS_DATE_NONE */
  LisDate       until;  /* the day after the last, or LIS_DATE_NONE */
  const char   *search; /* words, or NULL */
} LisHistoryQuestion;

#define LIS_HISTORY_QUESTION_INIT { .entity = LIS_ENTITY_NONE, .from = LIS_DATE_NONE, .until = LIS_DATE_NONE }

LisHistoryModel *lis_history_model_new (LisSession *session);
/* Copies @question and reads anew. */
void             lis_history_model_ask (LisHistoryModel *model, const LisHistoryQuestion *question);
/* Something was written: reads what came; what is shown stays in its place. */
void             lis_history_model_refresh (LisHistoryModel *model);
/* The next page, when there is one. */
void             lis_history_model_read_more (LisHistoryModel *model);
gboolean         lis_history_model_is_loading (LisHistoryModel *model);
gboolean         lis_history_model_has_more (LisHistoryModel *model);
const char      *lis_history_model_get_record_name (LisHistoryModel *model);
const GError    *lis_history_model_get_error (LisHistoryModel *model);
