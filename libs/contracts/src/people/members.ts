import * as z from 'zod';
import { anyOf, ids, listQuery, pageOf } from '../lists';
import { id, instant } from '../names';
import { roleName } from '../session/session';
import { givenState, personState, personStates } from './users';

export const member = z
  .object({
    user: z.object({ id, name: z.string(), email: z.string() }),
    role: roleName,
    status: personState,
    since: instant,
  })
  .meta({ id: 'Member' });
export type Member = z.infer<typeof member>;
export const memberPage = pageOf(member).meta({ id: 'MemberPage' });
export const memberQuery = listQuery(['since', 'name', 'email'], {
  status: anyOf(personStates).optional(),
  roleId: ids.optional(),
});
export type MemberQuery = z.infer<typeof memberQuery>;

export const memberPatch = z
  .strictObject({
    roleId: id.optional(),
    status: givenState.optional(),
  })
  .meta({ id: 'MemberPatch' });
export type MemberPatch = z.infer<typeof memberPatch>;
