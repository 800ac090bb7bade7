/** Order of software versions as Elasticsearch's version fields have it: 1.11.3 after 1.5.0, a pre-release before its release, what is no version last. */

interface Version {
  readonly numbers: readonly number[];
  readonly preRelease: string | undefined;
  readonly build: string | undefined;
}

const VERSION = /^(\d{1,15}(?:\.\d{1,15})*)(?:-([0-9A-Za-z.-]+))?(?:\+([0-9A-Za-z.-]+))?$/;

export function compareVersions(left: string, right: string): number {
  const [a, b] = [parseVersion(left), parseVersion(right)];
  if (a === null || b === null) return a === b ? compareText(left, right) : a === null ? 1 : -1;
  return (
    compareNumbers(a.numbers, b.numbers) || comparePreReleases(a.preRelease, b.preRelease) || compareText(a.build ?? '', b.build ?? '')
  );
}

function parseVersion(text: string): Version | null {
  const [, numbers, preRelease, build] = VERSION.exec(text) ?? [];
  return numbers === undefined ? null : { numbers: numbers.split('.').map(Number), preRelease, build };
}

function compareNumbers(left: readonly number[], right: readonly number[]): number {
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function comparePreReleases(left: string | undefined, right: string | undefined): number {
  if (left === undefined || right === undefined) return left === right ? 0 : left === undefined ? 1 : -1;
  const [a, b] = [left.split('.'), right.split('.')];
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const order = comparePart(a[index] ?? '', b[index] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Numbers by value and before words. */
function comparePart(left: string, right: string): number {
  const [isNumber, isOtherNumber] = [/^\d+$/.test(left), /^\d+$/.test(right)];
  if (isNumber && isOtherNumber) return Number(left) - Number(right);
  return isNumber === isOtherNumber ? compareText(left, right) : isNumber ? -1 : 1;
}

function compareText(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
