import { Button } from '@mantine/core';
import { Digest } from '../../../parts/digest';
import { HostileText } from '../../../parts/hostile-text';
import { Instant } from '../../../parts/instant';
import { StateBadge } from '../../../parts/state-badge';
import type { ApiKey } from '../facts';
import settings from '../settings.module.css';
import classes from './access.module.css';
import { keyState } from './key-state';

interface Props {
  readonly keys: readonly ApiKey[];
  readonly chosen: string | undefined;
  readonly onAct: (keyId: string, action: 'rotate' | 'revoke') => void;
}

/** Each key: whose it is, what it may, and how old its secret is. */
export function KeyTable({ keys, chosen, onAct }: Props) {
  return (
    <div className={settings.scroll} role="region" aria-label="keys of the project" tabIndex={0}>
      <table className={settings.table}>
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">State</th>
            <th scope="col">Whose</th>
            <th scope="col">Role</th>
            <th scope="col">Secret</th>
            <th scope="col">Signed in</th>
            <th scope="col">Expires</th>
            <th scope="col">
              <span className={settings.soft}>Do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <Row key={key.keyId} apiKey={key} isChosen={key.keyId === chosen} onAct={onAct} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly apiKey: ApiKey;
  readonly isChosen: boolean;
  readonly onAct: Props['onAct'];
}

function Row({ apiKey, isChosen, onAct }: RowProps) {
  const { keyId, principal, role, environment, groups, issuedAt, issuedBy, rotated, signedInAt, expiresAt } = apiKey;
  const { state, word, isOpen } = keyState(apiKey, Date.now());
  return (
    <tr data-chosen={isChosen || undefined} aria-current={isChosen || undefined}>
      <th scope="row">
        <Digest value={keyId} of="key id" head={6} />
      </th>
      <td>
        <StateBadge state={state}>{word}</StateBadge>
        <StateNote apiKey={apiKey} word={word} />
      </td>
      <td className={settings.name}>
        <HostileText text={principal.id} most={60} />
        <p className={settings.soft}>{principal.kind}</p>
      </td>
      <td className={settings.name}>
        {role}
        <p className={settings.soft}>
          {environment !== undefined && `of ${environment}`}
          <HostileText text={groups.join(', ')} most={120} />
        </p>
      </td>
      <td className={settings.nowrap}>
        <Instant at={rotated?.at ?? issuedAt} relative />
        <p className={settings.soft}>
          key issued <Instant at={issuedAt} /> by <HostileText text={issuedBy.id} most={40} />
        </p>
      </td>
      <td className={settings.nowrap}>
        {signedInAt === undefined ? <span className={settings.soft}>never</span> : <Instant at={signedInAt} relative />}
      </td>
      <td className={settings.nowrap}>
        {expiresAt === undefined ? <span className={settings.soft}>never</span> : <Instant at={expiresAt} />}
      </td>
      <td>
        {isOpen && (
          <div className={classes.actions}>
            {(['rotate', 'revoke'] as const).map((action) => (
              <Button
                key={action}
                size="compact-xs"
                variant="default"
                aria-label={`${action === 'rotate' ? 'Rotate' : 'Revoke'} ${keyId}…`}
                onClick={() => {
                  onAct(keyId, action);
                }}
              >
                {action === 'rotate' ? 'Rotate…' : 'Revoke…'}
              </Button>
            ))}
          </div>
        )}
      </td>
    </tr>
  );
}

/** Until when two secrets open it, or who ended it and why. */
function StateNote({ apiKey: { revoked, rotated }, word }: { readonly apiKey: ApiKey; readonly word: string }) {
  if (revoked !== undefined) {
    return (
      <p className={settings.soft}>
        <Instant at={revoked.at} /> by <HostileText text={revoked.by.id} most={40} />:{' '}
        <HostileText text={revoked.reason} most={80} />
      </p>
    );
  }
  if (word !== 'two secrets' || rotated === undefined) return null;
  return (
    <p className={settings.soft}>
      the former until <Instant at={rotated.formerUntil} />
    </p>
  );
}
