import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { inputBinding, outputBinding, type Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatIconTestingModule } from '@angular/material/icon/testing';

interface Opened<Shown> {
  readonly fixture: ComponentFixture<Shown>;
  readonly loader: HarnessLoader;
  readonly element: HTMLElement;
}

/** One component on a page of its own, with its inputs and with what listens to its outputs. */
export function opened<Shown>(
  shown: Type<Shown>,
  inputs: Readonly<Record<string, unknown>> = {},
  outputs: Readonly<Record<string, (value: never) => void>> = {},
): Opened<Shown> {
  TestBed.configureTestingModule({ imports: [MatIconTestingModule] });
  const fixture = TestBed.createComponent(shown, {
    bindings: [
      ...Object.entries(inputs).map(([name, value]) => inputBinding(name, () => value)),
      ...Object.entries(outputs).map(([name, listen]) => outputBinding(name, listen)),
    ],
  });
  fixture.detectChanges();
  const element = fixture.nativeElement as HTMLElement;
  return { fixture, element, loader: TestbedHarnessEnvironment.loader(fixture) };
}
