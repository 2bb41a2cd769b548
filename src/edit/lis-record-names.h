/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-store.h"

/**
 * LisRecordNames: what people call a record: a doctor's or a unit's name, a measure's number and title, and for what
 * has no name of its own what it is about: "Kari Nordmann, Ortopedisk avdeling, 01.01.2026–30.06.2026". Names once
 * found are kept; it is meant to live as long as one question.
 */
typedef struct _LisRecordNames LisRecordNames;

LisRecordNames *lis_record_names_new (LisStore *store);
void            lis_record_names_free (LisRecordNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisRecordNames, lis_record_names_free)

/* The name of now; of a record that was removed, the one it had last; its id where neither is known (any more). Never
 * NULL; owned by @names. */
const char     *lis_record_names_get (LisRecordNames *names, LisEntityType type, LisId id);
/* The same of a record at hand. Free with g_free(); NULL when nothing in it makes a name. */
char           *lis_record_names_make (LisRecordNames *names, LisEntityType type, gconstpointer record);
