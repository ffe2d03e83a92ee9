import { readFileSync } from 'node:fs';
import { environment, type Environment } from './environment';
import { secretKeyBelow } from './secret-key';

/** The token of the one configuration: `@Inject(CONFIG) config: Config`. */
export const CONFIG = Symbol('config');

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
    dns: {
      servers: given.DNS_SERVERS,
      trusted: given.DNS_TRUSTED,
      probes: { secure: given.DNS_PROBE_SECURE, bogus: given.DNS_PROBE_BOGUS },
      authorityPort: given.DNS_AUTHORITY_PORT,
    },
    outbound: { httpPort: given.HTTP_CHECK_PORT, httpsPort: given.HTTPS_CHECK_PORT, allow: given.OUTBOUND_ALLOW },
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
