/**
 * Keys of Infineon's chips before 2017 (ROCA, CVE-2017-15361): both primes have the form k·M + (65537^a mod M), M a product
 * of small primes. Their product then lies, modulo each of these primes, among the powers of 65537; of other keys some one
 * in 2^27 does so by chance. The primes are those of which 65537 reaches few residues (Nemec and others, CCS 2017, §3.2).
 */
const tellingPrimes = [11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157] as const;

const fingerprints = tellingPrimes.map((prime) => ({ prime: BigInt(prime), residues: powersModulo(prime) }));

function powersModulo(prime: number): ReadonlySet<bigint> {
  const residues = new Set<bigint>();
  for (let power = 1; !residues.has(BigInt(power)); power = (power * 65_537) % prime) residues.add(BigInt(power));
  return residues;
}

export const hasRocaFingerprint = (modulus: bigint): boolean =>
  fingerprints.every(({ prime, residues }) => residues.has(modulus % prime));
