import { Injectable } from '@nestjs/common';
import { BuiltinCas } from '../../connectors';
import { isId } from '../../shared/ids';
import { RaError } from '../../shared/problem';
import { Clock } from '../../shared/clock';
import { CrlStore } from './crl.store';
import { RenewCrl } from './renew-crl';

export interface Published {
  readonly bytes: Buffer;
  readonly type: string;
  /** Seconds. */
  readonly maxAge: number;
}

/** `<issuer>.crt` and `<issuer>.crl` for everybody. */
@Injectable()
export class PublishPki {
  private readonly kinds: Readonly<Record<string, (issuerId: string) => Promise<Published | null>>> = {
    crt: (id) => this.certificate(id),
    crl: (id) => this.crl(id),
  };

  constructor(
    private readonly builtinCas: BuiltinCas,
    private readonly crls: CrlStore,
    private readonly renewCrl: RenewCrl,
    private readonly clock: Clock,
  ) {}

  async run(file: string): Promise<Published> {
    const [id = '', kind = '', more] = file.split('.');
    const publish = Object.hasOwn(this.kinds, kind) ? this.kinds[kind] : undefined;
    const published = publish && isId(id) && more === undefined ? await publish(id) : null;
    if (!published) throw new RaError('not-found');
    return published;
  }

  private async certificate(id: string): Promise<Published | null> {
    const bytes = await this.builtinCas.certificateOf(id);
    return bytes && { bytes, type: 'application/pkix-cert', maxAge: 86_400 };
  }

  /** Signing is the job's affair; only where no list is good any more, as in the first second of a CA, this waits for one. Nobody keeps a list for long, so that a new one is seen. */
  private async crl(id: string): Promise<Published | null> {
    const stored = await this.crls.newest(id);
    const good = stored && stored.nextUpdate > this.clock.now() ? stored : await this.renewCrl.run(id);
    return good && { bytes: good.der, type: 'application/pkix-crl', maxAge: 30 };
  }
}
