import type { Bytes } from './bytes';
import { DerError, Tag } from './der';
import type { Element } from './der';
import { boolean, Fields, itemsOf, oid } from './read';

export interface ExtensionField {
  readonly oid: string;
  readonly critical: boolean;
  /** The DER inside the OCTET STRING. */
  readonly value: Bytes;
}

/** Extensions ::= SEQUENCE OF Extension (RFC 5280 §4.1); one extension may not come twice. */
export function readExtensions(sequence: Element): ExtensionField[] {
  const extensions = itemsOf(sequence, Tag.sequence).map(readExtension);
  if (new Set(extensions.map((extension) => extension.oid)).size !== extensions.length)
    throw new DerError('An extension comes twice');
  return extensions;
}

function readExtension(element: Element): ExtensionField {
  const fields = new Fields(element);
  const id = oid(fields.any());
  const critical = fields.optional(Tag.boolean);
  const value = fields.required(Tag.octetString).content;
  fields.end();
  return { oid: id, critical: critical !== null && boolean(critical), value };
}
