import type { Frame } from './framing';
import type { ExtendedError } from './message';
import { Unreadable } from './unreadable';

const extendedError = 15;

/** The options of an OPT record (RFC 6891 §6.1.2) to their last byte, and of them the extended errors (RFC 8914 §2). */
export function extendedErrors(bytes: Uint8Array, { rdataAt, rdataLength }: Frame): ExtendedError[] {
  const options = Buffer.from(bytes.buffer, bytes.byteOffset + rdataAt, rdataLength);
  const found: ExtendedError[] = [];
  for (let at = 0; at < options.length;) {
    if (at + 4 > options.length) throw new Unreadable('an option past the end');
    const end = at + 4 + options.readUInt16BE(at + 2);
    if (end > options.length) throw new Unreadable('an option past the end');
    if (options.readUInt16BE(at) === extendedError) found.push(errorOf(options.subarray(at + 4, end)));
    at = end;
  }
  return found;
}

function errorOf(option: Buffer): ExtendedError {
  if (option.length < 2) throw new Unreadable('an extended error without a code');
  // RFC 8914 §2: the text may or may not end in NUL
  return { code: option.readUInt16BE(0), text: option.toString('utf8', 2).replace(/\0+$/, '') };
}
