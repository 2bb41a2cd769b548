/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "lis-backup.h"
#include "lis-editor.h"

/* lisplanctl: one table of commands, each in a file of its own, and what they share. */

typedef enum
{
  LIS_EXIT_DONE = 0,
  LIS_EXIT_REFUSED = 1, /* findings, or input that was refused: nothing changed */
  LIS_EXIT_USAGE = 2,
  LIS_EXIT_PLAN = 3,    /* the plan could not be opened or written */
} LisExit;

typedef struct _LisCommand LisCommand;

/**
 * LisInvocation: one run of one command.
 */
typedef struct
{
  const LisCommand *command;
  char            **words;       /* of the command line, after the command's name */
  char            **arguments;   /* what is left of them after lis_invocation_parse(): the plan first */
  guint             n_arguments;
  char             *author;      /* as given by --author, or NULL */
  gboolean          json;        /* --json was given */
  GCancellable     *cancellable; /* cancelled by Ctrl+C */
} LisInvocation;

struct _LisCommand
{
  const char *name;
  const char *arguments;   /* what to write after the name, marked for translation: N_("PLAN FOLDER") */
  const char *summary;     /* one line, marked for translation */
  const char *description; /* more of it for --help, marked for translation, or NULL */
  LisExit   (*run) (LisInvocation *invocation);
};

extern const LisCommand lis_command_new;
extern const LisCommand lis_command_sample;
extern const LisCommand lis_command_import;
extern const LisCommand lis_command_export;
extern const LisCommand lis_command_check;
extern const LisCommand lis_command_chart;
extern const LisCommand lis_command_report;
extern const LisCommand lis_command_actions;
extern const LisCommand lis_command_action_status;
extern const LisCommand lis_command_history;
extern const LisCommand lis_command_undo;
extern const LisCommand lis_command_redo;
extern const LisCommand lis_command_verify;
extern const LisCommand lis_command_backup;
extern const LisCommand lis_command_backups;
extern const LisCommand lis_command_restore;
extern const LisCommand lis_command_decrypt;
extern const LisCommand lis_command_info;
extern const LisCommand lis_command_person_export;
extern const LisCommand lis_command_erase;

/* @words: the command line without the program's name, in UTF-8. Returns the exit code. */
int          lis_cli_run (const char *const *words);

/* lis-invocation.c */

typedef enum
{
  LIS_OPTION_JSON = 1 << 0,   /* the command takes --json */
  LIS_OPTION_AUTHOR = 1 << 1, /* it writes, and takes --author */
} LisCommonOptions;

/**
 * Reads options and arguments; prints the help and leaves the program for --help.
 *
 * @entries: the command's own options, ended by an empty one.
 * Returns: FALSE after telling what is wrong, when there are not @minimum to @maximum arguments or an unknown option.
 */
gboolean     lis_invocation_parse (LisInvocation *invocation, const GOptionEntry *entries, LisCommonOptions common,
                                   guint minimum, guint maximum);
/* The plan, the first argument, opened. NULL after telling why not. */
LisStore    *lis_invocation_open (LisInvocation *invocation, LisStoreMode mode, GError **error);
/* Opened for writing, by the author given or the user of this machine. */
LisEditor   *lis_invocation_open_editor (LisInvocation *invocation, GError **error);
/* An editor of @store with this invocation's author. */
LisEditor   *lis_invocation_edit (LisInvocation *invocation, LisStore *store);
/**
 * Makes a backup of the plan before much is done to @store, which is open for writing, so that nobody writes in
 * between. A plan without history has nothing to lose and gets none.
 *
 * Returns: FALSE when that could not be done; the command is to change nothing then. The message names --no-backup,
 * which a command that calls this has (LIS_NO_BACKUP_ENTRY).
 */
gboolean     lis_invocation_back_up (LisInvocation *invocation, LisStore *store, LisBackupOccasion occasion,
                                     GError **error);
#define LIS_NO_BACKUP_ENTRY(no_backup) \
  { \
    "no-backup", 0, 0, G_OPTION_ARG_NONE, no_backup, N_("Make no backup of the plan before"), NULL \
  }
/* Tells what is wrong with the usage and how to get help. */
LisExit      lis_invocation_refuse_usage (LisInvocation *invocation, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* lis-cli-passphrase.c */

/**
 * The passphrase: the first line of @file, or asked for at the terminal, without showing it, when @file is NULL.
 *
 * @is_new: it is to seal something: asked for twice and not taken when it is short.
 * Returns: NULL with @error. Free with g_free().
 */
char        *lis_cli_get_passphrase (LisInvocation *invocation, const char *file, gboolean is_new, GError **error);

/* lis-cli-output.c */

/* To standard output, always UTF-8. When nobody reads any more, the rest is dropped without a word. */
void         lis_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Prints a table of the program's own, carriage returns and all, as a file is to hold it. */
void         lis_print_table (const char *table);
/* Prints what was built as indented JSON. */
void         lis_print_json (JsonBuilder *builder);
/* To standard error, with the program's name before it. */
void         lis_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* To standard error, one line that starts with file and row as those of a compiler do, so that editors can go there. */
void         lis_print_fault (const char *text);
/* How far a long job has come, on one line of a terminal; nothing where standard error is none. @done = @total ends
 * it. */
void         lis_show_progress (const char *what, guint done, guint total);
/* Tells @error and gives the exit code that goes with it. */
LisExit      lis_exit_for_error (const GError *error);
/* Everything printed is on its way; LIS_EXIT_PLAN after telling why when it could not be written. */
LisExit      lis_finish_output (LisExit exit_code);

/* A member with a text, left out when it is NULL. */
void         lis_json_add_text (JsonBuilder *builder, const char *name, const char *text);
void         lis_json_add_int (JsonBuilder *builder, const char *name, gint64 value);
/* A member with the id as text, left out when it is none. */
void         lis_json_add_id (JsonBuilder *builder, const char *name, LisEntityType type, LisId id);
/* A member with the day as ISO text, left out when it is none. */
void         lis_json_add_date (JsonBuilder *builder, const char *name, LisDate date);
