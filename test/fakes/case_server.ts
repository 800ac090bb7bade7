/** Cases for component tests: what is made and attached is there afterwards. */
import type { CaseAnswer, CaseOfAlert } from '../../common/api';
import { HttpError, type HttpRequest } from '../../public/shared/host';

const NOW = '2026-01-01T00:00:00.000Z';

export function fakeCase(id: string, rest: Partial<CaseAnswer> = {}): CaseAnswer {
  return {
    id,
    version: 'v',
    title: `Case ${id}`,
    description: '',
    tags: [],
    owner: 'securitySolution',
    status: 'open',
    severity: 'low',
    settings: { syncAlerts: false },
    created_at: NOW,
    created_by: { username: 'ada', full_name: null, email: null },
    updated_at: null,
    totalAlerts: 0,
    totalComment: 0,
    comments: [],
    ...rest,
  };
}

export class FakeCaseServer {
  cases: readonly CaseAnswer[] = [];
  /** By case: what was attached to it, as it was sent. */
  readonly attached = new Map<string, unknown[]>();

  answer({ method, path, query, body }: HttpRequest): unknown {
    const [, id, comments] = /^\/api\/cases(?:\/([^/]+)(\/comments)?)?/.exec(path) ?? [];
    if (path.startsWith('/api/cases/alerts/')) return this.ofAlert(decodeURIComponent(path.split('/').pop() ?? ''));
    if (id === '_find') return this.find(String(query?.['status']), String(query?.['search'] ?? ''));
    if (method === 'POST' && comments !== undefined && id !== undefined) return this.attach(id, body);
    if (method === 'POST' && id === undefined) return this.create(body);
    throw new HttpError(404, 'not_found', `no such address: ${path}`);
  }

  private find(status: string, search: string): unknown {
    const words = search.toLowerCase().replaceAll('*', '').split(' ');
    const cases = this.cases.filter((one) => one.status === status && words.every((word) => one.title.toLowerCase().includes(word)));
    return { page: 1, per_page: 20, total: cases.length, cases };
  }

  private ofAlert(alertId: string): readonly CaseOfAlert[] {
    const has = (id: string): boolean => JSON.stringify(this.attached.get(id) ?? []).includes(JSON.stringify(alertId));
    const totals = { userComments: 0, alerts: 1 };
    return this.cases
      .filter(({ id }) => has(id))
      .map(({ id, title, description, status, created_at }) => ({ id, title, description, status, createdAt: created_at, totals }));
  }

  private create(body: unknown): CaseAnswer {
    const sent = typeof body === 'object' && body !== null ? body : {};
    const made = fakeCase(`made-${this.cases.length + 1}`, sent);
    this.cases = [...this.cases, made];
    return made;
  }

  private attach(id: string, body: unknown): CaseAnswer {
    const found = this.cases.find((one) => one.id === id);
    if (found === undefined) throw new HttpError(404, 'case_not_found', 'There is no such case.');
    this.attached.set(id, [...(this.attached.get(id) ?? []), body]);
    return found;
  }
}
