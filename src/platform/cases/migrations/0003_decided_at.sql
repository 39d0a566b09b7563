-- When a case was decided stands in its state: the first entry since it was last under review that approved, issued or rejected it.
update cases.case c
   set state = c.state || jsonb_build_object('decidedAt', (
     select to_char(min(e.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
       from cases.entry e
      where e.case_id = c.id and e.outcome = 'accepted'
        and e.effects @@ '$[*].kind == "status" && ($[*].to == "approved" || $[*].to == "issued" || $[*].to == "rejected")'
        and e.seq > coalesce((
          select max(r.seq) from cases.entry r
           where r.case_id = c.id and r.outcome = 'accepted' and r.effects @@ '$[*].to == "in-review"'), 0)))
 where not c.state ? 'decidedAt';
