import * as z from 'zod';
import { listQuery, pageOf } from '../lists';
import { domainName, id, instant, person } from '../names';

/** Whose domain it is, where an enterprise gives each to one person. */
export const domainAssignment = z
  .object({
    id,
    domain: z.string(),
    user: person,
    since: instant,
    source: z.enum(['used', 'verified', 'operator']),
  })
  .meta({ id: 'DomainAssignment' });
export type DomainAssignment = z.infer<typeof domainAssignment>;
export const domainAssignmentPage = pageOf(domainAssignment).meta({ id: 'DomainAssignmentPage' });
export const domainAssignmentQuery = listQuery(['domain', 'since'], {});
export type DomainAssignmentQuery = z.infer<typeof domainAssignmentQuery>;
export const newDomainAssignment = z
  .strictObject({ domain: domainName, userId: id })
  .meta({ id: 'NewDomainAssignment' });
export type NewDomainAssignment = z.infer<typeof newDomainAssignment>;
