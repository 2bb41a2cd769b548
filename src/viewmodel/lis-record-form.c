/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-record-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-change-set.h"
#include "lis-error.h"
#include "lis-field-input.h"
#include "lis-form-words.h"
#include "lis-people.h"
#include "lis-place.h"
#include "lis-record-form-private.h"
#include "lis-text.h"

struct _LisRecordForm
{
  GObject parent_instance;

  LisPlanData        *data;
  const LisEntity    *entity;
  const LisFormWords *words;
  gpointer            before; /* as it was read, or NULL for a new one */
  gpointer            after;  /* as it would be saved */
  LisDate             today;
  LisFormField       *fields; /* one for each of the entity */
  GPtrArray         **options; /* of each reference, when asked for */
  char               *owner;
  char               *title;
};

G_DEFINE_FINAL_TYPE (LisRecordForm, lis_record_form, G_TYPE_OBJECT)

static guint changed_signal;

static const LisField *
get_field (LisRecordForm *self, guint index)
{
  return &self->entity->fields[index];
}

static gboolean
is_typed (const LisField *field)
{
  return field->type != LIS_FIELD_CHOICE && field->type != LIS_FIELD_FLAG && field->type != LIS_FIELD_REFERENCE;
}

static void
lis_record_form_finalize (GObject *object)
{
  LisRecordForm *self = LIS_RECORD_FORM (object);

  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      g_free (self->fields[i].text);
      g_free (self->fields[i].understood);
      g_free (self->fields[i].message);
      g_clear_pointer (&self->options[i], g_ptr_array_unref);
    }
  g_free (self->fields);
  g_free (self->options);
  lis_record_free (self->entity, self->before);
  lis_record_free (self->entity, self->after);
  lis_plan_data_free (self->data);
  g_free (self->owner);
  g_free (self->title);
  G_OBJECT_CLASS (lis_record_form_parent_class)->finalize (object);
}

static void
lis_record_form_class_init (LisRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lis_record_form_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
lis_record_form_init (LisRecordForm *self)
{
}

/* Understanding */

static char *
format_value (LisRecordForm *self, const LisField *field, gconstpointer record)
{
  if (field->type == LIS_FIELD_REFERENCE && !lis_field_is_empty (field, record))
    return lis_record_form_name_record (self->data, lis_field_get_target (field)->type,
                                        lis_field_get (field, record));
  return lis_field_input_format (field, record);
}

static LisDate
get_day (const LisField *field, gconstpointer record)
{
  if (record == NULL || field == NULL || (field->type != LIS_FIELD_DATE && field->type != LIS_FIELD_LAST_DAY)
      || lis_field_is_empty (field, record))
    return LIS_DATE_NONE;
  return (LisDate) lis_field_get (field, record) - (field->type == LIS_FIELD_LAST_DAY);
}

static LisDateInput
make_date_input (LisRecordForm *self, const LisField *field)
{
  const LisField *start = field->after != NULL ? lis_entity_find_field (self->entity, field->after) : NULL;

  return (LisDateInput){ .today = self->today, .start = get_day (start, self->after),
                         .current = get_day (field, self->before), .is_last_day = field->type == LIS_FIELD_LAST_DAY };
}

/* A sentence of its own beside the field. */
static char *
begin_with_capital (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, 1), *large = g_utf8_strup (first, -1);

  return g_strconcat (large, g_utf8_next_char (text), NULL);
}

static void
set_typed_value (LisRecordForm *self, const LisField *field, const char *text, gint64 value)
{
  if (field->type == LIS_FIELD_TEXT)
    lis_field_set_file_text (field, self->after, text, NULL, NULL);
  else
    lis_field_set (field, self->after, value);
}

/* Reads what is typed into the record that would be saved. */
static void
understand (LisRecordForm *self, guint index)
{
  LisFormField *state = &self->fields[index];
  const LisField *field = state->field;
  LisDateInput dates = make_date_input (self, field);
  g_autofree char *reason = NULL, *stripped = NULL;
  gint64 value = lis_field_empty (field);

  g_clear_pointer (&state->understood, g_free);
  g_clear_pointer (&state->message, g_free);
  if (is_typed (field))
    {
      stripped = g_strstrip (g_strdup (state->text));
      if (!lis_field_input_parse (field, stripped, &dates, &value, &state->understood, &state->message))
        value = lis_field_empty (field);
      set_typed_value (self, field, stripped, value);
    }
  if (state->message == NULL && !lis_record_check_field (self->entity, field, self->after, &reason))
    state->message = begin_with_capital (reason);
}

/* A last day may hang on its start: all is read again, in order. */
static void
understand_all (LisRecordForm *self)
{
  for (guint i = 0; i < self->entity->n_fields; i++)
    understand (self, i);
  g_signal_emit (self, changed_signal, 0);
}

/* Making */

const LisEntityType *
lis_record_form_get_entities (LisEntityType type)
{
  static LisEntityType lists[LIS_N_ENTITIES][LIS_N_ENTITIES + 1];
  const LisEntity *entity;
  gboolean wanted[LIS_N_ENTITIES] = { FALSE };
  guint n = 0;

  if ((int) type < 0 || type >= LIS_N_ENTITIES || lis_form_words_find (type) == NULL)
    return NULL;
  entity = lis_entity_get (type);
  wanted[type] = wanted[LIS_ENTITY_UNIT] = wanted[LIS_ENTITY_PERSON] = wanted[LIS_ENTITY_SPECIALTY] = TRUE;
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == LIS_FIELD_REFERENCE)
      wanted[lis_field_get_target (&entity->fields[i])->type] = TRUE;
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    if (wanted[i])
      lists[type][n++] = (LisEntityType) i;
  lists[type][n] = LIS_ENTITY_NONE;
  return lists[type];
}

/* The first field that refers to whom or what the record is of. */
static guint
find_owner_field (const LisEntity *entity)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == LIS_FIELD_REFERENCE && (entity->fields[i].flags & LIS_FIELD_REQUIRED) != 0)
      return i;
  return G_MAXUINT;
}

/* A role is given to a doctor in training: whose mentor somebody is. Its holder is chosen. */
static gboolean
can_own (LisRecordForm *self, const LisField *field, LisEntityType type)
{
  return field->type == LIS_FIELD_REFERENCE && lis_field_get_target (field)->type == type
         && !(self->entity->type == LIS_ENTITY_ROLE && g_str_equal (field->name, "holder"));
}

static void
set_owner (LisRecordForm *self, LisEntityType type, LisId owner)
{
  guint first = find_owner_field (self->entity);

  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      const LisField *field = get_field (self, i);

      if (!can_own (self, field, type))
        continue;
      lis_field_set (field, self->after, owner);
      self->fields[i].is_hidden = i == first;
      return;
    }
}

char *
lis_record_form_name_owner (const LisPlanData *data, const LisEntity *entity, gconstpointer record)
{
  guint index = find_owner_field (entity);
  const LisField *field;

  if (index == G_MAXUINT)
    return lis_record_form_name_record (data, entity->type, ((const LisRecord *) record)->id);
  field = &entity->fields[index];
  if (lis_field_is_empty (field, record))
    return g_strdup ("");
  return lis_record_form_name_record (data, lis_field_get_target (field)->type, lis_field_get (field, record));
}

static char *
name_owner (LisRecordForm *self)
{
  /* A new one of its own has no name yet. */
  if (self->before == NULL && find_owner_field (self->entity) == G_MAXUINT)
    return g_strdup ("");
  return lis_record_form_name_owner (self->data, self->entity, self->after);
}

char *
lis_record_form_fill_words (const char *message, const char *owner)
{
  const char *translated = _(message);
  GString *text = g_string_new (translated);

  g_string_replace (text, "%1$s", owner, 1);
  return g_string_free (text, FALSE);
}

static void
fill_fields (LisRecordForm *self)
{
  guint owner = find_owner_field (self->entity);

  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      LisFormField *state = &self->fields[i];

      state->text = format_value (self, state->field, self->after);
      /* What is of one doctor stays with that one. */
      if (i == owner && self->before != NULL)
        state->is_hidden = TRUE;
    }
}

static LisRecordForm *
make_form (LisPlanData *data, const LisEntity *entity, gconstpointer before, LisDate today)
{
  LisRecordForm *self = g_object_new (LIS_TYPE_RECORD_FORM, NULL);

  self->data = data;
  self->entity = entity;
  self->words = lis_form_words_find (entity->type);
  self->today = today;
  self->before = before != NULL ? lis_record_copy (entity, before) : NULL;
  self->after = before != NULL ? lis_record_copy (entity, before) : lis_record_new (entity);
  self->fields = g_new0 (LisFormField, entity->n_fields);
  self->options = g_new0 (GPtrArray *, entity->n_fields);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      self->fields[i].field = &entity->fields[i];
      self->fields[i].label = lis_field_get_label (&entity->fields[i]);
      self->fields[i].heading = lis_form_words_get_heading (entity->type, entity->fields[i].name);
    }
  return self;
}

LisRecordForm *
lis_record_form_new (LisPlanData *data, LisEntityType type, LisId id, LisEntityType owner_type, LisId owner,
                     LisDate today, GError **error)
{
  const LisEntity *entity = lis_entity_get (type);
  gconstpointer before = lis_plan_data_find (data, type, id);
  LisRecordForm *self;

  g_return_val_if_fail (lis_form_words_find (type) != NULL, NULL);

  if (id != LIS_ID_NONE && before == NULL)
    {
      g_set_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_CONFLICT,
                   _("%s: it is not in the plan any more; somebody has deleted it"), lis_entity_get_label (entity));
      lis_plan_data_free (data);
      return NULL;
    }
  self = make_form (data, entity, before, today);
  if (before == NULL && owner_type != LIS_ENTITY_NONE)
    set_owner (self, owner_type, owner);
  fill_fields (self);
  self->owner = before == NULL && owner_type != LIS_ENTITY_NONE && owner != LIS_ID_NONE
                  ? lis_record_form_name_record (self->data, owner_type, owner)
                  : name_owner (self);
  self->title = before == NULL && *self->owner == '\0'
                  ? g_strdup_printf (_("New: %s"), lis_entity_get_label (entity))
                  : lis_record_form_fill_words (before != NULL ? self->words->title : self->words->title_new,
                                                self->owner);
  understand_all (self);
  return self;
}

const LisEntity *
lis_record_form_get_entity (LisRecordForm *self)
{
  return self->entity;
}

LisId
lis_record_form_get_id (LisRecordForm *self)
{
  return self->before != NULL ? ((LisRecord *) self->before)->id : LIS_ID_NONE;
}

const char *
lis_record_form_get_owner_name (LisRecordForm *self)
{
  return self->owner;
}

const char *
lis_record_form_get_title (LisRecordForm *self)
{
  return self->title;
}

/* Fields */

guint
lis_record_form_get_n_fields (LisRecordForm *self)
{
  return self->entity->n_fields;
}

const LisFormField *
lis_record_form_get_field (LisRecordForm *self, guint index)
{
  g_return_val_if_fail (index < self->entity->n_fields, NULL);

  return &self->fields[index];
}

guint
lis_record_form_find_field (LisRecordForm *self, const char *name)
{
  const LisField *field = lis_entity_find_field (self->entity, name);

  return field != NULL ? (guint) (field - self->entity->fields) : G_MAXUINT;
}

void
lis_record_form_set_text (LisRecordForm *self, guint index, const char *text)
{
  LisFormField *state;

  g_return_if_fail (LIS_IS_RECORD_FORM (self) && index < self->entity->n_fields);
  g_return_if_fail (is_typed (get_field (self, index)));

  state = &self->fields[index];
  if (g_strcmp0 (state->text, text) == 0)
    return;
  g_free (state->text);
  state->text = g_strdup (text);
  state->is_touched = TRUE;
  understand_all (self);
}

gint64
lis_record_form_get_value (LisRecordForm *self, guint index)
{
  g_return_val_if_fail (index < self->entity->n_fields && !is_typed (get_field (self, index)), 0);

  return lis_field_get (get_field (self, index), self->after);
}

void
lis_record_form_set_value (LisRecordForm *self, guint index, gint64 value)
{
  LisFormField *state;

  g_return_if_fail (LIS_IS_RECORD_FORM (self) && index < self->entity->n_fields);
  g_return_if_fail (!is_typed (get_field (self, index)));

  state = &self->fields[index];
  if (lis_field_get (state->field, self->after) == value)
    return;
  lis_field_set (state->field, self->after, value);
  g_free (state->text);
  state->text = format_value (self, state->field, self->after);
  state->is_touched = TRUE;
  understand_all (self);
}

static GPtrArray *
get_options (LisRecordForm *self, guint index)
{
  if (self->options[index] == NULL)
    self->options[index] = lis_form_options_make (self->data, self->entity, get_field (self, index), self->after);
  return self->options[index];
}

GPtrArray *
lis_record_form_list_options (LisRecordForm *self, guint index, const char *search, guint limit)
{
  g_autofree char *folded = lis_text_fold (search != NULL ? search : "");
  GPtrArray *found = g_ptr_array_new ();
  GPtrArray *all;

  g_return_val_if_fail (get_field (self, index)->type == LIS_FIELD_REFERENCE, found);

  all = get_options (self, index);
  for (guint i = 0; i < all->len && found->len < limit; i++)
    {
      LisFormOption *option = all->pdata[i];

      if (lis_text_matches (option->folded, folded))
        g_ptr_array_add (found, option);
    }
  return found;
}

guint
lis_record_form_find_fault (LisRecordForm *self)
{
  guint fault = G_MAXUINT;

  for (guint i = self->entity->n_fields; i > 0; i--)
    {
      self->fields[i - 1].is_touched = TRUE;
      if (self->fields[i - 1].message != NULL)
        fault = i - 1;
    }
  g_signal_emit (self, changed_signal, 0);
  return fault;
}

gboolean
lis_record_form_is_changed (LisRecordForm *self)
{
  for (guint i = 0; i < self->entity->n_fields; i++)
    if (self->fields[i].is_touched && self->fields[i].message != NULL && is_typed (get_field (self, i))
        && *self->fields[i].text != '\0')
      return TRUE;
  if (self->before != NULL)
    return !lis_record_same_values (self->entity, self->before, self->after);
  for (guint i = 0; i < self->entity->n_fields; i++)
    if (self->fields[i].is_touched && !lis_field_is_empty (get_field (self, i), self->after))
      return TRUE;
  return FALSE;
}

/* Saving */

LisChangeSet *
lis_record_form_make_change_set (LisRecordForm *self, LisId new_id)
{
  g_autofree char *owner = NULL;
  LisRecord *after;
  LisChangeSet *set;

  g_return_val_if_fail (LIS_IS_RECORD_FORM (self), NULL);

  if (lis_record_form_find_fault (self) != G_MAXUINT
      || (self->before != NULL && lis_record_same_values (self->entity, self->before, self->after)))
    return NULL;
  after = lis_record_copy (self->entity, self->after);
  /* The name it has from now on. */
  owner = self->entity->type == LIS_ENTITY_PERSON ? lis_person_get_name ((LisPerson *) after) : name_owner (self);
  set = lis_change_set_new (LIS_CHANGE_KIND_EDIT, self->before != NULL ? self->words->changed : self->words->added,
                            owner, NULL);
  if (self->before != NULL)
    {
      lis_change_set_update (set, self->entity->type, self->before, after);
      return set;
    }
  after->id = new_id;
  lis_change_set_insert (set, self->entity->type, after);
  return set;
}

/* Drafts */

char *
lis_record_form_get_draft (LisRecordForm *self, guint index)
{
  const LisFormField *state = &self->fields[index];
  GString *text;

  if (!state->is_touched)
    return NULL;
  if (is_typed (state->field))
    return g_strdup (state->text);
  text = g_string_new (NULL);
  lis_field_append_file_text (state->field, self->after, text);
  return g_string_free (text, FALSE);
}

static void
load_draft_field (LisRecordForm *self, guint index, const char *text)
{
  LisFormField *state = &self->fields[index];

  state->is_touched = TRUE;
  if (!is_typed (state->field))
    lis_field_set_file_text (state->field, self->after, text, NULL, NULL);
  g_free (state->text);
  state->text = is_typed (state->field) ? g_strdup (text) : format_value (self, state->field, self->after);
}

void
lis_record_form_load_draft (LisRecordForm *self, GHashTable *fields)
{
  GHashTableIter iter;
  gpointer name, text;

  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, &name, &text))
    {
      guint index = lis_record_form_find_field (self, name);

      if (index != G_MAXUINT && g_utf8_validate (text, -1, NULL))
        load_draft_field (self, index, text);
    }
  understand_all (self);
}
