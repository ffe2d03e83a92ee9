import { Injectable } from '@nestjs/common';
import { SecretBox } from '../shared/secret-box';
import type { OnceRow } from './once-row';

const purpose = 'kept-answer';

/** An answer may hold what is shown once, such as an API token, or what lies sealed elsewhere: at rest it is sealed, in its own place. */
@Injectable()
export class OnceBody {
  constructor(private readonly box: SecretBox) {}

  seal(key: readonly string[], body: string | null): string | null {
    return body === null ? null : this.box.seal(purpose, placeOf(key), body);
  }

  open(key: readonly string[], row: OnceRow): OnceRow {
    return row.body === null ? row : { ...row, body: this.box.open(purpose, placeOf(key), row.body).toString() };
  }
}

const placeOf = (key: readonly string[]) => ({ table: 'once_key', row: key.join('\n'), field: 'body' });
