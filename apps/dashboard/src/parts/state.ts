/** The one vocabulary of states; `waiting` and `refused` are what a gate or a promotion may be beside them. */
export const symbols = {
  good: '✓',
  declared: '◇',
  excepted: '◔',
  pending: '⟳',
  drift: '●',
  unknown: '?',
  waiting: '◷',
  refused: '✕',
} as const;

export type State = keyof typeof symbols;
