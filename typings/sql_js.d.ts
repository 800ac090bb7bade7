/** The build of sql.js that holds its WebAssembly in itself; the package's types name the other builds only. */
declare module 'sql.js/dist/sql-wasm-inline.js' {
  export { default } from 'sql.js';
}
