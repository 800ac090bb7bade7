/** The settings in kibana.yml; against Kibana's own schema library too, where `KIBANA_HOME` names an unpacked Kibana. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { SchemaBuilder } from '@kbn/config-schema';
import { describe, expect, it } from 'vitest';
import { schema as fake } from '../../test/fakes/config_schema';
import { defaultSettings } from '../app/settings';
import { settingsOf, settingsSchema } from './config';

const home = process.env['KIBANA_HOME'];
const builders: readonly (readonly [string, () => SchemaBuilder])[] = [
  ['the fake', () => fake],
  ...(home === undefined
    ? []
    : [['Kibana’s own schemas', () => createRequire(join(home, 'package.json'))('@kbn/config-schema').schema] as const]),
];

describe.each(builders)('settings read by %s', (_name, builder) => {
  const read = (given: object) => settingsSchema(builder()).validate(given, {}, 'config validation of [investigation_guides]');

  it('have the defaults that are told in one place', () => {
    expect(read({}).enabled).toBe(true);
    expect(settingsOf(read({}))).toEqual(defaultSettings);
  });

  it('are read with their units', () => {
    const given = {
      enabled: false,
      lookBack: '7d',
      relatedLookBack: '2h',
      maxPreviewAlerts: 100,
      maxAlertsPerPage: 50,
      maxRequestBody: '64kb',
    };
    expect(read(given).enabled).toBe(false);
    expect(settingsOf(read(given))).toEqual({
      lookBackMs: 604_800_000,
      relatedLookBackMs: 7_200_000,
      maxPreviewAlerts: 100,
      maxAlertsPerPage: 50,
      maxRequestBodyBytes: 65_536,
    });
  });

  it.each([
    [{ lookBack: 'soon' }, 'lookBack'],
    [{ lookBack: '10m' }, 'lookBack]: give 1h to 1825d'],
    [{ lookBack: '2000d' }, 'lookBack]: give 1h to 1825d'],
    [{ relatedLookBack: '91d' }, 'relatedLookBack]: give 1h to 90d'],
    [{ maxPreviewAlerts: 99 }, 'maxPreviewAlerts]: give a whole number from 100 to 1000000'],
    [{ maxPreviewAlerts: 100.5 }, 'maxPreviewAlerts]: give a whole number'],
    [{ maxAlertsPerPage: 1_001 }, 'maxAlertsPerPage]: give a whole number from 25 to 1000'],
    [{ maxAlertsPerPage: 'many' }, 'maxAlertsPerPage'],
    [{ maxRequestBody: '1gb' }, 'maxRequestBody]: give 64kb to 16mb'],
    [{ lookback: '30d' }, 'lookback'],
  ])('%j is refused by its key', (given, message) => {
    expect(() => read(given)).toThrow(message);
  });
});
