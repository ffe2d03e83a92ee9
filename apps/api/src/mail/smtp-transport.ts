import { createTransport, type Transporter } from 'nodemailer';
import { oneLine } from './plain-values';
import { MailTransport, type Delivery, type OutgoingMail } from './mail-transport';
import { senderOf, type Sender } from './sender';

/** Shorter than a claim on an outbox row lasts: a try is over before somebody else may begin one. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 };

/** The dialogue before a mail is offered: what goes wrong there says nothing about the recipient. */
const beforeTheMail = new Set(['CONN', 'EHLO', 'HELO', 'LHLO', 'STARTTLS', 'AUTH', 'API']);

/**
 * SMTP (RFC 5321). With `?requireTLS=true` in the address, or `smtps:`, nothing is ever sent in clear: a server that does not
 * offer STARTTLS gets no mail.
 */
export class SmtpTransport extends MailTransport {
  private readonly transporter: Transporter;
  private readonly sender: Sender;

  constructor(url: string, from: string) {
    super();
    this.sender = senderOf(from);
    this.transporter = createTransport({ url, ...timeouts, disableFileAccess: true, disableUrlAccess: true });
  }

  async send(mail: OutgoingMail): Promise<Delivery> {
    try {
      await this.transporter.sendMail({
        messageId: `<${mail.id}@${this.sender.domain}>`,
        from: { name: mail.fromName || this.sender.name, address: this.sender.address },
        to: { name: '', address: mail.to },
        envelope: { from: this.sender.address, to: [mail.to] },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        headers: { 'Auto-Submitted': 'auto-generated' }, // RFC 3834: holiday notices stay away
      });
      return { as: 'sent' };
    } catch (error) {
      return deliveryOf(error);
    }
  }
}

/** RFC 5321 §4.2.1: 5yz is final. All else (4yz, no line, no TLS, a sign-in refused) may be better the next time. */
function deliveryOf(error: unknown): Delivery {
  const { responseCode = 0, response, command = '', message } = error as SmtpError;
  const text = oneLine(response ?? message).slice(0, 500);
  const final = responseCode >= 500 && responseCode < 600 && !beforeTheMail.has(command.split(' ')[0] ?? '');
  return { as: final ? 'refused' : 'delayed', text };
}

/** What nodemailer adds to its errors. */
interface SmtpError extends Error {
  readonly responseCode?: number;
  readonly response?: string;
  readonly command?: string;
}
