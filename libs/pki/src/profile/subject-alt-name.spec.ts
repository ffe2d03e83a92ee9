import { describe, expect, it } from 'vitest';
import type { OtherName } from '../asn1/general-names';
import { OrderFault } from './order';
import { subjectAltName } from './subject-alt-name';

const withOther = (name: OtherName) => () => subjectAltName([], { dnsNames: [], ipAddresses: [], otherNames: [name] });

describe('an other name', () => {
  it.each<OtherName>([
    { oid: '1.2.3.4', value: 'mia', encoding: 'utf8' },
    { oid: '1.2.3.4', value: '020105', encoding: 'hex' },
  ])('is encoded: %o', (name) => {
    expect(withOther(name)()).toHaveLength(1);
  });

  it.each<OtherName>([
    { oid: '1.2.3.4', value: 'zz', encoding: 'hex' },
    { oid: '1.2.3.4', value: '0205', encoding: 'hex' },
    { oid: '1.2.3.4', value: '', encoding: 'hex' },
  ])('that is none is a fault of the order: %o', (name) => {
    expect(withOther(name)).toThrow(OrderFault);
  });
});
