import { subjectName } from './subject-name';

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
