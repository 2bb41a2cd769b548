/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <adwaita.h>

#include "lis-session.h"

/**
 * LisPathwayFilterForm: which doctors the pathways show, in which groups and order. What is chosen holds at once; what
 * is set elsewhere shows here.
 */
#define LIS_TYPE_PATHWAY_FILTER_FORM (lis_pathway_filter_form_get_type ())
G_DECLARE_FINAL_TYPE (LisPathwayFilterForm, lis_pathway_filter_form, LIS, PATHWAY_FILTER_FORM, AdwBin)

GtkWidget *lis_pathway_filter_form_new (LisSession *session);
