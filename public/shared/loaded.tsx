/** Shows what a server call has come to: loading, failed (with retry), or its data. */
import React, { type ReactElement } from 'react';
import { Failed, Loading } from './states';

/** The part of react-query's result that versions 4 and 5 have alike. */
interface ServerCall<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

interface LoadedProps<T> {
  readonly call: ServerCall<T>;
  readonly loadingTitle?: string;
  readonly failedTitle: string;
  readonly children: (data: T) => ReactElement;
}

/** Data that is already there stays on the page when a later refresh fails. */
export function Loaded<T>({ call, loadingTitle, failedTitle, children }: LoadedProps<T>): ReactElement {
  if (call.data !== undefined) return children(call.data);
  if (call.error !== null && call.error !== undefined) {
    return <Failed title={failedTitle} error={call.error} onRetry={() => void call.refetch()} />;
  }
  return loadingTitle === undefined ? <Loading /> : <Loading title={loadingTitle} />;
}
