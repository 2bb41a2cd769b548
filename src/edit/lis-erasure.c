/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-erasure.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "lis-belongings.h"
#include "lis-change-set-private.h"
#include "lis-editor-private.h"
#include "lis-erasure-names.h"
#include "lis-error.h"
#include "lis-pathway.h"
#include "lis-people.h"
#include "lis-plan-state.h"
#include "lis-posts.h"
#include "lis-proposals.h"
#include "lis-record-names.h"

/* Letters of the id that stand for a name. */
#define N_LETTERS 6

typedef struct
{
  LisEditor       *editor;
  LisStore        *store;
  LisDb           *db;
  LisDate          today;
  GCancellable    *cancellable;
  LisErasure      *erasure;
  LisErasureNames *names;
  LisRecordNames  *record_names;
  GHashTable      *belongings; /* LisId * → LisEntity * */
  GHashTable      *touched;    /* the same: others' records whose history names the person */
  GHashTable      *done;       /* LisId *: in the set already */
  GHashTable      *gone;       /* LisId *: of records that are deleted */
  GHashTable      *confirmed;  /* LisId *: periods that a confirmation rests on */
  LisChangeSet    *set;
  guint            n_kept[LIS_N_ENTITIES], n_gone[LIS_N_ENTITIES];
} Work;

void
lis_erasure_free (LisErasure *erasure)
{
  if (erasure == NULL)
    return;
  g_ptr_array_unref (erasure->kept);
  g_ptr_array_unref (erasure->gone);
  g_ptr_array_unref (erasure->cleaned);
  g_clear_pointer (&erasure->needles, g_ptr_array_unref);
  g_free (erasure);
}

static void
clear_work (Work *work)
{
  lis_erasure_names_free (work->names);
  lis_record_names_free (work->record_names);
  g_clear_pointer (&work->belongings, g_hash_table_unref);
  g_clear_pointer (&work->touched, g_hash_table_unref);
  g_clear_pointer (&work->done, g_hash_table_unref);
  g_clear_pointer (&work->gone, g_hash_table_unref);
  g_clear_pointer (&work->confirmed, g_hash_table_unref);
  lis_change_set_free (work->set);
  lis_erasure_free (work->erasure);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, clear_work)

static void
add_id (GHashTable *table, LisId id, gconstpointer value)
{
  g_hash_table_insert (table, g_memdup2 (&id, sizeof id), (gpointer) value);
}

static GHashTable *
new_ids (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static gboolean
is_in_force (const Work *work, LisDate end)
{
  return !lis_date_is_set (end) || end > work->today;
}

/* Whether the plan still has to know who this is. */
static gboolean
holds_on_to (const Work *work, const LisEntity *entity, gconstpointer record)
{
  const LisPeriod *period = record;
  const LisEmployment *employment = record;
  const LisRole *role = record;

  if (entity->type == LIS_ENTITY_PERIOD)
    return period->state == LIS_STATE_AGREED && lis_date_is_set (period->start) && is_in_force (work, period->end);
  if (entity->type == LIS_ENTITY_EMPLOYMENT)
    return employment->person == work->erasure->person && is_in_force (work, employment->end);
  return entity->type == LIS_ENTITY_ROLE && is_in_force (work, role->end);
}

static gboolean
fail_in_force (Work *work, const LisEntity *entity, gconstpointer record, GError **error)
{
  g_autofree char *name = lis_record_names_make (work->record_names, entity->type, record);

  g_set_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_IN_USE,
               _("This person cannot be erased yet: %1$s “%2$s” is still in force, and others rest on it. End it "
                 "first. Nothing was changed"), lis_entity_get_label (entity), name != NULL ? name : "");
  return FALSE;
}

static gboolean
keeps_record (Work *work, const LisEntity *entity, const LisRecord *record)
{
  const LisPeriod *period = (gconstpointer) record;
  const LisPeriodTraining *part = (gconstpointer) record;
  const LisPeriodGoal *goal = (gconstpointer) record;

  switch ((int) entity->type)
    {
    case LIS_ENTITY_PERIOD:
      return period->state == LIS_STATE_AGREED || g_hash_table_contains (work->confirmed, &record->id);
    case LIS_ENTITY_PERIOD_TRAINING:
      return !g_hash_table_contains (work->gone, &part->period);
    case LIS_ENTITY_PERIOD_GOAL:
      return !g_hash_table_contains (work->gone, &goal->period);
    case LIS_ENTITY_TUTOR_TRAINING:
    case LIS_ENTITY_ABSENCE:
      return FALSE;
    default:
      return TRUE;
    }
}

/* Everything personal out of a record of the person's own. */
static gpointer
make_pseudonymous (const LisEntity *entity, gconstpointer record)
{
  gpointer after = lis_record_copy (entity, record);
  char id[LIS_ID_TEXT_SIZE];

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const LisField *field = &entity->fields[i];

      if (field->type == LIS_FIELD_TEXT && (field->flags & LIS_FIELD_PERSONAL))
        lis_field_set_file_text (field, after, (field->flags & LIS_FIELD_REQUIRED) ? _("(erased)") : NULL, NULL, NULL);
    }
  if (entity->type == LIS_ENTITY_PERSON)
    {
      LisPerson *person = after;

      lis_id_to_text (person->record.id, entity->prefix, id);
      lis_record_set_text (&person->given_name, _("Erased"));
      lis_record_set_text (&person->family_name, id + strlen (id) - N_LETTERS);
    }
  return after;
}

static void
take_own (Work *work, const LisEntity *entity, const LisRecord *record)
{
  if (keeps_record (work, entity, record))
    {
      lis_change_set_update (work->set, entity->type, record, make_pseudonymous (entity, record));
      work->n_kept[entity->type]++;
    }
  else
    {
      lis_change_set_delete (work->set, entity->type, record);
      add_id (work->gone, record->id, NULL);
      work->n_gone[entity->type]++;
    }
  add_id (work->done, record->id, NULL);
}

/* A proposal that speaks of the person or of what belongs to them. */
static gboolean
is_proposal_about (Work *work, const LisEntity *entity, gconstpointer record)
{
  const LisProposedRecord *proposed = record;
  GHashTableIter iterator;
  gpointer id, owner;
  char text[LIS_ID_TEXT_SIZE];

  if (entity->type != LIS_ENTITY_PROPOSED_RECORD)
    return FALSE;
  g_hash_table_iter_init (&iterator, work->belongings);
  while (g_hash_table_iter_next (&iterator, &id, &owner))
    {
      lis_id_to_text (*(const LisId *) id, ((const LisEntity *) owner)->prefix, text);
      if (g_strcmp0 (proposed->subject, text) == 0 ||
          (proposed->content != NULL && strstr (proposed->content, text) != NULL))
        return TRUE;
    }
  return lis_erasure_names_match (work->names->anywhere, proposed->content);
}

/* The name taken out of texts about others; NULL when none of them has it. */
static gpointer
make_clean (Work *work, const LisEntity *entity, gconstpointer record)
{
  gpointer after = NULL;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const LisField *field = &entity->fields[i];
      const char *text = field->type == LIS_FIELD_TEXT ? lis_field_get_text (field, record) : NULL;
      g_autofree char *clean = NULL;

      if ((field->flags & LIS_FIELD_PERSONAL) == 0 || entity->type == LIS_ENTITY_PERSON ||
          !lis_erasure_names_match (work->names->anywhere, text))
        continue;
      if (after == NULL)
        after = lis_record_copy (entity, record);
      clean = lis_erasure_names_remove (work->names->anywhere, text);
      lis_field_set_file_text (field, after, clean, NULL, NULL);
    }
  return after;
}

static void
take_others (Work *work, const LisEntity *entity, const LisRecord *record)
{
  gpointer after;

  if (is_proposal_about (work, entity, record))
    {
      lis_change_set_delete (work->set, entity->type, record);
      work->n_gone[entity->type]++;
      add_id (work->done, record->id, NULL);
      return;
    }
  after = make_clean (work, entity, record);
  if (after != NULL)
    g_ptr_array_add (work->erasure->cleaned,
                     g_strdup_printf ("%s “%s”", lis_entity_get_label (entity),
                                      lis_record_names_get (work->record_names, entity->type, record->id)));
  else if (g_hash_table_contains (work->touched, &record->id))
    after = lis_record_copy (entity, record);
  if (after == NULL)
    return;
  lis_change_set_update (work->set, entity->type, record, after);
  add_id (work->done, record->id, NULL);
}

static gboolean
take_entity (Work *work, const LisEntity *entity, GError **error)
{
  g_autoptr (LisRecordSet) set = lis_store_load (work->store, entity->type, work->cancellable, error);

  for (guint i = 0; set != NULL && i < set->count; i++)
    {
      const LisRecord *record = lis_record_set_get (set, i);

      if (!g_hash_table_contains (work->belongings, &record->id))
        take_others (work, entity, record);
      else if (holds_on_to (work, entity, record))
        return fail_in_force (work, entity, record, error);
      else
        take_own (work, entity, record);
    }
  return set != NULL;
}

static gboolean
find_confirmed (Work *work, GError **error)
{
  g_autoptr (LisRecordSet) set = lis_store_load (work->store, LIS_ENTITY_SERVICE_CONFIRMATION, NULL, error);

  for (guint i = 0; set != NULL && i < set->count; i++)
    add_id (work->confirmed, ((const LisServiceConfirmation *) lis_record_set_get (set, i))->period, NULL);
  return set != NULL;
}

static gboolean
fail_in_chain (Work *work, const LisEntity *entity, LisId id, GError **error)
{
  g_set_error (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_IN_USE,
               _("This person cannot be erased here: the name stands in the history of %1$s “%2$s”, in a text that "
                 "the history keeps for good. Export the plan, take the name out there, and import it all into a new "
                 "plan. Nothing was changed"), lis_entity_get_label (entity),
               lis_record_names_get (work->record_names, entity->type, id));
  return FALSE;
}

/* The row that @statement stands on, of the history and what lies beside it. */
static gboolean
look_at_row (Work *work, LisDbStatement *statement, GError **error)
{
  LisHistoryPlace place = { lis_db_column_int (statement, 0), lis_db_column_int (statement, 1) };
  const LisEntity *entity = lis_entity_find (lis_db_column_text (statement, 2));
  LisId record = lis_db_column_int (statement, 3);
  gboolean own = g_hash_table_contains (work->belongings, &record);

  if (entity == NULL)
    return lis_history_fail_damaged (work->db, place.number, error);
  if (lis_erasure_names_match (work->names->whole, lis_db_column_text (statement, 4)))
    return fail_in_chain (work, entity, record, error);
  if (lis_db_column_is_null (statement, 5) ||
      (!own && (entity->type == LIS_ENTITY_PERSON ||
                !lis_erasure_names_match (work->names->anywhere, lis_db_column_text (statement, 5)))))
    return TRUE;
  g_array_append_val (work->set->erased_personal, place);
  if (!own)
    add_id (work->touched, record, entity);
  return TRUE;
}

static gboolean
look_through_history (Work *work, GError **error)
{
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (work->db,
                      "SELECT c.change_set, c.sequence, c.entity, c.record, c.fields, p.fields FROM change c "
                      "LEFT JOIN change_personal p ON p.change_set = c.change_set AND p.sequence = c.sequence", error);
  LisDbStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = lis_db_step (statement, error)) == LIS_DB_ROW)
    if (!look_at_row (work, statement, error))
      return FALSE;
  work->erasure->n_personal = work->set->erased_personal->len;
  return step == LIS_DB_DONE;
}

/* Numbers of the change sets that concern the person. */
static GHashTable *
find_numbers (Work *work, GError **error)
{
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (work->db, "SELECT DISTINCT change_set FROM change WHERE record = ?1", error);
  g_autoptr (GHashTable) numbers = new_ids ();
  GHashTableIter iterator;
  gpointer id;

  if (statement == NULL)
    return NULL;
  g_hash_table_iter_init (&iterator, work->belongings);
  while (g_hash_table_iter_next (&iterator, &id, NULL))
    {
      lis_db_bind_int (statement, 1, *(const LisId *) id);
      while (lis_db_step (statement, NULL) == LIS_DB_ROW)
        add_id (numbers, lis_db_column_int (statement, 0), NULL);
      lis_db_statement_reset (statement);
    }
  return g_steal_pointer (&numbers);
}

static gboolean
look_through_words (Work *work, GError **error)
{
  g_autoptr (GHashTable) numbers = find_numbers (work, error);
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (work->db, "SELECT number, author, arguments FROM change_set_words", error);
  LisDbStep step;

  if (numbers == NULL || statement == NULL)
    return FALSE;
  while ((step = lis_db_step (statement, error)) == LIS_DB_ROW)
    {
      gint64 number = lis_db_column_int (statement, 0);
      GPtrArray *needles = g_hash_table_contains (numbers, &number) ? work->names->at_home : work->names->anywhere;

      if (lis_erasure_names_match (work->names->anywhere, lis_db_column_text (statement, 1)) ||
          lis_erasure_names_match (needles, lis_db_column_text (statement, 2)))
        g_array_append_val (work->set->erased_words, number);
    }
  work->erasure->n_words = work->set->erased_words->len;
  return step == LIS_DB_DONE;
}

/* Records that only the history knows: each is marked, so that what is missing beside the chain is accounted for. */
static gboolean
mark_gone (Work *work, GHashTable *records, GError **error)
{
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (work->db, "SELECT max(change_set) FROM change WHERE record = ?1", error);
  GHashTableIter iterator;
  gpointer id, entity;

  if (statement == NULL)
    return FALSE;
  g_hash_table_iter_init (&iterator, records);
  while (g_hash_table_iter_next (&iterator, &id, &entity))
    {
      if (g_hash_table_contains (work->done, id))
        continue;
      lis_db_bind_int (statement, 1, *(const LisId *) id);
      if (lis_db_step (statement, error) != LIS_DB_ROW)
        return FALSE;
      lis_change_set_mark_gone (work->set, ((const LisEntity *) entity)->type, *(const LisId *) id,
                                lis_db_column_int (statement, 0));
      lis_db_statement_reset (statement);
    }
  return TRUE;
}

/* In the order of ids, so that the same erasure makes the same history. */
static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const LisChange *first = a, *second = b;
  LisId one = ((const LisRecord *) first->before)->id, other = ((const LisRecord *) second->before)->id;

  return (one > other) - (one < other);
}

static void
tell (GPtrArray *lines, const guint *counts)
{
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    if (counts[i] > 0)
      {
        const LisEntity *entity = lis_entity_get ((LisEntityType) i);

        g_ptr_array_add (lines, g_strdup_printf ("%s: %u", lis_entity_get_plural (entity), counts[i]));
      }
}

static gboolean
check_author (Work *work, GError **error)
{
  if (!lis_erasure_names_match (work->names->anywhere, work->editor->author))
    return TRUE;
  g_set_error_literal (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_INVALID,
                       _("Nobody can erase themselves: who erases stands in the history. Have somebody else do it. "
                         "Nothing was changed"));
  return FALSE;
}

static gboolean
check_person (Work *work, GError **error)
{
  gpointer person = lis_store_find (work->store, LIS_ENTITY_PERSON, work->erasure->person, error);

  if (person == NULL && *error == NULL)
    g_set_error_literal (error, LIS_EDIT_ERROR, LIS_EDIT_ERROR_INVALID,
                         _("There is no such person in the plan. Nothing was changed"));
  lis_record_free (&lis_person_entity, person);
  return person != NULL;
}

static gboolean
prepare (Work *work, GError **error)
{
  LisId person = work->erasure->person;

  work->record_names = lis_record_names_new (work->store);
  work->touched = new_ids ();
  work->done = new_ids ();
  work->gone = new_ids ();
  work->confirmed = new_ids ();
  work->set = lis_change_set_new (LIS_CHANGE_KIND_ERASE, N_("Erased a person"), NULL);
  work->set->erased_words = g_array_new (FALSE, FALSE, sizeof (gint64));
  work->set->erased_personal = g_array_new (FALSE, FALSE, sizeof (LisHistoryPlace));
  work->belongings = lis_belongings_find (work->store, LIS_ENTITY_PERSON, person, work->cancellable, error);
  if (work->belongings == NULL)
    return FALSE;
  work->names = lis_erasure_names_find (work->store, person, error);
  return work->names != NULL && check_author (work, error) && find_confirmed (work, error) &&
         look_through_history (work, error) && look_through_words (work, error);
}

static gboolean
collect (Work *work, GError **error)
{
  for (guint i = 0; i < LIS_N_ENTITIES; i++)
    if (!take_entity (work, lis_entity_get ((LisEntityType) i), error))
      return FALSE;
  if (!mark_gone (work, work->belongings, error) || !mark_gone (work, work->touched, error))
    return FALSE;
  g_array_sort (work->set->changes, compare_changes);
  tell (work->erasure->kept, work->n_kept);
  tell (work->erasure->gone, work->n_gone);
  work->erasure->needles = g_ptr_array_ref (work->names->anywhere);
  return TRUE;
}

/* Nothing is left in pages that are free or half full either. */
static gboolean
rewrite_file (Work *work, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (lis_db_execute (work->db, "VACUUM", &local))
    return TRUE;
  g_set_error (error, local->domain, local->code,
               _("The person is erased, but the file could not be written anew, so that traces may be left in it (%s). "
                 "Make room and erase again"), local->message);
  return FALSE;
}

static gboolean
is_mentioned (const char *text, gpointer user_data)
{
  return lis_erasure_names_match (user_data, text);
}

/* Views, drafts and the like that this user's programs keep beside the plan. */
static gboolean
forget_state (Work *work, GError **error)
{
  g_autofree char *identity = lis_plan_state_read_identity (work->store, error);

  return identity != NULL &&
         lis_plan_state_remove_mentions (identity, is_mentioned, work->names->anywhere, error);
}

LisErasure *
lis_editor_erase_person (LisEditor *editor, LisId person, LisDate today, gboolean dry_run, GCancellable *cancellable,
                         GError **error)
{
  g_auto (Work) work = { .editor = editor, .store = editor->store, .db = lis_store_get_db (editor->store),
                         .today = today, .cancellable = cancellable };
  g_autoptr (GError) local = NULL;

  work.erasure = g_new0 (LisErasure, 1);
  work.erasure->person = person;
  work.erasure->kept = g_ptr_array_new_with_free_func (g_free);
  work.erasure->gone = g_ptr_array_new_with_free_func (g_free);
  work.erasure->cleaned = g_ptr_array_new_with_free_func (g_free);
  if (check_person (&work, &local) && prepare (&work, &local) && collect (&work, &local) &&
      (dry_run || (lis_editor_commit (editor, work.set, &work.erasure->number, &local) &&
                   rewrite_file (&work, &local) && forget_state (&work, &local))))
    return g_steal_pointer (&work.erasure);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
