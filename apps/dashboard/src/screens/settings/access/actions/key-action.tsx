import type { ApiKey } from '../../facts';
import type { Secret } from '../use-secret';
import { IssueKey } from './issue-key';
import { RevokeKey } from './revoke-key';
import { RotateKey } from './rotate-key';

export type Action = 'issue' | 'rotate' | 'revoke';

interface Props {
  readonly action: Action;
  /** The key that is chosen, where it is about one. */
  readonly apiKey: ApiKey | undefined;
  readonly onSecret: (secret: Secret) => void;
  readonly onClose: () => void;
}

/** The dialog that shows what the action will do. */
export function KeyAction({ action, apiKey, onSecret, onClose }: Props) {
  if (action === 'issue') return <IssueKey onSecret={onSecret} onClose={onClose} />;
  if (apiKey === undefined) return null;
  return action === 'rotate' ? (
    <RotateKey apiKey={apiKey} onSecret={onSecret} onClose={onClose} />
  ) : (
    <RevokeKey apiKey={apiKey} onClose={onClose} />
  );
}
