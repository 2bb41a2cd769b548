/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-plan-columns.h"

#include <string.h>

#include "lis-plan-text.h"
#include "lis-text.h"

/* A heading is a few words; what is longer is somebody's text. */
#define MAX_HEADER_BYTES 80
/* A row of headings names at least so many columns that are known. */
#define LEAST_KNOWN 2

/* Folded, parted by "|". "ansvar" and "frist" may also stand above several columns. */
static const struct
{
  LisPlanColumnKind kind;
  const char       *name;
  const char       *words;
} kinds[LIS_N_PLAN_COLUMNS] = {
  { LIS_PLAN_COLUMN_NONE, "", "" },
  { LIS_PLAN_COLUMN_NUMBER, "number", "nr|nummer|tiltaksnr|tiltak nr|no|number|punkt|pkt|tiltaksnummer" },
  { LIS_PLAN_COLUMN_AREA, "area",
    "innsatsområde|innsatsområder|område|satsingsområde|fokusområde|tema|hovedområde|area|area of effort" },
  { LIS_PLAN_COLUMN_OBJECTIVE, "objective", "delmål|mål|målsetting|målsetjing|hovedmål|objective|goal" },
  { LIS_PLAN_COLUMN_MEASURE, "measure",
    "tiltak|plan tiltak|tiltak plan|tiltakspunkt|hva|kva|hva skal vi gjøre|measure|action|tiltak aktivitet" },
  { LIS_PLAN_COLUMN_STEP_NUMBER, "step-number", "delnr|deltiltak nr|nr deltiltak|step number|nr deltiltak" },
  { LIS_PLAN_COLUMN_STEP, "step",
    "slik skal vi gjøre det|slik skal me gjere det|slik gjør vi det|deltiltak|delpunkt|aktivitet|aktiviteter|"
    "konkretisering|hvordan|korleis|how|how we do it|step|steps|steg|gjennomføring|beskrivelse av tiltak" },
  { LIS_PLAN_COLUMN_PAGE, "page",
    "ref rapport|ref til rapport|referanse rapport|rapport|side|side i rapport|sidetall|page|report page|ref side" },
  { LIS_PLAN_COLUMN_EFFECTS, "effects",
    "dette vil vi å oppnå|dette vil vi oppnå|dette vil me oppnå|ønsket effekt|ønskt effekt|effekt|effekter|"
    "forventet effekt|effektmål|gevinst|gevinster|hva vil vi oppnå|wanted effects|wanted effect|effect|effects" },
  { LIS_PLAN_COLUMN_RESPONSIBLE, "responsible",
    "ansvarlig|ansvarleg|ansvar|ansvarlige|hovedansvar|hovedansvarlig|hvem|kven|eier|tiltakseier|a ansvarlig|"
    "ansvarlig a|ansvarlig aktør|responsible|owner|who" },
  { LIS_PLAN_COLUMN_CONTRIBUTES, "contributes",
    "bidrar|bidragsyter|bidragsytere|bidreg|medvirkende|deltar|samarbeidspartnere|samarbeid med|b bidrar|bidrar b|"
    "contributes|contributors|contributing" },
  { LIS_PLAN_COLUMN_ACTOR, "actor", "" },
  { LIS_PLAN_COLUMN_START, "start", "start|oppstart|startdato|start dato|fra|frå|påbegynnes|from" },
  { LIS_PLAN_COLUMN_DUE, "due",
    "slutt|ferdig|ferdigstilt|frist|tidsfrist|tidsplan|tidspunkt|tidsramme|tid|når|til|sluttdato|slutt dato|"
    "ferdigstilles|end|due|deadline|when|schedule|to" },
  { LIS_PLAN_COLUMN_STATUS, "status", "status|tilstand|state|fremdrift|framdrift" },
  { LIS_PLAN_COLUMN_COMMENT, "comment",
    "kommentar|kommentarer|merknad|merknader|statuskommentar|kommentar til status|comment|comments" },
  { LIS_PLAN_COLUMN_INDICATOR, "indicator", "indikator|måleindikator|indikatorer|måling|indicator" },
  { LIS_PLAN_COLUMN_REFERENCE, "reference", "se også|kryssreferanse|henvisning|andre planer|see also|reference" },
  { LIS_PLAN_COLUMN_UNKNOWN, "unknown", "" },
};

const char *
lis_plan_column_get_name (LisPlanColumnKind kind)
{
  return kinds[kind].name;
}

static void
free_column (gpointer data)
{
  LisPlanColumn *column = data;

  g_free (column->header);
  g_free (column->actor);
  g_free (column);
}

static gboolean
is_one_of (const char *words, const char *word)
{
  g_auto (GStrv) each = g_strsplit (words, "|", -1);

  return word[0] != '\0' && g_strv_contains ((const char *const *) each, word);
}

/* "Ansvar A=Ansvarlig B=Bidrar" explains its letters. */
static gboolean
explains_letters (const char *folded)
{
  return strstr (folded, "a ansvarlig") != NULL && strstr (folded, "b bidrar") != NULL;
}

/* Folded word → kind, made once: every row is looked at for headings. */
static GHashTable *
get_words (void)
{
  static gsize made = 0;
  GHashTable *words;

  if (g_once_init_enter (&made))
    {
      words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = G_N_ELEMENTS (kinds); i-- > 0;)
        {
          g_auto (GStrv) each = g_strsplit (kinds[i].words, "|", -1);

          for (guint j = 0; each[j] != NULL; j++)
            g_hash_table_insert (words, g_strdup (each[j]), GUINT_TO_POINTER (kinds[i].kind));
        }
      g_once_init_leave (&made, (gsize) words);
    }
  return (GHashTable *) made;
}

/* Long texts, numbers and single letters are no headings; most cells end here. */
static gboolean
may_be_heading (const char *text)
{
  gsize length = strlen (text);

  return length > 1 && length <= MAX_HEADER_BYTES && !g_ascii_isdigit (text[0]);
}

static LisPlanColumnKind
find_kind (const char *text)
{
  g_autofree char *plain = NULL, *folded = NULL;

  if (!may_be_heading (text))
    return LIS_PLAN_COLUMN_UNKNOWN;
  plain = lis_plan_text_clean (text, NULL);
  folded = lis_text_fold (plain);
  if (explains_letters (folded))
    return LIS_PLAN_COLUMN_RESPONSIBLE;
  return (LisPlanColumnKind) (folded[0] != '\0' && g_hash_table_contains (get_words (), folded)
                                ? GPOINTER_TO_UINT (g_hash_table_lookup (get_words (), folded))
                                : LIS_PLAN_COLUMN_UNKNOWN);
}

typedef struct
{
  const LisTable *table;
  guint           row;    /* of the headings, or of the upper one */
  gboolean        second; /* there is a lower row of headings */
  guint           width;
} Header;

/* The upper heading above @column: its own, or that of a cell that reaches over it. */
static const char *
get_upper (const Header *header, guint column)
{
  for (guint i = column;; i--)
    {
      const char *text = lis_table_get_cell (header->table, header->row, i);

      if (text[0] != '\0' || i == 0)
        return text;
    }
}

static const char *
get_lower (const Header *header, guint column)
{
  return header->second ? lis_table_get_cell (header->table, header->row + 1, column) : "";
}

static gboolean
is_group (LisPlanColumnKind kind)
{
  return kind == LIS_PLAN_COLUMN_RESPONSIBLE || kind == LIS_PLAN_COLUMN_DUE || kind == LIS_PLAN_COLUMN_UNKNOWN;
}

/* A lower row stands only under headings that may be divided, and is short. */
static gboolean
has_second_row (const LisTable *table, guint row)
{
  Header header = { table, row, TRUE, 0 };
  guint width, filled = 0;

  if (row + 1 >= lis_table_count (table))
    return FALSE;
  width = lis_table_get_width (table, row + 1);
  for (guint i = 0; i < width; i++)
    {
      const char *text = lis_table_get_cell (table, row + 1, i);
      const char *upper = get_upper (&header, i);
      LisResponsibilityKind first, second;

      if (text[0] == '\0')
        continue;
      filled++;
      if (strlen (text) > MAX_HEADER_BYTES || upper[0] == '\0' || !is_group (find_kind (upper)))
        return FALSE;
      /* "A" below "RHF" is a heading only where the tick marks stand in columns of their own. */
      if (lis_plan_parse_letter (text, 0, &first, &second) && lis_table_get_cell (table, row, i)[0] != '\0' &&
          lis_table_get_cell (table, row, i + 1)[0] != '\0')
        return FALSE;
    }
  return filled >= LEAST_KNOWN;
}

static gboolean
is_tick (const char *folded)
{
  return is_one_of ("x|v|ja|yes", folded) || folded[0] == '\0';
}

static LisResponsibilityKind
parse_one_letter (const char *folded)
{
  static const struct { const char *words; LisResponsibilityKind kind; } letters[] = {
    { "a|ansvarlig|ansvarleg|responsible", LIS_RESPONSIBILITY_RESPONSIBLE },
    { "b|bidrar|bidreg|contributes", LIS_RESPONSIBILITY_CONTRIBUTES },
    { "i|initierer|initieres|initiates", LIS_RESPONSIBILITY_INITIATES },
    { "u|utfører|utføres|gjennomfører|performs", LIS_RESPONSIBILITY_PERFORMS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (is_one_of (letters[i].words, folded))
      return letters[i].kind;
  return 0;
}

gboolean
lis_plan_parse_letter (const char *text, LisResponsibilityKind fixed, LisResponsibilityKind *first,
                       LisResponsibilityKind *second)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  *second = 0;
  /* Most cells hold one of these. */
  *first = text[0] == 'A' ? LIS_RESPONSIBILITY_RESPONSIBLE : text[0] == 'B' ? LIS_RESPONSIBILITY_CONTRIBUTES : 0;
  if (*first != 0 && text[1] == '\0')
    return TRUE;
  folded = lis_text_fold (text);
  *first = parse_one_letter (folded);
  if (*first == 0 && g_str_equal (folded, "ab"))
    {
      *first = LIS_RESPONSIBILITY_RESPONSIBLE;
      *second = LIS_RESPONSIBILITY_CONTRIBUTES;
    }
  if (*first == 0 && fixed != 0 && is_tick (folded))
    *first = fixed;
  if (*first != 0)
    return TRUE;
  words = g_strsplit (folded, " ", -1);
  if (g_strv_length (words) != 2)
    return FALSE;
  *first = parse_one_letter (words[0]);
  *second = parse_one_letter (words[1]);
  return *first != 0 && *second != 0;
}

/* Only letters and ticks stand below, at least one, until the next table. */
static gboolean
holds_letters (const LisTable *table, guint row, guint column)
{
  guint letters = 0;

  for (guint i = row; i < lis_table_count (table) && i < row + 200; i++)
    {
      const char *text = lis_table_get_cell (table, i, column);
      LisResponsibilityKind first, second;

      /* Headings between the rows, and the next table's, say nothing here. */
      if (text[0] == '\0' || lis_table_get_width (table, i) <= 1)
        continue;
      if (lis_plan_parse_letter (text, LIS_RESPONSIBILITY_RESPONSIBLE, &first, &second))
        letters++;
      else if (letters > 0 && strlen (text) < MAX_HEADER_BYTES)
        break;
      else
        return FALSE;
    }
  return letters > 0;
}

static void
set_actor (LisPlanColumn *column, const char *name, LisResponsibilityKind fixed)
{
  column->kind = LIS_PLAN_COLUMN_ACTOR;
  column->fixed = fixed;
  column->actor = g_strdup (name);
}

static void
judge_divided (const Header *header, guint index, LisPlanColumn *column)
{
  const char *upper = get_upper (header, index), *lower = get_lower (header, index);
  LisPlanColumnKind above = find_kind (upper), below = find_kind (lower);
  LisResponsibilityKind first, second;
  gboolean letter = lis_plan_parse_letter (lower, 0, &first, &second);

  if (letter && above == LIS_PLAN_COLUMN_UNKNOWN)
    set_actor (column, upper, first);
  else if (letter && (first == LIS_RESPONSIBILITY_RESPONSIBLE || first == LIS_RESPONSIBILITY_CONTRIBUTES))
    column->kind = first == LIS_RESPONSIBILITY_RESPONSIBLE ? LIS_PLAN_COLUMN_RESPONSIBLE : LIS_PLAN_COLUMN_CONTRIBUTES;
  else if (above == LIS_PLAN_COLUMN_RESPONSIBLE)
    set_actor (column, lower, 0);
  else
    column->kind = below != LIS_PLAN_COLUMN_UNKNOWN ? below : above;
}

static void
judge_single (const Header *header, guint index, LisPlanColumn *column)
{
  const char *text = lis_table_get_cell (header->table, header->row, index);
  guint below = header->row + (header->second ? 2 : 1);
  LisResponsibilityKind first, second;

  column->kind = find_kind (text);
  if (column->kind != LIS_PLAN_COLUMN_UNKNOWN && column->kind != LIS_PLAN_COLUMN_RESPONSIBLE)
    return;
  if (lis_plan_parse_letter (text, 0, &first, &second) && column->kind == LIS_PLAN_COLUMN_UNKNOWN)
    {
      column->kind = first == LIS_RESPONSIBILITY_CONTRIBUTES ? LIS_PLAN_COLUMN_CONTRIBUTES
                                                             : LIS_PLAN_COLUMN_RESPONSIBLE;
      return;
    }
  if (text[0] != '\0' && column->kind == LIS_PLAN_COLUMN_UNKNOWN && holds_letters (header->table, below, index))
    set_actor (column, text, 0);
}

/* "COLUMN=KIND" by a person's own word; an actor's column is "COLUMN=actor". */
static void
obey_map (LisPlanColumn *column, const char *const *map)
{
  g_autofree char *header = lis_text_fold (column->header);

  for (; map != NULL && *map != NULL; map++)
    {
      const char *sign = strrchr (*map, '=');
      g_autofree char *wanted = sign != NULL ? g_strndup (*map, (gsize) (sign - *map)) : NULL;
      g_autofree char *folded = wanted != NULL ? lis_text_fold (wanted) : NULL;

      if (folded == NULL || !g_str_equal (folded, header))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        if (g_str_equal (kinds[i].name, sign + 1))
          {
            column->kind = kinds[i].kind;
            g_clear_pointer (&column->actor, g_free);
            if (column->kind == LIS_PLAN_COLUMN_ACTOR)
              column->actor = g_strdup (column->header);
          }
    }
}

static LisPlanColumn *
make_column (const Header *header, guint index, const char *const *map)
{
  LisPlanColumn *column = g_new0 (LisPlanColumn, 1);
  const char *lower = get_lower (header, index);

  column->header = g_strdup (lower[0] != '\0' ? lower : lis_table_get_cell (header->table, header->row, index));
  g_strdelimit (column->header, "\n", ' ');
  if (lower[0] != '\0')
    judge_divided (header, index, column);
  else
    judge_single (header, index, column);
  obey_map (column, map);
  return column;
}

int
lis_plan_columns_find_kind (GPtrArray *columns, LisPlanColumnKind kind)
{
  for (guint i = 0; i < columns->len; i++)
    if (((LisPlanColumn *) g_ptr_array_index (columns, i))->kind == kind)
      return (int) i;
  return -1;
}

static gboolean
has_kind (GPtrArray *columns, LisPlanColumnKind kind)
{
  return lis_plan_columns_find_kind (columns, kind) >= 0;
}

/* A second number after the measure is the step's own. Of a kind that stands twice, the second is told as unknown, save
 * for a number and for text that goes on in a neighbour. */
static void
settle_doubles (GPtrArray *columns)
{
  guint seen[LIS_N_PLAN_COLUMNS] = { 0 };

  for (guint i = 0; i < columns->len; i++)
    {
      LisPlanColumn *column = g_ptr_array_index (columns, i);

      if (column->kind == LIS_PLAN_COLUMN_NUMBER && seen[LIS_PLAN_COLUMN_NUMBER] > 0 &&
          seen[LIS_PLAN_COLUMN_MEASURE] > 0)
        column->kind = LIS_PLAN_COLUMN_STEP_NUMBER;
      if (seen[column->kind]++ > 0 && column->kind != LIS_PLAN_COLUMN_ACTOR && column->kind != LIS_PLAN_COLUMN_NONE &&
          column->kind != LIS_PLAN_COLUMN_RESPONSIBLE)
        column->kind = LIS_PLAN_COLUMN_UNKNOWN;
    }
  /* Steps without measures are measures. */
  if (!has_kind (columns, LIS_PLAN_COLUMN_MEASURE) && has_kind (columns, LIS_PLAN_COLUMN_STEP))
    ((LisPlanColumn *) g_ptr_array_index (columns, lis_plan_columns_find_kind (columns, LIS_PLAN_COLUMN_STEP)))->kind =
      LIS_PLAN_COLUMN_MEASURE;
}

static guint
count_known (const LisTable *table, guint row)
{
  guint known = 0, first = 0;

  while (lis_table_get_cell (table, row, first)[0] == '\0' && first < lis_table_get_width (table, row))
    first++;
  /* Rows begin with a number, headings do not. */
  if (g_ascii_isdigit (lis_table_get_cell (table, row, first)[0]))
    return 0;
  for (guint i = first; i < lis_table_get_width (table, row); i++)
    known += find_kind (lis_table_get_cell (table, row, i)) != LIS_PLAN_COLUMN_UNKNOWN;
  return known;
}

static gboolean
is_mapped (const LisTable *table, guint row, const char *const *map)
{
  for (guint i = 0; map != NULL && i < lis_table_get_width (table, row); i++)
    {
      LisPlanColumn column = { LIS_PLAN_COLUMN_UNKNOWN, 0, (char *) lis_table_get_cell (table, row, i), NULL };

      obey_map (&column, map);
      g_free (column.actor);
      if (column.kind == LIS_PLAN_COLUMN_MEASURE)
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
lis_plan_columns_find (const LisTable *table, guint row, const char *const *map, guint *n_rows)
{
  g_autoptr (GPtrArray) columns = NULL;
  Header header = { table, row, FALSE, lis_table_get_width (table, row) };

  if (header.width < LEAST_KNOWN || (count_known (table, row) < LEAST_KNOWN && !is_mapped (table, row, map)))
    return NULL;
  header.second = has_second_row (table, row);
  if (header.second)
    header.width = MAX (header.width, lis_table_get_width (table, row + 1));
  columns = g_ptr_array_new_with_free_func (free_column);
  for (guint i = 0; i < header.width; i++)
    g_ptr_array_add (columns, make_column (&header, i, map));
  settle_doubles (columns);
  if (!has_kind (columns, LIS_PLAN_COLUMN_MEASURE))
    return NULL;
  *n_rows = header.second ? 2 : 1;
  return g_steal_pointer (&columns);
}
