-- One row a person as operators see them. Who cannot sign in yet is invited, whatever else was said.
select
  person.id, person.name, person.email, person.mobile, person.created_at, person.last_sign_in_at, person.version,
  person.role_id, role.key as role_key, role.name as role_name,
  case when person.role_id is null then 'member' else 'operator' end as kind,
  case when person.status = 'active' and person.password_hash is null then 'invited' else person.status end as status
from person
left join role on role.id = person.role_id
where person.deleted_at is null
