// Behind each command of package.json. It runs before anything is installed, on Node 20.11 or later: it installs what the
// lock file says, then hands over to the Node that came with it.
import { spawn } from 'node:child_process';
import { install } from './install.mjs';
import { assertNode, env, node, root } from './node-of-the-lock.mjs';

const tasks = {
  start: 'tools/start.mjs',
  dev: 'tools/dev.mjs',
  test: 'tools/test.mjs',
  'test:long': 'tools/test-long.mjs',
  'test:guards': 'tools/guards/take-out.mjs',
  'evidence:check': 'tools/evidence-check.mjs',
  bench: 'tools/bench.mjs',
  picture: 'tools/picture.mjs',
  'demo:lab': 'tools/demo-lab.mjs',
};

const [task, ...rest] = process.argv.slice(2);
if (!(task in tasks)) {
  console.error(`Say one of: ${Object.keys(tasks).join(', ')}`);
  process.exit(2);
}

process.chdir(root);
install();
assertNode();

const child = spawn(node, [tasks[task], ...rest], { stdio: 'inherit', env });
// Ctrl-C reaches the child by itself; we only outlive it, so that the shell's prompt comes after its last word
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// Whoever ends npm alone ends a shell between us, which passes nothing on: without a parent we stop as well
const parent = process.ppid;
setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref();
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
