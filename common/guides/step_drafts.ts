/**
 * Turns the blocks of a section into an introduction and a tree of steps.
 *
 * List items are steps; text between lists leads the next list as a step of its own. An item or paragraph that holds nothing but
 * directives is no step: its queries and searches belong to the step that asks for them, which is the parent or, in a flat list, the item before.
 */
import type { SectionKind } from './guide';
import { splitSentenceLines } from './lines';
import { takeDirectives, type PlacedDirective } from './placed_directives';
import type { Block, List } from './markdown_tree';

export interface StepDraft {
  readonly blocks: Block[];
  readonly directives: PlacedDirective[];
  readonly children: StepDraft[];
}

export interface SectionDraft {
  readonly intro: readonly Block[];
  readonly steps: readonly StepDraft[];
}

/** Kinds whose plain paragraphs are things to do when they hold no list. */
const checklists: ReadonlySet<SectionKind> = new Set<SectionKind>(['steps', 'related_rules', 'false_positives', 'response']);

export function draftSection(kind: SectionKind, blocks: readonly Block[]): SectionDraft {
  const paragraphsAreSteps = checklists.has(kind) && !blocks.some(({ type }) => type === 'list');
  const builder = new SectionBuilder();
  for (const block of blocks) {
    if (block.type === 'list') builder.addList(block);
    else if (block.type === 'paragraph' && paragraphsAreSteps)
      for (const paragraph of splitSentenceLines(block)) builder.addBlock(paragraph, paragraphsAreSteps);
    else builder.addBlock(block, paragraphsAreSteps);
  }
  return builder.finish();
}

/** Collects a section in reading order: `lead` is text seen since the last step, whose place is known once the next block comes. */
class SectionBuilder {
  private readonly intro: Block[] = [];
  private readonly steps: StepDraft[] = [];
  private lead: Block[] = [];

  addList(list: List): void {
    const { steps, orphans } = draftItems(list);
    if (this.lead.length > 0) {
      this.steps.push({ blocks: this.lead, directives: orphans, children: steps });
      this.lead = [];
      return;
    }
    if (orphans.length > 0) this.attach(orphans);
    this.steps.push(...steps);
  }

  addBlock(block: Block, paragraphsAreSteps: boolean): void {
    const { rest, directives } = takeDirectives(block);
    if (rest === undefined) {
      if (directives.length > 0) this.attach(directives);
    } else if (directives.length > 0 || (paragraphsAreSteps && block.type === 'paragraph')) {
      this.flushLead();
      this.steps.push({ blocks: [rest], directives: [...directives], children: [] });
    } else if (this.steps.length === 0) this.intro.push(rest);
    else if (paragraphsAreSteps) this.steps[this.steps.length - 1]?.blocks.push(rest);
    else this.lead.push(rest);
  }

  finish(): SectionDraft {
    this.flushLead();
    return { intro: this.intro, steps: this.steps };
  }

  private attach(directives: readonly PlacedDirective[]): void {
    this.flushLead();
    if (this.steps.length === 0) {
      const asking = this.intro.pop();
      this.steps.push({ blocks: asking === undefined ? [] : [asking], directives: [], children: [] });
    }
    this.steps[this.steps.length - 1]?.directives.push(...directives);
  }

  private flushLead(): void {
    if (this.lead.length > 0) this.steps.push({ blocks: this.lead, directives: [], children: [] });
    this.lead = [];
  }
}

/** `orphans` are directives that stand before the first step of the list: they belong to what the list belongs to. */
function draftItems(list: List): { readonly steps: StepDraft[]; readonly orphans: PlacedDirective[] } {
  const steps: StepDraft[] = [];
  const orphans: PlacedDirective[] = [];
  for (const item of list.children) {
    const draft = draftItem(item);
    const previous = steps[steps.length - 1];
    if (draft.blocks.length > 0 || (draft.directives.length > 0 && draft.children.length > 0)) steps.push(draft);
    else if (draft.directives.length > 0) (previous?.directives ?? orphans).push(...draft.directives);
    else steps.push(...draft.children);
  }
  return { steps, orphans };
}

function draftItem(item: List['children'][number]): StepDraft {
  const draft: StepDraft = { blocks: [], directives: [], children: [] };
  for (const child of item.children) {
    if (child.type === 'list') {
      const { steps, orphans } = draftItems(child);
      draft.directives.push(...orphans);
      draft.children.push(...steps);
    } else {
      const { rest, directives } = takeDirectives(child);
      if (rest !== undefined) draft.blocks.push(rest);
      draft.directives.push(...directives);
    }
  }
  return draft;
}
