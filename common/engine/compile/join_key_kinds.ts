/** Keys that are joined must be of one kind: text never equals a number. Only field types tell the kinds, so without them all is well. */
import type { EqlQuery, JoinKey } from '../eql/ast';
import type { CompileContext } from './context';

export function checkJoinKeyKinds(query: EqlQuery, context: CompileContext): void {
  if (query.kind === 'event_query') return;
  const stages = query.kind === 'sequence_query' && query.until !== null ? [...query.stages, query.until] : query.stages;
  const [first, ...others] = stages.map(({ by }) => by);
  first?.forEach((key, place) => {
    for (const keys of others) compareKinds(key, keys[place], context);
  });
}

function compareKinds({ expression: first }: JoinKey, other: JoinKey | undefined, context: CompileContext): void {
  if (other === undefined || first.kind !== 'field' || other.expression.kind !== 'field') return;
  const [expected, found] = [context.fieldKind(first.name), context.fieldKind(other.expression.name)];
  if (!expected.isCertain || !found.isCertain || expected.kind === found.kind) return;
  context.report(
    'join_key_kinds',
    other.span,
    `${other.expression.name} is a ${found.kind} field and ${first.name}, which it is joined with, a ${expected.kind} field; they are never equal`
  );
}
