/** The store cannot be opened: the message says why and what to do. */
export class StoreError extends Error {
  constructor(
    readonly code: 'in_use' | 'newer' | 'not_ours' | 'damaged' | 'not_writable',
    message: string,
    options?: ErrorOptions
  ) {
    super(message, options);
    this.name = 'StoreError';
  }
}
