// Loaded only where a CSR is read: the ASN.1 reader is large, and needs the metadata of decorators to be there before it.
import 'reflect-metadata';

export { CsrFault, csrOf, inspectCsr, keyFaults } from '@countersign/pki';
