import { registerLocaleData } from '@angular/common';
import { loadTranslations } from '@angular/localize';

interface Words {
  readonly default: { readonly translations: Record<string, string> };
}
interface LocaleData {
  readonly default: unknown;
}

/**
 * English stands in the code. Every other language is a chunk of words and one of Angular's data for dates and plurals:
 * `de: () => Promise.all([import('./de.json'), import('@angular/common/locales/de')])`.
 */
const languages = new Map<string, () => Promise<[Words, LocaleData]>>();

/** The server stamped the language on <html lang>. The words must be there before the first $localize is evaluated. */
export async function loadWords(language = document.documentElement.lang): Promise<void> {
  const load = languages.get(language);
  if (!load) return;
  const [words, locale] = await load();
  registerLocaleData(locale.default, language);
  $localize.locale = language; // becomes LOCALE_ID
  loadTranslations(words.default.translations);
}
