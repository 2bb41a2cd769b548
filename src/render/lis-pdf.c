/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "lis-error.h"

static cairo_status_t
bytes_made_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* FALSE when it was told to stop. */
static gboolean
draw_pages (const LisPdfRequest *request, cairo_t *cr, GCancellable *cancellable)
{
  for (guint i = 0; i < request->n_pages; i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      request->draw (request->pages, i, cr);
      cairo_show_page (cr);
      if (request->progress != NULL)
        request->progress (i + 1, request->n_pages, request->progress_data);
    }
  return TRUE;
}

GBytes *
lis_pdf_make (const LisPdfRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (bytes_made_cb, bytes, request->width,
                                                                  request->height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;
  gboolean whole;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, request->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Lisplan");
  whole = draw_pages (request, cr, cancellable);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (whole && status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  if (!whole)
    g_set_error_literal (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED, _("Writing was stopped; nothing was saved."));
  else
    g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_FAILED, _("The report could not be drawn: %s. Try again"),
                 cairo_status_to_string (status));
  return NULL;
}
