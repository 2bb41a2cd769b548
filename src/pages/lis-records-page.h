/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-directory-list.h"
#include "lis-page.h"

/**
 * LisRecordsPage: a page with a searchable list on the one side and all about the record chosen in it on the other; in
 * a narrow window one at a time. It remembers record, search and scroll of the plan.
 */
#define LIS_TYPE_RECORDS_PAGE (lis_records_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (LisRecordsPage, lis_records_page, LIS, RECORDS_PAGE, LisPage)

struct _LisRecordsPageClass
{
  LisPageClass parent_class;

  const char   *memory; /* group in the plan's memory */
  LisEntityType entity;

  LisDirectory *(*make_directory) (LisRecordsPage *page, LisPathways *pathways);
  /* Optional: makes the list show the record if it left it out. */
  gboolean      (*widen)          (LisRecordsPage *page, LisId id);
  /* Fills the view with the record; FALSE when it is gone. */
  gboolean      (*show_sheet)     (LisRecordsPage *page, LisPathways *pathways, LisId id);
  /* Optional: lets go of what points into pathways that are gone; the page is not in view. */
  void          (*forget)         (LisRecordsPage *page);
};

typedef struct
{
  const char *search;      /* placeholder and name of the entry */
  const char *list;        /* name of the list */
  const char *icon;
  const char *choose;      /* nothing is chosen: title … */
  const char *choose_how;  /* … and what to do */
  const char *none;        /* the plan has none: title … */
  const char *none_how;    /* … and the next step */
  const char *number;      /* what stands at the end of a row: how many doctors are at a unit; NULL for none */
} LisRecordsTexts;

/* What the subclass is made of; @texts is translated and static, @view becomes the page's, @tool goes below the search
 * entry and may be NULL. To be called from the subclass' constructed(). */
void  lis_records_page_set_up (LisRecordsPage *page, const LisRecordsTexts *texts, GtkWidget *view, GtkWidget *tool);
/* The record shown, or LIS_ID_NONE. */
LisId lis_records_page_get_record (LisRecordsPage *page);
/* The list is another now. */
void  lis_records_page_renew_list (LisRecordsPage *page);
/* The same record is to be shown anew. */
void  lis_records_page_renew_sheet (LisRecordsPage *page);
