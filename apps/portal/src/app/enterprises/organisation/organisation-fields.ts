import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { countries } from '../../shared/countries/countries';
import { Field } from '../../shared/field/field';
import { TextField } from '../../shared/field/text-field';
import type { OrganisationInput } from './organisation-input';

/** Name, telephone and address of an organisation: the same fields to register it and to change it. */
@Component({
  selector: 'cs-organisation-fields',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FormField, MatFormFieldModule, MatInput, MatSelectModule, TextField],
  templateUrl: './organisation-fields.html',
  styleUrl: './organisation-fields.scss',
})
export class OrganisationFields {
  readonly fields = input.required<FieldTree<OrganisationInput>>();
  protected readonly countries = countries();
}
