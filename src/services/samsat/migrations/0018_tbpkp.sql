-- The e-TBPKP of a proof: the sealed paper that says what was paid, made once.
create table samsat.tbpkp (
  proof_id uuid primary key references samsat.proof (id),
  number text not null,
  -- In the register of documents, and the bytes; the file goes with its holder's account.
  document_id uuid not null unique,
  file_id uuid not null,
  issued_at timestamptz not null
);
