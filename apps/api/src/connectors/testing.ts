import type { BuiltinCaConfig, NewConnector } from '@countersign/contracts';

/** What makes a built-in CA. */
export const aBuiltinCa = (key: BuiltinCaConfig['key'] = 'p-256', more: Partial<NewConnector> = {}): NewConnector => ({
  kind: 'builtin-ca',
  name: `CA with ${key}`,
  active: true,
  config: { key, commonName: `Issuing CA ${key}`, caaDomains: ['ca.example.org'] },
  ...more,
});
