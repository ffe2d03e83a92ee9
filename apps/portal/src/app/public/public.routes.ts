import type { Routes } from '@angular/router';

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
];
