/** A field for code with its label, and with what is wrong in it underlined and told below. */
import React, { useState } from 'react';
import { EuiFormRow } from '@elastic/eui';
import { CodeArea } from './code_area';
import { MistakeLine, type TextMistake } from './mistake_line';
import type { TextMark } from '../../shared/why/text_runs';

interface CodeFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly mistakes: readonly TextMistake[];
  readonly height: string;
  readonly placeholder?: string;
  readonly subject: string;
  readonly onChange: (value: string) => void;
}

export function CodeField({ label, help, mistakes, ...field }: CodeFieldProps): React.ReactElement {
  const [goTo, setGoTo] = useState<TextMark | undefined>(undefined);
  const isInvalid = mistakes.length > 0;
  return (
    <EuiFormRow
      fullWidth
      label={label}
      helpText={help}
      isInvalid={isInvalid}
      error={mistakes.map((mistake, index) => (
        <MistakeLine key={index} text={field.value} mistake={mistake} onGo={setGoTo} />
      ))}
    >
      <CodeArea {...field} isInvalid={isInvalid} goTo={goTo} marks={mistakes.flatMap(({ at }) => at ?? [])} />
    </EuiFormRow>
  );
}
