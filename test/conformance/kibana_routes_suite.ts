/**
 * What Kibana's own routes answer that the pages call, as facts that were seen on Kibana 8.12.2: they run over the standalone
 * server, which serves these routes too, and over a real Kibana. Facts that differ by version say from which one on they hold; where
 * the standalone server differs on purpose, the fact says why.
 *
 * `open` gives a server in which is seeded what `KibanaUnderTest.seeded` describes: a rule, one open alert of it, and an agent that
 * answers live queries. The user may change alerts, exceptions and cases and run live queries. The suite writes: it adds
 * exceptions to the rule, makes cases, and leaves the alert open and without tags.
 */
import { afterAll, beforeAll, describe } from 'vitest';
import { agentFacts } from './kibana_routes/agent_facts';
import { headerFacts, statusFacts, tagFacts } from './kibana_routes/alert_facts';
import { caseFacts } from './kibana_routes/case_facts';
import { exceptionFacts } from './kibana_routes/exception_facts';
import { liveQueryFacts } from './kibana_routes/live_query_facts';
import { savedQueryFacts } from './kibana_routes/saved_query_facts';
import { Spoken, type KibanaUnderTest } from './kibana_routes/under_test';

export type { Answer, KibanaUnderTest } from './kibana_routes/under_test';

/** Call it at the top of a test file. `open` may take as long as its runner's hooks may. */
export function kibanaRoutesSuite(open: () => Promise<KibanaUnderTest>): void {
  describe('the routes of Kibana', () => {
    let opened: Spoken | undefined;
    const spoken = (): Spoken => {
      if (opened === undefined) throw new Error('the server was not opened');
      return opened;
    };
    beforeAll(async () => {
      opened = new Spoken(await open());
    });
    afterAll(() => opened?.kibana.close());

    describe('headers', () => headerFacts(spoken));
    describe('the status of alerts', () => statusFacts(spoken));
    describe('the tags of alerts', () => tagFacts(spoken));
    describe('exceptions of a rule', () => exceptionFacts(spoken));
    describe('live queries', () => liveQueryFacts(spoken));
    describe('lists of agents', () => agentFacts(spoken));
    describe('saved queries', () => savedQueryFacts(spoken));
    describe('cases', () => caseFacts(spoken));
  });
}
