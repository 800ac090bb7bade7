/** Whether this Kibana keeps the reason that an alert was closed with: 9.2 began to; before, it is accepted and dropped. */
export function keepsClosingReason(kibanaVersion: string): boolean {
  const [, major, minor] = /^(\d+)\.(\d+)\./.exec(kibanaVersion) ?? [];
  // The standalone server has no version of Kibana's; it keeps the reason.
  if (major === undefined || minor === undefined) return true;
  return Number(major) > 9 || (Number(major) === 9 && Number(minor) >= 2);
}
