import type { Routes } from '@angular/router';

export const accessRoutes: Routes = [];
