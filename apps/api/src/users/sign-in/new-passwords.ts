import { Injectable } from '@nestjs/common';
import { type Fault, RaError } from '../../shared/problem';
import { passwordFault, type PasswordFault } from './password-faults';
import { Passwords } from './passwords';

/** A password that somebody chooses: judged, then hashed. A fault stands at `path` of what they sent. */
@Injectable()
export class NewPasswords {
  constructor(private readonly passwords: Passwords) {}

  hash(password: string | undefined, email: string, path: string): Promise<string> {
    if (password === undefined) throw refused({ path, code: 'required' });
    const why = passwordFault(password, email);
    if (why !== null) throw refused({ path, code: 'invalid-field', params: { field: named[why] } });
    return this.passwords.hash(password);
  }
}

const refused = (fault: Fault) => new RaError('invalid-field', { errors: [fault] });

const named: Record<PasswordFault, string> = {
  'own-address': 'One’s own address as a password',
  common: 'A password that many people choose',
  repeated: 'A password that repeats itself',
};
