/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>

#include "lis-plan-data.h"

/* Who writes includes lis-change-set.h of edit/. */
typedef struct _LisChangeSet LisChangeSet;

/**
 * LisRecordForm: one record being edited, as the table of entities describes it: what is typed in each field, what was
 * understood of it, and what is wrong with it. It writes nothing; it makes the change set.
 *
 * Signal "changed": something typed, understood or found to be wrong is another now.
 */
#define LIS_TYPE_RECORD_FORM (lis_record_form_get_type ())
G_DECLARE_FINAL_TYPE (LisRecordForm, lis_record_form, LIS, RECORD_FORM, GObject)

/**
 * LisFormField: one field as it stands in the form.
 */
typedef struct
{
  const LisField *field;
  const char     *label;      /* translated */
  const char     *heading;    /* translated: begins a group of fields, or NULL */
  char           *text;       /* as typed; of choices, flags and references what they are called */
  char           *understood; /* "1 March 2026" where the text leaves something open, or NULL */
  char           *message;    /* what is wrong and what is expected, or NULL */
  gboolean        is_hidden;  /* whose record it is: the form's title says that */
  gboolean        is_touched; /* by the user: until then, that something is missing is not held against them */
} LisFormField;

/* A record that can be chosen. */
typedef struct
{
  LisId id;
  char *name;
  char *folded; /* for searching */
} LisFormOption;

/* The entities to load for a form of @type, ended by LIS_ENTITY_NONE; NULL when there is no form for such records. */
const LisEntityType *lis_record_form_get_entities (LisEntityType type);

/**
 * @data: taken; with those entities.
 * @id: of the record, or LIS_ID_NONE for a new one.
 * @owner_type, @owner: to whom a new one belongs: goes into the first field that refers to such a record. May be
 *  LIS_ENTITY_NONE.
 * Returns: NULL with LIS_EDIT_ERROR when the record is gone.
 */
LisRecordForm *lis_record_form_new (LisPlanData *data, LisEntityType type, LisId id, LisEntityType owner_type,
                                    LisId owner, LisDate today, GError **error);

const LisEntity    *lis_record_form_get_entity (LisRecordForm *form);
/* LIS_ID_NONE for a new one. */
LisId               lis_record_form_get_id (LisRecordForm *form);
/* Whom or what the record is of: "Kari Nordmann"; "" for none. */
const char         *lis_record_form_get_owner_name (LisRecordForm *form);
/* "Period of Kari Nordmann", "New period". */
const char         *lis_record_form_get_title (LisRecordForm *form);

guint               lis_record_form_get_n_fields (LisRecordForm *form);
const LisFormField *lis_record_form_get_field (LisRecordForm *form, guint index);
/* G_MAXUINT when there is none. */
guint               lis_record_form_find_field (LisRecordForm *form, const char *name);
/* Of text, numbers and dates. */
void                lis_record_form_set_text (LisRecordForm *form, guint index, const char *text);
/* Of choices, flags and references; 0 empties it. */
gint64              lis_record_form_get_value (LisRecordForm *form, guint index);
void                lis_record_form_set_value (LisRecordForm *form, guint index, gint64 value);
/* Of a reference, in Norwegian order: those that have every word of @search in their name, at most @limit. Array of
 * LisFormOption, owned by the form. */
GPtrArray          *lis_record_form_list_options (LisRecordForm *form, guint index, const char *search, guint limit);

/* The first field with something wrong, whether or not it was touched; G_MAXUINT when all is well. Touches all. */
guint               lis_record_form_find_fault (LisRecordForm *form);
/* Whether saving would change anything. */
gboolean            lis_record_form_is_changed (LisRecordForm *form);
/* @new_id: for a new record. NULL when there is something wrong or nothing to save. */
LisChangeSet       *lis_record_form_make_change_set (LisRecordForm *form, LisId new_id);

/* What a draft keeps of a field: NULL while the user has not touched it. Free with g_free(). */
char               *lis_record_form_get_draft (LisRecordForm *form, guint index);
/* Table of names of fields → what was kept of them; what it cannot place is left out. */
void                lis_record_form_load_draft (LisRecordForm *form, GHashTable *fields);

/* What people call a record: "Ortopedisk avdeling, Fjordby sykehus". Free with g_free(). */
char               *lis_record_form_name_record (const LisPlanData *data, LisEntityType type, LisId id);
