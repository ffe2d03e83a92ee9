import type { RecoveryCodes, TotpEnrolment } from '@countersign/contracts';
import { generateSync } from 'otplib';
import type { SpecApi, Voice } from '../../testing/spec-api';
import type { SpecClock } from '../../testing/spec-clock';

/** An authenticator app, by the clock of the spec. */
export class SpecAuthenticator {
  constructor(
    readonly secret: string,
    private readonly clock: SpecClock,
  ) {}

  /** What it shows now, or some seconds before or after. */
  code(seconds = 0): string {
    return generateSync({ secret: this.secret, epoch: Math.floor(this.clock.now().getTime() / 1000) + seconds });
  }

  /** Waits for a code that was not shown before. */
  next(): string {
    this.clock.advance({ seconds: 30 });
    return this.code();
  }
}

/** Sets up an app in this session, which goes on under a new id. */
export async function enrol(
  api: SpecApi,
  voice: Voice,
): Promise<{ app: SpecAuthenticator; codes: string[]; voice: Voice }> {
  const started = await voice.post('/api/v1/me/totp');
  const app = new SpecAuthenticator(started.json<TotpEnrolment>().secret, api.clock);
  const confirmed = await voice.post('/api/v1/me/totp/confirm', { otp: app.next() });
  if (confirmed.statusCode !== 200) throw new Error(`enrol: ${started.body} ${confirmed.body}`);
  return { app, codes: confirmed.json<RecoveryCodes>().codes, voice: api.withCookiesOf(confirmed) };
}
