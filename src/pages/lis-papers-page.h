/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-page.h"
#include "lis-printout.h"

/**
 * LisPapersPage: the papers there are, what each can be asked about, and a preview of the pages; from here they are
 * printed and saved.
 *
 * Actions: "page.print", "page.save" (string: "pdf", "xlsx" or "csv"), "page.as-text", "page.zoom-in", "page.zoom-out",
 * "page.zoom-reset", "page.show-file" (string: path), "page.stop-saving", "page.list".
 */
#define LIS_TYPE_PAPERS_PAGE (lis_papers_page_get_type ())
G_DECLARE_FINAL_TYPE (LisPapersPage, lis_papers_page, LIS, PAPERS_PAGE, LisPage)

/* Puts this paper into the preview; @choices with days offers them as those in view. */
void lis_papers_page_choose (LisPapersPage *page, const LisPrintoutChoices *choices);
/* The same with what was chosen for the paper last, but for this doctor. */
void lis_papers_page_choose_doctor (LisPapersPage *page, LisId person);
