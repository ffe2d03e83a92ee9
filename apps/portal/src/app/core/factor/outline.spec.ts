import { outline } from './outline';

describe('the outline of a QR code', () => {
  it('draws each run of dark modules once', () => {
    const data = Uint8Array.from([1, 1, 0, 0, 0, 0, 1, 0, 1]);
    expect(outline({ size: 3, data })).toBe('M0 0h2v1h-2zM0 2h1v1h-1zM2 2h1v1h-1z');
  });
});
