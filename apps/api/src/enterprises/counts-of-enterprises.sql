-- What hangs on each of these enterprises at that time: what would end if it were deleted.
select e.id,
  (select count(*) from membership m where m.enterprise_id = e.id) as members,
  0::bigint as domains,
  (select count(*) from request r
    where r.enterprise_id = e.id and r.deleted_at is null and r.status not in ('issued', 'declined')) as open_requests,
  (select count(*) from certificate c
    where c.enterprise_id = e.id and c.not_after >= at
      and (c.revoked_at is null or c.revocation_reason = 'certificateHold')) as certificates
from enterprise e where e.id = any(ids)
