import { describe, expect, it } from 'vitest';
import { aBreak, account, aFailed, anAnswered, aQuestion, aRawCaa, caaRdata, ours, theirs } from '../testing';
import { judgeCaa } from './judge-caa';

const at = aQuestion('x.lab', 'CAA');
const none = (name: string) => anAnswered(aQuestion(name, 'CAA'), []);
const terms = { allowed: [ours], accountUri: account, methodsUsed: ['ca-dns-txt'], suggest: ours };
const findingsOf = (...records: Parameters<typeof anAnswered>[1]) =>
  judgeCaa({ ...terms, name: 'sub.x.lab', lookups: [none('sub.x.lab'), anAnswered(at, records), none('lab')] })
    .findings;
const mail = (value: string) => `x.lab 60 IN CAA 0 issuemail "${value}"`;

describe('findings of a CAA verdict', () => {
  it('V-C12: one line for the name: where from, where found, the records, and the line to add', () => {
    expect(findingsOf(mail(theirs), 'x.lab 60 IN CAA 0 iodef "mailto:a@x.lab"')).toMatchObject([
      {
        code: 'caa-denied',
        severity: 'error',
        subject: 'sub.x.lab',
        at: 'x.lab',
        found: 'x.lab. IN CAA 0 issuemail "other-ca.example"\nx.lab. IN CAA 0 iodef "mailto:a@x.lab"',
        fix: 'x.lab. IN CAA 0 issuemail "ca.example"',
        params: { issuers: theirs, record: 'x.lab. IN CAA 0 issuemail "other-ca.example"' },
      },
    ]);
  });

  it.each([
    ['caa-malformed', '%%', 'character 1, "%"'],
    ['caa-malformed', `${ours}\0`, 'character 11, "\\x00"'],
  ])('V-C12: %s tells the character of %j', (code, value, character) => {
    const [line] = findingsOf(aRawCaa('x.lab', caaRdata(0, 'issuemail', value)));
    expect(line).toMatchObject({ code, params: { character }, fix: 'x.lab. IN CAA 0 issuemail "ca.example"' });
  });

  it('V-C12: a condition that is not met is told with what it should be, and the other parameters stay', () => {
    const [line] = findingsOf(mail(`${ours}; accounturi=${account}2; policy=ev`));
    expect(line).toMatchObject({
      params: { parameter: 'accounturi', expected: account },
      fix: `x.lab. IN CAA 0 issuemail "ca.example; policy=ev; accounturi=${account}"`,
    });
  });

  it('V-C12: a critical record is to be removed, or its flag cleared', () => {
    const [line] = findingsOf('x.lab 60 IN CAA 128 futuretag "x"');
    expect(line).toMatchObject({
      params: { tag: 'futuretag' },
      expected: 'remove: x.lab. IN CAA 128 futuretag "x"',
      fix: 'x.lab. IN CAA 0 futuretag "x"',
    });
  });

  it('V-C12: what strangers wrote is escaped in every text', () => {
    const nasty = 'a"\\\u0000\u001b[31m\n\u00ff';
    const findings = findingsOf(
      aRawCaa('x.lab', caaRdata(0, 'issuemail', nasty)),
      aRawCaa('x.lab', caaRdata(1, nasty, '')),
    );
    expect(findings.map(({ code }) => code)).toEqual(['caa-malformed', 'caa-flag-one']);
    for (const { found, params } of findings)
      for (const text of [found, ...Object.values(params)]) expect(text).toMatch(/^[\x20-\x7e\n]*$/);
    expect(findings[0]!.found!.split('\n')).toHaveLength(2);
    expect(findings[1]!.fix).toBeNull();
  });

  it('V-C12: of a big set the record that decides is shown first, and how many are left out', () => {
    const fillers = Array.from({ length: 400 }, (_, i) => `x.lab 60 IN CAA 0 x${i} "filler"`);
    const lines = findingsOf(...fillers, mail(theirs))[0]!.found!.split('\n');
    expect(lines[0]).toContain(theirs);
    expect(lines.at(-1)).toBe('… and 391 more');
  });

  it('V-C12: records for web certificates only do not restrict mail, and that is said', () => {
    expect(findingsOf('x.lab 60 IN CAA 0 issue ";"')).toEqual([
      expect.objectContaining({ code: 'caa-web-only', severity: 'info' }),
    ]);
  });

  it('V-C5: flag 1 at an unknown tag is a warning that asks for 128', () => {
    expect(findingsOf('x.lab 60 IN CAA 1 futuretag "x"')).toEqual([
      expect.objectContaining({ code: 'caa-flag-one', severity: 'warning', fix: 'x.lab. IN CAA 128 futuretag "x"' }),
    ]);
    expect(findingsOf('x.lab 60 IN CAA 1 issue "x"').map(({ code }) => code)).toEqual(['caa-web-only']);
  });

  it('V-C12: the line is written where the records are: at the target of an alias', () => {
    const [line] = findingsOf('x.lab 60 IN CNAME y.lab', `y.lab 60 IN CAA 0 issuemail ";"`);
    expect(line).toMatchObject({
      code: 'caa-denied-all',
      at: 'x.lab',
      fix: 'y.lab. IN CAA 0 issuemail "ca.example"',
      params: { found: 'y.lab (alias of x.lab)' },
    });
  });

  it('V-C7 V-C12: without an issuer of ours no line is proposed: an empty one would forbid all', () => {
    const lookups = [anAnswered(at, [mail(theirs)])];
    const { findings } = judgeCaa({ ...terms, name: 'x.lab', allowed: [], suggest: '', lookups });
    expect(findings).toMatchObject([{ code: 'caa-denied', fix: null }]);
  });

  it('V-C12 V-D6: bogus is told with what the explanation saw, on the line of the name', () => {
    const lookups = [none('x.lab'), aFailed(aQuestion('lab', 'CAA'), 'dnssec-bogus')];
    const explained = new Map([['lab CAA', aBreak('dnssec-expired', 'lab')]]);
    const { findings } = judgeCaa({ ...terms, name: 'x.lab', lookups, explained });
    expect(findings).toMatchObject([{ code: 'dnssec-expired', subject: 'x.lab', at: 'lab', params: { zone: 'lab' } }]);
  });

  it('V-C10: a failure names the name that failed, the server and its rcode', () => {
    const lookups = [none('x.lab'), aFailed(aQuestion('lab', 'CAA'), 'dns-refused')];
    const { findings } = judgeCaa({ ...terms, name: 'x.lab', lookups });
    expect(findings[0]).toMatchObject({
      code: 'caa-lookup-failed',
      subject: 'x.lab',
      at: 'lab',
      found: 'REFUSED from 127.0.0.1:53',
      retryable: true,
    });
  });
});
