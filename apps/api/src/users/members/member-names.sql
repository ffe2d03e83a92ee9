-- A member's name and address stand beside the membership too, so that ten thousand of one enterprise are sorted and found by an index.
alter table membership add name text, add email text;
update membership m set name = p.name, email = p.email from person p where p.id = m.person_id;
alter table membership alter name set not null, alter email set not null;

create function name_member() returns trigger language plpgsql as $$
begin
  select p.name, p.email into new.name, new.email from person p where p.id = new.person_id;
  return new;
end $$;
create trigger name_member before insert on membership for each row execute function name_member();

create function rename_member() returns trigger language plpgsql as $$
begin
  update membership set name = new.name, email = new.email where person_id = new.id;
  return null;
end $$;
create trigger rename_member after update of name, email on person for each row
  when ((old.name, old.email) is distinct from (new.name, new.email)) execute function rename_member();
