import 'reflect-metadata';
import type { BuiltinCaConfig, Check, ProfileContent, RequestDetail } from '@countersign/contracts';
import * as x509 from '@peculiar/x509';
import type { webcrypto } from 'node:crypto';
import { expect, vi } from 'vitest';
import { CreateConnector } from '../connectors';
import { aBuiltinCa } from '../connectors/testing';
import { anEnterprise } from '../enterprises/testing';
import { withPolicies } from '../policies/testing';
import { AssignProfiles, CreateProfile } from '../profiles';
import { aProfileContent } from '../profiles/testing';
import { jobCaller } from '../shared/access/caller';
import type { Answer, SpecApi, Voice } from '../testing/spec-api';
import { aPerson, callerFor, type SpecPerson } from '../users/testing';

const spec = jobCaller('spec');

export interface CsrOptions {
  readonly subject?: string;
  readonly emails?: readonly string[];
  readonly dnsNames?: readonly string[];
  readonly ips?: readonly string[];
  readonly key?: webcrypto.EcKeyGenParams | webcrypto.RsaHashedKeyGenParams;
}
const p256: webcrypto.EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' };

/** A CSR as PEM, signed with a new key. */
export async function aCsr({
  subject = '',
  emails = [],
  dnsNames = [],
  ips = [],
  key = p256,
}: CsrOptions = {}): Promise<string> {
  const names: x509.JsonGeneralName[] = [
    ...emails.map((value) => ({ type: 'email' as const, value })),
    ...dnsNames.map((value) => ({ type: 'dns' as const, value })),
    ...ips.map((value) => ({ type: 'ip' as const, value })),
  ];
  const csr = await x509.Pkcs10CertificateRequestGenerator.create({
    name: subject,
    keys: await crypto.subtle.generateKey(key, true, ['sign', 'verify']),
    signingAlgorithm: { name: key.name, hash: 'SHA-256' },
    extensions: names.length > 0 ? [new x509.SubjectAlternativeNameExtension(names)] : [],
  });
  return csr.toString('pem');
}

export type ProfileWish = Partial<Omit<ProfileContent, 'ca'>>;

/** An enterprise with one profile and one who asks; the calls of the wizard, each expected to succeed. */
export class RequestWorld {
  private constructor(
    readonly api: SpecApi,
    readonly enterpriseId: string,
    readonly profileId: string,
    readonly person: SpecPerson,
    readonly voice: Voice,
  ) {}

  static async with(
    api: SpecApi,
    wish: ProfileWish = {},
    key: BuiltinCaConfig['key'] = 'p-256',
  ): Promise<RequestWorld> {
    const ca = await api.app.get(CreateConnector).run(aBuiltinCa(key), spec);
    const enterprise = await anEnterprise(api.db);
    const { id: profileId } = await api.app
      .get(CreateProfile)
      .run(aProfileContent({ connectorId: ca.id, ...wish }), spec);
    await api.app.get(AssignProfiles).run(enterprise.id, { profileIds: [profileId] }, spec);
    await withPolicies(api.db, enterprise.id, { domainPerUser: true }); // names that nobody approved may be typed
    const person = await aPerson(api.db, { in: { [enterprise.id]: 'enterprise-user' } });
    const voice = api.as(await callerFor(api.db, person));
    return new RequestWorld(api, enterprise.id, profileId, person, voice);
  }

  /** Another person of the same enterprise. */
  async another(role: 'enterprise-user' | 'enterprise-admin'): Promise<Voice> {
    return this.api.as(await callerFor(this.api.db, await aPerson(this.api.db, { in: { [this.enterpriseId]: role } })));
  }

  async create(voice = this.voice): Promise<RequestDetail> {
    const { enterpriseId, profileId } = this;
    return detailOf(await voice.post('/api/v1/requests', { enterpriseId, profileId }), 201);
  }

  async put(id: string, step: string, body: object): Promise<RequestDetail> {
    return detailOf(await this.voice.put(`/api/v1/requests/${id}/${step}`, body));
  }

  async get(id: string): Promise<RequestDetail> {
    return detailOf(await this.voice.get(`/api/v1/requests/${id}`));
  }

  /** With every step before Ownership Verification saved, for these addresses. */
  async filled(...emails: [string, ...string[]]): Promise<RequestDetail> {
    const { id } = await this.create();
    await this.put(id, 'csr', { pem: await aCsr({ subject: `CN=${emails[0]}`, emails }) });
    await this.put(id, 'sdn', { commonName: emails[0] });
    return this.put(id, 'san', { emails, dnsNames: [] });
  }

  start(request: RequestDetail, address: string): Promise<Answer> {
    return this.voice.post(`/api/v1/requests/${request.id}/checks/${checkOf(request, address).id}/start`, {});
  }

  verify(request: RequestDetail, address: string, token: string): Promise<Answer> {
    return this.voice.post(`/api/v1/requests/${request.id}/checks/${checkOf(request, address).id}/verify`, { token });
  }

  /** Starts the check and reads the mail that came. */
  async mailed(request: RequestDetail, address: string): Promise<TokenMail> {
    const before = (await this.mailsTo(address)).length;
    detailOf(await this.start(request, address));
    const comes = async () => {
      expect(await this.mailsTo(address)).toHaveLength(before + 1);
    };
    await vi.waitFor(comes, { timeout: 5000, interval: 50 });
    const [newest] = await this.mailsTo(address);
    if (!newest) throw new Error(`No mail to ${address}`);
    return newest;
  }

  async proven(...emails: [string, ...string[]]): Promise<RequestDetail> {
    const request = await this.filled(...emails);
    for (const email of emails) detailOf(await this.verify(request, email, (await this.mailed(request, email)).token));
    return this.get(request.id);
  }

  generate(id: string, voice = this.voice): Promise<Answer> {
    return voice.post(`/api/v1/requests/${id}/generate`, {});
  }

  private async mailsTo(address: string): Promise<TokenMail[]> {
    const answer = await this.api.anonymous().get(`/dev/mail.json?to=${encodeURIComponent(address)}`);
    return answer.json<{ text: string }[]>().flatMap(({ text }) => tokenMailIn(text));
  }
}

export interface TokenMail {
  readonly token: string;
  readonly locator: string;
}
function tokenMailIn(text: string): TokenMail[] {
  const token = /^[A-Z2-7]{5}(-[A-Z2-7]{5}){3}-[A-Z2-7]{6}$/m.exec(text)?.[0];
  const locator = /\/confirm\/([\w-]+)/.exec(text)?.[1];
  return token !== undefined && locator !== undefined ? [{ token, locator }] : [];
}

export function detailOf(answer: Answer, status = 200): RequestDetail {
  expect(answer.statusCode, answer.body).toBe(status);
  return answer.json<RequestDetail>();
}

/** What does not follow the clock: the period is what it would be if the certificate were made now. */
export const asSaved = ({ validity: { days }, ...saved }: RequestDetail): object => ({ ...saved, days });

export const checkOf = ({ checks }: Pick<RequestDetail, 'checks'>, identifier: string): Check => {
  const found = checks.find((check) => check.identifier === identifier);
  if (!found) throw new Error(`No check of ${identifier}`);
  return found;
};

export const codeOf = (answer: Answer): string => `${answer.statusCode} ${answer.json<{ code: string }>().code}`;
export const faultsOf = (answer: Answer): string[] =>
  answer.json<{ errors: { path: string; code: string }[] }>().errors.map(({ path, code }) => `${path} ${code}`);
export const statusesOf = ({ checks }: Pick<RequestDetail, 'checks'>): Record<string, string> =>
  Object.fromEntries(checks.map(({ identifier, status }) => [identifier, status]));
