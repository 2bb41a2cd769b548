/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-clock.h"
#include "lis-store.h"

/**
 * LisBackups: the verified copies of one plan, kept in a folder of the user's own (mode 0700, files 0600):
 * <folder>/<identity>/<time>-<sequence>-<occasion>.lisplan, each with a manifest beside it that says what it is. A copy
 * counts only when it has its manifest, which is written last.
 *
 * The identity comes from the plan's first change set, so that a plan that was moved or renamed finds its backups, and
 * a damaged one does by its path. Everything here may run in any thread: connections are its own.
 */
typedef struct _LisBackups LisBackups;

typedef enum
{
  LIS_BACKUP_OPEN = 1, /* the plan was opened */
  LIS_BACKUP_DAILY,    /* while it is open */
  LIS_BACKUP_IMPORT,   /* before an import */
  LIS_BACKUP_UPGRADE,  /* before it was brought to a newer format */
  LIS_BACKUP_BULK,     /* before many records were changed at once */
  LIS_BACKUP_BY_HAND,  /* asked for; never thinned out */
  LIS_BACKUP_RESTORE,  /* before another backup was restored */
  LIS_BACKUP_RESTORED, /* what was restored, so that the plan is compared with it from then on */
} LisBackupOccasion;

/**
 * LisBackup: what the manifest says.
 */
typedef struct
{
  char             *path;
  char             *identity;
  char             *plan;     /* where the plan was */
  char             *time;     /* UTC, ISO */
  LisBackupOccasion occasion;
  gint64            sequence; /* in the order in which they were made, whatever the clock said */
  LisStoreHead      head;     /* newest change set in it */
  gint64            size;     /* bytes */
  LisDigest         digest;   /* of the file: "b2sum -l 256" */
  gboolean          is_there; /* the file is there and has that size */
} LisBackup;

void        lis_backup_free (LisBackup *backup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisBackup, lis_backup_free)
/* "import", in manifests and JSON. */
const char *lis_backup_occasion_to_name (LisBackupOccasion occasion);
/* "before an import", in the reader's language. */
const char *lis_backup_occasion_get_label (LisBackupOccasion occasion);

/* The day on which the ladder will have removed it at the latest, when backups go on being made every month; for one
 * that is never thinned out LIS_DATE_NONE. */
LisDate     lis_backup_get_expiry (const LisBackup *backup);

/* Looks through a copy as deep as the caller can: lis_history_check() of edit/. FALSE with DAMAGED. */
typedef gboolean (*LisBackupCheck) (LisStore *copy, GCancellable *cancellable, GError **error);

/**
 * LisBackupJob: how a long piece of work is done. Members may be NULL.
 */
typedef struct
{
  LisBackupCheck    check;
  LisDbProgressFunc progress; /* of copying, in pages */
  gpointer          progress_data;
  GCancellable     *cancellable;
} LisBackupJob;

/* @folder NULL: lisplan/backups in the user's data folder. @clock NULL: the machine's. */
LisBackups *lis_backups_new (const char *plan, const char *folder, const LisClock *clock);
void        lis_backups_free (LisBackups *backups);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisBackups, lis_backups_free)

/* Newest first; array of LisBackup. Also works when the plan is damaged or gone. */
GPtrArray  *lis_backups_list (LisBackups *backups);

/**
 * Copies the plan, checks the copy, gives it its place, then thins out older ones. When the plan is byte for byte what
 * the newest backup holds, nothing is kept and @made is that one: its check holds for the plan as it is now.
 *
 * @made: (out) (optional).
 * Returns: FALSE with LIS_PLAN_ERROR; DAMAGED means that the plan is.
 */
gboolean    lis_backups_make (LisBackups *backups, LisBackupOccasion occasion, const LisBackupJob *job,
                              LisBackup **made, GError **error);
/* A checked copy of the plan at @path, which must not exist; it is not among the backups. */
gboolean    lis_backups_copy_to (LisBackups *backups, const char *path, const LisBackupJob *job, GError **error);

/* The same, sealed with @passphrase: how a plan leaves the building. What is not sealed yet lies in the backups' folder
 * meanwhile and not in that of @path. */
gboolean    lis_backups_seal_to (LisBackups *backups, const char *path, const char *passphrase,
                                 const LisBackupJob *job, GError **error);
/* The plan that was sealed at @sealed, checked, at @path, which must not exist. PASSPHRASE, DAMAGED … */
gboolean    lis_backup_unseal (const char *sealed, const char *path, const char *passphrase, const LisBackupJob *job,
                               GError **error);

/* Reads the whole backup again: its digest, its pages, and what job->check looks at. */
gboolean    lis_backup_verify (const LisBackup *backup, const LisBackupJob *job, GError **error);

/**
 * LisBackupComparison: what restoring would take back.
 */
typedef struct
{
  gboolean is_ancestor;               /* the plan's history goes on from the backup's */
  gint64   common;                    /* newest change set that both hold, 0 when there is none */
  gint64   change_sets;               /* in the plan after that */
  gint64   change_sets_in_backup;     /* in the backup after that: the two have gone apart; 0 for an ancestor */
  guint    in_backup[LIS_N_ENTITIES]; /* records */
  guint    in_plan[LIS_N_ENTITIES];   /* 0 when the plan cannot be read */
  guint    added[LIS_N_ENTITIES];     /* in the plan after that */
  guint    changed[LIS_N_ENTITIES];
  guint    removed[LIS_N_ENTITIES];
} LisBackupComparison;

/* @path: of a backup. FALSE when the backup cannot be read; a plan that cannot is compared as empty. */
gboolean    lis_backups_compare (LisBackups *backups, const char *path, LisBackupComparison *comparison,
                                 GError **error);

/**
 * Puts the backup at @path in the plan's place. The present plan is backed up before; one that is damaged is set aside
 * byte for byte under a name that says so. Nobody may have the plan open for writing (LOCKED).
 *
 * @set_aside: (out) (optional): where a damaged plan lies now, or NULL. Free with g_free().
 */
gboolean    lis_backups_restore (LisBackups *backups, const char *path, const LisBackupJob *job, char **set_aside,
                                 GError **error);

/* The same with a sealed backup. */
gboolean    lis_backups_restore_sealed (LisBackups *backups, const char *sealed, const char *passphrase,
                                        const LisBackupJob *job, char **set_aside, GError **error);

/**
 * Whether @store still holds the history that the newest backup saw: what the chain alone cannot tell is that its end
 * was cut off.
 *
 * @fault: (out): what is wrong in words, or NULL. Free with g_free().
 */
gboolean    lis_backups_check_head (LisBackups *backups, LisStore *store, char **fault, GError **error);
