/** Free-text search that waits until the typing pauses. */
import React, { useEffect, useRef, useState, type ReactElement } from 'react';
import { EuiFieldSearch } from '@elastic/eui';
import { i18n } from '@kbn/i18n';

interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly delayMs?: number;
}

export function SearchField({ value, onChange, delayMs = 300 }: SearchFieldProps): ReactElement {
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  // What the address says counts when it changes by itself ("back", all filters cleared); a space just typed is no change.
  useEffect(() => setText((typed) => (typed.trim() === value ? typed : value)), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const type = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(next), delayMs);
  };
  const submit = (next: string) => {
    clearTimeout(timer.current);
    // EUI also calls this when the field is left: nothing new to search for then.
    if (next.trim() !== value) onChange(next);
  };
  const placeholder = i18n.translate('investigationGuides.queue.search', {
    defaultMessage: 'Search rule, host, user, process, command line',
  });
  return (
    <EuiFieldSearch
      fullWidth
      value={text}
      placeholder={placeholder}
      aria-label={placeholder}
      maxLength={1024}
      onChange={(event) => type(event.target.value)}
      onSearch={submit}
      data-test-subj="alertSearch"
    />
  );
}
