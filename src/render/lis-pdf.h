/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

/* Draws page @index (from 0) on @cr, one point a unit. */
typedef void (*LisPdfDrawFunc) (gpointer pages, guint index, cairo_t *cr);
/* @done pages of @total are drawn. */
typedef void (*LisPdfProgressFunc) (guint done, guint total, gpointer data);

/**
 * LisPdfRequest: pages to become the bytes of a PDF file. Lengths are points.
 */
typedef struct
{
  const char        *title;
  guint              n_pages;
  double             width, height;
  LisPdfDrawFunc     draw;
  gpointer           pages;
  LisPdfProgressFunc progress; /* or NULL */
  gpointer           progress_data;
} LisPdfRequest;

/* NULL with LIS_PLAN_ERROR (FAILED, CANCELLED). */
GBytes *lis_pdf_make (const LisPdfRequest *request, GCancellable *cancellable, GError **error);
