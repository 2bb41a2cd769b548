/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-session.h"

/**
 * LisImporter: one file, or what was pasted, on its way into the plan: first looked at, then written as one change. The
 * work is done in the plan's thread.
 *
 * Properties, to be watched by notify: "busy", "progress" (0.0 to 1.0).
 */
#define LIS_TYPE_IMPORTER (lis_importer_get_type ())
G_DECLARE_FINAL_TYPE (LisImporter, lis_importer, LIS, IMPORTER, GObject)

/* A kind of table, or what a column may mean. */
typedef struct
{
  char *name;  /* "period", "grid", "action-plan"; of a field "start" */
  char *label; /* in the reader's language */
} LisImportChoice;

/* What a column of the file was taken for. */
typedef struct
{
  char *header;
  char *field; /* name of the choice, NULL when it is not used */
} LisImportColumn;

typedef struct
{
  guint row;      /* as in the file, 0 when it concerns the whole file */
  char *column;   /* or NULL */
  char *value;    /* as read, or NULL */
  char *expected; /* a sentence */
} LisImportProblem;

/**
 * LisImportPreview: what was understood. Nothing is written as long as there are problems.
 */
typedef struct
{
  char      *kind;     /* name of the choice; NULL when nobody can tell: ask */
  guint      added;
  guint      changed;
  guint      equal;
  char      *summary;  /* of an action plan: "4 areas, 23 measures, 53 steps"; or NULL */
  GPtrArray *columns;  /* LisImportColumn */
  GPtrArray *problems; /* LisImportProblem */
  guint      n_problems; /* those not kept too */
  GPtrArray *notes;    /* char *, each a sentence: columns not used and the like */
  GPtrArray *doubts;   /* of an action plan: what is doubtful in the source */
  GPtrArray *unplaced; /* of an action plan: rows without a place */
  GPtrArray *news;     /* of a plan that is revised: what is new, changed, gone */
} LisImportPreview;

void          lis_import_preview_free (LisImportPreview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisImportPreview, lis_import_preview_free)

LisImporter  *lis_importer_new (LisSession *session);

/* Begins anew with a file, or with text as a spreadsheet puts it on the clipboard. */
void          lis_importer_set_file (LisImporter *importer, const char *path);
void          lis_importer_set_bytes (LisImporter *importer, const char *name, GBytes *bytes);
/* Name of a choice, or NULL to guess. */
void          lis_importer_set_kind (LisImporter *importer, const char *kind);
/* @field: name of a choice; "" leaves the column out; NULL goes back to what the header says. It is remembered for the
 * next file when the import is done. */
void          lis_importer_set_column (LisImporter *importer, const char *header, const char *field);
/* Names that an action plan brings and nobody knows become actors; else they are problems. */
void          lis_importer_set_new_actors (LisImporter *importer, gboolean new_actors);

/* Kinds, the usual ones first, and what the columns of @kind can be. Arrays of LisImportChoice to be unreffed. */
GPtrArray    *lis_importer_list_kinds (void);
GPtrArray    *lis_importer_list_fields (const char *kind);
/* An empty table to fill in, CSV; NULL when the kind has none. Free with g_free(). */
char         *lis_importer_make_template (const char *kind);

/* Reads and compares; writes nothing. */
void          lis_importer_look (LisImporter *importer, GCancellable *cancellable, GAsyncReadyCallback answered,
                                 gpointer data);
/* Writes what the last look at the same file understood. */
void          lis_importer_run (LisImporter *importer, GCancellable *cancellable, GAsyncReadyCallback answered,
                                gpointer data);
/* Of both. NULL with LIS_INPUT_ERROR or LIS_PLAN_ERROR when the file is none that can be read; a file with problems is
 * an answer. Free with lis_import_preview_free(). */
LisImportPreview *lis_importer_finish (LisImporter *importer, GAsyncResult *result, GError **error);
