/** Which page an address shows. */
import React, { type ReactElement } from 'react';
import { Redirect, Route, Router, Switch } from 'react-router-dom';
import { AlertPage } from '../features/alert';
import { AlertsPage } from '../features/alerts';
import { EvaluatePage } from '../features/evaluate';
import { HelpPage } from '../features/help';
import { RulePage, RulesPage } from '../features/rules';
import { useHost } from '../shared/host_context';
import { ALERTS_PAGE, EVALUATE_PAGE, HELP_PAGE, RULES_PAGE } from '../shared/links';
import { ErrorBoundary } from './error_boundary';
import { NotFoundPage } from './not_found_page';

/** A page with an id is keyed by it: going from one alert to the next starts with nothing of the last one. */
export function Pages(): ReactElement {
  const { history } = useHost();
  return (
    <Router history={history}>
      <Route
        render={({ location }) => (
          <ErrorBoundary resetKey={location.pathname}>
            <Switch location={location}>
              <Redirect exact from="/" to={ALERTS_PAGE} />
              <Route exact path={ALERTS_PAGE} component={AlertsPage} />
              <Route
                exact
                path={`${ALERTS_PAGE}/:id`}
                render={({ match }) => <AlertPage key={match.params.id} alertId={decodeSegment(match.params.id)} />}
              />
              <Route exact path={RULES_PAGE} component={RulesPage} />
              <Route
                exact
                path={`${RULES_PAGE}/:id`}
                render={({ match }) => <RulePage key={match.params.id} ruleId={decodeSegment(match.params.id)} />}
              />
              {/* Keyed by what it begins with: another alert begins anew. */}
              <Route exact path={EVALUATE_PAGE} render={() => <EvaluatePage key={location.search} />} />
              <Route exact path={HELP_PAGE} component={HelpPage} />
              <Route component={NotFoundPage} />
            </Switch>
          </ErrorBoundary>
        )}
      />
    </Router>
  );
}

/**
 * The router hands out what `decodeURI` made of the address: `%2F` and the like are still encoded, a single `%` is not.
 * Where decoding again is not possible the text is the id already.
 */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return segment;
    throw error;
  }
}
