/** A process and its command line in a table's cell: two lines at most, all of it when pointed at or focused. */
import React, { type ReactElement } from 'react';
import { EuiToolTip, useEuiTheme } from '@elastic/eui';
import { VisibleText } from '../../shared/visible_text';

interface CommandCellProps {
  readonly process: string | undefined;
  readonly commandLine: string | undefined;
}

export function CommandCell({ process, commandLine }: CommandCellProps): ReactElement {
  const { euiTheme } = useEuiTheme();
  const text = commandLine ?? process;
  if (text === undefined) return <Absent />;
  const mono = { fontFamily: euiTheme.font.familyCode, fontSize: '0.92em' };
  return (
    <EuiToolTip
      position="bottom"
      anchorProps={{ style: { display: 'block', width: '100%' } }}
      content={
        <span style={mono}>
          <VisibleText text={text} limit={600} />
        </span>
      }
    >
      <span
        style={{
          ...mono,
          display: '-webkit-box',
          WebkitBoxOrient: 'vertical',
          WebkitLineClamp: 2,
          overflow: 'hidden',
          lineHeight: 1.35,
        }}
      >
        <VisibleText text={text.slice(0, 400)} />
      </span>
    </EuiToolTip>
  );
}

/** A field that the alert does not have: seen, and read aloud as nothing more than a dash. */
export function Absent(): ReactElement {
  const { euiTheme } = useEuiTheme();
  return <span style={{ color: euiTheme.colors.subduedText }}>—</span>;
}
