/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-editor.h"
#include "lis-history-writer.h"
#include "lis-plan-head.h"
#include "lis-record-verifier.h"
#include "lis-record-writer.h"

struct _LisEditor
{
  LisStore          *store;
  char              *author;
  LisClock           clock;
  LisEntropy         entropy;
  guint32            session; /* random part of new ids */
  guint32            counter;
  LisRecordWriter   *records;
  LisRecordVerifier *verifier;
  LisHistoryWriter  *history;
  LisPlanHead       *head;
};
