import { KeyUsageFlags } from '@peculiar/asn1-x509';
import { purposeOids } from '../asn1/oids';
import { readSpki } from '../asn1/public-key';
import type { Generation, LeafOrder, SubjectType } from './order';

/**
 * Bits of keyUsage by key and use (SBR 7.1.2.3 e). RSA enciphers keys, elliptic curves agree on them, Edwards keys sign alone
 * whatever was wanted.
 */
export function keyUsageFlags({ spki, keyUsage }: Pick<LeafOrder, 'spki' | 'keyUsage'>): number {
  const { algorithm } = readSpki(spki);
  const { digitalSignature, keyEncipherment, keyAgreement } = KeyUsageFlags;
  if (algorithm === 'Ed25519' || algorithm === 'Ed448') return digitalSignature;
  const encryption = algorithm === 'RSA' ? keyEncipherment : keyAgreement;
  return { both: digitalSignature | encryption, signing: digitalSignature, encryption }[keyUsage];
}

/** SBR 7.1.2.3 f: strict is for mail alone. */
export const purposesOf = ({ generation, clientAuth }: Pick<LeafOrder, 'generation' | 'clientAuth'>): string[] =>
  generation !== 'strict' && clientAuth
    ? [purposeOids.emailProtection, purposeOids.clientAuth]
    : [purposeOids.emailProtection];

const typeArc: Readonly<Record<SubjectType, number>> = { mailbox: 1, organization: 2, sponsor: 3, individual: 4 };
const generationArc = { multipurpose: 2, strict: 3 } as const;

/** All policies of the S/MIME Baseline Requirements are below this one (SBR 7.1.6.1). */
export const baselinePolicies = '2.23.140.1.5';

/** The policy that the certificate claims; a private profile claims none. */
export const policyOf = (subjectType: SubjectType, generation: Generation): string | null =>
  generation === 'private' ? null : `${baselinePolicies}.${typeArc[subjectType]}.${generationArc[generation]}`;
