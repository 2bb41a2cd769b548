/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-head.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "lis-file.h"
#include "lis-plan-state.h"

/* "number digest\npath\n", the first line always of the same length, so that it is written over in one piece. */
#define LINE_LENGTH (20 + 1 + 2 * LIS_DIGEST_SIZE + 1)
#define PREFIX "head-"

struct _LisPlanHead
{
  LisStore *store;
  int       descriptor; /* -1 until the first change set, and when nothing can be kept */
  gboolean  is_decided; /* whether there is anything to be kept was found out */
};

/* What a file says. */
typedef struct
{
  gint64 number;
  char  *digest; /* text */
  char  *plan;   /* path */
} Seen;

static void
clear_seen (Seen *seen)
{
  g_clear_pointer (&seen->digest, g_free);
  g_clear_pointer (&seen->plan, g_free);
}

static char *
get_path (LisStore *store, const char *identity)
{
  g_autofree char *folder = lis_plan_state_get_folder (identity);
  const char *plan = lis_store_get_path (store);
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  LisDigestState state;
  LisDigest digest;

  lis_digest_init (&state);
  lis_digest_add_text (&state, plan);
  lis_digest_finish (&state, &digest);
  text = lis_digest_to_text (&digest);
  name = g_strdup_printf (PREFIX "%.16s", text);
  return g_build_filename (folder, name, NULL);
}

/* FALSE when the file is not there or says nothing that can be read. */
static gboolean
read_seen (const char *path, Seen *seen)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) words = NULL;

  memset (seen, 0, sizeof *seen);
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  lines = g_strsplit (text, "\n", 3);
  if (g_strv_length (lines) < 2)
    return FALSE;
  words = g_strsplit (lines[0], " ", 2);
  if (g_strv_length (words) != 2 || strlen (words[1]) != 2 * LIS_DIGEST_SIZE ||
      !g_ascii_string_to_signed (words[0], 10, 1, G_MAXINT64, &seen->number, NULL))
    return FALSE;
  seen->digest = g_strdup (words[1]);
  seen->plan = g_strdup (lines[1]);
  return TRUE;
}

/* What was seen of the plan where it was before it was moved: the newest, when nothing is there any more. */
static gboolean
find_moved (const char *identity, Seen *newest)
{
  g_autofree char *folder = lis_plan_state_get_folder (identity);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  memset (newest, 0, sizeof *newest);
  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      Seen seen;

      if (!g_str_has_prefix (name, PREFIX) || !read_seen (path, &seen))
        continue;
      if (seen.number > newest->number && !g_file_test (seen.plan, G_FILE_TEST_EXISTS))
        {
          clear_seen (newest);
          *newest = seen;
        }
      else
        clear_seen (&seen);
    }
  return newest->number > 0;
}

static gboolean
compare (LisStore *store, const Seen *seen, char **fault, GError **error)
{
  g_autofree char *text = NULL;
  LisStoreHead head;

  if (!lis_store_read_head (store, seen->number, &head, error))
    return FALSE;
  text = lis_digest_to_text (&head.digest);
  if (head.number == 0)
    *fault = g_strdup_printf (_("The end of the history was cut off: change set %" PRId64
                                " was seen on this computer and is missing"), seen->number);
  else if (!g_str_equal (text, seen->digest))
    *fault = g_strdup_printf (_("The history was replaced: change set %" PRId64
                                " is not the one seen on this computer"), seen->number);
  return TRUE;
}

gboolean
lis_plan_head_check (LisStore *store, char **fault, GError **error)
{
  g_autofree char *identity = lis_plan_state_read_identity (store, error);
  g_autofree char *path = identity != NULL ? get_path (store, identity) : NULL;
  gboolean compared = TRUE;
  Seen seen;

  *fault = NULL;
  if (identity == NULL)
    return FALSE;
  if (read_seen (path, &seen) || find_moved (identity, &seen))
    compared = compare (store, &seen, fault, error);
  clear_seen (&seen);
  return compared;
}

static gboolean
write_line (int descriptor, gint64 number, const LisDigest *digest)
{
  g_autofree char *text = lis_digest_to_text (digest);
  g_autofree char *line = g_strdup_printf ("%020" PRId64 " %s\n", number, text);

  return pwrite (descriptor, line, LINE_LENGTH, 0) == LINE_LENGTH;
}

/* -1 when it cannot be had. */
static int
open_file (LisStore *store, gint64 number, const LisDigest *digest)
{
  g_autofree char *identity = lis_plan_state_read_identity (store, NULL);
  g_autofree char *folder = identity != NULL ? lis_plan_state_make_folder (identity, NULL) : NULL;
  g_autofree char *path = folder != NULL ? get_path (store, identity) : NULL;
  g_autofree char *plan = g_strdup_printf ("%s\n", lis_store_get_path (store));
  int descriptor = path != NULL ? g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600) : -1;

  if (descriptor >= 0 && write_line (descriptor, number, digest) &&
      pwrite (descriptor, plan, strlen (plan), LINE_LENGTH) == (gssize) strlen (plan))
    return descriptor;
  if (descriptor >= 0)
    close (descriptor);
  return -1;
}

LisPlanHead *
lis_plan_head_new (LisStore *store)
{
  LisPlanHead *head = g_new0 (LisPlanHead, 1);

  head->store = store;
  head->descriptor = -1;
  return head;
}

void
lis_plan_head_free (LisPlanHead *head)
{
  if (head == NULL)
    return;
  if (head->descriptor >= 0)
    close (head->descriptor);
  g_free (head);
}

void
lis_plan_head_remember (LisPlanHead *head, gint64 number, const LisDigest *digest)
{
  g_autofree char *fault = NULL;

  /* What was seen before stays as the proof of a history that was replaced. A first change set begins a new plan. */
  if (!head->is_decided && (number == 1 || (lis_plan_head_check (head->store, &fault, NULL) && fault == NULL)))
    head->descriptor = open_file (head->store, number, digest);
  else if (head->descriptor >= 0 && !write_line (head->descriptor, number, digest))
    g_debug ("The end of the history could not be kept");
  head->is_decided = TRUE;
}

gboolean
lis_plan_head_accept (LisStore *store, GError **error)
{
  g_autofree char *identity = lis_plan_state_read_identity (store, error);
  g_autofree char *path = identity != NULL ? get_path (store, identity) : NULL;
  LisStoreHead head;
  int descriptor;

  if (identity == NULL || !lis_store_read_head (store, 0, &head, error))
    return FALSE;
  if (head.number == 0)
    return TRUE;
  g_unlink (path);
  descriptor = open_file (store, head.number, &head.digest);
  if (descriptor < 0)
    return lis_file_fail (path, errno, error);
  close (descriptor);
  return TRUE;
}
