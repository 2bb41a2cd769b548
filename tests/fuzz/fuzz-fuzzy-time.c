/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "lis-fuzz.h"
#include "lis-fuzzy-time.h"

static void
check (LisFuzzyResult result, const LisFuzzyTime *time)
{
  LisDate first, next;

  if (result != LIS_FUZZY_UNDERSTOOD)
    return;
  g_assert (time->start == LIS_DATE_NONE || (time->start >= LIS_DATE_MIN && time->start < LIS_DATE_MAX));
  g_assert (time->end == LIS_DATE_NONE || (time->end > LIS_DATE_MIN && time->end < LIS_DATE_MAX));
  g_assert (time->start == LIS_DATE_NONE || time->end == LIS_DATE_NONE || time->start < time->end);
  g_assert (time->start != LIS_DATE_NONE || time->end != LIS_DATE_NONE || time->recurrence != 0);
  if (lis_fuzzy_time_get_last_occurrence (time, lis_date_new (2026, 11, 22), &first, &next))
    g_assert (first < next);
}

/* One time, or a start and an end parted by a tab. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  char *tab = strchr (text, '\t');
  LisFuzzyTime time;

  check (lis_fuzzy_time_parse (text, &time), &time);
  if (tab != NULL)
    {
      *tab = '\0';
      check (lis_fuzzy_time_parse_span (text, tab + 1, &time), &time);
    }
  return 0;
}
