/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "lis-id.h"
#include "lis-pen.h"
#include "lis-style.h"

/**
 * LisScene: what is to be drawn of one region, as plain arrays in order of painting. Hit test, spoken text and golden
 * dump ask the same scene. Its arrays are kept and filled again for the next frame.
 */

/* The parts of a chart, each with its own clip. */
typedef enum
{
  LIS_PART_BODY,
  LIS_PART_HEADINGS, /* of groups: across names and body */
  LIS_PART_NAMES,
  LIS_PART_RULER,
  LIS_PART_CORNER,
  LIS_PART_STRIP,
  LIS_PART_STRIP_NAMES,
  LIS_PART_PAGE,     /* title, legend, tables */
  LIS_N_PARTS,
} LisChartPart;

/* What lies under the pointer. */
typedef enum
{
  LIS_THING_NONE,
  LIS_THING_GROUP,    /* index: of the group */
  LIS_THING_ROW,      /* a doctor's name; id: person */
  LIS_THING_BAR,      /* index: in bars; id: period */
  LIS_THING_UNPLACED, /* index: in unplaced; id: period */
  LIS_THING_ABSENCE,  /* index: in absences; id: absence */
  LIS_THING_MARK,     /* index: in marks; id: period, if any */
  LIS_THING_LOAD,     /* index: in loads; id: unit */
  LIS_THING_HOLIDAY,  /* index: the day as LisDate */
  LIS_THING_TODAY,
  LIS_THING_ENTRY,    /* index: of a dashboard's entry */
  LIS_THING_ITEM,     /* index: of a row of the action plans; id: step or measure */
} LisThing;

typedef struct
{
  LisThing thing;
  guint    row;   /* index in rows, or G_MAXUINT */
  guint    index;
  LisId    id;
} LisSceneSubject;

typedef struct
{
  LisRect         rect;
  LisBoxRole      role;
  LisSceneSubject subject;
} LisSceneBox;

typedef struct
{
  float       x1, y1, x2, y2;
  LisLineRole role;
} LisSceneLine;

/* One line of text, in the middle of the height of @rect, cut with "…" where it is wider. */
typedef struct
{
  LisRect         rect;
  const char     *text; /* owned by the pathways, or by the scene until it is cleared */
  LisFont         font;
  LisInk          ink;
  LisAlign        align;
  LisSceneSubject subject;
} LisSceneLabel;

/* A stretch of the arrays painted together: first its boxes, then its lines, then its labels. Boxes of one stretch do
 * not overlap unless they look the same, so that they can be painted by looks. */
typedef struct
{
  LisChartPart part;
  guint first_box, n_boxes;
  guint first_line, n_lines;
  guint first_label, n_labels;
} LisSceneStretch;

typedef struct
{
  const LisStyle *style;
  LisRect         clips[LIS_N_PARTS];
  GArray         *stretches; /* LisSceneStretch */
  GArray         *boxes;     /* LisSceneBox */
  GArray         *lines;     /* LisSceneLine */
  GArray         *labels;    /* LisSceneLabel */
  GPtrArray      *blocks;    /* texts made for this frame, in blocks that are kept */
  guint           block;
  gsize           block_used;
  GArray         *scratch;   /* LisRect: room for the painter */
} LisScene;

LisScene *lis_scene_new (void);
void      lis_scene_free (LisScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LisScene, lis_scene_free)

/* Empties it, keeping the room. @style must live as long as the scene is used. */
void      lis_scene_clear (LisScene *scene, const LisStyle *style);

/* For those who fill it. Things belong to the stretch begun last. */
void      lis_scene_begin (LisScene *scene, LisChartPart part);
void      lis_scene_add_box (LisScene *scene, LisRect rect, LisBoxRole role, const LisSceneSubject *subject);
void      lis_scene_add_line (LisScene *scene, double x1, double y1, double x2, double y2, LisLineRole role);
/* @text is not copied: see lis_scene_keep_text(). NULL and "" add nothing. */
void      lis_scene_add_label (LisScene *scene, LisRect rect, const char *text, LisFont font, LisInk ink,
                               LisAlign align, const LisSceneSubject *subject);
/* A copy of @text that lives until the scene is cleared. */
const char *lis_scene_keep_text (LisScene *scene, const char *text);
const char *lis_scene_format_text (LisScene *scene, const char *format, ...) G_GNUC_PRINTF (2, 3);

/**
 * The topmost thing at a point. In the body a day of a row without a bar gives the row.
 *
 * @rect: (out) (optional): where it lies.
 */
LisSceneSubject lis_scene_hit (const LisScene *scene, double x, double y, LisRect *rect);

/* Paints everything, in order. Not thread-safe for one scene. */
void      lis_scene_paint (LisScene *scene, LisPen *pen);

/* One line a thing, positions rounded to tenths: for golden files. Free with g_free(). */
char     *lis_scene_dump (const LisScene *scene);
