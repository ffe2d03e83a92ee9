import Handlebars from 'handlebars';
import type { CaughtMail } from './caught-mail';
import template from './inbox.hbs';

export type View = 'html' | 'text' | 'source';

export interface InboxState {
  readonly nonce: string;
  readonly mails: readonly CaughtMail[];
  readonly to: string;
  readonly page: number;
  readonly open: CaughtMail | undefined;
  readonly view: View;
}

/** The HTML part first, if there is one. */
export function viewOf(asked: string, mail: CaughtMail | undefined): View {
  if (asked === 'text' || asked === 'source') return asked;
  return mail?.html == null ? 'text' : 'html';
}

const PAGE = 100;
const views: Readonly<Record<View, string>> = { html: 'Mail', text: 'Text', source: 'Source' };
const render = Handlebars.compile<object>(template, { strict: true, knownHelpersOnly: true });

const times = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });
const timeOf = (date: string) => `${times.format(new Date(date))} UTC`;

/** The inbox as one page that works without its script; that only looks for new mails. */
export function inboxPage({ nonce, mails, to, page, open, view }: InboxState): string {
  const first = (page - 1) * PAGE;
  return render({
    nonce,
    to,
    title: open ? open.subject : 'Mail',
    newest: mails[0]?.id ?? '',
    rows: mails.slice(first, first + PAGE).map((mail) => ({
      subject: mail.subject || 'No subject',
      to: mail.to.join(', '),
      date: mail.date,
      time: timeOf(mail.date),
      href: addressOf(`/dev/mail/${mail.id}`, { to, page }),
      current: mail.id === open?.id,
    })),
    newer: page > 1 ? addressOf('/dev/mail', { to, page: page - 1 }) : null,
    older: mails.length > first + PAGE ? addressOf('/dev/mail', { to, page: page + 1 }) : null,
    back: addressOf('/dev/mail', { to, page }),
    mail: open ? mailOf(open, view, { to, page }) : null,
  });
}

type Place = Pick<InboxState, 'to' | 'page'>;

const mailOf = (mail: CaughtMail, view: View, place: Place) => ({
  subject: mail.subject || 'No subject',
  from: mail.headers['from'] ?? mail.from,
  to: mail.to.join(', '),
  date: mail.date,
  time: timeOf(mail.date),
  tabs: (Object.keys(views) as View[])
    .filter((each) => each !== 'html' || mail.html !== null)
    .map((each) => ({
      name: views[each],
      href: addressOf(`/dev/mail/${mail.id}`, { ...place, view: each }),
      current: each === view,
    })),
  frame: view === 'html' ? `/dev/mail/${mail.id}/html` : null,
  pieces: view === 'html' ? [] : piecesOf(view === 'text' ? mail.text : mail.raw),
});

function addressOf(path: string, { to, page, view }: Place & { view?: View }): string {
  const query = new URLSearchParams();
  if (to) query.set('to', to);
  if (page > 1) query.set('page', String(page));
  if (view) query.set('view', view);
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}

interface Piece {
  readonly text: string;
  readonly href: string | null;
}

/** A text with its web addresses as links. */
function piecesOf(text: string): Piece[] {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((piece, i) => ({ text: piece, href: i % 2 === 1 ? piece : null }));
}
