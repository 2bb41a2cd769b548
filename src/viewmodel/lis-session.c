/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-session.h"
