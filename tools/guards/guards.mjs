// Lines that keep a wrong "Verified" away: what each of them is for, where it stands, what stands there when it is taken out, and the
// test that then has to fail.
const requests = 'apps/api/src/requests';
const verification = 'apps/api/src/verification';
const look = `${verification}/look`;

const api = (spec, test) => ({ config: 'apps/api/vite.config.mts', spec, test });
const byThemselves = (test) => api(`${requests}/looks-by-themselves.spec.ts`, test);
const flow = (test) => api(`${requests}/domain-flow.spec.ts`, test);
const served = (test) => api(`${verification}/file/served.spec.ts`, test);
const reach = (test) => api(`${verification}/file/reach.spec.ts`, test);
const disagree = (test) => api(`${requests}/name-servers-disagree.spec.ts`, test);
const covering = (test) => api(`${requests}/what-a-proof-covers.spec.ts`, test);
const eyesight = (test) => api(`${look}/eyesight.spec.ts`, test);
const resolver = (test) => ({
  config: 'libs/dns/vite.config.mts',
  spec: 'libs/dns/src/resolver/resolver.spec.ts',
  test,
});

const guard = (what, file, line, without, shownBy) => ({ what, file, line, without, ...shownBy });

export const guards = [
  guard(
    'at Generate every CAA record is asked again, not one of them',
    `${look}/which-checks.ts`,
    `checks.filter(({ kind }) => kind === 'caa');`,
    `checks.filter(({ kind }) => kind === 'caa').slice(0, 1);`,
    byThemselves('caa-recheck-each-name'),
  ),
  guard(
    'at Generate what has passed is looked at again',
    `${verification}/look-fresh.ts`,
    `await this.lookAtChecks.run(subject, whatMustBeFresh, 'generate', caller);`,
    'void [subject, whatMustBeFresh, caller];',
    byThemselves('V-P5'),
  ),
  guard(
    'what was not looked at since Generate was pressed has not passed',
    `${requests}/plan-certificate.ts`,
    '|| !isLookedAt(check, since)',
    '',
    byThemselves('V-P5'),
  ),
  guard(
    'a proof of a mailbox is none of its domain',
    `${verification}/plan.ts`,
    'counts(proof) && covers(proof, name, reach));',
    'counts(proof) && (covers(proof, name, reach) || proof.identifier.endsWith(`@${name}`)));',
    api(`${verification}/plan.spec.ts`, 'mailbox-is-not-domain'),
  ),
  guard(
    'a file proves one name alone',
    `${verification}/plan.ts`,
    `(kind === 'file' && reach === 'alone' && name === identifier)`,
    `(kind === 'file' && name === identifier)`,
    covering('V-F3 a file proves its own name'),
  ),
  guard(
    'a row whose ground is gone gives place',
    `${verification}/plan-checks.ts`,
    `(type === 'domain' || !lostItsGround(check, wanted, tx.now))`,
    `(type === 'domain' || type === 'request')`,
    covering('V-P0 an approved domain covers'),
  ),
  guard(
    'the proof of an approved domain counts through that domain alone',
    `${verification}/proofs-of.ts`,
    ` and subject_type = 'request'`,
    '',
    covering('V-P0 an approved domain covers'),
  ),
  guard(
    'what others could have written counts for no public root',
    `${verification}/plan.ts`,
    'proofs.filter((proof) => counts(proof) &&',
    'proofs.filter((proof) =>',
    api(`${verification}/plan.spec.ts`, 'V-R7'),
  ),
  guard(
    'a reused proof is of its method alone',
    `${verification}/plan-checks.ts`,
    'method: born?.method ?? null,',
    'method: null,',
    covering('V-C8'),
  ),
  guard(
    'a look that was made by other terms decides nothing',
    `${look}/end-look.ts`,
    'if (!isDeepStrictEqual(check.terms, termsOf(task))) return true;',
    '',
    covering('V-C7'),
  ),
  guard(
    'the value stands at a label with an underscore',
    'libs/dns/src/txt/judge-txt.ts',
    '`_ra-challenge.${base}`',
    '`ra-challenge.${base}`',
    flow('underscore-label'),
  ),
  guard(
    'who does not answer is not "not enabled"',
    `${look}/decide-dnssec.ts`,
    `indeterminate: 'failed' }`,
    `indeterminate: 'not-enabled' }`,
    flow('error-is-not-unsigned'),
  ),
  guard(
    'a look-up that failed allows nothing',
    `${verification}/methods/caa.ts`,
    `error: 'error' } as const)[verdict.verdict]`,
    `error: 'pass' } as const)[verdict.verdict]`,
    flow('error-is-not-unsigned'),
  ),
  guard(
    'bogus blocks',
    `${look}/decide-dnssec.ts`,
    `bogus: 'failed', indeterminate`,
    `bogus: 'not-enabled', indeterminate`,
    flow('V-D2 bogus'),
  ),
  guard(
    'the worst of the look-ups of a name counts',
    `${look}/decide-dnssec.ts`,
    'if (isWorst(looked.dnssec, same))',
    'if (isWorst(looked.dnssec, [looked]))',
    byThemselves('V-D1'),
  ),
  guard(
    'a failure passes only where the operator says so',
    `${look}/begin-look.ts`,
    'passOnFailure: caaPassOnFailure,',
    'passOnFailure: true,',
    flow('V-C10'),
  ),
  guard(
    'a failure passes only in a zone that is proven unsigned',
    'libs/dns/src/caa/pass-on-failure.ts',
    'step.lookup?.answer === null && provenInsecure(step.at, dsLookups)',
    'step.lookup?.answer === null',
    flow('V-C10'),
  ),
  guard(
    'an enterprise lets nobody issue but the CA in use',
    `${requests}/wanted-checks.ts`,
    'issuers.filter((name) => own.includes(name.toLowerCase()));',
    'issuers.filter((name) => own.length < name.length);',
    flow('V-C7'),
  ),
  guard(
    'of two hands at once one looks',
    `${look}/begin-look.ts`,
    'if (running !== null) joined.push({ attemptId: running, checkId: check.id });\n        else if',
    'if',
    flow('V-S2 of two hands'),
  ),
  guard(
    'an attempt that was overtaken decides nothing',
    `${look}/end-look.ts`,
    '(await this.isOver(tx, check, task))',
    '(await this.isOver(tx, check, task) && check.closedAt)',
    flow('V-S2 an attempt that ends after'),
  ),
  guard(
    'at rest the value is nowhere in clear',
    `${look}/end-look.ts`,
    'veiled(judged.details, terms.challenge?.value ?? null)',
    'veiled(judged.details, terms.challenge ? null : null)',
    flow('V-E3'),
  ),
  guard(
    'a challenge ends',
    `${look}/begin-look.ts`,
    'if (open.expiresAt <= tx.now)\n      throw',
    'if (open.expiresAt <= open.createdAt)\n      throw',
    byThemselves('stops looking by itself once the challenge is over'),
  ),
  guard(
    'the name of the file does not tell the value',
    `${verification}/methods/challenge-value.ts`,
    '`${name}.txt`',
    '`${value}.txt`',
    served('file-echo'),
  ),
  guard(
    'a file counts with status 200 alone',
    `${verification}/file/judge-file.ts`,
    `if (status !== 200) return`,
    `if (status > 499) return`,
    served('file-echo'),
  ),
  guard(
    'the file is the value, not a text that holds it',
    `${verification}/file/judge-file.ts`,
    'valueHash(text) === hash)',
    '[text, ...text.split(/[^a-z2-7]/)].some((each) => valueHash(each) === hash))',
    served('V-F2'),
  ),
  guard(
    'private addresses are out of reach',
    'apps/api/src/shared/outbound/outbound-rules.ts',
    'if (named) return named;',
    'if (named && own().length < 0) return named;',
    reach('V-F4, V-F5'),
  ),
  guard(
    'so are addresses in disguise',
    'apps/api/src/shared/outbound/outbound-rules.ts',
    'if (inDisguise) return inDisguise;',
    'if (inDisguise && own().length < 0) return inDisguise;',
    api('apps/api/src/shared/outbound/outbound-rules.spec.ts', ''),
  ),
  guard(
    'where a resolver remembers an absence its time is told',
    'libs/dns/src/txt/name-hints.ts',
    'seconds: zone.absence',
    'minutes: zone.absence',
    disagree('stale-negative'),
  ),
  guard(
    'the servers of the zone are asked themselves',
    `${verification}/methods/ask-authorities.ts`,
    'if (zone === null) return [];',
    'if (zone !== "") return [];',
    disagree('stale-negative'),
  ),
  guard(
    'the demo is refused where a public root stands behind the certificate',
    `${look}/eyesight.ts`,
    '!publiclyTrusted && isDemoName(identifier)',
    'isDemoName(identifier)',
    eyesight('not the demo'),
  ),
  guard(
    'the demo answers for its own names alone',
    `${look}/eyesight.ts`,
    '!publiclyTrusted && isDemoName(identifier)',
    '!publiclyTrusted',
    eyesight('not the demo'),
  ),
  guard(
    'a resolver that was not seen to validate is not asked',
    'libs/dns/src/resolver/watched-server.ts',
    'this.saw = amiss(secure, bogus, ...seen);',
    'this.saw = null;',
    resolver('V-R6'),
  ),
  guard(
    'AD counts over a path that can be trusted',
    'libs/dns/src/resolver/watched-server.ts',
    'this.saw === null && (this.trusted || !publiclyTrusted)',
    'this.saw === null',
    resolver('V-R7'),
  ),
  guard(
    'a record whose bytes say something else is told',
    `${verification}/decide-again.ts`,
    'agrees: outcome === evidence.outcome && code === evidence.code',
    'agrees: code === code',
    byThemselves('tampered'),
  ),
];
