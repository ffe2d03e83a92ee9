import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { Keys } from '../keys/keys';

/** How long a person pauses before what they typed is looked for. */
const pause = 300;

/** Looks for what is typed: after a pause, at once on Enter. `/` leads here. */
@Component({
  selector: 'cs-search-box',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatIcon],
  templateUrl: './search-box.html',
  styleUrl: './search-box.scss',
})
export class SearchBox {
  readonly placeholder = input.required<string>();
  readonly value = input('');
  readonly searched = output<string>();
  protected readonly typed = linkedSignal(() => this.value());
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const forget = inject(Keys).when('/', () => {
      this.box().nativeElement.select();
      this.box().nativeElement.focus();
    });
    inject(DestroyRef).onDestroy(() => {
      forget();
      clearTimeout(this.waiting);
    });
  }

  protected type(text: string): void {
    this.typed.set(text);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.search();
    }, pause);
  }

  protected search(): void {
    clearTimeout(this.waiting);
    const text = this.typed().trim();
    if (text !== this.value()) this.searched.emit(text);
  }

  protected clear(): void {
    this.typed.set('');
    this.search();
    this.box().nativeElement.focus();
  }
}
