import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatSelectModule } from '@angular/material/select';
import { countries } from '../../shared/countries/countries';
import { Field } from '../../shared/field/field';
import { TextField } from '../../shared/field/text-field';
import type { AddressInput } from './organisation-input';

/** The form may have more fields than these. */
interface OrganisationTree {
  readonly name: FieldTree<string>;
  readonly assumedName: FieldTree<string>;
  readonly phone: FieldTree<string>;
  readonly address: FieldTree<AddressInput>;
}

/** Name, telephone and address of an organisation: the same fields to register it and to change it. */
@Component({
  selector: 'cs-organisation-fields',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FormField, MatFormFieldModule, MatSelectModule, TextField],
  templateUrl: './organisation-fields.html',
  styleUrl: './organisation-fields.scss',
})
export class OrganisationFields {
  readonly fields = input.required<OrganisationTree>();
  protected readonly countries = countries();
}
