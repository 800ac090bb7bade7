/** Guide text to the model: sections of known kinds, each a tree of steps with ids that are alike in every language of the guide. */
import { commandsIn } from './commands/find_commands';
import type { Guide, GuideProblem, Section, SectionKind, Step } from './guide';
import { readIndentedLists } from './indented_lists';
import { plainText, readMarkdown, writeMarkdown, type Block } from './markdown_tree';
import { asInlineCode, labelOf, type PlacedDirective } from './placed_directives';
import { findTooMuch } from './too_much';
import { readRelatedRule } from './related_rule';
import { cutAtHeadings, type Part } from './sections';
import { draftSection, type StepDraft } from './step_drafts';

/**
 * Accepts any text. `setup` is the rule's set-up guide, whose sections come last and are all of kind `setup`; lines of problems in it count
 * from its own beginning. `problems` of the guide are those that belong to no step; `allProblems` gives both.
 */
export function parseGuide(note: string, setup = ''): Guide {
  const { parts, problems } = readParts(note, setup);
  return { sections: parts.map(({ part, id }) => finishSection(part, id)), problems };
}

/** A part of the guide's text that becomes the section of that id. */
export interface NamedPart {
  readonly part: Part;
  readonly id: string;
  readonly field: 'note' | 'setup';
}

export function readParts(
  note: string,
  setup: string
): { readonly parts: readonly NamedPart[]; readonly problems: readonly GuideProblem[] } {
  const noteText = readPart(note);
  const setupText = readPart(setup, 'setup');
  const counts = new Map<SectionKind, number>();
  const named = (part: Part, field: NamedPart['field']): NamedPart => {
    const count = (counts.get(part.kind) ?? 0) + 1;
    counts.set(part.kind, count);
    // Not `steps-2`: that is the second step of `steps`.
    return { part, field, id: count === 1 ? part.kind : `${part.kind}_${count}` };
  };
  const parts = [...noteText.parts.map((part) => named(part, 'note')), ...setupText.parts.map((part) => named(part, 'setup'))];
  return { parts, problems: [...noteText.problems, ...setupText.problems] };
}

function readPart(text: string, only?: SectionKind): { readonly parts: readonly Part[]; readonly problems: readonly GuideProblem[] } {
  const tooMuch = findTooMuch(text);
  if (tooMuch !== undefined) return { parts: [asWritten(text, only ?? 'notes')], problems: [tooMuch] };
  const { blocks, problems } = readMarkdown(text);
  return { parts: cutAtHeadings(readIndentedLists(blocks, text), only), problems };
}

/** Text that is not taken apart stays readable as it was written. */
function asWritten(text: string, kind: SectionKind): Part {
  return { kind, title: '', blocks: [{ type: 'code', value: text }] };
}

function finishSection({ kind, title, blocks }: Part, id: string): Section {
  const { intro, steps } = draftSection(kind, blocks);
  return { id, kind, title, intro: writeMarkdown(intro), steps: finishSteps(steps, id, kind) };
}

function finishSteps(drafts: readonly StepDraft[], parentId: string, kind: SectionKind): readonly Step[] {
  return drafts.map((draft, index) => finishStep(draft, `${parentId}-${index + 1}`, kind));
}

function finishStep({ blocks, directives, children }: StepDraft, id: string, kind: SectionKind): Step {
  const queries = directives.flatMap(({ content }) => (content.kind === 'osquery' ? [content.osquery] : []));
  const searches = directives.flatMap(({ content }) => (content.kind === 'investigate' ? [content.investigate] : []));
  const problems = directives.flatMap(({ content }): GuideProblem[] => (content.problem === undefined ? [] : [content.problem]));
  return {
    id,
    markdown: writeMarkdown(shownBlocks(blocks, directives)),
    queries: queries.map((query, index) => ({ id: `${id}-q${index + 1}`, ...query })),
    searches: searches.map((search, index) => ({ id: `${id}-s${index + 1}`, ...search })),
    commands: commandsIn(blocks),
    relatedRule: kind === 'related_rules' ? readRelatedRule(blocks.map(plainText).join(' ')) : undefined,
    problems,
    children: finishSteps(children, id, kind),
  };
}

/** The text of a step, then what it cannot run; a step of nothing but queries and searches is named after the first. */
function shownBlocks(blocks: readonly Block[], directives: readonly PlacedDirective[]): readonly Block[] {
  const hidden = directives.filter(({ content, isShown }) => content.kind === 'unsupported' && !isShown);
  const shown = hidden.map(({ text }): Block => ({ type: 'paragraph', children: [asInlineCode(text)] }));
  if (blocks.length > 0 || shown.length > 0) return [...blocks, ...shown];
  const label = directives.flatMap(({ content }) => labelOf(content) ?? [])[0];
  return label === undefined ? [] : [{ type: 'paragraph', children: [{ type: 'text', value: label }] }];
}
