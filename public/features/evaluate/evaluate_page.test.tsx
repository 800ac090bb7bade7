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
const all = (name: string): readonly Element[] => [...document.querySelectorAll(`[data-test-subj="${name}"]`)];
const pick = async (kind: string): Promise<void> => {
  const choice = await subject('evaluate-kind');
  if (choice instanceof HTMLSelectElement) fireEvent.change(choice, { target: { value: kind } });
  else fireEvent.click(await subject(kind));
};
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
      documents: [{ process: { name: 'bash' } }],
      query: { language: 'eql', text: 'process where true' },
    });
  });

  it('underlines each mistake where it stands in the query, also before there is a document', async () => {
    const server = new FakeServer();
    const why = {
      code: 'query_invalid',
      message: 'Use == to compare.',
      span: { start: 16, end: 17 },
      further: [{ message: 'No such function.', span: { start: 24, end: 25 } }],
    };
    server.evaluation = { evaluated: 1, results: [{ rule: RULE, verdict: 'not_evaluable', why, explanation: undefined }] };
    open(server);
    await type('evaluate-query', 'process where x = 1 and y(2)');
    await subject('evaluate-query-mark');
    expect(all('evaluate-query-mark').map(({ textContent }) => textContent)).toEqual(['=', 'y']);
    expect(all('mistake').map(({ textContent }) => textContent)).toEqual([
      'Line 1, column 17 Use == to compare.',
      'Line 1, column 25 No such function.',
    ]);
    expect((await subject('evaluate-query')).getAttribute('aria-invalid')).toBe('true');
    await subject('evaluation-waits');
  });

  it('goes to a mistake', async () => {
    open(new FakeServer());
    await type('evaluate-document', '{\n  "a": None\n}');
    fireEvent.click(await subject('mistake-place'));
    const field = await subject('evaluate-document');
    expect(document.activeElement).toBe(field);
    expect(field instanceof HTMLTextAreaElement && field.value.slice(field.selectionStart, field.selectionEnd)).toBe('None');
  });

  it('says what is wrong with a document, and asks nothing of it then', async () => {
    const server = new FakeServer();
    open(server);
    await type('evaluate-query', 'process where true');
    await type('evaluate-document', '{"a": [1,]}');
    expect((await subject('evaluate-document-mark')).textContent).toBe(',');
    await subject('evaluation-waits');
    expect(server.bodies.some((body) => JSON.stringify(body ?? {}).includes('"documents"'))).toBe(false);
  });

  it('lets one of several documents be picked, and asks about that one', async () => {
    const server = new FakeServer();
    const documents = { matched: [1], shown: 1 };
    server.evaluation = {
      evaluated: 1,
      results: [{ rule: RULE, verdict: 'matched', why: undefined, explanation: EXPLANATION, documents }],
    };
    open(server);
    await type('evaluate-document', '{"a": 1}\n{"a": 2}');
    await type('evaluate-query', 'process where true');
    expect((await subject('document-1')).getAttribute('aria-pressed')).toBe('true');
    expect((await subject('evaluation')).textContent).toContain('1 of 2 documents matches');
    fireEvent.click(await subject('document-0'));
    await waitFor(() => expect(server.bodies).toContainEqual(expect.objectContaining({ show: 0 })));
  });

  it('underlines what is wrong in a pasted rule, the places of its query among them', async () => {
    const server = new FakeServer();
    const query = 'process where x = "a"';
    const why = { code: 'query_invalid', message: 'Use == to compare.', span: { start: 16, end: 17 }, query };
    server.evaluation = {
      evaluated: 1,
      results: [{ rule: RULE, verdict: 'not_evaluable', why, explanation: undefined }],
      rule_problems: [{ message: 'severity: found "x", expected ("low" | "high")', line: 1 }],
    };
    open(server);
    await pick('rule_text');
    await type('evaluate-rule-text', JSON.stringify({ severity: 'x', query }, undefined, 2));
    await subject('evaluate-rule-text-mark');
    expect(all('evaluate-rule-text-mark').map(({ textContent }) => textContent)).toEqual(['"severity":', '=']);
  });

  it('lists the rules that match, and explains the one that is picked', async () => {
    const server = new FakeServer();
    const rule = { ...RULE, id: 'id-1', rule_id: 'rule-1', name: 'Proxy launcher' };
    server.evaluation = { evaluated: 7, results: [{ rule, verdict: 'matched', why: undefined, explanation: EXPLANATION }] };
    open(server);
    await type('evaluate-document', '{"a": 1}');
    await pick('all_rules');
    expect((await subject('rules-answer')).textContent).toContain('1 of 7 rules matches');
    fireEvent.click(await subject('explain-rule-1'));
    await waitFor(() => expect(server.bodies).toContainEqual({ documents: [{ a: 1 }], rule_ids: ['id-1'] }));
  });

  it('offers examples to begin with', async () => {
    const server = new FakeServer();
    open(server);
    fireEvent.click(await subject('example-sequence'));
    const field = await subject('evaluate-query');
    expect(field instanceof HTMLTextAreaElement && field.value).toContain('sequence by host.id');
    await waitFor(() =>
      expect(server.bodies).toContainEqual(expect.objectContaining({ documents: expect.arrayContaining([expect.any(Object)]) }))
    );
  });

  it('asks the rule that a pasted alert carries', async () => {
    const server = new FakeServer();
    open(server);
    await type('evaluate-document', '{"kibana.alert.rule.uuid": "r", "kibana.alert.rule.name": "Carried"}');
    fireEvent.click(await subject('ask-rule-of-alert'));
    await waitFor(() => expect(server.bodies).toContainEqual(expect.objectContaining({ rule_ids: ['r'] })));
  });

  it('begins with the document of an alert', async () => {
    open(new FakeServer(), `/evaluate?alert=${ALERT_ID}`);
    await waitFor(async () => {
      const field = await subject('evaluate-document');
      expect(field instanceof HTMLTextAreaElement && field.value).toContain('"process');
    });
  });
});
