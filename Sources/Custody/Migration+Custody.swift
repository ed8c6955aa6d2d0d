import Store

extension Migration {
    package static let ofCustody = [
        Migration(
            60, "keys and borrowed things",
            """
            CREATE TABLE cabinet (
              id INTEGER PRIMARY KEY, project BIGINT NOT NULL REFERENCES project (id),
              code TEXT NOT NULL CHECK (code <> ''), name TEXT NOT NULL CHECK (name <> ''),
              hooks BIGINT NOT NULL CHECK (hooks BETWEEN 1 AND 240), place BIGINT REFERENCES place (id),
              counted_at BIGINT, by_staff BIGINT NOT NULL, at BIGINT NOT NULL, UNIQUE (project, code)
            );
            CREATE TABLE custody_key (
              id INTEGER PRIMARY KEY, project BIGINT NOT NULL REFERENCES project (id),
              kind TEXT NOT NULL CHECK (kind <> ''), number TEXT NOT NULL CHECK (number <> ''),
              name TEXT NOT NULL CHECK (name <> ''), place BIGINT REFERENCES place (id),
              cabinet BIGINT REFERENCES cabinet (id), hook BIGINT,
              copies BIGINT NOT NULL CHECK (copies >= 0), lent BIGINT NOT NULL CHECK (lent >= 0),
              lost BIGINT NOT NULL CHECK (lost >= 0), seal TEXT NOT NULL, seal_checked_at BIGINT,
              condition TEXT NOT NULL CHECK (condition IN ('good', 'worn', 'damaged')), note TEXT NOT NULL,
              due_at BIGINT, retired_at BIGINT, version BIGINT NOT NULL CHECK (version > 0),
              CHECK (lent + lost <= copies), CHECK ((due_at IS NULL) = (lent = 0)),
              CHECK (hook IS NULL OR (hook > 0 AND cabinet IS NOT NULL AND retired_at IS NULL)),
              UNIQUE (project, number)
            );
            CREATE UNIQUE INDEX custody_key_on_hook ON custody_key (cabinet, hook) WHERE hook IS NOT NULL;
            CREATE INDEX custody_key_in_cabinet ON custody_key (cabinet, number) WHERE retired_at IS NULL;
            CREATE INDEX custody_key_by_place ON custody_key (place);
            CREATE INDEX custody_key_due ON custody_key (project, due_at, id) WHERE due_at IS NOT NULL;
            CREATE INDEX custody_key_lost ON custody_key (project, number) WHERE lost > 0;
            CREATE TABLE key_loan (
              id INTEGER PRIMARY KEY, project BIGINT NOT NULL REFERENCES project (id),
              custody_key BIGINT NOT NULL REFERENCES custody_key (id), staff BIGINT REFERENCES staff (id),
              person BIGINT REFERENCES person (id), name TEXT NOT NULL, company TEXT NOT NULL,
              identity TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''),
              lent_at BIGINT NOT NULL, due_at BIGINT NOT NULL CHECK (due_at > lent_at), lent_by BIGINT NOT NULL,
              ended_at BIGINT, ended_as TEXT CHECK (ended_as IN ('returned', 'lost')), ended_by BIGINT,
              condition TEXT CHECK (condition IN ('good', 'worn', 'damaged')), note TEXT NOT NULL,
              CHECK ((ended_at IS NULL) = (ended_as IS NULL)),
              CHECK (staff IS NOT NULL OR person IS NOT NULL OR name <> '')
            );
            CREATE INDEX key_loan_by_key ON key_loan (custody_key, id);
            CREATE INDEX key_loan_open ON key_loan (custody_key, due_at) WHERE ended_at IS NULL;
            CREATE INDEX key_loan_by_person ON key_loan (person) WHERE person IS NOT NULL;
            CREATE TABLE key_hold (
              id INTEGER PRIMARY KEY, custody_key BIGINT NOT NULL REFERENCES custody_key (id),
              person BIGINT NOT NULL REFERENCES person (id), giver TEXT NOT NULL CHECK (giver <> ''),
              consent TEXT NOT NULL CHECK (consent <> ''), until_day TEXT, at BIGINT NOT NULL, by_staff BIGINT NOT NULL,
              released_at BIGINT, released_by BIGINT, receiver TEXT NOT NULL,
              CHECK ((released_at IS NULL) = (receiver = ''))
            );
            CREATE UNIQUE INDEX key_hold_open ON key_hold (custody_key) WHERE released_at IS NULL;
            CREATE INDEX key_hold_by_key ON key_hold (custody_key, id);
            CREATE INDEX key_hold_by_person ON key_hold (person);
            CREATE TABLE key_loss (
              id INTEGER PRIMARY KEY, project BIGINT NOT NULL REFERENCES project (id),
              custody_key BIGINT NOT NULL REFERENCES custody_key (id), loan BIGINT REFERENCES key_loan (id),
              reported_at BIGINT NOT NULL, reported_by BIGINT NOT NULL, words TEXT NOT NULL CHECK (words <> ''),
              case_number TEXT, settled_at BIGINT, settled_by BIGINT,
              outcome TEXT CHECK (outcome IN ('found', 'replaced', 'writtenOff')),
              CHECK ((settled_at IS NULL) = (outcome IS NULL))
            );
            CREATE INDEX key_loss_by_key ON key_loss (custody_key, id);
            CREATE TABLE key_entry (
              id INTEGER PRIMARY KEY, custody_key BIGINT NOT NULL REFERENCES custody_key (id), at BIGINT NOT NULL,
              actor BIGINT NOT NULL, actor_name TEXT NOT NULL, act TEXT NOT NULL CHECK (act <> ''),
              change BIGINT NOT NULL, in_hand BIGINT NOT NULL CHECK (in_hand >= 0),
              loan BIGINT REFERENCES key_loan (id), loss BIGINT REFERENCES key_loss (id),
              corrects BIGINT REFERENCES key_entry (id), detail TEXT NOT NULL, words TEXT NOT NULL
            );
            CREATE INDEX key_entry_by_key ON key_entry (custody_key, id);
            CREATE TABLE key_count (
              id INTEGER PRIMARY KEY, project BIGINT NOT NULL REFERENCES project (id),
              cabinet BIGINT NOT NULL REFERENCES cabinet (id), counted_at BIGINT NOT NULL, counted_by BIGINT NOT NULL,
              signed_at BIGINT, signed_by BIGINT, differences BIGINT NOT NULL CHECK (differences >= 0),
              CHECK ((signed_at IS NULL) = (signed_by IS NULL)), CHECK (signed_by <> counted_by)
            );
            CREATE INDEX key_count_by_cabinet ON key_count (cabinet, id);
            CREATE TABLE key_count_line (
              key_count BIGINT NOT NULL REFERENCES key_count (id),
              custody_key BIGINT NOT NULL REFERENCES custody_key (id), number TEXT NOT NULL, name TEXT NOT NULL,
              hook BIGINT, expected BIGINT NOT NULL CHECK (expected >= 0), found BIGINT NOT NULL CHECK (found >= 0),
              reason TEXT NOT NULL, CHECK (expected = found OR reason <> ''), PRIMARY KEY (key_count, custody_key)
            );
            """, keeping: ["key_entry", "key_count_line"]),
        Migration(
            74, "keys are found in the one box, those of before by a job; what staff have is read by whom",
            """
            CREATE INDEX key_loan_by_staff ON key_loan (staff) WHERE staff IS NOT NULL AND ended_at IS NULL;
            INSERT INTO job (id, kind, key, due_at, tries)
              SELECT 74, 'keys.index', '0', 0, 0 WHERE EXISTS (SELECT 1 FROM custody_key);
            """),
    ]
}
