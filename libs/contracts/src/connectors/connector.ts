import * as z from 'zod';
import { anyOf, listQuery, pageOf, yesOrNo } from '../lists';
import { id, instant, line } from '../names';

export const connectorKinds = [
  'builtin-ca',
  'est',
  'step-ca',
  'ejbca',
  'cfssl',
  'open-mpic',
  'smtp',
  'lint-http',
  'lint-command',
] as const;
export const connectorKind = z.enum(connectorKinds, { error: 'invalid-field' });
export type ConnectorKind = z.infer<typeof connectorKind>;
export const connectorPowers = ['issue', 'revoke', 'mail', 'mpic', 'lint'] as const;

/** A kind as the portal draws its form: a JSON Schema of its configuration and the names of its secrets. */
export const connectorKindInfo = z
  .object({
    kind: connectorKind,
    title: z.string(),
    schema: z.record(z.string(), z.unknown()),
    secrets: z.array(z.string()),
    powers: z.array(z.enum(connectorPowers)),
  })
  .meta({ id: 'ConnectorKind' });
export type ConnectorKindInfo = z.infer<typeof connectorKindInfo>;

export const testStep = z.object({ name: z.string(), ok: z.boolean(), detail: z.string(), durationMs: z.number() });
export const testResult = z.object({ ok: z.boolean(), steps: z.array(testStep) }).meta({ id: 'ConnectorTest' });
export type TestResult = z.infer<typeof testResult>;
export const testRequest = z.strictObject({ to: z.string().max(320).optional() }).meta({ id: 'ConnectorTestRequest' });

export const connector = z
  .object({
    id,
    kind: connectorKind,
    name: z.string(),
    active: z.boolean(),
    config: z.record(z.string(), z.unknown()),
    secretsSet: z.array(z.string()),
    health: z.enum(['untested', 'ok', 'degraded', 'open']),
    lastTest: z.object({ at: instant, ok: z.boolean(), steps: z.array(testStep) }).nullable(),
    usedBy: z.array(z.object({ type: z.string(), id, name: z.string() })),
  })
  .meta({ id: 'Connector' });
export type Connector = z.infer<typeof connector>;
export const connectorPage = pageOf(connector).meta({ id: 'ConnectorPage' });
export const connectorQuery = listQuery(['name', 'kind', 'createdAt'], {
  kind: anyOf(connectorKinds).optional(),
  active: yesOrNo.optional(),
});
export type ConnectorQuery = z.infer<typeof connectorQuery>;

/** `config` is judged by the schema of its kind. */
export const newConnector = z
  .strictObject({
    kind: connectorKind,
    name: line(100),
    active: z.boolean({ error: 'invalid-field' }),
    config: z.record(z.string(), z.unknown(), { error: 'invalid-field' }),
  })
  .meta({ id: 'NewConnector' });
export type NewConnector = z.infer<typeof newConnector>;

/** Issuer domains that CAA records name, and the account at that CA (RFC 8659 §4.2, RFC 8657 §3). Every CA kind has both. */
export const caIdentity = {
  caaDomains: z.array(z.string().trim().toLowerCase().max(253)).max(20, { error: 'too-many' }).default([]),
  accountUri: z.string().trim().max(500).nullable().default(null),
};
export const builtinCaConfig = z
  .strictObject({
    key: z.enum(['rsa-4096', 'p-256', 'p-384'], { error: 'invalid-field' }),
    commonName: line(64),
    ...caIdentity,
  })
  .meta({ id: 'BuiltinCaConfig' });
export type BuiltinCaConfig = z.infer<typeof builtinCaConfig>;
