/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-pathway-table.h"

/* A doctor. */
typedef struct
{
  LisId   person;
  guint32 end; /* position after the last line */
} Row;

struct _LisPathwayTable
{
  GObject parent_instance;

  LisSession  *session;
  LisPathways *pathways; /* borrowed from the session */
  GArray      *rows;     /* Row */
  guint        n_lines;
  GHashTable  *lines;    /* position + 1 → LisPathwayLine that somebody holds; not owned */
};

struct _LisPathwayLine
{
  GObject parent_instance;

  LisPathwayTable *table; /* NULL when outdated; not owned: it forgets its lines */
  guint            position;
  guint            row;
  guint            line;
};

static guint refreshed_signal;

static void lis_pathway_table_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (LisPathwayLine, lis_pathway_line, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (LisPathwayTable, lis_pathway_table, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, lis_pathway_table_list_model_init))

/* Lines */

static void
lis_pathway_line_finalize (GObject *object)
{
  LisPathwayLine *self = LIS_PATHWAY_LINE (object);

  if (self->table != NULL)
    g_hash_table_remove (self->table->lines, GUINT_TO_POINTER (self->position + 1));
  G_OBJECT_CLASS (lis_pathway_line_parent_class)->finalize (object);
}

static void
lis_pathway_line_class_init (LisPathwayLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lis_pathway_line_finalize;
}

static void
lis_pathway_line_init (LisPathwayLine *self)
{
}

static gboolean is_current (LisPathwayTable *self);

static const LisPathwayBar *
get_bar (LisPathwayLine *self)
{
  return lis_pathways_get_line (self->table->pathways, self->row, self->line);
}

LisId
lis_pathway_line_get_person (LisPathwayLine *self)
{
  return self->table != NULL ? lis_pathway_table_get_ids (self->table, self->position, NULL) : LIS_ID_NONE;
}

LisId
lis_pathway_line_get_period (LisPathwayLine *self)
{
  LisId period = LIS_ID_NONE;

  if (self->table != NULL)
    lis_pathway_table_get_ids (self->table, self->position, &period);
  return period;
}

char *
lis_pathway_line_format_cell (LisPathwayLine *self, LisPathwayColumn column)
{
  g_return_val_if_fail (LIS_IS_PATHWAY_LINE (self), NULL);

  if (self->table == NULL || !is_current (self->table))
    return g_strdup ("");
  return lis_pathways_format_cell (self->table->pathways, self->row, get_bar (self), column);
}

char *
lis_pathway_line_describe (LisPathwayLine *self)
{
  g_return_val_if_fail (LIS_IS_PATHWAY_LINE (self), NULL);

  if (self->table == NULL || !is_current (self->table))
    return g_strdup ("");
  return lis_pathways_describe_line (self->table->pathways, self->row, get_bar (self));
}

gboolean
lis_pathway_line_get_severity (LisPathwayLine *self, LisSeverity *severity)
{
  g_return_val_if_fail (LIS_IS_PATHWAY_LINE (self), FALSE);

  return self->table != NULL && is_current (self->table)
         && lis_pathways_get_line_severity (self->table->pathways, self->row, get_bar (self), severity);
}

gboolean
lis_pathway_line_is_first (LisPathwayLine *self)
{
  return self->line == 0;
}

/* The table */

static const Row *
get_row (LisPathwayTable *self, guint row)
{
  return &g_array_index (self->rows, Row, row);
}

static guint
get_start (LisPathwayTable *self, guint row)
{
  return row > 0 ? get_row (self, row - 1)->end : 0;
}

/* While others are told of new pathways before the table is, its lines are those of pathways that may be gone. */
static gboolean
is_current (LisPathwayTable *self)
{
  return self->pathways != NULL && self->pathways == lis_session_get_pathways (self->session)
         && self->pathways->rows->len == self->rows->len;
}

/* The row that the line at @position belongs to. */
static guint
find_row (LisPathwayTable *self, guint position)
{
  guint low = 0, high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_row (self, middle)->end <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static GType
lis_pathway_table_get_item_type (GListModel *model)
{
  return LIS_TYPE_PATHWAY_LINE;
}

static guint
lis_pathway_table_get_n_items (GListModel *model)
{
  return LIS_PATHWAY_TABLE (model)->n_lines;
}

static gpointer
lis_pathway_table_get_item (GListModel *model, guint position)
{
  LisPathwayTable *self = LIS_PATHWAY_TABLE (model);
  LisPathwayLine *line;

  if (position >= self->n_lines)
    return NULL;
  line = g_hash_table_lookup (self->lines, GUINT_TO_POINTER (position + 1));
  if (line != NULL)
    return g_object_ref (line);
  line = g_object_new (LIS_TYPE_PATHWAY_LINE, NULL);
  line->table = self;
  line->position = position;
  line->row = find_row (self, position);
  line->line = position - get_start (self, line->row);
  g_hash_table_insert (self->lines, GUINT_TO_POINTER (position + 1), line);
  return line;
}

static void
lis_pathway_table_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = lis_pathway_table_get_item_type;
  iface->get_n_items = lis_pathway_table_get_n_items;
  iface->get_item = lis_pathway_table_get_item;
}

static void
forget_lines (LisPathwayTable *self)
{
  GHashTableIter iter;
  gpointer line;

  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, NULL, &line))
    LIS_PATHWAY_LINE (line)->table = NULL;
  g_hash_table_remove_all (self->lines);
}

/* TRUE when every line is where it was, though it may say something else now. */
static gboolean
read_rows (LisPathwayTable *self)
{
  guint n_rows = self->pathways != NULL ? self->pathways->rows->len : 0, end = 0;
  gboolean same = n_rows == self->rows->len;

  g_array_set_size (self->rows, n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      const LisPathwayRow *doctor = &g_array_index (self->pathways->rows, LisPathwayRow, i);
      Row *row = &g_array_index (self->rows, Row, i);
      LisId person = doctor->person->record.id;

      end += lis_pathways_count_lines (doctor);
      same = same && row->person == person && row->end == end;
      *row = (Row) { person, end };
    }
  self->n_lines = end;
  return same;
}

static void
pathways_changed_cb (LisPathwayTable *self)
{
  guint before = self->n_lines;

  self->pathways = lis_session_get_pathways (self->session);
  if (read_rows (self))
    {
      g_signal_emit (self, refreshed_signal, 0);
      return;
    }
  forget_lines (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->n_lines);
}

static void
lis_pathway_table_dispose (GObject *object)
{
  LisPathwayTable *self = LIS_PATHWAY_TABLE (object);

  forget_lines (self);
  self->pathways = NULL;
  self->n_lines = 0;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lis_pathway_table_parent_class)->dispose (object);
}

static void
lis_pathway_table_finalize (GObject *object)
{
  LisPathwayTable *self = LIS_PATHWAY_TABLE (object);

  g_array_unref (self->rows);
  g_hash_table_unref (self->lines);
  G_OBJECT_CLASS (lis_pathway_table_parent_class)->finalize (object);
}

static void
lis_pathway_table_class_init (LisPathwayTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lis_pathway_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = lis_pathway_table_finalize;
  refreshed_signal = g_signal_new ("refreshed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
lis_pathway_table_init (LisPathwayTable *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->lines = g_hash_table_new (NULL, NULL);
}

LisPathwayTable *
lis_pathway_table_new (LisSession *session)
{
  LisPathwayTable *self;

  g_return_val_if_fail (LIS_IS_SESSION (session), NULL);

  self = g_object_new (LIS_TYPE_PATHWAY_TABLE, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::pathways", G_CALLBACK (pathways_changed_cb), self, G_CONNECT_SWAPPED);
  pathways_changed_cb (self);
  return self;
}

static guint
find_period (LisPathwayTable *self, guint row, LisId period)
{
  for (guint line = 0; period != LIS_ID_NONE && get_start (self, row) + line < get_row (self, row)->end; line++)
    {
      const LisPathwayBar *bar = lis_pathways_get_line (self->pathways, row, line);

      if (bar != NULL && bar->period->record.id == period)
        return get_start (self, row) + line;
    }
  return get_start (self, row);
}

guint
lis_pathway_table_find (LisPathwayTable *self, LisId person, LisId period)
{
  g_return_val_if_fail (LIS_IS_PATHWAY_TABLE (self), G_MAXUINT);

  for (guint row = 0; is_current (self) && row < self->rows->len; row++)
    if (get_row (self, row)->person == person)
      return find_period (self, row, period);
  return G_MAXUINT;
}

LisId
lis_pathway_table_get_ids (LisPathwayTable *self, guint position, LisId *period)
{
  const LisPathwayBar *bar = NULL;
  guint row;

  g_return_val_if_fail (LIS_IS_PATHWAY_TABLE (self) && position < self->n_lines, LIS_ID_NONE);

  row = find_row (self, position);
  if (period != NULL && is_current (self))
    bar = lis_pathways_get_line (self->pathways, row, position - get_start (self, row));
  if (period != NULL)
    *period = bar != NULL ? bar->period->record.id : LIS_ID_NONE;
  return get_row (self, row)->person;
}

void
lis_pathway_table_get_doctor (LisPathwayTable *self, guint position, guint *first, guint *n_lines)
{
  guint row;

  g_return_if_fail (LIS_IS_PATHWAY_TABLE (self) && position < self->n_lines);

  row = find_row (self, position);
  *first = get_start (self, row);
  *n_lines = get_row (self, row)->end - *first;
}
