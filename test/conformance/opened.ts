/** What a suite gets from an adapter under test: the port, empty, and a way to put it away. */
export interface Opened<Port> {
  readonly store: Port;
  readonly close: () => Promise<void>;
}

/** Opens a fresh store, runs the case and closes the store, also when the case fails. */
export function withStore<Port>(open: () => Promise<Opened<Port>>, run: (store: Port) => Promise<void>): () => Promise<void> {
  return async () => {
    const { store, close } = await open();
    try {
      await run(store);
    } finally {
      await close();
    }
  };
}

export async function collect<T>(batches: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const batch of batches) found.push(...batch);
  return found;
}
