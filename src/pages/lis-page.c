/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-page.h"

typedef struct
{
  LisSession *session;
  char       *title;
  GtkWidget  *header_start;
  GtkWidget  *header_end;
  GSimpleActionGroup *actions;
} LisPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LisPage, lis_page, ADW_TYPE_BIN)

enum
{
  PROP_SESSION = 1,
  PROP_TITLE,
  PROP_HEADER_START,
  PROP_HEADER_END,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static LisPagePrivate *
get_private (LisPage *self)
{
  return lis_page_get_instance_private (self);
}

static void
lis_page_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  LisPagePrivate *priv = get_private (LIS_PAGE (object));

  switch (property)
    {
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_HEADER_START:
      g_value_set_object (value, priv->header_start);
      break;
    case PROP_HEADER_END:
      g_value_set_object (value, priv->header_end);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
set_widget (GtkWidget **place, GtkWidget *widget)
{
  g_clear_object (place);
  *place = widget != NULL ? g_object_ref_sink (widget) : NULL;
}

static void
lis_page_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  LisPagePrivate *priv = get_private (LIS_PAGE (object));

  switch (property)
    {
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    case PROP_TITLE:
      g_free (priv->title);
      priv->title = g_value_dup_string (value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (object), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      priv->title != NULL ? priv->title : "", -1);
      break;
    case PROP_HEADER_START:
      set_widget (&priv->header_start, g_value_get_object (value));
      break;
    case PROP_HEADER_END:
      set_widget (&priv->header_end, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
lis_page_dispose (GObject *object)
{
  LisPagePrivate *priv = get_private (LIS_PAGE (object));

  if (priv->session != NULL)
    g_signal_handlers_disconnect_by_data (priv->session, object);
  g_clear_object (&priv->header_start);
  g_clear_object (&priv->header_end);
  G_OBJECT_CLASS (lis_page_parent_class)->dispose (object);
}

static void
lis_page_finalize (GObject *object)
{
  LisPagePrivate *priv = get_private (LIS_PAGE (object));

  g_clear_object (&priv->session);
  g_clear_object (&priv->actions);
  g_free (priv->title);
  G_OBJECT_CLASS (lis_page_parent_class)->finalize (object);
}

static void
lis_page_class_init (LisPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lis_page_get_property;
  object_class->set_property = lis_page_set_property;
  object_class->dispose = lis_page_dispose;
  object_class->finalize = lis_page_finalize;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, LIS_TYPE_SESSION,
                                                  flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_HEADER_START] = g_param_spec_object ("header-start", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_HEADER_END] = g_param_spec_object ("header-end", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lis_page_init (LisPage *self)
{
  get_private (self)->actions = g_simple_action_group_new ();
}

LisSession *
lis_page_get_session (LisPage *self)
{
  return get_private (self)->session;
}

const char *
lis_page_get_title (LisPage *self)
{
  return get_private (self)->title;
}

GtkWidget *
lis_page_get_header_start (LisPage *self)
{
  return get_private (self)->header_start;
}

GtkWidget *
lis_page_get_header_end (LisPage *self)
{
  return get_private (self)->header_end;
}

GActionMap *
lis_page_get_actions (LisPage *self)
{
  return G_ACTION_MAP (get_private (self)->actions);
}

void
lis_page_shown (LisPage *self)
{
  if (LIS_PAGE_GET_CLASS (self)->shown != NULL)
    LIS_PAGE_GET_CLASS (self)->shown (self);
}

gboolean
lis_page_show_record (LisPage *self, LisEntityType type, LisId id)
{
  return LIS_PAGE_GET_CLASS (self)->show_record != NULL
         && LIS_PAGE_GET_CLASS (self)->show_record (self, type, id);
}

gboolean
lis_page_search (LisPage *self)
{
  return LIS_PAGE_GET_CLASS (self)->search != NULL && LIS_PAGE_GET_CLASS (self)->search (self);
}
