/**
 * The entry of the application's chunk: registers under one global name what the plugin calls to open it. The host is made
 * in here too: an `HttpError` is then of the one class that the pages know.
 */
import { mountInKibana } from './mount';

const application = { mount: mountInKibana };
export type KibanaApplication = typeof application;

Object.assign(window, { __investigationGuidesApplication__: application });
