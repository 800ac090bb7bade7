/**
 * Preloaded into Kibana's process. It refuses every connection and every look-up of a name that is not loopback, so that a test
 * never calls out, whatever a bundled plugin tries; and it ends Kibana when the process that started it is gone, however that ended.
 */
'use strict';
const dns = require('node:dns');
const net = require('node:net');

const isLocal = (host) => !host || host === 'localhost' || host === '::1' || host === '0.0.0.0' || /^(::ffff:)?127\./.test(host);
const refusal = (host) => Object.assign(new Error(`loopback only: ${host} is refused`), { code: 'ECONNREFUSED' });

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function connectToLoopback(...args) {
  // Node itself calls with its arguments wrapped in an array; a caller gives options, or a port and a host.
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  const isOptions = typeof first === 'object' && first !== null;
  const host = isOptions ? first.host : args[1];
  const isPipe = isOptions ? Boolean(first.path) : typeof first === 'string' && Number.isNaN(Number(first));
  if (isPipe || typeof host !== 'string' || isLocal(host)) return connect.apply(this, args);
  process.nextTick(() => this.destroy(refusal(host)));
  return this;
};

const { lookup } = dns;
dns.lookup = function lookupOfLoopback(host, ...rest) {
  if (isLocal(host)) return lookup.call(this, host, ...rest);
  const callback = rest.at(-1);
  return process.nextTick(() => callback(refusal(host)));
};

process.on('disconnect', () => process.exit(0));
