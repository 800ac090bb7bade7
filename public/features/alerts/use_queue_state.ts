/** The queue's state in the address bar. */
import { useMemo } from 'react';
import { useLocation } from 'react-router-dom';
import { useHost } from '../../shared/host_context';
import { readQueue, writeQueue, type QueueState } from './queue_state';

interface QueueControl {
  readonly state: QueueState;
  /** Makes an entry in the history, so that "back" undoes it. */
  readonly go: (next: QueueState) => void;
  /** Makes none: for what changes with every keystroke. */
  readonly replace: (next: QueueState) => void;
}

export function useQueueState(): QueueControl {
  const { search, pathname } = useLocation();
  const { history } = useHost();
  const state = useMemo(() => readQueue(search), [search]);
  const to = (next: QueueState) => ({ pathname, search: writeQueue(next) });
  return { state, go: (next) => history.push(to(next)), replace: (next) => history.replace(to(next)) };
}
