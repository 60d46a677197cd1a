import { AcceptFinding } from './accept-finding';
import { AcknowledgeFinding } from './acknowledge-finding';
import type { Action, ActionProps } from './action';
import { AssignFinding } from './assign-finding';
import { CaptureFinding } from './capture-finding';
import { RevertFinding } from './revert-finding';
import { SnoozeFinding } from './snooze-finding';
import { WithdrawCapture } from './withdraw-capture';

const dialogs = {
  capture: CaptureFinding,
  revert: RevertFinding,
  accept: AcceptFinding,
  acknowledge: AcknowledgeFinding,
  assign: AssignFinding,
  snooze: SnoozeFinding,
  withdraw: WithdrawCapture,
} as const;

/** The dialog that shows what the action will do. */
export function FindingAction({ action, ...props }: ActionProps & { readonly action: Action }) {
  const Dialog = dialogs[action];
  return <Dialog {...props} />;
}
