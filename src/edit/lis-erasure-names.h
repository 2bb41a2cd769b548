/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-history-reader.h"
#include "lis-store.h"

/**
 * LisErasureNames: the names that a person goes by or went by, as they are looked for in texts.
 */
typedef struct
{
  GPtrArray *anywhere; /* char *, folded: whole names and numbers, and parts of names that nobody else has */
  GPtrArray *at_home;  /* the same and every part of a name: looked for where the person is spoken of */
  GPtrArray *whole;    /* whole names and numbers only */
} LisErasureNames;

void             lis_erasure_names_free (LisErasureNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisErasureNames, lis_erasure_names_free)

/* From the record of now and from all that the history tells of it. */
LisErasureNames *lis_erasure_names_find (LisStore *store, LisId person, GError **error);
/* Whether @text, which may be NULL, holds one of @needles as whole words. */
gboolean         lis_erasure_names_match (GPtrArray *needles, const char *text);
/* @text without the names of @needles, "…" where each was. Free with g_free(). */
char            *lis_erasure_names_remove (GPtrArray *needles, const char *text);
