/* SPDX-License-Identifier: MPL-2.0 */
#error "only exchange/ may include <xlsxwriter.h>; go through its headers"
