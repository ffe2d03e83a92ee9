import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import { stepId, type StepId } from '@countersign/contracts';
import { Store } from '@ngrx/store';
import { NotFoundPage } from '../../core/not-found/not-found.page';
import { Crumbs } from '../../core/shell/crumbs';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { NoteBox } from '../../parts/notes/note-box';
import { notesOf } from '../notes/request-notes';
import { requestCrumbs } from '../request-crumbs';
import { BoardPanel } from './board-panel';
import { CertificateGenerated } from './certificate-generated';
import { notYet } from './not-yet';
import { Stated } from './stated';
import { StepFoot } from './step-foot';
import { StepForm } from './step-form';
import { StepHead } from './step-head';
import { isOpenStep, stepToGoOn, wordsOf } from './step-words';
import { CsrStepForm } from './steps/csr.step';
import { SanStepForm } from './steps/san.step';
import { SdnStepForm } from './steps/sdn.step';
import { ValidityStepForm } from './steps/validity.step';
import { VerificationStep } from './steps/verification.step';
import { SummaryPanel } from './summary-panel';
import { WizardPage } from './wizard.actions';
import { wizard } from './wizard.state';

/** One request, step by step: head, the step that is open, what comes of it beside, the foot. The server's truth is in the store. */
@Component({
  selector: 'cs-request-wizard',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BoardPanel,
    CertificateGenerated,
    CsrStepForm,
    MatButton,
    MatIcon,
    NoteBox,
    NotFoundPage,
    ProblemPanel,
    SanStepForm,
    SdnStepForm,
    Skeleton,
    StepFoot,
    StepHead,
    SummaryPanel,
    ValidityStepForm,
    VerificationStep,
  ],
  providers: [Stated],
  templateUrl: './wizard.page.html',
  styleUrl: './wizard.page.scss',
})
export class RequestWizardPage {
  readonly id = input.required<string>();
  readonly step = input.required({ transform: (text: string): StepId => stepId.safeParse(text).data ?? 'csr' });
  private readonly store = inject(Store);
  private readonly router = inject(Router);
  private readonly stated = inject(Stated);
  private readonly crumbs = inject(Crumbs);
  private readonly open = viewChild(StepForm);

  private readonly loaded = this.store.selectSignal(wizard.selectRequest);
  protected readonly request = computed(() => (this.loaded()?.id === this.id() ? this.loaded() : null));
  protected readonly unread = this.store.selectSignal(wizard.selectUnread);
  private readonly saves = this.store.selectSignal(wizard.selectSaving);
  protected readonly saving = computed(() => this.saves() > 0);
  protected readonly savedAt = this.store.selectSignal(wizard.selectSavedAt);
  private readonly refused = this.store.selectSignal(wizard.selectRefused);
  private readonly close = this.store.selectSignal(wizard.selectClose);
  protected readonly generating = computed(() => this.close() === 'running');
  protected readonly generated = computed(() => this.close() === 'generated');
  protected readonly notGenerated = this.store.selectSignal(wizard.selectNotGenerated);
  protected readonly summarised = signal(false);

  private readonly notes = notesOf(computed(() => this.request()?.enterprise.id ?? null));
  /** Without an answer the step goes on without its note. */
  protected readonly note = computed(() => {
    const step = this.step();
    return this.notes.hasValue() && step !== 'user' ? this.notes.value()[step] : null;
  });

  protected readonly words = computed(() => wordsOf(this.step()));
  private readonly ids = computed(() => this.request()?.steps.map(({ id }) => id) ?? []);
  protected readonly before = computed(() => this.ids()[this.ids().indexOf(this.step()) - 1] ?? null);
  protected readonly after = computed(() => this.ids()[this.ids().indexOf(this.step()) + 1] ?? null);
  protected readonly wrong = this.stated.wrong;
  /** A refusal that names no field, or one that this step does not show, is told above the step. */
  protected readonly unplaced = computed(() => {
    const problem = this.refused()?.problem;
    return problem?.errors.length === 0 && this.step() !== 'csr' ? problem : null;
  });
  protected readonly notYet = computed(() => {
    const request = this.request();
    return request === null ? null : notYet(request, this.step());
  });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => {
        this.store.dispatch(WizardPage.opened({ id }));
      });
    });
    effect(() => {
      this.step();
      untracked(() => {
        this.stated.forget();
      });
    });
    effect(() => {
      const request = this.request();
      if (request === null) return;
      this.crumbs.set(requestCrumbs(request.number));
      const step = this.step();
      untracked(() => {
        this.keepInside(step);
      });
    });
  }

  protected async goTo(to: StepId): Promise<void> {
    const id = this.id();
    const edit = await this.open()?.finished();
    if (edit !== undefined) this.store.dispatch(WizardPage.stepLeft({ id, edit, to }));
  }

  /** Going back asks for nothing: what is typed is kept and is saved where it is right. */
  protected goBack(to: StepId): void {
    void this.router.navigate(['/requests', this.id(), 'edit', to]);
  }

  protected async generate(): Promise<void> {
    const edit = await this.open()?.finished();
    if (edit !== undefined) this.store.dispatch(WizardPage.generatePressed({ id: this.id(), edit }));
  }

  protected readAgain(): void {
    this.store.dispatch(WizardPage.shownAgain({ id: this.id() }));
  }

  /** A link to a step that is not open yet leads to the one where the person has to go on; a closed request has no steps. */
  private keepInside(step: StepId): void {
    const request = this.request();
    if (request === null || this.generated() || this.generating()) return;
    if (['issued', 'issuing', 'pending-approval', 'declined'].includes(request.status)) {
      void this.router.navigate(['/requests', request.id], { replaceUrl: true });
    } else if (!isOpenStep(request.steps, step)) {
      void this.router.navigate(['/requests', request.id, 'edit', stepToGoOn(request.steps)], { replaceUrl: true });
    }
  }
}
