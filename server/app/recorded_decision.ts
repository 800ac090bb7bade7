/**
 * What an alert says about the decision of its rule, where more than its event decided: the new value, the indicator, the count. The
 * history and the indicators themselves are long gone when somebody looks at the alert.
 */
import type { FieldCount, FieldValueText, RecordedDecision } from '../../common/api';
import { nestedObjects, prepareDocument, type EventSource, type PreparedDocument } from '../../common/engine';

const MOST_INDICATORS = 20;
const RESULT = 'kibana.alert.threshold_result';

/** Undefined where the alert says nothing of the kind. */
export function recordedDecision(source: EventSource): RecordedDecision | undefined {
  const document = prepareDocument(source);
  const newTerms = document.values('kibana.alert.new_terms').map(String);
  const indicators = matchedIndicators(source);
  const [count] = document.values(`${RESULT}.count`);
  if (newTerms.length === 0 && indicators.length === 0 && count === undefined) return undefined;
  return {
    ...(newTerms.length > 0 && { new_terms: newTerms }),
    ...(indicators.length > 0 && { indicators }),
    ...(count !== undefined && {
      counted: { count: Number(count), key: termsOf(source), cardinality: cardinalityOf(source) },
    }),
  };
}

type Indicator = NonNullable<RecordedDecision['indicators']>[number];

function matchedIndicators(source: EventSource): readonly Indicator[] {
  return nestedObjects(source, 'threat.enrichments')
    .map((enrichment) => prepareDocument(enrichment))
    .flatMap((enrichment): readonly Indicator[] => {
      const field = text(enrichment, 'matched.field');
      const value = text(enrichment, 'matched.atomic');
      if (field === undefined || value === undefined) return [];
      const [index = '', id = ''] = [text(enrichment, 'matched.index'), text(enrichment, 'matched.id')];
      return [{ field, value, index, id, feed: text(enrichment, 'feed.name') }];
    })
    .slice(0, MOST_INDICATORS);
}

function termsOf(source: EventSource): readonly FieldValueText[] {
  return nestedObjects(source, `${RESULT}.terms`).flatMap((term) => {
    const document = prepareDocument(term);
    const field = text(document, 'field');
    return field === undefined ? [] : [{ field, value: text(document, 'value') ?? null }];
  });
}

function cardinalityOf(source: EventSource): readonly FieldCount[] {
  return nestedObjects(source, `${RESULT}.cardinality`).flatMap((counted) => {
    const document = prepareDocument(counted);
    const [field, value] = [text(document, 'field'), Number(text(document, 'value'))];
    return field === undefined || Number.isNaN(value) ? [] : [{ field, value }];
  });
}

function text(document: PreparedDocument, name: string): string | undefined {
  const [value] = document.values(name);
  return value === undefined ? undefined : String(value);
}
