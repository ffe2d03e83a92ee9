import { passwordRules } from '@countersign/contracts';

export interface RuleKept {
  readonly text: string;
  readonly kept: boolean;
}

/** Few different characters, or one of the sequences that are tried first. */
function isEasy(password: string, own: readonly string[]): boolean {
  const plain = password.toLowerCase();
  const parts = own.flatMap((text) => text.toLowerCase().split(/[@.\s]+/)).filter((part) => part.length > 3);
  const common = ['password', 'passwort', 'qwerty', '123456', 'abcdef', 'letmein', 'welcome'];
  return new Set(plain).size < 6 || [...common, ...parts].some((part) => plain.includes(part));
}

/** The rules beside the field, as one types. Only the length is asked by the server; the second is good advice. */
export function rulesOf(password: string, own: readonly string[]): RuleKept[] {
  const long = password.length >= passwordRules.least;
  return [
    { text: $localize`:@@password.long:${passwordRules.least}:least: or more characters`, kept: long },
    { text: $localize`:@@password.hard:hard to guess`, kept: long && !isEasy(password, own) },
  ];
}
