/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-entity.h"
#include "lis-error.h"
#include "lis-text.h"

#define MAX_TEXT_LENGTH 4000
#define MAX_CONTENT_LENGTH 100000

static char **
text_member (const LisField *field, gpointer record)
{
  return (char **) ((guint8 *) record + field->offset);
}

gpointer
lis_record_new (const LisEntity *entity)
{
  gpointer record = g_malloc0 (entity->size);

  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type != LIS_FIELD_TEXT)
      lis_field_set (&entity->fields[i], record, entity->fields[i].preset);
  return record;
}

gpointer
lis_record_new_empty (const LisEntity *entity)
{
  gpointer record = lis_record_new (entity);

  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type != LIS_FIELD_TEXT)
      lis_field_set (&entity->fields[i], record, lis_field_empty (&entity->fields[i]));
  return record;
}

gpointer
lis_record_copy (const LisEntity *entity, gconstpointer record)
{
  gpointer copy = g_memdup2 (record, entity->size);

  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == LIS_FIELD_TEXT)
      *text_member (&entity->fields[i], copy) = g_strdup (lis_field_get_text (&entity->fields[i], record));
  return copy;
}

void
lis_record_free (const LisEntity *entity, gpointer record)
{
  if (record == NULL)
    return;
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == LIS_FIELD_TEXT)
      g_free (*text_member (&entity->fields[i], record));
  g_free (record);
}

gboolean
lis_record_same_values (const LisEntity *entity, gconstpointer a, gconstpointer b)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (!lis_field_equal (&entity->fields[i], a, b))
      return FALSE;
  return TRUE;
}

gboolean
lis_record_equal (const LisEntity *entity, gconstpointer a, gconstpointer b)
{
  const LisRecord *first = a, *second = b;

  return first->id == second->id && first->change_set == second->change_set && lis_record_same_values (entity, a, b);
}

void
lis_record_set_text (char **member, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*member);
  *member = copy;
}

static gboolean fail (char **reason, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (char **reason, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  *reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return FALSE;
}

static gboolean
has_control_characters (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if (((guchar) *c < 0x20 && *c != '\n' && *c != '\t') || *c == 0x7F)
      return TRUE;
  return FALSE;
}

static gboolean
check_text (const LisField *field, const char *text, char **reason)
{
  gsize limit = g_str_equal (field->name, "content") ? MAX_CONTENT_LENGTH : MAX_TEXT_LENGTH;

  if (strlen (text) > limit)
    return fail (reason, _("the text has %u bytes, at most %u can be kept"),
                 (guint) strlen (text), (guint) limit);
  if (!g_utf8_validate (text, -1, NULL))
    return fail (reason, _("the text is not valid UTF-8"));
  if (lis_text_is_blank (text))
    return fail (reason, _("the text is only white space"));
  if (has_control_characters (text))
    return fail (reason, _("the text holds control characters"));
  if (lis_text_has_national_id (text))
    return fail (reason,
                 _("the text holds a national identity number, which a plan must never hold; use a local id"));
  return TRUE;
}

static gboolean
check_number (const LisField *field, gpointer copy, char **reason)
{
  gint64 value = lis_field_get (field, copy);
  g_autofree char *shown = NULL, *minimum = NULL, *maximum = NULL;

  if (field->type == LIS_FIELD_CHOICE && lis_choice_find (field->choices, value) == NULL)
    return fail (reason, _("%d is none of the choices"), (int) value);
  if (field->type == LIS_FIELD_FLAG && value != 1)
    return fail (reason, _("%d is neither yes nor no"), (int) value);
  if ((field->type == LIS_FIELD_DATE && (value < LIS_DATE_MIN || value >= LIS_DATE_MAX)) ||
      (field->type == LIS_FIELD_LAST_DAY && (value <= LIS_DATE_MIN || value > LIS_DATE_MAX)))
    return fail (reason, _("the date lies outside the years 1900 to 2199"));
  if (field->maximum <= field->minimum || (value >= field->minimum && value <= field->maximum))
    return TRUE;
  shown = lis_field_format (field, copy);
  lis_field_set (field, copy, field->minimum);
  minimum = lis_field_format (field, copy);
  lis_field_set (field, copy, field->maximum);
  maximum = lis_field_format (field, copy);
  return fail (reason, _("%s is outside %s to %s"), shown, minimum, maximum);
}

static gboolean
check_order (const LisEntity *entity, const LisField *field, gconstpointer record, char **reason)
{
  const LisField *start = lis_entity_find_field (entity, field->after);
  g_autofree char *first = NULL, *last = NULL;

  if (lis_field_is_empty (start, record) || lis_field_get (field, record) > lis_field_get (start, record))
    return TRUE;
  first = lis_field_format (start, record);
  last = lis_field_format (field, record);
  return fail (reason, _("the last day, %s, lies before the first, %s"), last, first);
}

gboolean
lis_record_check_field (const LisEntity *entity, const LisField *field, gconstpointer record, char **reason)
{
  g_autofree guint8 *copy = NULL;

  if (lis_field_is_empty (field, record))
    return (field->flags & LIS_FIELD_REQUIRED) == 0 || fail (reason, _("must be filled in"));
  if (field->type == LIS_FIELD_TEXT)
    return check_text (field, lis_field_get_text (field, record), reason);
  if (field->type == LIS_FIELD_REFERENCE)
    return TRUE;
  copy = g_memdup2 (record, entity->size);
  if (!check_number (field, copy, reason))
    return FALSE;
  return field->after == NULL || check_order (entity, field, record, reason);
}

gboolean
lis_record_check (const LisEntity *entity, gconstpointer record, const LisField **field, GError **error)
{
  for (guint i = 0; i < entity->n_fields; i++)
    {
      g_autofree char *reason = NULL;

      if (lis_record_check_field (entity, &entity->fields[i], record, &reason))
        continue;
      if (field != NULL)
        *field = &entity->fields[i];
      /* Translators: kind of record, field, what is wrong: "Period, To: …". */
      g_set_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_INVALID, _("%s, %s: %s"), lis_entity_get_label (entity),
                   lis_field_get_label (&entity->fields[i]), reason);
      return FALSE;
    }
  return TRUE;
}
