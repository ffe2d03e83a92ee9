-- One row a member as their list shows it. What it counts needs no other table.
select m.id, m.enterprise_id, m.person_id, m.status, m.since, m.version, m.name, m.email, m.role_id,
  role.key as role_key, role.name as role_name
from membership m
left join role on role.id = m.role_id
