import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import type { Side } from './facts';
import classes from './differences.module.css';

/** What a side is, and as of when. */
export function SideLine({ side: { name, kind, release, overlayVersion, since, asOf } }: { readonly side: Side }) {
  return (
    <span>
      <strong>
        <HostileText text={name} most={80} />
      </strong>
      {kind !== 'release' && release !== undefined && (
        <>
          {' '}
          has <HostileText text={release.alias} most={60} />
        </>
      )}
      {overlayVersion !== undefined && `, overlay ${String(overlayVersion)}`}
      <span className={classes.soft}>
        {since !== undefined && (
          <>
            {' '}
            since <Instant at={since} />
          </>
        )}
        {asOf?.now === false && (
          <>, as of {asOf.instant === undefined ? `position ${asOf.position ?? ''}` : <Instant at={asOf.instant} />}</>
        )}
      </span>
    </span>
  );
}
