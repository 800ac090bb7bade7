/**
 * The settings in `kibana.yml`, under `investigation_guides`. Kibana itself reads, checks and explains them, and leaves the plugin out
 * where `enabled` is false. Nothing of them goes to the browser: the page asks the server.
 */
import { schema, type ByteSizeValue, type Duration, type SchemaBuilder, type Type } from '@kbn/config-schema';
import type { PluginConfigDescriptor } from '@kbn/core/server';
import { settingRanges, type Settings } from '../app/settings';

/** As `kibana.yml` has them. */
export interface KibanaSettings {
  readonly enabled: boolean;
  readonly lookBack: Duration;
  readonly relatedLookBack: Duration;
  readonly maxPreviewAlerts: number;
  readonly maxAlertsPerPage: number;
  readonly maxRequestBody: ByteSizeValue;
}

/** The builder is Kibana's; tests may bring another one. */
export function settingsSchema(build: SchemaBuilder): Type<KibanaSettings> {
  return build.object<KibanaSettings>({
    enabled: build.boolean({ defaultValue: true }),
    lookBack: duration(build, 'lookBackMs', '30d', '1h to 1825d'),
    relatedLookBack: duration(build, 'relatedLookBackMs', '48h', '1h to 90d'),
    maxPreviewAlerts: wholeNumber(build, 'maxPreviewAlerts'),
    maxAlertsPerPage: wholeNumber(build, 'maxAlertsPerPage'),
    maxRequestBody: build.byteSize({
      defaultValue: '1mb',
      validate: (value) => (isWithin('maxRequestBodyBytes', value.getValueInBytes()) ? undefined : 'give 64kb to 16mb'),
    }),
  });
}

export const config: PluginConfigDescriptor<KibanaSettings> = { schema: settingsSchema(schema) };

export function settingsOf(given: KibanaSettings): Settings {
  return {
    lookBackMs: given.lookBack.asMilliseconds(),
    relatedLookBackMs: given.relatedLookBack.asMilliseconds(),
    maxPreviewAlerts: given.maxPreviewAlerts,
    maxAlertsPerPage: given.maxAlertsPerPage,
    maxRequestBodyBytes: given.maxRequestBody.getValueInBytes(),
  };
}

function duration(build: SchemaBuilder, name: keyof Settings, defaultValue: string, range: string): Type<Duration> {
  return build.duration({ defaultValue, validate: (value) => (isWithin(name, value.asMilliseconds()) ? undefined : `give ${range}`) });
}

function wholeNumber(build: SchemaBuilder, name: keyof Settings): Type<number> {
  const { least, most, standard } = settingRanges[name];
  return build.number({
    defaultValue: standard,
    validate: (value) => (Number.isInteger(value) && isWithin(name, value) ? undefined : `give a whole number from ${least} to ${most}`),
  });
}

function isWithin(name: keyof Settings, value: number): boolean {
  const { least, most } = settingRanges[name];
  return value >= least && value <= most;
}
