import type { KibanaFeatureConfig } from '@kbn/features-plugin/server';
import { describe, expect, it } from 'vitest';
import { routes } from '../app/routes';
import { registerFeature } from './feature';
import { apiPrivileges } from './privileges';

function registered(): KibanaFeatureConfig {
  const features: KibanaFeatureConfig[] = [];
  registerFeature({ registerKibanaFeature: (feature) => void features.push(feature) }, ['our-type']);
  const [feature, ...others] = features;
  if (feature === undefined || others.length > 0) throw new Error(`${features.length} features were registered`);
  return feature;
}

const { all, read } = registered().privileges;
const exceptions = registered().subFeatures.flatMap(({ privilegeGroups }) => privilegeGroups.flatMap(({ privileges }) => privileges));

describe('the feature in Kibana’s roles screen', () => {
  it('has names that Kibana takes', () => {
    const names = [
      registered().id,
      ...exceptions.map(({ id }) => id),
      ...[all, read, ...exceptions].flatMap(({ ui, api }) => [...ui, ...api]),
    ];
    for (const name of names) expect(name).toMatch(/^[a-zA-Z0-9_-]+$/);
  });

  it('is called by its text in the language of the page, in the Security group', () => {
    expect(registered()).toMatchObject({ name: 'Investigation Guides', category: { id: 'securitySolution' } });
  });

  it('names the application, so that its privileges open it', () => {
    expect([registered().app, all.app, read.app]).toEqual([['investigationGuides'], ['investigationGuides'], ['investigationGuides']]);
  });

  it('lets a reader read and nothing more', () => {
    expect(read).toMatchObject({ api: [apiPrivileges.read], savedObject: { all: [], read: ['our-type'] }, ui: ['show'] });
  });

  it('lets an analyst work as well, with the plugin’s own saved objects', () => {
    expect(all).toMatchObject({
      api: [apiPrivileges.read, apiPrivileges.work],
      savedObject: { all: ['our-type'], read: [] },
      ui: ['show', 'work'],
    });
  });

  it('grants exceptions with the higher level only, and on its own', () => {
    expect(exceptions).toMatchObject([
      { id: 'manage_exceptions', includeIn: 'all', api: [apiPrivileges.manage_exceptions], ui: ['manageExceptions'] },
    ]);
  });

  it('can grant every privilege that a route asks for', () => {
    const grantable = new Set([all, ...exceptions].flatMap(({ api }) => api));
    const wanted = routes.map(({ privilege }) => (privilege === 'administer' ? 'never granted' : apiPrivileges[privilege]));
    expect(wanted.filter((name) => !grantable.has(name))).toEqual([]);
  });
});
