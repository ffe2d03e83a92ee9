import { fromPem, toPem } from '@countersign/pki';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Caller } from '../../shared/access/caller';
import type { Answer, SpecApi } from '../../testing/spec-api';
import { aPerson, callerFor } from '../../users/testing';
import { IssuingWorld, readCertificate, withoutRequests } from '../testing';

const run = promisify(execFile);
export const ASKED = { 'content-type': 'application/ocsp-request' };
/** As openssl names the certificate in question. */
export const leaf = ['-issuer', 'issuing.pem', '-cert', 'leaf.pem'];

/** A stranger with openssl and a folder, who asks a listening application. */
export class RelyingParty {
  operator: Caller;
  /** With a private profile, so that certificates may be held. */
  world: IssuingWorld;
  private folder: string;
  private address: string;

  constructor(private readonly api: SpecApi) {
    beforeAll(() => this.start(), 60_000);
    afterAll(() => rm(this.folder, { recursive: true }));
  }

  private async start(): Promise<void> {
    const { app, db } = this.api;
    await withoutRequests(this.api);
    await app.listen(0, '127.0.0.1');
    this.address = await app.getUrl();
    this.operator = await callerFor(db, await aPerson(db, { operatorRole: 'operator' }));
    this.folder = await mkdtemp(join(tmpdir(), 'ocsp-'));
    this.world = await IssuingWorld.with(this.api, 'p-256', { generation: 'private' });
  }

  async openssl(...args: string[]): Promise<string> {
    const { stdout, stderr } = await run('openssl', args, { cwd: this.folder });
    return stdout + stderr;
  }

  async file(name: string, content: string | Uint8Array): Promise<string> {
    await writeFile(join(this.folder, name), content);
    return name;
  }

  /** Of a key of the CA; the issuing one's, where nothing is said. */
  async issuerOf({ connectorId }: IssuingWorld = this.world, role: 'issuing' | 'root' = 'issuing'): Promise<string> {
    const rows = await this.api.db.query<{ id: string }[]>(
      'select id from ca_key where connector_id = $1 and role = $2',
      [connectorId, role],
    );
    return rows[0]?.id ?? '';
  }

  /** Writes the certificate and those above it; answers with its number. */
  async holds(id: string): Promise<string> {
    const { chainPem, serial } = await readCertificate(this.api.as(this.operator), id);
    const pems = fromPem('CERTIFICATE', chainPem).map((der) => toPem('CERTIFICATE', der));
    for (const [at, name] of ['leaf', 'issuing', 'root'].entries()) await this.file(`${name}.pem`, pems[at] ?? '');
    return serial;
  }

  revoke(id: string, reason = 'superseded'): Promise<Answer> {
    return this.api.as(this.operator).post(`/api/v1/certificates/${id}/revoke`, { reason });
  }

  /** What openssl makes of the answer to what it asked; it has verified signature, nonce and times. */
  async ask(issuer: string, ...args: string[]): Promise<string> {
    const text = await this.openssl(
      'ocsp',
      '-url',
      `${this.address}/pki/${issuer}/ocsp`,
      '-CAfile',
      'root.pem',
      ...args,
    );
    expect(text).toContain('Response verify OK');
    return text;
  }

  /** A question to be sent by other means; without a nonce, unless it is said. */
  async question(...args: string[]): Promise<Buffer> {
    const nonce = args.includes('-nonce') ? [] : ['-no_nonce'];
    await this.openssl('ocsp', '-reqout', 'question.der', ...nonce, ...args);
    return readFile(join(this.folder, 'question.der'));
  }

  post(issuer: string, payload: Buffer | string, headers: Readonly<Record<string, string>> = ASKED): Promise<Answer> {
    return this.api.app.inject({ method: 'POST', url: `/pki/${issuer}/ocsp`, payload, headers });
  }

  get(issuer: string, path: string): Promise<Answer> {
    return this.api.anonymous().get(`/pki/${issuer}/ocsp/${path}`);
  }

  /** What openssl makes of an answer to a question without a nonce. */
  async toldBy({ rawPayload }: Answer, ...args: string[]): Promise<string> {
    const answer = await this.file('answer.der', rawPayload);
    return this.openssl('ocsp', '-no_nonce', '-CAfile', 'root.pem', '-respin', answer, ...args);
  }

  /** The HTTP status, and what openssl calls the refusal. */
  async refusalOf(answer: Answer): Promise<string> {
    const text = await this.toldBy(answer).catch((error: unknown) => (error as { stdout: string }).stdout);
    return `${answer.statusCode} ${/Responder Error: (\w+)/.exec(text)?.[1] ?? text}`;
  }
}
