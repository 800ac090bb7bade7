/**
 * Which of many texts stand somewhere inside a value. They are kept as a tree, character by character; at each place of the value the tree is gone
 * down as far as the value leads, so that a value costs its length, however many texts there are.
 */
export class ContainedTexts<T> {
  private readonly root: TextNode<T> = { below: undefined, entered: undefined, foundIn: 0 };
  /** Counts the searches, so that a text that stands in a value a thousand times is found once. */
  private searches = 0;

  enter(text: string, entered: T): void {
    let node = this.root;
    for (let place = 0; place < text.length; place++) {
      const code = text.charCodeAt(place);
      node.below ??= new Map();
      let next = node.below.get(code);
      if (next === undefined) node.below.set(code, (next = { below: undefined, entered: undefined, foundIn: 0 }));
      node = next;
    }
    (node.entered ??= []).push(entered);
  }

  /** Calls `found` with all that was entered for a text, once for each text. */
  search(value: string, found: (entered: readonly T[]) => void): void {
    const { below: first } = this.root;
    if (first === undefined) return;
    this.searches += 1;
    for (let place = 0; place < value.length; place++) {
      let node = first.get(value.charCodeAt(place));
      for (let next = place + 1; node !== undefined; next++) {
        if (node.entered !== undefined && node.foundIn !== this.searches) {
          node.foundIn = this.searches;
          found(node.entered);
        }
        if (next === value.length) break;
        node = node.below?.get(value.charCodeAt(next));
      }
    }
  }
}

interface TextNode<T> {
  below: Map<number, TextNode<T>> | undefined;
  entered: T[] | undefined;
  /** The last search that came here. */
  foundIn: number;
}
