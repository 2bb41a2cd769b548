/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-person-privacy.h"

#include <glib/gi18n-lib.h>

#include "lis-backup-item-private.h"
#include "lis-erasure.h"
#include "lis-person-report.h"
#include "lis-record-names.h"
#include "lis-report-file.h"
#include "lis-session-private.h"

typedef struct
{
  LisId   person;
  LisDate today;
  char   *author;
  char   *path; /* of an export */
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_free (request->author);
  g_free (request->path);
  g_free (request);
}

static Request *
make_request (LisSession *session, LisId person, const char *path)
{
  Request *request = g_new0 (Request, 1);

  request->person = person;
  request->today = lis_session_get_today (session);
  request->author = g_strdup (lis_session_get_author (session));
  request->path = g_strdup (path);
  return request;
}

void
lis_erasure_preview_free (LisErasurePreview *preview)
{
  if (preview == NULL)
    return;
  g_free (preview->name);
  g_strfreev (preview->kept);
  g_strfreev (preview->gone);
  g_strfreev (preview->cleaned);
  g_strfreev (preview->backups);
  g_free (preview);
}

/* Preview, in the plan's thread */

static char **
copy_lines (GPtrArray *lines)
{
  g_autoptr (GStrvBuilder) copy = g_strv_builder_new ();

  for (guint i = 0; i < lines->len; i++)
    g_strv_builder_add (copy, lines->pdata[i]);
  return g_strv_builder_end (copy);
}

static char *
describe_backup (const LisBackup *backup)
{
  g_autoptr (LisBackupItem) item = lis_backup_item_new (backup);
  LisDate expiry = lis_backup_get_expiry (backup);
  g_autofree char *day = lis_date_is_set (expiry) ? lis_date_format_short (expiry) : NULL;

  if (day == NULL)
    return g_strdup_printf (_("%s: made by hand, stays until you remove it"), lis_backup_item_get_title (item));
  /* Translators: when the backup was made, and a day. */
  return g_strdup_printf (_("%1$s: goes by %2$s at the latest"), lis_backup_item_get_title (item), day);
}

static char **
list_backups (LisStore *store)
{
  g_autoptr (LisBackups) backups = lis_backups_new (lis_store_get_path (store), NULL, NULL);
  g_autoptr (GPtrArray) list = lis_backups_list (backups);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *line = describe_backup (list->pdata[i]);

      g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}

static gpointer
preview_erasure (LisStore *store, const char *author, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  g_autoptr (LisEditor) editor = lis_editor_new (store, request->author, NULL, NULL);
  g_autoptr (LisErasure) erasure = lis_editor_erase_person (editor, request->person, request->today, TRUE,
                                                            cancellable, error);
  g_autoptr (LisRecordNames) names = lis_record_names_new (store);
  LisErasurePreview *preview;

  if (erasure == NULL)
    return NULL;
  preview = g_new0 (LisErasurePreview, 1);
  preview->name = g_strdup (lis_record_names_get (names, LIS_ENTITY_PERSON, request->person));
  preview->kept = copy_lines (erasure->kept);
  preview->gone = copy_lines (erasure->gone);
  preview->cleaned = copy_lines (erasure->cleaned);
  preview->backups = list_backups (store);
  preview->n_personal = erasure->n_personal;
  preview->n_words = erasure->n_words;
  return preview;
}

void
lis_person_privacy_preview (LisSession *session, LisId person, GAsyncReadyCallback answered, gpointer data)
{
  lis_session_do (session, preview_erasure, make_request (session, person, NULL), free_request,
                  (GDestroyNotify) lis_erasure_preview_free, FALSE, NULL, answered, data);
}

LisErasurePreview *
lis_person_privacy_preview_finish (LisSession *session, GAsyncResult *result, GError **error)
{
  return lis_session_do_finish (session, result, error);
}

/* Erasing, in the plan's thread */

static gpointer
erase_person (LisStore *store, const char *author, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  g_autoptr (LisEditor) editor = lis_editor_new (store, author, NULL, NULL);

  return lis_editor_erase_person (editor, request->person, request->today, FALSE, cancellable, error);
}

void
lis_person_privacy_erase (LisSession *session, LisId person, GAsyncReadyCallback answered, gpointer data)
{
  lis_session_do (session, erase_person, make_request (session, person, NULL), free_request,
                  (GDestroyNotify) lis_erasure_free, TRUE, NULL, answered, data);
}

gboolean
lis_person_privacy_erase_finish (LisSession *session, GAsyncResult *result, GError **error)
{
  g_autoptr (LisErasure) erasure = lis_session_do_finish (session, result, error);

  return erasure != NULL;
}

/* Export, in the plan's thread */

static gpointer
export_person (LisStore *store, const char *author, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  g_autoptr (LisReport) report = lis_person_report_make (store, request->person, request->today, cancellable, error);
  g_autoptr (GBytes) bytes = NULL;

  if (report == NULL)
    return NULL;
  bytes = g_str_has_suffix (request->path, ".xlsx") ? lis_report_to_xlsx (report, error) : lis_report_to_csv (report);
  return bytes != NULL && lis_report_save (bytes, request->path, error) ? g_strdup (request->path) : NULL;
}

void
lis_person_privacy_export (LisSession *session, LisId person, const char *path, GAsyncReadyCallback answered,
                           gpointer data)
{
  lis_session_do (session, export_person, make_request (session, person, path), free_request, g_free, FALSE, NULL,
                  answered, data);
}

gboolean
lis_person_privacy_export_finish (LisSession *session, GAsyncResult *result, GError **error)
{
  g_autofree char *path = lis_session_do_finish (session, result, error);

  return path != NULL;
}
