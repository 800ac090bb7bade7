/** How this analyst may run a query: as any query, as one that was saved, as one that stands in the alert's guide; or why not at all. */
import { i18n } from '@kbn/i18n';
import type { SavedQuery } from '../../../../common/api';
import type { Resolution } from '../../../../common/osquery';
import { runsAlike } from '../../../../common/osquery/results';
import type { Abilities } from '../../../shared/host';
import { missingRightText, turnedOffText } from '../../../shared/rights';

export type RunWay =
  | { readonly kind: 'any' }
  | { readonly kind: 'saved'; readonly savedObjectId: string; readonly name: string }
  /** Kibana lets it through because it stands, letter by letter, in the guide that the alert carries. */
  | { readonly kind: 'guide' }
  /** It is still being found out. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none'; readonly reason: string };

export interface RunWayQuestion {
  readonly abilities: Abilities;
  readonly resolution: Resolution;
  /** It stands in the note of the alert's own rule. */
  readonly isInNote: boolean;
  /** Undefined while they are being loaded. */
  readonly saved: readonly SavedQuery[] | undefined;
}

export function runWay({ abilities, resolution, isInNote, saved }: RunWayQuestion): RunWay {
  if (abilities.liveQueries === 'absent') return { kind: 'none', reason: turnedOffText('liveQueries') };
  if (abilities.liveQueries === 'allowed') return { kind: 'any' };
  if (abilities.savedQueries !== 'allowed') return { kind: 'none', reason: missingRightText('liveQueries') };
  const fitting = saved?.find(({ query }) => runsAlike(query, resolution));
  if (fitting !== undefined) return { kind: 'saved', savedObjectId: fitting.saved_object_id, name: fitting.id };
  if (isInNote && resolution.resolved === resolution.asKibanaSends) return { kind: 'guide' };
  return saved === undefined ? { kind: 'unknown' } : { kind: 'none', reason: savedOnly(saved, resolution) };
}

function savedOnly(saved: readonly SavedQuery[], { original, substitutions }: Resolution): string {
  const isKept = saved.some(({ query }) => withoutQuotes(query) === withoutQuotes(original));
  return isKept && substitutions.length > 0
    ? i18n.translate('investigationGuides.osquery.way.valueDiffers', {
        defaultMessage:
          'You may run saved queries only. This one is saved, but Kibana would paste this alert’s value into it in another way than it is shown here, so it is not run.',
      })
    : i18n.translate('investigationGuides.osquery.way.savedOnly', {
        defaultMessage:
          'You may run saved queries only (“Run Saved queries” on Osquery), and this one is not saved. An administrator can save the queries of this guide on this page, in one action.',
      });
}

const withoutQuotes = (sql: string): string => sql.replace(/'?(\{\{[^}]*\}\})'?/g, '$1');
