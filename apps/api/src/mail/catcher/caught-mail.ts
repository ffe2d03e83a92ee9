import { readMessage } from './read-message';

export interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
}

/** A mail as it came by SMTP. `from` and `to` are the envelope's (RFC 5321), not what the header claims. */
export interface CaughtMail {
  readonly id: string;
  readonly date: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly raw: string;
}

export function caughtMail(id: string, at: Date, { from, to }: Envelope, raw: Buffer): CaughtMail {
  const { headers, subject, text, html } = readMessage(raw);
  return {
    id,
    date: at.toISOString(),
    from,
    to,
    subject,
    text,
    html,
    headers: Object.fromEntries(headers),
    raw: raw.toString('utf8'),
  };
}
