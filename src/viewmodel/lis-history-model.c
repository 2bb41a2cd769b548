/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-history-model.h"

#include "lis-history-change-private.h"
#include "lis-record-names.h"
#include "lis-session-private.h"

#define PAGE 40

struct _LisHistoryModel
{
  GObject parent_instance;

  LisSession        *session;
  GPtrArray         *changes; /* LisHistoryChange, newest first */
  LisHistoryQuestion question;
  GCancellable      *cancellable; /* of the reading under way, or NULL */
  char              *record_name;
  GError            *error;
  gboolean           has_more;
};

/* What the plan's thread is asked. */
typedef struct
{
  LisHistoryFilter filter;
  gint64           before;
  guint            limit;
} Request;

/* What it answers. */
typedef struct
{
  GPtrArray *items; /* LisHistoryItem */
  char      *record_name;
} Page;

enum
{
  PROP_LOADING = 1,
  PROP_HAS_MORE,
  PROP_RECORD_NAME,
  PROP_ERROR,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static GType
get_item_type (GListModel *model)
{
  return LIS_TYPE_HISTORY_CHANGE;
}

static guint
get_n_items (GListModel *model)
{
  return LIS_HISTORY_MODEL (model)->changes->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *changes = LIS_HISTORY_MODEL (model)->changes;

  return position < changes->len ? g_object_ref (changes->pdata[position]) : NULL;
}

static void
init_list_model (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LisHistoryModel, lis_history_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

static void
notify (LisHistoryModel *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* In the plan's thread */

static void
free_request (gpointer data)
{
  Request *request = data;

  g_free ((char *) request->filter.author);
  g_free ((char *) request->filter.search);
  g_free (request);
}

static void
free_page (gpointer data)
{
  Page *page = data;

  g_clear_pointer (&page->items, g_ptr_array_unref);
  g_free (page->record_name);
  g_free (page);
}

static gpointer
read_page (LisStore *store, const char *author, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  GPtrArray *items = lis_history_read (store, &request->filter, request->before, request->limit, cancellable, error);
  Page *page;

  if (items == NULL)
    return NULL;
  page = g_new0 (Page, 1);
  page->items = items;
  if (request->filter.entity != LIS_ENTITY_NONE)
    {
      g_autoptr (LisRecordNames) names = lis_record_names_new (store);

      page->record_name = g_strdup (lis_record_names_get (names, request->filter.entity, request->filter.record));
    }
  return page;
}

/* Asking */

static const char *
skip_empty (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static Request *
make_request (LisHistoryModel *self, gint64 before, guint limit)
{
  Request *request = g_new0 (Request, 1);
  LisHistoryFilter *filter = &request->filter;

  lis_history_filter_init (filter);
  filter->entity = self->question.entity;
  filter->record = self->question.record;
  filter->author = g_strdup (skip_empty (self->question.author));
  filter->kinds = self->question.kinds;
  filter->from = self->question.from;
  filter->until = self->question.until;
  filter->search = g_strdup (skip_empty (self->question.search));
  request->before = before;
  request->limit = limit;
  return request;
}

static void
set_has_more (LisHistoryModel *self, gboolean has_more)
{
  if (self->has_more == has_more)
    return;
  self->has_more = has_more;
  notify (self, PROP_HAS_MORE);
}

static void
set_error (LisHistoryModel *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error;
  notify (self, PROP_ERROR);
}

static void
set_record_name (LisHistoryModel *self, const char *name)
{
  if (g_strcmp0 (self->record_name, name) == 0)
    return;
  g_free (self->record_name);
  self->record_name = g_strdup (name);
  notify (self, PROP_RECORD_NAME);
}

static GPtrArray *
make_changes (const Page *page)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < page->items->len; i++)
    g_ptr_array_add (changes, lis_history_change_new (page->items->pdata[i]));
  return changes;
}

/* Takes the place of everything. */
static void
replace_all (LisHistoryModel *self, GPtrArray *changes)
{
  guint n_before = self->changes->len;

  g_ptr_array_unref (self->changes);
  self->changes = changes;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, changes->len);
}

static void
append_all (LisHistoryModel *self, GPtrArray *changes)
{
  guint at = self->changes->len, n = changes->len;

  g_ptr_array_extend_and_steal (self->changes, changes);
  g_list_model_items_changed (G_LIST_MODEL (self), at, 0, n);
}

/* Where in @newer that begins which is shown, when it goes on like it; else G_MAXUINT. */
static guint
find_shown (LisHistoryModel *self, GPtrArray *newer)
{
  GPtrArray *shown = self->changes;

  for (guint start = 0; shown->len > 0 && start + shown->len <= newer->len; start++)
    {
      guint i = 0;

      while (i < shown->len && lis_history_change_get_number (shown->pdata[i]) ==
                                 lis_history_change_get_number (newer->pdata[start + i]))
        i++;
      if (i == shown->len)
        return start;
    }
  return G_MAXUINT;
}

/* What is shown stays, for the reader may be in the middle of it. Takes @newer. */
static void
put_around (LisHistoryModel *self, GPtrArray *newer)
{
  guint n_shown = self->changes->len, start = find_shown (self, newer);
  GPtrArray *older;

  if (start == G_MAXUINT)
    {
      replace_all (self, newer);
      return;
    }
  for (guint i = 0; i < n_shown; i++)
    {
      lis_history_change_follow (self->changes->pdata[i], newer->pdata[start + i]);
      g_set_object ((GObject **) &newer->pdata[start + i], self->changes->pdata[i]);
    }
  older = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = start + n_shown; i < newer->len; i++)
    g_ptr_array_add (older, g_object_ref (newer->pdata[i]));
  g_ptr_array_set_size (newer, (int) (start + n_shown));
  g_ptr_array_unref (self->changes);
  self->changes = newer;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, start);
  append_all (self, older);
}

typedef enum
{
  ASKED,
  REFRESHED,
  CONTINUED,
} Occasion;

typedef struct
{
  LisHistoryModel *model;
  GCancellable    *cancellable;
  Occasion         occasion;
  guint            limit;
} Reading;

static void
free_reading (Reading *reading)
{
  g_object_unref (reading->model);
  g_object_unref (reading->cancellable);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, free_reading)

static void
take_page (LisHistoryModel *self, const Reading *reading, const Page *page)
{
  gboolean is_full = page->items->len >= reading->limit;

  set_error (self, NULL);
  set_record_name (self, page->record_name);
  if (reading->occasion == CONTINUED)
    append_all (self, make_changes (page));
  else if (reading->occasion == REFRESHED)
    put_around (self, make_changes (page));
  else
    replace_all (self, make_changes (page));
  set_has_more (self, is_full);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Reading) reading = data;
  LisHistoryModel *self = reading->model;
  GError *error = NULL;
  Page *page = lis_session_do_finish (LIS_SESSION (source), result, &error);

  /* Another question was asked meanwhile. */
  if (self->cancellable != reading->cancellable)
    {
      g_clear_pointer (&page, free_page);
      g_clear_error (&error);
      return;
    }
  g_clear_object (&self->cancellable);
  if (page != NULL)
    take_page (self, reading, page);
  else
    set_error (self, error);
  g_clear_pointer (&page, free_page);
  notify (self, PROP_LOADING);
}

static void
read_history (LisHistoryModel *self, Occasion occasion, gint64 before, guint limit)
{
  Reading *reading = g_new0 (Reading, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  reading->model = g_object_ref (self);
  reading->cancellable = g_object_ref (self->cancellable);
  reading->occasion = occasion;
  reading->limit = limit;
  notify (self, PROP_LOADING);
  lis_session_do (self->session, read_page, make_request (self, before, limit), free_request, free_page, FALSE,
                  self->cancellable, read_cb, reading);
}

static void
clear_question (LisHistoryModel *self)
{
  g_free ((char *) self->question.author);
  g_free ((char *) self->question.search);
}

void
lis_history_model_ask (LisHistoryModel *self, const LisHistoryQuestion *question)
{
  LisHistoryQuestion copy;

  g_return_if_fail (LIS_IS_HISTORY_MODEL (self) && question != NULL);

  copy = *question;
  copy.author = g_strdup (question->author);
  copy.search = g_strdup (question->search);
  clear_question (self);
  self->question = copy;
  read_history (self, ASKED, 0, PAGE);
}

void
lis_history_model_refresh (LisHistoryModel *self)
{
  g_return_if_fail (LIS_IS_HISTORY_MODEL (self));

  /* Room for some that came. */
  read_history (self, REFRESHED, 0, self->changes->len + PAGE);
}

void
lis_history_model_read_more (LisHistoryModel *self)
{
  g_return_if_fail (LIS_IS_HISTORY_MODEL (self));

  if (self->has_more && self->cancellable == NULL && self->changes->len > 0)
    read_history (self, CONTINUED, lis_history_change_get_number (self->changes->pdata[self->changes->len - 1]), PAGE);
}

gboolean
lis_history_model_is_loading (LisHistoryModel *self)
{
  return self->cancellable != NULL;
}

gboolean
lis_history_model_has_more (LisHistoryModel *self)
{
  return self->has_more;
}

const char *
lis_history_model_get_record_name (LisHistoryModel *self)
{
  return self->record_name;
}

const GError *
lis_history_model_get_error (LisHistoryModel *self)
{
  return self->error;
}

static void
lis_history_model_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  LisHistoryModel *self = LIS_HISTORY_MODEL (object);

  switch (property)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->cancellable != NULL);
      break;
    case PROP_HAS_MORE:
      g_value_set_boolean (value, self->has_more);
      break;
    case PROP_RECORD_NAME:
      g_value_set_string (value, self->record_name);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
lis_history_model_finalize (GObject *object)
{
  LisHistoryModel *self = LIS_HISTORY_MODEL (object);

  clear_question (self);
  g_ptr_array_unref (self->changes);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_error (&self->error);
  g_free (self->record_name);
  G_OBJECT_CLASS (lis_history_model_parent_class)->finalize (object);
}

static void
lis_history_model_class_init (LisHistoryModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lis_history_model_get_property;
  object_class->finalize = lis_history_model_finalize;
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, read);
  properties[PROP_HAS_MORE] = g_param_spec_boolean ("has-more", NULL, NULL, FALSE, read);
  properties[PROP_RECORD_NAME] = g_param_spec_string ("record-name", NULL, NULL, NULL, read);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, read);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
lis_history_model_init (LisHistoryModel *self)
{
  self->changes = g_ptr_array_new_with_free_func (g_object_unref);
  self->question = (LisHistoryQuestion) LIS_HISTORY_QUESTION_INIT;
}

LisHistoryModel *
lis_history_model_new (LisSession *session)
{
  LisHistoryModel *self = g_object_new (LIS_TYPE_HISTORY_MODEL, NULL);

  self->session = g_object_ref (session);
  return self;
}
