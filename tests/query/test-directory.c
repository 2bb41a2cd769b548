/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-directory.h"
#include "lis-pathway-view.h"
#include "lis-post-list.h"
#include "lis-test-plan.h"

/* Today is 1 May 2026. */
static const char *const region[] = {
  "unit: id=1; level=region; name=Helse Fjord RHF",
  "unit: id=2; level=trust; name=Fjordby sykehus HF; parent=1",
  "unit: id=3; level=hospital; name=Fjordby sykehus; parent=2",
  "unit: id=4; level=department; name=Ortopedisk avdeling; parent=3",
  "unit: id=5; level=department; name=Akuttmottak; parent=3",
  "unit: id=6; level=trust; name=Bygda sykehus HF; parent=1",
  "specialty: id=20; code=ORT; name=Ortopedisk kirurgi",
  "person: id=101; given_name=Anne; family_name=Ås",
  "person: id=102; given_name=Bo; family_name=Berg",
  "person: id=104; given_name=Mette; family_name=Mentor",
  "training: id=201; person=101; specialty=20; start=2024-01-01; end=2029-12-31",
  "post: id=301; unit=4; number=10; specialty=20; start=2020-01-01; kind=permanent",
  "post: id=302; unit=4; number=9; start=2020-01-01; kind=permanent",
  "post: id=303; unit=5; number=11; start=2020-01-01; end=2025-12-31; kind=permanent",
  "employment: id=401; person=101; employer=2; post=301; kind=permanent; start=2024-01-01",
  "employment: id=402; person=102; employer=2; post=301; kind=substitute; start=2026-04-01; end=2026-05-31; "
    "substitute_for=401",
  "employment: id=403; person=104; employer=2; post=302; kind=permanent; start=2010-01-01; end=2026-08-31",
  "leave: id=451; employment=401; start=2026-04-01; end=2026-06-30",
  "role: id=501; holder=104; kind=mentor; trainee=101; start=2024-01-01",
  "period: id=601; person=101; unit=4; start=2026-01-01; end=2026-06-30; state=agreed; share=50",
  "period: id=602; person=101; unit=5; start=2026-01-01; end=2026-06-30; state=agreed; share=50",
  "period: id=603; person=102; unit=4; start=2026-08-01; end=2026-12-31; state=agreed",
  NULL,
};

static LisDate
get_today (void)
{
  return lis_date_from_iso ("2026-05-01");
}

static LisPathways *
make_pathways (void)
{
  LisPathwayFilter filter = { .today = get_today (), .search = "nobody at all" };

  return lis_pathways_new (lis_test_plan_new (region), &filter);
}

/* Those found, with the number of doctors there. */
static char *
list (LisDirectory *directory, const char *search)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GArray) found = lis_directory_search (directory, search);

  for (guint i = 0; i < found->len; i++)
    {
      const LisDirectoryEntry *entry = &g_array_index (directory->entries, LisDirectoryEntry,
                                                       g_array_index (found, guint32, i));

      g_string_append_printf (text, "%*s%s%s %u\n", (int) entry->depth * 2, "", entry->title,
                              entry->found ? "" : " (above)", entry->n_here);
    }
  return g_string_free (text, FALSE);
}

/* Whatever the filter leaves out, everybody is there. */
static void
test_people (void)
{
  g_autoptr (LisPathways) pathways = make_pathways ();
  g_autoptr (LisDirectory) doctors = lis_directory_new_people (pathways, FALSE);
  g_autoptr (LisDirectory) everyone = lis_directory_new_people (pathways, TRUE);
  g_autofree char *first = list (doctors, NULL);
  g_autofree char *second = list (everyone, "");
  g_autofree char *mentors = list (everyone, "mentor fjordby");
  g_autofree char *folded = list (doctors, "AAS ortopedisk");
  g_autofree char *none = list (doctors, "mette");

  g_assert_cmpstr (first, ==, "Bo Berg 0\nAnne Ås 0\n");
  g_assert_cmpstr (second, ==, "Bo Berg 0\nMette Mentor 0\nAnne Ås 0\n");
  g_assert_cmpstr (mentors, ==, "Mette Mentor 0\n");
  g_assert_cmpstr (folded, ==, "Anne Ås 0\n");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpuint (lis_directory_find (doctors, 101), ==, 1);
  g_assert_cmpuint (lis_directory_find (doctors, 104), ==, G_MAXUINT);
}

/* A doctor at two departments counts once in the hospital. */
static void
test_units (void)
{
  g_autoptr (LisPathways) pathways = make_pathways ();
  g_autoptr (LisDirectory) units = lis_directory_new_units (pathways);
  g_autofree char *all = list (units, NULL);
  g_autofree char *found = list (units, "fjordby orto");

  g_assert_cmpstr (all, ==,
                   "Helse Fjord RHF 1\n"
                   "  Bygda sykehus HF 0\n"
                   "  Fjordby sykehus HF 1\n"
                   "    Fjordby sykehus 1\n"
                   "      Akuttmottak 1\n"
                   "      Ortopedisk avdeling 1\n");
  g_assert_cmpstr (found, ==,
                   "Helse Fjord RHF (above) 1\n"
                   "  Fjordby sykehus HF (above) 1\n"
                   "    Fjordby sykehus (above) 1\n"
                   "      Ortopedisk avdeling 1\n");
}

static void
test_view (void)
{
  g_autoptr (LisPathways) pathways = make_pathways ();
  LisPathways *view = lis_pathway_view_new (pathways, 101);

  g_assert_cmpuint (pathways->rows->len, ==, 0);
  g_assert_nonnull (view);
  g_assert_cmpuint (view->rows->len, ==, 1);
  g_assert_cmpuint (g_array_index (view->rows, LisPathwayRow, 0).n_bars, ==, 2);
  g_assert_cmpint (view->range.start, ==, lis_date_from_iso ("2026-01-01"));
  lis_pathway_view_free (view);
  g_assert_null (lis_pathway_view_new (pathways, 104));
  g_assert_null (lis_pathway_view_new (pathways, 999));
}

static void
test_posts (void)
{
  g_autoptr (LisPathways) pathways = make_pathways ();
  g_autoptr (LisPostList) posts = lis_post_list_new (pathways, get_today ());
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < posts->entries->len; i++)
    {
      const LisPostEntry *entry = &g_array_index (posts->entries, LisPostEntry, i);

      g_string_append_printf (text, "%s | %s | %s | %s%s\n", entry->texts[LIS_POST_COLUMN_NUMBER],
                              entry->texts[LIS_POST_COLUMN_HOLDER], entry->texts[LIS_POST_COLUMN_SUBSTITUTE],
                              entry->texts[LIS_POST_COLUMN_VACANT], entry->vacant_now ? " now" : "");
    }
  g_assert_cmpstr (text->str, ==,
                   "9 | Mette Mentor |  | 01.09.2026–\n"
                   "10 | Anne Ås | Bo Berg | 01.06.2026–30.06.2026\n");
}

static void
test_post (void)
{
  g_autoptr (LisPathways) pathways = make_pathways ();
  g_autoptr (LisPostSheet) sheet = lis_post_sheet_new (pathways, 301, get_today ());
  const LisPostTenure *tenure;

  g_assert_cmpuint (sheet->employments->len, ==, 2);
  tenure = &g_array_index (sheet->employments, LisPostTenure, 0);
  g_assert_cmpstr (tenure->name, ==, "Bo Berg");
  g_assert_cmpstr (tenure->replaced, ==, "Anne Ås");
  g_assert_true (tenure->now);
  g_assert_cmpuint (sheet->vacancies->len, ==, 1);
  tenure = &g_array_index (sheet->vacancies, LisPostTenure, 0);
  g_assert_cmpint (tenure->person, ==, 101);
  g_assert_false (tenure->now);
  g_assert_null (lis_post_sheet_new (pathways, 999, get_today ()));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/directory/people", test_people);
  g_test_add_func ("/directory/units", test_units);
  g_test_add_func ("/directory/view", test_view);
  g_test_add_func ("/posts/list", test_posts);
  g_test_add_func ("/posts/one", test_post);

  return g_test_run ();
}
