/** Long work in turns: after so many milliseconds other requests come in between. Counting items instead would trust each to be quick. */

const MOST_MS_AT_ONCE = 25;

export class Turns {
  private began = performance.now();

  /** Called between two pieces of work. */
  async next(): Promise<void> {
    if (performance.now() - this.began < MOST_MS_AT_ONCE) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.began = performance.now();
  }
}
