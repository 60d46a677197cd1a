import { Button, Checkbox, CopyButton } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../parts/dialog';
import classes from './access.module.css';
import type { Secret } from './use-secret';

/** Shows a key this once. Only saying that it is kept elsewhere closes it. */
export function SecretDialog({
  secret: { keyId, key },
  onClose,
}: {
  readonly secret: Secret;
  readonly onClose: () => void;
}) {
  const [isKept, setKept] = useState(false);
  return (
    <Dialog name={`The key ${keyId}`} isKept onClose={onClose}>
      <div className={classes.form}>
        <p>
          This is the whole key. It is shown this once: the ledger keeps a digest of it and nothing else. Hand it to
          whoever uses it on a way that nobody else reads.
        </p>
        <code className={classes.secret} tabIndex={0} role="region" aria-label="the key">
          {key}
        </code>
        <div>
          <CopyButton value={key} timeout={1_500}>
            {({ copied, copy }) => (
              <Button
                data-autofocus
                onClick={() => {
                  copy();
                  setKept(true);
                }}
              >
                {copied ? 'copied ✓' : 'Copy the key'}
              </Button>
            )}
          </CopyButton>
        </div>
        <Checkbox
          label="It is kept where it is used"
          checked={isKept}
          onChange={({ currentTarget: { checked } }) => {
            setKept(checked);
          }}
        />
        <div className={classes.buttons}>
          <Button variant="default" disabled={!isKept} onClick={onClose}>
            Put it away
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
