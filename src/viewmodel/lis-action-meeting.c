/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-meeting.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-action-session-private.h"
#include "lis-error.h"
#include "lis-text.h"

struct _LisActionMeeting
{
  GObject parent_instance;

  LisActionSession *session;
  LisId             plan;
  LisDate           date;
  LisId             measure;
  GPtrArray        *statuses;  /* LisMeetingStatus */
  GHashTable       *decisions; /* LisId of the measure → text */
  char             *minutes;
  char             *group;     /* in the memory */
};

G_DEFINE_FINAL_TYPE (LisActionMeeting, lis_action_meeting, G_TYPE_OBJECT)

#define KEY_STATUS "status."
#define KEY_DECISION "decision."

enum
{
  CHANGED,
  FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
free_status (gpointer data)
{
  LisMeetingStatus *status = data;

  g_free (status->comment);
  g_free (status);
}

static LisPlanMemory *
get_memory (LisActionMeeting *self)
{
  return lis_session_get_memory (lis_action_session_get_session (self->session));
}

static void
keep (LisActionMeeting *self, const char *key, const char *value)
{
  LisPlanMemory *memory = get_memory (self);

  if (memory != NULL)
    lis_plan_memory_set_string (memory, self->group, key, value);
}

static char *
format_id (LisEntityType type, LisId id)
{
  char text[LIS_ID_TEXT_SIZE];

  return g_strdup (id != LIS_ID_NONE ? lis_id_to_text (id, lis_entity_get (type)->prefix, text) : "all");
}

static char *
format_status_key (LisActionSpot place, LisId actor)
{
  g_autofree char *where = place.step != LIS_ID_NONE ? format_id (LIS_ENTITY_STEP, place.step)
                                                     : format_id (LIS_ENTITY_MEASURE, place.measure);
  g_autofree char *who = format_id (LIS_ENTITY_ACTOR, actor);

  return g_strdup_printf (KEY_STATUS "%s.%s", where, who);
}

/* Statuses */

static guint
find_status (LisActionMeeting *self, LisActionSpot place, LisId actor)
{
  for (guint i = 0; i < self->statuses->len; i++)
    {
      const LisMeetingStatus *status = self->statuses->pdata[i];

      if (status->actor == actor && status->place.step == place.step
          && (place.step != LIS_ID_NONE || status->place.measure == place.measure))
        return i;
    }
  return G_MAXUINT;
}

const LisMeetingStatus *
lis_action_meeting_find_status (LisActionMeeting *self, LisActionSpot place, LisId actor)
{
  guint index;

  g_return_val_if_fail (LIS_IS_ACTION_MEETING (self), NULL);

  index = find_status (self, place, actor);
  return index != G_MAXUINT ? self->statuses->pdata[index] : NULL;
}

static void
add_status (LisActionMeeting *self, LisActionSpot place, LisId actor, gint32 state, const char *comment)
{
  LisMeetingStatus *status = g_new0 (LisMeetingStatus, 1);

  *status = (LisMeetingStatus){ place, actor, state, lis_text_is_blank (comment) ? NULL : g_strdup (comment) };
  g_ptr_array_add (self->statuses, status);
}

void
lis_action_meeting_set_status (LisActionMeeting *self, LisActionSpot place, LisId actor, gint32 state,
                               const char *comment)
{
  g_autofree char *key = format_status_key (place, actor);
  g_autofree char *value = state != 0 ? g_strdup_printf ("%d %s", state, comment != NULL ? comment : "") : NULL;
  guint index;

  g_return_if_fail (LIS_IS_ACTION_MEETING (self));

  index = find_status (self, place, actor);
  if (index != G_MAXUINT)
    g_ptr_array_remove_index (self->statuses, index);
  if (state != 0)
    add_status (self, place, actor, state, comment);
  keep (self, key, value);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Decisions and minutes */

const char *
lis_action_meeting_get_decision (LisActionMeeting *self, LisId measure)
{
  return g_hash_table_lookup (self->decisions, &measure);
}

static void
set_decision (LisActionMeeting *self, LisId measure, const char *text)
{
  if (lis_text_is_blank (text))
    g_hash_table_remove (self->decisions, &measure);
  else
    g_hash_table_insert (self->decisions, g_memdup2 (&measure, sizeof measure), g_strdup (text));
}

void
lis_action_meeting_set_decision (LisActionMeeting *self, LisId measure, const char *text)
{
  g_autofree char *id = format_id (LIS_ENTITY_MEASURE, measure);
  g_autofree char *key = g_strconcat (KEY_DECISION, id, NULL);

  g_return_if_fail (LIS_IS_ACTION_MEETING (self));

  set_decision (self, measure, text);
  keep (self, key, lis_text_is_blank (text) ? NULL : text);
  g_signal_emit (self, signals[CHANGED], 0);
}

const char *
lis_action_meeting_get_minutes (LisActionMeeting *self)
{
  return self->minutes;
}

void
lis_action_meeting_set_minutes (LisActionMeeting *self, const char *text)
{
  g_return_if_fail (LIS_IS_ACTION_MEETING (self));

  g_free (self->minutes);
  self->minutes = lis_text_is_blank (text) ? NULL : g_strdup (text);
  keep (self, "minutes", self->minutes);
  g_signal_emit (self, signals[CHANGED], 0);
}

LisId
lis_action_meeting_get_plan (LisActionMeeting *self)
{
  return self->plan;
}

LisDate
lis_action_meeting_get_date (LisActionMeeting *self)
{
  return self->date;
}

void
lis_action_meeting_set_date (LisActionMeeting *self, LisDate date)
{
  char iso[LIS_DATE_ISO_SIZE];

  g_return_if_fail (LIS_IS_ACTION_MEETING (self));

  self->date = date;
  keep (self, "date", lis_date_to_iso (date, iso));
  g_signal_emit (self, signals[CHANGED], 0);
}

LisId
lis_action_meeting_get_measure (LisActionMeeting *self)
{
  return self->measure;
}

void
lis_action_meeting_set_measure (LisActionMeeting *self, LisId measure)
{
  g_autofree char *id = format_id (LIS_ENTITY_MEASURE, measure);

  g_return_if_fail (LIS_IS_ACTION_MEETING (self));

  self->measure = measure;
  keep (self, "measure", id);
}

guint
lis_action_meeting_count (LisActionMeeting *self)
{
  g_return_val_if_fail (LIS_IS_ACTION_MEETING (self), 0);

  return self->statuses->len + g_hash_table_size (self->decisions);
}

/* Taking up what was left */

static void
read_status (LisActionMeeting *self, const char *key, const char *value)
{
  g_auto (GStrv) ids = g_strsplit (key, ".", 2);
  LisActionSpot place = { 0 };
  LisEntityType type;
  LisId id, actor = LIS_ID_NONE;
  gint32 state = (gint32) (value[0] - '0');

  if (g_strv_length (ids) != 2 || !lis_entity_parse_id (ids[0], &type, &id))
    return;
  if (type == LIS_ENTITY_STEP)
    place.step = id;
  else
    place.measure = id;
  if (!g_str_equal (ids[1], "all") && !lis_entity_parse_id (ids[1], &type, &actor))
    return;
  if (state >= LIS_STATUS_NOT_STARTED && state <= LIS_STATUS_STOPPED)
    add_status (self, place, actor, state, strlen (value) > 2 ? value + 2 : NULL);
}

static void
read_key (LisActionMeeting *self, const char *key, const char *value)
{
  LisEntityType type;
  LisId id;

  if (g_str_has_prefix (key, KEY_STATUS))
    read_status (self, key + strlen (KEY_STATUS), value);
  else if (g_str_has_prefix (key, KEY_DECISION) && lis_entity_parse_id (key + strlen (KEY_DECISION), &type, &id))
    set_decision (self, id, value);
  else if (g_str_equal (key, "minutes"))
    self->minutes = g_strdup (value);
  else if (g_str_equal (key, "date") && lis_date_is_set (lis_date_from_iso (value)))
    self->date = lis_date_from_iso (value);
  else if (g_str_equal (key, "measure") && lis_entity_parse_id (value, &type, &id))
    self->measure = id;
}

static void
take_up (LisActionMeeting *self)
{
  LisPlanMemory *memory = get_memory (self);
  g_auto (GStrv) keys = memory != NULL ? lis_plan_memory_list_keys (memory, self->group) : NULL;

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *value = lis_plan_memory_get_string (memory, self->group, keys[i]);

      if (value != NULL)
        read_key (self, keys[i], value);
    }
}

static void
forget (LisActionMeeting *self)
{
  LisPlanMemory *memory = get_memory (self);
  g_auto (GStrv) keys = memory != NULL ? lis_plan_memory_list_keys (memory, self->group) : NULL;

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    keep (self, keys[i], NULL);
  g_ptr_array_set_size (self->statuses, 0);
  g_hash_table_remove_all (self->decisions);
  g_clear_pointer (&self->minutes, g_free);
  self->measure = LIS_ID_NONE;
  self->date = lis_session_get_today (lis_action_session_get_session (self->session));
}

/* Finishing */

static gboolean
add_statuses (LisActionMeeting *self, LisActionEdit *edit, GError **error)
{
  for (guint i = 0; i < self->statuses->len; i++)
    {
      const LisMeetingStatus *status = self->statuses->pdata[i];

      if (!lis_action_edit_set_status (edit, lis_action_spot_get_place (status->place), status->actor,
                                       (LisStatusState) status->state, status->comment, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_decisions (LisActionMeeting *self, LisActionEdit *edit, GError **error)
{
  GHashTableIter iter;
  gpointer measure, text;

  g_hash_table_iter_init (&iter, self->decisions);
  while (g_hash_table_iter_next (&iter, &measure, &text))
    {
      LisActionPlace place = { .measure = *(LisId *) measure };

      if (!lis_action_edit_add_note (edit, self->plan, place, LIS_ID_NONE, LIS_PLAN_NOTE_DECISION, text, error))
        return FALSE;
    }
  return TRUE;
}

static LisChangeSet *
make_meeting (LisActionEdit *edit, gpointer request, GError **error)
{
  LisActionMeeting *self = request;
  g_autoptr (LisChangeSet) set = lis_action_edit_new_meeting_set (edit->data, self->plan, edit->date);
  LisActionPlace whole = { 0 };

  edit->set = set;
  if (!add_statuses (self, edit, error) || !add_decisions (self, edit, error)
      || !lis_action_edit_add_note (edit, self->plan, whole, LIS_ID_NONE, LIS_PLAN_NOTE_MINUTES,
                                    self->minutes != NULL ? self->minutes : _("Meeting"), error))
    return NULL;
  /* For the answer. */
  g_object_ref (self);
  return g_steal_pointer (&set);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LisActionMeeting) self = data;
  g_autoptr (GError) error = NULL;

  if (lis_session_write_finish (LIS_SESSION (source), result, NULL, &error))
    {
      forget (self);
      g_signal_emit (self, signals[CHANGED], 0);
      g_signal_emit (self, signals[FINISHED], 0);
    }
  else if (!g_error_matches (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED))
    g_signal_emit_by_name (source, "refused", error);
}

/* What is said while it is being written belongs to the next meeting only once this one is on the disk: nothing can be
 * said then, since the page waits for "finished". */
void
lis_action_meeting_finish (LisActionMeeting *self)
{
  g_return_if_fail (LIS_IS_ACTION_MEETING (self));

  lis_action_session_tell (self->session, make_meeting, g_object_ref (self), g_object_unref, self->date, written_cb,
                           self);
}

static void
lis_action_meeting_finalize (GObject *object)
{
  LisActionMeeting *self = LIS_ACTION_MEETING (object);

  g_ptr_array_unref (self->statuses);
  g_hash_table_unref (self->decisions);
  g_clear_object (&self->session);
  g_free (self->minutes);
  g_free (self->group);
  G_OBJECT_CLASS (lis_action_meeting_parent_class)->finalize (object);
}

static void
lis_action_meeting_class_init (LisActionMeetingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lis_action_meeting_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
lis_action_meeting_init (LisActionMeeting *self)
{
  self->statuses = g_ptr_array_new_with_free_func (free_status);
  self->decisions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

LisActionMeeting *
lis_action_meeting_new (LisActionSession *session, LisId plan)
{
  LisActionMeeting *self = g_object_new (LIS_TYPE_ACTION_MEETING, NULL);
  g_autofree char *id = format_id (LIS_ENTITY_ACTION_PLAN, plan);

  self->session = g_object_ref (session);
  self->plan = plan;
  self->group = g_strconcat ("meeting ", id, NULL);
  self->date = lis_session_get_today (lis_action_session_get_session (session));
  take_up (self);
  return self;
}
