import type { Freeze } from '../../facts';
import type { Entry } from '../entry';
import { EndException } from './end-exception';
import { LiftFreeze } from './lift-freeze';

interface Props {
  readonly entry: Entry;
  /** The freeze that it is, where it is one. */
  readonly freeze: Freeze | undefined;
  readonly onClose: () => void;
}

/** The dialog that shows what ending the entry will do. */
export function EntryAction({ entry, freeze, onClose }: Props) {
  return freeze === undefined ? (
    <EndException entry={entry} onClose={onClose} />
  ) : (
    <LiftFreeze entry={entry} scope={freeze.scope} onClose={onClose} />
  );
}
