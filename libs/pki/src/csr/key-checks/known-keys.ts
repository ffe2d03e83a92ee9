/** A line of a list of keys that is none. */
export class KeyListFault extends Error {
  override readonly name = 'KeyListFault';

  constructor(readonly line: number) {
    super(`line ${line} is no SHA-256 in hexadecimal`);
  }
}

/**
 * Keys that somebody has published, such as those of Debian in 2008, by the SHA-256 of their SPKI. Lists have hundreds of thousands of
 * lines, so 64 bits of each are kept, 8 octets where a set of strings takes 150: a key that is not listed looks listed once in 10^13 times.
 */
export class KnownKeys {
  private constructor(private readonly sorted: BigUint64Array) {}

  /** From a file of one hash a line; empty lines and what follows a # say nothing. */
  static read(file: Uint8Array): KnownKeys {
    const starts = new BigUint64Array(Math.ceil(file.length / hashDigits));
    let [count, line] = [0, 0];
    for (let at = 0; at < file.length; line += 1) {
      const lineEnd = endOf(file, newline, at, file.length);
      const end = trimmed(file, at, endOf(file, numberSign, at, lineEnd));
      if (end > at) starts[count++] = startOf(file, at, end, line + 1);
      at = lineEnd + 1;
    }
    return new KnownKeys(starts.slice(0, count).sort());
  }

  get count(): number {
    return this.sorted.length;
  }

  has(spkiSha256: string): boolean {
    const wanted = BigInt(`0x${spkiSha256.slice(0, 16)}`);
    let [from, to] = [0, this.sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.sorted[middle] ?? 0n) < wanted) from = middle + 1;
      else to = middle;
    }
    return this.sorted[from] === wanted;
  }
}

const [newline, numberSign, space] = [0x0a, 0x23, 0x20];
const hashDigits = 64;

/** Where the sign stands, or the end before which it does not. */
function endOf(file: Uint8Array, sign: number, from: number, most: number): number {
  for (let at = from; at < most; at += 1) if (file[at] === sign) return at;
  return most;
}

function trimmed(file: Uint8Array, from: number, to: number): number {
  let end = to;
  while (end > from && (file[end - 1] ?? 0) <= space) end -= 1;
  return end;
}

/** The first 64 bits, once all 256 were seen to be there. Half a million lines are read at start-up: octet by octet is quickest. */
function startOf(file: Uint8Array, from: number, end: number, line: number): bigint {
  let sum = 0;
  for (let at = from; at < end; at += 1) sum += digit(file[at] ?? 0);
  if (end - from !== hashDigits || Number.isNaN(sum)) throw new KeyListFault(line);
  return (BigInt(wordAt(file, from)) << 32n) | BigInt(wordAt(file, from + 8));
}

function wordAt(file: Uint8Array, from: number): number {
  let word = 0;
  for (let at = from; at < from + 8; at += 1) word = word * 16 + digit(file[at] ?? 0);
  return word;
}

function digit(sign: number): number {
  if (sign >= 0x30 && sign <= 0x39) return sign - 0x30;
  const letter = sign | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : NaN;
}
