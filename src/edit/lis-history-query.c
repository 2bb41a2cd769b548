/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-history-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-belongings.h"
#include "lis-clock.h"
#include "lis-error.h"
#include "lis-history-private.h"
#include "lis-history-words.h"
#include "lis-text.h"

/* A row of "change" that the filter's record or what belongs to it is in. */
typedef struct
{
  gint64 number;
  gint64 sequence;
} Place;

/* One question. */
typedef struct
{
  LisStore         *store;
  LisDb            *db;
  LisRecordNames   *names;
  GCancellable     *cancellable;
  char             *author;   /* folded, or NULL */
  char             *search;   /* folded, or NULL */
  guint             kinds;
  char             *from;     /* UTC, or NULL */
  char             *until;
  GArray           *places;   /* Place, in order, or NULL for every record */
  GHashTable       *reversed; /* numbers of change sets that are undone (or whose undoing was redone …) */
  LisHistoryReader  rows;     /* for single rows */
} Question;

void
lis_history_filter_init (LisHistoryFilter *filter)
{
  memset (filter, 0, sizeof *filter);
  filter->entity = LIS_ENTITY_NONE;
  filter->from = LIS_DATE_NONE;
  filter->until = LIS_DATE_NONE;
}

void
lis_history_item_free (LisHistoryItem *item)
{
  if (item == NULL)
    return;
  lis_history_entry_free (item->entry);
  g_free (item->label);
  g_free (item->when);
  g_free (item->who);
  g_ptr_array_unref (item->records);
  g_free (item);
}

static void
clear_question (Question *question)
{
  g_clear_pointer (&question->names, lis_record_names_free);
  g_clear_pointer (&question->places, g_array_unref);
  g_clear_pointer (&question->reversed, g_hash_table_unref);
  g_free (question->author);
  g_free (question->search);
  g_free (question->from);
  g_free (question->until);
  lis_history_reader_close (&question->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, clear_question)

static gboolean
check_cancelled (Question *question, GError **error)
{
  if (!g_cancellable_is_cancelled (question->cancellable))
    return TRUE;
  g_set_error_literal (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED, _("Reading the history was stopped"));
  return FALSE;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *first = a, *second = b;

  if (first->number != second->number)
    return first->number < second->number ? -1 : 1;
  return (first->sequence > second->sequence) - (first->sequence < second->sequence);
}

static gboolean
add_places_of (Question *question, LisDbStatement *statement, LisId record, GError **error)
{
  LisDbStep step;

  lis_db_bind_int (statement, 1, record);
  while ((step = lis_db_step (statement, error)) == LIS_DB_ROW)
    {
      Place place = { lis_db_column_int (statement, 0), lis_db_column_int (statement, 1) };

      g_array_append_val (question->places, place);
    }
  lis_db_statement_reset (statement);
  return step == LIS_DB_DONE;
}

/* Where the history tells of the record and what belongs to it. */
static gboolean
find_places (Question *question, const LisHistoryFilter *filter, GError **error)
{
  g_autoptr (GHashTable) records =
      lis_belongings_find (question->store, filter->entity, filter->record, question->cancellable, error);
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (question->db, "SELECT change_set, sequence FROM change WHERE record = ?1", error);
  GHashTableIter iterator;
  gpointer id;

  if (records == NULL || statement == NULL)
    return FALSE;
  question->places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_hash_table_iter_init (&iterator, records);
  while (g_hash_table_iter_next (&iterator, &id, NULL))
    if (!add_places_of (question, statement, *(const LisId *) id, error))
      return FALSE;
  g_array_sort (question->places, compare_places);
  return TRUE;
}

GHashTable *
lis_history_find_reversed (LisDb *db, GError **error)
{
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (db, "SELECT number, reverses FROM change_set WHERE reverses IS NOT NULL ORDER BY number DESC",
                      error);
  g_autoptr (GHashTable) reversed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  LisDbStep step;

  if (statement == NULL)
    return NULL;
  /* From the newest back, so that an undoing that was redone itself undoes nothing. */
  while ((step = lis_db_step (statement, error)) == LIS_DB_ROW)
    {
      gint64 number = lis_db_column_int (statement, 0), reverses = lis_db_column_int (statement, 1);

      if (!g_hash_table_contains (reversed, &number))
        g_hash_table_add (reversed, g_memdup2 (&reverses, sizeof reverses));
    }
  return step == LIS_DB_DONE ? g_steal_pointer (&reversed) : NULL;
}

static char *
fold_or_null (const char *text)
{
  return !lis_text_is_blank (text) ? lis_text_fold (text) : NULL;
}

static gboolean
prepare (Question *question, LisStore *store, const LisHistoryFilter *filter, GCancellable *cancellable,
         GError **error)
{
  question->store = store;
  question->db = lis_store_get_db (store);
  question->cancellable = cancellable;
  question->names = lis_record_names_new (store);
  if (filter != NULL)
    {
      question->author = fold_or_null (filter->author);
      question->search = fold_or_null (filter->search);
      question->kinds = filter->kinds;
      question->from = lis_date_is_set (filter->from) ? lis_clock_midnight_utc (filter->from) : NULL;
      question->until = lis_date_is_set (filter->until) ? lis_clock_midnight_utc (filter->until) : NULL;
    }
  if (filter != NULL && filter->entity != LIS_ENTITY_NONE && !find_places (question, filter, error))
    return FALSE;
  question->reversed = lis_history_find_reversed (question->db, error);
  return question->reversed != NULL && lis_history_reader_open_rows (&question->rows, question->db, error);
}

static gboolean
text_matches (const char *text, const char *folded_needle)
{
  g_autofree char *folded = text != NULL ? lis_text_fold (text) : NULL;

  return folded != NULL && lis_text_matches (folded, folded_needle);
}

/* By what stands in the entry itself. */
static gboolean
entry_is_asked_for (Question *question, const LisHistoryEntry *entry)
{
  if (question->kinds != 0 && (question->kinds & LIS_HISTORY_KIND (entry->kind)) == 0)
    return FALSE;
  if ((question->from != NULL && strcmp (entry->time, question->from) < 0) ||
      (question->until != NULL && strcmp (entry->time, question->until) >= 0))
    return FALSE;
  return question->author == NULL || text_matches (entry->author, question->author);
}

static LisHistoryItem *
make_item (Question *question, LisHistoryEntry *entry)
{
  LisHistoryItem *item = g_new0 (LisHistoryItem, 1);

  item->entry = entry;
  item->label = lis_history_entry_get_label (entry);
  item->when = lis_clock_format_utc (entry->time);
  item->who = g_strdup (entry->author != NULL ? entry->author : _("(erased)"));
  item->records = g_ptr_array_new_with_free_func ((GDestroyNotify) lis_history_record_free);
  item->undone = g_hash_table_contains (question->reversed, &entry->number);
  item->can_undo = !item->undone && lis_change_kind_can_be_undone (entry->kind);
  return item;
}

static gboolean
record_matches (Question *question, const LisHistoryItem *item, const LisHistoryRecord *record)
{
  g_autofree char *all = g_strdup_printf ("%s %s %s", item->label, item->who, record->words);

  return text_matches (all, question->search);
}

/* The row the reader stands on, when it is to be told. @found: how many were. FALSE with @error. */
static gboolean
take_row (Question *question, LisHistoryItem *item, LisHistoryReader *reader, gboolean wanted, GError **error)
{
  LisHistoryRecord *record = lis_history_words_read (reader, question->names, error);

  if (record == NULL)
    return FALSE;
  if (!wanted && !record_matches (question, item, record))
    lis_history_record_free (record);
  else if (item->records->len < LIS_HISTORY_MAX_RECORDS)
    g_ptr_array_add (item->records, record);
  else
    {
      item->has_more = TRUE;
      lis_history_record_free (record);
    }
  return TRUE;
}

/* Records of the change set at the places found. */
static gboolean
add_from_places (Question *question, LisHistoryItem *item, guint first, gboolean wanted, GError **error)
{
  LisDbStep step;

  for (guint i = first; i < question->places->len && !item->has_more; i++)
    {
      const Place *place = &g_array_index (question->places, Place, i);

      if (place->number != item->entry->number)
        break;
      step = lis_history_reader_read_row (&question->rows, place->number, place->sequence, error);
      if (step == LIS_DB_ERROR || (step == LIS_DB_ROW && !take_row (question, item, &question->rows, wanted, error)))
        return FALSE;
    }
  lis_db_statement_reset (question->rows.statement);
  return TRUE;
}

static gboolean
add_all (Question *question, LisHistoryItem *item, gboolean wanted, GError **error)
{
  LisHistoryReader reader;
  LisDbStep step = LIS_DB_DONE;
  gboolean taken = TRUE;

  if (!lis_history_reader_open (&reader, question->db, item->entry->number, FALSE, error))
    return FALSE;
  while (taken && !item->has_more && (step = lis_history_reader_next (&reader, error)) == LIS_DB_ROW)
    taken = check_cancelled (question, error) && take_row (question, item, &reader, wanted, error);
  lis_history_reader_close (&reader);
  return taken && step != LIS_DB_ERROR;
}

/* Takes @entry. Adds it to @items when it is asked for; @first: of its places. FALSE with @error. */
static gboolean
take_entry (Question *question, LisHistoryEntry *entry, guint first, GPtrArray *items, GError **error)
{
  g_autofree char *all = NULL;
  LisHistoryItem *item;
  gboolean wanted, read;

  if (!entry_is_asked_for (question, entry))
    {
      lis_history_entry_free (entry);
      return TRUE;
    }
  item = make_item (question, entry);
  all = g_strdup_printf ("%s %s", item->label, item->who);
  wanted = question->search == NULL || text_matches (all, question->search);
  read = question->places != NULL ? add_from_places (question, item, first, wanted, error)
                                  : add_all (question, item, wanted, error);
  if (read && (wanted || item->records->len > 0))
    g_ptr_array_add (items, item);
  else
    lis_history_item_free (item);
  return read;
}

/* The next older change set of the whole plan. */
static gboolean
read_everything (Question *question, gint64 before, guint limit, GPtrArray *items, GError **error)
{
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (question->db, LIS_HISTORY_ENTRIES "WHERE s.number < ?1 ORDER BY s.number DESC LIMIT 1", error);
  LisHistoryEntry *entry;
  LisDbStep step = LIS_DB_DONE;

  if (statement == NULL)
    return FALSE;
  while (items->len < limit && check_cancelled (question, error))
    {
      lis_db_bind_int (statement, 1, before);
      step = lis_db_step (statement, error);
      if (step != LIS_DB_ROW)
        return step == LIS_DB_DONE;
      entry = lis_history_read_entry (question->db, statement, error);
      lis_db_statement_reset (statement);
      if (entry == NULL)
        return FALSE;
      before = entry->number;
      /* Times rise with numbers but for clocks that were set back, so nothing is cut short by them. */
      if (!take_entry (question, entry, 0, items, error))
        return FALSE;
    }
  return items->len >= limit;
}

static gboolean
read_places (Question *question, gint64 before, guint limit, GPtrArray *items, GError **error)
{
  g_autoptr (LisDbStatement) statement =
      lis_db_prepare (question->db, LIS_HISTORY_ENTRIES "WHERE s.number = ?1", error);
  guint i = question->places->len;
  LisHistoryEntry *entry;
  LisDbStep step;

  if (statement == NULL)
    return FALSE;
  while (i > 0 && items->len < limit)
    {
      gint64 number = g_array_index (question->places, Place, i - 1).number;

      while (i > 0 && g_array_index (question->places, Place, i - 1).number == number)
        i--;
      if (number >= before)
        continue;
      lis_db_bind_int (statement, 1, number);
      step = check_cancelled (question, error) ? lis_db_step (statement, error) : LIS_DB_ERROR;
      entry = step == LIS_DB_ROW ? lis_history_read_entry (question->db, statement, error) : NULL;
      lis_db_statement_reset (statement);
      if (step == LIS_DB_ERROR || (step == LIS_DB_ROW && entry == NULL) ||
          (entry != NULL && !take_entry (question, entry, i, items, error)))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
lis_history_read (LisStore *store, const LisHistoryFilter *filter, gint64 before, guint limit,
                  GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) lis_history_item_free);
  g_auto (Question) question = { 0 };
  gboolean read;

  if (before <= 0)
    before = G_MAXINT64;
  if (!prepare (&question, store, filter, cancellable, error))
    return NULL;
  read = question.places != NULL ? read_places (&question, before, limit, items, error)
                                 : read_everything (&question, before, limit, items, error);
  return read ? g_steal_pointer (&items) : NULL;
}

GPtrArray *
lis_history_read_records (LisStore *store, gint64 number, guint offset, guint limit, GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) lis_history_record_free);
  g_autoptr (LisRecordNames) names = lis_record_names_new (store);
  LisHistoryReader reader;
  LisHistoryRecord *record;
  LisDbStep step = LIS_DB_DONE;

  if (!lis_history_reader_open (&reader, lis_store_get_db (store), number, FALSE, error))
    return NULL;
  while ((limit == 0 || records->len < limit) && (step = lis_history_reader_next (&reader, error)) == LIS_DB_ROW)
    {
      if (offset > 0)
        {
          offset--;
          continue;
        }
      record = lis_history_words_read (&reader, names, error);
      if (record == NULL)
        step = LIS_DB_ERROR;
      else
        g_ptr_array_add (records, record);
      if (step == LIS_DB_ERROR || g_cancellable_set_error_if_cancelled (cancellable, NULL))
        break;
    }
  lis_history_reader_close (&reader);
  if (g_cancellable_is_cancelled (cancellable))
    g_set_error_literal (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED, _("Reading the history was stopped"));
  return step != LIS_DB_ERROR && !g_cancellable_is_cancelled (cancellable) ? g_steal_pointer (&records) : NULL;
}
