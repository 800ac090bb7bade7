import { expect, it } from 'vitest';
import type { GuideWork } from '../../../shared/guide';
import { scopedWork } from './scoped_work';

const work = (changed: string[]): GuideWork => ({
  isReadOnly: false,
  progress: { 'steps-1': { state: 'done', note: '' }, 'r2:steps-1': { state: 'open', note: 'theirs' } },
  saves: { 'r2:steps-1': { kind: 'saving' } },
  onChange: (id) => changed.push(id),
  onRetry: (id) => changed.push(id),
  onResolve: (id) => changed.push(id),
  renderRun: () => null,
  renderSearch: () => null,
});

it('keeps the steps of another rule’s guide apart from those of the alert’s own', () => {
  const changed: string[] = [];
  const scoped = scopedWork(work(changed), 'r2');
  expect(scoped.progress).toEqual({ 'steps-1': { state: 'open', note: 'theirs' } });
  expect(scoped.saves).toEqual({ 'steps-1': { kind: 'saving' } });
  scoped.onChange('steps-1', { state: 'done' });
  expect(changed).toEqual(['r2:steps-1']);
});
