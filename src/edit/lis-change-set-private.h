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
};

/* The same as lis_change_set_new() with the arguments in an array ended by NULL. */
LisChangeSet *lis_change_set_new_with_arguments (LisChangeKind kind, const char *message,
                                                 const char *const *arguments);
