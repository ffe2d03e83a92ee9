import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { refusedAddresses } from './data/refused-addresses.ts';
import { stateQuestions } from './data/states.ts';
import { typeNumbers } from './message.ts';
import { delv, describeInLab, hasDelv, stateOf } from './testing.ts';

it('its command is read by Node as it stands', () => {
  const said = execFileSync(process.execPath, [join(import.meta.dirname, 'main.ts'), 'ports'], { encoding: 'utf8' });
  expect(JSON.parse(said)).toMatchObject({ nsd: 5360, unbound: 5370 });
});

describeInLab('the lab', (lab) => {
  describe('DNSSEC states as the resolver sees them', () => {
    it.concurrent.each(stateQuestions)('$name $type: $expected.state', async ({ name, type, expected }) => {
      const seen = await stateOf(lab().ports.unbound, name, type);
      expect(seen).toMatchObject({ state: expected.state, rcode: expected.rcode });
      if (expected.ede)
        expect(seen.ede).toSatisfy((codes: number[]) => codes.some((code) => expected.ede?.includes(code)));
    });

    it.skipIf(!hasDelv)('delv thinks the same of all of them', { timeout: 240_000 }, () => {
      const answering = stateQuestions.filter(({ expected }) => expected.rcode !== 'TIMEOUT');
      const differing = answering.flatMap((question) => {
        const { state, delv: other = state } = question.expected;
        const wanted = other === 'secure' || other === 'insecure' ? other : 'fail';
        const said = delv(lab(), question);
        return said === wanted ? [] : [`${question.name} ${question.type}: ${said}, not ${wanted}`];
      });
      expect(differing).toEqual([]);
    });
  });

  describe('resolvers with a fault', () => {
    const name = 'mail-ok.secure.lab';
    const rcodeOf = async (port: number, timeout?: number) =>
      (await ask(port, name, 'CAA', timeout === undefined ? {} : { timeout })).rcode;

    it('17 does not validate: bogus data come through without AD', async () => {
      expect(await ask(lab().ports.plain, 'mail-ok.bogus.lab', 'CAA')).toMatchObject({ rcode: 'NOERROR', ad: false });
    });
    it('27 lies: AD on bogus data', async () => {
      expect(await ask(lab().ports.liar, 'mail-ok.bogus.lab', 'CAA')).toMatchObject({ rcode: 'NOERROR', ad: true });
    });
    it('20 sends a wrong id first and the right one later', async () => {
      expect(await rcodeOf(lab().ports.wrongId)).toBe('NOERROR');
    });
    it('21 answers another question', async () => {
      expect((await ask(lab().ports.wrongName, name, 'CAA')).answer.length).toBeGreaterThan(0);
    });
    it('22 cuts over UDP and is whole over TCP', async () => {
      expect((await ask(lab().ports.truncate, 'big.secure.lab', 'CAA')).answer.length).toBeGreaterThan(400);
    });
    it('23 loses the first packet', async () => {
      expect(await rcodeOf(lab().ports.dropFirst, 400)).toBe('TIMEOUT');
      expect(await rcodeOf(lab().ports.dropFirst)).toBe('NOERROR');
    });
    it('24 comes 5 s late', async () => {
      expect(await rcodeOf(lab().ports.slow, 1000)).toBe('TIMEOUT');
    });
    it('25 sends garbage', async () => {
      const readable = await ask(lab().ports.garbage, name, 'CAA').then(
        ({ answer }) => answer.some(({ type }) => type === typeNumbers.CAA),
        () => false,
      );
      expect(readable).toBe(false);
    });
    it('26 says FORMERR to EDNS', async () => {
      expect(await rcodeOf(lab().ports.noEdns)).toBe('FORMERR');
    });
    it('28 refuses', async () => {
      expect(await rcodeOf(lab().ports.refuse)).toBe('REFUSED');
    });
    it('29 says that its answer is stale', async () => {
      expect((await ask(lab().ports.stale, name, 'CAA')).ede).toContain(3);
    });
  });

  describe('zones that change or lead astray', () => {
    const ends = async (one: string) => (await ask(lab().ports.unbound, one, 'A')).answer[0]?.rdata.join('.');

    it('rebind.lab has two addresses in turn', async () => {
      const seen = [await ends('r0.rebind.lab'), await ends('r1.rebind.lab'), await ends('r2.rebind.lab')];
      expect(new Set(seen)).toEqual(new Set(['127.0.0.1', '127.0.0.9']));
    });
    it('ssrf.lab has each address that must be refused', async () => {
      for (const [at, address] of Object.entries(refusedAddresses)) {
        const type = address.includes(':') ? 'AAAA' : 'A';
        expect([at, (await ask(lab().ports.unbound, `${at}.ssrf.lab`, type)).answer.length]).toEqual([at, 1]);
      }
    });
    it('set changes a signed zone, which stays secure', async () => {
      const at = '_ra-challenge.shop.secure.lab';
      await lab().set('secure.lab', ['_ra-challenge.shop 5 IN TXT "abc"']);
      expect(await stateOf(lab().ports.unbound, at, 'TXT')).toMatchObject({ state: 'secure', rcode: 'NOERROR' });
      await lab().set('secure.lab');
      expect(await stateOf(lab().ports.unbound, at, 'TXT')).toMatchObject({ state: 'secure', rcode: 'NXDOMAIN' });
    });
    it('set keeps the damage of a damaged zone', async () => {
      await lab().set('bogus.lab', ['_ra-challenge 5 IN TXT "abc"']);
      expect(await stateOf(lab().ports.unbound, '_ra-challenge.bogus.lab', 'TXT')).toMatchObject({ state: 'bogus' });
    });
    it('lag.lab: its first name server has it; its second, which the resolver asks, has not', async () => {
      await lab().set('lag.lab', ['_ra-challenge 5 IN TXT "abc"']);
      const at = '_ra-challenge.lag.lab';
      const { nsd, unbound } = lab().ports;
      expect((await ask(nsd, at, 'TXT', { host: '127.0.0.2' })).answer).toHaveLength(1);
      expect(await ask(nsd, at, 'TXT', { host: '127.0.0.3' })).toMatchObject({ rcode: 'NXDOMAIN' });
      expect(await ask(unbound, at, 'TXT')).toMatchObject({ rcode: 'NXDOMAIN' });
    });
  });
});
