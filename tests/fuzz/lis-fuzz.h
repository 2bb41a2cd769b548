/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* What every target defines: takes any bytes and neither crashes, leaks nor hangs. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
