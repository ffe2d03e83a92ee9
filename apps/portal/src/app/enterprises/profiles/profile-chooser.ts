import { ChangeDetectionStrategy, Component, computed, input, model, signal } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatIcon } from '@angular/material/icon';
import { SearchBox } from '../../shared/search-box/search-box';

export interface ChoosableProfile {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

/** Any number of certification profiles out of many: a list of checkboxes that a search makes shorter. */
@Component({
  selector: 'cs-profile-chooser',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatCheckbox, MatIcon, SearchBox],
  templateUrl: './profile-chooser.html',
  styleUrl: './profile-chooser.scss',
})
export class ProfileChooser {
  readonly profiles = input.required<readonly ChoosableProfile[]>();
  readonly chosen = model.required<readonly string[]>();
  protected readonly searchName = $localize`:@@profiles.search:Search certificate types`;
  protected readonly part = signal('');
  protected readonly shown = computed(() => {
    const part = this.part().toLowerCase();
    return this.profiles().filter(({ name }) => name.toLowerCase().includes(part));
  });
  private readonly ids = computed(() => new Set(this.chosen()));
  protected readonly taken = computed(() => this.profiles().filter(({ id }) => this.ids().has(id)).length);

  protected has(id: string): boolean {
    return this.ids().has(id);
  }

  protected put(id: string, taken: boolean): void {
    this.chosen.update((chosen) => (taken ? [...chosen, id] : chosen.filter((one) => one !== id)));
  }
}
