/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-named-views.h"

#include <string.h>

#include "lis-text.h"

/* "1-name", "1-filter", "1-zoom": what a user writes is a value, as not everything can be a key. */
#define MEMORY_GROUP "views"
#define KEY_NEXT "next"
#define NAME_SUFFIX "-name"

void
lis_named_view_free (LisNamedView *view)
{
  g_free (view->id);
  g_free (view->name);
  g_free (view->filter);
  g_free (view);
}

static char *
get_key (const char *id, const char *suffix)
{
  return g_strconcat (id, suffix, NULL);
}

LisNamedView *
lis_named_views_find (LisPlanMemory *memory, const char *id)
{
  g_autofree char *name_key = get_key (id, NAME_SUFFIX);
  g_autofree char *filter_key = get_key (id, "-filter");
  g_autofree char *zoom_key = get_key (id, "-zoom");
  g_autofree char *name = lis_plan_memory_get_string (memory, MEMORY_GROUP, name_key);
  LisNamedView *view;

  if (name == NULL || lis_text_is_blank (name))
    return NULL;
  view = g_new0 (LisNamedView, 1);
  view->id = g_strdup (id);
  view->name = g_steal_pointer (&name);
  view->filter = lis_plan_memory_get_string (memory, MEMORY_GROUP, filter_key);
  view->per_day = lis_plan_memory_get_double (memory, MEMORY_GROUP, zoom_key, 0);
  return view;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  g_autofree char *first = lis_text_sort_key ((*(LisNamedView *const *) a)->name);
  g_autofree char *second = lis_text_sort_key ((*(LisNamedView *const *) b)->name);

  return strcmp (first, second);
}

GPtrArray *
lis_named_views_list (LisPlanMemory *memory)
{
  GPtrArray *views = g_ptr_array_new_with_free_func ((GDestroyNotify) lis_named_view_free);
  g_auto (GStrv) keys = lis_plan_memory_list_keys (memory, MEMORY_GROUP);

  for (char **key = keys; *key != NULL; key++)
    {
      LisNamedView *view = NULL;

      if (!g_str_has_suffix (*key, NAME_SUFFIX))
        continue;
      (*key)[strlen (*key) - strlen (NAME_SUFFIX)] = '\0';
      view = lis_named_views_find (memory, *key);
      if (view != NULL)
        g_ptr_array_add (views, view);
    }
  g_ptr_array_sort (views, compare_names);
  return views;
}

LisNamedView *
lis_named_views_find_name (LisPlanMemory *memory, const char *name)
{
  g_autoptr (GPtrArray) views = lis_named_views_list (memory);
  g_autofree char *wanted = g_strstrip (lis_text_fold (name));

  for (guint i = 0; i < views->len; i++)
    {
      const LisNamedView *view = views->pdata[i];
      g_autofree char *folded = lis_text_fold (view->name);

      if (g_str_equal (folded, wanted))
        return lis_named_views_find (memory, view->id);
    }
  return NULL;
}

static char *
take_id (LisPlanMemory *memory)
{
  double next = MAX (1, lis_plan_memory_get_double (memory, MEMORY_GROUP, KEY_NEXT, 1));

  lis_plan_memory_set_double (memory, MEMORY_GROUP, KEY_NEXT, next + 1);
  return g_strdup_printf ("%.0f", next);
}

static void
write_view (LisPlanMemory *memory, const char *id, const char *name, const char *filter, const char *zoom)
{
  g_autofree char *name_key = get_key (id, NAME_SUFFIX);
  g_autofree char *filter_key = get_key (id, "-filter");
  g_autofree char *zoom_key = get_key (id, "-zoom");

  lis_plan_memory_set_string (memory, MEMORY_GROUP, name_key, name);
  lis_plan_memory_set_string (memory, MEMORY_GROUP, filter_key, filter);
  lis_plan_memory_set_string (memory, MEMORY_GROUP, zoom_key, zoom);
}

gboolean
lis_named_views_put (LisPlanMemory *memory, LisNamedView *view)
{
  char zoom[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *name = NULL;

  g_return_val_if_fail (LIS_IS_PLAN_MEMORY (memory) && view != NULL, FALSE);

  if (view->name == NULL || lis_text_is_blank (view->name))
    return FALSE;
  if (view->id == NULL)
    view->id = take_id (memory);
  name = g_strstrip (g_strdup (view->name));
  write_view (memory, view->id, name, view->filter, g_ascii_dtostr (zoom, sizeof zoom, view->per_day));
  return TRUE;
}

void
lis_named_views_remove (LisPlanMemory *memory, const char *id)
{
  g_return_if_fail (LIS_IS_PLAN_MEMORY (memory) && id != NULL);

  write_view (memory, id, NULL, NULL, NULL);
}
