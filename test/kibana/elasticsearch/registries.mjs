/** What is kept by a name and given back: index and component templates, pipelines, policies, stored scripts, transforms. */
import { acknowledged, ok } from './answers.mjs';
import { registry } from './cluster.mjs';
import { noSuchResource } from './errors.mjs';
import { namesMatching } from './patterns.mjs';
import { composedTemplate, matchingTemplate } from './templates.mjs';

/** Answers a request for one kind; `listed` shapes the answer of a GET from `[name, body]` rows. */
function keep(kind, name, { method, body }, listed) {
  const kept = registry(kind);
  if (method === 'PUT' || method === 'POST') {
    kept.set(name, body ?? {});
    return acknowledged();
  }
  if (method === 'DELETE') {
    if (!kept.delete(name)) throw noSuchResource(`[${name}] not found`);
    return acknowledged();
  }
  const names = namesMatching(kept.keys(), name);
  if (names.length === 0 && name && !name.includes('*')) throw noSuchResource(`[${name}] not found`);
  return ok(listed(names.map((each) => [each, kept.get(each)])));
}

const byName = (describe) => (rows) => Object.fromEntries(rows.map(([name, body]) => [name, describe(body)]));

const asItIs = byName((body) => body);

export const legacyTemplates = (request) => keep('legacy_template', request.segments[1], request, asItIs);
export const pipelines = (request) => keep('pipeline', request.segments[2], request, asItIs);
export const storedScripts = (request) =>
  keep(
    'script',
    request.segments[1],
    request,
    byName((body) => ({ found: true, ...body }))
  );

export const lifecyclePolicies = (request) =>
  keep(
    'lifecycle',
    request.segments[2],
    request,
    byName(({ policy }) => ({
      version: 1,
      modified_date: '2024-01-01T00:00:00.000Z',
      policy,
      in_use_by: { indices: [], data_streams: [], composable_templates: [] },
    }))
  );

export const transforms = (request) =>
  keep('transform', request.segments[1], request, (rows) => ({
    count: rows.length,
    transforms: rows.map(([id, body]) => ({ id, ...body })),
  }));

export const indexTemplates = (request) => {
  const [, first, name] = request.segments;
  if (first === '_simulate_index') return simulated(matchingTemplate(name)?.template);
  if (first === '_simulate') return simulated(request.body ?? registry('index_template').get(name));
  return keep('index_template', first, request, templateList('index_template'));
};

export const componentTemplates = (request) => keep('component_template', request.segments[1], request, templateList('component_template'));

const templateList = (kind) => (rows) => ({ [`${kind}s`]: rows.map(([name, body]) => ({ name, [kind]: body })) });

const simulated = (template) => ok({ template: composedTemplate(template), overlapping: [] });
