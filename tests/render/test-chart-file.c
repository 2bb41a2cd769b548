/* SPDX-License-Identifier: MPL-2.0 */
#include "fixture.h"
#include "lis-chart-file.h"
#include "lis-test.h"

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  return g_test_run ();
}
