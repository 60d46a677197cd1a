import { CopyButton, UnstyledButton } from '@mantine/core';
import classes from './command-hint.module.css';

/** The command that prints the same. */
export function CommandHint({ command }: { readonly command: string }) {
  return (
    <CopyButton value={command} timeout={1_500}>
      {({ copied, copy }) => (
        <UnstyledButton className={classes.hint} onClick={copy} aria-label={`copy the command: ${command}`}>
          <code>{copied ? 'copied ✓' : `$ ${command}`}</code>
        </UnstyledButton>
      )}
    </CopyButton>
  );
}
