import type { Routes } from '@angular/router';

export const invitationsRoutes: Routes = [];
