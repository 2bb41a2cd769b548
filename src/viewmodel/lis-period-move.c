/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-period-move.h"

#include <glib/gi18n-lib.h>

#include "lis-change-set.h"
#include "lis-place.h"

struct _LisPeriodMove
{
  GObject parent_instance;

  LisSession *session;
  LisPeriod  *before; /* as it was read, or NULL while nothing is pending */
  LisPeriod  *after;
  guint       timer;
  gboolean    is_moved;   /* both ends */
  gboolean    is_writing; /* shown until the pathways show it */
};

G_DEFINE_FINAL_TYPE (LisPeriodMove, lis_period_move, G_TYPE_OBJECT)

static guint changed_signal;

static void
clear (LisPeriodMove *self)
{
  const LisEntity *entity = lis_entity_get (LIS_ENTITY_PERIOD);

  g_clear_handle_id (&self->timer, g_source_remove);
  lis_record_free (entity, g_steal_pointer (&self->before));
  lis_record_free (entity, g_steal_pointer (&self->after));
  self->is_writing = self->is_moved = FALSE;
}

static void
lis_period_move_dispose (GObject *object)
{
  LisPeriodMove *self = LIS_PERIOD_MOVE (object);

  lis_period_move_flush (self);
  clear (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lis_period_move_parent_class)->dispose (object);
}

static void
lis_period_move_class_init (LisPeriodMoveClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lis_period_move_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
lis_period_move_init (LisPeriodMove *self)
{
}

/* What is shown until then is what the pathways show from now on; or the change was refused. */
static void
saving_changed_cb (LisPeriodMove *self)
{
  if (!self->is_writing || lis_session_is_saving (self->session))
    return;
  clear (self);
  g_signal_emit (self, changed_signal, 0);
}

LisPeriodMove *
lis_period_move_new (LisSession *session)
{
  LisPeriodMove *self = g_object_new (LIS_TYPE_PERIOD_MOVE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "flush", G_CALLBACK (lis_period_move_flush), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::saving", G_CALLBACK (saving_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/* Committing */

static char *
name_doctor (LisPeriodMove *self)
{
  LisPathways *pathways = lis_session_get_pathways (self->session);
  const LisPerson *person = pathways != NULL
                              ? lis_plan_data_find (pathways->data, LIS_ENTITY_PERSON, self->before->person)
                              : NULL;

  return person != NULL ? lis_person_get_name (person) : g_strdup ("");
}

/* What goes wrong is the window's to tell. */
void
lis_period_move_flush (LisPeriodMove *self)
{
  const LisEntity *entity = lis_entity_get (LIS_ENTITY_PERIOD);
  g_autofree char *doctor = NULL;
  LisChangeSet *set;

  if (self->before == NULL || self->is_writing)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  if (lis_record_same_values (entity, self->before, self->after))
    {
      lis_period_move_cancel (self);
      return;
    }
  doctor = name_doctor (self);
  set = lis_change_set_new (LIS_CHANGE_KIND_EDIT,
                            self->is_moved ? N_("Moved period of %1$s") : N_("Changed last day of period of %1$s"),
                            doctor, NULL);
  lis_change_set_update (set, LIS_ENTITY_PERIOD, self->before, lis_record_copy (entity, self->after));
  self->is_writing = TRUE;
  lis_session_commit (self->session, set, NULL, NULL);
}

void
lis_period_move_cancel (LisPeriodMove *self)
{
  if (self->before == NULL || self->is_writing)
    return;
  clear (self);
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
rested_cb (gpointer data)
{
  LisPeriodMove *self = data;

  self->timer = 0;
  lis_period_move_flush (self);
  return G_SOURCE_REMOVE;
}

/* Stepping */

static gboolean
begin (LisPeriodMove *self, const LisPeriod *period)
{
  const LisEntity *entity = lis_entity_get (LIS_ENTITY_PERIOD);

  if (!lis_period_is_placed_in_time (period) || lis_session_get_read_only_reason (self->session) != NULL)
    return FALSE;
  if (self->before != NULL && self->before->record.id != period->record.id)
    lis_period_move_flush (self);
  if (self->is_writing)
    return FALSE;
  if (self->before == NULL)
    {
      self->before = lis_record_copy (entity, period);
      self->after = lis_record_copy (entity, period);
    }
  return TRUE;
}

static LisDate
step_date (LisDate date, LisMoveStep step, int steps)
{
  return step == LIS_MOVE_STEP_MONTH ? lis_date_add_months (date, steps) : date + 7 * steps;
}

static gboolean
is_possible (LisDate start, LisDate end)
{
  return start < end && start >= LIS_DATE_MIN && end < LIS_DATE_MAX;
}

static void
finish_step (LisPeriodMove *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (LIS_PERIOD_MOVE_REST, rested_cb, self);
  g_signal_emit (self, changed_signal, 0);
}

gboolean
lis_period_move_shift (LisPeriodMove *self, const LisPeriod *period, LisMoveStep step, int steps)
{
  LisDate start, end;

  if (!begin (self, period))
    return FALSE;
  start = step_date (self->after->start, step, steps);
  end = step_date (self->after->end, step, steps);
  if (!is_possible (start, end))
    return FALSE;
  self->after->start = start;
  self->after->end = end;
  self->is_moved = TRUE;
  finish_step (self);
  return TRUE;
}

gboolean
lis_period_move_extend (LisPeriodMove *self, const LisPeriod *period, LisMoveStep step, int steps)
{
  LisDate end;

  if (!begin (self, period))
    return FALSE;
  end = step_date (self->after->end, step, steps);
  if (!is_possible (self->after->start, end))
    return FALSE;
  self->after->end = end;
  finish_step (self);
  return TRUE;
}

/* Telling */

LisId
lis_period_move_get_period (LisPeriodMove *self)
{
  return self->before != NULL ? self->before->record.id : LIS_ID_NONE;
}

LisDateRange
lis_period_move_get_range (LisPeriodMove *self)
{
  return self->after != NULL ? lis_period_get_range (self->after) : (LisDateRange){ 0, 0 };
}

/* Another period of the doctor on the same days with which the shares are above full time. */
static const LisPeriod *
find_overlap (LisPeriodMove *self, LisDateRange range)
{
  LisPathways *pathways = lis_session_get_pathways (self->session);
  guint n = pathways != NULL ? lis_plan_data_count (pathways->data, LIS_ENTITY_PERIOD) : 0;

  for (guint i = 0; i < n; i++)
    {
      const LisPeriod *other = lis_plan_data_get (pathways->data, LIS_ENTITY_PERIOD, i);

      if (other->person == self->after->person && other->record.id != self->after->record.id
          && lis_period_is_placed_in_time (other) && other->share + self->after->share > LIS_SHARE_FULL
          && lis_date_range_overlaps (range, lis_period_get_range (other)))
        return other;
    }
  return NULL;
}

static char *
name_place (LisPeriodMove *self, const LisPeriod *period)
{
  const LisChoice *kind = lis_choice_find (lis_period_kinds, period->kind);

  if (period->unit != LIS_ID_NONE)
    return lis_place_format (lis_session_get_pathways (self->session)->data, period->unit);
  return g_strdup (kind != NULL ? _(kind->label) : "");
}

char *
lis_period_move_describe (LisPeriodMove *self)
{
  g_autofree char *first = NULL, *last = NULL, *length = NULL, *text = NULL, *place = NULL;
  const LisPeriod *overlap;
  LisDateRange range;

  if (self->before == NULL)
    return NULL;
  range = lis_period_move_get_range (self);
  first = lis_date_format_medium (range.start);
  last = lis_date_format_medium (range.end - 1);
  length = lis_months_format (lis_date_range_months (range));
  /* Translators: first day, last day, how many months. */
  text = g_strdup_printf (_("Will be: %1$s to %2$s (%3$s months)"), first, last, length);
  overlap = find_overlap (self, range);
  if (overlap == NULL)
    return g_steal_pointer (&text);
  place = name_place (self, overlap);
  return g_strdup_printf (_("%1$s. More than full time together with %2$s"), text, place);
}
