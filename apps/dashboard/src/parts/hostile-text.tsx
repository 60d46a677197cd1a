import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import classes from './hostile-text.module.css';
import { visibleText } from './visible-text';

interface Props {
  readonly text: string;
  /** So many characters are shown before somebody asks for the rest. */
  readonly most?: number;
}

/** A name, reason or message that anybody may have written: it moves nothing around it and hides nothing. */
export function HostileText({ text, most = 200 }: Props) {
  const [isWhole, setWhole] = useState(false);
  const isLong = text.length > most;
  const shown = isLong && !isWhole ? `${beginningOf(text, most)}…` : text;
  return (
    <bdi className={classes.text}>
      {visibleText(shown).map((part, index) =>
        part.hidden ? (
          <span key={index} className={classes.hidden} title="a character that cannot be seen">
            {part.text}
          </span>
        ) : (
          part.text
        ),
      )}
      {isLong && (
        <UnstyledButton
          className={classes.more}
          aria-expanded={isWhole}
          onClick={() => {
            setWhole(!isWhole);
          }}
        >
          {isWhole ? 'less' : `all ${String(text.length)} characters`}
        </UnstyledButton>
      )}
    </bdi>
  );
}

/** So many code units of it, without half a character at the end. */
function beginningOf(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
