/* SPDX-License-Identifier: MPL-2.0 */
/* Dates, numbers, months and names as people write them. */
#include "lis-date.h"
#include "lis-fuzz.h"
#include "lis-grid-header.h"
#include "lis-id.h"
#include "lis-import-value.h"
#include "lis-number.h"
#include "lis-text.h"
#include "lis-xlsx-styles.h"

static void
parse_fields (const LisEntity *entity, const char *text)
{
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const LisField *field = &entity->fields[i];
      g_autofree char *expected = NULL;
      gint64 value;

      if (field->type == LIS_FIELD_TEXT)
        g_free (lis_import_value_clean_text (field, text));
      else if (field->type != LIS_FIELD_REFERENCE)
        g_assert (lis_import_value_parse (field, text, NULL, &value, &expected) == (expected == NULL));
    }
}

static void
check_date (const char *text)
{
  LisDate date = lis_date_parse (text);
  char iso[LIS_DATE_ISO_SIZE];

  if (!lis_date_is_set (date))
    return;
  g_assert (date >= LIS_DATE_MIN && date < LIS_DATE_MAX);
  g_assert_cmpint (lis_date_from_iso (lis_date_to_iso (date, iso)), ==, date);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *raw = g_strndup ((const char *) data, size);
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  g_autofree char *folded = NULL, *twice = NULL;
  int year, month;
  LisId id;

  check_date (text);
  lis_grid_parse_month (text, &year, &month);
  lis_id_from_text (text, "pe", &id);
  parse_fields (lis_entity_get (LIS_ENTITY_PERIOD), text);
  parse_fields (lis_entity_get (LIS_ENTITY_LEAVE), text);
  parse_fields (lis_entity_get (LIS_ENTITY_UNIT), text);
  folded = lis_text_fold (text);
  twice = lis_text_fold (folded);
  g_assert_cmpstr (folded, ==, twice);
  lis_xlsx_style_of_format (text);
  for (LisXlsxStyle style = LIS_XLSX_PLAIN; style <= LIS_XLSX_PERCENT; style++)
    g_free (lis_xlsx_format_number (text, style, size % 2 == 0));
  return 0;
}
