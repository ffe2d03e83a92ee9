import type { CaughtMail } from './caught-mail';

const KEPT = 10_000;

/** The newest mails, in memory: an inbox for the first minute and for tests. */
export class CaughtMails {
  private readonly mails: CaughtMail[] = [];

  keep(mail: CaughtMail): void {
    this.mails.push(mail);
    if (this.mails.length > KEPT) this.mails.shift();
  }

  /** Newest first; of one address, when one is given (compared without case). */
  list(to?: string): CaughtMail[] {
    const wanted = to?.trim().toLowerCase();
    const found = wanted
      ? this.mails.filter((mail) => mail.to.some((one) => one.toLowerCase() === wanted))
      : this.mails;
    return found.toReversed();
  }

  find(id: string): CaughtMail | undefined {
    return this.mails.find((mail) => mail.id === id);
  }
}
