/** The routes of the product, one row each; both hosts serve these rows. Schemas are the HTTP contract's own. */
import * as v from 'valibot';
import {
  ALERTS_PATH,
  ALERT_EVENTS_PATH,
  ALERT_GUIDE_PATH,
  ALERT_PATH,
  CASES_FIND_PATH,
  CASES_OF_ALERT_PATH,
  CASES_PATH,
  CASE_COMMENTS_PATH,
  CASE_PATH,
  DETECTION_RUN_PATH,
  EVALUATE_PATH,
  EVENTS_PATH,
  EXCEPTION_PREVIEW_PATH,
  EXCEPTION_SUGGESTIONS_PATH,
  FITTING_GUIDES_PATH,
  GUIDE_SEARCH_PATH,
  INVESTIGATION_PATH,
  INVESTIGATION_EVIDENCE_PATH,
  INVESTIGATION_RUNS_PATH,
  INVESTIGATION_STEP_PATH,
  INVESTIGATION_UNPIN_PATH,
  INVESTIGATION_VERDICT_PATH,
  RULES_PATH,
  RULE_EXCEPTIONS_PATH,
  RULE_PATH,
  SIGNALS_STATUS_PATH,
  SIGNALS_TAGS_PATH,
  alertParamsSchema,
  alertQuerySchema,
  alertsQuerySchema,
  caseBodySchema,
  caseCommentBodySchema,
  casesFindQuerySchema,
  casesOfAlertQuerySchema,
  detectionRunBodySchema,
  evaluateBodySchema,
  exceptionPreviewBodySchema,
  fittingGuidesQuerySchema,
  guideQuerySchema,
  guideSearchParamsSchema,
  guideSearchQuerySchema,
  idSchema,
  ruleParamsSchema,
  rulesQuerySchema,
  pinBodySchema,
  runBodySchema,
  stepBodySchema,
  stepParamsSchema,
  unpinBodySchema,
  verdictBodySchema,
} from '../../common/api';
import { kibanaExceptionsBodySchema } from '../../common/exceptions';
import { getAlertGuide } from './alert_guide';
import { setAlertStatus, signalsStatusBodySchema } from './alert_status';
import { setAlertTags, signalsTagsBodySchema } from './alert_tags';
import { getAlert, listAlerts } from './alerts';
import { bindRoute, type BoundRoute } from './binding';
import { addToCase, casesOfAlert, createCase, getCase, listCases } from './cases/cases';
import { runDetection } from './detection/run_detection';
import { evaluateRules } from './evaluation';
import { addEvents } from './events';
import { findFittingGuides } from './fitting_guides';
import { previewException, suggestExceptionsFor } from './exception_preview';
import { searchForStep } from './investigate';
import { changeStep, getInvestigation, giveVerdict, pinRow, recordRun, unpinRow } from './investigations';
import type { DetectingPorts } from './ports';
import { nothing } from './route';
import { createRuleException, ruleExceptionsParamsSchema } from './rule_exceptions';
import { getRule, listRules } from './rules';
import { getSourceEvents } from './source_events';

const none = { params: nothing, query: nothing, body: nothing };
const MEBIBYTE = 1_048_576;
const caseParamsSchema = v.object({ id: idSchema });

/** Ours: served under `/internal/investigation_guides` by either host. */
export const routes: readonly BoundRoute[] = [
  bindRoute({
    ...none,
    method: 'get',
    path: ALERTS_PATH,
    privilege: 'read',
    query: alertsQuerySchema,
    handle: (ports, { query }) => listAlerts(ports, query),
  }),
  bindRoute({
    ...none,
    method: 'get',
    path: ALERT_PATH,
    privilege: 'read',
    params: alertParamsSchema,
    query: alertQuerySchema,
    handle: (ports, { params, query }) => getAlert(ports, params.id, query.locale),
  }),
  bindRoute({
    ...none,
    method: 'get',
    path: ALERT_GUIDE_PATH,
    privilege: 'read',
    params: alertParamsSchema,
    query: guideQuerySchema,
    handle: (ports, { params, query }) => getAlertGuide(ports, params.id, query),
  }),
  bindRoute({
    ...none,
    method: 'get',
    path: GUIDE_SEARCH_PATH,
    privilege: 'read',
    params: guideSearchParamsSchema,
    query: guideSearchQuerySchema,
    handle: (ports, { params, query }) => searchForStep(ports, params.id, params.search_id, query.rule_id),
  }),
  bindRoute({
    ...none,
    method: 'get',
    path: FITTING_GUIDES_PATH,
    privilege: 'read',
    params: alertParamsSchema,
    query: fittingGuidesQuerySchema,
    handle: (ports, { params, query }) => findFittingGuides(ports, params.id, query.locale),
  }),
  bindRoute({
    ...none,
    method: 'get',
    path: ALERT_EVENTS_PATH,
    privilege: 'read',
    params: alertParamsSchema,
    handle: (ports, { params }) => getSourceEvents(ports, params.id),
  }),
  bindRoute({
    ...none,
    method: 'get',
    path: RULES_PATH,
    privilege: 'read',
    query: rulesQuerySchema,
    handle: (ports, { query }) => listRules(ports, query.locale),
  }),
  bindRoute({
    ...none,
    method: 'get',
    path: RULE_PATH,
    privilege: 'read',
    params: ruleParamsSchema,
    query: rulesQuerySchema,
    handle: (ports, { params, query }) => getRule(ports, params.id, query.locale),
  }),
  bindRoute({
    ...none,
    method: 'post',
    path: EVALUATE_PATH,
    privilege: 'read',
    body: evaluateBodySchema,
    handle: (ports, { body }) => evaluateRules(ports, body),
  }),
  bindRoute({
    ...none,
    method: 'get',
    path: INVESTIGATION_PATH,
    privilege: 'read',
    params: alertParamsSchema,
    handle: (ports, { params }) => getInvestigation(ports, params.id),
  }),
  bindRoute({
    ...none,
    method: 'put',
    path: INVESTIGATION_STEP_PATH,
    privilege: 'work',
    params: stepParamsSchema,
    body: stepBodySchema,
    handle: (ports, { params, body }) => changeStep(ports, params.id, params.step_id, body),
  }),
  bindRoute({
    ...none,
    method: 'post',
    path: INVESTIGATION_RUNS_PATH,
    privilege: 'work',
    params: alertParamsSchema,
    body: runBodySchema,
    handle: (ports, { params, body }) => recordRun(ports, params.id, body),
  }),
  bindRoute({
    ...none,
    method: 'post',
    path: INVESTIGATION_EVIDENCE_PATH,
    privilege: 'work',
    params: alertParamsSchema,
    body: pinBodySchema,
    handle: (ports, { params, body }) => pinRow(ports, params.id, body),
  }),
  bindRoute({
    ...none,
    method: 'post',
    path: INVESTIGATION_UNPIN_PATH,
    privilege: 'work',
    params: alertParamsSchema,
    body: unpinBodySchema,
    handle: (ports, { params, body }) => unpinRow(ports, params.id, body.evidence_id),
  }),
  bindRoute({
    ...none,
    method: 'post',
    path: INVESTIGATION_VERDICT_PATH,
    privilege: 'work',
    params: alertParamsSchema,
    body: verdictBodySchema,
    handle: (ports, { params, body }) => giveVerdict(ports, params.id, body),
  }),
  bindRoute({
    ...none,
    method: 'get',
    path: EXCEPTION_SUGGESTIONS_PATH,
    privilege: 'read',
    params: alertParamsSchema,
    handle: (ports, { params }) => suggestExceptionsFor(ports, params.id),
  }),
  bindRoute({
    ...none,
    method: 'post',
    path: EXCEPTION_PREVIEW_PATH,
    privilege: 'read',
    body: exceptionPreviewBodySchema,
    handle: (ports, { body }) => previewException(ports, body),
  }),
];

/** Standalone only: in Kibana events and detection are the cluster's. */
export const eventRoutes: readonly BoundRoute<DetectingPorts>[] = [
  bindRoute({
    ...none,
    method: 'post',
    path: DETECTION_RUN_PATH,
    privilege: 'administer',
    body: v.optional(detectionRunBodySchema, {}),
    handle: (ports: DetectingPorts, { body }) => runDetection(ports, body),
  }),
  bindRoute({
    ...none,
    method: 'post',
    path: EVENTS_PATH,
    privilege: 'administer',
    bodyType: 'ndjson',
    maxBodyBytes: 64 * MEBIBYTE,
    body: v.string('send the events as text, one JSON object a line'),
    handle: (ports: DetectingPorts, { body }) => addEvents(ports, body),
  }),
];

/** Kibana's own routes that this product calls; the standalone server serves them in Kibana's shape. */
export const kibanaRoutes: readonly BoundRoute<DetectingPorts>[] = [
  bindRoute({
    ...none,
    method: 'post',
    path: SIGNALS_STATUS_PATH,
    privilege: 'work',
    refusalShape: 'detection_engine',
    body: signalsStatusBodySchema,
    handle: (ports: DetectingPorts, { body }) => setAlertStatus(ports, body),
  }),
  bindRoute({
    ...none,
    method: 'post',
    path: RULE_EXCEPTIONS_PATH,
    privilege: 'manage_exceptions',
    params: ruleExceptionsParamsSchema,
    body: kibanaExceptionsBodySchema,
    handle: (ports: DetectingPorts, { params, body }) => createRuleException(ports, params.id, body),
  }),
  bindRoute({
    ...none,
    method: 'post',
    path: SIGNALS_TAGS_PATH,
    privilege: 'work',
    refusalShape: 'detection_engine',
    body: signalsTagsBodySchema,
    handle: (ports: DetectingPorts, { body }) => setAlertTags(ports, body),
  }),
  bindRoute({
    ...none,
    method: 'post',
    path: CASES_PATH,
    privilege: 'work',
    body: caseBodySchema,
    handle: (ports: DetectingPorts, { body }) => createCase(ports, body),
  }),
  bindRoute({
    ...none,
    method: 'get',
    path: CASES_FIND_PATH,
    privilege: 'read',
    query: casesFindQuerySchema,
    handle: (ports: DetectingPorts, { query }) => listCases(ports, query),
  }),
  bindRoute({
    ...none,
    method: 'get',
    path: CASES_OF_ALERT_PATH,
    privilege: 'read',
    params: caseParamsSchema,
    query: casesOfAlertQuerySchema,
    handle: (ports: DetectingPorts, { params, query }) => casesOfAlert(ports, params.id, query.owner),
  }),
  bindRoute({
    ...none,
    method: 'get',
    path: CASE_PATH,
    privilege: 'read',
    params: caseParamsSchema,
    handle: (ports: DetectingPorts, { params }) => getCase(ports, params.id),
  }),
  bindRoute({
    ...none,
    method: 'post',
    path: CASE_COMMENTS_PATH,
    privilege: 'work',
    params: caseParamsSchema,
    body: caseCommentBodySchema,
    handle: (ports: DetectingPorts, { params, body }) => addToCase(ports, params.id, body),
  }),
];
