/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-load.h"
#include "lis-test-plan.h"

static const char *const plan[] = {
  "unit: id=1; level=trust; name=Fjordby sykehus HF",
  "unit: id=2; level=department; name=Ortopedi; parent=1",
  "unit: id=3; level=department; name=Radiologi; parent=1",
  "unit: id=4; level=department; name=Tom; parent=1",
  "capacity: id=1; unit=2; places=1; start=2026-01-01; end=2026-12-31",
  "capacity: id=2; unit=2; places=1; start=2026-07-01; end=2026-12-31",
  "capacity: id=3; unit=1; places=9",
  "person: id=11; given_name=Kari; family_name=Nordmann",
  "person: id=12; given_name=Ola; family_name=Nordmann",
  "period: id=21; person=11; unit=2; start=2026-01-01; end=2026-08-31; state=agreed",
  "period: id=22; person=12; unit=2; start=2026-03-01; end=2026-04-30; share=50; state=proposed",
  "period: id=23; person=12; unit=3; start=2026-03-01; end=2026-04-30; share=50; state=draft",
  "period: id=24; person=12; unit=3; kind=research; start=2026-03-01; end=2026-04-30; share=50; state=agreed",
  "period: id=25; person=12; unit=3; start=2026-06-01; state=agreed",
  "absence: id=31; person=11; start=2026-02-01; end=2026-02-15; share=40",
  "absence: id=32; person=11; start=2026-02-10; end=2026-02-28; share=80",
  "absence: id=33; person=11; start=2026-05-01; end=2026-05-10; effect=counts",
  NULL,
};

static char *
write_load (const LisLoad *load)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < load->steps->len; i++)
    {
      const LisLoadStep *step = &g_array_index (load->steps, LisLoadStep, i);
      char date[LIS_DATE_ISO_SIZE];

      g_string_append_printf (text, "%s %d+%d/%d\n", lis_date_to_iso (step->start, date), step->agreed, step->proposed,
                              step->places);
    }
  return g_string_free (text, FALSE);
}

static LisDateRange
read_range (const char *first, const char *last)
{
  return (LisDateRange){ lis_date_from_iso (first), lis_date_from_iso (last) + 1 };
}

static void
test_steps (void)
{
  static const struct
  {
    LisId       unit;
    const char *expected;
  } cases[] = {
    /* The trust has places and so counts its departments; two days of absence are never more than all of it. */
    { 1, "2025-12-01 0+0/90000\n2026-01-01 10000+0/90000\n2026-02-01 6000+0/90000\n2026-02-10 0+0/90000\n"
         "2026-02-16 2000+0/90000\n2026-03-01 10000+10000/90000\n2026-05-01 10000+0/90000\n2026-09-01 0+0/90000\n" },
    { 2, "2025-12-01 0+0/-1\n2026-01-01 10000+0/10000\n2026-02-01 6000+0/10000\n2026-02-10 0+0/10000\n"
         "2026-02-16 2000+0/10000\n2026-03-01 10000+5000/10000\n2026-05-01 10000+0/10000\n2026-07-01 10000+0/20000\n"
         "2026-09-01 0+0/20000\n2027-01-01 0+0/-1\n" },
    { 3, "2025-12-01 0+0/-1\n2026-03-01 0+5000/-1\n2026-05-01 0+0/-1\n" },
  };
  g_autoptr (LisPlanData) data = lis_test_plan_new (plan);
  g_autoptr (GPtrArray) loads = lis_loads_compute (data, read_range ("2025-12-01", "2027-06-30"));

  g_assert_cmpuint (loads->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const LisLoad *load = g_ptr_array_index (loads, i);
      g_autofree char *text = write_load (load);

      g_assert_cmpint (load->unit, ==, cases[i].unit);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_clipping (void)
{
  g_autoptr (LisPlanData) data = lis_test_plan_new (plan);
  g_autoptr (GPtrArray) loads = lis_loads_compute (data, read_range ("2026-03-15", "2026-04-30"));
  g_autofree char *text = write_load (g_ptr_array_index (loads, 1));

  /* What holds on the first day is told on it, and what changes on the day after the last is not. */
  g_assert_cmpstr (text, ==, "2026-03-15 10000+5000/10000\n");
}

static void
test_worst (void)
{
  static const struct
  {
    const char *first, *last, *worst;
    gint32      agreed, places;
  } cases[] = {
    { "2026-01-01", "2026-12-31", "2026-03-01", 10000, 10000 }, /* as many agreed as on other days, and a proposal */
    { "2026-02-05", "2026-02-28", "2026-02-05", 6000, 10000 },
    { "2026-08-15", "2026-09-30", "2026-08-15", 10000, 20000 },
    { "2027-03-01", "2027-03-31", "2027-03-01", 0, -1 },
  };
  g_autoptr (LisPlanData) data = lis_test_plan_new (plan);
  g_autoptr (GPtrArray) loads = lis_loads_compute (data, read_range ("2026-01-01", "2027-06-30"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LisLoadStep worst = lis_load_get_worst (g_ptr_array_index (loads, 1), read_range (cases[i].first, cases[i].last));

      g_assert_cmpint (worst.start, ==, lis_date_from_iso (cases[i].worst));
      g_assert_cmpint (worst.agreed, ==, cases[i].agreed);
      g_assert_cmpint (worst.places, ==, cases[i].places);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/load/steps", test_steps);
  g_test_add_func ("/load/clipping", test_clipping);
  g_test_add_func ("/load/worst", test_worst);
  return g_test_run ();
}
