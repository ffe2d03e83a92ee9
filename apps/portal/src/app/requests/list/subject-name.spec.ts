import { addressLine, subjectName } from './subject-name';

describe('the name in a subject', () => {
  it.each([
    ['CN=Mila Hansen, O=Nordlicht Energie AG, C=DE', 'Mila Hansen'],
    ['C=DE,O=Nordlicht Energie AG,CN=mila@x.example', 'mila@x.example'],
    [String.raw`CN=Hansen\, Mila, C=DE`, 'Hansen, Mila'],
    ['O=Nordlicht Energie AG', 'O=Nordlicht Energie AG'],
  ])('%s', (subject, name) => {
    expect(subjectName(subject)).toBe(name);
  });
});

describe('the addresses below the name', () => {
  it.each([
    [null, [], '–'],
    ['CN=Mila Hansen', ['mila@x.example'], 'mila@x.example'],
    ['CN=Mila Hansen', ['mila@x.example', 'm@x.example'], 'mila@x.example +1'],
    ['CN=mila@x.example', ['mila@x.example'], null],
  ])('%s, %o', (subject, emails, line) => {
    expect(addressLine({ subject, emails })).toBe(line);
  });
});
