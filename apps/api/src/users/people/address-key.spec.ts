import { describe, expect, it } from 'vitest';
import { addressKey } from './address-key';

describe('the key of an address', () => {
  it.each([
    ['Ada@Nordlicht.Example', 'ada@nordlicht.example'],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ['ada@XN--BCHER-KVA.example', 'ada@xn--bcher-kva.example'],
    ['u\u0308mit@x.example', '\u00fcmit@x.example'],
    ['no address', 'no addres@no address'],
  ])('%s is %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});
