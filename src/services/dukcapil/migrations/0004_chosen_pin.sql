-- A PIN somebody without an account chose on the website before there was a link: what it is is not kept. `tries` counts
-- proofs that failed, of who they are.
create table dukcapil.print_pin (
  case_id uuid primary key references cases.case (id),
  -- Keyed digest over case and PIN; null while nobody chose one.
  pin_hash text,
  chosen_at timestamptz,
  tries integer not null default 0 check (tries >= 0)
);
