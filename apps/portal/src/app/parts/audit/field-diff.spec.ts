import { fieldDiff } from './field-diff';

const told = (before: Record<string, unknown> | null, after: Record<string, unknown> | null) =>
  fieldDiff(before, after).changes.map(({ kind, path, before: was, after: is }) => [kind, path.join('.'), was, is]);

describe('what differs between two states', () => {
  it('names what was added, removed and changed', () => {
    expect(told({ name: 'A', phone: '1', active: true }, { name: 'B', active: true, city: 'Kiel' })).toEqual([
      ['changed', 'name', 'A', 'B'],
      ['removed', 'phone', '1', undefined],
      ['added', 'city', undefined, 'Kiel'],
    ]);
  });
  it('looks into fields of fields', () => {
    expect(told({ address: { city: 'Kiel', zip: '1' } }, { address: { city: 'Bonn', zip: '1' } })).toEqual([
      ['changed', 'address.city', 'Kiel', 'Bonn'],
    ]);
  });
  it('takes nothing, an empty text and an empty list for the same', () => {
    expect(told({ phone: null, notes: '' }, { phone: '', emails: [] })).toEqual([]);
  });
  it('tells what is new of a thing that was not there', () => {
    expect(told(null, { name: 'A' })).toEqual([['added', 'name', undefined, 'A']]);
  });
  it('counts what stayed', () => {
    expect(fieldDiff({ a: 1, b: 2 }, { a: 1, b: 3 }).same).toBe(1);
  });
  it('is not misled by a name with a dot', () => {
    expect(told({ 'a.b': 1 }, { a: { b: 1 } })).toHaveLength(2);
  });
});
