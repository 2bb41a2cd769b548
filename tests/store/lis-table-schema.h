/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

/* The SQL of a plan's tables as the table of entities wants them. Free with g_free(). */
char *lis_table_schema_write (void);
