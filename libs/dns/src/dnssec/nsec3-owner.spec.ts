import { expect, it } from 'vitest';
import type { DnsRecord } from '../wire/message';
import { nsec3Owner } from './nsec3-owner';

const record = (rdata: number[]): DnsRecord => ({
  name: 'x.example',
  type: 'NSEC3',
  ttl: 60,
  rdata: Buffer.from(rdata),
  data: { kind: 'nsec3', iterations: 12, optOut: true, types: [] },
});

it.each([
  ['example', '0p9mhaveqvm6t7vbl5lop2u3t2rp3tom.example'],
  ['A.Example', '35mthgpgcu1qg68fab165klnsnk3dpvl.example'],
  ['*.w.example', 'r53bq7cc2uvmubfu5ocmm6pers9tk9en.example'],
])('V-D6: the NSEC3 owner of %s is that of RFC 5155 appendix A', (name, owner) => {
  expect(nsec3Owner(name, record([1, 1, 0, 12, 4, 0xaa, 0xbb, 0xcc, 0xdd]))).toBe(owner);
});

it.each([
  ['an unknown hash', [2, 0, 0, 0, 0]],
  ['too many iterations', [1, 0, 0xff, 0xff, 0]],
  ['too short', [1, 0, 0]],
])('V-D6: %s tells nothing', (_, rdata) => {
  expect(nsec3Owner('example', record(rdata))).toBeNull();
});
