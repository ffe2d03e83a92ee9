import { fromPem } from '@countersign/pki';
import type { Certificate, RequestDetail, SubjectAttribute } from '@countersign/contracts';
import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { specApi } from '../testing/spec-api';
import { aCsr, detailOf, RequestWorld } from './testing';

const asUtf8String = (text: string) => Buffer.concat([Buffer.of(0x0c, Buffer.byteLength(text)), Buffer.from(text)]);

/** From the wizard to the certificate no letter is lost, and what was planned is what was signed. */
describe('names as people write them', () => {
  const api = specApi({ environment: { SMTP_URL: '', RATE_LIMIT_FACTOR: '1000' } });
  const fields: SubjectAttribute[] = ['givenName', 'surname', 'commonName'];
  let people = 0;
  let ofMailbox: RequestWorld;
  let ofPerson: RequestWorld;
  beforeAll(async () => {
    ofMailbox = await RequestWorld.with(api);
    ofPerson = await RequestWorld.with(api, {
      subjectType: 'individual',
      subject: fields.map((attribute) => ({
        ...{ attribute, required: true, editable: true, fixedValue: null, pattern: null },
      })),
    });
  });

  /** The certificate as it is downloaded: signed by its issuer, over the very bytes that the plan has kept. */
  async function issued(world: RequestWorld, { id }: RequestDetail): Promise<Buffer> {
    const { certificateId } = detailOf(await world.generate(id));
    const answer = await world.voice.get(`/api/v1/certificates/${certificateId ?? ''}`);
    const [leaf, issuer] = fromPem('CERTIFICATE', answer.json<Certificate>().chainPem).map((der) => Buffer.from(der));
    expect(new X509Certificate(leaf!).verify(new X509Certificate(issuer!).publicKey)).toBe(true);

    const rows = await api.db.query<{ tbs: Buffer }[]>('select tbs from issuance where request_id = $1', [id]);
    const { tbs } = rows[0]!;
    expect(leaf!.subarray(headerLength, headerLength + tbs.length)).toEqual(tbs);
    return leaf!;
  }
  const headerLength = 4; // of a sequence of 256 to 65,535 octets, whose first element is what was signed

  /** The CSR brings the key alone. */
  async function proven(world: RequestWorld, address: string, sdn: object): Promise<RequestDetail> {
    const { id } = await world.create();
    await world.put(id, 'csr', { pem: await aCsr() });
    await world.put(id, 'sdn', sdn);
    const request = await world.put(id, 'san', { emails: [address], dnsNames: [] });
    const { token } = await world.mailed(request, address);
    return detailOf(await world.verify(request, address, token));
  }

  it.each(['åsa', 'ñandú', 'łukasz', '名前', 'anna-lena', "o'neil"])('an address of %s', async (local) => {
    const address = `${local}@nordlicht.example`;
    const request = await proven(ofMailbox, address, { commonName: address.normalize('NFD') });
    const der = await issued(ofMailbox, request);
    expect(der.indexOf(address)).toBeGreaterThan(0);
    expect(der.indexOf(address)).toBeLessThan(der.lastIndexOf(address)); // in the subject and among the alternative names
  });

  it.each(['Åsa', 'Ñandú', 'Łukasz', '名前', 'Anna-Lena', "O'Neil"])('a person named %s', async (name) => {
    const address = `mia.${people++}@nordlicht.example`;
    const sdn = { givenName: name, surname: `von ${name}`, commonName: `${name} von ${name}` };
    const request = await proven(ofPerson, address, { ...sdn, givenName: name.normalize('NFD') });
    const der = await issued(ofPerson, request);
    for (const value of Object.values(sdn)) expect(der.includes(asUtf8String(value)), value).toBe(true);
  });
});
