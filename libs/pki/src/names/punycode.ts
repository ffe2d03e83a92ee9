const base = 36;
const tMin = 1;
const tMax = 26;
const skew = 38;
const damp = 700;

/** The label that an A-label's part behind `xn--` stands for (RFC 3492 §6.2), or null if it stands for none. */
export function decodePunycode(encoded: string): string | null {
  const delimiter = encoded.lastIndexOf('-');
  const points = Array.from(encoded.slice(0, Math.max(delimiter, 0)), (character) => character.charCodeAt(0));
  let point = 128;
  let position = 0;
  let bias = 72;
  for (let at = delimiter + 1; at < encoded.length;) {
    const number = numberAt(encoded, at, bias);
    if (number === null) return null;
    at = number.end;
    const length = points.length + 1;
    bias = adapted(number.value, length, position === 0 && points.length === Math.max(delimiter, 0));
    position += number.value;
    point += Math.floor(position / length);
    position %= length;
    if (point > 0x10ffff) return null;
    points.splice(position, 0, point);
    position += 1;
  }
  return String.fromCodePoint(...points);
}

/** A generalized variable-length integer (RFC 3492 §3.3). */
function numberAt(encoded: string, start: number, bias: number): { value: number; end: number } | null {
  let value = 0;
  let weight = 1;
  for (let at = start, k = base; at < encoded.length; at += 1, k += base) {
    const digit = digitOf(encoded.charCodeAt(at));
    if (digit === null) return null;
    value += digit * weight;
    if (value > 0x7fffffff) return null;
    const threshold = Math.min(Math.max(k - bias, tMin), tMax);
    if (digit < threshold) return { value, end: at + 1 };
    weight *= base - threshold;
  }
  return null;
}

function digitOf(code: number): number | null {
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 26;
  if (code >= 0x61 && code <= 0x7a) return code - 0x61;
  return null;
}

/** RFC 3492 §6.1. The first delta is damped, as it is the largest. */
function adapted(delta: number, length: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? damp : 2));
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > ((base - tMin) * tMax) / 2; k += base) rest = Math.floor(rest / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
}
