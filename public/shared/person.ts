/** Who did something, as far as it is known: a Kibana without security has no users. */
import { NO_USER } from '../../common/api';

/** Undefined where there is nobody to name. */
export const personName = (name: string): string | undefined => (name === NO_USER || name === '' ? undefined : name);
