/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-printout-sheets.h"
#include "lis-session.h"

typedef enum
{
  LIS_PRINTOUT_PDF,
  LIS_PRINTOUT_XLSX,
  LIS_PRINTOUT_CSV,
} LisPrintoutFormat;

/**
 * LisPrintout: the papers of a session: which one is chosen, with what, and its sheets, made beside the window's thread
 * whenever the choices or the plan change. What was chosen is remembered with the plan.
 *
 * Properties, to be watched by notify: "choices" (pointer to LisPrintoutChoices), "sheets" (pointer to
 * LisPrintoutSheets: those made last, NULL before the first, without a choice that is needed, and after an error),
 * "working" (new ones are being made), "error" (GError, why there are none), "saving", "progress" (0–1, of what is
 * being saved), "subjects" (pointer to LisPlanData: the action plans there are, and their actors; NULL before they were
 * read).
 */
#define LIS_TYPE_PRINTOUT (lis_printout_get_type ())
G_DECLARE_FINAL_TYPE (LisPrintout, lis_printout, LIS, PRINTOUT, GObject)

/* @session must be READY. The paper chosen last is chosen again; nothing is made until it is active. */
LisPrintout              *lis_printout_new (LisSession *session);

/* Whether anybody looks: sheets are made for those only, and go when nobody does. */
void                      lis_printout_set_active (LisPrintout *printout, gboolean active);

const LisPrintoutChoices *lis_printout_get_choices (LisPrintout *printout);
void                      lis_printout_set_choices (LisPrintout *printout, const LisPrintoutChoices *choices);
/* With what was chosen for it last. */
void                      lis_printout_choose_kind (LisPrintout *printout, LisPrintoutKind kind);
/* The same without choosing it. */
LisPrintoutChoices        lis_printout_recall (LisPrintout *printout, LisPrintoutKind kind);

/* Whether there is anything to put on it: papers of action plans are of no use where there is none. */
gboolean                  lis_printout_offers (LisPrintout *printout, LisPrintoutKind kind);
/* Valid until the next notify of "subjects"; NULL until somebody looks. */
const LisPlanData        *lis_printout_get_subjects (LisPrintout *printout);

LisPrintoutSheets        *lis_printout_get_sheets (LisPrintout *printout);
gboolean                  lis_printout_is_working (LisPrintout *printout);
const GError             *lis_printout_get_error (LisPrintout *printout);

/* Writes the sheets, as they are now, to a file, whole or not at all. One at a time. */
void                      lis_printout_save (LisPrintout *printout, const char *path, LisPrintoutFormat format,
                                             GCancellable *cancellable, GAsyncReadyCallback answered, gpointer data);
/* FALSE with LIS_PLAN_ERROR. */
gboolean                  lis_printout_save_finish (LisPrintout *printout, GAsyncResult *result, GError **error);
gboolean                  lis_printout_is_saving (LisPrintout *printout);
double                    lis_printout_get_progress (LisPrintout *printout);
