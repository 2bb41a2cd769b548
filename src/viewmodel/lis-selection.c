/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-selection.h"

struct _LisSelection
{
  GObject parent_instance;

  LisId       person;
  LisId       period;
  GHashTable *persons; /* set of LisId */
};

G_DEFINE_FINAL_TYPE (LisSelection, lis_selection, G_TYPE_OBJECT)

enum
{
  PROP_PERSON = 1,
  PROP_PERIOD,
  N_PROPERTIES,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void
emit_changed (LisSelection *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
lis_selection_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  LisSelection *self = LIS_SELECTION (object);

  if (property == PROP_PERSON)
    g_value_set_int64 (value, self->person);
  else if (property == PROP_PERIOD)
    g_value_set_int64 (value, self->period);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
lis_selection_finalize (GObject *object)
{
  g_hash_table_unref (LIS_SELECTION (object)->persons);
  G_OBJECT_CLASS (lis_selection_parent_class)->finalize (object);
}

static void
lis_selection_class_init (LisSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lis_selection_get_property;
  object_class->finalize = lis_selection_finalize;
  properties[PROP_PERSON] = g_param_spec_int64 ("person", NULL, NULL, 0, G_MAXINT64, LIS_ID_NONE, read);
  properties[PROP_PERIOD] = g_param_spec_int64 ("period", NULL, NULL, 0, G_MAXINT64, LIS_ID_NONE, read);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
lis_selection_init (LisSelection *self)
{
  self->persons = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

LisSelection *
lis_selection_new (void)
{
  return g_object_new (LIS_TYPE_SELECTION, NULL);
}

LisId
lis_selection_get_person (LisSelection *self)
{
  return self->person;
}

LisId
lis_selection_get_period (LisSelection *self)
{
  return self->period;
}

void
lis_selection_set_focus (LisSelection *self, LisId person, LisId period)
{
  gboolean other_person, other_period;

  g_return_if_fail (LIS_IS_SELECTION (self));

  other_person = self->person != person;
  other_period = self->period != period;
  /* Both are set before anybody is told of one. */
  self->person = person;
  self->period = period;
  if (other_person)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON]);
  if (other_period)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERIOD]);
}

gboolean
lis_selection_contains (LisSelection *self, LisId person)
{
  return g_hash_table_contains (self->persons, &person);
}

guint
lis_selection_count (LisSelection *self)
{
  return g_hash_table_size (self->persons);
}

LisId *
lis_selection_list (LisSelection *self, guint *n_persons)
{
  LisId *list = g_new (LisId, g_hash_table_size (self->persons) + 1);
  GHashTableIter iter;
  gpointer key;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->persons);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    list[n++] = *(LisId *) key;
  *n_persons = n;
  return list;
}

void
lis_selection_add (LisSelection *self, LisId person)
{
  g_return_if_fail (LIS_IS_SELECTION (self));

  if (g_hash_table_add (self->persons, g_memdup2 (&person, sizeof person)))
    emit_changed (self);
}

void
lis_selection_remove (LisSelection *self, LisId person)
{
  g_return_if_fail (LIS_IS_SELECTION (self));

  if (g_hash_table_remove (self->persons, &person))
    emit_changed (self);
}

void
lis_selection_set (LisSelection *self, const LisId *persons, guint n_persons)
{
  g_return_if_fail (LIS_IS_SELECTION (self));

  if (n_persons == 0 && lis_selection_count (self) == 0)
    return;
  g_hash_table_remove_all (self->persons);
  for (guint i = 0; i < n_persons; i++)
    g_hash_table_add (self->persons, g_memdup2 (&persons[i], sizeof *persons));
  emit_changed (self);
}

void
lis_selection_clear (LisSelection *self)
{
  lis_selection_set (self, NULL, 0);
  lis_selection_set_focus (self, LIS_ID_NONE, LIS_ID_NONE);
}
