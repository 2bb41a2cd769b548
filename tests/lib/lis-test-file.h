/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Makes a plan file at @path of the records in @lines, see lis_test_plan_new(). */
void lis_test_file_make (const char *path, const char *const *lines);
/* Adds records to it, as another program would. */
void lis_test_file_add (const char *path, const char *const *lines);

/* A small region with three doctors, of whom Kari Nordmann has three periods placed in time and one still open. */
extern const char *const lis_test_file_region[];
