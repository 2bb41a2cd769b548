/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-history-change-private.h"

struct _LisHistoryChange
{
  GObject parent_instance;

  gint64   number;
  char    *label;
  char    *when;
  char    *who;
  GArray  *lines; /* LisHistoryLine */
  gboolean has_more;
  gboolean undone;
  gboolean can_undo;
};

G_DEFINE_FINAL_TYPE (LisHistoryChange, lis_history_change, G_TYPE_OBJECT)

enum
{
  PROP_UNDONE = 1,
  PROP_CAN_UNDO,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
clear_line (gpointer data)
{
  LisHistoryLine *line = data;

  g_free (line->title);
  g_free (line->fields);
  g_free (line->id);
}

static void
lis_history_change_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  LisHistoryChange *self = LIS_HISTORY_CHANGE (object);

  if (property == PROP_UNDONE)
    g_value_set_boolean (value, self->undone);
  else if (property == PROP_CAN_UNDO)
    g_value_set_boolean (value, self->can_undo);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
lis_history_change_finalize (GObject *object)
{
  LisHistoryChange *self = LIS_HISTORY_CHANGE (object);

  g_free (self->label);
  g_free (self->when);
  g_free (self->who);
  g_array_unref (self->lines);
  G_OBJECT_CLASS (lis_history_change_parent_class)->finalize (object);
}

static void
lis_history_change_class_init (LisHistoryChangeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lis_history_change_get_property;
  object_class->finalize = lis_history_change_finalize;
  properties[PROP_UNDONE] = g_param_spec_boolean ("undone", NULL, NULL, FALSE, read);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, read);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
lis_history_change_init (LisHistoryChange *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (LisHistoryLine));
  g_array_set_clear_func (self->lines, clear_line);
}

static char *
make_title (const LisHistoryRecord *record)
{
  const char *kind = lis_entity_get_label (lis_entity_get (record->entity));

  switch (record->operation)
    {
    case LIS_CHANGE_INSERT:
      /* Translators: a kind of record and its name: Period “Kari Nordmann, …” added. */
      return g_strdup_printf (_("%1$s “%2$s” added"), kind, record->name);
    case LIS_CHANGE_DELETE:
      return g_strdup_printf (_("%1$s “%2$s” removed"), kind, record->name);
    case LIS_CHANGE_UPDATE:
    default:
      return g_strdup_printf (_("%1$s “%2$s” changed"), kind, record->name);
    }
}

static char *
join_fields (const LisHistoryRecord *record)
{
  g_autoptr (GString) fields = g_string_new (NULL);

  for (guint i = 0; i < record->fields->len; i++)
    g_string_append_printf (fields, "%s%s", i > 0 ? "\n" : "",
                            ((LisHistoryField *) g_ptr_array_index (record->fields, i))->words);
  if (record->erased)
    g_string_append_printf (fields, "%s%s", fields->len > 0 ? "\n" : "", _("Personal values were erased."));
  return g_string_free (g_steal_pointer (&fields), FALSE);
}

LisHistoryChange *
lis_history_change_new (const LisHistoryItem *item)
{
  LisHistoryChange *self = g_object_new (LIS_TYPE_HISTORY_CHANGE, NULL);

  self->number = item->entry->number;
  self->label = g_strdup (item->label);
  self->when = g_strdup (item->when);
  self->who = g_strdup (item->who);
  self->has_more = item->has_more;
  self->undone = item->undone;
  self->can_undo = item->can_undo;
  for (guint i = 0; i < item->records->len; i++)
    {
      const LisHistoryRecord *record = g_ptr_array_index (item->records, i);
      char id[LIS_ID_TEXT_SIZE];
      LisHistoryLine line = { make_title (record), join_fields (record), NULL };

      line.id = g_strdup (lis_id_to_text (record->id, lis_entity_get (record->entity)->prefix, id));
      g_array_append_val (self->lines, line);
    }
  return self;
}

void
lis_history_change_follow (LisHistoryChange *self, LisHistoryChange *newer)
{
  if (self->undone != newer->undone)
    {
      self->undone = newer->undone;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDONE]);
    }
  if (self->can_undo != newer->can_undo)
    {
      self->can_undo = newer->can_undo;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
    }
}

gint64
lis_history_change_get_number (LisHistoryChange *self)
{
  return self->number;
}

const char *
lis_history_change_get_label (LisHistoryChange *self)
{
  return self->label;
}

const char *
lis_history_change_get_when (LisHistoryChange *self)
{
  return self->when;
}

const char *
lis_history_change_get_who (LisHistoryChange *self)
{
  return self->who;
}

gboolean
lis_history_change_is_undone (LisHistoryChange *self)
{
  return self->undone;
}

gboolean
lis_history_change_can_undo (LisHistoryChange *self)
{
  return self->can_undo;
}

guint
lis_history_change_get_n_lines (LisHistoryChange *self)
{
  return self->lines->len;
}

const LisHistoryLine *
lis_history_change_get_line (LisHistoryChange *self, guint index)
{
  g_return_val_if_fail (index < self->lines->len, NULL);

  return &g_array_index (self->lines, LisHistoryLine, index);
}

gboolean
lis_history_change_has_more (LisHistoryChange *self)
{
  return self->has_more;
}
