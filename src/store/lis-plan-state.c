/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-state.h"

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
