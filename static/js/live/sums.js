/**
 * What many records come to in one number, so that one finds out that one holds something else than the server does.
 * `realtime/SPEC.md` says how it is made; `realtime/sums.py` makes the same one.
 */

/** @import {LiveRecord} from "./protocol.js" */
/** @typedef {{count: number, sum: number}} Sum */

const encoder = new TextEncoder();
const double = new DataView(new ArrayBuffer(8));

/** CRC-32 of every byte (IEEE 802.3, reflected). */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder;
});

/** Records are replaced, never changed, so that each is looked at once. @type {WeakMap<LiveRecord, number>} */
const known = new WeakMap();

/** @param {Iterable<[collection: string, records: ReadonlyMap<string, LiveRecord>]>} collections @returns {Sum} */
export function sumOf(collections) {
  let count = 0;
  let sum = 0;
  for (const [collection, records] of collections) {
    count += records.size;
    for (const [id, record] of records) sum = (sum + hashOf(collection, id, record)) >>> 0;
  }
  return { count, sum };
}

/** @param {string} collection @param {string} id @param {LiveRecord} record */
export function hashOf(collection, id, record) {
  const before = known.get(record);
  if (before !== undefined) return before;
  const hash = crc32(encoder.encode(`${collection}\0${id}\0${written(record)}`));
  known.set(record, hash);
  return hash;
}

/** @param {unknown} value @returns {string} */
function written(value) {
  if (value === null) return "n";
  if (typeof value === "boolean") return value ? "t" : "f";
  if (typeof value === "number") return `d${hex(value)}`;
  if (typeof value === "string") return `s${value}\0`;
  if (Array.isArray(value)) return `[${value.map(written).join("")}]`;
  const fields = Object.entries(/** @type {{[key: string]: unknown}} */ (value));
  fields.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([key, field]) => `${key}\0${written(field)}`).join("")}}`;
}

/** The eight bytes of a number. @param {number} value */
function hex(value) {
  double.setFloat64(0, value);
  return [0, 4].map((at) => double.getUint32(at).toString(16).padStart(8, "0")).join("");
}

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let remainder = 0xffffffff;
  for (const byte of bytes) remainder = (remainder >>> 8) ^ /** @type {number} */ (TABLE[(remainder ^ byte) & 0xff]);
  return (remainder ^ 0xffffffff) >>> 0;
}
