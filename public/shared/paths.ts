/** Fills the `{placeholders}` of a route's path, so that no id can change which route is called. */

/** `fillPath('/a/{id}', { id: 'x/y' })` is `/a/x%2Fy`. `.` and `..` cannot be encoded in a URL and are refused. */
export function fillPath(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`the path ${path} needs a value for ${name}`);
    return encodeSegment(value);
  });
}

/** One segment of a path. */
export function encodeSegment(value: string): string {
  if (value === '' || value === '.' || value === '..') throw new Error(`"${value}" cannot stand in a path`);
  return encodeURIComponent(value);
}
