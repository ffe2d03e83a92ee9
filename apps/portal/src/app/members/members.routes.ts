import type { Routes } from '@angular/router';

export const membersRoutes: Routes = [];
