/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include <glib/gi18n-lib.h>

#include "lis-entity.h"

/* The words in which the tables of entities are written. STRUCT is #defined by each table to the struct described.
 * Every line: member, English label, other headers taken on import (Norwegian first). */

#define FIELD_(member, label_, synonyms_, type_, ...)                                                      \
  { .name = #member, .label = N_ (label_), .synonyms = synonyms_, .type = LIS_FIELD_##type_,               \
    .offset = G_STRUCT_OFFSET (STRUCT, member), __VA_ARGS__ }

#define TEXT(member, label, synonyms, ...) FIELD_ (member, label, synonyms, TEXT, ##__VA_ARGS__)
#define INTEGER(member, label, synonyms, min, max, ...)                                                    \
  FIELD_ (member, label, synonyms, INTEGER, .minimum = min, .maximum = max, .preset = LIS_INTEGER_NONE, ##__VA_ARGS__)
/* A number with two decimals, kept as hundredths. */
#define DECIMAL(member, label, synonyms, ...)                                                              \
  FIELD_ (member, label, synonyms, INTEGER, .minimum = -G_MAXINT32, .maximum = G_MAXINT32, .scale = 100,   \
          .preset = LIS_INTEGER_NONE, ##__VA_ARGS__)
#define SHARE(member, label, synonyms, preset_, ...)                                                       \
  FIELD_ (member, label, synonyms, SHARE, .minimum = 0, .maximum = LIS_SHARE_FULL, .preset = preset_, ##__VA_ARGS__)
#define MONTHS(member, label, synonyms, max, ...)                                                          \
  FIELD_ (member, label, synonyms, MONTHS, .minimum = 0, .maximum = (max) * LIS_MONTHS_PER_MONTH,          \
          .preset = LIS_MONTHS_NONE, ##__VA_ARGS__)
#define DATE(member, label, synonyms, ...)                                                                 \
  FIELD_ (member, label, synonyms, DATE, .preset = LIS_DATE_NONE, ##__VA_ARGS__)
#define LAST_DAY(member, label, synonyms, after_, ...)                                                     \
  FIELD_ (member, label, synonyms, LAST_DAY, .preset = LIS_DATE_NONE, .after = after_, ##__VA_ARGS__)
#define CHOICE(member, label, synonyms, choices_, preset_, ...)                                            \
  FIELD_ (member, label, synonyms, CHOICE, .choices = choices_, .preset = preset_, ##__VA_ARGS__)
#define FLAG(member, label, synonyms) FIELD_ (member, label, synonyms, FLAG)
#define REFERENCE(member, label, synonyms, target_, ...)                                                   \
  FIELD_ (member, label, synonyms, REFERENCE, .target = target_, ##__VA_ARGS__)

#define REQUIRED .flags = LIS_FIELD_REQUIRED
#define PERSONAL .flags = LIS_FIELD_PERSONAL
#define REQUIRED_PERSONAL .flags = LIS_FIELD_REQUIRED | LIS_FIELD_PERSONAL
#define VARIANTS .flags = LIS_FIELD_VARIANTS

#define START_SYNONYMS \
  "fra|fra dato|f.o.m.|fom|start|startdato|gyldig fra|fra og med|frå|frå dato|gyldig frå|frå og med"
#define START_FIELD DATE (start, "From", START_SYNONYMS)
#define REQUIRED_START_FIELD DATE (start, "From", START_SYNONYMS, REQUIRED)
#define END_FIELD LAST_DAY (end, "To", "til|til dato|til og med|t.o.m.|tom|slutt|sluttdato|gyldig til|end", "start")

#define FIELDS(array) .size = sizeof (STRUCT), .fields = array, .n_fields = G_N_ELEMENTS (array)
