import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './dialog.module.css';

interface Props {
  /** What it is called, for who cannot see its title. */
  readonly name: string;
  readonly title?: ReactNode;
  readonly size?: 'md' | 'lg' | 'xl';
  /** Only its own buttons close it: what it shows is not to be had again. */
  readonly isKept?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Stands above the screen until it is closed; Esc closes it, and the focus goes back to where it was. */
export function Dialog({ name, title = name, size = 'lg', isKept = false, onClose, children }: Props) {
  return (
    <Modal.Root
      opened
      onClose={onClose}
      lockScroll={false}
      size={size}
      closeOnClickOutside={!isKept}
      closeOnEscape={!isKept}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={name}>
        <Modal.Body className={classes.body}>
          <div className={classes.head}>
            <h2>{title}</h2>
            {!isKept && <Modal.CloseButton aria-label="close" />}
          </div>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
