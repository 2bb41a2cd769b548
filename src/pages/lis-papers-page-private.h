/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-papers-page.h"
#include "lis-printout-view.h"
#include "lis-record-chooser.h"

/* What the files of the page share. */

#define N_RECORD_CHOOSERS 5

struct _LisPapersPage
{
  LisPage parent_instance;

  /* template */
  AdwLeaflet       *leaflet;
  GtkListBox       *papers;
  GtkWidget        *list_pane;
  GtkWidget        *paper_pane;
  GtkWidget        *unit_box;
  LisRecordChooser *unit;
  GtkWidget        *person_box;
  LisRecordChooser *person;
  GtkWidget        *specialty_box;
  LisRecordChooser *specialty;
  GtkWidget        *action_plan_box;
  LisRecordChooser *action_plan;
  GtkWidget        *actor_box;
  LisRecordChooser *actor;
  GtkWidget        *half_year_box;
  GtkDropDown      *half_year;
  GtkWidget        *since_box;
  GtkEntry         *since;
  GtkWidget        *days_box;
  GtkDropDown      *days;
  GtkDropDown      *paper;
  GtkCheckButton   *grey;
  GtkStack         *stack; /* "pages", "text", "needs", "working", "error" */
  LisPrintoutView  *view;
  GtkListView      *lines;
  AdwStatusPage    *needs_page;
  AdwStatusPage    *error_page;
  GtkSpinner       *spinner;
  GtkLabel         *page_label;
  GtkRevealer      *saving_revealer;
  GtkProgressBar   *saving_bar;
  GtkWidget        *print_button;

  LisPrintout          *printout;
  const LisPlanData    *listed[N_RECORD_CHOOSERS]; /* what each was filled from: only compared */
  LisDateRange          seen_days;  /* in view on the page Pathways when it was left by printing; empty: not known */
  gboolean              is_filling; /* widgets are being set: they do not choose */
  gboolean              as_text;
  gboolean              wants_print; /* the Print button is to get the focus when it can be pressed */
  GtkFileChooserNative *chooser;    /* while it is open */
  GCancellable         *stop;       /* of what is being saved */
  char                 *saving_path;
  guint                 saving_timer; /* until progress is worth showing */
  guint                 wait_timer;   /* until the spinner is */
  GtkPrintSettings     *print_settings; /* as left the last time, or NULL */
};

/* lis-papers-page-choices.c: the bar above the preview. */
void lis_papers_page_bind_choices (GtkWidgetClass *widget_class);
/* Shows what is chosen. */
void lis_papers_page_fill_choices (LisPapersPage *page);

/* What the choosers were filled from is there no longer, when it is not what is there now. */
void lis_papers_page_forget_records (LisPapersPage *page);

/* lis-papers-page-output.c: printer and files. */
void lis_papers_page_add_output_actions (LisPapersPage *page);
void lis_papers_page_update_output (LisPapersPage *page);
void lis_papers_page_clear_output (LisPapersPage *page);
