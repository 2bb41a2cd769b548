/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

/**
 * LisPlanMemory: what the window remembers of one plan for this user: page, zoom, filter, selection, named views. A key
 * file of the user's own (mode 0600) in the plan's folder of state. It is never part of the plan, and to lose it loses
 * no work: a file that cannot be read is as none.
 *
 * What is set is on the disk within a second, written beside the window's thread.
 */
#define LIS_TYPE_PLAN_MEMORY (lis_plan_memory_get_type ())
G_DECLARE_FINAL_TYPE (LisPlanMemory, lis_plan_memory, LIS, PLAN_MEMORY, GObject)

/* @folder: of the plan's state, made when something is written; NULL remembers nothing beyond this object. Reads the
 * disk. */
LisPlanMemory *lis_plan_memory_new (const char *folder);

/* NULL when it is not set. Free with g_free(). */
char          *lis_plan_memory_get_string (LisPlanMemory *memory, const char *group, const char *key);
/* @value NULL forgets it. */
void           lis_plan_memory_set_string (LisPlanMemory *memory, const char *group, const char *key,
                                           const char *value);
double         lis_plan_memory_get_double (LisPlanMemory *memory, const char *group, const char *key, double preset);
void           lis_plan_memory_set_double (LisPlanMemory *memory, const char *group, const char *key, double value);
gboolean       lis_plan_memory_get_boolean (LisPlanMemory *memory, const char *group, const char *key,
                                            gboolean preset);
void           lis_plan_memory_set_boolean (LisPlanMemory *memory, const char *group, const char *key, gboolean value);
/* In the order in which they were first set. Free with g_strfreev(). */
char         **lis_plan_memory_list_keys (LisPlanMemory *memory, const char *group);

/* Writes now what has not been written: before the program ends. */
void           lis_plan_memory_flush (LisPlanMemory *memory);
