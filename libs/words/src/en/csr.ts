import type { Words } from '../words';

const requestOf = (bits: string) =>
  `Make a new one: openssl req -new -newkey rsa:${bits} -noenc -keyout key.pem -subj "/CN=Your Name" -out request.csr`;
const goodRequest = requestOf('3072');
const copyAgain = 'Copy the whole text again, from the line BEGIN to the line END, or choose the file itself.';

/** What is wrong with a certificate signing request (RFC 2986; S/MIME BR 6.1.1.3, 6.1.5, 6.1.6). */
export const csr = {
  'csr-unreadable': {
    title: 'Not a CSR that can be read',
    what: 'This is not a certificate signing request that we can read.',
    why: 'It must be a whole PKCS #10 request, as PEM text or DER.',
    fix: goodRequest,
    reasons: {
      'not-pem': { what: 'This text is no certificate signing request: no PEM and no base64.' },
      'cut-off': { what: 'The end of the request is missing.', fix: copyAgain },
      'several-requests': { what: 'There is more than one request in this text.', fix: 'Give one of them alone.' },
      'not-a-request': { what: 'This is some other structure, not a certificate signing request.' },
      damaged: { what: 'The request is cut off or damaged.', fix: copyAgain },
      'too-deep': { what: 'The request is nested deeper than any real one.' },
      undecodable: { what: 'A name in the request holds characters that its encoding does not have.' },
      'control-character': { what: 'A name in the request holds a control character, such as NUL or a line break.' },
      'two-common-names': { what: 'The subject of the request has two common names.' },
      'extension-twice': { what: 'The request asks for the same extension twice.' },
      'too-costly': { what: 'The request takes more time or memory to read than any real one.' },
    },
  },
  'csr-private-key': {
    title: 'That is a private key',
    what: 'You gave a private key instead of a request. We did not keep it.',
    why: 'A private key must never leave your hands.',
    fix: 'Give the request made with it: openssl req -new -key key.pem -subj "/CN=Your Name" -out request.csr',
  },
  'csr-is-certificate': {
    title: 'That is a certificate',
    what: 'You gave a certificate instead of a request. We did not keep it.',
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
    what: 'Keys of the kind {type|that was sent} are not taken.',
    why: 'This profile takes {allowed|RSA and certain curves}.',
    fix: 'Make a request with one of these keys.',
  },
  'csr-key-size': {
    title: 'Key of the wrong size',
    what: 'The key has {bits|another number of} bits.',
    why: 'RSA keys of {min|2048} to {max|4096} bits in whole bytes are taken (S/MIME Baseline Requirements 6.1.5).',
    fix: requestOf('{min|3072}'),
  },
  'csr-exponent': {
    title: 'RSA exponent not sound',
    what: 'The public exponent of the RSA key is {exponent|not a sound one}.',
    why: 'It must be odd and at least {min|3}; 65537 is usual (S/MIME Baseline Requirements 6.1.6).',
    fix: goodRequest,
  },
  'csr-modulus': {
    title: 'RSA modulus not sound',
    what: 'The modulus of the RSA key is no product of two large primes.',
    why: 'Anybody can compute the private key (S/MIME Baseline Requirements 6.1.6).',
    fix: goodRequest,
    reasons: {
      even: { what: 'The modulus of the RSA key is even.' },
      prime: { what: 'The modulus of the RSA key is itself a prime, no product of two.' },
      'small-factor': { what: 'The modulus of the RSA key can be divided by {factor|a small number}.' },
    },
  },
  'csr-weak-key': {
    title: 'Weak key',
    what: 'Others can know or compute the private part of this key.',
    why: 'Who has it reads and signs mail in your name (S/MIME Baseline Requirements 6.1.1.3).',
    fix: goodRequest,
    reasons: {
      known: { what: 'This key is on the list of keys that became known.' },
      roca: { what: 'This key comes from a chip that made weak ones until 2017 (ROCA, CVE-2017-15361).' },
      'close-primes': { what: 'The two primes of this RSA key lie so close that it can be computed (CVE-2022-26320).' },
    },
  },
  'csr-key-used': {
    title: 'Key used before',
    what: 'This key stands in another request or certificate already.',
    why: 'Each certificate has a key of its own, so that the loss of one is not the loss of others.',
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
    what: 'The key lies on {curve|another curve}, which is not taken.',
    why: 'Keys on {allowed|P-256, P-384 and P-521, where the profile allows them}, are taken.',
    fix: 'Make a request with: openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -keyout key.pem -out request.csr',
  },
} satisfies Record<string, Words>;
