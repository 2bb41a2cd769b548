/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-sample-proposals.h"

#include "lis-history-format.h"
#include "lis-pathway.h"
#include "lis-proposals.h"

#define MAX_PROPOSALS 40
#define MAX_RECORDS 4

static LisId
add_proposal (LisSampleContext *context, LisRandom *random, guint number, gint64 based_on)
{
  static const guint states[] = { 800, 120, 80 };
  LisProposal *proposal = lis_sample_make (context, LIS_ENTITY_PROPOSAL);
  LisId id = proposal->record.id;

  proposal->name = g_strdup_printf ("Forslag %u: flytte perioder", number);
  proposal->author = g_strdup ("Oppdiktet koordinator");
  proposal->created = context->today - lis_random_between (random, 0, 90);
  proposal->based_on = (gint32) based_on;
  proposal->state = LIS_PROPOSAL_OPEN + (gint32) lis_random_pick (random, states, G_N_ELEMENTS (states));
  lis_sample_add (context, LIS_ENTITY_PROPOSAL, proposal);
  return id;
}

/* Turns the copy of @period into what is proposed instead. */
static void
change_period (LisSampleContext *context, LisRandom *random, LisPeriod *period, LisProposedOperation operation)
{
  int months = lis_random_chance (random, 500) ? 6 : 3;

  if (operation == LIS_PROPOSED_NEW)
    {
      period->record.id = lis_editor_new_id (context->editor);
      period->start = period->end;
      period->end = lis_date_add_months (period->start, months);
    }
  else
    {
      period->start = lis_date_add_months (period->start, months);
      period->end = lis_date_add_months (period->end, months);
    }
  period->state = LIS_STATE_PROPOSED;
}

static void
add_proposed_record (LisSampleContext *context, LisRandom *random, LisId proposal, LisPeriod *period)
{
  static const guint operations[] = { 150, 700, 150 };
  LisProposedRecord *proposed = lis_sample_make (context, LIS_ENTITY_PROPOSED_RECORD);
  char subject[LIS_ID_TEXT_SIZE];
  GString *content = NULL;

  proposed->proposal = proposal;
  proposed->operation = LIS_PROPOSED_NEW + (gint32) lis_random_pick (random, operations, G_N_ELEMENTS (operations));
  if (proposed->operation != LIS_PROPOSED_REMOVAL)
    {
      change_period (context, random, period, (LisProposedOperation) proposed->operation);
      content = g_string_new (NULL);
      lis_history_append_record (&lis_period_entity, period, content);
      proposed->content = g_string_free (content, FALSE);
    }
  proposed->subject = g_strdup (lis_id_to_text (period->record.id, lis_period_entity.prefix, subject));
  lis_sample_add (context, LIS_ENTITY_PROPOSED_RECORD, proposed);
}

void
lis_sample_add_proposals (LisSampleContext *context, gint64 based_on)
{
  LisRandom random = lis_random_new (context->seed, LIS_SAMPLE_STREAM_PROPOSAL);
  guint next = 0;

  for (guint i = 0; i < MAX_PROPOSALS && next < context->movable->len; i++)
    {
      LisId proposal = add_proposal (context, &random, i + 1, based_on);

      for (guint left = 1 + lis_random_below (&random, MAX_RECORDS); left > 0 && next < context->movable->len; left--)
        add_proposed_record (context, &random, proposal, g_ptr_array_index (context->movable, next++));
    }
}
