/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-grouping.h"
#include "lis-posts.h"

/* Only for query/: posts that are vacant or held by a substitute. */

/* What is to be said of a post from one day to another. */
typedef struct
{
  LisDateRange range;
  gint32       share;
  LisId        substitute; /* person, or none: nobody is in it */
  LisId        holder;     /* person who is on leave, or none: nobody holds it */
} LisVacancy;

typedef struct
{
  const LisPlanData *data;
  const LisGrouping *leaves;      /* by employment */
  LisDateRange       range;       /* asked about */
  LisGrouping        employments; /* by post */
  GArray            *cuts;        /* LisDate */
  GArray            *vacancies;   /* LisVacancy of the post looked at last, by first day */
} LisVacancySearch;

/* @leaves must live as long. */
void lis_vacancy_search_init (LisVacancySearch *search, const LisPlanData *data, const LisGrouping *leaves,
                              LisDateRange range);
void lis_vacancy_search_clear (LisVacancySearch *search);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LisVacancySearch, lis_vacancy_search_clear)

/* Fills in the vacancies of @post, the one at @index, that touch the days asked about, each with its own first and last
 * day: how long a post has stood empty is told too. */
void lis_vacancies_find (LisVacancySearch *search, const LisPost *post, guint index);
