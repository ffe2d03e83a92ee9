import { defineConfig } from '@playwright/test';
import world from './playwright.config';

/** `npm run picture`: the same world, other films. */
export default defineConfig({ ...world, testDir: './pictures', reporter: 'list' });
