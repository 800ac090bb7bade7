/** The options of the command line that are settings: in Kibana the same stand in `kibana.yml`, with the same units. */
import { settingRanges, type Settings } from '../../server/app/settings';

interface SettingOption {
  readonly setting: keyof Settings;
  readonly wants: string;
  /** NaN when the text makes no sense. */
  readonly read: (text: string) => number;
}

const durationUnits = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const sizeUnits = { kb: 1_024, mb: 1_048_576 };

const options: Readonly<Record<string, SettingOption>> = {
  '--look-back': { setting: 'lookBackMs', wants: 'a time from 1h to 1825d, such as 30d', read: withUnit(durationUnits) },
  '--related-look-back': { setting: 'relatedLookBackMs', wants: 'a time from 1h to 90d, such as 48h', read: withUnit(durationUnits) },
  '--max-preview-alerts': { setting: 'maxPreviewAlerts', wants: 'a whole number from 100 to 1000000', read: wholeNumber },
  '--max-alerts-per-page': { setting: 'maxAlertsPerPage', wants: 'a whole number from 25 to 1000', read: wholeNumber },
  '--max-request-body': { setting: 'maxRequestBodyBytes', wants: 'a size from 64kb to 16mb, such as 1mb', read: withUnit(sizeUnits) },
};

export type SettingRead =
  { readonly ok: true; readonly setting: keyof Settings; readonly value: number } | { readonly ok: false; readonly message: string };

/** Undefined for an option that is no setting. */
export function readSetting(name: string, text: string | undefined): SettingRead | undefined {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (option === undefined) return undefined;
  const { least, most } = settingRanges[option.setting];
  const value = option.read(text ?? '');
  if (value >= least && value <= most) return { ok: true, setting: option.setting, value };
  return { ok: false, message: `${name} takes ${option.wants}` };
}

function withUnit(units: Readonly<Record<string, number>>): (text: string) => number {
  return (text) => {
    const [, count, unit] = /^([1-9]\d{0,6})([a-z]{1,2})$/.exec(text) ?? [];
    const size = unit !== undefined && Object.hasOwn(units, unit) ? units[unit] : undefined;
    return count === undefined || size === undefined ? Number.NaN : Number(count) * size;
  };
}

function wholeNumber(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}
