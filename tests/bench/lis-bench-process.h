/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

/* A program under measurement: started with LISPLAN_BENCH=@task, it says on standard output when it has come so far. */
typedef struct
{
  double seconds;   /* wall time from starting it to its word */
  gint64 kilobytes; /* memory at that moment: its own and its share of what it shares (PSS) */
} LisBenchProcess;

/* Runs @arguments until it prints a line starting with @word, measures, and ends it. */
LisBenchProcess lis_bench_run_process (const char *const *arguments, const char *task, const char *word);
