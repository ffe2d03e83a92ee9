import { toHex } from './bytes';
import type { ReadTbs } from './certificate';
import { readDer, Tag } from './der';
import type { ExtensionField } from './extensions';
import { generalNames } from './general-names';
import type { GeneralNames } from './general-names';
import { extensionOids } from './oids';
import { boolean, Fields, itemsOf, namedBits, oid } from './read';
import { ia5Text } from './strings';

type ExtensionKind = keyof typeof extensionOids;
type Extended = Pick<ReadTbs, 'extensions'>;

export const extensionOf = ({ extensions }: Extended, kind: ExtensionKind): ExtensionField | null =>
  extensions.find((extension) => extension.oid === extensionOids[kind]) ?? null;

/** The value of an extension as its reader has it, or what stands for its absence. */
function valueOf<T>(certificate: Extended, kind: ExtensionKind, read: (value: Uint8Array) => T, absent: T): T {
  const extension = extensionOf(certificate, kind);
  return extension === null ? absent : read(extension.value);
}

const noNames = (): GeneralNames => generalNames(Uint8Array.of(Tag.sequence, 0));

export const subjectAltNames = (certificate: Extended): GeneralNames =>
  valueOf(certificate, 'subjectAltName', generalNames, noNames());

export const purposes = (certificate: Extended): string[] =>
  valueOf(certificate, 'extendedKeyUsage', (value) => itemsOf(readDer(value), Tag.sequence).map(oid), []);

export const policies = (certificate: Extended): string[] =>
  valueOf(
    certificate,
    'certificatePolicies',
    (value) => itemsOf(readDer(value), Tag.sequence).map((policy) => oid(new Fields(policy).any())),
    [],
  );

/** Positions of RFC 5280 §4.2.1.3: 0 digitalSignature, 1 contentCommitment, 2 keyEncipherment, 4 keyAgreement … */
export const keyUsageBits = (certificate: Extended): number[] =>
  valueOf(certificate, 'keyUsage', (value) => namedBits(readDer(value)), []);

export const isCa = (certificate: Extended): boolean =>
  valueOf(
    certificate,
    'basicConstraints',
    (value) => {
      const ca = new Fields(readDer(value)).optional(Tag.boolean);
      return ca !== null && boolean(ca);
    },
    false,
  );

/** Hexadecimal, or null. */
export const subjectKeyId = (certificate: Extended): string | null =>
  valueOf<string | null>(certificate, 'subjectKeyIdentifier', (value) => toHex(readDer(value).content), null);

export const authorityKeyId = (certificate: Extended): string | null =>
  valueOf<string | null>(
    certificate,
    'authorityKeyIdentifier',
    (value) => {
      const id = new Fields(readDer(value)).optional(0x80);
      return id === null ? null : toHex(id.content);
    },
    null,
  );

export const crlUrls = (certificate: Extended): string[] =>
  valueOf(
    certificate,
    'cRLDistributionPoints',
    (value) => itemsOf(readDer(value), Tag.sequence).flatMap(urlsOfPoint),
    [],
  );

function urlsOfPoint(point: Parameters<typeof itemsOf>[0]): string[] {
  const name = new Fields(point).optional(0xa0);
  const fullName = name === null ? null : new Fields(name, 0xa0).optional(0xa0);
  return fullName === null
    ? []
    : itemsOf(fullName, 0xa0)
        .filter(({ tag }) => tag === 0x86)
        .map(ia5Text);
}

export const accessUrls = (certificate: Extended): string[] =>
  valueOf(
    certificate,
    'authorityInfoAccess',
    (value) =>
      itemsOf(readDer(value), Tag.sequence).flatMap((description) => {
        const fields = new Fields(description);
        fields.any();
        const location = fields.any();
        return location.tag === 0x86 ? [ia5Text(location)] : [];
      }),
    [],
  );
