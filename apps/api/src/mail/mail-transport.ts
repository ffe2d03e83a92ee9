/** A mail that is ready to go, to exactly one address. */
export interface OutgoingMail {
  /** Of the outbox row: a second delivery of the same mail carries the same Message-ID. */
  readonly id: string;
  readonly to: string;
  readonly fromName: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What came of one try: taken over by the server, to be tried again, or refused for good with the server's text. */
export type Delivery =
  | { readonly as: 'sent' }
  | { readonly as: 'delayed'; readonly text: string }
  | { readonly as: 'refused'; readonly text: string };

/** How mails leave the house. A fault of the way is an answer, not an exception. */
export abstract class MailTransport {
  abstract send(mail: OutgoingMail): Promise<Delivery>;
}
