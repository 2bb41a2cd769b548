/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-pathways.h"

/**
 * LisDirectory: a list to find one record in: all doctors, everybody, or all units. It needs nothing of the pathways
 * once it is made.
 */
typedef struct
{
  LisId       id;
  const char *title;    /* name */
  const char *detail;   /* second line, or "" */
  const char *words;    /* what the search looks at besides; "" for none */
  const char *folded;   /* all of it, made by the first search */
  gboolean    found;    /* by the last search, and not only for the sake of a unit below it */
  guint       depth;    /* of a unit: how many stand above it */
  guint       n_here;   /* of a unit: doctors at it or below it on the day */
} LisDirectoryEntry;

typedef struct
{
  GArray       *entries; /* LisDirectoryEntry */
  GStringChunk *texts;
} LisDirectory;

/* By family name. Those who are or were in training or have periods; with @everyone mentors, managers and others too,
 * whose detail are the roles they have on the day. */
LisDirectory *lis_directory_new_people (LisPathways *pathways, gboolean everyone);
/* Each unit above those below it, of equals in Norwegian order. */
LisDirectory *lis_directory_new_units (LisPathways *pathways);
void          lis_directory_free (LisDirectory *directory);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisDirectory, lis_directory_free)

/* Which entries every word of @search stands in (Norwegian folding), in order: indices, guint32. Units come with those
 * above them. All for NULL and "". Free with g_array_unref(). */
GArray       *lis_directory_search (LisDirectory *directory, const char *search);
/* Its index, or G_MAXUINT. */
guint         lis_directory_find (const LisDirectory *directory, LisId id);
