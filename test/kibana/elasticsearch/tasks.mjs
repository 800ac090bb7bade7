/** Long work: done by the time it is answered, and kept as a task for those who do not wait. */
import { ok } from './answers.mjs';
import { tasks } from './cluster.mjs';
import { noSuchResource } from './errors.mjs';

export function asTask(query, response) {
  if (query.wait_for_completion !== 'false') return ok(response);
  const number = tasks.size + 1;
  const id = `node1:${number}`;
  const task = {
    node: 'node1',
    id: number,
    type: 'transport',
    action: 'indices:data/write',
    status: {},
    description: 'by query',
    start_time_in_millis: Date.now(),
    running_time_in_nanos: 1,
    cancellable: true,
  };
  tasks.set(id, { completed: true, task, response });
  return ok({ task: id });
}

export function readTasks({ segments: [, id] }) {
  if (id === undefined) return ok({ nodes: {}, tasks: [] });
  if (!tasks.has(id)) throw noSuchResource(`task [${id}] isn't running and hasn't stored its results`);
  return ok(tasks.get(id));
}
