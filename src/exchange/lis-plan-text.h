/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-plan-reading.h"

/* The texts of a plan's cells taken apart; for reading action plans only. */

/* Without footnote marks, line breaks and double spaces; a word broken over two lines by a hyphen is one again. @marks:
 * (nullable): array of char *, gets the marks. Free with g_free(). */
char    *lis_plan_text_clean (const char *text, GPtrArray *marks);

/* Cuts "4.", "4.1" or "4.1b" off the front of @text; @rest: where the text goes on. NULL when there is none. A year is
 * no such number. Free with g_free(). */
char    *lis_plan_text_take_number (const char *text, const char **rest);
/* Where the text goes on after such a number; @text where there is none. */
const char *lis_plan_text_skip_number (const char *text);
/* @text is such a number and nothing else. */
gboolean lis_plan_text_is_number (const char *text);
/* "4.1" is below "4". */
gboolean lis_plan_text_is_below (const char *number, const char *parent);

/* The mark a footnote starts with ("²", "[3]", "*"); @rest: its text. NULL when it starts with none. Free with
 * g_free(). */
char    *lis_plan_text_take_mark (const char *text, const char **rest);

/* A few words without a full stop, and no figure's caption. */
gboolean lis_plan_text_is_heading (const char *text);
/* What a heading says it is by its first word or number: "Innsatsområde 1: …" an area, "Delmål 1.1: …" an objective;
 * LIS_PLAN_ROW_UNPLACED when it says nothing. */
LisPlanRowKind lis_plan_text_find_level (const char *text);
/* The heading without that word and, of an area, without its number. Part of @text. */
const char *lis_plan_text_skip_level (const char *text);
/* Only dashes and the like. */
gboolean lis_plan_text_is_line (const char *text);
/* Folded and without spaces: "Reg Ut" and "RegUt" are one name. Free with g_free(). */
char    *lis_plan_text_squeeze (const char *text);
/* The same words, hyphens and line breaks aside: "Kompetanse-oppnåelse". */
gboolean lis_plan_text_same (const char *a, const char *b);

/* "Side 25-26" → "25-26"; NULL for a dash. Free with g_free(). */
char    *lis_plan_text_page (const char *text);
/* @text after a bullet it may begin with. */
const char *lis_plan_text_skip_bullet (const char *text);
/* Adds what stands between bullets or line breaks to @effects, each once. */
void     lis_plan_text_add_effects (const char *text, GPtrArray *effects);

/* "Se også tiltak 3.1 og 3.2 i Plan": one LisReadReference for each number, added to @references. FALSE when it refers
 * to nothing. */
gboolean lis_plan_text_add_references (const char *text, GPtrArray *references);
void     lis_read_reference_free (gpointer reference);

/**
 * "RHF (A), HF og RegUt (B)", "Initieres av RHF. Utføres av RegRåd": LisReadActor of the kind told, else of @kind,
 * added to @actors. @known: (nullable): folded names not to be cut.
 */
void     lis_plan_text_add_actors (const char *text, LisResponsibilityKind kind, const char *column, GHashTable *known,
                                   GPtrArray *actors);
LisReadActor *lis_read_actor_new (const char *name, LisResponsibilityKind kind, const char *column);
void     lis_read_actor_free (gpointer actor);

/* The state a status cell begins with; @rest: (out): what follows it, or NULL. 0 when it is none. */
gint32   lis_plan_text_parse_state (const char *text, char **rest);

/* Adds a reason to what is doubtful, parted by "; ". Takes @reason. */
void     lis_plan_text_add_doubt (GString *doubt, char *reason);
