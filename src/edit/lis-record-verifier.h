/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-db.h"
#include "lis-entity.h"

/**
 * LisRecordVerifier: compares records as they were read with the digest that the history keeps of each. A byte that was
 * flipped and that the database does not notice is noticed here.
 */
typedef struct _LisRecordVerifier LisRecordVerifier;

typedef enum
{
  LIS_RECORD_AGREES,
  LIS_RECORD_UNKNOWN, /* the history does not know it */
  LIS_RECORD_DIFFERS,
  LIS_RECORD_ERROR,   /* it could not be found out */
} LisRecordVerdict;

LisRecordVerifier *lis_record_verifier_new (LisDb *db);
void               lis_record_verifier_free (LisRecordVerifier *verifier);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisRecordVerifier, lis_record_verifier_free)

LisRecordVerdict   lis_record_verifier_compare (LisRecordVerifier *verifier, const LisEntity *entity,
                                                gconstpointer record, GError **error);
/* FALSE with LIS_PLAN_ERROR_DAMAGED naming file and record unless it agrees. */
gboolean           lis_record_verifier_check (LisRecordVerifier *verifier, const LisEntity *entity,
                                              gconstpointer record, GError **error);
