import { describe, expect, it } from 'vitest';
import { hear } from './heard';
import { lookupOf } from './lookup-of';
import { answered } from './testing/exchanges';

describe('hear', () => {
  it('V-R9: reads an exchange once, however often it is asked what it says', () => {
    const question = { name: 'x.example', type: 'TXT' } as const;
    const exchange = answered(question, { ad: true });
    const heard = hear(exchange);
    expect(hear(exchange)).toBe(heard);
    expect(lookupOf(question, [exchange]).answer).toBe(heard.message);
    expect(hear({ ...exchange })).toEqual({ ...heard, exchange: { ...exchange } });
  });

  it('V-R3: what one exchange says is nothing that another one says', () => {
    const one = answered({ name: 'x.example', type: 'TXT' }, { ad: true });
    hear(one);
    expect(hear({ ...one, question: { name: 'y.example', type: 'TXT' } }).says).toBe('unreadable');
    expect(hear({ ...one, fault: 'timeout' }).says).toBe('timeout');
  });
});
