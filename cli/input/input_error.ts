/** What was given cannot be read: a file is gone, a line is not JSON. In a batch it costs its own line, otherwise the command. */
export class InputError extends Error {
  override readonly name = 'InputError';

  constructor(
    /** Stable, snake_case: `file_unreadable`, `not_json` ... */
    readonly code: string,
    message: string,
    options?: ErrorOptions
  ) {
    super(message, options);
  }
}
