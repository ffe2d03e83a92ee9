import { browserWords, placeWords } from './session-words';

describe('a session in words', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Mobile Safari/604.1',
      'Safari on iOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36',
      'Chrome on Android',
    ],
    ['curl/8.9.1', 'curl'],
    ['', 'A program that does not name itself'],
    [null, 'A program that does not name itself'],
  ])('%s', (userAgent, words) => {
    expect(browserWords(userAgent)).toBe(words);
  });
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['10.0.4.2', 'inner network, 10.0.4.2'],
    ['172.32.0.1', '172.32.0.1'],
    ['::1', 'the machine of the server'],
    [null, 'address not known'],
  ])('%s', (ip, words) => {
    expect(placeWords(ip)).toBe(words);
  });
});
