/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-fuzz-plan.h"

#include <stdlib.h>

#include "lis-exchange-plan.h"

static LisExchangePlan *plan;

static void
remove_plan (void)
{
  lis_exchange_plan_free (plan);
}

LisEditor *
lis_fuzz_plan_get (void)
{
  if (plan != NULL)
    return plan->editor;
  plan = lis_exchange_plan_new ();
  atexit (remove_plan);
  lis_exchange_plan_import (plan, LIS_ENTITY_UNIT,
                            "nivå;navn;kode;tilhører\nHF;Helse Prøve;HP;\navdeling;Kirurgi;KIR;HP\n",
                            2, 0, 0);
  lis_exchange_plan_import (plan, LIS_ENTITY_SPECIALTY, "kode;navn\nORT;Ortopedi\n", 1, 0, 0);
  lis_exchange_plan_import (plan, LIS_ENTITY_PERSON,
                            "lokal id;fornavn;etternavn\nT1;Kari;Nordmann\nT2;Ola;Li\nT3;Ola;Li\n",
                            3, 0, 0);
  lis_exchange_plan_import (plan, LIS_ENTITY_PERIOD, "lege;sted;fra;til\nT1;KIR;2026-01-01;2026-06-30\n", 1, 0, 0);
  return plan->editor;
}
