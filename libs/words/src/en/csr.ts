import type { Words } from '../words';

const goodRequest =
  'Make a new one: openssl req -new -newkey rsa:3072 -noenc -keyout key.pem -subj "/CN=Your Name" -out request.csr';

/** What is wrong with a certificate signing request (RFC 2986; S/MIME BR 6.1.1.3, 6.1.5, 6.1.6). */
export const csr = {
  'csr-unreadable': {
    title: 'Not a CSR that can be read',
    what: 'This is not a certificate signing request that we can read.',
    why: 'It must be a whole PKCS #10 request, as PEM text or DER.',
    fix: goodRequest,
  },
  'csr-private-key': {
    title: 'That is a private key',
    what: 'You gave a private key instead of a request. We did not keep it.',
    why: 'A private key must never leave your hands.',
    fix: 'Give the request made with it: openssl req -new -key key.pem -subj "/CN=Your Name" -out request.csr',
  },
  'csr-is-certificate': {
    title: 'That is a certificate',
    what: 'You gave a certificate instead of a request.',
    why: 'A certificate is the answer to a request; a new one needs a request of its own.',
    fix: goodRequest,
  },
  'csr-signature-invalid': {
    title: 'Not signed by its own key',
    what: 'The signature of the request does not fit its key.',
    why: 'It proves that you hold the private key. The text may have been changed on its way.',
    fix: 'Copy the whole text again. If that does not help, make a new request.',
  },
  'csr-key-type': {
    title: 'Kind of key not taken',
    what: 'The key is {type|of a kind} that this profile does not take.',
    why: 'The profile takes {allowed|certain kinds of keys} only.',
    fix: 'Make a request with one of these keys.',
  },
  'csr-key-size': {
    title: 'Key of the wrong size',
    what: 'The key has {size|another number of} bits.',
    why: 'This profile takes {allowed|certain sizes} (S/MIME Baseline Requirements 6.1.5).',
    fix: goodRequest,
  },
  'csr-exponent': {
    title: 'RSA exponent out of range',
    what: 'The public exponent of the RSA key is {exponent|outside the range}.',
    why: 'It must be odd and lie between 65537 and 2^256 (S/MIME Baseline Requirements 6.1.6).',
    fix: goodRequest,
  },
  'csr-modulus': {
    title: 'RSA modulus not sound',
    what: 'The modulus of the RSA key is even, has small factors or is a power of a prime.',
    why: 'Such a key can be broken (S/MIME Baseline Requirements 6.1.6).',
    fix: goodRequest,
  },
  'csr-weak-key': {
    title: 'Known weak key',
    what: 'This key is on a list of keys that are known or easy to compute.',
    why: 'Others may hold the same private key (S/MIME Baseline Requirements 6.1.1.3).',
    fix: goodRequest,
  },
  'csr-key-used': {
    title: 'Key used before',
    what: 'This key was used {where|for another certificate}.',
    why: 'The profile asks for a new key with each certificate.',
    fix: goodRequest,
  },
  'csr-signature-algorithm': {
    title: 'Signature not taken',
    what: 'The request is signed with {algorithm|an algorithm that is not taken}.',
    why: 'SHA-1, MD5 and other old digests can be forged.',
    fix: 'Sign it with SHA-256: openssl req -new -key key.pem -sha256 -subj "/CN=Your Name" -out request.csr',
  },
  'csr-curve': {
    title: 'Curve not taken',
    what: 'The key lies on {curve|another curve}, or its point is not on it.',
    why: 'Keys on named curves P-256, P-384 and P-521 are taken, where the profile allows them.',
    fix: 'Make a request with: openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -keyout key.pem -out request.csr',
  },
} satisfies Record<string, Words>;
