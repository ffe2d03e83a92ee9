import type { ProblemCode } from '@countersign/contracts';
import { RaError, type Fault } from '../shared/problem';
import { codeFor, faultsOf } from '../shared/zod-faults';
import type { ConnectorConfig } from './connector.entity';
import type { KindOfConnector } from './connector-kind';
import { withIssuerDomains } from './issuer-domains';

export type Secrets = Readonly<Record<string, string>>;
export interface ReadConfig {
  readonly config: ConnectorConfig;
  /** Those given now; absent ones stay as they are. */
  readonly secrets: Secrets;
}

type Rules = Pick<KindOfConnector, 'schema' | 'secrets' | 'settled'>;
const ADDRESSES = ['baseUrl', 'host'];

/** Judges the configuration of a new connector by the schema of its kind and takes the secrets out of it. */
export function readNewConfig(kind: Rules, given: ConnectorConfig): ReadConfig {
  return apart(kind, judged(kind, given));
}

/** The same for a change. A secret that is not given stays, but never follows to another address: whoever changes it must know the secret. */
export function readChangedConfig(
  kind: Rules,
  given: ConnectorConfig,
  before: ConnectorConfig,
  stored: Secrets,
): ReadConfig {
  const whole = judged(kind, { ...stored, ...given });
  refuse(kind.settled.filter((name) => whole[name] !== before[name]).map((name) => faultAt(name, 'locked')));
  const moved = ADDRESSES.some((name) => whole[name] !== before[name]);
  const missing = kind.secrets.filter((name) => name in stored && !(name in given));
  if (moved) refuse(missing.map((name) => faultAt(name, 'secret-required')));
  const { config, secrets } = apart(kind, whole);
  return { config, secrets: Object.fromEntries(Object.entries(secrets).filter(([name]) => name in given)) };
}

function judged({ schema }: Rules, given: ConnectorConfig): ConnectorConfig {
  const read = schema.safeParse(given);
  if (!read.success) {
    const errors = faultsOf(read.error, given, 'body').map((fault) => ({ ...fault, path: `/config${fault.path}` }));
    throw new RaError(codeFor(errors), { errors });
  }
  const { config, errors } = withIssuerDomains(read.data);
  refuse(errors);
  return config;
}

function apart({ secrets }: Rules, whole: ConnectorConfig): ReadConfig {
  const members = Object.entries(whole);
  const isSecret = ([name]: [string, unknown]) => secrets.includes(name);
  return {
    config: Object.fromEntries(members.filter((member) => !isSecret(member))),
    secrets: Object.fromEntries(
      members.filter(isSecret).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    ),
  };
}

const faultAt = (path: string, code: ProblemCode): Fault => ({ path: `/config/${path}`, code });

function refuse(errors: Fault[]): void {
  const [first] = errors;
  if (first) throw new RaError(first.code === 'secret-required' ? 'secret-required' : 'invalid-field', { errors });
}
