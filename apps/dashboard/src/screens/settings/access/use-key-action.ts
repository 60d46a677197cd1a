import { useState } from 'react';
import type { ApiKey } from '../facts';
import type { Action } from './actions/key-action';
import { keyState } from './key-state';

interface Acting {
  readonly action: Action;
  /** Of the key that it is about. */
  readonly keyId?: string;
}

/** What is being done to the chosen key. What is not there any more is not acted on, and nothing else in its place. */
export function useKeyAction(chosen: ApiKey | undefined) {
  const [acting, setActing] = useState<Acting | undefined>();
  const isAbout = acting?.action === 'issue' || (chosen !== undefined && acting?.keyId === chosen.keyId);
  return {
    action: isAbout ? acting.action : undefined,
    act: setActing,
    actOnChosen: (action: Action) => () => {
      if (chosen !== undefined && keyState(chosen, Date.now()).isOpen) setActing({ action, keyId: chosen.keyId });
    },
    stop: () => {
      setActing(undefined);
    },
  };
}
