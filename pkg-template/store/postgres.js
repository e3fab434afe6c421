// A store in one table of PostgreSQL 9.5 or newer, over `pg`, `postgres` or a driver alike.
import { checkOptions, has, notText, PREFIX } from './options.js';

/** One write in so many removes old rows before it, and no more of them than this, so that no write takes long. */
const WRITES_A_SWEEP = 100;
const SWEPT_AT_ONCE = 1_000;

/** A table's name, also with its schema's, that needs no quotes. */
const NAME = /^[a-z_][a-z0-9_]{0,50}(\.[a-z_][a-z0-9_]{0,50})?$/;

/** @typedef {{ key: string, value: string, live: boolean }} Row as much of it as a statement asks for */
/** @typedef {(text: string, values: (string | number)[]) => PromiseLike<PostgresRows>} Query */
/** @typedef {import('../types/store-postgres.d.ts').PostgresRows} PostgresRows */

/**
 * The statements that make the table, each of which may be run again.
 * @param {string} [table]
 * @returns {string}
 */
export function postgresSchema(table = 'bonin_store') {
  checkOptions({}, { as: 'client', needs: [] }, { table }, { table: notName });
  const index = `${table.replace(/^.*\./, '')}_expires_at`;
  return `CREATE TABLE IF NOT EXISTS ${table} (
  key text COLLATE "C" PRIMARY KEY,
  value text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS ${index} ON ${table} (expires_at);
`;
}

/**
 * @param {import('../types/store-postgres.d.ts').PostgresClient} client
 * @param {import('../types/store-postgres.d.ts').PostgresStoreOptions} [options]
 * @returns {import('../types/store-postgres.d.ts').PostgresStore}
 */
export function createPostgresStore(client, options = {}) {
  const needs = has(client, 'unsafe') ? [] : ['query'];
  checkOptions(client, { as: 'client', needs }, options, { table: notName, prefix: notText });
  const { table = 'bonin_store', prefix = PREFIX } = options;
  const sql = statementsOf(table);

  const { unsafe, query } = /** @type {Record<'unsafe' | 'query', Query>} */ (/** @type {unknown} */ (client));
  const ask = has(client, 'unsafe') ? unsafe : query;
  /** @param {string} text @param {(string | number)[]} values @returns {Promise<Row[]>} */
  const rowsOf = async (text, values) => {
    const answer = await ask.call(client, text, values);
    return /** @type {Row[]} */ ('rows' in answer ? answer.rows : answer);
  };
  const sweep = async () => (await rowsOf(sql.sweep, [SWEPT_AT_ONCE])).length;
  /** @param {string} text @param {string} key @param {string} value @param {number} ttlSeconds */
  const write = async (text, key, value, ttlSeconds) => {
    // Old rows do no harm: a write does not fail because they could not be removed.
    if (Math.random() * WRITES_A_SWEEP < 1) await sweep().catch(() => {});
    return (await rowsOf(text, [prefix + key, value, ttlSeconds])).length === 1;
  };

  return {
    get: async (key) => (await rowsOf(sql.get, [prefix + key]))[0]?.value,
    put: (key, value, ttlSeconds) => write(sql.put, key, value, ttlSeconds),
    async take(key) {
      const [row] = await rowsOf(sql.take, [prefix + key]);
      return row?.live ? row.value : undefined;
    },
    putIfAbsent: (key, value, ttlSeconds) => write(sql.putIfAbsent, key, value, ttlSeconds),
    sweep,
  };
}

// The time is the server's, and that of the statement rather than of a transaction that somebody began long before.
// Of several that insert one key, all but one wait for the first, and then see its row.
/** @param {string} table */
function statementsOf(table) {
  const put = `INSERT INTO ${table} AS mine (key, value, expires_at)
    VALUES ($1, $2, clock_timestamp() + make_interval(secs => $3))
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at`;
  return {
    get: `SELECT value FROM ${table} WHERE key = $1 AND expires_at > clock_timestamp()`,
    put: `${put} RETURNING key`,
    putIfAbsent: `${put} WHERE mine.expires_at <= clock_timestamp() RETURNING key`,
    take: `DELETE FROM ${table} WHERE key = $1 RETURNING value, expires_at > clock_timestamp() AS live`,
    sweep: `DELETE FROM ${table} WHERE key = ANY (ARRAY(SELECT key FROM ${table} WHERE expires_at <= clock_timestamp()
      ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED)) RETURNING key`,
  };
}

/** @param {unknown} value @returns {import('../proxy/texts.js').Reason | undefined} */
const notName = (value) => notText(value) ?? (NAME.test(String(value)) ? undefined : 'badSetting');
