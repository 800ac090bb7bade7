/** The process that answers one query and ends: a query that hangs or eats memory is killed with it, the server never is. */
import { answerQuery, type AnswerLimits } from './provider';

export interface ProviderRequest extends AnswerLimits {
  readonly sql: string;
}

const pieces: Buffer[] = [];
process.stdin.on('data', (piece: Buffer) => pieces.push(piece));
process.stdin.on('end', () => {
  // Written by built_in_runner.ts and by nobody else.
  const { sql, ...limits }: ProviderRequest = JSON.parse(Buffer.concat(pieces).toString('utf8'));
  process.stdout.write(JSON.stringify(answerQuery(sql, limits)));
});
