-- SPDX-License-Identifier: MPL-2.0
--
-- Format 1 of a plan file. Released formats are frozen: a change is a new file with a new number.
--
-- Dates are ISO text, the last day included; shares are hundredths of a percent, months thirtieths of a month; ids are
-- unique across plans. HACKING.md tells how the history is chained.

CREATE TABLE format (
  lowest_reader INTEGER NOT NULL -- the oldest format number whose program may read this file
) STRICT;
INSERT INTO format (lowest_reader) VALUES (1);

-- One row a change set; digest covers the row, its changes and the digest before it. Rows are never changed.
CREATE TABLE change_set (
  number INTEGER PRIMARY KEY,
  time TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'import', 'catalogue', 'sample', 'undo', 'redo', 'erase')),
  reverses INTEGER REFERENCES change_set (number),
  message TEXT NOT NULL,
  words_digest BLOB NOT NULL,
  change_count INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT;

-- Who did it and what the message names, beside the chain: can be destroyed without breaking it by a later change set of
-- kind erase.
CREATE TABLE change_set_words (
  number INTEGER PRIMARY KEY REFERENCES change_set (number),
  salt BLOB NOT NULL,
  author TEXT NOT NULL,
  arguments TEXT NOT NULL -- joined by TAB, escaped
) STRICT;

-- One row a record changed. Fields are lines "name TAB before TAB after" with \t \n \r \\ escaped and \N for empty.
-- record_digest is that of the whole record afterwards, null after a delete.
CREATE TABLE change (
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  sequence INTEGER NOT NULL,
  entity TEXT NOT NULL,
  record INTEGER NOT NULL,
  operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
  previous INTEGER NOT NULL, -- change set that touched the record before, 0 for an insert
  fields TEXT NOT NULL,
  personal_digest BLOB, -- of the personal fields, null when none is concerned
  record_digest BLOB,
  PRIMARY KEY (change_set, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_record ON change (record, change_set);

-- Personal values of a change, beside the chain. The salt also enters record_digest. A later change set of kind erase
-- that changes the record may destroy them.
CREATE TABLE change_personal (
  change_set INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  salt BLOB NOT NULL,
  fields TEXT NOT NULL,
  PRIMARY KEY (change_set, sequence),
  FOREIGN KEY (change_set, sequence) REFERENCES change (change_set, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE "setting" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "key" TEXT NOT NULL,
  "value" TEXT
) STRICT;

CREATE TABLE "trunk" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "code" TEXT NOT NULL,
  "name" TEXT NOT NULL
) STRICT;

CREATE TABLE "specialty" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "number" INTEGER CHECK ("number" BETWEEN 1 AND 999),
  "code" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "name_en" TEXT,
  "group" TEXT NOT NULL CHECK ("group" IN ('hospital', 'asa')),
  "trunk" INTEGER REFERENCES "trunk" (id) DEFERRABLE INITIALLY DEFERRED,
  "hpr_code" TEXT,
  "chapter" TEXT,
  "variants" TEXT
) STRICT;
CREATE INDEX "specialty_trunk" ON "specialty" ("trunk");

CREATE TABLE "unit" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "level" TEXT NOT NULL CHECK ("level" IN ('region', 'trust', 'private', 'hospital', 'department', 'section', 'outside')),
  "name" TEXT NOT NULL,
  "code" TEXT,
  "parent" INTEGER REFERENCES "unit" (id) DEFERRABLE INITIALLY DEFERRED,
  "org_number" TEXT,
  "kind" TEXT,
  "specialty" INTEGER REFERENCES "specialty" (id) DEFERRABLE INITIALLY DEFERRED,
  "legal_employer" INTEGER REFERENCES "unit" (id) DEFERRABLE INITIALLY DEFERRED,
  "start" TEXT,
  "end" TEXT,
  "successor" INTEGER REFERENCES "unit" (id) DEFERRABLE INITIALLY DEFERRED,
  "variants" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "unit_parent" ON "unit" ("parent");
CREATE INDEX "unit_specialty" ON "unit" ("specialty");
CREATE INDEX "unit_legal_employer" ON "unit" ("legal_employer");
CREATE INDEX "unit_successor" ON "unit" ("successor");

CREATE TABLE "goal" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "code" TEXT NOT NULL,
  "specialty" INTEGER REFERENCES "specialty" (id) DEFERRABLE INITIALLY DEFERRED,
  "trunk" INTEGER REFERENCES "trunk" (id) DEFERRABLE INITIALLY DEFERRED,
  "part" TEXT NOT NULL CHECK ("part" IN ('part-1', 'part-2', 'part-3', 'part-2-3')),
  "arena" TEXT,
  "chapter" TEXT,
  "section" TEXT
) STRICT;
CREATE INDEX "goal_specialty" ON "goal" ("specialty");
CREATE INDEX "goal_trunk" ON "goal" ("trunk");

CREATE TABLE "goal_version" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "goal" INTEGER NOT NULL REFERENCES "goal" (id) DEFERRABLE INITIALLY DEFERRED,
  "start" TEXT NOT NULL,
  "end" TEXT,
  "text" TEXT NOT NULL,
  "stricter" INTEGER NOT NULL CHECK ("stricter" IN (0, 1)),
  "knowledge_level" INTEGER CHECK ("knowledge_level" BETWEEN 1 AND 3),
  "skill_level" INTEGER CHECK ("skill_level" BETWEEN 1 AND 3)
) STRICT;
CREATE INDEX "goal_version_goal" ON "goal_version" ("goal");

CREATE TABLE "activity" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('course', 'procedure', 'e-learning', 'simulation', 'service', 'other')),
  "name" TEXT NOT NULL,
  "specialty" INTEGER REFERENCES "specialty" (id) DEFERRABLE INITIALLY DEFERRED,
  "goal" INTEGER REFERENCES "goal" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "activity_specialty" ON "activity" ("specialty");
CREATE INDEX "activity_goal" ON "activity" ("goal");

CREATE TABLE "procedure_target" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "specialty" INTEGER NOT NULL REFERENCES "specialty" (id) DEFERRABLE INITIALLY DEFERRED,
  "procedure" TEXT NOT NULL,
  "minimum" INTEGER NOT NULL CHECK ("minimum" BETWEEN 0 AND 100000),
  "comment" TEXT
) STRICT;
CREATE INDEX "procedure_target_specialty" ON "procedure_target" ("specialty");

CREATE TABLE "person" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "local_id" TEXT,
  "given_name" TEXT NOT NULL,
  "family_name" TEXT NOT NULL,
  "hpr_number" TEXT,
  "authorisation" TEXT,
  "part1_completed" TEXT,
  "part1_months" INTEGER CHECK ("part1_months" BETWEEN 0 AND 1800),
  "part1_basis" TEXT CHECK ("part1_basis" IN ('norway', 'abroad', 'old-scheme', 'exempt')),
  "note" TEXT
) STRICT;

CREATE TABLE "specialist_approval" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "person" INTEGER NOT NULL REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "specialty" INTEGER NOT NULL REFERENCES "specialty" (id) DEFERRABLE INITIALLY DEFERRED,
  "approved" TEXT,
  "country" TEXT
) STRICT;
CREATE INDEX "specialist_approval_person" ON "specialist_approval" ("person");
CREATE INDEX "specialist_approval_specialty" ON "specialist_approval" ("specialty");

CREATE TABLE "role" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "holder" INTEGER NOT NULL REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('manager', 'delegate', 'mentor', 'local-mentor', 'supervisor', 'training-lead', 'coordinator', 'administrator', 'council-member', 'council-deputy')),
  "trainee" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "unit" INTEGER REFERENCES "unit" (id) DEFERRABLE INITIALLY DEFERRED,
  "specialty" INTEGER REFERENCES "specialty" (id) DEFERRABLE INITIALLY DEFERRED,
  "start" TEXT,
  "end" TEXT,
  "share" INTEGER CHECK ("share" BETWEEN 0 AND 10000)
) STRICT;
CREATE INDEX "role_holder" ON "role" ("holder");
CREATE INDEX "role_trainee" ON "role" ("trainee");
CREATE INDEX "role_unit" ON "role" ("unit");
CREATE INDEX "role_specialty" ON "role" ("specialty");

CREATE TABLE "tutor_training" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "person" INTEGER NOT NULL REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('mentor', 'supervisor', 'other')),
  "completed" TEXT NOT NULL
) STRICT;
CREATE INDEX "tutor_training_person" ON "tutor_training" ("person");

CREATE TABLE "post" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "unit" INTEGER NOT NULL REFERENCES "unit" (id) DEFERRABLE INITIALLY DEFERRED,
  "number" TEXT,
  "specialty" INTEGER REFERENCES "specialty" (id) DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('permanent', 'temporary', 'substitute', 'rotation')),
  "share" INTEGER NOT NULL CHECK ("share" BETWEEN 0 AND 10000),
  "start" TEXT,
  "end" TEXT
) STRICT;
CREATE INDEX "post_unit" ON "post" ("unit");
CREATE INDEX "post_specialty" ON "post" ("specialty");

CREATE TABLE "employment" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "person" INTEGER NOT NULL REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "employer" INTEGER NOT NULL REFERENCES "unit" (id) DEFERRABLE INITIALLY DEFERRED,
  "post" INTEGER REFERENCES "post" (id) DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('permanent', 'temporary', 'substitute', 'rotation')),
  "share" INTEGER NOT NULL CHECK ("share" BETWEEN 0 AND 10000),
  "start" TEXT NOT NULL,
  "end" TEXT,
  "substitute_for" INTEGER REFERENCES "employment" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "employment_person" ON "employment" ("person");
CREATE INDEX "employment_employer" ON "employment" ("employer");
CREATE INDEX "employment_post" ON "employment" ("post");
CREATE INDEX "employment_substitute_for" ON "employment" ("substitute_for");

CREATE TABLE "leave" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "employment" INTEGER NOT NULL REFERENCES "employment" (id) DEFERRABLE INITIALLY DEFERRED,
  "start" TEXT NOT NULL,
  "end" TEXT,
  "share" INTEGER NOT NULL CHECK ("share" BETWEEN 0 AND 10000),
  "rotation" INTEGER NOT NULL CHECK ("rotation" IN (0, 1))
) STRICT;
CREATE INDEX "leave_employment" ON "leave" ("employment");

CREATE TABLE "capacity" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "unit" INTEGER NOT NULL REFERENCES "unit" (id) DEFERRABLE INITIALLY DEFERRED,
  "specialty" INTEGER REFERENCES "specialty" (id) DEFERRABLE INITIALLY DEFERRED,
  "places" INTEGER NOT NULL CHECK ("places" BETWEEN 0 AND 10000),
  "start" TEXT,
  "end" TEXT
) STRICT;
CREATE INDEX "capacity_unit" ON "capacity" ("unit");
CREATE INDEX "capacity_specialty" ON "capacity" ("specialty");

CREATE TABLE "approval" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "unit" INTEGER NOT NULL REFERENCES "unit" (id) DEFERRABLE INITIALLY DEFERRED,
  "specialty" INTEGER NOT NULL REFERENCES "specialty" (id) DEFERRABLE INITIALLY DEFERRED,
  "status" TEXT NOT NULL CHECK ("status" IN ('applied', 'temporary', 'approved', 'registered', 'refused', 'withdrawn')),
  "decision" TEXT,
  "start" TEXT,
  "end" TEXT
) STRICT;
CREATE INDEX "approval_unit" ON "approval" ("unit");
CREATE INDEX "approval_specialty" ON "approval" ("specialty");

CREATE TABLE "training" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "person" INTEGER NOT NULL REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "specialty" INTEGER NOT NULL REFERENCES "specialty" (id) DEFERRABLE INITIALLY DEFERRED,
  "scheme" TEXT NOT NULL CHECK ("scheme" IN ('current', 'old')),
  "programme" TEXT,
  "goals_as_of" TEXT,
  "start" TEXT,
  "end" TEXT,
  "outcome" TEXT CHECK ("outcome" IN ('completed', 'discontinued', 'moved'))
) STRICT;
CREATE INDEX "training_person" ON "training" ("person");
CREATE INDEX "training_specialty" ON "training" ("specialty");

CREATE TABLE "period" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "person" INTEGER NOT NULL REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('service', 'research', 'leave', 'other')),
  "unit" INTEGER REFERENCES "unit" (id) DEFERRABLE INITIALLY DEFERRED,
  "start" TEXT,
  "end" TEXT,
  "share" INTEGER NOT NULL CHECK ("share" BETWEEN 0 AND 10000),
  "state" TEXT NOT NULL CHECK ("state" IN ('draft', 'proposed', 'agreed')),
  "months" INTEGER CHECK ("months" BETWEEN 0 AND 7200),
  "wished_unit" INTEGER REFERENCES "unit" (id) DEFERRABLE INITIALLY DEFERRED,
  "window_start" TEXT,
  "window_end" TEXT,
  "sender_answer" TEXT CHECK ("sender_answer" IN ('yes', 'no', 'conditional')),
  "sender_answered" TEXT,
  "receiver_answer" TEXT CHECK ("receiver_answer" IN ('yes', 'no', 'conditional')),
  "receiver_answered" TEXT,
  "doctor_answer" TEXT CHECK ("doctor_answer" IN ('yes', 'no', 'conditional')),
  "doctor_answered" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "period_person" ON "period" ("person");
CREATE INDEX "period_unit" ON "period" ("unit");
CREATE INDEX "period_wished_unit" ON "period" ("wished_unit");

CREATE TABLE "period_training" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "period" INTEGER NOT NULL REFERENCES "period" (id) DEFERRABLE INITIALLY DEFERRED,
  "training" INTEGER NOT NULL REFERENCES "training" (id) DEFERRABLE INITIALLY DEFERRED,
  "part" TEXT CHECK ("part" IN ('part-1', 'part-2', 'part-3', 'part-2-3')),
  "counted_share" INTEGER NOT NULL CHECK ("counted_share" BETWEEN 0 AND 10000)
) STRICT;
CREATE INDEX "period_training_period" ON "period_training" ("period");
CREATE INDEX "period_training_training" ON "period_training" ("training");

CREATE TABLE "period_goal" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "period" INTEGER NOT NULL REFERENCES "period" (id) DEFERRABLE INITIALLY DEFERRED,
  "goal" INTEGER NOT NULL REFERENCES "goal" (id) DEFERRABLE INITIALLY DEFERRED,
  "activity" INTEGER REFERENCES "activity" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "period_goal_period" ON "period_goal" ("period");
CREATE INDEX "period_goal_goal" ON "period_goal" ("goal");
CREATE INDEX "period_goal_activity" ON "period_goal" ("activity");

CREATE TABLE "absence" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "person" INTEGER NOT NULL REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "start" TEXT NOT NULL,
  "end" TEXT,
  "share" INTEGER NOT NULL CHECK ("share" BETWEEN 0 AND 10000),
  "effect" TEXT NOT NULL CHECK ("effect" IN ('counts', 'deducted'))
) STRICT;
CREATE INDEX "absence_person" ON "absence" ("person");

CREATE TABLE "credited_service" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "person" INTEGER NOT NULL REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "training" INTEGER REFERENCES "training" (id) DEFERRABLE INITIALLY DEFERRED,
  "specialty" INTEGER REFERENCES "specialty" (id) DEFERRABLE INITIALLY DEFERRED,
  "place" TEXT,
  "country" TEXT,
  "start" TEXT,
  "end" TEXT,
  "months" INTEGER NOT NULL CHECK ("months" BETWEEN 0 AND 7200)
) STRICT;
CREATE INDEX "credited_service_person" ON "credited_service" ("person");
CREATE INDEX "credited_service_training" ON "credited_service" ("training");
CREATE INDEX "credited_service_specialty" ON "credited_service" ("specialty");

CREATE TABLE "service_confirmation" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "person" INTEGER NOT NULL REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "unit" INTEGER NOT NULL REFERENCES "unit" (id) DEFERRABLE INITIALLY DEFERRED,
  "start" TEXT NOT NULL,
  "end" TEXT NOT NULL,
  "share" INTEGER NOT NULL CHECK ("share" BETWEEN 0 AND 10000),
  "period" INTEGER REFERENCES "period" (id) DEFERRABLE INITIALLY DEFERRED,
  "confirmed_by" INTEGER REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
  "confirmed" TEXT NOT NULL
) STRICT;
CREATE INDEX "service_confirmation_person" ON "service_confirmation" ("person");
CREATE INDEX "service_confirmation_unit" ON "service_confirmation" ("unit");
CREATE INDEX "service_confirmation_period" ON "service_confirmation" ("period");
CREATE INDEX "service_confirmation_confirmed_by" ON "service_confirmation" ("confirmed_by");

CREATE TABLE "action_plan" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "name" TEXT NOT NULL,
  "version" TEXT,
  "owner" INTEGER REFERENCES "unit" (id) DEFERRABLE INITIALLY DEFERRED,
  "start" TEXT,
  "end" TEXT,
  "vision" TEXT,
  "text" TEXT,
  "report" TEXT,
  "parent" INTEGER REFERENCES "action_plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "template" INTEGER NOT NULL CHECK ("template" IN (0, 1))
) STRICT;
CREATE INDEX "action_plan_owner" ON "action_plan" ("owner");
CREATE INDEX "action_plan_parent" ON "action_plan" ("parent");

CREATE TABLE "area" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "action_plan" INTEGER NOT NULL REFERENCES "action_plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "order" INTEGER CHECK ("order" BETWEEN 1 AND 100000),
  "name" TEXT NOT NULL,
  "text" TEXT
) STRICT;
CREATE INDEX "area_action_plan" ON "area" ("action_plan");

CREATE TABLE "objective" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "action_plan" INTEGER NOT NULL REFERENCES "action_plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "area" INTEGER REFERENCES "area" (id) DEFERRABLE INITIALLY DEFERRED,
  "order" INTEGER CHECK ("order" BETWEEN 1 AND 100000),
  "number" TEXT,
  "text" TEXT NOT NULL
) STRICT;
CREATE INDEX "objective_action_plan" ON "objective" ("action_plan");
CREATE INDEX "objective_area" ON "objective" ("area");

CREATE TABLE "measure" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "action_plan" INTEGER NOT NULL REFERENCES "action_plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "area" INTEGER REFERENCES "area" (id) DEFERRABLE INITIALLY DEFERRED,
  "objective" INTEGER REFERENCES "objective" (id) DEFERRABLE INITIALLY DEFERRED,
  "order" INTEGER CHECK ("order" BETWEEN 1 AND 100000),
  "number" TEXT,
  "title" TEXT NOT NULL,
  "text" TEXT,
  "report_page" TEXT,
  "wanted_effects" TEXT,
  "start_text" TEXT,
  "due_text" TEXT,
  "start" TEXT,
  "end" TEXT,
  "certainty" TEXT CHECK ("certainty" IN ('day', 'period', 'open', 'uncertain', 'unknown')),
  "recurrence" TEXT CHECK ("recurrence" IN ('continuous', 'yearly', 'half-yearly', 'quarterly', 'monthly')),
  "follows" INTEGER REFERENCES "measure" (id) DEFERRABLE INITIALLY DEFERRED,
  "doubtful" INTEGER NOT NULL CHECK ("doubtful" IN (0, 1)),
  "doubt" TEXT,
  "withdrawn" TEXT
) STRICT;
CREATE INDEX "measure_action_plan" ON "measure" ("action_plan");
CREATE INDEX "measure_area" ON "measure" ("area");
CREATE INDEX "measure_objective" ON "measure" ("objective");
CREATE INDEX "measure_follows" ON "measure" ("follows");

CREATE TABLE "step" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "measure" INTEGER NOT NULL REFERENCES "measure" (id) DEFERRABLE INITIALLY DEFERRED,
  "order" INTEGER CHECK ("order" BETWEEN 1 AND 100000),
  "number" TEXT,
  "text" TEXT NOT NULL,
  "report_page" TEXT,
  "start_text" TEXT,
  "due_text" TEXT,
  "start" TEXT,
  "end" TEXT,
  "certainty" TEXT CHECK ("certainty" IN ('day', 'period', 'open', 'uncertain', 'unknown')),
  "recurrence" TEXT CHECK ("recurrence" IN ('continuous', 'yearly', 'half-yearly', 'quarterly', 'monthly')),
  "follows" INTEGER REFERENCES "step" (id) DEFERRABLE INITIALLY DEFERRED,
  "doubtful" INTEGER NOT NULL CHECK ("doubtful" IN (0, 1)),
  "doubt" TEXT,
  "withdrawn" TEXT
) STRICT;
CREATE INDEX "step_measure" ON "step" ("measure");
CREATE INDEX "step_follows" ON "step" ("follows");

CREATE TABLE "actor" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('unit', 'group', 'body')),
  "unit" INTEGER REFERENCES "unit" (id) DEFERRABLE INITIALLY DEFERRED,
  "variants" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "actor_unit" ON "actor" ("unit");

CREATE TABLE "actor_member" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "group" INTEGER NOT NULL REFERENCES "actor" (id) DEFERRABLE INITIALLY DEFERRED,
  "member" INTEGER NOT NULL REFERENCES "actor" (id) DEFERRABLE INITIALLY DEFERRED,
  "start" TEXT,
  "end" TEXT
) STRICT;
CREATE INDEX "actor_member_group" ON "actor_member" ("group");
CREATE INDEX "actor_member_member" ON "actor_member" ("member");

CREATE TABLE "responsibility" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "measure" INTEGER REFERENCES "measure" (id) DEFERRABLE INITIALLY DEFERRED,
  "step" INTEGER REFERENCES "step" (id) DEFERRABLE INITIALLY DEFERRED,
  "actor" INTEGER NOT NULL REFERENCES "actor" (id) DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('responsible', 'contributes', 'initiates', 'performs'))
) STRICT;
CREATE INDEX "responsibility_measure" ON "responsibility" ("measure");
CREATE INDEX "responsibility_step" ON "responsibility" ("step");
CREATE INDEX "responsibility_actor" ON "responsibility" ("actor");

CREATE TABLE "step_status" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "measure" INTEGER REFERENCES "measure" (id) DEFERRABLE INITIALLY DEFERRED,
  "step" INTEGER REFERENCES "step" (id) DEFERRABLE INITIALLY DEFERRED,
  "actor" INTEGER REFERENCES "actor" (id) DEFERRABLE INITIALLY DEFERRED,
  "date" TEXT NOT NULL,
  "state" TEXT NOT NULL CHECK ("state" IN ('not-started', 'started', 'done', 'stopped')),
  "comment" TEXT,
  "author" TEXT
) STRICT;
CREATE INDEX "step_status_measure" ON "step_status" ("measure");
CREATE INDEX "step_status_step" ON "step_status" ("step");
CREATE INDEX "step_status_actor" ON "step_status" ("actor");

CREATE TABLE "plan_note" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "action_plan" INTEGER NOT NULL REFERENCES "action_plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "measure" INTEGER REFERENCES "measure" (id) DEFERRABLE INITIALLY DEFERRED,
  "step" INTEGER REFERENCES "step" (id) DEFERRABLE INITIALLY DEFERRED,
  "actor" INTEGER REFERENCES "actor" (id) DEFERRABLE INITIALLY DEFERRED,
  "date" TEXT,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('note', 'decision', 'minutes')),
  "text" TEXT NOT NULL,
  "author" TEXT
) STRICT;
CREATE INDEX "plan_note_action_plan" ON "plan_note" ("action_plan");
CREATE INDEX "plan_note_measure" ON "plan_note" ("measure");
CREATE INDEX "plan_note_step" ON "plan_note" ("step");
CREATE INDEX "plan_note_actor" ON "plan_note" ("actor");

CREATE TABLE "risk" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "action_plan" INTEGER NOT NULL REFERENCES "action_plan" (id) DEFERRABLE INITIALLY DEFERRED,
  "measure" INTEGER REFERENCES "measure" (id) DEFERRABLE INITIALLY DEFERRED,
  "actor" INTEGER REFERENCES "actor" (id) DEFERRABLE INITIALLY DEFERRED,
  "text" TEXT NOT NULL,
  "likelihood" TEXT CHECK ("likelihood" IN ('low', 'medium', 'high')),
  "consequence" TEXT CHECK ("consequence" IN ('low', 'medium', 'high')),
  "response" TEXT,
  "closed" TEXT
) STRICT;
CREATE INDEX "risk_action_plan" ON "risk" ("action_plan");
CREATE INDEX "risk_measure" ON "risk" ("measure");
CREATE INDEX "risk_actor" ON "risk" ("actor");

CREATE TABLE "effect_goal" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "measure" INTEGER NOT NULL REFERENCES "measure" (id) DEFERRABLE INITIALLY DEFERRED,
  "actor" INTEGER REFERENCES "actor" (id) DEFERRABLE INITIALLY DEFERRED,
  "text" TEXT NOT NULL
) STRICT;
CREATE INDEX "effect_goal_measure" ON "effect_goal" ("measure");
CREATE INDEX "effect_goal_actor" ON "effect_goal" ("actor");

CREATE TABLE "indicator" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "measure" INTEGER NOT NULL REFERENCES "measure" (id) DEFERRABLE INITIALLY DEFERRED,
  "effect_goal" INTEGER REFERENCES "effect_goal" (id) DEFERRABLE INITIALLY DEFERRED,
  "actor" INTEGER REFERENCES "actor" (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT NOT NULL,
  "unit" TEXT,
  "rule" TEXT,
  "baseline" INTEGER CHECK ("baseline" BETWEEN -2147483647 AND 2147483647),
  "target" INTEGER CHECK ("target" BETWEEN -2147483647 AND 2147483647),
  "direction" TEXT NOT NULL CHECK ("direction" IN ('up', 'down')),
  "warning" INTEGER CHECK ("warning" BETWEEN -2147483647 AND 2147483647),
  "alarm" INTEGER CHECK ("alarm" BETWEEN -2147483647 AND 2147483647)
) STRICT;
CREATE INDEX "indicator_measure" ON "indicator" ("measure");
CREATE INDEX "indicator_effect_goal" ON "indicator" ("effect_goal");
CREATE INDEX "indicator_actor" ON "indicator" ("actor");

CREATE TABLE "measurement" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "indicator" INTEGER NOT NULL REFERENCES "indicator" (id) DEFERRABLE INITIALLY DEFERRED,
  "actor" INTEGER REFERENCES "actor" (id) DEFERRABLE INITIALLY DEFERRED,
  "date" TEXT NOT NULL,
  "value" INTEGER NOT NULL CHECK ("value" BETWEEN -2147483647 AND 2147483647),
  "comment" TEXT
) STRICT;
CREATE INDEX "measurement_indicator" ON "measurement" ("indicator");
CREATE INDEX "measurement_actor" ON "measurement" ("actor");

CREATE TABLE "plan_reference" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "measure" INTEGER REFERENCES "measure" (id) DEFERRABLE INITIALLY DEFERRED,
  "step" INTEGER REFERENCES "step" (id) DEFERRABLE INITIALLY DEFERRED,
  "number" TEXT,
  "title" TEXT,
  "target" INTEGER REFERENCES "measure" (id) DEFERRABLE INITIALLY DEFERRED,
  "text" TEXT NOT NULL,
  "doubtful" INTEGER NOT NULL CHECK ("doubtful" IN (0, 1)),
  "doubt" TEXT
) STRICT;
CREATE INDEX "plan_reference_measure" ON "plan_reference" ("measure");
CREATE INDEX "plan_reference_step" ON "plan_reference" ("step");
CREATE INDEX "plan_reference_target" ON "plan_reference" ("target");

CREATE TABLE "proposal" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "name" TEXT NOT NULL,
  "author" TEXT,
  "created" TEXT,
  "based_on" INTEGER CHECK ("based_on" BETWEEN 0 AND 2147483647),
  "state" TEXT NOT NULL CHECK ("state" IN ('open', 'adopted', 'rejected'))
) STRICT;

CREATE TABLE "proposed_record" (
  id INTEGER PRIMARY KEY,
  change_set INTEGER NOT NULL REFERENCES change_set (number),
  "proposal" INTEGER NOT NULL REFERENCES "proposal" (id) DEFERRABLE INITIALLY DEFERRED,
  "operation" TEXT NOT NULL CHECK ("operation" IN ('new', 'change', 'removal')),
  "subject" TEXT NOT NULL,
  "content" TEXT
) STRICT;
CREATE INDEX "proposed_record_proposal" ON "proposed_record" ("proposal");
