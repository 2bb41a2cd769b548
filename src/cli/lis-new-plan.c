/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-new-plan.h"

void
lis_new_plan_discard (LisStore **store)
{
  g_autofree char *path = g_strdup (lis_store_get_path (*store));

  g_clear_object (store);
  lis_db_discard (path);
}
