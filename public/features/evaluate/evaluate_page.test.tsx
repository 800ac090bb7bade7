// @vitest-environment jsdom
import React from 'react';
import { EuiProvider } from '@elastic/eui';
import { I18nProvider } from '@kbn/i18n-react';
import { cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import { createMemoryHistory } from 'history';
import { Router } from 'react-router-dom';
import { afterEach, describe, expect, it } from 'vitest';
import { HostProvider } from '../../shared/host_context';
import { ServerDataProvider } from '../../shared/query_client';
import { EXPLANATION } from '../../../test/fixtures/explanation';
import { ALERT_ID, fakeHost, FakeServer } from '../../../test/fakes/alert_server';
import { EvaluatePage } from './evaluate_page';

afterEach(cleanup);
Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { value: () => ({ font: '', measureText: () => ({ width: 0 }) }) });

const RULE = { id: 'query', rule_id: 'query', name: '', type: 'eql', version: 1 };

function open(server: FakeServer, address = '/evaluate'): void {
  const history = createMemoryHistory({ initialEntries: [address] });
  render(
    <I18nProvider>
      <EuiProvider>
        <HostProvider host={{ ...fakeHost(server), history }}>
          <ServerDataProvider>
            <Router history={history}>
              <EvaluatePage />
            </Router>
          </ServerDataProvider>
        </HostProvider>
      </EuiProvider>
    </I18nProvider>
  );
}

const subject = (name: string): Promise<HTMLElement> =>
  waitFor(() => {
    const found = document.querySelector<HTMLElement>(`[data-test-subj="${name}"]`);
    if (found === null) throw new Error(`${name} is not on the page`);
    return found;
  });
const type = async (name: string, value: string): Promise<void> => {
  fireEvent.change(await subject(name), { target: { value } });
};

describe('the evaluation page', () => {
  it('asks the query of the document and lays the answer out', async () => {
    const server = new FakeServer();
    server.evaluation = { evaluated: 1, results: [{ rule: RULE, verdict: 'matched', why: undefined, explanation: EXPLANATION }] };
    open(server);
    await type('evaluate-document', '{"process": {"name": "bash"}}');
    await type('evaluate-query', 'process where true');
    await subject('evaluation-matched');
    expect(server.bodies).toContainEqual({
      document: { process: { name: 'bash' } },
      query: { language: 'eql', text: 'process where true' },
    });
  });

  it('underlines the place of a mistake in the query', async () => {
    const server = new FakeServer();
    const why = { code: 'query_invalid', message: 'Use == to compare.', span: { start: 16, end: 17 } };
    server.evaluation = { evaluated: 1, results: [{ rule: RULE, verdict: 'not_evaluable', why, explanation: undefined }] };
    open(server);
    await type('evaluate-document', '{}');
    await type('evaluate-query', 'process where x = 1');
    expect((await subject('query-error-place')).textContent).toBe('=');
    expect((await subject('query-error')).textContent).toContain('Use == to compare.');
  });

  it('says what is wrong with a document, and asks nothing then', async () => {
    const server = new FakeServer();
    open(server);
    await type('evaluate-query', 'process where true');
    await type('evaluate-document', '[1]');
    await waitFor(() => expect(document.body.textContent).toContain('This is no JSON object'));
    expect(server.asked.some((asked) => asked.includes('/evaluate'))).toBe(false);
  });

  it('begins with the document of an alert', async () => {
    open(new FakeServer(), `/evaluate?alert=${ALERT_ID}`);
    await waitFor(async () => {
      const field = await subject('evaluate-document');
      expect(field instanceof HTMLTextAreaElement && field.value).toContain('"process');
    });
  });
});
