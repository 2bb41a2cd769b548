/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-backup-private.h"

#define N_DAYS 10
#define N_WEEKS 8
#define N_MONTHS 12
/* Of the newest day more than one is kept: before this import, before that one. */
#define N_OF_NEWEST_DAY 10

/* One kind of rung: the newest backup of each of the last @limit different days (or weeks, or months). */
typedef struct
{
  GHashTable *seen; /* label */
  guint       limit;
} Rung;

static gboolean
takes (Rung *rung, char *label)
{
  if (g_hash_table_size (rung->seen) >= rung->limit || g_hash_table_contains (rung->seen, label))
    {
      g_free (label);
      return FALSE;
    }
  return g_hash_table_add (rung->seen, label);
}

static char *
get_week (const char *time)
{
  g_autofree char *day = g_strndup (time, 10);
  LisDate date = lis_date_from_iso (day);

  /* Weeks begin on Mondays; LisDate 0 is a Thursday. */
  return lis_date_is_set (date) ? g_strdup_printf ("%d", (date + 3 + 7 * 100000) / 7) : g_strdup ("?");
}

/* In the order in which they were made, not by time: a clock that was set back must not make the newest the oldest. */
void
lis_backup_ladder_choose (GPtrArray *backups, gboolean *kept)
{
  Rung days = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), N_DAYS };
  Rung weeks = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), N_WEEKS };
  Rung months = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), N_MONTHS };
  guint n_of_newest_day = 0;

  for (guint i = 0; i < backups->len; i++)
    {
      const LisBackup *backup = g_ptr_array_index (backups, i);
      gboolean day, week, month;

      kept[i] = TRUE;
      /* What is not there or not whole takes nobody's place and is left for whoever looks into it. */
      if (!backup->is_there || backup->occasion == LIS_BACKUP_BY_HAND)
        continue;
      day = takes (&days, g_strndup (backup->time, 10));
      week = takes (&weeks, get_week (backup->time));
      month = takes (&months, g_strndup (backup->time, 7));
      if (g_hash_table_size (days.seen) == 1)
        n_of_newest_day++;
      kept[i] = day || week || month || (g_hash_table_size (days.seen) == 1 && n_of_newest_day <= N_OF_NEWEST_DAY);
    }
  g_hash_table_unref (days.seen);
  g_hash_table_unref (weeks.seen);
  g_hash_table_unref (months.seen);
}

LisDate
lis_backup_get_expiry (const LisBackup *backup)
{
  g_autofree char *day = g_strndup (backup->time, 10);
  LisDate made = lis_date_from_iso (day);

  if (backup->occasion == LIS_BACKUP_BY_HAND || !lis_date_is_set (made))
    return LIS_DATE_NONE;
  /* The month it was made in is the first of those kept. */
  return lis_date_add_months (made, N_MONTHS);
}
