import { randomBytes } from 'node:crypto';
import { aBuiltinCa } from '../connectors/testing';
import { CreateConnector } from '../connectors';
import { anEnterprise } from '../enterprises/testing';
import { CreateProfile } from '../profiles';
import { aProfileContent } from '../profiles/testing';
import { type Caller, jobCaller } from '../shared/access/caller';
import { newId } from '../shared/ids';
import { aPerson, aRole, callerFor, type SpecPerson } from '../users/testing';
import type { SpecApi, Voice } from './spec-api';

export const actors = [
  ...(['super-admin', 'operator', 'auditor'] as const),
  ...(['admin of A', 'admin of B', 'user of A', 'anonymous'] as const),
] as const;
export type Actor = (typeof actors)[number];
type Somebody = Exclude<Actor, 'anonymous'>;

/** What all enterprises of a spec share. */
export interface Installation {
  readonly connectorId: string;
  readonly profileId: string;
}
const spec = jobCaller('spec');
export async function anInstallation({ app }: SpecApi): Promise<Installation> {
  const { id: connectorId } = await app.get(CreateConnector).run(aBuiltinCa(), spec);
  const { id: profileId } = await app.get(CreateProfile).run(aProfileContent({ connectorId }), spec);
  return { connectorId, profileId };
}

interface House {
  readonly id: string;
  readonly name: string;
}

/** Two enterprises that know nothing of each other, and everybody who may look at them. What stands in A belongs to `owner`, its user. */
export class TwoHouses {
  private readonly people = new Map<Somebody, Promise<SpecPerson>>();
  private readonly callers = new Map<Somebody, Promise<Caller>>();
  /** Rows of A by what they are: where nothing is changed, one of each is enough. */
  readonly kept = new Map<string, string>();

  private constructor(
    readonly api: SpecApi,
    readonly shared: Installation,
    readonly a: House,
    readonly b: House,
    readonly keeps: boolean,
  ) {}

  /** `keeps`: for calls that change nothing, which find the same rows of A each time. */
  static async with(api: SpecApi, shared: Installation, { keeps = false } = {}): Promise<TwoHouses> {
    const [a, b] = [await anEnterprise(api.db, { name: 'House A' }), await anEnterprise(api.db, { name: 'House B' })];
    for (const { id } of [a, b]) {
      for (const key of ['enterprise-admin', 'enterprise-user'] as const) await aRole(api.db, id, key);
      await api.db.query('insert into enterprise_profile (enterprise_id, profile_id) values ($1, $2)', [
        id,
        shared.profileId,
      ]);
    }
    return new TwoHouses(api, shared, a, b, keeps);
  }

  person(who: Somebody): Promise<SpecPerson> {
    const known = this.people.get(who) ?? this.somebody(who);
    this.people.set(who, known);
    return known;
  }

  /** In one session each, however often they call. */
  caller(who: Somebody): Promise<Caller> {
    const known = this.callers.get(who) ?? this.person(who).then((person) => callerFor(this.api.db, person));
    this.callers.set(who, known);
    return known;
  }

  async voice(who: Actor): Promise<Voice> {
    return who === 'anonymous' ? this.api.anonymous() : this.api.as(await this.caller(who));
  }

  /** Through the real door, for what is about the session itself. */
  async signedIn(who: Actor): Promise<Voice> {
    if (who === 'anonymous') return this.api.anonymous();
    const { email, password } = await this.person(who);
    return this.api.signIn(email, password);
  }

  /** A certificate as if one had been issued for this request. */
  async certificateOf(requestId: string): Promise<string> {
    const { db, clock } = this.api;
    const id = newId();
    const [now, end] = [clock.now(), new Date(clock.now().getTime() + 300 * 86_400_000)];
    const ids = [requestId, this.a.id, this.shared.connectorId];
    await db.query(
      `insert into issuance (request_id, enterprise_id, connector_id, "order", state, tries, planned_at) values ($1, $2, $3, '{}', 'settled', 1, $4)`,
      [...ids, now],
    );
    const hex = (length: number) => randomBytes(length).toString('hex');
    await db.query(
      `insert into certificate (request_id, enterprise_id, connector_id, profile_id, profile_version, owner_id, requester_id, id, serial,
         subject, issuer, emails, dns_names, not_before, not_after, sha256, spki_sha256, key, signature_algorithm, der, chain, created_at, version)
       values ($1, $2, $3, $4, 1, $5, $5, $6, $7, 'CN=mia@house-a.example', 'CN=CA', '{mia@house-a.example}', '{}', $8, $9, $10, $10,
         '{"algorithm":"EC","bits":256,"curve":"P-256"}', 'ecdsa-with-SHA256', $11, '{}', $8, 1)`,
      [
        ...ids,
        this.shared.profileId,
        (await this.person('user of A')).id,
        id,
        hex(16),
        now,
        end,
        hex(32),
        randomBytes(64),
      ],
    );
    return id;
  }

  private somebody(who: Somebody): Promise<SpecPerson> {
    const { a, b, api } = this;
    const given = {
      'super-admin': { operatorRole: 'super-admin' },
      operator: { operatorRole: 'operator' },
      auditor: { operatorRole: 'auditor' },
      'admin of A': { in: { [a.id]: 'enterprise-admin' } },
      'admin of B': { in: { [b.id]: 'enterprise-admin' } },
      'user of A': { in: { [a.id]: 'enterprise-user' } },
    } as const;
    return aPerson(api.db, { name: `The ${who}`, ...given[who] });
  }
}
