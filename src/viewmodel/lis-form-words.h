/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-entity.h"

/* What forms call what is done. Message ids in English, marked for translation; %1$s is whose record it is. */
typedef struct
{
  LisEntityType entity;
  const char   *title;      /* "Period of %1$s" */
  const char   *title_new;  /* "New period for %1$s" */
  const char   *changed;    /* labels of change sets */
  const char   *added;
  const char   *deleted;
} LisFormWords;

/* NULL when there is no form for such records. */
const LisFormWords *lis_form_words_find (LisEntityType entity);
/* The heading above a field (translated), or NULL. */
const char         *lis_form_words_get_heading (LisEntityType entity, const char *field);
