import type { LedgerContent, LedgerFaultCode } from '@ledgerline/embedded-eventstore';

/** What is done with folders, in a process of its own. */
export type Task =
  | { readonly do: 'back-up'; readonly from: string; readonly to: string }
  | { readonly do: 'restore'; readonly from: string; readonly to: string }
  | { readonly do: 'verify-folder'; readonly folder: string }
  | { readonly do: 'verify-backup'; readonly folder: string };

/** What the process tells the one that started it. */
export type Message =
  | { readonly kind: 'progress'; readonly events: number }
  | { readonly kind: 'done'; readonly content: LedgerContent }
  | { readonly kind: 'failed'; readonly code: LedgerFaultCode | undefined; readonly message: string };
