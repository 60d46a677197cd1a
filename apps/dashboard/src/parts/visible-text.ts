/** Part of a text; `hidden` names a character that would not be seen, or would move others about. */
export interface TextPart {
  readonly text: string;
  readonly hidden: boolean;
}

/** Format, control, private and unassigned characters, surrogates, and spaces that are no space; line breaks and tabs are fine. */
const unseen =
  /[\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\u00ad\u034f\u115f\u1160\u17b4\u17b5\u2000-\u200f\u3164\uffa0]|[^\P{Cc}\n\t]/u;
/** More marks on one letter than any language writes. */
const piledUp = /(\p{M}{4})\p{M}+/gu;

/** The text in parts, each unseen character as its code point (`U+202E`). */
export function visibleText(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let plain = '';
  for (const character of text.replace(piledUp, '$1')) {
    if (!unseen.test(character)) {
      plain += character;
      continue;
    }
    if (plain !== '') parts.push({ text: plain, hidden: false });
    plain = '';
    const code = character.codePointAt(0) ?? 0;
    parts.push({ text: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`, hidden: true });
  }
  return plain === '' ? parts : [...parts, { text: plain, hidden: false }];
}

/** The text on one line, its end left out where it is too long, for where there is no room to ask for the rest. */
export function shortText(text: string, most: number): string {
  const beginning = text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…` : text;
  return visibleText(beginning)
    .map((part) => (part.hidden ? `⟨${part.text}⟩` : part.text))
    .join('');
}
