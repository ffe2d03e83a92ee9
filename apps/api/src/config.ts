import { readFileSync } from 'node:fs';
import { KeyListFault, KnownKeys } from '@countersign/pki';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import * as z from 'zod';
import { secretKeyBelow } from './secret-key';

/** The token of the one configuration: `@Inject(CONFIG) config: Config`. */
export const CONFIG = Symbol('config');

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

const environment = z.object({
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
type Environment = z.output<typeof environment>;
type Values = Readonly<Record<string, string | undefined>>;
const keys = Object.keys(environment.shape);

/** What no key says alone. It is looked for in what was given, for other keys may be wrong too. */
function together({ NODE_ENV, ...given }: Values): string[] {
  const rules: [broken: boolean, text: string][] = [
    [
      (given['BOOTSTRAP_EMAIL'] === undefined) !== (given['BOOTSTRAP_PASSWORD'] === undefined),
      'BOOTSTRAP_PASSWORD goes together with BOOTSTRAP_EMAIL',
    ],
    ...(NODE_ENV === 'production' ? inProduction(given) : []),
  ];
  return rules.flatMap(([broken, text]) => (broken ? [text] : []));
}

const inProduction = (given: Values): [boolean, string][] => [
  [given['SECRET_KEY'] === undefined, 'SECRET_KEY is required with NODE_ENV=production'],
  [given['DATABASE_URL'] === undefined, 'DATABASE_URL is required with NODE_ENV=production'],
  [Number(given['TEST_CLOCK_OFFSET'] ?? 0) !== 0, 'TEST_CLOCK_OFFSET is not for production'],
];

export type Config = ReturnType<typeof configOf>;

/** Reads the environment once, every key also as KEY_FILE. All wrong keys stand in one message. */
export function readConfig(given: Values): Config {
  const faults: string[] = [];
  const values: Values = Object.fromEntries(keys.map((key) => [key, valueOf(key, given, faults)]));
  const read = environment.safeParse(values);
  faults.push(...(read.error?.issues ?? []).map(({ path, message }) => `${String(path[0])} ${message}`));
  faults.push(...together(values));
  if (!read.success || faults.length > 0)
    throw new Error(`The configuration is wrong:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  return configOf(read.data);
}

/** An empty value counts as none. */
function valueOf(key: string, given: Values, faults: string[]): string | undefined {
  const value = given[key] === '' ? undefined : given[key];
  const file = given[`${key}_FILE`];
  if (file === undefined || file === '') return value;
  if (value !== undefined) faults.push(`${key} and ${key}_FILE are both given`);
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch {
    faults.push(`${key}_FILE names no file that can be read: ${file}`);
    return value;
  }
}

function configOf(given: Environment) {
  const production = given.NODE_ENV === 'production';
  const demo = given.DEMO ?? !production;
  const publicUrl = given.PUBLIC_URL ?? `http://localhost:${given.PORT}`;
  return {
    production,
    demo,
    host: given.HOST ?? (demo ? '127.0.0.1' : '::'),
    port: given.PORT,
    publicUrl,
    pkiUrl: given.PKI_URL ?? publicUrl.replace(/^https:/, 'http:'),
    databaseUrl: given.DATABASE_URL ?? null,
    databaseOwnerUrl: given.DATABASE_OWNER_URL ?? given.DATABASE_URL ?? null,
    dataDir: given.DATA_DIR,
    secretKey: given.SECRET_KEY ?? secretKeyBelow(given.DATA_DIR),
    secretKeyPrevious: given.SECRET_KEY_PREVIOUS ?? null,
    smtpUrl: given.SMTP_URL ?? null,
    mailFrom: given.MAIL_FROM ?? `Countersign <no-reply@${new URL(publicUrl).hostname}>`,
    clockOffset: given.TEST_CLOCK_OFFSET,
    knownWeakKeys: given.WEAK_KEYS_FILE ?? null,
    trustedProxies: given.TRUSTED_PROXIES,
    rateLimitFactor: given.RATE_LIMIT_FACTOR,
    requireMfa: given.REQUIRE_MFA ?? production,
    bootstrap:
      given.BOOTSTRAP_EMAIL === undefined || given.BOOTSTRAP_PASSWORD === undefined
        ? null
        : { email: given.BOOTSTRAP_EMAIL, password: given.BOOTSTRAP_PASSWORD },
    logLevel: given.LOG_LEVEL,
  } as const;
}
