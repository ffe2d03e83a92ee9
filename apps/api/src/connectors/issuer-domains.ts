import { isNameFault, parseDomain } from '@countersign/pki';
import type { Fault } from '../shared/problem';
import type { ConnectorConfig } from './connector.entity';

/** The issuer domains of a CA as CAA records name them: A-labels, lower case, each once. Otherwise one that was typed in U-labels would never match. */
export function withIssuerDomains(config: ConnectorConfig): { config: ConnectorConfig; errors: Fault[] } {
  const typed = config['caaDomains'];
  if (!Array.isArray(typed)) return { config, errors: [] };
  const names: string[] = [];
  const errors: Fault[] = [];
  for (const [i, text] of typed.map(String).entries()) {
    const parsed = parseDomain(text);
    if (!isNameFault(parsed)) names.push(parsed.name);
    else
      errors.push({
        path: `/config/caaDomains/${i}`,
        code: 'dns-invalid',
        params: { name: text, reason: parsed.params.reason },
      });
  }
  return { config: { ...config, caaDomains: [...new Set(names)] }, errors };
}
