import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import type { Provider, Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatIconTestingModule } from '@angular/material/icon/testing';
import { provideRouter } from '@angular/router';
import type { RequestDetail } from '@countersign/contracts';
import { type Action, provideStore, Store } from '@ngrx/store';
import { sessionFeature } from '../../core/session/session.state';
import { Stated } from '../wizard/stated';
import { RequestAnswers } from '../wizard/wizard.actions';
import { wizard } from '../wizard/wizard.state';

/** A world in which one request is open. No effects: what is dispatched is what the person asked for. */
export function withRequest(
  request: RequestDetail,
  ...more: Provider[]
): { readonly store: Store<unknown>; readonly asked: Action[] } {
  TestBed.configureTestingModule({
    imports: [MatIconTestingModule],
    providers: [
      provideStore({ [wizard.name]: wizard.reducer, [sessionFeature.name]: sessionFeature.reducer }),
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      Stated,
      ...more,
    ],
  });
  const store = TestBed.inject<Store<unknown>>(Store);
  store.dispatch(RequestAnswers.read({ request }));
  const asked: Action[] = [];
  const dispatch = store.dispatch.bind(store);
  vi.spyOn(store, 'dispatch').mockImplementation(((action: Action) => {
    asked.push(action);
    dispatch(action);
  }) as typeof store.dispatch);
  return { store, asked };
}

export interface OpenStep<Step> {
  readonly fixture: ComponentFixture<Step>;
  readonly loader: HarnessLoader;
  readonly page: HTMLElement;
}
export function openStep<Step>(step: Type<Step>, request: RequestDetail): OpenStep<Step> {
  const fixture = TestBed.createComponent(step);
  fixture.componentRef.setInput('request', request);
  fixture.detectChanges();
  return { fixture, loader: TestbedHarnessEnvironment.loader(fixture), page: fixture.nativeElement as HTMLElement };
}

/** What a person reads, with blanks as they see them. */
export const textOf = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
