import type { Routes } from '@angular/router';

export const rolesRoutes: Routes = [];
