import { LiveAnnouncer } from '@angular/cdk/a11y';
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type Problem, requestNotes, type RequestNotes } from '@countersign/contracts';
import { ofResource } from '../../core/http/resource-version';
import { problemOf } from '../../core/problem';
import { Access } from '../../core/session/access';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { EnterprisesApi, notesAddress } from '../enterprises-api';
import { OpenEnterprise } from '../open-enterprise';
import { longestNote, noteFields, type NoteKey, notesInput, type NotesInput, notesOf } from './note-fields';
import { NoteFieldEditor } from './note-field';
import { NotesConflict } from './notes-conflict';

/** What the enterprise says to its people at each step of a request. */
@Component({
  selector: 'cs-enterprise-notes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, NoteFieldEditor, NotesConflict, ProblemPanel, Skeleton],
  templateUrl: './enterprise-notes.page.html',
  styleUrl: './enterprise-notes.page.scss',
})
export class EnterpriseNotesPage {
  readonly id = input.required<string>();
  private readonly api = inject(EnterprisesApi);
  private readonly access = inject(Access);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly open = inject(OpenEnterprise);
  private readonly address = computed(() => notesAddress(this.id()));
  private readonly found = httpResource(() => ({ url: this.address(), context: ofResource(this.address()) }), {
    parse: (answer) => requestNotes.parse(answer),
  });
  protected readonly unread = computed(() => {
    const error = this.found.error();
    return error === undefined ? null : problemOf(error);
  });
  protected readonly truth = computed(() => (this.found.hasValue() ? this.found.value() : null));
  protected readonly fields = noteFields();
  protected readonly enterprise = computed(() => this.open.now()?.name ?? '');
  protected readonly mayEdit = computed(() => this.access.everywhere('policies:edit'));
  protected readonly typed = linkedSignal<NotesInput | null>(() => {
    const truth = this.truth();
    return truth === null ? null : notesInput(truth);
  });
  protected readonly changed = computed(() => {
    const [typed, truth] = [this.typed(), this.truth()];
    return typed !== null && truth !== null && differing(notesOf(typed), truth).length > 0;
  });
  protected readonly tooLong = computed(() =>
    Object.values(this.typed() ?? {}).some((text: string) => text.trim().length > longestNote),
  );
  protected readonly saving = signal(false);
  protected readonly saved = signal(false);
  /** A button that is only dimmed can still be pressed. */
  protected readonly ready = computed(
    () => this.changed() && !this.tooLong() && !this.saving() && this.theirs() === null,
  );
  protected readonly problem = signal<Problem | null>(null);
  /** What somebody else saved meanwhile, until the person says which shall stand. */
  protected readonly theirs = signal<RequestNotes | null>(null);
  protected readonly clashes = computed(() => {
    const [typed, theirs] = [this.typed(), this.theirs()];
    if (typed === null || theirs === null) return [];
    const keys = differing(notesOf(typed), theirs);
    return this.fields.filter(({ key }) => keys.includes(key)).map(({ key, label }) => ({ label, text: theirs[key] }));
  });

  protected write(key: NoteKey, text: string): void {
    this.saved.set(false);
    this.typed.update((typed) => typed && { ...typed, [key]: text });
  }

  protected save(): void {
    const typed = this.typed();
    if (typed === null || !this.ready()) return;
    this.saving.set(true);
    this.problem.set(null);
    this.api.saveNotes(this.id(), notesOf(typed)).subscribe({
      next: (notes) => {
        this.saving.set(false);
        this.take(notes);
        this.saved.set(true);
        void this.announcer.announce($localize`:@@notes.saved:Saved`);
      },
      error: (error: unknown) => {
        this.saving.set(false);
        this.refuse(problemOf(error));
      },
    });
  }

  /** From now on the next press saves over theirs: their version is known. */
  private refuse(problem: Problem): void {
    if (problem.code !== 'changed-meanwhile') {
      this.problem.set(problem);
      return;
    }
    this.api.readNotes(this.id()).subscribe({
      next: (theirs) => {
        this.theirs.set(theirs);
      },
      error: (error: unknown) => {
        this.problem.set(problemOf(error));
      },
    });
  }

  protected keepMine(): void {
    this.theirs.set(null);
    this.save();
  }

  protected takeTheirs(): void {
    const theirs = this.theirs();
    if (theirs !== null) this.take(theirs);
  }

  private take(notes: RequestNotes): void {
    this.theirs.set(null);
    this.found.set(notes);
  }

  protected readAgain(): void {
    this.found.reload();
  }
}

const differing = (mine: RequestNotes, theirs: RequestNotes): NoteKey[] =>
  (Object.keys(mine) as NoteKey[]).filter((key) => mine[key] !== theirs[key]);
