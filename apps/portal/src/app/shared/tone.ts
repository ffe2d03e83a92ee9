/** What a colour says. One hue a meaning, from the tokens in styles/_status.scss. */
export type Tone = 'verified' | 'pending' | 'checking' | 'failed' | 'expired' | 'unchecked' | 'off';

/** How a state looks: never by colour alone, always an icon and a word. */
export interface Look {
  readonly tone: Tone;
  readonly icon: string;
  readonly word: string;
}
