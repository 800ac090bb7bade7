// @vitest-environment jsdom
import React, { useState } from 'react';
import { EuiProvider } from '@elastic/eui';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { EntryDraft } from './entry_draft';
import { ManyValues, OneValue, type EditableDraft } from './entry_values';

afterEach(cleanup);
beforeAll(() => {
  // jsdom has no canvas; EUI's combo box measures text with one.
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { value: () => ({ font: '', measureText: () => ({ width: 0 }) }) });
});

const REVERSED = 'x\u202Egnp.exe';
const draftOf = (...values: readonly string[]): EditableDraft => ({
  kind: 'editable',
  key: 0,
  field: 'process.name',
  comparison: values.length > 1 ? 'is_one_of' : 'is',
  values,
});

/** Keeps the draft as the editor does; `seen` is what would be sent. */
function Editing({ first, seen }: { readonly first: EditableDraft; readonly seen: (draft: EntryDraft) => void }): React.ReactElement {
  const [draft, setDraft] = useState(first);
  const onChange = (changed: EntryDraft): void => {
    seen(changed);
    if (changed.kind === 'editable') setDraft(changed);
  };
  return (
    <EuiProvider>
      <button onClick={() => setDraft(draftOf('another\u202E'))}>another proposal</button>
      {draft.comparison === 'is' ? <OneValue draft={draft} onChange={onChange} /> : <ManyValues draft={draft} onChange={onChange} />}
    </EuiProvider>
  );
}

function edit(first: EditableDraft): EntryDraft[] {
  const sent: EntryDraft[] = [];
  render(<Editing first={first} seen={(draft) => sent.push(draft)} />);
  return sent;
}

const find = (name: string): HTMLElement | null => document.querySelector<HTMLElement>(`[data-test-subj="${name}"]`);
const click = (name: string): void => {
  const found = find(name);
  if (found === null) throw new Error(`${name} is not on the page`);
  fireEvent.click(found);
};

describe('one value', () => {
  it('that hides nothing can be typed in at once', () => {
    edit(draftOf('root'));
    expect(screen.getByDisplayValue('root')).toBeTruthy();
    expect([find('entry-value-shown'), find('in-plain-sight')]).toEqual([null, null]);
  });

  it('that turns text around is not in a field before somebody asks for it, and is named beside it then', () => {
    const sent = edit(draftOf(REVERSED));
    expect(find('entry-value-shown')?.textContent).toBe('xU+202Egnp.exe');
    expect(find('entry-value')).toBeNull();
    click('entry-value-change');
    expect(find('in-plain-sight')?.textContent).toContain('xU+202Egnp.exe');
    fireEvent.change(screen.getByLabelText('Value of process.name'), { target: { value: `${REVERSED}!` } });
    expect(sent).toMatchObject([{ values: [`${REVERSED}!`] }]);
    // Still being typed.
    expect(find('entry-value')).not.toBeNull();
  });

  it('that comes from another proposal is drawn safely again', () => {
    edit(draftOf(REVERSED));
    click('entry-value-change');
    fireEvent.click(screen.getByText('another proposal'));
    expect(find('entry-value-shown')?.textContent).toBe('anotherU+202E');
  });
});

describe('several values', () => {
  it('are labelled with what they hide, and stay what they are', () => {
    const sent = edit(draftOf(REVERSED, 'plain', 'gone'));
    expect(screen.getByText('x⟨U+202E⟩gnp.exe')).toBeTruthy();
    fireEvent.click(screen.getByLabelText(/Remove gone from/));
    expect(sent).toMatchObject([{ values: [REVERSED, 'plain'] }]);
  });
});
