select e.id as enterprise_id,
  (select count(*) from membership m where m.enterprise_id = e.id) as members,
  0::bigint as domains,
  (select count(*) from request r
    where r.enterprise_id = e.id and r.deleted_at is null and r.status not in ('issued', 'declined')) as open_requests,
  (select count(*) from certificate c where c.enterprise_id = e.id) as certificates
from enterprise e
