/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-change-set.h"

struct _LisChangeSet
{
  LisChangeKind kind;
  gint64        reverses; /* number of the change set undone or redone, or 0 */
  char         *message;
  GPtrArray    *arguments; /* char * */
  GArray       *changes;   /* LisChange */
  GArray       *erased_words;    /* gint64: numbers of change sets; NULL but for LIS_CHANGE_KIND_ERASE */
  GArray       *erased_personal; /* LisHistoryPlace */
};

/* A row of "change". */
typedef struct
{
  gint64 number;
  gint64 sequence;
} LisHistoryPlace;

/* A record that change set @number deleted: what the history holds of it is erased by the set, of kind ERASE. */
void          lis_change_set_mark_gone (LisChangeSet *set, LisEntityType type, LisId id, gint64 number);

/* The same as lis_change_set_new() with the arguments in an array ended by NULL. */
LisChangeSet *lis_change_set_new_with_arguments (LisChangeKind kind, const char *message,
                                                 const char *const *arguments);
