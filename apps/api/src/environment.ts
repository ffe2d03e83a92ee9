import { readFileSync } from 'node:fs';
import { parseServer, type DnsServer, type Question, type RecordType } from '@countersign/dns';
import { KeyListFault, KnownKeys } from '@countersign/pki';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import * as z from 'zod';

const address = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be an address that begins with ${protocols.map((one) => `${one}//`).join(' or ')}`,
  });
const bare = (text: string) => text.replace(/\/+$/, '');
const yesNo = z.enum(['0', '1'], { error: 'must be 0 or 1' }).transform((text) => text === '1');
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean),
);
const range = z.string().refine(
  (text) => {
    const [address = '', bits] = text.split('/');
    const widest = isIP(address) === 6 ? 128 : 32;
    return isIP(address) !== 0 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= widest));
  },
  { error: 'takes addresses and ranges such as 10.0.0.0/8' },
);
/** `host[:port]`, `tcp://host[:port]` or the https address of a DoH server. */
const resolver = z.string().transform((text, { issues }): DnsServer => {
  try {
    return parseServer(text);
  } catch (error) {
    issues.push({ code: 'custom', input: text, message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
});
/** A name and a type of record, such as `. SOA`. */
const probe = z
  .string()
  .regex(/^\S+ (A|AAAA|CAA|DNSKEY|DS|NS|SOA|TXT)$/, 'takes a name and a type of record, such as ". SOA"')
  .transform((text): Question => {
    const [name = '.', type] = text.split(' ');
    return { name: name.replace(/(?<=.)\.$/, '').toLowerCase(), type: type as RecordType };
  });
const port = z.coerce.number({ error: 'must be a port' }).int().min(1, 'must be a port').max(65_535, 'must be a port');
const secret = z.string().min(32, 'must have 32 characters or more');

/** The list is read once, at start, so that one who names a wrong file does not learn it from a weak certificate. */
function keysIn(path: string, { issues }: { issues: z.core.$ZodRawIssue[] }): KnownKeys {
  const refuse = (message: string) => {
    issues.push({ code: 'custom', input: path, message });
    return z.NEVER;
  };
  try {
    return KnownKeys.read(readFileSync(path));
  } catch (error) {
    if (error instanceof KeyListFault) return refuse(`${error.message}: ${path}`);
    return refuse(`names no file that can be read: ${path}`);
  }
}

/** Every key of the environment, with what it takes. */
export const environment = z.object({
  NODE_ENV: z.string().default('development'),
  HOST: z.string().optional(),
  PORT: port.default(3000),
  PUBLIC_URL: address('http:', 'https:').transform(bare).optional(),
  PKI_URL: address('http:').transform(bare).optional(),
  DATABASE_URL: address('postgres:', 'postgresql:').optional(),
  DATABASE_OWNER_URL: address('postgres:', 'postgresql:').optional(),
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((path) => resolve(path)),
  SECRET_KEY: secret.optional(),
  SECRET_KEY_PREVIOUS: secret.optional(),
  SMTP_URL: address('smtp:', 'smtps:').optional(),
  MAIL_FROM: z.string().optional(),
  TEST_CLOCK_OFFSET: z.coerce.number({ error: 'must be a number of seconds' }).int('must be whole seconds').default(0),
  WEAK_KEYS_FILE: z.string().transform(keysIn).optional(),
  DNS_SERVERS: list
    .pipe(z.array(resolver).min(1, 'must name a resolver'))
    .default(['https://1.1.1.1/dns-query', 'https://8.8.8.8/dns-query'].map(parseServer)),
  DNS_TRUSTED: list.pipe(z.array(range)).default([]),
  DNS_PROBE_SECURE: probe.default({ name: '.', type: 'SOA' }),
  DNS_PROBE_BOGUS: probe.default({ name: 'dnssec-failed.org', type: 'A' }),
  DNS_AUTHORITY_PORT: port.default(53),
  HTTP_CHECK_PORT: port.default(80),
  HTTPS_CHECK_PORT: port.default(443),
  OUTBOUND_ALLOW: list.pipe(z.array(range)).default([]),
  TRUSTED_PROXIES: list.pipe(z.array(range)).default([]),
  RATE_LIMIT_FACTOR: z.coerce.number({ error: 'must be a number' }).positive('must be above 0').default(1),
  REQUIRE_MFA: yesNo.optional(),
  BOOTSTRAP_EMAIL: z.email('must be an e-mail address').optional(),
  BOOTSTRAP_PASSWORD: z.string().min(12, 'must have 12 characters or more').optional(),
  DEMO: yesNo.optional(),
  LOG_LEVEL: z
    .enum(['error', 'warn', 'info', 'debug'], { error: 'must be error, warn, info or debug' })
    .default('info'),
});
export type Environment = z.output<typeof environment>;
