import { finding, type Finding } from '@countersign/dns';
import { fetchProof, fileLimits, type FileFetch } from './fetch-proof';
import { judgeFile } from './judge-file';

/** The names that a file gets by itself: Windows hides endings, and some servers are given it without one. */
const slips = (path: string) => [`${path}.txt`, path.replace(/\.txt$/, '')];
const hintLimits = { ...fileLimits, totalMs: 3_000 };

/** After a verdict: looks once under each name that the file may have by a slip. What is found explains, and proves nothing. */
export async function downloadNameHints(value: string, fetch: FileFetch): Promise<Finding[]> {
  const seen = await Promise.all(slips(fetch.path).map((path) => fetchProof({ limits: hintLimits, ...fetch, path })));
  const there = seen.find((sighting) => judgeFile({ value, sighting }).outcome === 'pass');
  if (!there) return [];
  const nameIn = (path: string) => path.split('/').at(-1) ?? path;
  const params = { found: nameIn(there.path), name: nameIn(fetch.path) };
  const at = there.hops.at(-1)?.url ?? null;
  return [
    finding('file-download-name', fetch.name, {
      severity: 'info',
      at,
      found: params.found,
      expected: params.name,
      params,
    }),
  ];
}
