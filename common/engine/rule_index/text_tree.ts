/**
 * Many texts as a tree, character by character: which of them does a value begin with, end with or hold? The tree is gone down as far as the value
 * leads, so that the answer costs as much as the value is long, or less, however many texts there are.
 */
export class TextTree<T> {
  private readonly root: TextNode<T> = { below: undefined, entered: undefined, foundIn: 0 };
  /** Counts the searches, so that a text that stands in a value a thousand times is found once. */
  private searches = 0;

  /** `direction` is the way in which the texts are read: from their beginning, or from their end. */
  constructor(private readonly direction: 1 | -1) {}

  enter(text: string, entered: T): void {
    let node = this.root;
    for (let place = this.firstOf(text); place >= 0 && place < text.length; place += this.direction) {
      const code = text.charCodeAt(place);
      node.below ??= new Map();
      let next = node.below.get(code);
      if (next === undefined) node.below.set(code, (next = { below: undefined, entered: undefined, foundIn: 0 }));
      node = next;
    }
    (node.entered ??= []).push(entered);
  }

  /** Calls `found` with what was entered for each text that the value begins with, or, read from the end, ends with. */
  searchEdge(value: string, found: (entered: readonly T[]) => void): void {
    this.searches += 1;
    this.descend(value, this.firstOf(value), found);
  }

  /** Calls `found` with what was entered for each text that stands somewhere in the value. */
  searchInside(value: string, found: (entered: readonly T[]) => void): void {
    if (this.root.below === undefined) return;
    this.searches += 1;
    for (let place = 0; place < value.length; place++) this.descend(value, place, found);
  }

  private firstOf({ length }: string): number {
    return this.direction === 1 ? 0 : length - 1;
  }

  private descend(value: string, from: number, found: (entered: readonly T[]) => void): void {
    const { direction, searches } = this;
    let { below } = this.root;
    for (let place = from; below !== undefined && place >= 0 && place < value.length; place += direction) {
      const node: TextNode<T> | undefined = below.get(value.charCodeAt(place));
      if (node === undefined) return;
      if (node.entered !== undefined && node.foundIn !== searches) {
        node.foundIn = searches;
        found(node.entered);
      }
      below = node.below;
    }
  }
}

interface TextNode<T> {
  below: Map<number, TextNode<T>> | undefined;
  entered: T[] | undefined;
  /** The last search that came here. */
  foundIn: number;
}
