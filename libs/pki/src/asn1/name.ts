import { toHex } from './bytes';
import { Tag } from './der';
import type { Element } from './der';
import { attributeName, shortAttributeName } from './oids';
import { Fields, itemsOf, oid } from './read';
import { isText, text } from './strings';

export interface NameAttribute {
  readonly oid: string;
  readonly attribute: string | null;
  readonly value: string;
}

/** The attributes of a distinguished name in their order; those that share a relative name follow each other. */
export const readName = (name: Element): NameAttribute[] =>
  itemsOf(name, Tag.sequence).flatMap((relative) => itemsOf(relative, Tag.set).map(readAttribute));

function readAttribute(element: Element): NameAttribute {
  const fields = new Fields(element);
  const id = oid(fields.any());
  const value = fields.any();
  fields.end();
  return { oid: id, attribute: attributeName(id), value: isText(value) ? text(value) : `#${toHex(value.bytes)}` };
}

/** RFC 4514: most significant last, special characters escaped; a value that is no string stays as `#` and its DER. */
export const nameText = (attributes: readonly NameAttribute[]): string =>
  attributes.map(attributeText).reverse().join(',');

function attributeText({ oid: id, attribute, value }: NameAttribute): string {
  if (attribute !== null) return `${shortAttributeName(attribute)}=${escaped(value)}`;
  return `${id}=${/^#([0-9a-f]{2})+$/.test(value) ? value : escaped(value)}`;
}

const escaped = (value: string): string =>
  value
    .replace(/[,+"\\<>;=]/g, '\\$&')
    .replace(/^[# ]/, '\\$&')
    .replace(/ $/, '\\ ');
