-- What the virus scanner found about a file.
--   unscanned  nobody looked: there was no scanner then, or the office made it
--   waiting    the scanner was away; nobody opens it until it was looked at
--   clean      nothing found
--   infected   held in quarantine
--   released   an administrator found the alarm false
--   removed    its bytes were given up; the row stays for those who refer to it
alter table files.file
  add column scan text not null default 'unscanned'
    check (scan in ('unscanned', 'waiting', 'clean', 'infected', 'released', 'removed')),
  add column scanned_at timestamptz,
  -- Program and signatures that looked.
  add column scanned_by text,
  -- What it was taken for.
  add column finding text,
  -- Why an administrator decided as they did.
  add column scan_note text;

create index file_waiting on files.file (id) where scan = 'waiting';
create index file_quarantine on files.file (id) where scan in ('infected', 'released', 'removed');
