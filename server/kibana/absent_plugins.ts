/** What an administrator reads in the log when a plugin that this one can do without is absent or turned off. */

const consequences = {
  alerting: 'rules other than the one an alert carries, and exceptions, cannot be read',
  features: 'nobody but superusers can be let into Investigation Guides',
  lists: 'the exceptions of a rule cannot be read',
  security: 'everybody may do everything, and what analysts do is kept under the name "unknown"',
  spaces: 'alerts and investigations are those of the default space',
} as const;

type OptionalPlugin = keyof typeof consequences;

/** A line for each that is not `present`. */
export function absenceWarnings(present: Readonly<Partial<Record<OptionalPlugin, unknown>>>): readonly string[] {
  const presences: Readonly<Record<string, unknown>> = present;
  return Object.entries(consequences)
    .filter(([plugin]) => presences[plugin] === undefined)
    .map(([plugin, consequence]) => `the plugin "${plugin}" is absent or turned off: ${consequence}`);
}
