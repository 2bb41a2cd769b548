/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-change-set.h"
#include "lis-db.h"

/**
 * LisRecordWriter: the prepared statements that write records of every entity.
 */
typedef struct _LisRecordWriter LisRecordWriter;

LisRecordWriter *lis_record_writer_new (LisDb *db);
void             lis_record_writer_free (LisRecordWriter *writer);

/* @number: the change set now touching the record. FALSE with CONFLICT when it is not as it was read. */
gboolean         lis_record_writer_apply (LisRecordWriter *writer, const LisChange *change, gint64 number,
                                          GError **error);
