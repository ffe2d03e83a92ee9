import { isProblemCode } from '@countersign/contracts';
import { say } from '@countersign/words';
import { Controller, Get, Header, Param } from '@nestjs/common';
import * as z from 'zod';
import { Needs } from '../shared/access/needs';
import { Answers } from '../shared/answers';
import { RaError } from '../shared/problem';

const page = z.string().meta({ id: 'ProblemPage', description: 'HTML' });

/** The page behind a problem's `type` (RFC 9457 §3.1.1): what the code means and what to do, for whoever opens the address. */
@Controller('problems')
@Needs('anyone', 'none')
export class ProblemPageController {
  @Get(':code')
  @Header('content-type', 'text/html; charset=utf-8')
  @Answers(page)
  page(@Param('code') code: string): string {
    if (!isProblemCode(code)) throw new RaError('not-found');
    const { title, what, why, fix } = say(code);
    return html(escaped(title), code, [what, why, fix].map(escaped));
  }
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

/** Without a style of its own: the policy of these answers lets none in, and the browser's is good to read. */
const html = (title: string, code: string, [what = '', why = '', fix = '']: string[]) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Countersign</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p><code>${code}</code></p>
<h2>What happened</h2>
<p>${what}</p>
<h2>Why</h2>
<p>${why}</p>
<h2>What to do</h2>
<p>${fix}</p>
<p><a href="/">Countersign</a></p>
</main>
</body>
</html>
`;
