import { Digest } from './digest';
import { HostileText } from './hostile-text';
import classes from './value-text.module.css';

const digestPattern = /^sha256:[0-9a-f]{64}$/;

interface Props {
  /** Null for nothing. */
  readonly value: unknown;
  readonly most?: number;
}

/** A value of a document as somebody may have written it: text as text, everything else as JSON, nothing as a dash. */
export function ValueText({ value, most = 240 }: Props) {
  if (value === null || value === undefined) return <span className={classes.nothing}>– nothing</span>;
  if (typeof value === 'string' && digestPattern.test(value)) return <Digest value={value} />;
  return (
    <code className={classes.value}>
      <HostileText text={typeof value === 'string' ? value : JSON.stringify(value, null, 1)} most={most} />
    </code>
  );
}
