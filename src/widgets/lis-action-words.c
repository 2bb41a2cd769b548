/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-action-words.h"

const char *
lis_action_state_get_icon (gint32 state)
{
  switch (state)
    {
    case LIS_STATUS_NOT_STARTED:
      return "checkbox-symbolic";
    case LIS_STATUS_STARTED:
      return "media-playback-start-symbolic";
    case LIS_STATUS_DONE:
      return "emblem-ok-symbolic";
    case LIS_STATUS_STOPPED:
      return "media-playback-stop-symbolic";
    default:
      return "content-loading-symbolic";
    }
}

const char *
lis_action_due_get_icon (LisPlanDueKind due)
{
  switch (due)
    {
    case LIS_PLAN_DUE_LATE:
      return "dialog-warning-symbolic";
    case LIS_PLAN_DUE_SOON:
      return "alarm-symbolic";
    case LIS_PLAN_DUE_SILENT:
      return "dialog-question-symbolic";
    case LIS_PLAN_DUE_NOTHING:
    default:
      return NULL;
    }
}

char *
lis_action_row_format_due (const LisActionRow *row)
{
  g_autofree char *day = NULL;

  if (row->due == LIS_PLAN_DUE_NOTHING)
    return NULL;
  if (row->due == LIS_PLAN_DUE_SILENT || !lis_date_is_set (row->due_day))
    return g_strdup (lis_action_due_get_label ((LisPlanDueKind) row->due));
  day = lis_date_format_short (row->due_day);
  return g_strdup_printf ("%s %s", lis_action_due_get_label ((LisPlanDueKind) row->due), day);
}

char *
lis_action_row_format_state (const LisActionRow *row)
{
  g_autofree char *tally = lis_action_tally_format (&row->tally);

  if (tally == NULL)
    return g_strdup (lis_action_state_get_label (row->state));
  return g_strdup_printf ("%s · %s", lis_action_state_get_label (row->state), tally);
}
