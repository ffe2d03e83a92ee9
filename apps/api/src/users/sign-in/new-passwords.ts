import { Injectable } from '@nestjs/common';
import { type Fault, RaError } from '../../shared/problem';
import { type Owner, passwordFault } from './password-faults';
import { Passwords } from './passwords';

/** A password that somebody chooses: judged, then hashed. A fault stands at `path` of what they sent. */
@Injectable()
export class NewPasswords {
  constructor(private readonly passwords: Passwords) {}

  hash(password: string | undefined, owner: Owner, path: string): Promise<string> {
    if (password === undefined) throw refused({ path, code: 'required' });
    const code = passwordFault(password, owner);
    if (code !== null) throw refused({ path, code });
    return this.passwords.hash(password);
  }
}

const refused = (fault: Fault) => new RaError('invalid-field', { errors: [fault] });
