/* SPDX-License-Identifier: MPL-2.0 */
#include <glib/gi18n-lib.h>

#include "lis-chart-pages-private.h"

void
lis_person_pages_divide (LisChartPages *pages)
{
}

void
lis_person_page_draw (LisChartPages *pages, const LisChartPage *page, cairo_t *cr)
{
}
