import { describe, expect, it } from 'vitest';
import { parseServer } from './dns-server';

describe('parseServer', () => {
  it.each([
    ['127.0.0.1', { text: '127.0.0.1:53', transport: 'udp', host: '127.0.0.1', port: 53 }],
    ['127.0.0.1:5353', { text: '127.0.0.1:5353', transport: 'udp', host: '127.0.0.1', port: 5353 }],
    ['unbound:5353', { text: 'unbound:5353', transport: 'udp', host: 'unbound', port: 5353 }],
    ['2001:DB8::1', { text: '[2001:db8::1]:53', transport: 'udp', host: '2001:db8::1', port: 53 }],
    ['[::1]:5353', { text: '[::1]:5353', transport: 'udp', host: '::1', port: 5353 }],
    ['tcp://127.0.0.1', { text: 'tcp://127.0.0.1:53', transport: 'tcp', host: '127.0.0.1', port: 53 }],
    ['tcp://[::1]:1', { text: 'tcp://[::1]:1', transport: 'tcp', host: '::1', port: 1 }],
  ])('V-R1: reads %s', (text, expected) => {
    expect(parseServer(text)).toEqual(expected);
  });

  it('V-R1: reads the address of a DoH server', () => {
    expect(parseServer('https://dns.example/dns-query')).toMatchObject({
      transport: 'doh',
      text: 'https://dns.example/dns-query',
    });
  });

  it.each([
    ...['', 'http://x/', 'udp://1.2.3.4', '1.2.3', '1.2.3.4.5', '1.2.3.4:0', '1.2.3.4:65536', '1.2.3.4:', 'a b'],
    ...['[1.2.3.4]:53', '[::1', 'tcp://https://x', 'https://user:pw@x/', 'https://x/#y', '-x.example', '1.2.3.4:53:53'],
  ])('V-R1: refuses "%s"', (text) => {
    expect(() => parseServer(text)).toThrow('No name server');
  });
});
