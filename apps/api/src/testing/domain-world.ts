import { evidencePage, type Check, type Evidence, type Page, type RequestDetail } from '@countersign/contracts';
import { beforeAll, beforeEach, expect } from 'vitest';
import { aCsr, detailOf, RequestWorld } from '../requests/testing';
import { aPerson, callerFor } from '../users/testing';
import { assertFits } from './fits-schema';
import { specApi, type Answer, type SpecApi, type Voice } from './spec-api';
import { specDns, type SpecDns } from './spec-dns';

/** The issuer domain name of the CA in use. */
export const ours = 'ca.example.org';

/** Requests whose domains are proven over a real name server, which answers what the spec says. CAA is on. */
export class DomainWorld {
  requests: RequestWorld;
  private count = 0;

  private constructor(
    readonly api: SpecApi,
    readonly dns: SpecDns,
  ) {}

  /** Runs for the calling spec file. */
  static forSpecs(more: Readonly<Record<string, string>> = {}): DomainWorld {
    const dns = specDns();
    const environment = {
      get DNS_SERVERS() {
        return dns.text;
      },
      SMTP_URL: '',
      RATE_LIMIT_FACTOR: '1000',
      ...more,
    };
    const world = new DomainWorld(specApi({ environment }), dns);
    beforeAll(() => world.begin());
    beforeEach(() => {
      dns.forget();
    });
    return world;
  }

  aName(): string {
    return `n${++this.count}.nordlicht.test`;
  }

  /** What the enterprise says of its CAA records. */
  async caa(settings: object): Promise<void> {
    const answer = await (await this.operator()).put(`/api/v1/enterprises/${this.requests.enterpriseId}/caa`, settings);
    expect(answer.statusCode, answer.body).toBe(200);
  }

  /** What the operator says of the whole installation. */
  async settings(patch: object): Promise<void> {
    const answer = await (await this.operator()).patch('/api/v1/settings', patch);
    expect(answer.statusCode, answer.body).toBe(200);
  }

  async filled(name: string, ...more: string[]): Promise<RequestDetail> {
    const email = `mila@${name}`;
    const { id } = await this.requests.create();
    await this.requests.put(id, 'csr', { pem: await aCsr({ subject: `CN=${email}`, emails: [email] }) });
    await this.requests.put(id, 'sdn', { commonName: email });
    return this.requests.put(id, 'san', { emails: [email], dnsNames: [name, ...more] });
  }

  act(request: RequestDetail, check: Check, what: 'start' | 'verify', body: object = {}): Promise<Answer> {
    return this.requests.voice.post(`/api/v1/requests/${request.id}/checks/${check.id}/${what}`, body);
  }

  async started(request: RequestDetail, method: 'txt' | 'file' = 'txt'): Promise<RequestDetail> {
    return detailOf(await this.act(request, checkIn(request, 'domain'), 'start', { method }));
  }

  async verified(request: RequestDetail, kind: Check['kind'], identifier?: string): Promise<RequestDetail> {
    return detailOf(await this.act(request, checkIn(request, kind, identifier), 'verify'));
  }

  /** The attempts of a check, newest first. */
  async evidenceOf(request: RequestDetail, check: Check): Promise<Evidence[]> {
    const answer = await this.requests.voice.get(`/api/v1/requests/${request.id}/checks/${check.id}/attempts`);
    assertFits(evidencePage, answer.json(), 'attempts');
    return answer.json<Page<Evidence>>().items;
  }

  /** Somebody who may set up everything. */
  async operator(): Promise<Voice> {
    const { db } = this.api;
    return this.api.as(await callerFor(db, await aPerson(db, { operatorRole: 'super-admin' })));
  }

  private async begin(): Promise<void> {
    this.requests = await RequestWorld.with(this.api, {
      validationType: 'domain',
      domainMethods: ['txt', 'file'],
      san: [
        { type: 'email', required: true, editable: true, max: 5 },
        { type: 'dns', required: true, editable: true, max: 20 },
      ],
    });
    await this.caa({ enabled: true, issuers: [ours] });
  }
}

export function checkIn({ checks }: RequestDetail, kind: Check['kind'], identifier?: string): Check {
  const found = checks.find((each) => each.kind === kind && (identifier ?? each.identifier) === each.identifier);
  if (!found) throw new Error(`No check ${kind} of ${identifier ?? 'anything'}`);
  return found;
}

/** The value that is to be published. */
export const valueOf = (request: RequestDetail): string =>
  (checkIn(request, 'domain').instructions as { value: string }).value;

export const statusesOf = ({ checks }: RequestDetail): Record<string, string> =>
  Object.fromEntries(checks.map(({ kind, identifier, status }) => [`${kind} ${identifier}`, status]));
