/* SPDX-License-Identifier: MPL-2.0 */
#error "only db/ may include <sqlite3.h>; go through its headers"
