/* SPDX-License-Identifier: MPL-2.0 */
#error "only base/ may include <sodium.h>; go through its headers"
