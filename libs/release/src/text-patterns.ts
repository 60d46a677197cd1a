/** One line of visible text: no control, formatting (zero-width, bidirectional) or unassigned characters. */
export const TEXT_LINE = /^(?=\S)[^\p{C}\p{Zl}\p{Zp}]{1,300}(?<=\S)$/u;
/** A release's friendly name: never to be taken for an id, an id's beginning or a commit. */
export const ALIAS = /^(?![0-9a-f]{7,}$)[a-z0-9][a-z0-9._-]{0,62}$/;
