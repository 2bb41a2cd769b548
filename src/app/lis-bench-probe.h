/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-window.h"

/**
 * What the benchmarks ask of the program, by the environment variable LISPLAN_BENCH; without it nothing happens.
 *
 * "start": prints "first-frame" when the first picture of a plan stands, and ends.
 * "memory": then goes from top to bottom by pages, comes to rest, prints "scrolled", and stays.
 * "scroll": goes down by pages, up by wheel steps, and through the zoom levels; prints one line for each frame, "page
 * T", "wheel T" or "zoom T" with the microseconds that the window's thread worked on it, and ends.
 */
void lis_bench_probe_attach (LisWindow *window);
