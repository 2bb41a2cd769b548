/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-text.h"

/* References to other plans, actors and states: phrases inside a cell. */

void
lis_read_reference_free (gpointer data)
{
  LisReadReference *reference = data;

  g_free (reference->number);
  g_free (reference->title);
  g_free (reference->text);
  g_free (reference->doubt);
  g_free (reference);
}

/* Where the numbers begin: after "tiltak", "punkt" and the like. NULL when nothing is referred to. */
static const char *
find_numbers (const char *text)
{
  static const char *const words[] = { "tiltak ", "punkt ", "pkt. ", "pkt ", "measure ", "measures ", "point " };
  const char *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *word = strstr (text, words[i]);

      if (word != NULL && g_ascii_isdigit (word[strlen (words[i])]) && (found == NULL || word < found))
        found = word + strlen (words[i]);
    }
  return found;
}

/* A number of more digits than a year has: "20204-2026". */
static char *
find_slip (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    {
      gsize n = strspn (c, "0123456789");

      if (n > 4)
        return g_strdup_printf (_("“%.*s” is no year"), (int) n, c);
      c += n > 0 ? n - 1 : 0;
    }
  return NULL;
}

static void
add_reference (const char *number, gsize length, const char *title, const char *text, GPtrArray *references)
{
  LisReadReference *reference = g_new0 (LisReadReference, 1);

  reference->number = length > 0 ? g_strndup (number, length) : NULL;
  reference->title = *title != '\0' ? g_strdup (title) : NULL;
  reference->text = g_strdup (text);
  reference->doubt = find_slip (text);
  g_ptr_array_add (references, reference);
}

gboolean
lis_plan_text_add_references (const char *text, GPtrArray *references)
{
  const char *numbers = find_numbers (text);
  const char *c, *title = "";
  guint before = references->len;

  if (numbers == NULL)
    return FALSE;
  c = numbers;
  while (g_ascii_isdigit (*c) || strchr (" ,.", *c) != NULL || g_str_has_prefix (c, "og ") ||
         g_str_has_prefix (c, "and "))
    {
      if (*c == '\0')
        break;
      c += *c == 'o' ? 3 : *c == 'a' ? 4 : 1;
    }
  if (g_str_has_prefix (c, "i ") || g_str_has_prefix (c, "in "))
    title = strchr (c, ' ') + 1;
  for (const char *d = numbers; d < c;)
    {
      gsize length = strspn (d, "0123456789.");

      while (length > 0 && d[length - 1] == '.')
        length--;
      if (length > 0)
        add_reference (d, length, title, text, references);
      d += MAX (length, 1);
    }
  return references->len > before;
}

LisReadActor *
lis_read_actor_new (const char *name, LisResponsibilityKind kind, const char *column)
{
  LisReadActor *actor = g_new0 (LisReadActor, 1);

  actor->name = g_strdup (name);
  actor->kind = kind;
  actor->column = g_strdup (column);
  return actor;
}

void
lis_read_actor_free (gpointer data)
{
  LisReadActor *actor = data;

  g_free (actor->name);
  g_free (actor->column);
  g_free (actor);
}

static const struct
{
  const char           *words;
  LisResponsibilityKind kind;
} openings[] = {
  { "initieres av ", LIS_RESPONSIBILITY_INITIATES },  { "initierer: ", LIS_RESPONSIBILITY_INITIATES },
  { "initieres av: ", LIS_RESPONSIBILITY_INITIATES }, { "initiert av ", LIS_RESPONSIBILITY_INITIATES },
  { "initiated by ", LIS_RESPONSIBILITY_INITIATES },  { "utføres av ", LIS_RESPONSIBILITY_PERFORMS },
  { "utføres av: ", LIS_RESPONSIBILITY_PERFORMS },    { "utfører: ", LIS_RESPONSIBILITY_PERFORMS },
  { "gjennomføres av ", LIS_RESPONSIBILITY_PERFORMS }, { "performed by ", LIS_RESPONSIBILITY_PERFORMS },
  { "ansvarlig: ", LIS_RESPONSIBILITY_RESPONSIBLE },  { "ansvarleg: ", LIS_RESPONSIBILITY_RESPONSIBLE },
  { "responsible: ", LIS_RESPONSIBILITY_RESPONSIBLE }, { "a: ", LIS_RESPONSIBILITY_RESPONSIBLE },
  { "a = ", LIS_RESPONSIBILITY_RESPONSIBLE },         { "bidrar: ", LIS_RESPONSIBILITY_CONTRIBUTES },
  { "bidreg: ", LIS_RESPONSIBILITY_CONTRIBUTES },     { "med bidrag fra ", LIS_RESPONSIBILITY_CONTRIBUTES },
  { "contributes: ", LIS_RESPONSIBILITY_CONTRIBUTES }, { "b: ", LIS_RESPONSIBILITY_CONTRIBUTES },
  { "b = ", LIS_RESPONSIBILITY_CONTRIBUTES },         { "i samarbeid med ", LIS_RESPONSIBILITY_CONTRIBUTES },
  { "i samråd med ", LIS_RESPONSIBILITY_CONTRIBUTES },
};

static const char *
skip_opening (const char *text, LisResponsibilityKind *kind)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    if (g_str_has_prefix (lower, openings[i].words))
      {
        *kind = openings[i].kind;
        return text + strlen (openings[i].words);
      }
  return text;
}

/* "HF (B)" says it for this one alone. */
static LisResponsibilityKind
cut_letter (char *name, LisResponsibilityKind kind)
{
  static const struct { const char *end; LisResponsibilityKind kind; } endings[] = {
    { "(a)", LIS_RESPONSIBILITY_RESPONSIBLE }, { "(b)", LIS_RESPONSIBILITY_CONTRIBUTES },
    { "(i)", LIS_RESPONSIBILITY_INITIATES },   { "(u)", LIS_RESPONSIBILITY_PERFORMS },
  };
  gsize length = strlen (name);

  for (guint i = 0; length > 3 && i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strcasecmp (name + length - 3, endings[i].end) == 0)
      {
        name[length - 3] = '\0';
        g_strchomp (name);
        return endings[i].kind;
      }
  return kind;
}

static gboolean
is_known (const char *start, gsize length, GHashTable *known)
{
  g_autofree char *text = g_strndup (start, length);
  g_autofree char *folded = lis_text_fold (text);

  return known != NULL && g_hash_table_contains (known, folded);
}

/* How many bytes a separator at @c takes, 0 when none stands there. A full stop parts sentences, not abbreviations. */
static gsize
separator_length (const char *c)
{
  static const char *const words[] = { " og ", " and ", " samt ", " + ", " & " };

  if (strchr (",;/\n", *c) != NULL)
    return 1;
  if (*c == '.' && (c[1] == ' ' || c[1] == '\0' || c[1] == '\n'))
    return 1;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (c, words[i]))
      return strlen (words[i]);
  return 0;
}

/* The longest known name at the front wins over any separator in it. */
static gsize
find_name_end (const char *text, GHashTable *known)
{
  gsize end = 0, longest = 0;

  for (gsize i = 0;; i++)
    {
      if (text[i] != '\0' && separator_length (text + i) == 0)
        continue;
      end = end == 0 ? MAX (i, 1) : end;
      if (i > 0 && is_known (text, i, known))
        longest = i;
      if (text[i] == '\0')
        return longest > 0 ? longest : end;
    }
}

void
lis_plan_text_add_actors (const char *text, LisResponsibilityKind kind, const char *column, GHashTable *known,
                          GPtrArray *actors)
{
  g_autoptr (GString) marked = g_string_new (text);
  const char *c;

  g_string_replace (marked, "\r", "\n", 0);
  for (c = marked->str; *c != '\0';)
    {
      gsize length;
      g_autofree char *name = NULL;
      LisResponsibilityKind own;

      while (*c != '\0' && (g_ascii_isspace (*c) || separator_length (c) > 0))
        c += MAX (separator_length (c), 1);
      c = skip_opening (c, &kind);
      if (*c == '\0')
        break;
      length = find_name_end (c, known);
      name = g_strstrip (g_strndup (c, length));
      c += length;
      own = cut_letter (name, kind);
      if (name[0] != '\0' && !lis_plan_text_is_line (name))
        {
          g_autofree char *clean = lis_plan_text_clean (name, NULL);

          g_ptr_array_add (actors, lis_read_actor_new (clean, own, column));
        }
    }
}

static gboolean
starts_with_word (const char *folded, const char *word)
{
  gsize length = strlen (word);

  return length > 0 && strncmp (folded, word, length) == 0 && (folded[length] == '\0' || folded[length] == ' ');
}

/* The longest word wins: "gjennomført og ferdigstilt" over "gjennomført". */
gint32
lis_plan_text_parse_state (const char *text, char **rest)
{
  g_autofree char *folded = lis_text_fold (text);
  gint32 found = 0;
  gsize longest = 0;

  *rest = NULL;
  for (gint32 i = 0; lis_status_states[i].name != NULL; i++)
    {
      g_autofree char *all = g_strdup_printf ("%s|%s|%s|%s", lis_status_states[i].name, lis_status_states[i].label,
                                              _(lis_status_states[i].label), lis_status_states[i].synonyms);
      g_auto (GStrv) words = g_strsplit (all, "|", -1);

      for (guint j = 0; words[j] != NULL; j++)
        {
          g_autofree char *word = lis_text_fold (words[j]);

          if (starts_with_word (folded, word) && strlen (word) > longest)
            {
              found = i + 1;
              longest = strlen (word);
            }
        }
    }
  if (found != 0 && folded[longest] != '\0')
    *rest = g_strdup (text);
  return found;
}
