-- The number a letter went under stays with the step: what came back and is sent anew goes under another.
alter table samsat.delivery_step add column tracking_no text not null default '';
-- Of steps before, the last handing over of each is the one whose number the delivery still has.
update samsat.delivery_step s
   set tracking_no = d.tracking_no
  from samsat.delivery d
 where d.proof_id = s.proof_id
   and d.tracking_no <> ''
   and s.id = (select id from samsat.delivery_step
                where proof_id = d.proof_id and state = 'HANDED_TO_POS'
                order by at desc, id desc limit 1);
