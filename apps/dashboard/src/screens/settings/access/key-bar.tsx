import { Button, Checkbox, Kbd } from '@mantine/core';
import { useMay } from '../../../api/who';
import settings from '../settings.module.css';
import { useChange } from '../use-change';

/** Issues a key, and says which of them are shown. */
export function KeyBar({ all, onIssue }: { readonly all: boolean; readonly onIssue: () => void }) {
  const may = useMay('access:administer');
  const change = useChange();
  return (
    <div className={settings.bar}>
      {may && (
        <Button size="xs" onClick={onIssue}>
          Issue a key…
        </Button>
      )}
      <Checkbox
        size="xs"
        label="keys that open nothing any more, too"
        checked={all}
        onChange={({ currentTarget: { checked } }) => {
          change({ all: checked ? true : undefined });
        }}
      />
      <p className={settings.soft}>
        <Kbd>J</Kbd> <Kbd>K</Kbd> move <Kbd>R</Kbd> rotate <Kbd>X</Kbd> revoke
      </p>
    </div>
  );
}
