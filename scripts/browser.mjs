/** Finds the Chromium that journeys run in; on Debian as root it installs the package where there is none. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

export const browserFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of a Chromium on the PATH (or in `CHROMIUM`), undefined when there is none. */
export function findBrowser() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const candidate = join(folder, name);
      try {
        accessSync(candidate, constants.X_OK);
        return candidate;
      } catch {
        // not here: look on
      }
    }
  }
  return undefined;
}

/** Like `findBrowser`, but installs Debian's package first where that is possible; throws with what to install otherwise. */
export function ensureBrowser(say = console.log) {
  const found = findBrowser();
  if (found) return found;
  const canInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (!canInstall) {
    throw new Error('The browser journeys need Chromium. Install it (Debian, Ubuntu: apt-get install chromium) or set CHROMIUM to its path, then run npm test again.');
  }
  say('browser: no Chromium found, installing the package chromium');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const step of [['update'], ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']]) {
    const { status } = spawnSync('apt-get', ['-q', ...step], { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
    if (status !== 0) throw new Error(`apt-get ${step.join(' ')} failed with exit code ${status}; install chromium by hand and run npm test again.`);
  }
  const installed = findBrowser();
  if (!installed) throw new Error('chromium was installed but is not on the PATH; set CHROMIUM to its path.');
  return installed;
}
