/** Alerts with what no honest alert holds: values of 10,000 characters, markup, marks that turn the direction of text. */
import type { StoredAlert } from '../../../server/app/ports';

const LONG = 10_000;
/** One word without a place to break at, then one with many. */
export const longWord = 'A'.repeat(LONG);
export const longCommand = `/usr/sbin/chkconfig --add ${'very-long-argument '.repeat(LONG / 19)}`.slice(0, LONG);
export const hostileUser = `<img src=x onerror="document.title='taken over'">\u202Egnp.exe' OR '1'='1`;

/** Made of a true alert, so that it matches its rule as that one does. */
export function oddAlert(alert: StoredAlert): StoredAlert {
  const id = 'f'.repeat(64);
  const process = objectAt(alert.source, 'process');
  return {
    ...alert,
    id,
    source: {
      ...alert.source,
      'kibana.alert.uuid': id,
      'kibana.alert.reason': `process event on ${longWord}`,
      host: { ...objectAt(alert.source, 'host'), name: longWord },
      user: { ...objectAt(alert.source, 'user'), name: hostileUser },
      process: { ...process, command_line: longCommand, working_directory: longWord, args: ['/usr/sbin/chkconfig', '--add', longWord] },
      file: { path: `/${longWord}` },
    },
  };
}

function objectAt(source: StoredAlert['source'], name: string): object {
  const value = source[name];
  return typeof value === 'object' && value !== null ? value : {};
}
