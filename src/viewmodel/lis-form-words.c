/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-form-words.h"

#include <glib/gi18n-lib.h>

static const LisFormWords words[] = {
  { LIS_ENTITY_PERSON, N_("Person: %1$s"), N_("New Person"), N_("Changed %1$s"), N_("Added %1$s"), N_("Deleted %1$s") },
  { LIS_ENTITY_TRAINING, N_("Training of %1$s"), N_("New Training for %1$s"), N_("Changed training of %1$s"),
    N_("Added training of %1$s"), N_("Deleted training of %1$s") },
  { LIS_ENTITY_EMPLOYMENT, N_("Employment of %1$s"), N_("New Employment for %1$s"), N_("Changed employment of %1$s"),
    N_("Added employment of %1$s"), N_("Deleted employment of %1$s") },
  { LIS_ENTITY_LEAVE, N_("Leave of %1$s"), N_("New Leave for %1$s"), N_("Changed leave of %1$s"),
    N_("Added leave of %1$s"), N_("Deleted leave of %1$s") },
  { LIS_ENTITY_POST, N_("Post at %1$s"), N_("New Post at %1$s"), N_("Changed post at %1$s"), N_("Added post at %1$s"),
    N_("Deleted post at %1$s") },
  { LIS_ENTITY_ROLE, N_("Role of %1$s"), N_("New Role for %1$s"), N_("Changed role of %1$s"),
    N_("Added role of %1$s"), N_("Deleted role of %1$s") },
  { LIS_ENTITY_CAPACITY, N_("Capacity of %1$s"), N_("New Capacity for %1$s"), N_("Changed capacity of %1$s"),
    N_("Added capacity of %1$s"), N_("Deleted capacity of %1$s") },
  { LIS_ENTITY_PERIOD, N_("Period of %1$s"), N_("New Period for %1$s"), N_("Changed period of %1$s"),
    N_("Added period of %1$s"), N_("Deleted period of %1$s") },
  { LIS_ENTITY_ABSENCE, N_("Absence of %1$s"), N_("New Absence for %1$s"), N_("Changed absence of %1$s"),
    N_("Added absence of %1$s"), N_("Deleted absence of %1$s") },
  { LIS_ENTITY_CREDITED_SERVICE, N_("Credited Service of %1$s"), N_("New Credited Service for %1$s"),
    N_("Changed credited service of %1$s"), N_("Added credited service of %1$s"),
    N_("Deleted credited service of %1$s") },
  { LIS_ENTITY_SERVICE_CONFIRMATION, N_("Service Confirmation of %1$s"), N_("New Service Confirmation for %1$s"),
    N_("Changed service confirmation of %1$s"), N_("Added service confirmation of %1$s"),
    N_("Deleted service confirmation of %1$s") },
};

/* Long forms fall into parts, each begun by a field. */
static const struct
{
  LisEntityType entity;
  const char   *field;
  const char   *heading;
} headings[] = {
  { LIS_ENTITY_PERSON, "authorisation", N_("Before the Training") },
  { LIS_ENTITY_PERSON, "note", N_("Note") },
  { LIS_ENTITY_PERIOD, "months", N_("What Is Wished For") },
  { LIS_ENTITY_PERIOD, "sender_answer", N_("Answers") },
  { LIS_ENTITY_PERIOD, "note", N_("Note") },
};

const LisFormWords *
lis_form_words_find (LisEntityType entity)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].entity == entity)
      return &words[i];
  return NULL;
}

const char *
lis_form_words_get_heading (LisEntityType entity, const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (headings[i].entity == entity && g_str_equal (headings[i].field, field))
      return _(headings[i].heading);
  return NULL;
}
