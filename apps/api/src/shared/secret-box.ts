import { Inject, Injectable } from '@nestjs/common';
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { CONFIG, type Config } from '../config';

/** Where a sealed value lives. It is authenticated with it: moved to another row it does not open. */
export interface Place {
  readonly table: string;
  readonly row: string;
  readonly field: string;
}

interface MasterKey {
  readonly id: string;
  readonly secret: string;
}

/** Secrets at rest: AES-256-GCM (NIST SP 800-38D), one subkey a purpose by HKDF (RFC 5869) from SECRET_KEY, the key's id in each value. */
@Injectable()
export class SecretBox {
  private readonly current: MasterKey;
  private readonly known: ReadonlyMap<string, MasterKey>;

  constructor(@Inject(CONFIG) config: Pick<Config, 'secretKey' | 'secretKeyPrevious'>) {
    this.current = masterKey(config.secretKey);
    const previous = config.secretKeyPrevious === null ? [] : [masterKey(config.secretKeyPrevious)];
    this.known = new Map([...previous, this.current].map((key) => [key.id, key]));
  }

  seal(purpose: string, at: Place, plain: Buffer | string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', subkey(this.current, purpose), nonce).setAAD(placeBytes(at));
    const sealed = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    return `1.${this.current.id}.${sealed.toString('base64url')}`;
  }

  open(purpose: string, at: Place, sealed: string): Buffer {
    const [, id = '', text = ''] = sealed.split('.');
    const key = this.known.get(id);
    if (!key)
      throw new Error(
        `${at.table}.${at.field} was sealed with a key that is not here (${id}): see SECRET_KEY_PREVIOUS`,
      );
    const bytes = Buffer.from(text, 'base64url');
    const open = createDecipheriv('aes-256-gcm', subkey(key, purpose), bytes.subarray(0, 12))
      .setAAD(placeBytes(at))
      .setAuthTag(bytes.subarray(-16));
    return Buffer.concat([open.update(bytes.subarray(12, -16)), open.final()]);
  }

  /** A key of its own for another purpose, such as an HMAC. */
  subkey(purpose: string): Buffer {
    return subkey(this.current, purpose);
  }
}

function masterKey(secret: string): MasterKey {
  return { id: createHash('sha256').update(`countersign key id ${secret}`).digest('hex').slice(0, 8), secret };
}

const subkey = ({ secret }: MasterKey, purpose: string) =>
  Buffer.from(hkdfSync('sha256', secret, '', `countersign ${purpose}`, 32));

const placeBytes = ({ table, row, field }: Place) => Buffer.from(JSON.stringify([table, row, field]));
