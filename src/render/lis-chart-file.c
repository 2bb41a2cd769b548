/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-chart-file.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "lis-error.h"

#define POINTS_PER_INCH 72.0
#define DEFAULT_RESOLUTION 150.0
#define LEAST_RESOLUTION 36.0
#define MOST_RESOLUTION 600.0

typedef enum
{
  FORMAT_PDF,
  FORMAT_SVG,
  FORMAT_PNG,
  N_FORMATS,
} Format;

static const char *const endings[N_FORMATS] = { ".pdf", ".svg", ".png" };

/* A file being written under another name. */
typedef struct
{
  char *path;      /* where it is to be */
  char *temporary; /* where it is */
  int   file;
  int   fault;     /* errno of the write that failed */
} Output;

typedef struct
{
  LisChartPages   *pages;
  const char      *path;
  Format           format;
  double           resolution;
  GPtrArray       *outputs; /* Output */
  GCancellable    *cancellable;
  LisChartProgress progress;
  gpointer         data;
} Writer;

static void
free_output (gpointer data)
{
  Output *output = data;

  if (output->file >= 0)
    close (output->file);
  if (output->temporary != NULL)
    g_unlink (output->temporary);
  g_free (output->temporary);
  g_free (output->path);
  g_free (output);
}

static void
set_file_error (GError **error, const char *path, int fault)
{
  LisPlanError code = LIS_PLAN_ERROR_FAILED;

  if (fault == ENOSPC || fault == EDQUOT)
    {
      g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_NO_SPACE,
                   _("The chart could not be written to “%s”: the disk is full. Free some room or choose another "
                     "folder."), path);
      return;
    }
  if (fault == EACCES || fault == EPERM || fault == EROFS)
    code = LIS_PLAN_ERROR_READ_ONLY;
  else if (fault == ENOENT || fault == ENOTDIR)
    code = LIS_PLAN_ERROR_NOT_FOUND;
  g_set_error (error, LIS_PLAN_ERROR, code,
               _("The chart could not be written to “%s”: %s. Choose another folder or name."), path,
               g_strerror (fault));
}

static gboolean
find_format (const char *path, Format *format, GError **error)
{
  for (int i = 0; i < N_FORMATS; i++)
    {
      gsize length = strlen (path), ending = strlen (endings[i]);

      if (length > ending && g_ascii_strcasecmp (path + length - ending, endings[i]) == 0 &&
          path[length - ending - 1] != '/')
        {
          *format = (Format) i;
          return TRUE;
        }
    }
  g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_VALUE,
               _("“%s” does not say what kind of file to write: its name must end in .pdf, .svg or .png."), path);
  return FALSE;
}

static gboolean
find_resolution (const LisChartOptions *options, double *resolution, GError **error)
{
  *resolution = options->resolution > 0 || options->resolution < 0 ? options->resolution : DEFAULT_RESOLUTION;
  if (*resolution >= LEAST_RESOLUTION && *resolution <= MOST_RESOLUTION)
    return TRUE;
  g_set_error (error, LIS_INPUT_ERROR, LIS_INPUT_ERROR_VALUE,
               _("A resolution of %g dots per inch will not do: choose one from %g to %g."), *resolution,
               LEAST_RESOLUTION, MOST_RESOLUTION);
  return FALSE;
}

/* chart.png → chart-2.png. */
static char *
make_path (const Writer *writer, guint number, guint total)
{
  gsize stem = strlen (writer->path) - strlen (endings[writer->format]);

  if (total == 1)
    return g_strdup (writer->path);
  return g_strdup_printf ("%.*s-%u%s", (int) stem, writer->path, number, writer->path + stem);
}

static Output *
add_output (Writer *writer, guint number, guint total, GError **error)
{
  Output *output = g_new0 (Output, 1);
  g_autofree char *folder = NULL;

  output->path = make_path (writer, number, total);
  folder = g_path_get_dirname (output->path);
  output->temporary = g_build_filename (folder, ".lisplan-XXXXXX", NULL);
  output->file = g_mkstemp_full (output->temporary, O_RDWR | O_CLOEXEC, 0600);
  g_ptr_array_add (writer->outputs, output);
  if (output->file >= 0)
    return output;
  set_file_error (error, output->path, errno);
  g_clear_pointer (&output->temporary, g_free);
  return NULL;
}

static cairo_status_t
bytes_made_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  Output *output = data;

  while (length > 0)
    {
      gssize written = write (output->file, bytes, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        {
          output->fault = written < 0 ? errno : EIO;
          return CAIRO_STATUS_WRITE_ERROR;
        }
      bytes += written;
      length -= (unsigned int) written;
    }
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_status (cairo_status_t status, const Output *output, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  if (status == CAIRO_STATUS_WRITE_ERROR)
    set_file_error (error, output->path, output->fault != 0 ? output->fault : EIO);
  else
    g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_FAILED, _("The chart could not be drawn to “%s”: %s."),
                 output->path, cairo_status_to_string (status));
  return FALSE;
}

/* Tells how far it has come; FALSE when it is to stop. */
static gboolean
go_on (Writer *writer, guint done, GError **error)
{
  if (writer->progress != NULL && done > 0)
    writer->progress (done, lis_chart_pages_count (writer->pages), writer->data);
  if (!g_cancellable_is_cancelled (writer->cancellable))
    return TRUE;
  g_set_error (error, LIS_PLAN_ERROR, LIS_PLAN_ERROR_CANCELLED, _("Writing the chart to “%s” was stopped."),
               writer->path);
  return FALSE;
}

static gboolean
write_pdf (Writer *writer, const char *title, GError **error)
{
  Output *output = add_output (writer, 1, 1, error);
  guint total = lis_chart_pages_count (writer->pages);
  gboolean going = TRUE, whole;
  cairo_surface_t *surface;
  double width, height;
  cairo_t *cr;

  if (output == NULL)
    return FALSE;
  lis_chart_pages_get_size (writer->pages, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (bytes_made_cb, output, width, height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Lisplan");
  cr = cairo_create (surface);
  for (guint i = 0; i < total && going; i++)
    {
      lis_chart_pages_draw (writer->pages, i, cr);
      cairo_show_page (cr);
      going = check_status (cairo_status (cr), output, error) && go_on (writer, i + 1, error);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  whole = going && check_status (cairo_surface_status (surface), output, error);
  cairo_surface_destroy (surface);
  return whole;
}

static gboolean
write_svg_page (Writer *writer, guint index, GError **error)
{
  Output *output = add_output (writer, index + 1, lis_chart_pages_count (writer->pages), error);
  cairo_surface_t *surface;
  double width, height;
  gboolean whole;
  cairo_t *cr;

  if (output == NULL)
    return FALSE;
  lis_chart_pages_get_size (writer->pages, &width, &height);
  surface = cairo_svg_surface_create_for_stream (bytes_made_cb, output, width, height);
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PT);
  cr = cairo_create (surface);
  lis_chart_pages_draw (writer->pages, index, cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  whole = check_status (cairo_surface_status (surface), output, error);
  cairo_surface_destroy (surface);
  return whole;
}

static gboolean
write_png_page (Writer *writer, guint index, GError **error)
{
  Output *output = add_output (writer, index + 1, lis_chart_pages_count (writer->pages), error);
  double width, height, dots = writer->resolution / POINTS_PER_INCH;
  cairo_surface_t *surface;
  gboolean whole;
  cairo_t *cr;

  if (output == NULL)
    return FALSE;
  lis_chart_pages_get_size (writer->pages, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * dots), (int) ceil (height * dots));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, dots, dots);
  lis_chart_pages_draw (writer->pages, index, cr);
  whole = check_status (cairo_status (cr), output, error) &&
          check_status (cairo_surface_write_to_png_stream (surface, bytes_made_cb, output), output, error);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return whole;
}

static gboolean
write_pages (Writer *writer, GError **error)
{
  guint total = lis_chart_pages_count (writer->pages);

  for (guint i = 0; i < total; i++)
    {
      gboolean written = writer->format == FORMAT_SVG ? write_svg_page (writer, i, error)
                                                      : write_png_page (writer, i, error);

      if (!written || !go_on (writer, i + 1, error))
        return FALSE;
    }
  return TRUE;
}

/* All the files are whole on the disk before the first takes its place. */
static gboolean
put_in_place (Writer *writer, GError **error)
{
  for (guint i = 0; i < writer->outputs->len; i++)
    {
      Output *output = g_ptr_array_index (writer->outputs, i);

      if (fsync (output->file) == 0)
        continue;
      set_file_error (error, output->path, errno);
      return FALSE;
    }
  for (guint i = 0; i < writer->outputs->len; i++)
    {
      Output *output = g_ptr_array_index (writer->outputs, i);

      if (g_rename (output->temporary, output->path) != 0)
        {
          set_file_error (error, output->path, errno);
          return FALSE;
        }
      g_clear_pointer (&output->temporary, g_free);
    }
  return TRUE;
}

gboolean
lis_chart_write_file (const LisPathways *pathways, const LisChartOptions *options, const char *path,
                      GCancellable *cancellable, LisChartProgress progress, gpointer data, GError **error)
{
  Writer writer = { .path = path, .cancellable = cancellable, .progress = progress, .data = data };
  gboolean written;

  if (!find_format (path, &writer.format, error) || !find_resolution (options, &writer.resolution, error) ||
      !go_on (&writer, 0, error))
    return FALSE;
  writer.pages = lis_chart_pages_new (pathways, options);
  writer.outputs = g_ptr_array_new_with_free_func (free_output);
  if (writer.format == FORMAT_PDF)
    written = write_pdf (&writer, options->title != NULL ? options->title : _("Training pathways"), error);
  else
    written = write_pages (&writer, error);
  written = written && put_in_place (&writer, error);
  g_ptr_array_unref (writer.outputs);
  lis_chart_pages_free (writer.pages);
  return written;
}
