import { CommandHint } from '../command-hint';
import { Face } from './face';

interface Props {
  readonly title: string;
  /** The command that fills it. */
  readonly command?: string;
  readonly children?: string;
}

export function Empty({ title, command, children }: Props) {
  return (
    <Face symbol="∅" title={title}>
      {children !== undefined && <p>{children}</p>}
      {command !== undefined && <CommandHint command={command} />}
    </Face>
  );
}
