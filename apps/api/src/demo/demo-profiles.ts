import { profileContent, type Profile, type ProfileContent } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { ListConnectors } from '../connectors';
import { CreateProfile } from '../profiles';
import type { Caller } from '../shared/access/caller';

/** What the demo's requests ask for, by name. */
export const STAFF = 'Staff e-mail';
export const SHARED = 'Shared mailbox';
export const TRIAL = 'Trial certificate';
type Name = typeof STAFF | typeof SHARED | typeof TRIAL;
export type DemoProfileIds = Readonly<Record<Name, string>>;

const commonName = {
  attribute: 'commonName',
  required: false,
  editable: true,
  fixedValue: null,
  pattern: null,
} as const;
const email = { type: 'email', required: true, editable: true, max: 50 } as const;

const described: Record<Name, Omit<Partial<ProfileContent>, 'ca' | 'name'>> = {
  [STAFF]: {
    description: 'For one person: signs and encrypts mail. Each mailbox is proven by a Token.',
    validationType: 'mailbox',
    publiclyTrusted: true,
  },
  [SHARED]: {
    description: 'For a mailbox that several people read. Shorter, as people come and go.',
    validationType: 'mailbox',
    validity: { days: 180, editable: true },
  },
  [TRIAL]: {
    description: 'For trying things out: nothing is proven, and nobody outside should trust it.',
    validationType: 'none',
    generation: 'private',
    validity: { days: 30, editable: false },
  },
};

/** The demo's certification profiles, on the first CA that there is. */
@Injectable()
export class DemoProfiles {
  constructor(
    private readonly connectors: ListConnectors,
    private readonly createProfile: CreateProfile,
  ) {}

  async make(caller: Caller): Promise<DemoProfileIds> {
    const [ca] = (await this.connectors.run({ size: 1 }, caller)).items;
    if (!ca) throw new Error('The demo needs a CA connector');
    const make = async (name: Name): Promise<Profile> => this.createProfile.run(contentOf(name, ca.id), caller);
    return { [STAFF]: (await make(STAFF)).id, [SHARED]: (await make(SHARED)).id, [TRIAL]: (await make(TRIAL)).id };
  }
}

const contentOf = (name: Name, connectorId: string): ProfileContent =>
  profileContent.parse({
    name,
    ca: { connectorId },
    subjectType: 'mailbox',
    subject: [commonName],
    san: [email],
    ...described[name],
  });
