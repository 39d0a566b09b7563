-- A report that was approved stays as it is; what was wrong in it is put right by a further edition, which says why.
alter table ombudsman.figure_report add column edition integer not null default 1 check (edition > 0);
alter table ombudsman.figure_report add column reason text check (reason <> '');
alter table ombudsman.figure_report add constraint corrected_for_a_reason check ((edition = 1) = (reason is null));
drop index ombudsman.figure_report_agency_id_period_idx;
create unique index on ombudsman.figure_report (agency_id, period, edition) where state = 'approved';
