import {
  assemble,
  buildIssuingTbs,
  buildRootTbs,
  issuerOf,
  randomSerial,
  signatureAlgorithmFor,
  type Bytes,
  type CaSubject,
} from '@countersign/pki';
import { Injectable } from '@nestjs/common';
import type { KeyObject } from 'node:crypto';
import { Clock } from '../../../shared/clock';
import { newId } from '../../../shared/ids';
import { SecretBox } from '../../../shared/secret-box';
import type { BuiltinCaSettings } from './builtin-ca.config';
import { placeOf, type CaKeyRow, type CaRole } from './ca-key.entity';
import { newKey } from './new-key';
import { PkiAddresses } from './pki-addresses';
import { signBytes } from './sign-bytes';

interface Member {
  readonly id: string;
  readonly role: CaRole;
  readonly key: KeyObject;
  readonly subject: CaSubject;
}
const YEARS = { root: 20, issuing: 10 };
/** RFC 5280 appendix A.1: ub-common-name. */
const LONGEST_NAME = 64;

/** Makes a root and the issuing CA below it. The root signs this once, and afterwards its own revocation lists and OCSP answers alone. */
@Injectable()
export class MakeCa {
  constructor(
    private readonly clock: Clock,
    private readonly addresses: PkiAddresses,
    private readonly secretBox: SecretBox,
  ) {}

  async run(connectorId: string, config: BuiltinCaSettings): Promise<CaKeyRow[]> {
    const root = await this.member('root', `${config.commonName.slice(0, LONGEST_NAME - 5)} Root`, config);
    const issuing = await this.member('issuing', config.commonName, config);
    const algorithm = signatureAlgorithmFor(root.subject.spki);
    const signed = async (tbs: Bytes) => assemble(tbs, algorithm, await signBytes(tbs, algorithm, root.key));

    const [rootSerial, serial] = [randomSerial(), randomSerial()];
    const rootCertificate = await signed(await buildRootTbs(root.subject, rootSerial));
    const above = await issuerOf(rootCertificate, this.addresses.of(root.id));
    const certificate = await signed(await buildIssuingTbs(issuing.subject, above, serial));
    return [
      this.rowOf(root, connectorId, rootCertificate, rootSerial),
      this.rowOf(issuing, connectorId, certificate, serial),
    ];
  }

  private async member(role: CaRole, commonName: string, config: BuiltinCaSettings): Promise<Member> {
    const { publicKey, privateKey } = await newKey[config.key]();
    const name = [
      { attribute: 'countryName', value: config.countryName },
      { attribute: 'organizationName', value: config.organizationName },
      { attribute: 'commonName', value: commonName },
    ];
    const spki = publicKey.export({ type: 'spki', format: 'der' });
    return { id: newId(), role, key: privateKey, subject: { name, spki, ...this.validity(YEARS[role]) } };
  }

  private validity(years: number): { notBefore: Date; notAfter: Date } {
    const notBefore = this.clock.now();
    notBefore.setUTCMilliseconds(0);
    const notAfter = new Date(notBefore);
    notAfter.setUTCFullYear(notAfter.getUTCFullYear() + years);
    notAfter.setUTCSeconds(notAfter.getUTCSeconds() - 1);
    return { notBefore, notAfter };
  }

  private rowOf(
    { id, role, key, subject }: Member,
    connectorId: string,
    certificate: Uint8Array,
    serial: string,
  ): CaKeyRow {
    const sealed = this.secretBox.seal('ca-key', placeOf(id), key.export({ type: 'pkcs8', format: 'der' }));
    const algorithm = signatureAlgorithmFor(subject.spki);
    return {
      id,
      connectorId,
      role,
      algorithm,
      sealed,
      certificate: Buffer.from(certificate),
      serial,
      createdAt: subject.notBefore,
    };
  }
}
