import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  Injector,
  input,
  type Signal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatTooltip } from '@angular/material/tooltip';
import type { RequestDetail } from '@countersign/contracts';
import { Store } from '@ngrx/store';
import { CodeLine } from '../../../shared/copy/code-line';
import { Field } from '../../../shared/field/field';
import { FileDrop } from '../../../shared/file-drop/file-drop';
import { keyText } from '../../csr-words';
import { CsrDetailsDialog } from '../dialogs/csr-details.dialog';
import { refusalOf } from '../step-input';
import { StepForm } from '../step-form';
import type { StepEdit } from '../step-edit';
import { WizardPage } from '../wizard.actions';
import { wizard } from '../wizard.state';
import { type CsrTrouble, readCsr, troubleOfProblem } from './csr-reading';

/** Takes a certificate signing request by file or by paste, reads it here first, and shows what it says. */
@Component({
  selector: 'cs-csr-step',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CodeLine,
    Field,
    FileDrop,
    MatButton,
    MatFormFieldModule,
    MatIcon,
    MatIconButton,
    MatInput,
    MatProgressBar,
    MatTooltip,
  ],
  templateUrl: './csr.step.html',
  styleUrl: './csr.step.scss',
  providers: [{ provide: StepForm, useExisting: CsrStepForm }],
})
export class CsrStepForm extends StepForm {
  readonly request = input.required<RequestDetail>();
  private readonly store = inject(Store);
  private readonly dialog = inject(MatDialog);
  private readonly injector = inject(Injector);
  private readonly refused = refusalOf('csr', this.store.selectSignal(wizard.selectRefused));
  private readonly pasted = viewChild<ElementRef<HTMLTextAreaElement>>('pasted');
  private readonly told = viewChild<ElementRef<HTMLElement>>('told');
  private readonly given = viewChild<ElementRef<HTMLElement>>('given');
  private readonly upload = viewChild(FileDrop);

  protected readonly firstLine = '-----BEGIN CERTIFICATE REQUEST-----';
  protected readonly replacing = signal(false);
  private readonly reading = signal(false);
  private readonly trouble = signal<CsrTrouble | null>(null);
  private latest: Promise<StepEdit | undefined> = Promise.resolve(undefined);
  private readText = '';
  private reads = 0;

  protected readonly saving = this.store.selectSignal(wizard.selectSaving);
  protected readonly busy = computed(() => this.reading() || this.saving() > 0);
  protected readonly csr = computed(() => (this.replacing() ? null : this.request().csr));
  protected readonly shown = computed(() => {
    const refused = this.refused();
    return this.trouble() ?? (refused === null ? null : troubleOfProblem(refused.problem));
  });
  protected readonly key = computed(() => {
    const csr = this.csr();
    return csr === null ? '' : keyText(csr.key);
  });
  override readonly wrong = computed(() => (this.shown() === null ? 0 : 1));

  constructor() {
    super();
    let known: string | undefined;
    effect(() => {
      const now = this.request().csr?.sha256;
      const taken = now !== known && this.reads > 0;
      known = now;
      if (taken)
        untracked(() => {
          this.showTaken();
        });
    });
  }

  override async finished(): Promise<StepEdit | null | undefined> {
    const text = this.pasted()?.nativeElement.value ?? '';
    if (text.trim() !== '' && text !== this.readText) this.take(text);
    const edit = await this.latest;
    if (edit !== undefined) return edit;
    if (this.csr() !== null) return null;
    if (this.shown() === null)
      this.trouble.set({
        title: $localize`:@@csr.missing:No CSR yet`,
        text: $localize`:@@csr.missing.text:Upload the file that your key was asked for with, or paste its text. This command makes one, with a new key beside it:`,
        command: 'openssl req -new -newkey rsa:3072 -noenc -keyout key.pem -subj "/CN=Your Name" -out request.csr',
      });
    this.focus(this.told);
    return undefined;
  }

  /** The pasted text is not in the box yet when the event comes. */
  protected paste(): void {
    setTimeout(() => {
      this.takeText();
    });
  }

  protected takeText(): void {
    const text = this.pasted()?.nativeElement.value ?? '';
    if (text.trim() !== '' && text !== this.readText) this.take(text);
  }

  protected showDetails(): void {
    this.dialog.open(CsrDetailsDialog, { data: this.csr() });
  }

  protected replace(): void {
    this.replacing.set(true);
    afterNextRender(
      () => {
        this.upload()?.focus();
      },
      { injector: this.injector },
    );
  }

  protected keep(): void {
    this.trouble.set(null);
    this.replacing.set(false);
  }

  protected take(input: string | Uint8Array): void {
    this.readText = typeof input === 'string' ? input : '';
    this.reads++;
    this.trouble.set(null);
    this.reading.set(true);
    this.latest = readCsr(input, this.request().profile.keys).then((read) => {
      this.reading.set(false);
      if ('trouble' in read) {
        this.trouble.set(read.trouble);
        this.focus(this.told);
        return undefined;
      }
      const edit: StepEdit = { step: 'csr', value: { pem: read.csr.pem } };
      this.store.dispatch(WizardPage.stepEdited({ id: this.request().id, edit }));
      return edit;
    });
  }

  /** The box that it was pasted into is gone: the focus goes to where the CSR stands now. */
  private showTaken(): void {
    this.replacing.set(false);
    this.focus(this.given);
  }

  private focus(there: Signal<ElementRef<HTMLElement> | undefined>): void {
    afterNextRender(
      () => {
        there()?.nativeElement.focus();
      },
      { injector: this.injector },
    );
  }
}
