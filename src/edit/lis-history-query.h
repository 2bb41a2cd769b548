/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-history.h"

/* The history to be read by people: by doctor or other record, author, kind, time and words, newest first and page by
 * page. */

/* So many records of one change set are told on a page; lis_history_read_records() reads on. */
#define LIS_HISTORY_MAX_RECORDS 40

/**
 * LisHistoryFilter: which change sets. As lis_history_filter_init() makes it, it takes all.
 */
typedef struct
{
  LisEntityType entity;  /* of @record, or LIS_ENTITY_NONE for the whole plan */
  LisId         record;  /* and what belongs to it: see lis_belongings_find() */
  const char   *author;  /* words of the name, or NULL */
  guint         kinds;   /* LIS_HISTORY_KIND() of each, or 0 for all */
  LisDate       from;    /* first day at this place, or LIS_DATE_NONE */
  LisDate       until;   /* the day after the last, or LIS_DATE_NONE */
  const char   *search;  /* words looked for in label, author, records' names and fields as they are shown, or NULL */
} LisHistoryFilter;

#define LIS_HISTORY_KIND(kind) (1u << (kind))

void lis_history_filter_init (LisHistoryFilter *filter);

/**
 * LisHistoryField: what became of one field, as the reader is shown it. References are names.
 */
typedef struct
{
  const LisField *field;
  char           *before; /* NULL for empty */
  char           *after;  /* NULL for empty */
  char           *words;  /* "To changed from 30.06.2026 to 31.08.2026" */
} LisHistoryField;

/**
 * LisHistoryRecord: what became of one record.
 */
typedef struct
{
  LisEntityType      entity;
  LisId              id;
  LisChangeOperation operation;
  char              *name;   /* see LisRecordNames */
  GPtrArray         *fields; /* LisHistoryField; those that were erased are missing */
  gboolean           erased; /* personal values were */
  char              *words;  /* "Period “Kari Nordmann, …” changed: To changed from 30.06.2026 to 31.08.2026" */
} LisHistoryRecord;

void lis_history_record_free (LisHistoryRecord *record);

/**
 * LisHistoryItem: one change set.
 */
typedef struct
{
  LisHistoryEntry *entry;
  char            *label;    /* in the reader's language */
  char            *when;     /* "22.11.2026 23:05" at this place */
  char            *who;      /* "(erased)" where it was */
  GPtrArray       *records;  /* LisHistoryRecord: those that the filter asks for, the first LIS_HISTORY_MAX_RECORDS */
  gboolean         has_more; /* records than these */
  gboolean         undone;   /* and not redone */
  gboolean         can_undo; /* is of a kind that can be undone, and is not undone; the door may still refuse */
} LisHistoryItem;

void       lis_history_item_free (LisHistoryItem *item);

/**
 * One page of history, newest first.
 *
 * @before: number of the last change set of the page before, or 0 for the first page.
 * @limit: how many at most.
 * Returns: array of LisHistoryItem, fewer than @limit only at the end; NULL with LIS_PLAN_ERROR (DAMAGED, CANCELLED …).
 */
GPtrArray *lis_history_read (LisStore *store, const LisHistoryFilter *filter, gint64 before, guint limit,
                             GCancellable *cancellable, GError **error);

/**
 * Records of one change set in order, whatever the filter: @limit of them (0 for all) from @offset on.
 *
 * Returns: array of LisHistoryRecord, empty past the end or when there is no such change set.
 */
GPtrArray *lis_history_read_records (LisStore *store, gint64 number, guint offset, guint limit,
                                     GCancellable *cancellable, GError **error);

/**
 * Finds the change set that lis_editor_undo() with number 0 would undo, for a menu: "Undo: Moved period of Kari".
 *
 * @entry: (out): NULL when there is none. Free with lis_history_entry_free().
 * Returns: FALSE with LIS_PLAN_ERROR when it cannot be read.
 */
gboolean   lis_history_find_undoable (LisStore *store, LisHistoryEntry **entry, GError **error);
/* The same for lis_editor_redo(): the undoing that would be redone. Its message and arguments are those of the change
 * that was undone; lis_history_entry_get_plain_label() tells it. */
gboolean   lis_history_find_redoable (LisStore *store, LisHistoryEntry **entry, GError **error);
