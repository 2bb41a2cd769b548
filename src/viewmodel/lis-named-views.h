/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-plan-memory.h"

/* Named views of the pathways: filter, groups, order and zoom as they were when saved. They are this user's own, kept
 * in the plan's memory, and no part of the plan. */

typedef struct
{
  char  *id;      /* stays when the view is renamed; "1", "2" … */
  char  *name;    /* as the user wrote it, without space around it; never empty */
  char  *filter;  /* see lis_pathway_filter_to_text() */
  double per_day; /* points a day; 0 for the usual */
} LisNamedView;

void            lis_named_view_free (LisNamedView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisNamedView, lis_named_view_free)

/* LisNamedView, in the alphabetical order of their names. Free with g_ptr_array_unref(). */
GPtrArray      *lis_named_views_list (LisPlanMemory *memory);
/* NULL when there is none (any more). Free with lis_named_view_free(). */
LisNamedView *lis_named_views_find (LisPlanMemory *memory, const char *id);
/* The one of that name, space and case aside, or NULL. Free with lis_named_view_free(). */
LisNamedView *lis_named_views_find_name (LisPlanMemory *memory, const char *name);
/* Writes what @view says over the one with its id. An id of NULL makes a new one, and sets it. FALSE when the name is
 * blank: nothing is written then. */
gboolean        lis_named_views_put (LisPlanMemory *memory, LisNamedView *view);
/* Its id is never used for another one. */
void            lis_named_views_remove (LisPlanMemory *memory, const char *id);
