/** The second factors that a person `p` has set up. Passkeys will be counted here too. */
export const factors = `array(select 'totp' from totp where totp.person_id = p.id and totp.secret is not null)`;

/** For a table `known` with a `person_id`: the person with every role they hold, in one query, as a `Standing`. */
export const standing = {
  columns: `p.id, p.name, p.status, ${factors} as factors,
    case when r.id is null then null else json_build_object('key', r.key, 'permissions', r.permissions) end as role,
    coalesce((select json_agg(json_build_object('enterpriseId', m.enterprise_id, 'status', m.status,
        'role', json_build_object('key', mr.key, 'permissions', mr.permissions)))
      from membership m join role mr on mr.id = m.role_id where m.person_id = p.id), '[]'::json) as memberships`,
  joins: 'join person p on p.id = known.person_id left join role r on r.id = p.role_id',
} as const;
