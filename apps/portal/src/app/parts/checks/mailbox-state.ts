import { type Check, mailboxInstructions, type MailboxInstructions } from '@countersign/contracts';

/** What is known of the Token mail of a check; null before one was sent. */
export function mailboxOf(check: Check | undefined): MailboxInstructions | null {
  const read = mailboxInstructions.safeParse(check?.instructions);
  return read.success ? read.data : null;
}
