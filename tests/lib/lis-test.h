/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib.h>

/* A folder of its own for one test, removed with all that is in it by lis_test_remove_folder(). */
char    *lis_test_make_folder (void);
void     lis_test_remove_folder (char *folder);

/* Path of @name in the folder of real data, or NULL after marking the test as skipped with a clear word. Free with
 * g_free(). */
char    *lis_test_find_data (const char *name);

/* Text of tests/@name (a golden file or fixture). Free with g_free(). */
char    *lis_test_read_source (const char *name);

/* Compares with the golden file tests/@name; with LISPLAN_UPDATE_GOLDEN=1 in the environment writes it instead. On a
 * difference the text is left in the build folder and named. */
void     lis_test_assert_golden (const char *name, const char *text);
