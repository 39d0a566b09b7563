-- Seals one entry onto its lane: the lane stays locked from here to the commit, so it is called
-- last. `before` and `after` are the entry in its canonical spelling, cut where the number goes.
create function audit.append(
  in_lane smallint, before text, after text,
  at timestamptz, actor_kind text, actor_id text, action text, subject_type text, subject_id text, detail jsonb
) returns void language sql as $$
  with head as (
    update audit.lane
       set seq = lane.seq + 1,
           hash = sha256(lane.hash || convert_to(before || (lane.seq + 1) || after, 'UTF8'))
     where lane.lane = in_lane
    returning lane.seq, lane.hash
  )
  insert into audit.entry (lane, seq, at, actor_kind, actor_id, action, subject_type, subject_id, detail, hash)
  select in_lane, head.seq, append.at, append.actor_kind, append.actor_id, append.action, append.subject_type, append.subject_id,
         append.detail, head.hash
    -- Without its lane an entry has no number, and is refused.
    from (values (1)) as one left join head on true
$$;
