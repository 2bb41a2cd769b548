/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-session.h"

/* What those who help need to know of the program, the machine and the plan: versions, sizes and counts. No name of a
 * person, a place or a file is in it. Not translated: it is read by those who keep the program. Free with g_free(). */
char *lis_support_information_new (LisSession *session);
