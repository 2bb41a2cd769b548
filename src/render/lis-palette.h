/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-style.h"

/* Fills in colours, patterns and outlines for @style->palette. For lis_style_new() only. */
void lis_palette_apply (LisStyle *style);
