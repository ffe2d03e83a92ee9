/**
 * Evidence of one attempt holds 700,000 bytes. 60,000 of them stay for the questions that are put on record after nothing more is read: those of the
 * longest name, up to its top, fit.
 */
const mostBytes = 700_000 - 60_000;

/**
 * V-R9: what one session may hear. Whoever owns a zone decides how much its servers answer to each of a hundred questions. What does not fit is
 * dropped unread, and so is all that comes after it, be it ever so small: nobody picks what is still heard.
 */
export class Room {
  constructor(private left = mostBytes) {}

  get isFull(): boolean {
    return this.left < 0;
  }

  /** Whether so many bytes more still fit. */
  take(bytes: number): boolean {
    this.left -= bytes;
    return !this.isFull;
  }
}
