import type { ClosedStatus } from './state';

/** How a promotion ends, by the event that ends it. */
export const endings = {
  'promotion.completed': 'completed',
  'promotion.failed': 'failed',
  'promotion.aborted': 'aborted',
  'promotion.superseded': 'superseded',
} as const satisfies Record<string, ClosedStatus>;

/** Whether a promotion ends with this. */
export function isEnding<Input extends { readonly type: string }>(
  input: Input,
): input is Extract<Input, { type: keyof typeof endings }> {
  return Object.hasOwn(endings, input.type);
}
