-- With whom a question is asked to be shared, until somebody else has decided; what is shared already stays shared meanwhile.
alter table lentera.question add column proposed_to text check (proposed_to in ('school', 'city'));
create index on lentera.question (agency_id, proposed_to) where proposed_to is not null;
create index on lentera.question (school_id, changed_at desc) where shared <> 'own';
create index on lentera.question (agency_id, changed_at desc) where shared = 'city';
