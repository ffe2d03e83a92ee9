import { issuerOf, type Issuer } from '@countersign/pki';
import { Injectable } from '@nestjs/common';
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { RaError } from '../../../shared/problem';
import { SecretBox } from '../../../shared/secret-box';
import { CaKeyRow, placeOf, type CaRole } from './ca-key.entity';
import { PkiAddresses } from './pki-addresses';

/** A CA key ready to sign. */
export interface OpenKey {
  readonly id: string;
  readonly connectorId: string;
  readonly role: CaRole;
  readonly certificate: Buffer;
  /** Of its certificate. */
  readonly serial: string;
  readonly publicKey: KeyObject;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly key: KeyObject;
  readonly issuer: Issuer;
}

export interface CaKeyPair {
  readonly root: OpenKey;
  readonly issuing: OpenKey;
}

/** Opens the keys of a built-in CA once a process: their rows never change. */
@Injectable()
export class CaKeys {
  private readonly opened = new Map<string, Promise<CaKeyPair>>();

  constructor(
    private readonly secretBox: SecretBox,
    private readonly addresses: PkiAddresses,
  ) {}

  of(manager: EntityManager, connectorId: string): Promise<CaKeyPair> {
    const known = this.opened.get(connectorId);
    if (known) return known;
    const opening = this.openBoth(manager, connectorId);
    this.opened.set(connectorId, opening);
    opening.catch(() => this.opened.delete(connectorId));
    return opening;
  }

  private async openBoth(manager: EntityManager, connectorId: string): Promise<CaKeyPair> {
    const rows = await manager.findBy(CaKeyRow, { connectorId });
    const opened = await Promise.all(rows.map((row) => this.open(row)));
    const root = opened.find(({ role }) => role === 'root');
    const issuing = opened.find(({ role }) => role === 'issuing');
    if (!root || !issuing) throw new RaError('not-found', { detail: 'The keys of this CA are not here' });
    return { root, issuing };
  }

  private async open({ id, connectorId, role, certificate, serial, sealed }: CaKeyRow): Promise<OpenKey> {
    const plain = this.secretBox.open('ca-key', placeOf(id), sealed);
    const key = createPrivateKey({ key: plain, format: 'der', type: 'pkcs8' });
    plain.fill(0);
    const { publicKey, validFromDate, validToDate } = new X509Certificate(certificate);
    const issuer = await issuerOf(new Uint8Array(certificate), this.addresses.of(id));
    return {
      id,
      connectorId,
      role,
      certificate,
      serial,
      publicKey,
      notBefore: validFromDate,
      notAfter: validToDate,
      key,
      issuer,
    };
  }
}
