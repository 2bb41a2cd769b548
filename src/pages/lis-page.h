/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

#include "lis-session.h"

/**
 * LisPage: one page of a window that shows a plan. The window makes it when it is first shown, with the session as a
 * construct property, and puts its widgets into the header bar while it is shown.
 *
 * Properties: "session" (LisSession, construct only), "title" (in the header bar), "header-start" and "header-end"
 * (GtkWidget or NULL: what belongs in the header bar; owned by the page).
 * Commands of a page are actions of lis_page_get_actions(): "page.zoom-in" while it is shown, unknown when it is not.
 * A page's template is the child of the AdwBin; header-start and header-end can be set in it.
 */
#define LIS_TYPE_PAGE (lis_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (LisPage, lis_page, LIS, PAGE, AdwBin)

struct _LisPageClass
{
  AdwBinClass parent_class;

  /* All optional. */

  /* The page was put in front: what changed meanwhile may be read now, and something gets the focus. */
  void     (*shown) (LisPage *page);
  /* Goes to a record. FALSE when this page does not show such records, or it is gone. */
  gboolean (*show_record) (LisPage *page, LisEntityType type, LisId id);
  /* Ctrl+F. FALSE when there is nothing to search in. */
  gboolean (*search) (LisPage *page);
};

LisSession *lis_page_get_session (LisPage *page);
const char *lis_page_get_title (LisPage *page);
GtkWidget  *lis_page_get_header_start (LisPage *page);
GtkWidget  *lis_page_get_header_end (LisPage *page);

/* To add to with g_action_map_add_action_entries() or g_action_map_add_action(). */
GActionMap *lis_page_get_actions (LisPage *page);

void        lis_page_shown (LisPage *page);
gboolean    lis_page_show_record (LisPage *page, LisEntityType type, LisId id);
gboolean    lis_page_search (LisPage *page);
