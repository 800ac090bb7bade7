/**
 * Update scripts. There is no Painless here: the handful that Kibana relies on is known by its parameters, and plain assignments
 * (`ctx._source.a = 'x'` or `= params.a`) are carried out; anything else leaves the document alone.
 */
import { valuesAt } from './field_values.mjs';
import { isObject, listOf, setPath } from './objects.mjs';

/** Changes `source`; answers 'noop' where the script says that the document stays as it is. */
export function runScript(source, script) {
  if (!script) return undefined;
  const text = script.source ?? '';
  const params = script.params ?? {};
  if (params.counterFieldNames) return incrementCounters(source, params);
  if (Array.isArray(params.claimableTaskTypes) && source.task) return claimTask(source.task, params);
  const list = lists.find(({ add, remove }) => text.includes(`params.${add}`) || text.includes(`params.${remove}`));
  return list ? changeList(source, list, params) : assign(source, text, params);
}

/** Saved objects' incrementCounter, by which Kibana counts the use of its features. */
function incrementCounters(source, { type, counterFieldNames, counts, time }) {
  const counters = (source[type] ??= {});
  for (const [at, field] of listOf(counterFieldNames).entries()) {
    counters[field] = (counters[field] ?? 0) + Number(listOf(counts)[at] ?? 1);
  }
  if (time) source.updated_at = time;
}

/** The task manager taking the tasks that are due. */
function claimTask(task, { claimableTaskTypes, unusedTaskTypes, fieldUpdates, now }) {
  if (!claimableTaskTypes.includes(task.taskType)) {
    if (!listOf(unusedTaskTypes).includes(task.taskType)) return 'noop';
    task.status = 'unrecognized';
    return undefined;
  }
  const isRetried = task.retryAt && Date.parse(task.retryAt) < now;
  Object.assign(task, { scheduledAt: isRetried ? task.retryAt : task.runAt, status: 'claiming' }, fieldUpdates);
}

/** What the Security app adds to alerts and takes away from them. */
const lists = [
  { add: 'tagsToAdd', remove: 'tagsToRemove', field: 'kibana.alert.workflow_tags' },
  { add: 'assigneesToAdd', remove: 'assigneesToRemove', field: 'kibana.alert.workflow_assignee_ids' },
];

function changeList(source, { add, remove, field }, params) {
  const values = new Set([...valuesAt(source, field), ...listOf(params[add])]);
  for (const value of listOf(params[remove])) values.delete(value);
  setPath(source, field, [...values]);
}

const path = /ctx\._source(?<path>(?:\.[A-Za-z_]\w*|\[['"][^'"]+['"]\])+)/.source;
const value =
  /(?:'(?<single>[^']*)'|"(?<double>[^"]*)"|params\.(?<dotted>\w+)|params\[['"](?<quoted>\w+)['"]\]|(?<literal>true|false|null|-?\d+(?:\.\d+)?))/
    .source;
const assignment = new RegExp(`${path}\\s*=\\s*(?!=)${value}\\s*(?:;|\\}|$)`, 'g');

function assign(source, text, params) {
  for (const { groups } of text.matchAll(assignment)) {
    const keys = groups.path.match(/\.[A-Za-z_]\w*|\[['"][^'"]+['"]\]/g).map((key) => key.replace(/^\.|^\[['"]|['"]\]$/g, ''));
    const last = keys.pop();
    const parent = keys.reduce((inner, key) => (isObject(inner) ? inner[key] : undefined), source);
    // A parent that is missing stands for the null checks of the script itself.
    if (isObject(parent)) parent[last] = assigned(groups, params);
  }
}

function assigned({ single, double, dotted, quoted, literal }, params) {
  if (literal !== undefined) return JSON.parse(literal);
  return single ?? double ?? params[dotted ?? quoted];
}
