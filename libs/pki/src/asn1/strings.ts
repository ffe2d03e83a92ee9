import type { Bytes } from './bytes';
import { DerError, Tag } from './der';
import type { Element } from './der';

const decoders: Readonly<Record<number, (content: Bytes) => string>> = {
  [Tag.utf8String]: (content) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content),
  [Tag.printableString]: ascii,
  [Tag.ia5String]: ascii,
  [Tag.visibleString]: ascii,
  [Tag.numericString]: ascii,
  [Tag.teletexString]: (content) => Array.from(content, (byte) => String.fromCharCode(byte)).join(''),
  [Tag.bmpString]: (content) => new TextDecoder('utf-16be', { fatal: true, ignoreBOM: true }).decode(content),
  [Tag.universalString]: utf32,
};

export const isText = (element: Element): boolean => element.tag in decoders;

/**
 * The text of a string type. Undecodable bytes and control characters are errors: a name with NUL reads differently in C
 * programs (the attack of 2009), one with CR or LF differently in mails and logs.
 */
export function text(element: Element): string {
  const decode = decoders[element.tag];
  if (decode === undefined) throw new DerError('Not a string');
  return printable(decoded(decode, element.content));
}

/** The text of an implicitly tagged IA5String, such as rfc822Name. */
export const ia5Text = (element: Element): string => printable(ascii(element.content));

function decoded(decode: (content: Bytes) => string, content: Bytes): string {
  try {
    return decode(content);
  } catch {
    throw new DerError('Undecodable string', 'undecodable');
  }
}

function printable(decodedText: string): string {
  if (/\p{Cc}/u.test(decodedText)) throw new DerError('Control character in a string', 'control-character');
  return decodedText;
}

function ascii(content: Bytes): string {
  if (content.some((byte) => byte > 0x7f)) throw new DerError('Undecodable string', 'undecodable');
  return String.fromCharCode(...content);
}

function utf32(content: Bytes): string {
  if (content.length % 4 !== 0) throw new DerError('Undecodable string', 'undecodable');
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const points = Array.from({ length: content.length / 4 }, (_, index) => view.getUint32(index * 4));
  const decodedText = String.fromCodePoint(...points);
  // Half a surrogate pair is no character, and has no place in a database.
  if (!decodedText.isWellFormed()) throw new DerError('Undecodable string', 'undecodable');
  return decodedText;
}
