import { explain, fixOf } from './explain';

describe('explain', () => {
  it('gives the code of a schema its words', () => {
    expect(explain({ kind: 'standardSchema', message: 'email-invalid', params: { email: 'nope' } }).what).toBe(
      'nope is not a whole e-mail address.',
    );
  });
  it('keeps the sentence of the server and adds why and what to do', () => {
    const { what, fix } = explain({ kind: 'refused', code: 'email-domain-differs', message: 'y.org is elsewhere.' });
    expect(what).toBe('y.org is elsewhere.');
    expect(fix).toBe(fixOf('email-domain-differs'));
  });
  it('shows what has no code as it is', () => {
    expect(explain({ kind: 'own', message: 'Choose one.' })).toEqual({ what: 'Choose one.', why: '', fix: '' });
  });
});
