import { useState } from 'react';
import { useCommand } from '../../../api/use-command';

/** A key with its secret, which the server tells once. */
export interface Secret {
  readonly keyId: string;
  readonly key: string;
}

interface Command<Values> {
  readonly project: string;
  readonly send: (values: Values, idempotencyKey: string) => Promise<{ readonly data?: Secret }>;
  readonly onSecret: (secret: Secret) => void;
}

/**
 * A command that is answered with a secret. It goes to whoever shows it and nowhere else: what the command leaves in the
 * caches of the page is the answer without it.
 */
export function useSecretCommand<Values>({ project, send, onSecret }: Command<Values>) {
  return useCommand({
    project,
    send: async (values: Values, key) => {
      const { data } = await send(values, key);
      if (data === undefined) throw new Error('an answer without a key');
      onSecret({ keyId: data.keyId, key: data.key });
      return { data: { keyId: data.keyId } };
    },
  });
}

/** The secret that is shown; gone for good when it is put away. */
export function useShownSecret() {
  const [secret, setSecret] = useState<Secret | undefined>();
  return {
    secret,
    show: setSecret,
    putAway: () => {
      setSecret(undefined);
    },
  };
}
