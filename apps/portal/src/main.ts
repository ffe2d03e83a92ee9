import { loadWords } from './words/words';
import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';

const report = (error: unknown) => {
  console.error(error);
};

loadWords()
  .catch(report) // English is better than nothing
  .then(() => bootstrapApplication(App, appConfig))
  .catch(report);
