/** The Rust crates that are compiled into the wasm files, by what cargo resolves. */
import { Failed, must } from './run.mjs';

/** Whose code the wasm files are: all crates that these need at run time. */
const OWN = ['bonin', 'bonin-emulator'];

/**
 * @typedef {{ id: string, name: string, version: string, license: string, manifest_path: string, repository?: string,
 *   authors: string[], description?: string, needs: string[] }} Crate `needs`: the ids of others in the list
 * @returns {Promise<Crate[]>} without our own, by name
 */
export async function cratesInWasm() {
  const which = ['--filter-platform', 'wasm32-unknown-unknown', '--features', 'bonin/standalone'];
  const text = await must('cargo', ['metadata', '--format-version', '1', '--locked', ...which]);
  const { packages, resolve } = JSON.parse(text.slice(text.indexOf('{"')));
  const byId = new Map(packages.map((crate) => [crate.id, crate]));
  const nodes = new Map(resolve.nodes.map(({ id, deps }) => [id, deps.filter(isLinked(byId)).map(({ pkg }) => pkg)]));
  const found = new Set();
  const visit = (id) => {
    if (found.has(id)) return;
    found.add(id);
    nodes.get(id).forEach(visit);
  };
  const roots = packages.filter(({ name, source }) => source === null && OWN.includes(name));
  if (roots.length !== OWN.length) throw new Failed('Cargo does not know the crates of this repository.');
  roots.forEach(({ id }) => visit(id));
  return [...found]
    .map((id) => ({ ...byId.get(id), needs: nodes.get(id) }))
    .filter(({ source }) => source !== null)
    .sort((one, other) => (`${one.name} ${one.version}` < `${other.name} ${other.version}` ? -1 : 1));
}

/** Needed at run time: no tool of a build, and no macro, which runs in the compiler. */
const isLinked =
  (byId) =>
  ({ pkg, dep_kinds: kinds }) =>
    kinds.some(({ kind }) => kind === null) && !byId.get(pkg).targets.some(({ kind }) => kind.includes('proc-macro'));
