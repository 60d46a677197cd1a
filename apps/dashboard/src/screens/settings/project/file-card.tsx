import { Button, CopyButton } from '@mantine/core';
import { Card } from '../../../parts/card';
import { HostileText } from '../../../parts/hostile-text';
import type { ProjectFile } from '../facts';
import classes from '../settings.module.css';

/** So much of it is shown before somebody asks for the rest. */
const SHOWN = 8_000;

/** The file itself, to be read and copied. */
export function FileCard({ file: { file } }: { readonly file: ProjectFile }) {
  return (
    <Card
      title="ledgerline.yaml"
      aside={
        <CopyButton value={file} timeout={1_500}>
          {({ copied, copy }) => (
            <Button variant="default" size="compact-xs" onClick={copy}>
              {copied ? 'copied ✓' : 'Copy the file'}
            </Button>
          )}
        </CopyButton>
      }
    >
      <pre className={classes.code} tabIndex={0} role="region" aria-label="the project file as YAML">
        <HostileText text={file} most={SHOWN} />
      </pre>
    </Card>
  );
}
