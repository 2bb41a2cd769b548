/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-editor.h"

/* A plan of its own with an editor, and short ways to change it. */
typedef struct
{
  char      *folder;
  char      *path;
  LisStore  *store;
  LisEditor *editor;
  int        day; /* of March 2026: on which the next change is made */
} LisEditFixture;

void   lis_edit_fixture_set_up (LisEditFixture *fixture, gconstpointer data);
void   lis_edit_fixture_tear_down (LisEditFixture *fixture, gconstpointer data);
/* From now on by another author on another day of March 2026. */
void   lis_edit_fixture_set_author (LisEditFixture *fixture, const char *author, int day);
/* Closes the plan and opens it again. */
void   lis_edit_fixture_reopen (LisEditFixture *fixture);
/* Takes @set. Returns its number. */
gint64 lis_edit_fixture_commit (LisEditFixture *fixture, LisChangeSet *set);

/* @...: name of a field and its value as in files, and so on, ended by NULL. */
LisId  lis_edit_fixture_add (LisEditFixture *fixture, LisEntityType type, const char *message, ...)
    G_GNUC_NULL_TERMINATED;
gint64 lis_edit_fixture_change (LisEditFixture *fixture, LisEntityType type, LisId id, const char *field,
                                const char *value);
gint64 lis_edit_fixture_remove (LisEditFixture *fixture, LisEntityType type, LisId id);
/* The id of a record as files hold it. Owned by the library until the next call but three. */
const char *lis_edit_fixture_id (LisEntityType type, LisId id);
