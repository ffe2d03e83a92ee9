import { hintQuestions, judgeTxt, txtHints, zoneApex } from '@countersign/dns';
import { afterEach, expect, it } from 'vitest';
import { lookInto } from './eyes.ts';
import { type Lab } from './lab.ts';
import { describeInLab } from './testing.ts';

const value = 'abcdefghijklmnopqrstuvwxyz';
const base = 'shop.secure.lab';
const at = '_ra-challenge.shop';
const txt = (name: string, ...strings: string[]) => `${name} 5 IN TXT ${strings.map((one) => `"${one}"`).join(' ')}`;
const others = Array.from({ length: 200 }, (_, n) => txt(at, `other-${n}`));

async function proof(lab: Lab, name = base) {
  const session = lookInto(lab);
  const lookup = await session.look({ name: `_ra-challenge.${name}`, type: 'TXT' });
  const { outcome, code } = judgeTxt({ base: name, value, lookup });
  const extra = await Promise.all(hintQuestions(name, zoneApex(lookup.answer)?.name ?? null).map(session.look));
  const hints = txtHints({ base: name, value, lookup, extra, earlier: [] }).map((hint) => hint.code);
  return { outcome, code, hints };
}

describeInLab('TXT proofs in the lab', (lab) => {
  afterEach(() => lab().set('secure.lab'));

  it.each([
    ['the value', [txt(at, value)]],
    ['in two strings', [txt(at, value.slice(0, 9), value.slice(9))]],
    ['beside two hundred others', [...others, txt(at, value)]],
    ['by an alias', [`${at} 5 IN CNAME _pki.elsewhere`, txt('_pki.elsewhere', value)]],
  ])('V-T2 V-T3: passes: %s', async (_, records) => {
    await lab().set('secure.lab', records);
    expect(await proof(lab())).toMatchObject({ outcome: 'pass', code: null });
  });

  it.each([
    ['in quotation marks', [txt(at, `\\"${value}\\"`)], 'txt-mismatch', 'txt-quoted'],
    ['with a blank', [txt(at, `${value} `)], 'txt-mismatch', 'txt-whitespace'],
    ['in capitals', [txt(at, value.toUpperCase())], 'txt-mismatch', 'txt-case'],
    ['inside a longer text', [txt(at, `x=${value}`)], 'txt-mismatch', 'txt-embedded'],
    ['in two records', [txt(at, value.slice(0, 9)), txt(at, value.slice(9))], 'txt-mismatch', 'txt-other-values'],
    ['two hundred others', others, 'txt-mismatch', 'txt-other-values'],
    ['at the apex', [txt('shop', value)], 'txt-missing', 'txt-at-apex'],
    ['with the zone doubled', [txt(`${at}.secure.lab`, value)], 'txt-missing', 'txt-zone-doubled'],
    ['without the underscore', [txt('ra-challenge.shop', value)], 'txt-missing', 'txt-no-underscore'],
    ['an alias in the way', [`${at} 5 IN CNAME mail-ok`], 'txt-missing', 'txt-cname'],
    ['an alias that leads nowhere', [`${at} 5 IN CNAME gone.gone`], 'txt-missing', 'txt-cname-broken'],
    ['nothing', [], 'txt-missing', 'txt-nxdomain'],
  ])('V-T2 V-T5: fails and says why: %s', async (_, records, code, hint) => {
    await lab().set('secure.lab', records);
    const said = await proof(lab());
    expect(said).toMatchObject({ outcome: 'fail', code });
    expect(said.hints).toContain(hint);
  });

  it('V-T2: passes in an unsigned zone', async () => {
    await lab().set('insecure.lab', [txt(at, value)]);
    expect(await proof(lab(), 'shop.insecure.lab')).toMatchObject({ outcome: 'pass' });
  });
  it('V-T2: never passes where signatures are bad', async () => {
    await lab().set('bogus.lab', [txt(at, value)]);
    expect(await proof(lab(), 'shop.bogus.lab')).toMatchObject({ outcome: 'error', code: 'dnssec-bogus' });
  });
  it('V-T2: misses what a name server lags behind with', async () => {
    await lab().set('lag.lab', [txt('_ra-challenge', value)]);
    expect(await proof(lab(), 'lag.lab')).toMatchObject({ outcome: 'fail', code: 'txt-missing' });
  });
});
