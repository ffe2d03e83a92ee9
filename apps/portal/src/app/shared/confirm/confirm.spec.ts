import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatIconTestingModule } from '@angular/material/icon/testing';
import { Confirm } from './confirm';

@Component({ template: '' })
class Page {}

describe('Confirm', () => {
  const ask = async (button: string) => {
    TestBed.configureTestingModule({ imports: [MatIconTestingModule] });
    const loader = TestbedHarnessEnvironment.documentRootLoader(TestBed.createComponent(Page));
    const answer = TestBed.inject(Confirm).ask({
      title: 'Delete this draft?',
      text: 'It is gone then.',
      act: 'Delete',
    });
    const dialog = await loader.getHarness(MatDialogHarness);
    expect([await dialog.getRole(), await dialog.getTitleText()]).toEqual(['alertdialog', 'Delete this draft?']);
    await (await dialog.getHarness(MatButtonHarness.with({ text: button }))).click();
    return answer;
  };

  it('says yes only when its button is pressed', async () => {
    expect(await ask('Delete')).toBe(true);
  });
  it('takes everything else for no', async () => {
    expect(await ask('Cancel')).toBe(false);
  });
});
