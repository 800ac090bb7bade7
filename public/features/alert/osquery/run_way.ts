/** How this analyst may run a query: as any query, as one that was saved, as one that stands in the alert's guide; or why not at all. */
import { i18n } from '@kbn/i18n';
import type { SavedQuery } from '../../../../common/api';
import type { Resolution } from '../../../../common/osquery';
import { runsAlike, savedForm } from '../../../../common/osquery/results';
import type { Abilities } from '../../../shared/host';
import { Refusal } from '../../../shared/refusal';
import { missingRightText, rightName, turnedOffText } from '../../../shared/rights';
import { errorText } from '../../../shared/states';
import type { NoteQuery } from './note_queries';

type EcsMapping = Readonly<Record<string, unknown>>;

export type RunWay =
  | { readonly kind: 'any' }
  /** The mapping that was saved with it: newer Kibanas refuse any other. */
  | { readonly kind: 'saved'; readonly savedObjectId: string; readonly name: string; readonly ecsMapping: EcsMapping | undefined }
  /** Kibana lets it through because it stands, letter by letter and with this mapping, in the guide that the alert carries. */
  | { readonly kind: 'guide'; readonly ecsMapping: EcsMapping | undefined }
  /** It is still being found out. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none'; readonly reason: string };

export interface RunWayQuestion {
  readonly abilities: Abilities;
  readonly resolution: Resolution;
  /** Those that Kibana finds in the note that the alert carries. */
  readonly inNote: readonly NoteQuery[];
  /** Undefined while they are being loaded, and where they could not be. */
  readonly saved: readonly SavedQuery[] | undefined;
  /** Why they could not be loaded; null where that is not so. */
  readonly savedError: unknown;
}

export function runWay({ abilities, resolution, inNote, saved, savedError }: RunWayQuestion): RunWay {
  if (abilities.liveQueries === 'absent') return { kind: 'none', reason: turnedOffText('liveQueries') };
  if (abilities.liveQueries === 'allowed') return { kind: 'any' };
  if (abilities.savedQueries !== 'allowed') return { kind: 'none', reason: missingRightText('liveQueries') };
  const fitting = saved?.find(({ query }) => runsAlike(query, resolution));
  if (fitting !== undefined) {
    return { kind: 'saved', savedObjectId: fitting.saved_object_id, name: fitting.id, ecsMapping: filled(fitting.ecs_mapping) };
  }
  const written = inNote.find(({ query }) => query === resolution.original);
  if (written !== undefined && resolution.resolved === resolution.asKibanaSends) return { kind: 'guide', ecsMapping: written.ecsMapping };
  if (saved !== undefined) return { kind: 'none', reason: notSaved(saved, resolution) };
  return savedError === null ? { kind: 'unknown' } : { kind: 'none', reason: notListed(savedError) };
}

/** The mapping that the request carries; undefined to send none. */
export function mappingOf(way: RunWay, written: EcsMapping): EcsMapping | undefined {
  return way.kind === 'saved' || way.kind === 'guide' ? way.ecsMapping : filled(written);
}

const filled = (mapping: EcsMapping | undefined): EcsMapping | undefined =>
  mapping === undefined || Object.keys(mapping).length === 0 ? undefined : mapping;

function notSaved(saved: readonly SavedQuery[], resolution: Resolution): string {
  const { original, substitutions } = resolution;
  const form = savedForm(resolution);
  const wouldRun = form !== undefined && runsAlike(form, resolution);
  const isKept = saved.some(({ query }) => withoutQuotes(query) === withoutQuotes(original));
  if (isKept && substitutions.length > 0) {
    return i18n.translate('investigationGuides.osquery.way.valueDiffers', {
      defaultMessage:
        'You may run saved queries only. This one is saved, but Kibana would paste this alert’s value into it in another way than it is shown here, so it is not run. Who has {right} can run it.',
      values: { right: rightName('liveQueries') },
    });
  }
  return wouldRun
    ? i18n.translate('investigationGuides.osquery.way.savedOnly', {
        defaultMessage:
          'You may run saved queries only (“Run Saved queries” on Osquery), and this one is not saved. An administrator can save the queries of this guide on this page, in one action.',
      })
    : i18n.translate('investigationGuides.osquery.way.valueNever', {
        defaultMessage:
          'You may run saved queries only, and saving this one does not help here: Kibana would paste this alert’s value into it in another way than it is shown. Who has {right} can run it.',
        values: { right: rightName('liveQueries') },
      });
}

function notListed(error: unknown): string {
  return error instanceof Refusal && error.kind === 'forbidden'
    ? i18n.translate('investigationGuides.osquery.way.listForbidden', {
        defaultMessage:
          'You may run saved queries, but not see which there are: that needs {right} in this space too. Ask an administrator of Kibana.',
        values: { right: rightName('readSavedQueries') },
      })
    : i18n.translate('investigationGuides.osquery.way.listFailed', {
        defaultMessage: 'You may run saved queries only, and which there are could not be loaded: {message}',
        values: { message: errorText(error) },
      });
}

const withoutQuotes = (sql: string): string => sql.replace(/'?(\{\{[^}]*\}\})'?/g, '$1');
