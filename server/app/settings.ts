/**
 * What an administrator may set: how far back to look and how much at once. Each host reads them in its own place (Kibana from
 * `kibana.yml`, standalone from its command line) and hands them through the ports; meaning, default and range are told here alone.
 */
export interface Settings {
  /** How far back the preview of an exception counts. */
  readonly lookBackMs: number;
  /** From how long before an alert the other alerts of its user and its host are counted. */
  readonly relatedLookBackMs: number;
  /** How many alerts of a rule one preview walks through, the newest first. */
  readonly maxPreviewAlerts: number;
  /** How many alerts one page of the queue may hold. */
  readonly maxAlertsPerPage: number;
  /** Of a request to one of our routes. */
  readonly maxRequestBodyBytes: number;
}

interface SettingRange {
  readonly least: number;
  readonly most: number;
  readonly standard: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const KIBIBYTE = 1_024;

export const settingRanges: Readonly<Record<keyof Settings, SettingRange>> = {
  lookBackMs: { least: HOUR_MS, most: 1_825 * DAY_MS, standard: 30 * DAY_MS },
  // Guides ask for the other alerts of the past 48 hours.
  relatedLookBackMs: { least: HOUR_MS, most: 90 * DAY_MS, standard: 48 * HOUR_MS },
  maxPreviewAlerts: { least: 100, most: 1_000_000, standard: 50_000 },
  // The least is what the page asks for at first.
  maxAlertsPerPage: { least: 25, most: 1_000, standard: 200 },
  // A note of 10,000 characters and a document of an alert must pass at the least.
  maxRequestBodyBytes: { least: 64 * KIBIBYTE, most: 16 * KIBIBYTE * KIBIBYTE, standard: KIBIBYTE * KIBIBYTE },
};

export const defaultSettings: Settings = {
  lookBackMs: settingRanges.lookBackMs.standard,
  relatedLookBackMs: settingRanges.relatedLookBackMs.standard,
  maxPreviewAlerts: settingRanges.maxPreviewAlerts.standard,
  maxAlertsPerPage: settingRanges.maxAlertsPerPage.standard,
  maxRequestBodyBytes: settingRanges.maxRequestBodyBytes.standard,
};
