/** What the facts about Kibana's routes need from a server, and how they speak of it. */
import { expect } from 'vitest';
import { PUBLIC_API_VERSION } from '../../../common/api';

export interface Answer {
  readonly status: number;
  /** Parsed, where it is JSON. */
  readonly body: unknown;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface KibanaUnderTest {
  /** `standalone`, or the version of the Kibana, such as `8.12.2`. */
  readonly version: string;
  /** Sends exactly these headers; a body is sent as JSON, a text as it is. */
  readonly request: (method: string, path: string, body: unknown, headers: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly seeded: {
    /** An open alert without tags, in no case, whose `user.name` is `userName` and whose rule is `ruleId`. */
    readonly alertId: string;
    readonly alertIndex: string;
    readonly userName: string;
    /** Saved object id of a rule that may get exceptions. */
    readonly ruleId: string;
    /** An agent that answers every live query with at least one row within half a minute. */
    readonly agentId: string;
  };
  /** The alert's document as it is now; without it our own route for an alert is asked, which the plugin serves too. */
  readonly readAlert?: (id: string) => Promise<Readonly<Record<string, unknown>>>;
  readonly close: () => Promise<void>;
}

/** A server that was opened, with what a fact says of it. */
export class Spoken {
  constructor(readonly kibana: KibanaUnderTest) {}

  get isStandalone(): boolean {
    return this.kibana.version === 'standalone';
  }

  get seeded(): KibanaUnderTest['seeded'] {
    return this.kibana.seeded;
  }

  /** Standalone counts as the newest. */
  isAtLeast(version: string): boolean {
    if (this.isStandalone) return true;
    const [have = [], want = []] = [this.kibana.version, version].map((text) => text.split('.').map(Number));
    const place = want.findIndex((part, index) => part !== (have[index] ?? 0));
    return place === -1 || (have[place] ?? 0) > (want[place] ?? 0);
  }

  ask(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = HEADERS): Promise<Answer> {
    return this.kibana.request(method, path, body, headers);
  }

  /** The body of an answer that has to be a good one. */
  async good(method: string, path: string, body?: unknown): Promise<Readonly<Record<string, unknown>>> {
    const answer = await this.ask(method, path, body);
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
    return record(answer.body);
  }

  async alertField(id: string, field: string): Promise<unknown> {
    if (this.kibana.readAlert !== undefined) return (await this.kibana.readAlert(id))[field];
    const headers = { ...HEADERS, 'elastic-api-version': '1', 'x-elastic-internal-origin': 'Kibana' };
    const { body } = await this.ask('GET', `/internal/investigation_guides/alerts/${encodeURIComponent(id)}`, undefined, headers);
    return record(record(body)['source'])[field];
  }
}

export const HEADERS = { 'kbn-xsrf': 'true', 'elastic-api-version': PUBLIC_API_VERSION };

export const MISSING_ID = 'no-such-thing';

/** What a request is answered with. Where the standalone server does better or cannot do alike, both are told, and why. */
export type Status = number | { readonly kibana: number; readonly standalone: number; readonly why: string };

export interface Refusal {
  readonly what: string;
  readonly method?: 'GET' | 'POST';
  readonly path: string | ((spoken: Spoken) => string);
  readonly body?: unknown;
  readonly status: Status;
  /** Only of this version of Kibana and later ones. */
  readonly since?: string;
}

export async function expectRefusal(spoken: Spoken, { method = 'POST', path, body, status }: Refusal): Promise<void> {
  const answer = await spoken.ask(method, typeof path === 'string' ? path : path(spoken), body);
  const wanted = typeof status === 'number' ? status : spoken.isStandalone ? status.standalone : status.kibana;
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: wanted });
  if (wanted >= 400) expectError(answer);
}

/** Kibana's router words a refusal in one shape, its detection engine in another: there the messages are a list, or one text. */
export function expectError({ status, body }: Answer): void {
  const shape = record(body);
  if ('status_code' in shape) {
    expect(shape['status_code']).toBe(status);
    expect(String(shape['message'])).toMatch(/\S/);
  } else {
    expect(shape).toMatchObject({ statusCode: status, error: expect.any(String), message: expect.stringMatching(/\S/) });
  }
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new Error(`an object was expected, not ${JSON.stringify(value)}`);
  return Object.fromEntries(Object.entries(value));
}

export function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`a list was expected, not ${JSON.stringify(value)}`);
  return value;
}
