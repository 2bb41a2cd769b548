/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-support-information.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "lis-config.h"

static void
add_program (GString *text)
{
  g_string_append_printf (text, "Lisplan %s\nGTK %u.%u.%u, libadwaita %u.%u.%u, GLib %u.%u.%u\n", LIS_VERSION,
                          gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
                          adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (),
                          glib_major_version, glib_minor_version, glib_micro_version);
}

static void
add_machine (GString *text)
{
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  const char *renderer = g_getenv ("GSK_RENDERER");
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_string_append_printf (text, "System: %s, %u processors\nDisplay: %s, renderer %s\n",
                          system != NULL ? system : "unknown", g_get_num_processors (),
                          G_OBJECT_TYPE_NAME (gdk_display_get_default ()), renderer != NULL ? renderer : "preset");
  g_string_append_printf (text, "Language: %s\nLooks: %s%s\n", pango_language_to_string (pango_language_get_default ()),
                          adw_style_manager_get_dark (style) ? "dark" : "light",
                          adw_style_manager_get_high_contrast (style) ? ", high contrast" : "");
}

static void
add_counts (GString *text, const LisPathways *pathways)
{
  for (int type = 0; type < LIS_N_ENTITIES; type++)
    if (lis_plan_data_count (pathways->data, (LisEntityType) type) > 0)
      g_string_append_printf (text, "  %s: %u\n", lis_entity_get ((LisEntityType) type)->name,
                              lis_plan_data_count (pathways->data, (LisEntityType) type));
  if (pathways->findings != NULL)
    g_string_append_printf (text, "  findings: %u\n", pathways->findings->len);
}

static void
add_plan (GString *text, LisSession *session)
{
  static const char *const states[] = { "none open", "being read", "open", "could not be opened" };
  const char *path = lis_session_get_path (session);
  const GError *error = lis_session_get_error (session);
  LisPathways *pathways = lis_session_get_pathways (session);
  GStatBuf file;

  g_string_append_printf (text, "Plan: %s%s\n", states[lis_session_get_state (session)],
                          lis_session_get_read_only_reason (session) != NULL ? ", read only" : "");
  if (path != NULL && g_stat (path, &file) == 0)
    g_string_append_printf (text, "  size: %" G_GOFFSET_FORMAT " bytes\n", (goffset) file.st_size);
  /* The message names the file. */
  if (error != NULL)
    g_string_append_printf (text, "  error: %s %d\n", g_quark_to_string (error->domain), error->code);
  if (pathways != NULL)
    add_counts (text, pathways);
}

char *
lis_support_information_new (LisSession *session)
{
  GString *text = g_string_new (NULL);

  add_program (text);
  add_machine (text);
  add_plan (text, session);
  return g_string_free (text, FALSE);
}
