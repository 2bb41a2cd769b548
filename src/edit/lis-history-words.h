/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-history-query.h"
#include "lis-history-reader.h"
#include "lis-record-names.h"

/* The row that @reader stands on, in words. NULL with DAMAGED when it cannot be understood. */
LisHistoryRecord *lis_history_words_read (LisHistoryReader *reader, LisRecordNames *names, GError **error);
