import { describe, expect, it } from 'vitest';
import { actName, actsByKind, objectName, sayAct } from './acts';
import { acts } from './en/audit';

const jana = { id: 'jana', name: 'Jana Kovář' };
const request = { id: 'r', label: 'REQ-000411' };

describe('a record as a sentence', () => {
  it.each([
    ['request.approved', request, 'Jana Kovář approved REQ-000411'],
    ['session.refused', { id: 't', label: 'Sign-in' }, 'A sign-in was refused'],
    ['person.changed', { id: 'mila', label: 'Mila Hansen' }, 'Jana Kovář changed Mila Hansen'],
    ['person.changed', { id: 'jana', label: 'Jana Kovář' }, 'Jana Kovář changed the own profile'],
    ['moon.landed', { id: 'm', label: 'the moon' }, 'Jana Kovář did “moon.landed” to the moon'],
    ['constructor', request, 'Jana Kovář did “constructor” to REQ-000411'],
  ])('%s', (action, object, sentence) => {
    expect(sayAct({ action, actor: jana, object })).toBe(sentence);
  });
  it('leaves a name that looks like a place alone', () => {
    expect(sayAct({ action: 'person.changed', actor: { id: 'x', name: '{object}' }, object: request })).toBe(
      '{object} changed REQ-000411',
    );
  });
});

it('names acts, kinds and objects', () => {
  expect([actName('request.issued'), actName('request.'), actName('moon.'), objectName('api-token')]).toEqual([
    'Request fulfilled',
    'Requests',
    'moon',
    'API token',
  ]);
});

it('offers each act below one kind', () => {
  expect(actsByKind.flatMap(({ actions }) => actions).sort()).toEqual(Object.keys(acts).sort());
  expect(actsByKind.every(({ actions }) => actions.length > 0)).toBe(true);
});
