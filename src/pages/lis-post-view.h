/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

#include "lis-session.h"

/* LisPostView: one post, who was, is and will be in it, and when it is vacant. */
#define LIS_TYPE_POST_VIEW (lis_post_view_get_type ())
G_DECLARE_FINAL_TYPE (LisPostView, lis_post_view, LIS, POST_VIEW, GtkBox)

/* FALSE when there is no such post. */
gboolean lis_post_view_show (LisPostView *view, LisSession *session, LisId post);
