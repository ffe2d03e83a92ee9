import * as z from 'zod';
import { anyOf, ids, listQuery, pageOf } from '../lists';
import { emailAddress, id, instant, line, named } from '../names';
import { roleName } from '../session/session';

export const personStates = ['invited', 'active', 'suspended', 'blocked', 'restricted'] as const;
export const personState = z.enum(personStates);
export type PersonState = z.infer<typeof personState>;
/** The states that somebody gives; who was only invited has none to change. */
export const givenState = z.enum(['active', 'suspended', 'blocked', 'restricted'], { error: 'invalid-field' });

export const user = z
  .object({
    id,
    name: z.string(),
    email: z.string(),
    mobile: z.string().nullable(),
    kind: z.enum(['operator', 'member']),
    role: roleName.nullable(),
    status: personState,
    memberships: z.array(z.object({ enterprise: named, role: roleName, status: personState })),
    lastSignInAt: instant.nullable(),
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof user>;
export const userPage = pageOf(user).meta({ id: 'UserPage' });
export const userQuery = listQuery(['name', 'email', 'createdAt', 'lastSignInAt'], {
  status: anyOf(personStates).optional(),
  kind: anyOf(['operator', 'member']).optional(),
  enterpriseId: ids.optional(),
});
export type UserQuery = z.infer<typeof userQuery>;

/** A new operator, who comes in by invitation. */
export const newUser = z.strictObject({ name: line(200), email: emailAddress, roleId: id }).meta({ id: 'NewUser' });
export type NewUser = z.infer<typeof newUser>;

export const userPatch = z
  .strictObject({
    name: line(200).optional(),
    mobile: line(40).nullish(),
    status: givenState.optional(),
    roleId: id.optional(),
  })
  .meta({ id: 'UserPatch' });
export type UserPatch = z.infer<typeof userPatch>;
