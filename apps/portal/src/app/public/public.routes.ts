import type { Routes } from '@angular/router';
import { enrolsFirst } from '../core/factor/must-enrol';
import { keptFirst } from '../shared/shown-once';

export const publicRoutes: Routes = [
  {
    path: 'confirm/:token',
    title: () => $localize`:@@confirmMailbox.title:Confirm your mailbox`,
    loadComponent: () => import('./confirm-mailbox/confirm-mailbox.page').then((file) => file.ConfirmMailboxPage),
  },
  {
    path: 'invitations/:token',
    title: () => $localize`:@@invitation.title:Invitation`,
    loadComponent: () => import('./invitation/invitation.page').then((file) => file.InvitationPage),
  },
  {
    path: 'activations/:token',
    title: () => $localize`:@@activation.title:Activate your account`,
    loadComponent: () => import('./activation/activation.page').then((file) => file.ActivationPage),
  },
  {
    path: 'forgot',
    title: () => $localize`:@@forgot.title:Forgot your password?`,
    loadComponent: () => import('./forgot/forgot.page').then((file) => file.ForgotPage),
  },
  {
    path: 'reset/:token',
    title: () => $localize`:@@reset.title:Set a new password`,
    loadComponent: () => import('./reset/reset.page').then((file) => file.ResetPage),
  },
  // stands before the page of the same address in the frame of the signed-in: nothing of that frame works yet
  {
    path: 'account/security',
    canMatch: [enrolsFirst],
    canDeactivate: [keptFirst],
    title: () => $localize`:@@enrolFirst.title:Set up a second factor`,
    loadComponent: () => import('./enrol-first/enrol-first.page').then((file) => file.EnrolFirstPage),
  },
];
