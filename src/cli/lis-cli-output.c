/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lis-error.h"

/* Texts may come from a file of anybody's: a control character must not reach the terminal. Line breaks and tabs
 * stay. */
static char *
make_printable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *printable = g_string_sized_new (strlen (valid));
  const char *next;

  for (next = valid; *next != '\0'; next = g_utf8_next_char (next))
    {
      gunichar letter = g_utf8_get_char (next);

      if (g_unichar_iscntrl (letter) && letter != '\n' && letter != '\t')
        g_string_append_printf (printable, "\\x%02x", letter);
      else
        g_string_append_unichar (printable, letter);
    }
  return g_string_free (printable, FALSE);
}

void
lis_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *printable = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  printable = make_printable (text);
  fputs (printable, stdout);
}

void
lis_print_table (const char *table)
{
  fputs (table, stdout);
}

void
lis_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  fputs (text, stdout);
  fputc ('\n', stdout);
}

void
lis_complain (const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *printable = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  printable = make_printable (text);
  fflush (stdout);
  fprintf (stderr, "lisplanctl: %s\n", printable);
}

void
lis_print_fault (const char *text)
{
  g_autofree char *printable = make_printable (text);

  fflush (stdout);
  fprintf (stderr, "%s\n", printable);
}

void
lis_show_progress (const char *what, guint done, guint total)
{
  if (!isatty (STDERR_FILENO))
    return;
  fprintf (stderr, "\r%s %u/%u%s", what, done, total, done == total ? "\n" : "");
  fflush (stderr);
}

LisExit
lis_exit_for_error (const GError *error)
{
  lis_complain ("%s", error->message);
  return error->domain == LIS_PLAN_ERROR ? LIS_EXIT_PLAN : LIS_EXIT_REFUSED;
}

LisExit
lis_finish_output (LisExit exit_code)
{
  errno = 0;
  if (fflush (stdout) == 0 && !ferror (stdout))
    return exit_code;
  if (errno == EPIPE || errno == 0)
    return exit_code;
  lis_complain (_("The output could not be written: %s"), g_strerror (errno));
  return LIS_EXIT_PLAN;
}

void
lis_json_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

void
lis_json_add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
lis_json_add_id (JsonBuilder *builder, const char *name, LisEntityType type, LisId id)
{
  char text[LIS_ID_TEXT_SIZE];

  if (id != LIS_ID_NONE)
    lis_json_add_text (builder, name, lis_id_to_text (id, lis_entity_get (type)->prefix, text));
}

void
lis_json_add_date (JsonBuilder *builder, const char *name, LisDate date)
{
  char text[LIS_DATE_ISO_SIZE];

  if (lis_date_is_set (date))
    lis_json_add_text (builder, name, lis_date_to_iso (date, text));
}
