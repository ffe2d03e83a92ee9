import { permissions } from '@countersign/contracts';
import { jobCaller, type Caller } from '../shared/access/caller';

export interface DemoPerson {
  readonly name: string;
  readonly email: string;
}

/** Known to everybody who reads this: DEMO is for trying, and then listens on this machine alone unless HOST says otherwise. */
export const DEMO_PASSWORD = 'countersign-demo';

export const operator: DemoPerson = { name: 'Jana Kovář', email: 'operator@demo.example' };
export const nordlichtAdmin: DemoPerson = { name: 'Ida Brandt', email: 'admin@nordlicht.example' };
export const nordlichtUser: DemoPerson = { name: 'Mila Hansen', email: 'user@nordlicht.example' };
export const kestrelAdmin: DemoPerson = { name: 'Rhys Morgan', email: 'admin@kestrel.example' };

/** Somebody of the demo at work: every change goes the way that people take, and the audit names them. */
export const acting = (id: string, { name }: DemoPerson): Caller => ({
  ...jobCaller('demo'),
  type: 'person',
  id,
  name,
  personId: id,
  everywhere: permissions,
});
