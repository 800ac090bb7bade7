/** The one way in which the engine looks at data: any JSON object, however its field names are spelled. */
export type EventSource = Readonly<Record<string, unknown>>;
