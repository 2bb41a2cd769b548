/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-field.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "lis-entity.h"
#include "lis-error.h"
#include "lis-number.h"

#define MEMBER(Type, field, record) (*(Type *) ((guint8 *) (record) + (field)->offset))
#define CONST_MEMBER(Type, field, record) (*(const Type *) ((const guint8 *) (record) + (field)->offset))

gint64
lis_field_empty (const LisField *field)
{
  switch (field->type)
    {
    case LIS_FIELD_INTEGER:
    case LIS_FIELD_SHARE:
    case LIS_FIELD_MONTHS:
    case LIS_FIELD_DATE:
    case LIS_FIELD_LAST_DAY:
      return LIS_INTEGER_NONE;
    case LIS_FIELD_TEXT:
    case LIS_FIELD_CHOICE:
    case LIS_FIELD_FLAG:
    case LIS_FIELD_REFERENCE:
    default:
      return 0;
    }
}

gint64
lis_field_get (const LisField *field, gconstpointer record)
{
  g_return_val_if_fail (field->type != LIS_FIELD_TEXT, 0);

  if (field->type == LIS_FIELD_REFERENCE)
    return CONST_MEMBER (gint64, field, record);
  return CONST_MEMBER (gint32, field, record);
}

void
lis_field_set (const LisField *field, gpointer record, gint64 value)
{
  g_return_if_fail (field->type != LIS_FIELD_TEXT);

  if (field->type == LIS_FIELD_REFERENCE)
    MEMBER (gint64, field, record) = value;
  else
    MEMBER (gint32, field, record) = (gint32) value;
}

const char *
lis_field_get_text (const LisField *field, gconstpointer record)
{
  g_return_val_if_fail (field->type == LIS_FIELD_TEXT, NULL);

  return CONST_MEMBER (char *, field, record);
}

gboolean
lis_field_is_empty (const LisField *field, gconstpointer record)
{
  if (field->type == LIS_FIELD_TEXT)
    return lis_field_get_text (field, record) == NULL;
  return lis_field_get (field, record) == lis_field_empty (field);
}

gboolean
lis_field_equal (const LisField *field, gconstpointer a, gconstpointer b)
{
  if (field->type == LIS_FIELD_TEXT)
    return g_strcmp0 (lis_field_get_text (field, a), lis_field_get_text (field, b)) == 0;
  return lis_field_get (field, a) == lis_field_get (field, b);
}

static void
append_date (GString *text, LisDate date)
{
  char iso[LIS_DATE_ISO_SIZE];

  g_string_append_len (text, lis_date_to_iso (date, iso), LIS_DATE_ISO_SIZE - 1);
}

/* An integer's file unit: whole numbers, or what the table says. */
static int
get_scale (const LisField *field)
{
  return field->scale > 0 ? (int) field->scale : 1;
}

static void
append_number (GString *text, gint64 value, int scale, int decimals)
{
  g_autofree char *number = NULL;

  if (value % scale == 0)
    {
      g_string_append_printf (text, "%" G_GINT64_FORMAT, value / scale);
      return;
    }
  number = lis_number_to_file (value, scale, decimals);
  g_string_append (text, number);
}

/* Thirtieths that decimals cannot hold exactly are written "4+1/30": nothing is rounded in a file. */
static void
append_months (GString *text, gint64 value)
{
  if (value * 10 % LIS_MONTHS_PER_MONTH == 0)
    append_number (text, value, LIS_MONTHS_PER_MONTH, 1);
  else
    g_string_append_printf (text, "%d+%d/30", (int) (value / LIS_MONTHS_PER_MONTH),
                            (int) (value % LIS_MONTHS_PER_MONTH));
}

/* A damaged plan may hold a value that is no choice: it is shown as the number it is. */
static void
append_choice (GString *text, const LisChoice *choices, gint64 value)
{
  const LisChoice *choice = lis_choice_find (choices, value);

  if (choice != NULL)
    g_string_append (text, choice->name);
  else
    g_string_append_printf (text, "%" G_GINT64_FORMAT, value);
}

void
lis_field_append_file_text (const LisField *field, gconstpointer record, GString *text)
{
  char id[LIS_ID_TEXT_SIZE];
  gint64 value;

  if (lis_field_is_empty (field, record))
    return;
  if (field->type == LIS_FIELD_TEXT)
    {
      g_string_append (text, lis_field_get_text (field, record));
      return;
    }
  value = lis_field_get (field, record);
  switch (field->type)
    {
    case LIS_FIELD_SHARE:
      append_number (text, value, LIS_SHARE_PERCENT, 2);
      break;
    case LIS_FIELD_MONTHS:
      append_months (text, value);
      break;
    case LIS_FIELD_DATE:
      append_date (text, (LisDate) value);
      break;
    case LIS_FIELD_LAST_DAY:
      append_date (text, (LisDate) value - 1);
      break;
    case LIS_FIELD_CHOICE:
      append_choice (text, field->choices, value);
      break;
    case LIS_FIELD_FLAG:
      g_string_append (text, "yes");
      break;
    case LIS_FIELD_REFERENCE:
      g_string_append (text, lis_id_to_text (value, lis_field_get_target (field)->prefix, id));
      break;
    case LIS_FIELD_INTEGER:
    case LIS_FIELD_TEXT:
    default:
      append_number (text, value, get_scale (field), 2);
      break;
    }
}

static gboolean
parse_months (const char *text, gint64 *value)
{
  int whole, days, read = 0;

  if (sscanf (text, "%d+%d/30%n", &whole, &days, &read) == 2 && read > 0 && text[read] == '\0' && whole >= 0 &&
      days >= 0 && days < LIS_MONTHS_PER_MONTH)
    {
      *value = (gint64) whole * LIS_MONTHS_PER_MONTH + days;
      return TRUE;
    }
  return lis_number_parse (text, LIS_MONTHS_PER_MONTH, value);
}

static gboolean
parse_flag (const char *text, gint64 *value)
{
  *value = g_str_equal (text, "yes");
  return *value != 0 || g_str_equal (text, "no");
}

static gboolean
parse_file_number (const LisField *field, const char *text, gint64 *value)
{
  LisId id;

  switch (field->type)
    {
    case LIS_FIELD_SHARE:
      return lis_number_parse (text, LIS_SHARE_PERCENT, value);
    case LIS_FIELD_MONTHS:
      return parse_months (text, value);
    case LIS_FIELD_DATE:
    case LIS_FIELD_LAST_DAY:
      *value = lis_date_from_iso (text);
      if (*value == LIS_DATE_NONE)
        return FALSE;
      *value += field->type == LIS_FIELD_LAST_DAY;
      return TRUE;
    case LIS_FIELD_CHOICE:
      *value = lis_choice_value (field->choices, text);
      return *value != 0;
    case LIS_FIELD_FLAG:
      return parse_flag (text, value);
    case LIS_FIELD_REFERENCE:
      if (!lis_id_from_text (text, lis_field_get_target (field)->prefix, &id))
        return FALSE;
      *value = id;
      return TRUE;
    case LIS_FIELD_INTEGER:
      return lis_number_parse (text, get_scale (field), value);
    case LIS_FIELD_TEXT:
    default:
      return FALSE;
    }
}

static void
set_text (const LisField *field, gpointer record, const char *text, GStringChunk *texts)
{
  char **member = &MEMBER (char *, field, record);

  if (text[0] == '\0')
    text = NULL;
  if (texts != NULL)
    *member = text != NULL ? g_string_chunk_insert (texts, text) : NULL;
  else
    lis_record_set_text (member, text);
}

gboolean
lis_field_set_file_text (const LisField *field, gpointer record, const char *text, GStringChunk *texts, GError **error)
{
  gint64 value;

  if (text == NULL)
    text = "";
  if (field->type == LIS_FIELD_TEXT)
    {
      set_text (field, record, text, texts);
      return TRUE;
    }
  if (text[0] == '\0')
    value = lis_field_empty (field);
  else if (!parse_file_number (field, text, &value) ||
           (field->type != LIS_FIELD_REFERENCE && ABS (value) > G_MAXINT32))
    {
      g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_VALUE, _("%s: “%s” cannot be understood"),
                   lis_field_get_label (field), text);
      return FALSE;
    }
  lis_field_set (field, record, value);
  return TRUE;
}

static char *
format_percent (gint64 share)
{
  g_autofree char *number = lis_number_format (share, LIS_SHARE_PERCENT, 2);

  /* Translators: a share of full time, "62.5 %". */
  return g_strdup_printf (_("%s %%"), number);
}

char *
lis_field_format (const LisField *field, gconstpointer record)
{
  const LisChoice *choice;
  GString *text;
  gint64 value;

  if (lis_field_is_empty (field, record))
    return g_strdup (field->type == LIS_FIELD_FLAG ? _("no") : "");
  if (field->type == LIS_FIELD_TEXT)
    return g_strdup (lis_field_get_text (field, record));
  value = lis_field_get (field, record);
  switch (field->type)
    {
    case LIS_FIELD_SHARE:
      return format_percent (value);
    case LIS_FIELD_MONTHS:
      return lis_months_format ((LisMonths) value);
    case LIS_FIELD_DATE:
      return lis_date_format_short ((LisDate) value);
    case LIS_FIELD_LAST_DAY:
      return lis_date_format_short ((LisDate) value - 1);
    case LIS_FIELD_CHOICE:
      choice = lis_choice_find (field->choices, value);
      return choice != NULL ? g_strdup (_(choice->label)) : g_strdup_printf ("%" G_GINT64_FORMAT, value);
    case LIS_FIELD_FLAG:
      return g_strdup (_("yes"));
    case LIS_FIELD_INTEGER:
      return field->scale > 0 ? lis_number_format (value, get_scale (field), 2)
                              : g_strdup_printf ("%" G_GINT64_FORMAT, value);
    case LIS_FIELD_TEXT:
    case LIS_FIELD_REFERENCE:
    default:
      text = g_string_new (NULL);
      lis_field_append_file_text (field, record, text);
      return g_string_free (text, FALSE);
    }
}

const char *
lis_field_get_label (const LisField *field)
{
  return _(field->label);
}

const LisChoice *
lis_choice_find (const LisChoice *choices, gint64 value)
{
  if (value < 1)
    return NULL;
  for (gint64 i = 1; choices->name != NULL; i++, choices++)
    if (i == value)
      return choices;
  return NULL;
}

gint32
lis_choice_value (const LisChoice *choices, const char *name)
{
  for (gint32 i = 0; choices[i].name != NULL; i++)
    if (g_str_equal (choices[i].name, name))
      return i + 1;
  return 0;
}
