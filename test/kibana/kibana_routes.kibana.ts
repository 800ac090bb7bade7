/** Kibana answers its routes as the facts say that the standalone server keeps to, too. */
import { prepareDocument } from '../../common/engine';
import { kibanaRoutesSuite, type Answer, type KibanaUnderTest } from '../conformance/kibana_routes_suite';
import { launchKibana } from './launch';
import { seed } from './seed/seed';

kibanaRoutesSuite(async (): Promise<KibanaUnderTest> => {
  const kibana = await launchKibana();
  const scene = await seed(kibana);
  const { id, index, source } = scene.alertOf('chkconfig --add sysaudit-helper');
  const first = (field: string): string => String(prepareDocument(source).values(field)[0]);
  return {
    version: kibana.version,
    request: (method, path, body, headers) => send(`${kibana.url}${path}`, method, body, headers),
    seeded: { alertId: id, alertIndex: index, userName: first('user.name'), ruleId: scene.chkconfig.id, agentId: first('agent.id') },
    close: async () => {
      await scene.stop();
      await kibana.stop();
    },
  };
});

async function send(url: string, method: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  const init: RequestInit = { method, headers: { ...headers, ...type }, ...sent };
  const answer = await fetch(url, init);
  const named: Record<string, string> = {};
  answer.headers.forEach((value, name) => (named[name] = value));
  return { status: answer.status, body: JSON.parse(await answer.text()), headers: named };
}
