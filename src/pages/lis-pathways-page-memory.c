/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-entity.h"
#include "lis-pathways-page-private.h"

/* Zoom, day and doctor in view, and what has the focus, as they were when the plan was last open. The filter is the
 * session's business. */

#define MEMORY_GROUP "pathways"

static LisId
recall_id (LisPlanMemory *memory, const char *key, LisEntityType wanted)
{
  g_autofree char *text = lis_plan_memory_get_string (memory, MEMORY_GROUP, key);
  LisEntityType type;
  LisId id;

  return text != NULL && lis_entity_parse_id (text, &type, &id) && type == wanted ? id : LIS_ID_NONE;
}

static void
remember_id (LisPlanMemory *memory, const char *key, LisEntityType type, LisId id)
{
  char text[LIS_ID_TEXT_SIZE];

  lis_plan_memory_set_string (memory, MEMORY_GROUP, key,
                              id != LIS_ID_NONE ? lis_id_to_text (id, lis_entity_get (type)->prefix, text) : NULL);
}

void
lis_pathways_page_remember (LisPathwaysPage *self)
{
  LisSession *session = lis_page_get_session (LIS_PAGE (self));
  LisPlanMemory *memory = lis_session_get_memory (session);
  LisSelection *selection = lis_session_get_selection (session);
  char day[LIS_DATE_ISO_SIZE];
  LisPathwayChartView view;

  if (memory == NULL)
    return;
  lis_pathway_chart_get_view (self->chart, &view);
  lis_plan_memory_set_double (memory, MEMORY_GROUP, "zoom", view.per_day);
  lis_plan_memory_set_string (memory, MEMORY_GROUP, "day",
                              lis_date_is_set (view.day) ? lis_date_to_iso (view.day, day) : NULL);
  remember_id (memory, "top", LIS_ENTITY_PERSON, view.person);
  remember_id (memory, "focus-person", LIS_ENTITY_PERSON, lis_selection_get_person (selection));
  remember_id (memory, "focus-period", LIS_ENTITY_PERIOD, lis_selection_get_period (selection));
}

/* What another page has chosen meanwhile comes before what was remembered. */
static void
restore_focus (LisPathwaysPage *self, LisPlanMemory *memory)
{
  LisSelection *selection = lis_session_get_selection (lis_page_get_session (LIS_PAGE (self)));
  LisId person = recall_id (memory, "focus-person", LIS_ENTITY_PERSON);

  if (lis_selection_get_person (selection) == LIS_ID_NONE && person != LIS_ID_NONE)
    lis_selection_set_focus (selection, person, recall_id (memory, "focus-period", LIS_ENTITY_PERIOD));
}

void
lis_pathways_page_restore (LisPathwaysPage *self)
{
  LisPlanMemory *memory = lis_session_get_memory (lis_page_get_session (LIS_PAGE (self)));
  LisPathwayChartView view = { .day = LIS_DATE_NONE };
  g_autofree char *day = NULL;

  if (memory == NULL)
    return;
  restore_focus (self, memory);
  day = lis_plan_memory_get_string (memory, MEMORY_GROUP, "day");
  view.per_day = lis_plan_memory_get_double (memory, MEMORY_GROUP, "zoom", 0);
  view.day = day != NULL ? lis_date_from_iso (day) : LIS_DATE_NONE;
  view.person = recall_id (memory, "top", LIS_ENTITY_PERSON);
  lis_pathway_chart_set_view (self->chart, &view);
  g_signal_connect_object (self->chart, "rested", G_CALLBACK (lis_pathways_page_remember), self, G_CONNECT_SWAPPED);
}
