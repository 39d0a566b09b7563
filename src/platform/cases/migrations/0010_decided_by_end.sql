-- What ended without a letter is decided by its end: the first entry since it was last under review that closed it. Its days are counted anew.
update cases.case c
   set office_days = null,
       state = c.state || jsonb_build_object('decidedAt', (
     select to_char(min(e.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
       from cases.entry e
      where e.case_id = c.id and e.outcome = 'accepted'
        and e.effects @@ '$[*].kind == "status" && $[*].to == "closed"'
        and e.seq > coalesce((
          select max(r.seq) from cases.entry r
           where r.case_id = c.id and r.outcome = 'accepted' and r.effects @@ '$[*].to == "in-review"'), 0)))
 where c.status = 'closed' and c.state ->> 'decidedAt' is null;
