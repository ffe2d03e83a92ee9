import * as z from 'zod';
import { permission } from '../access/permissions';
import { anyOf, ids, listQuery, pageOf } from '../lists';
import { id, line } from '../names';

export const roleScopes = ['enterprise', 'operator'] as const;

export const role = z
  .object({
    id,
    key: z.string().nullable(),
    name: z.string(),
    description: z.string(),
    scope: z.enum(roleScopes),
    enterpriseId: id.nullable(),
    isDefault: z.boolean(),
    builtIn: z.boolean(),
    permissions: z.array(permission),
  })
  .meta({ id: 'Role' });
export type Role = z.infer<typeof role>;
export const rolePage = pageOf(role).meta({ id: 'RolePage' });
export const roleQuery = listQuery(['name', 'createdAt'], {
  scope: anyOf(roleScopes).optional(),
  enterpriseId: ids.optional(),
});
export type RoleQuery = z.infer<typeof roleQuery>;

const content = {
  name: line(100),
  description: z.string().trim().max(500, { error: 'invalid-field' }).default(''),
  permissions: z.array(permission, { error: 'invalid-field' }).max(100, { error: 'too-many' }),
  /** The role that is taken where none is given. */
  isDefault: z.boolean({ error: 'invalid-field' }).default(false),
};
/** A role of the operators has no enterprise, one of an enterprise has. */
export const newRole = z
  .strictObject({
    ...content,
    scope: z.enum(roleScopes, { error: 'invalid-field' }),
    enterpriseId: id.nullish(),
  })
  .refine(({ scope, enterpriseId }) => (scope === 'enterprise') === (enterpriseId != null), {
    error: 'invalid-field',
    path: ['enterpriseId'],
  })
  .meta({ id: 'NewRole' });
export type NewRole = z.infer<typeof newRole>;
export const putRole = z.strictObject(content).meta({ id: 'PutRole' });
export type PutRole = z.infer<typeof putRole>;
