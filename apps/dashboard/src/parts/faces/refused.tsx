import { LedgerlineProblem } from '@ledgerline/api-client';
import { Button } from '@mantine/core';
import { Face } from './face';
import classes from './face.module.css';

interface Props {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** Why there is no answer, in the server's own words, with what to do. */
export function Refused({ error, onRetry }: Props) {
  if (!(error instanceof LedgerlineProblem)) return <Offline {...(onRetry !== undefined && { onRetry })} />;
  const { code, detail, pointer, remedy, facts, correlationId } = error.problem;
  switch (error.status) {
    case 401:
      return (
        <Face symbol="✕" title="You are not signed in any more" urgent>
          <a href={`/sign-in?to=${encodeURIComponent(window.location.pathname + window.location.search)}`}>
            Sign in again
          </a>
        </Face>
      );
    case 403:
      return (
        <Face symbol="✕" title={detail} urgent>
          <p>{remedy}</p>
          {facts.roles !== undefined && <p>Roles that may: {facts.roles}</p>}
        </Face>
      );
    case 404:
    case 410:
      return (
        <Face symbol="∅" title={detail}>
          <p>{remedy}</p>
        </Face>
      );
    default:
      return (
        <Face symbol="✕" title={detail} urgent>
          {pointer !== undefined && (
            <p className={classes.pointer}>
              at <code>{pointer}</code>
            </p>
          )}
          <p>{remedy}</p>
          <p className={classes.pointer}>
            <code>{code}</code>
            {error.status >= 500 && correlationId !== undefined && (
              <>
                {' '}
                · correlation <code>{correlationId}</code>
              </>
            )}
          </p>
          {error.status >= 429 && <Retry onRetry={onRetry} />}
        </Face>
      );
  }
}

function Offline({ onRetry }: { readonly onRetry?: () => void }) {
  return (
    <Face symbol="⌁" title="The server cannot be reached" urgent>
      <p>Nothing was lost: what you see is asked for again as soon as the connection is back.</p>
      <Retry onRetry={onRetry} />
    </Face>
  );
}

function Retry({ onRetry }: { readonly onRetry: (() => void) | undefined }) {
  if (onRetry === undefined) return null;
  return (
    <div>
      <Button variant="default" size="xs" onClick={onRetry}>
        Ask again
      </Button>
    </div>
  );
}
