/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-state.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "lis-file.h"

/* So many letters of the digest tell plans apart, and make a name that people can still compare. */
#define IDENTITY_LENGTH 32

char *
lis_plan_state_read_identity (LisStore *store, GError **error)
{
  g_autofree char *text = NULL;
  LisStoreHead first;

  if (!lis_store_read_head (store, 1, &first, error))
    return NULL;
  if (first.number == 0)
    return g_strdup ("new");
  text = lis_digest_to_text (&first.digest);
  text[IDENTITY_LENGTH] = '\0';
  return g_steal_pointer (&text);
}

char *
lis_plan_state_get_folder (const char *identity)
{
  return g_build_filename (g_get_user_state_dir (), "lisplan", identity, NULL);
}

char *
lis_plan_state_make_folder (const char *identity, GError **error)
{
  g_autofree char *folder = lis_plan_state_get_folder (identity);

  return lis_file_make_folder (folder, error) ? g_steal_pointer (&folder) : NULL;
}

static gboolean
remove_if_mentioned (const char *path, LisPlanStateMention is_mentioned, gpointer user_data, GError **error)
{
  g_autofree char *bytes = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || !g_file_get_contents (path, &bytes, &length, NULL))
    return TRUE;
  text = g_utf8_make_valid (bytes, (gssize) length);
  return !is_mentioned (text, user_data) || g_unlink (path) == 0 || lis_file_fail (path, errno, error);
}

gboolean
lis_plan_state_remove_mentions (const char *identity, LisPlanStateMention is_mentioned, gpointer user_data,
                                GError **error)
{
  g_autofree char *folder = lis_plan_state_get_folder (identity);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!remove_if_mentioned (path, is_mentioned, user_data, error))
        return FALSE;
    }
  return TRUE;
}
