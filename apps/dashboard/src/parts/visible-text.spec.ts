import { shortText, visibleText } from './visible-text';

const shown = (text: string) => visibleText(text).map((part) => (part.hidden ? `[${part.text}]` : part.text));

describe('a text of somebody else', () => {
  it('is shown as it is, in any language', () => {
    for (const text of ['fix: überweisung <b>&amp;</b>', 'שלום', '修正\tok\n', '👍🏽'])
      expect(shown(text)).toEqual([text]);
  });

  it('has what cannot be seen spelled out', () => {
    expect(shown('prod\u202Eexe\u200B.v1')).toEqual(['prod', '[U+202E]', 'exe', '[U+200B]', '.v1']);
    expect(shown('\u0000a\u2028')).toEqual(['[U+0000]', 'a', '[U+2028]']);
    expect(shown('\u00a0').join('')).toBe('\u00a0');
  });

  it('has no tower of marks', () => {
    expect(shown(`a${'\u0301'.repeat(500)}b`)).toEqual([`a${'\u0301'.repeat(4)}b`]);
  });
});

describe('a text with little room', () => {
  it('has its end left out, and what cannot be seen spelled out', () => {
    expect(shortText('prod\u202Eexe', 20)).toBe('prod⟨U+202E⟩exe');
    expect(shortText('👍'.repeat(9), 3)).toBe('👍…');
  });
});
