/** What most files of tests begin and end with: a Kibana with the scene in it, and a browser. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchBrowser } from '../journeys/browser';
import { closePages } from './kibana_page';
import { launchKibana, type LaunchedKibana, type LaunchOptions } from './launch';
import { seed, type Scene } from './seed/seed';

export interface SeededKibana {
  readonly kibana: LaunchedKibana;
  readonly scene: Scene;
  readonly browser: Browser;
}

/** Registers the hooks of the file that calls it; what it answers is there from the first test on. */
export function seededKibana(options: LaunchOptions = {}): SeededKibana {
  let started: Partial<SeededKibana> = {};
  beforeAll(async () => {
    const kibana = await launchKibana(options);
    started = { kibana };
    started = { kibana, scene: await seed(kibana) };
    started = { ...started, browser: await launchBrowser() };
  });
  afterEach(async () => {
    if (started.browser !== undefined) await closePages(started.browser);
  });
  afterAll(async () => {
    await started.browser?.close();
    await started.scene?.stop();
    await started.kibana?.stop();
  });
  return {
    get kibana() {
      return running(started.kibana);
    },
    get scene() {
      return running(started.scene);
    },
    get browser() {
      return running(started.browser);
    },
  };
}

function running<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('Kibana, scene and browser are there from the first test on, not before');
  return part;
}
