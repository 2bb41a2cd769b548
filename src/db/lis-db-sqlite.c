/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-db-private.h"
