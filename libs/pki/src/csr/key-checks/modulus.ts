import { primesUpTo } from './integers';

export const isEven = (modulus: bigint): boolean => modulus % 2n === 0n;

/** SBR 6.1.6 (from NIST SP 800-89 §5.3.3): no factor below 752. */
const smallPrimes = primesUpTo(751).filter((prime) => prime > 2);

/** The least factor that anybody finds by trying, or null. */
export const smallFactor = (modulus: bigint): number | null =>
  smallPrimes.find((prime) => modulus % BigInt(prime) === 0n) ?? null;
