import { MatButtonHarness } from '@angular/material/button/testing';
import { opened } from '../../shared/testing/opened';
import { BulkLines } from './bulk-lines';

const fault = { path: '/email', code: 'email-invalid', message: 'This is no e-mail address.' };
const good = (line: number) => ({ line, email: `p${line}@x.example`, ok: true, errors: [] });
const rows = [good(2), { line: 3, email: 'nobody', ok: false, errors: [fault] }, good(4)];

describe('what the lines of a file lead to', () => {
  const open = (lines: typeof rows) => {
    const invite = vi.fn();
    return { ...opened(BulkLines, { rows: lines }, { invite }), invite };
  };

  it('shows the faulty ones alone at first, with their reasons, and counts both', async () => {
    const { element, loader } = open(rows);
    expect(element.textContent).toMatch(/2 good lines, 1 with a fault/);
    expect(element.textContent).toContain('This is no e-mail address.');
    expect(element.textContent).not.toContain('p2@x.example');
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Show all lines' }))).click();
    expect(element.textContent).toContain('p2@x.example');
  });
  it('invites the good ones', async () => {
    const { loader, invite } = open(rows);
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Invite 2 good lines' }))).click();
    expect(invite).toHaveBeenCalledOnce();
  });
  it('invites nobody where no line is good', async () => {
    const { loader, invite } = open(rows.filter(({ ok }) => !ok));
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Invite 0 good lines' }))).click();
    expect(invite).not.toHaveBeenCalled();
  });
});
