/** A value that changes, in the shape that Kibana gives such values: who subscribes is told the current one at once. */
export interface ValueStream<T> {
  readonly value: T;
  next(value: T): void;
  subscribe(onNext: (value: T) => void): { unsubscribe(): void };
}

export function valueStream<T>(first: T): ValueStream<T> {
  let value = first;
  const listeners = new Set<(value: T) => void>();
  return {
    get value() {
      return value;
    },
    next(changed) {
      value = changed;
      for (const listener of [...listeners]) listener(changed);
    },
    subscribe(onNext) {
      listeners.add(onNext);
      onNext(value);
      return { unsubscribe: () => void listeners.delete(onNext) };
    },
  };
}
