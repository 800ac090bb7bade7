/** A button that opens a short menu. EUI closes it on Escape and on a click elsewhere; a choice closes it as well. */
import React, { useState } from 'react';
import { EuiContextMenuItem, EuiContextMenuPanel, EuiPopover } from '@elastic/eui';

export interface MenuChoice {
  readonly id: string;
  readonly label: string;
  readonly onChoose: () => void;
}

interface MenuButtonProps {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly MenuChoice[];
  readonly renderButton: (toggle: () => void) => React.ReactElement;
}

export function MenuButton({ id, label, choices, renderButton }: MenuButtonProps): React.ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <EuiPopover
      id={id}
      aria-label={label}
      button={renderButton(() => setIsOpen((open) => !open))}
      isOpen={isOpen}
      closePopover={() => setIsOpen(false)}
      panelPaddingSize="none"
      anchorPosition="downRight"
    >
      <EuiContextMenuPanel
        items={choices.map((choice) => (
          <EuiContextMenuItem
            key={choice.id}
            data-test-subj={`${id}-${choice.id}`}
            onClick={() => {
              setIsOpen(false);
              choice.onChoose();
            }}
          >
            {choice.label}
          </EuiContextMenuItem>
        ))}
      />
    </EuiPopover>
  );
}
