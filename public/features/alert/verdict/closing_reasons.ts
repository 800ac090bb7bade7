/** The reasons that an analyst closes an alert for, in the order of Kibana's own menu; a machine's closing is not among them. */
import type { CloseReason } from './apply';

export const CLOSING_REASONS: readonly CloseReason[] = ['false_positive', 'duplicate', 'true_positive', 'benign_positive', 'other'];
