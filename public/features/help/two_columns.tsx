/** A small table of two columns, as the help page has them. */
import React, { type ReactElement, type ReactNode } from 'react';
import { EuiBasicTable } from '@elastic/eui';
import { neverCards } from '../../shared/wide_table';

interface Row {
  readonly id: string;
  readonly what: ReactNode;
  readonly then: ReactNode;
}

interface TwoColumnsProps {
  readonly caption: string;
  readonly whatTitle: string;
  readonly thenTitle: string;
  readonly rows: readonly Row[];
}

export function TwoColumns({ caption, whatTitle, thenTitle, rows }: TwoColumnsProps): ReactElement {
  return (
    <EuiBasicTable<Row>
      {...neverCards}
      tableCaption={caption}
      items={[...rows]}
      rowProps={(row: Row) => ({ 'data-test-subj': row.id })}
      columns={[
        { name: whatTitle, render: (row: Row) => <span>{row.what}</span>, width: '28em' },
        { name: thenTitle, render: (row: Row) => <span>{row.then}</span> },
      ]}
    />
  );
}
