/** The current value of a stream; the component renders again when it changes. */
import { useEffect, useState } from 'react';
import type { ValueStream } from './value_stream';

export function useValue<T>(stream: ValueStream<T>): T {
  const [value, setValue] = useState(stream.value);
  useEffect(() => {
    const subscription = stream.subscribe((next) => setValue(next));
    return () => subscription.unsubscribe();
  }, [stream]);
  return value;
}
