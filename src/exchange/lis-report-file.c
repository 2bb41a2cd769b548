/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-report-file.h"

#include <glib/gi18n-lib.h>

#include "lis-error.h"

#define FILE_MODE 0600

static LisPlanError
choose_code (const GError *error)
{
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return LIS_PLAN_ERROR_NO_SPACE;
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
    return LIS_PLAN_ERROR_NOT_FOUND;
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_PERM) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    return LIS_PLAN_ERROR_READ_ONLY;
  return LIS_PLAN_ERROR_FAILED;
}

gboolean
lis_report_save (GBytes *bytes, const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (g_file_set_contents_full (path, data, (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, FILE_MODE, &reason))
    return TRUE;
  g_set_error (error, LIS_PLAN_ERROR, choose_code (reason),
               _("The report could not be written to “%s”: %s. Choose another folder or name"), path, reason->message);
  return FALSE;
}
