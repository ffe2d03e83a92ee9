import { inject } from '@angular/core';
import { type ActivatedRouteSnapshot, RedirectCommand, Router, type Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as boardEffects from './wizard/board.effects';
import * as closeEffects from './wizard/close.effects';
import * as liveEffects from './wizard/live.effects';
import * as stepEffects from './wizard/step.effects';
import { wizard } from './wizard/wizard.state';

/** `…/edit` alone goes to the step where the person has to go on; the wizard finds it, the first step is always open. */
const toFirstStep = ({ params }: ActivatedRouteSnapshot) =>
  new RedirectCommand(inject(Router).createUrlTree(['/requests', params['id'], 'edit', 'csr']));

export const oneRequestRoutes: Routes = [
  {
    path: '',
    providers: [provideState(wizard), provideEffects(boardEffects, closeEffects, liveEffects, stepEffects)],
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./detail/request-detail.page').then((file) => file.RequestDetailPage),
      },
      { path: 'edit', pathMatch: 'full', canActivate: [toFirstStep], children: [] },
      {
        path: 'edit/:step',
        loadComponent: () => import('./wizard/wizard.page').then((file) => file.RequestWizardPage),
      },
    ],
  },
];
