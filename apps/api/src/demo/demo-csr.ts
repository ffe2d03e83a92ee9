import * as x509 from '@peculiar/x509';

const key = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** A CSR as somebody's tool would make it. Nobody keeps the key: what is issued for it shows how things look, and opens no mail. */
export async function demoCsr(address: string): Promise<string> {
  const keys = await crypto.subtle.generateKey(key, false, ['sign', 'verify']);
  const names = new x509.SubjectAlternativeNameExtension([{ type: 'email', value: address }]);
  const csr = await x509.Pkcs10CertificateRequestGenerator.create({
    name: [{ CN: [address] }],
    keys,
    signingAlgorithm: key,
    extensions: [names],
  });
  return csr.toString('pem');
}
