import { permissions, type Permission } from '@countersign/contracts';
import { newId } from '../shared/ids';
import { noFactor, type Caller, type Membership } from '../shared/access/caller';

const call = { ip: '192.0.2.1', userAgent: 'spec', traceId: 'spec', ifMatch: null, once: null };

/** Who may do everything everywhere, unless the spec says less. */
export function anOperator(everywhere: readonly Permission[] = permissions): Caller {
  const id = newId();
  return {
    ...call,
    type: 'person',
    id,
    personId: id,
    sessionId: newId(),
    name: 'Olive Operator',
    everywhere,
    within: new Map(),
    factor: noFactor,
  };
}

/** A member of one enterprise with these permissions there. */
export function aMember(
  enterpriseId: string,
  held: readonly Permission[] = permissions,
  more: Partial<Caller> & { ownOnly?: boolean } = {},
): Caller {
  const { ownOnly = false, ...facts } = more;
  const id = facts.personId ?? newId();
  const within = new Map<string, Membership>([[enterpriseId, { permissions: held, ownOnly }]]);
  return {
    ...call,
    type: 'person',
    id,
    personId: id,
    sessionId: newId(),
    name: 'Mia Member',
    everywhere: [],
    within,
    factor: noFactor,
    ...facts,
  };
}
