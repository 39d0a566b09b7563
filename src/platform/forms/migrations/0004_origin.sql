-- What an application goes on from, such as a consultation: the case's id, and what it is called to its applicant.
alter table forms.draft
  add column origin_id uuid,
  add column origin_label text,
  add constraint draft_origin check ((origin_id is null) = (origin_label is null)) not valid;
