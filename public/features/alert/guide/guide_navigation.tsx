/** The guide's sections in one line, each with how far it has come; a click goes there. */
import React from 'react';
import { EuiButtonEmpty, EuiFlexGroup, EuiFlexItem, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { Section, Step } from '../../../../common/guides/guide';
import { countProgress, isWorkedThrough, sectionElementId, sectionKindLabel, type ProgressByStep } from '../../../shared/guide';

interface GuideNavigationProps {
  readonly sections: readonly Section[];
  readonly progress: ProgressByStep;
}

export function GuideNavigation({ sections, progress }: GuideNavigationProps): React.ReactElement | null {
  const entries = entriesOf(sections);
  if (entries.length < 2) return null;
  return (
    <nav aria-label={i18n.translate('investigationGuides.alert.guide.navigation', { defaultMessage: 'Sections of the guide' })}>
      <EuiFlexGroup gutterSize="xs" responsive={false} wrap alignItems="center">
        {entries.map((entry) => (
          <EuiFlexItem key={entry.first.id} grow={false}>
            <EuiButtonEmpty size="xs" onClick={() => goTo(entry.first)}>
              {label(entry, progress)}
            </EuiButtonEmpty>
          </EuiFlexItem>
        ))}
      </EuiFlexGroup>
      <EuiSpacer size="s" />
    </nav>
  );
}

/** Sections of one kind (set-up is often several) are one entry, at the place of the first. */
interface Entry {
  readonly first: Section;
  readonly steps: readonly Step[];
}

function entriesOf(sections: readonly Section[]): readonly Entry[] {
  const byKind = new Map<string, Entry>();
  for (const section of sections) {
    const key = section.kind === 'notes' ? section.id : section.kind;
    const known = byKind.get(key);
    const steps = isWorkedThrough(section) ? section.steps : [];
    byKind.set(key, known === undefined ? { first: section, steps } : { ...known, steps: [...known.steps, ...steps] });
  }
  return [...byKind.values()];
}

function label({ first, steps }: Entry, progress: ProgressByStep): string {
  const name = first.kind === 'notes' ? first.title : sectionKindLabel(first.kind);
  if (steps.length === 0) return name;
  const { settled, total } = countProgress(steps, progress);
  return `${name} ${settled}/${total}`;
}

function goTo(section: Section): void {
  document.getElementById(sectionElementId(section))?.scrollIntoView({ behavior: 'smooth', block: 'start' });
}
