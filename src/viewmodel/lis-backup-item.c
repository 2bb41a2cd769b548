/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-backup-item-private.h"

struct _LisBackupItem
{
  GObject     parent_instance;
  char       *path;
  char       *time;
  char       *title;
  const char *reason;
  char       *size;
  gint64      number;
  gboolean    there;
};

G_DEFINE_FINAL_TYPE (LisBackupItem, lis_backup_item, G_TYPE_OBJECT)

enum
{
  PROP_PATH = 1,
  PROP_TIME,
  PROP_TITLE,
  PROP_REASON,
  PROP_SIZE,
  PROP_NUMBER,
  PROP_THERE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
lis_backup_item_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  LisBackupItem *self = LIS_BACKUP_ITEM (object);

  switch (property)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_TIME:
      g_value_set_string (value, self->time);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;
    case PROP_SIZE:
      g_value_set_string (value, self->size);
      break;
    case PROP_NUMBER:
      g_value_set_int64 (value, self->number);
      break;
    case PROP_THERE:
      g_value_set_boolean (value, self->there);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
lis_backup_item_finalize (GObject *object)
{
  LisBackupItem *self = LIS_BACKUP_ITEM (object);

  g_free (self->path);
  g_free (self->time);
  g_free (self->title);
  g_free (self->size);
  G_OBJECT_CLASS (lis_backup_item_parent_class)->finalize (object);
}

static void
lis_backup_item_class_init (LisBackupItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lis_backup_item_get_property;
  object_class->finalize = lis_backup_item_finalize;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, read);
  properties[PROP_TIME] = g_param_spec_string ("time", NULL, NULL, NULL, read);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, read);
  properties[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, read);
  properties[PROP_SIZE] = g_param_spec_string ("size", NULL, NULL, NULL, read);
  properties[PROP_NUMBER] = g_param_spec_int64 ("number", NULL, NULL, 0, G_MAXINT64, 0, read);
  properties[PROP_THERE] = g_param_spec_boolean ("there", NULL, NULL, FALSE, read);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
lis_backup_item_init (LisBackupItem *self)
{
}

/* The manifest has UTC; people read the time of the place they are at. */
static char *
make_title (const char *utc)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (utc, NULL);
  g_autoptr (GDateTime) here = time != NULL ? g_date_time_to_local (time) : NULL;

  return here != NULL ? g_date_time_format (here, "%d.%m.%Y %H:%M") : g_strdup (utc);
}

LisBackupItem *
lis_backup_item_new (const LisBackup *backup)
{
  LisBackupItem *self = g_object_new (LIS_TYPE_BACKUP_ITEM, NULL);

  self->path = g_strdup (backup->path);
  self->time = g_strdup (backup->time);
  self->title = make_title (backup->time);
  self->reason = lis_backup_occasion_get_label (backup->occasion);
  self->size = g_format_size ((guint64) backup->size);
  self->number = backup->sequence;
  self->there = backup->is_there;
  return self;
}

const char *
lis_backup_item_get_path (LisBackupItem *self)
{
  g_return_val_if_fail (LIS_IS_BACKUP_ITEM (self), NULL);

  return self->path;
}

const char *
lis_backup_item_get_time (LisBackupItem *self)
{
  g_return_val_if_fail (LIS_IS_BACKUP_ITEM (self), NULL);

  return self->time;
}

const char *
lis_backup_item_get_title (LisBackupItem *self)
{
  g_return_val_if_fail (LIS_IS_BACKUP_ITEM (self), NULL);

  return self->title;
}

const char *
lis_backup_item_get_reason (LisBackupItem *self)
{
  g_return_val_if_fail (LIS_IS_BACKUP_ITEM (self), NULL);

  return self->reason;
}

const char *
lis_backup_item_get_size (LisBackupItem *self)
{
  g_return_val_if_fail (LIS_IS_BACKUP_ITEM (self), NULL);

  return self->size;
}

gint64
lis_backup_item_get_number (LisBackupItem *self)
{
  g_return_val_if_fail (LIS_IS_BACKUP_ITEM (self), 0);

  return self->number;
}

gboolean
lis_backup_item_is_there (LisBackupItem *self)
{
  g_return_val_if_fail (LIS_IS_BACKUP_ITEM (self), FALSE);

  return self->there;
}
