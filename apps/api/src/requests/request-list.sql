-- One row a request as its list shows it: with the names that other modules own.
select
  request.id, request.enterprise_id, request.owner_id, request.number, request.kind, request.status,
  enterprise.name as enterprise_name, request.profile_id, profile.name as profile_name,
  request.on_behalf, request.subject, request.emails, request.dns_names, request.search,
  request.requester_id, person.name as requester_name, person.email as requester_email,
  request.waits_for, request.waits_name, request.waits_since,
  request.created_at, request.updated_at, request.certificate_id, request.serial
from request
join enterprise on enterprise.id = request.enterprise_id
join person on person.id = request.requester_id
join profile on profile.id = request.profile_id
where request.deleted_at is null and enterprise.deleted_at is null
