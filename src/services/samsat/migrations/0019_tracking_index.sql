-- A number of the post is of one letter: a new one is looked for among all.
create index on samsat.delivery_step (tracking_no) where tracking_no <> '';
