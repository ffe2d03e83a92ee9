import { isSquare, squareRoot } from './integers';

/** SBR 6.1.1.3 asks for this many rounds of Fermat's method (CVE-2022-26320: primes drawn one next to the other). */
const rounds = 100;

/** Whether n = a² − b² shows itself for one of the first a above the root: then a + b and a − b are the primes. */
export function hasClosePrimes(modulus: bigint): boolean {
  const root = squareRoot(modulus);
  let a = root * root === modulus ? root : root + 1n;
  for (let round = 0; round < rounds; round += 1, a += 1n) if (isSquare(a * a - modulus)) return true;
  return false;
}
