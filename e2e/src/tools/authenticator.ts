import { setTimeout as wait } from 'node:timers/promises';
import { generateSync } from 'otplib';

const step = 30;

/**
 * An authenticator app. The server takes codes of the step before and after, too, and each step once: `earlier`, `now` and `later`
 * are three codes that may be used in this order without waiting.
 */
export class Authenticator {
  private readonly secret: string;

  constructor(shown: string) {
    this.secret = shown.replace(/\s/g, '');
  }

  /** A person would not type a code that is about to change: from here on it holds for a while. */
  async steady(): Promise<void> {
    const left = step - ((Date.now() / 1000) % step);
    if (left < 14) await wait(left * 1000);
  }

  earlier(): string {
    return this.code(-step);
  }

  now(): string {
    return this.code(0);
  }

  later(): string {
    return this.code(step);
  }

  private code(seconds: number): string {
    return generateSync({ secret: this.secret, epoch: Math.floor(Date.now() / 1000) + seconds });
  }
}
