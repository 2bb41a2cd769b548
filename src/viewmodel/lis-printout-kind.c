/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-printout-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lis-entity.h"

static const struct
{
  const char       *name;
  const char       *title;
  const char       *summary;
  LisReportQuestion question;
  guint             asks;
  LisPaper          paper;
  gboolean          is_chart;
} kinds[LIS_N_PRINTOUT_KINDS] = {
  [LIS_PRINTOUT_IN_OUT] = {
    "in-out", N_("In and out"),
    N_("For the department’s meeting: who arrives, leaves and comes back in a half-year, and how many there are each "
       "month"),
    LIS_REPORT_QUESTION_IN_OUT,
    LIS_PRINTOUT_ASKS_UNIT | LIS_PRINTOUT_ASKS_HALF_YEAR | LIS_PRINTOUT_ASKS_SPECIALTY, LIS_PAPER_A4, FALSE },
  [LIS_PRINTOUT_HALF_YEAR_GRID] = {
    "half-year-grid", N_("Half-years"),
    N_("For planning together: every doctor on a line, with the place in each half-year"),
    LIS_REPORT_QUESTION_HALF_YEAR_GRID,
    LIS_PRINTOUT_ASKS_UNIT | LIS_PRINTOUT_ASKS_HALF_YEAR | LIS_PRINTOUT_ASKS_SPECIALTY, LIS_PAPER_A3, FALSE },
  [LIS_PRINTOUT_RECEIVING] = {
    "receiving", N_("Receiving hospitals"),
    N_("For the hospitals that receive: who comes when, who still needs a place, and what changed since the last list"),
    LIS_REPORT_QUESTION_RECEIVING,
    LIS_PRINTOUT_ASKS_UNIT | LIS_PRINTOUT_ASKS_HALF_YEAR | LIS_PRINTOUT_ASKS_SPECIALTY | LIS_PRINTOUT_ASKS_SINCE
    | LIS_PRINTOUT_NEEDS_PAST,
    LIS_PAPER_A4, FALSE },
  [LIS_PRINTOUT_VACANCIES] = {
    "vacancies", N_("Vacancies"),
    N_("For the manager: posts that are vacant or held by a substitute, from when to when"),
    LIS_REPORT_QUESTION_VACANCIES, LIS_PRINTOUT_ASKS_UNIT | LIS_PRINTOUT_ASKS_HALF_YEAR | LIS_PRINTOUT_ASKS_SPECIALTY,
    LIS_PAPER_A4, FALSE },
  [LIS_PRINTOUT_DOCTOR] = {
    "doctor", N_("One doctor"),
    N_("For the talk with a doctor: the whole pathway on one page, as a picture and as a list"),
    LIS_REPORT_QUESTION_DEPARTMENT, LIS_PRINTOUT_ASKS_PERSON | LIS_PRINTOUT_NEEDS_PERSON, LIS_PAPER_A4, TRUE },
  [LIS_PRINTOUT_DEPARTMENT] = {
    "department", N_("Doctors of a department"),
    N_("For the department’s folder: all its doctors, one page each"),
    LIS_REPORT_QUESTION_DEPARTMENT,
    LIS_PRINTOUT_ASKS_UNIT | LIS_PRINTOUT_NEEDS_UNIT | LIS_PRINTOUT_ASKS_SPECIALTY, LIS_PAPER_A4, TRUE },
  [LIS_PRINTOUT_PATHWAYS] = {
    "pathways", N_("Pathways as shown"),
    N_("For the wall: the chart with the doctors, groups and order that the page Pathways has now"),
    LIS_REPORT_QUESTION_PATHWAYS, LIS_PRINTOUT_ASKS_DAYS, LIS_PAPER_A4, TRUE },
  [LIS_PRINTOUT_ACTION_STATUS] = {
    "action-status", N_("Status of action plans"),
    N_("For those who follow the plans: the numbers on a page, then each measure with status and comments, and what "
       "changed since the last meeting"),
    LIS_REPORT_QUESTION_ACTION_STATUS,
    LIS_PRINTOUT_ASKS_ACTION_PLAN | LIS_PRINTOUT_ASKS_ACTOR | LIS_PRINTOUT_ASKS_SINCE, LIS_PAPER_A4, FALSE },
  [LIS_PRINTOUT_ACTION_RESPONSIBLE] = {
    "action-responsible", N_("Action plans by responsible"),
    N_("For whoever is responsible: what each has to do, what is due first on top, and what it contributes to"),
    LIS_REPORT_QUESTION_ACTION_RESPONSIBLE, LIS_PRINTOUT_ASKS_ACTION_PLAN | LIS_PRINTOUT_ASKS_ACTOR, LIS_PAPER_A4,
    FALSE },
  [LIS_PRINTOUT_ACTION_TABLE] = {
    "action-table", N_("Action plan"),
    N_("For the folder: the whole action plan as a table, as it was written"),
    LIS_REPORT_QUESTION_ACTION_TABLE, LIS_PRINTOUT_ASKS_ACTION_PLAN | LIS_PRINTOUT_ASKS_ACTOR, LIS_PAPER_A4, FALSE },
};

const char *
lis_printout_kind_get_name (LisPrintoutKind kind)
{
  return kinds[kind].name;
}

const char *
lis_printout_kind_get_title (LisPrintoutKind kind)
{
  return _(kinds[kind].title);
}

const char *
lis_printout_kind_get_summary (LisPrintoutKind kind)
{
  return _(kinds[kind].summary);
}

guint
lis_printout_kind_get_asks (LisPrintoutKind kind)
{
  return kinds[kind].asks;
}

LisReportQuestion
lis_printout_kind_get_question (LisPrintoutKind kind)
{
  return kinds[kind].question;
}

gboolean
lis_printout_kind_is_chart (LisPrintoutKind kind)
{
  return kinds[kind].is_chart;
}

gboolean
lis_printout_kind_is_about_actions (LisPrintoutKind kind)
{
  return lis_report_question_is_about_actions (kinds[kind].question);
}

gboolean
lis_printout_kind_find (const char *name, LisPrintoutKind *kind)
{
  for (guint i = 0; i < LIS_N_PRINTOUT_KINDS; i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      {
        *kind = (LisPrintoutKind) i;
        return TRUE;
      }
  return FALSE;
}

LisPrintoutChoices
lis_printout_choices_new (LisPrintoutKind kind)
{
  return (LisPrintoutChoices){ .kind = kind, .since = LIS_DATE_NONE, .paper = kinds[kind].paper };
}

static gboolean
ranges_equal (LisDateRange a, LisDateRange b)
{
  return a.start == b.start && a.end == b.end;
}

gboolean
lis_printout_choices_equal (const LisPrintoutChoices *a, const LisPrintoutChoices *b)
{
  return a->kind == b->kind && a->unit == b->unit && a->specialty == b->specialty && a->person == b->person
         && a->action_plan == b->action_plan && a->actor == b->actor
         && ranges_equal (a->half_year, b->half_year) && a->since == b->since && a->paper == b->paper
         && a->grey == b->grey && ranges_equal (a->days, b->days);
}

gboolean
lis_printout_choices_are_complete (const LisPrintoutChoices *choices)
{
  guint asks = kinds[choices->kind].asks;

  return ((asks & LIS_PRINTOUT_NEEDS_UNIT) == 0 || choices->unit != LIS_ID_NONE)
         && ((asks & LIS_PRINTOUT_NEEDS_PERSON) == 0 || choices->person != LIS_ID_NONE);
}

/* As one line */

static void
append_id (GString *text, const char *key, LisEntityType type, LisId id)
{
  char word[LIS_ID_TEXT_SIZE];

  if (id != LIS_ID_NONE)
    g_string_append_printf (text, "%s=%s;", key, lis_id_to_text (id, lis_entity_get (type)->prefix, word));
}

static void
append_day (GString *text, const char *key, LisDate day)
{
  char iso[LIS_DATE_ISO_SIZE];

  g_string_append_printf (text, "%s=%s;", key, lis_date_to_iso (day, iso));
}

char *
lis_printout_choices_to_text (const LisPrintoutChoices *choices)
{
  GString *text = g_string_new (NULL);

  append_id (text, "unit", LIS_ENTITY_UNIT, choices->unit);
  append_id (text, "specialty", LIS_ENTITY_SPECIALTY, choices->specialty);
  append_id (text, "person", LIS_ENTITY_PERSON, choices->person);
  append_id (text, "action-plan", LIS_ENTITY_ACTION_PLAN, choices->action_plan);
  append_id (text, "actor", LIS_ENTITY_ACTOR, choices->actor);
  if (!lis_date_range_is_empty (choices->half_year))
    append_day (text, "half-year", choices->half_year.start);
  if (lis_date_is_set (choices->since))
    append_day (text, "since", choices->since);
  g_string_append_printf (text, "paper=%s;", choices->paper == LIS_PAPER_A3 ? "a3" : "a4");
  g_string_append_printf (text, "grey=%d", choices->grey ? 1 : 0);
  return g_string_free (text, FALSE);
}

static void
read_id (const char *value, LisEntityType wanted, LisId *id)
{
  LisEntityType type;
  LisId read;

  if (lis_entity_parse_id (value, &type, &read) && type == wanted)
    *id = read;
}

static void
read_choice (LisPrintoutChoices *choices, const char *key, const char *value)
{
  LisDate day = lis_date_from_iso (value);

  if (g_str_equal (key, "unit"))
    read_id (value, LIS_ENTITY_UNIT, &choices->unit);
  else if (g_str_equal (key, "specialty"))
    read_id (value, LIS_ENTITY_SPECIALTY, &choices->specialty);
  else if (g_str_equal (key, "person"))
    read_id (value, LIS_ENTITY_PERSON, &choices->person);
  else if (g_str_equal (key, "action-plan"))
    read_id (value, LIS_ENTITY_ACTION_PLAN, &choices->action_plan);
  else if (g_str_equal (key, "actor"))
    read_id (value, LIS_ENTITY_ACTOR, &choices->actor);
  else if (g_str_equal (key, "half-year") && lis_date_is_set (day))
    choices->half_year = (LisDateRange){ day, lis_date_add_months (day, 6) };
  else if (g_str_equal (key, "since"))
    choices->since = day;
  else if (g_str_equal (key, "paper"))
    choices->paper = g_str_equal (value, "a3") ? LIS_PAPER_A3 : LIS_PAPER_A4;
  else if (g_str_equal (key, "grey"))
    choices->grey = g_str_equal (value, "1");
}

LisPrintoutChoices
lis_printout_choices_from_text (LisPrintoutKind kind, const char *text)
{
  LisPrintoutChoices choices = lis_printout_choices_new (kind);
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", ";", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *equals = strchr (words[i], '=');

      if (equals == NULL)
        continue;
      *equals = '\0';
      read_choice (&choices, words[i], equals + 1);
    }
  return choices;
}
