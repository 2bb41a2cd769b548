/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-page.h"
#include "lis-record-form.h"
#include "lis-start-page.h"
#include "lis-window.h"

struct _LisWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  AdwWindowTitle  *title;
  GtkWidget       *sidebar_button;
  GtkMenuButton   *recent_button;
  AdwBin          *header_start;
  AdwBin          *header_end;
  GtkInfoBar      *read_only_bar;
  GtkLabel        *read_only_label;
  AdwToastOverlay *toasts;
  GtkInfoBar      *fault_bar;
  GtkLabel        *fault_label;
  GtkWidget       *reopen_button;
  AdwBin          *damaged_bin;
  GtkStack        *pages;      /* start, loading, error, damaged, plan */
  AdwBin          *start_bin;
  AdwStatusPage   *loading_page;
  AdwStatusPage   *error_page;
  GtkSpinner      *spinner;
  AdwFlap         *flap;
  GtkListBox      *sidebar;
  GtkStack        *plan_pages; /* LisPage, those that were shown */
  GtkWidget       *saving_box;
  GMenu           *undo_section;

  /* owned */
  LisSession           *session;
  GSettings            *settings; /* NULL when the schema is not installed */
  GtkFileChooserNative *chooser;  /* while it is open */

  LisSessionFillFunc fill_new;
  LisSessionFillFunc fill_sample;
  LisSessionFillFunc filling;     /* the one whose file is being chosen */
  gboolean           import_when_made;
  guint              wait_timer; /* until the loading page is worth showing */
  gboolean           is_painted; /* the plan's first picture stands */

  /* backups */
  LisBackupKeeper *followed_keeper; /* weak */
  char            *passphrase;      /* while it is asked where to */
  char            *sealed_path;     /* of the copy that is being opened */
  LisId            exported_person; /* while it is asked where to */
  gboolean         is_erasing;      /* what is being written cannot be undone */

  /* writing */
  AdwToast  *toast;            /* the one shown, or NULL; the overlay's */
  GtkWidget *stuck_dialog;     /* while it is shown */
  GError    *stuck_error;      /* why changes wait */
  guint      saving_timer;
  gboolean   is_undoing;
  gboolean   is_redoing;
  LisRecordForm *discarded_form; /* closed without saving; may be brought back */
  GtkWidget     *draft_label;    /* in the bar that offers what a crash left, or NULL */
  gboolean   close_when_saved; /* the user has closed the window while a change was on its way */
};

/* lis-window.c */
void        lis_window_update_title (LisWindow *window);

/* lis-window-actions.c */
void        lis_window_install_actions (GtkWidgetClass *widget_class);
/* Those with a state, for menus and toggles; to be called once the session is there. */
void        lis_window_add_property_actions (LisWindow *window);
/* The one place that says which commands can be given now. */
void        lis_window_update_actions (LisWindow *window);

/* For open and save; to be shown with the function below. */
GtkFileChooserNative *lis_window_create_plan_chooser (LisWindow *window, const char *title,
                                                      GtkFileChooserAction action, const char *accept);
/* Takes @chooser; @answered: of its "response". */
void        lis_window_show_chooser (LisWindow *window, GtkFileChooserNative *chooser, GCallback answered);
/* Of the chooser that is open. Free with g_free(). */
char       *lis_window_take_chosen_path (LisWindow *window);

/* lis-window-print.c */
void        lis_window_install_print_actions (GtkWidgetClass *widget_class);

/* Shows @path here, or in the window that has it already, or in a new one when this one shows another plan. */
void        lis_window_open_path (LisWindow *window, const char *path);

/* lis-window-pages.c: the pages of the plan at hand. */
void        lis_window_fill_sidebar (LisWindow *window);
/* The page to begin with, once the session is READY. */
void        lis_window_begin_pages (LisWindow *window);
/* The user closes the window: nothing to go on with. */
void        lis_window_end_pages (LisWindow *window);
/* Pages go with their plan. */
void        lis_window_drop_pages (LisWindow *window);
/* Of one record and what belongs to it; LIS_ENTITY_NONE for the whole plan. */
void        lis_window_show_history (LisWindow *window, LisEntityType type, LisId id);
/* NULL without a plan. */
LisPage    *lis_window_get_page (LisWindow *window);
const char *lis_window_get_page_name (LisWindow *window);

/* lis-window-writing.c: what the window tells of changes on their way to the disk. */
void        lis_window_install_writing_actions (GtkWidgetClass *widget_class);
void        lis_window_follow_writing (LisWindow *window);
void        lis_window_drop_writing (LisWindow *window);
void        lis_window_update_writing_actions (LisWindow *window);
gboolean    lis_window_can_write (LisWindow *window);
/* TRUE when a change is on its way: then the window closes by itself once that is on the disk. */
gboolean    lis_window_hold_back_close (LisWindow *window);
/* A line that goes by itself. */
void        lis_window_tell (LisWindow *window, const char *text);
/* A message that stays until it was read. */
void        lis_window_show_error (LisWindow *window, const char *heading, const GError *error);
/* The same with a button. */
void        lis_window_tell_with_button (LisWindow *window, const char *text, const char *label, const char *action);

/* lis-window-records.c: forms and what is typed in them. */
void        lis_window_install_record_actions (GtkWidgetClass *widget_class);
void        lis_window_update_record_actions (LisWindow *window);
void        lis_window_edit_record (LisWindow *window, LisEntityType type, LisId id);
/* @owner_type: LIS_ENTITY_NONE for what belongs to nobody. */
void        lis_window_add_record (LisWindow *window, LisEntityType type, LisEntityType owner_type, LisId owner);
/* What was being typed when the program ended without being asked to. */
void        lis_window_offer_draft (LisWindow *window);
void        lis_window_drop_records (LisWindow *window);

/* lis-window-backups.c */
void        lis_window_install_backup_actions (GtkWidgetClass *widget_class);
void        lis_window_follow_backups (LisWindow *window);
void        lis_window_drop_backups (LisWindow *window);
/* The state of the session has changed, and the keeper with it. */
void        lis_window_follow_keeper (LisWindow *window);
/* The first picture stands: the plan may be backed up and verified. */
void        lis_window_start_keeper (LisWindow *window);
/* FALSE when @path is no encrypted copy; else asks for its passphrase, and where to keep the plan. */
gboolean    lis_window_open_sealed (LisWindow *window, const char *path);

/* lis-window-privacy.c */
void        lis_window_install_privacy_actions (GtkWidgetClass *widget_class);
