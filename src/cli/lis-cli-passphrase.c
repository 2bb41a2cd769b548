/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "lis-error.h"

/* Shorter ones are guessed. */
#define MIN_LETTERS 12
#define MAX_BYTES 1024

/* One line, without the end of it; "" at the end of input, NULL when stopped. */
static char *
read_line (int terminal, GCancellable *cancellable)
{
  char line[MAX_BYTES];
  GPollFD stop = { -1, G_IO_IN, 0 };
  struct pollfd watched[2] = { { terminal, POLLIN, 0 }, { -1, POLLIN, 0 } };
  gssize length = -1;

  if (g_cancellable_make_pollfd (cancellable, &stop))
    watched[1].fd = stop.fd;
  while (poll (watched, 2, -1) < 0 && errno == EINTR)
    ;
  if (!g_cancellable_is_cancelled (cancellable))
    length = read (terminal, line, sizeof line);
  g_cancellable_release_fd (cancellable);
  if (length < 0)
    return NULL;
  while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r'))
    length--;
  return g_strndup (line, (gsize) length);
}

/* Nothing of what is typed is shown. */
static char *
ask (int terminal, const char *question, GCancellable *cancellable)
{
  struct termios before, quiet;
  char *line;

  if (tcgetattr (terminal, &before) != 0)
    return NULL;
  quiet = before;
  quiet.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (terminal, TCSAFLUSH, &quiet);
  dprintf (terminal, "%s ", question);
  line = read_line (terminal, cancellable);
  tcsetattr (terminal, TCSAFLUSH, &before);
  dprintf (terminal, "\n");
  return line;
}

static char *
fail (int code, const char *message, GError **error)
{
  g_set_error_literal (error, LIS_PLAN_ERROR, code, message);
  return NULL;
}

static char *
ask_user (LisInvocation *invocation, gboolean is_new, GError **error)
{
  int terminal = g_open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY, 0);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (terminal < 0)
    return fail (LIS_PLAN_ERROR_PASSPHRASE,
                 _("There is no terminal to ask for the passphrase at. Give it by --passphrase-file"), error);
  first = ask (terminal, _("Passphrase:"), invocation->cancellable);
  if (is_new && first != NULL)
    second = ask (terminal, _("The same again:"), invocation->cancellable);
  close (terminal);
  if (first == NULL || (is_new && second == NULL))
    return fail (LIS_PLAN_ERROR_CANCELLED, _("No passphrase was given"), error);
  if (is_new && !g_str_equal (first, second))
    return fail (LIS_PLAN_ERROR_PASSPHRASE, _("The two were not the same. Nothing was written"), error);
  return g_steal_pointer (&first);
}

/* The first line of the file. */
static char *
read_passphrase (const char *file, GError **error)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents (file, &text, NULL, error))
    return NULL;
  text[strcspn (text, "\r\n")] = '\0';
  return g_steal_pointer (&text);
}

char *
lis_cli_get_passphrase (LisInvocation *invocation, const char *file, gboolean is_new, GError **error)
{
  g_autofree char *passphrase = file != NULL ? read_passphrase (file, error) : ask_user (invocation, is_new, error);

  if (passphrase == NULL)
    return NULL;
  if (!g_utf8_validate (passphrase, -1, NULL))
    return fail (LIS_PLAN_ERROR_PASSPHRASE, _("The passphrase is no UTF-8 text"), error);
  if (is_new && g_utf8_strlen (passphrase, -1) < MIN_LETTERS)
    return fail (LIS_PLAN_ERROR_PASSPHRASE,
                 _("The passphrase is too short to keep anybody out: use at least 12 letters, best several words"),
                 error);
  return g_utf8_normalize (passphrase, -1, G_NORMALIZE_NFC);
}
