import { useAt } from '../moment';
import classes from './live.module.css';
import { useLive } from './live-provider';

/** Whether what is shown is what is, and up to where. */
export function LiveMark() {
  const { status, position } = useLive();
  const at = useAt();
  if (at !== undefined) return null;
  const word = { connecting: 'connecting', live: 'live', lost: 'not live' }[status];
  return (
    <span className={classes.mark} data-status={status}>
      now{position !== undefined && <> · position {position}</>} · {word}
    </span>
  );
}
