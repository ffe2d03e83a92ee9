import { SecretBox } from '../shared/secret-box';
import type { Route } from './route-walk';
import { Voice, type SpecApi } from './spec-api';

/** Nothing has this id. */
export const MISSING = '01a213de-1b76-748d-9cf0-7bee95ee44d9';

/** What a part of an address names, by the part before it: rows of the demo, which has every kind of them. */
const rows: Readonly<Record<string, string>> = {
  enterprises: `select id from enterprise where name like 'Nordlicht%'`,
  members: `select person_id as id from membership m join enterprise e on e.id = m.enterprise_id where e.name like 'Nordlicht%'`,
  invitations: `select id from invitation where kind = 'invitation'`,
  requests: `select subject_id as id from mailbox_challenge c join ownership_check v on v.id = c.check_id order by c.id limit 1`,
  checks: `select check_id as id from mailbox_challenge order by id limit 1`,
  domains: `select id from domain order by name desc limit 1`,
  'domain checks': `select id from ownership_check where subject_type = 'domain' and kind = 'domain' and withdrawn_at is null
    order by identifier desc limit 1`,
  'domain-assignments': `select id from domain_assignment order by domain limit 1`,
  profiles: `select id from profile order by created_at limit 1`,
  connectors: `select id from connector limit 1`,
  certificates: `select id from certificate order by id limit 1`,
  'api-tokens': `select id from api_token`,
  sessions: `select id from session order by created_at desc limit 1`,
  users: `select id from person where role_id is null order by created_at limit 1`,
  roles: `select id from role where enterprise_id is not null limit 1`,
  jobs: `select id from tracked_job`,
};

/** What an address does not work without. */
const queries: Readonly<Record<string, string>> = { preview: '?name=x.example' };

/** An address for every route, with parts that are there. A new kind of part is to be told here. */
export class Addresses {
  private constructor(private readonly known: Readonly<Record<string, string>>) {}

  static async of(api: SpecApi): Promise<Addresses> {
    const known: Record<string, string> = { 'problems/:code': 'forbidden', 'mail/:id': await newestMail(api) };
    for (const [part, sql] of Object.entries(rows)) {
      const [row] = await api.db.query<{ id: string }[]>(sql);
      if (row) known[part] = row.id;
    }
    known['pki/:issuer'] = known['connectors'] ?? '';
    known['pki/:file'] = `${known['connectors'] ?? ''}.crl`;
    known['invitations/:token'] = await linkIn(api, 'invitations');
    known['mailbox-confirmations/:token'] = await linkIn(api, 'confirm');
    known['activations/:token'] = await linkIn(api, 'activations');
    known['password-resets/:token'] = await linkIn(api, 'reset');
    return new Addresses(known);
  }

  /** `absent`: the row that the tenant scope looks for is not there. */
  of({ url }: Pick<Route, 'url'>, absent = false): string {
    const parts = url.split('/');
    const filled = parts
      .map((part, i) => {
        if (part === '*') return 'AAAA';
        if (!part.startsWith(':')) return part;
        const before = parts[i - 1] ?? '';
        if (absent && part === ':id') return MISSING;
        return this.part(before === 'checks' && parts.includes('domains') ? 'domain checks' : before, part);
      })
      .join('/');
    return `${filled}${queries[parts.at(-1) ?? ''] ?? ''}`;
  }

  private part(before: string, name: string): string {
    const value = this.known[`${before}/${name}`] ?? (/id$/i.test(name) ? this.known[before] : undefined);
    if (value === undefined) throw new Error(`addresses.ts does not say what ${before}/${name} is`);
    return value;
  }
}

/** The last part of a link in the newest mail that has one: in the inbox, or still in the outbox, sealed. */
async function linkIn({ app, db }: SpecApi, path: string): Promise<string> {
  const inbox = await new Voice(app, {}).get('/dev/mail.json');
  const caught = inbox.statusCode === 200 ? inbox.json<{ text: string }[]>().map(({ text }) => text) : [];
  const mails = await db.query<{ id: string; variables: string }[]>(
    `select id, variables from outbox_mail where variables is not null order by id desc`,
  );
  const sealed = mails.map(({ id, variables }) =>
    app.get(SecretBox).open('mail', { table: 'outbox_mail', row: id, field: 'variables' }, variables).toString(),
  );
  const link = new RegExp(`/${path}/([\\w-]{22,43})`);
  return [...caught, ...sealed].flatMap((text) => link.exec(text)?.[1] ?? [])[0] ?? MISSING;
}

async function newestMail({ app }: SpecApi): Promise<string> {
  const newest = await new Voice(app, {}).get('/dev/mail/newest');
  return newest.statusCode === 200 ? (newest.json<{ id: string | null }>().id ?? MISSING) : MISSING;
}
