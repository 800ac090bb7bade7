/** A test that is made when it is first asked: most patterns of most rules never meet a value that comes near to them. */
export function whenNeeded(make: () => (value: string) => boolean): (value: string) => boolean {
  let test: ((value: string) => boolean) | undefined;
  return (value) => (test ??= make())(value);
}
