// CSRs of fresh P-256 keys.
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

const key = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

export async function csrFor(...addresses) {
  const keys = await crypto.subtle.generateKey(key, false, ['sign', 'verify']);
  const names = addresses.map((value) => ({ type: 'email', value }));
  const csr = await x509.Pkcs10CertificateRequestGenerator.create({
    name: [{ CN: [addresses[0]] }],
    keys,
    signingAlgorithm: key,
    extensions: [new x509.SubjectAlternativeNameExtension(names)],
  });
  return csr.toString('pem');
}
