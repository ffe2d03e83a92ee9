/** A mail left, waits for another try, or came back for good. Raised in the transaction that says so on its row. */
export class MailMoved {
  constructor(
    readonly about: { readonly type: string; readonly id: string } | null,
    readonly enterpriseId: string | null,
    readonly recipient: string,
    readonly state: 'sent' | 'delayed' | 'undeliverable',
    /** The mail server's own words. */
    readonly text: string | null,
    readonly nextTryAt: Date | null,
    /** When the mail was written: news of an older mail about the same thing can be told from the newest. */
    readonly writtenAt: Date,
  ) {}
}
