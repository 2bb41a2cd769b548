/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-entity.h"

/**
 * LisChangeSet: changes that belong together, to be written by one transaction of lis_editor_commit().
 */
typedef struct _LisChangeSet LisChangeSet;

typedef enum
{
  LIS_CHANGE_KIND_EDIT = 1,
  LIS_CHANGE_KIND_IMPORT,
  LIS_CHANGE_KIND_CATALOGUE,
  LIS_CHANGE_KIND_SAMPLE,
  LIS_CHANGE_KIND_UNDO,
  LIS_CHANGE_KIND_REDO,
  LIS_CHANGE_KIND_ERASE, /* of a person: what the records it changes held before is destroyed in the history too */
} LisChangeKind;

typedef enum
{
  LIS_CHANGE_INSERT = 1,
  LIS_CHANGE_UPDATE,
  LIS_CHANGE_DELETE,
} LisChangeOperation;

typedef struct
{
  const LisEntity   *entity;
  LisChangeOperation operation;
  gpointer           before; /* NULL for an insert */
  gpointer           after;  /* NULL for a delete */
  gboolean           is_gone; /* for LIS_CHANGE_KIND_ERASE: the record was deleted before; only history is erased */
} LisChange;

/**
 * @message: English message id of the label, marked with N_() where it is written, with %1$s, %2$s … for its arguments.
 * @...: the arguments, strings, ended by NULL. They may name people: they lie beside the chain.
 */
LisChangeSet    *lis_change_set_new (LisChangeKind kind, const char *message, ...) G_GNUC_NULL_TERMINATED;
void             lis_change_set_free (LisChangeSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisChangeSet, lis_change_set_free)

/* Takes @record, made by lis_record_new(); its id must come from lis_editor_new_id(). */
void             lis_change_set_insert (LisChangeSet *set, LisEntityType type, gpointer record);
/* Copies @before, as it was read, and takes @after. The door refuses when the record has changed since it was read. */
void             lis_change_set_update (LisChangeSet *set, LisEntityType type, gconstpointer before, gpointer after);
/* Copies @before, as it was read. */
void             lis_change_set_delete (LisChangeSet *set, LisEntityType type, gconstpointer before);

guint            lis_change_set_get_size (LisChangeSet *set);
const LisChange *lis_change_set_get (LisChangeSet *set, guint index);
