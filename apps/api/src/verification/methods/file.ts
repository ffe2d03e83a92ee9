import { Injectable } from '@nestjs/common';
import { outboundRules } from '../../shared/outbound/outbound-rules';
import { downloadNameHints } from '../file/download-name';
import { fetchProof, type FileFetch } from '../file/fetch-proof';
import { fileHints } from '../file/file-hints';
import { judgeFileByHash } from '../file/judge-file';
import type { FileSighting } from '../file/sighting';
import type { EarlierChallenge, Eyes, Looker } from '../look/looker';
import type { Judgement, LookTerms, Sighting } from '../look/sighting';
import { dnssecOf, explainBogus } from './dnssec-of';
import { filePath } from './domain-instructions';

/** Control of exactly this name by a file on its web server (TLS BR 3.2.2.4.18). */
@Injectable()
export class FileLooker implements Looker {
  readonly method = 'ca-http-file';
  readonly sections = ['TBR 3.2.2.4.18', 'SBR 3.2.2.1'];

  async look(terms: LookTerms, eyes: Eyes): Promise<Sighting> {
    const startedAt = eyes.now();
    const { lookups, ...http } = await fetchProof(fetchOf(terms, eyes));
    const answeredAt = eyes.now();
    const explaining = await explainBogus(lookups, eyes);
    return { startedAt, answeredAt, lookups, explaining, http, demo: eyes.demo };
  }

  judge({ identifier, challenge }: LookTerms, seen: Sighting): Judgement {
    const dnssec = dnssecOf(seen.lookups, seen);
    const { outcome, code, findings } = judgeFileByHash({ hash: challenge?.hash ?? '', sighting: sightingOf(seen) });
    const bogus = code?.startsWith('dnssec-') ?? false;
    return {
      outcome,
      code: bogus ? dnssec.code : code,
      provedName: outcome === 'pass' ? identifier : null,
      details: bogus ? dnssec.findings : findings,
      dnssec,
      counted: seen.lookups,
      validSeconds: null,
    };
  }

  async hints(terms: LookTerms, seen: Sighting, eyes: Eyes, earlier: readonly EarlierChallenge[]) {
    const { value } = terms.challenge ?? {};
    if (!value || seen.http === null) return [];
    const sighting = sightingOf(seen);
    const verdict = judgeFileByHash({ hash: terms.challenge?.hash ?? '', sighting });
    const slips = verdict.code === 'file-status' ? await downloadNameHints(value, fetchOf(terms, eyes)) : [];
    return [...fileHints({ value, sighting, verdict, earlier }), ...slips];
  }
}

function fetchOf({ identifier, challenge }: LookTerms, { look, outbound }: Eyes): FileFetch {
  const { httpPort: http, httpsPort: https, allow } = outbound;
  const path = filePath(challenge?.fileName ?? '');
  return { name: identifier, path, scheme: 'http', look, refusalOf: outboundRules(allow), ports: { http, https } };
}

function sightingOf({ http, lookups }: Sighting): FileSighting {
  if (http === null) throw new Error('A file was looked for and nothing was written down');
  return { ...http, lookups };
}
