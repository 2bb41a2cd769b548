/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-date.h"
#include "lis-date-range.h"
#include "lis-id.h"

typedef struct _LisField LisField;
typedef struct _LisEntity LisEntity;

/**
 * LisFieldType: what a field holds, how its struct member is typed, and how it is written in files.
 */
typedef enum
{
  LIS_FIELD_TEXT,      /* char *, NULL when empty */
  LIS_FIELD_INTEGER,   /* gint32, LIS_INTEGER_NONE when empty; with @scale 1/scale of it: "82.5" in files */
  LIS_FIELD_SHARE,     /* gint32, hundredths of a percent: 10000 is full time; in files "100", "62.5" */
  LIS_FIELD_MONTHS,    /* LisMonths; in files months with decimals: "4.5" */
  LIS_FIELD_DATE,      /* LisDate; ISO in files */
  LIS_FIELD_LAST_DAY,  /* LisDate, the day after the last one; files hold the last day itself */
  LIS_FIELD_CHOICE,    /* gint32, a value of the field's enumeration, 0 when empty; files hold its name */
  LIS_FIELD_FLAG,      /* gint32, 0 or 1; in files "yes" and "no" */
  LIS_FIELD_REFERENCE, /* LisId of a record of the field's target */
} LisFieldType;

#define LIS_INTEGER_NONE ((gint32) G_MININT32)
#define LIS_SHARE_FULL 10000
#define LIS_SHARE_PERCENT 100

typedef enum
{
  LIS_FIELD_REQUIRED = 1 << 0,
  /* Says who somebody is or is free text about somebody: lies beside the history's chain and can be erased. */
  LIS_FIELD_PERSONAL = 1 << 1,
  /* Several names, one to a line "a | b": other ways to write the record's name. */
  LIS_FIELD_VARIANTS = 1 << 2,
} LisFieldFlags;

/**
 * LisChoice: one value of an enumeration. Lists end with a NULL name; values are 1, 2, 3 … in order.
 */
typedef struct
{
  const char *name;     /* in files and in the database: "agreed" */
  const char *label;    /* English message id, marked for translation */
  const char *synonyms; /* other words taken on import, "a|b": Norwegian first */
} LisChoice;

struct _LisField
{
  const char      *name;     /* column in database and files: "start" */
  const char      *label;    /* English message id, marked for translation */
  const char      *synonyms; /* other headers taken on import, "a|b": Norwegian first */
  LisFieldType     type;
  LisFieldFlags    flags;
  guint            offset;   /* of the member in the struct */
  const LisChoice *choices;  /* LIS_FIELD_CHOICE */
  const char      *target;   /* LIS_FIELD_REFERENCE: name of the entity */
  gint32           minimum;  /* numbers, when maximum > minimum: inclusive range, in the struct's unit */
  gint32           maximum;
  guint            scale;    /* LIS_FIELD_INTEGER: the struct counts 1/@scale; 0 for whole numbers */
  gint32           preset;   /* numbers and choices: what a new record starts with, 0 for the empty value */
  const char      *after;    /* LIS_FIELD_LAST_DAY: the date field it must not lie before */
};

/* The empty value of @field's type: "none" for numbers and dates, 0 for choices, flags and references. */
gint64      lis_field_empty (const LisField *field);

/* The number in a member that is not text. */
gint64      lis_field_get (const LisField *field, gconstpointer record);
void        lis_field_set (const LisField *field, gpointer record, gint64 value);
/* The text of a member that is, or NULL; owned by the record. */
const char *lis_field_get_text (const LisField *field, gconstpointer record);

gboolean    lis_field_is_empty (const LisField *field, gconstpointer record);
gboolean    lis_field_equal (const LisField *field, gconstpointer a, gconstpointer b);

/**
 * Writes the value as files hold it (ISO dates, names of choices, ids with prefix); nothing when it is empty.
 */
void        lis_field_append_file_text (const LisField *field, gconstpointer record, GString *text);

/**
 * Reads what lis_field_append_file_text() wrote. @text NULL or "" empties the field.
 * @texts: where a text field's value is kept, or NULL to g_strdup() it and free the old one.
 *
 * Returns: FALSE with LIS_INPUT_ERROR_VALUE when it is not such a text, the record unchanged.
 */
gboolean    lis_field_set_file_text (const LisField *field, gpointer record, const char *text, GStringChunk *texts,
                                     GError **error);

/* The value as a reader is shown it, in their language ("avtalt", "01.03.2026", "62,5 %"); references as ids. Free with
 * g_free(). */
char       *lis_field_format (const LisField *field, gconstpointer record);

/* The translated label. */
const char *lis_field_get_label (const LisField *field);

/* NULL for 0 and for what is no value of the list. */
const LisChoice *lis_choice_find (const LisChoice *choices, gint64 value);
/* By name only; 0 when there is none. */
gint32      lis_choice_value (const LisChoice *choices, const char *name);
