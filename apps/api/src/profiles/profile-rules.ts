import type { ProfileContent, SubjectAttribute } from '@countersign/contracts';
import { rule } from '@countersign/rules';
import type { ConnectorFacts } from '../connectors';
import type { Fault } from '../shared/problem';

type Connectors = ReadonlyMap<string, ConnectorFacts>;
const fault = (path: string, code: Fault['code'] = 'invalid-field', params?: Fault['params']): Fault =>
  params === undefined ? { path, code } : { path, code, params };
const days = (seconds: number) => seconds / 86_400;

/** Every connector that a profile names, and where. */
export const connectorsOf = ({
  ca,
  mpic,
  lint,
}: ProfileContent): { path: string; id: string; power: ConnectorFacts['powers'][number] }[] => [
  { path: '/ca/connectorId', id: ca.connectorId, power: 'issue' },
  ...(mpic.connectorId === null ? [] : [{ path: '/mpic/connectorId', id: mpic.connectorId, power: 'mpic' as const }]),
  ...lint.connectorIds.map((id, i) => ({ path: `/lint/connectorIds/${i}`, id, power: 'lint' as const })),
];

/** What keeps a profile from being saved, all at once, each at its place. */
export function profileFaults(content: ProfileContent, connectors: Connectors, at: Date): Fault[] {
  return [
    ...connectorFaults(content, connectors),
    ...contradictions(content),
    ...promises(content),
    ...generationFaults(content, at),
    ...(content.publiclyTrusted ? publicTrustFaults(content, at) : []),
  ];
}

function connectorFaults(content: ProfileContent, connectors: Connectors): Fault[] {
  const unfit = connectorsOf(content).filter(({ id, power }) => !connectors.get(id)?.powers.includes(power));
  const missing = content.mpic.enabled && content.mpic.connectorId === null;
  return [...unfit.map(({ path }) => fault(path)), ...(missing ? [fault('/mpic/connectorId', 'required')] : [])];
}

/** What a request could not be held to yet is refused here, rather than forgotten when it is issued. */
function promises({ agreementId, vetting }: ProfileContent): Fault[] {
  return [...(agreementId === null ? [] : [fault('/agreementId')]), ...(vetting === 'none' ? [] : [fault('/vetting')])];
}

function contradictions({ keys, subject, san }: ProfileContent): Fault[] {
  const noKey = keys.rsa === null && keys.curves.length === 0 && keys.edwards.length === 0;
  const rsaTurned = keys.rsa !== null && keys.rsa.minBits > keys.rsa.maxBits;
  return [
    ...(noKey ? [fault('/keys')] : []),
    ...(rsaTurned ? [fault('/keys/rsa/minBits')] : []),
    ...repeated(subject.map(({ attribute }) => attribute)).map((i) => fault(`/subject/${i}/attribute`)),
    ...repeated(san.map(({ type }) => type)).map((i) => fault(`/san/${i}/type`)),
    ...subject.flatMap(({ pattern }, i) =>
      pattern === null || isPattern(pattern) ? [] : [fault(`/subject/${i}/pattern`, 'pattern')],
    ),
    ...subject.flatMap(({ required, editable, fixedValue }, i) =>
      required && !editable && fixedValue === null ? [fault(`/subject/${i}/fixedValue`, 'required')] : [],
    ),
  ];
}

/** What a certificate of this generation may never say, whoever trusts it: its policy identifier claims to keep the rules. */
function generationFaults({ generation, clientAuth, validity }: ProfileContent, at: Date): Fault[] {
  if (generation === 'private') return [];
  const longest = days(rule('validity.max', at));
  const clientAuthBarred = clientAuth && rule(`eku.${generation}`, at).beside === 'nothing';
  return [
    ...(clientAuthBarred ? [fault('/clientAuth')] : []), // S/MIME BR 7.1.2.3 (f)
    ...(validity.days > longest ? [fault('/validity/days', 'validity-out-of-range', { max: longest })] : []), // S/MIME BR 6.3.2
  ];
}

/** S/MIME BR: proofs of a mailbox live 30 days (4.2.1), a certificate names mailboxes and nothing else (7.1.4.2.1). */
function publicTrustFaults(content: ProfileContent, at: Date): Fault[] {
  const longest = days(rule('mailbox.reuse', at));
  const namesMailbox = content.san.some(({ type, required }) => type === 'email' && required);
  return [
    ...(content.generation === 'private' ? [fault('/generation')] : []),
    ...(content.dnsNamesInCertificate ? [fault('/dnsNamesInCertificate')] : []),
    ...(content.validationType === 'none' ? [fault('/validationType')] : []),
    ...(content.mailboxValidityDays > longest
      ? [fault('/mailboxValidityDays', 'invalid-field', { max: longest })]
      : []),
    ...(namesMailbox ? [] : [fault('/san', 'required')]),
    // what nobody proves is not certified for the public
    ...content.san.flatMap(({ type }, i) => (type === 'ip' || type === 'other' ? [fault(`/san/${i}/type`)] : [])),
    ...subjectFaults(content),
  ];
}

/** S/MIME BR 7.1.4.2.3 to .6: what the subject of each type may and must hold. */
const subjectRules: Readonly<
  Record<ProfileContent['subjectType'], { may: readonly SubjectAttribute[] | null; must: readonly SubjectAttribute[] }>
> = {
  mailbox: { may: ['commonName', 'emailAddress', 'serialNumber'], must: [] },
  organization: { may: null, must: ['organizationName', 'organizationIdentifier'] },
  sponsor: { may: null, must: ['organizationName', 'organizationIdentifier'] },
  individual: { may: null, must: [] },
};

function subjectFaults({ subject, subjectType }: ProfileContent): Fault[] {
  const { may, must } = subjectRules[subjectType];
  const isRequired = (wanted: SubjectAttribute) =>
    subject.some(({ attribute, required }) => attribute === wanted && required);
  return [
    ...subject.flatMap(({ attribute }, i) =>
      may === null || may.includes(attribute) ? [] : [fault(`/subject/${i}/attribute`)],
    ),
    ...must
      .filter((attribute) => !isRequired(attribute))
      .map((attribute) => fault('/subject', 'required', { attribute })),
  ];
}

const repeated = (values: readonly string[]): number[] =>
  values.flatMap((value, i) => (values.indexOf(value) < i ? [i] : []));

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
