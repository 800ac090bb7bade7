/** What every resource of our HTTP contract shares. Wire fields are snake_case here and nowhere else. */
import * as v from 'valibot';

export const API_BASE = '/internal/investigation_guides';
export const API_VERSION = '1';

/** Alert, rule and step ids: opaque, printable, short. */
export const idSchema = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(512),
  v.regex(/^[^\u0000-\u001f\u007f]+$/u, 'an id has no control characters')
);
/** An id under which something is kept in an object: reading it back drops the names that objects have of their own. */
export const keySchema = v.pipe(
  idSchema,
  v.check((id) => !['__proto__', 'prototype', 'constructor'].includes(id), 'this name cannot be an id')
);
export const localeSchema = v.optional(v.picklist(['en', 'zh-CN']), 'en');
export const severitySchema = v.picklist(['low', 'medium', 'high', 'critical']);

/** Every failed request answers in Kibana's shape. `attributes.code` is stable; `message` is English. */
export interface ApiError {
  readonly statusCode: number;
  readonly error: string;
  readonly message: string;
  readonly attributes?: { readonly code: string; readonly [detail: string]: unknown };
}

/** Why something cannot be read here at all: the plugin of Kibana that keeps it is absent or turned off, or says itself that it cannot. */
export interface Unavailable {
  readonly plugin: 'alerting' | 'lists';
  /** The plugin's own words, in English; absent where the plugin is. */
  readonly message?: string;
}

/** Stands for whoever worked where a host knows no users: Kibana without security. Stored with what was done. */
export const NO_USER = 'unknown';
