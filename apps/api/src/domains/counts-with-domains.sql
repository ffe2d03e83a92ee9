-- What hangs on each of these enterprises at that time: what would end if it were deleted. Each table is read once, however many they are.
select e.id, coalesce(m.n, 0) as members, coalesce(d.n, 0) as domains, coalesce(r.n, 0) as open_requests, coalesce(c.n, 0) as certificates
from unnest(ids) as e (id)
left join (select enterprise_id, count(*) as n from membership where enterprise_id = any(ids) group by enterprise_id) m
  on m.enterprise_id = e.id
left join (select enterprise_id, count(*) as n from domain where enterprise_id = any(ids) group by enterprise_id) d
  on d.enterprise_id = e.id
left join (select enterprise_id, count(*) as n from request
  where enterprise_id = any(ids) and deleted_at is null and status not in ('issued', 'declined') group by enterprise_id) r
  on r.enterprise_id = e.id
left join (select enterprise_id, count(*) as n from certificate
  where enterprise_id = any(ids) and not_after >= at and (revoked_at is null or revocation_reason = 'certificateHold')
  group by enterprise_id) c
  on c.enterprise_id = e.id
