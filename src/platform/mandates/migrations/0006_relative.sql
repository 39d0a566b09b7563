-- Family somebody noted in their account, to fill in applications with: it gives no right. Rights come of mandates alone.
create table mandates.relative (
  id uuid primary key,
  person_id uuid not null references identity.person (id),
  -- What they are to whoever noted them.
  relation text not null check (relation in ('child', 'spouse', 'parent')),
  name text not null check (length(name) between 1 and 120),
  -- Sealed, with the keyed digest it is found by.
  nik text not null,
  nik_index text not null,
  born date not null,
  -- When whoever noted them said that they agree, or that they are their child's parent or guardian.
  agreed_at timestamptz not null
);
create unique index relative_once on mandates.relative (person_id, nik_index);
