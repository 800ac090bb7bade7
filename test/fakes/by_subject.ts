/** Finds elements by `data-test-subj`, the attribute that Kibana's tests use. */
import { waitFor } from '@testing-library/react';

export function subject(name: string): HTMLElement | null {
  return document.querySelector(`[data-test-subj~="${name.replace(/["\\\\]/g, '\\\\$&')}"]`);
}

export function bySubject(name: string): HTMLElement {
  const element = subject(name);
  if (element === null) throw new Error(`no element has data-test-subj "${name}"`);
  return element;
}

export const findSubject = (name: string): Promise<HTMLElement> => waitFor(() => bySubject(name));
