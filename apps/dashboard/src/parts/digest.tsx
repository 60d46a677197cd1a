import { CopyButton, UnstyledButton } from '@mantine/core';
import { cutMiddle } from './cut-middle';
import classes from './digest.module.css';

interface Props {
  readonly value: string;
  /** What it is the digest of, for who cannot see where it stands. */
  readonly of?: string;
  readonly head?: number;
}

/** A digest, hash or id: cut in the middle, copied whole. */
export function Digest({ value, of = 'digest', head = 8 }: Props) {
  return (
    <CopyButton value={value} timeout={1_500}>
      {({ copied, copy }) => (
        <UnstyledButton
          className={classes.digest}
          onClick={(event) => {
            event.stopPropagation();
            copy();
          }}
          title={value}
          aria-label={`copy ${of} ${cutMiddle(value, head)}`}
        >
          <code>{copied ? 'copied ✓' : cutMiddle(value, head)}</code>
        </UnstyledButton>
      )}
    </CopyButton>
  );
}
