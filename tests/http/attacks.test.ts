import { connect } from 'node:net';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from '../../src/interfaces/http/contract.ts';
import { safeFileName } from '../../src/interfaces/http/upload.ts';
import { openTestServers, type TestServer, type TestServers } from './start-server.ts';

const SCRIPT = '<script>alert(1)</script><img src=x onerror=alert(2)>';
let servers: TestServers;
let one: TestServer;

beforeAll(async () => {
  servers = await openTestServers();
  one = await servers.start();
});
afterAll(() => servers.stop());

const reportWith = (words: string): string =>
  `# ${words}\n\n## Case presentation\n\nA 40-year-old woman with systemic lupus erythematosus had calcinosis cutis. ${words} She was treated with diltiazem 30 mg daily.\n`;
const read = async (text: string, name?: string) =>
  (await one.ask({ method: 'POST', url: '/api/readings', payload: { text, name } })).json();

describe('words that would be a program', () => {
  it('stay words in the HTML of a brief, which may run nothing wherever it is opened', async () => {
    const { cases } = await read(reportWith(SCRIPT));
    const [first] = cases;
    const named = {
      ...first,
      findings: [
        ...first.findings,
        { concept: { label: SCRIPT }, status: 'present', evidence: { origin: 'curated', spans: [] } },
      ],
    };
    const { body, headers } = await one.ask({
      method: 'POST',
      url: '/api/briefs/document?format=html',
      payload: { cases: [named] },
    });
    expect(body).toContain('&lt;script&gt;');
    expect(body).not.toMatch(/<script|<img/i);
    expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
    expect(headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+"/);
  });

  it('come back as JSON that no browser takes for a page', async () => {
    const { headers } = await one.ask({
      method: 'POST',
      url: '/api/readings',
      payload: { text: reportWith(SCRIPT), name: `${SCRIPT}.md` },
    });
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('are not run by a policy that allows scripts of this server alone', async () => {
    for (const url of ['/', '/api/docs', '/api/me', '/nowhere']) {
      const policy = String((await one.ask({ url })).headers['content-security-policy']);
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    }
  });

  it('leave figures without script', async () => {
    const { cases } = await read(reportWith(SCRIPT));
    const { figures } = (await one.ask({ method: 'POST', url: '/api/briefs', payload: { cases } })).json();
    for (const { svg } of figures) expect(svg).not.toMatch(/<script|onerror=alert\(2\)>/);
  });
});

describe('a file name', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\system.ini', 'system.ini'],
    ['/etc/shadow', 'shadow'],
    ['...', 'file'],
    ['', 'file'],
    ['.hidden.md', 'hidden.md'],
    ['a\u0000b.txt', 'a_b.txt'],
    [`${'x'.repeat(5000)}.md`, `${'x'.repeat(120)}.md`],
  ])('%j becomes one that leads nowhere', (given, kept) => {
    expect(safeFileName(given)).toBe(kept);
  });

  it('with a path in it is uploaded under its last part', async () => {
    const form = new FormData();
    form.append('file', new File([reportWith('Plain.')], '../../../tmp/evil.md'));
    const response = await fetch(`${one.address}/api/readings/file`, { method: 'POST', body: form });
    expect(response.status).toBe(200);
    expect(((await response.json()) as { name: string }).name).toBe('evil.md');
  });

  it('that leaves the folder of examples is not found', async () => {
    for (const name of ['../package.json', '..%2F..%2Fpackage.json', '/etc/passwd', '%2e%2e%2fREADME.md']) {
      const { statusCode } = await one.ask({
        method: 'POST',
        url: `/api/examples/${encodeURIComponent(name)}/reading`,
      });
      expect(statusCode).toBe(404);
    }
  });
});

describe('a body', () => {
  it('said to be of 200 MB is turned away before it is sent', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = request(
        `${one.address}/api/match`,
        { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': 200e6 } },
        (response) => {
          resolve(response.statusCode);
          sent.destroy();
        },
      );
      sent.on('error', reject);
      sent.write('{');
    });
    expect(status).toBe(413);
  });

  it('of 200 MB in one file is turned away, and the server goes on', async () => {
    const small = await servers.start({ limits: { reportBytes: 1e6, fileBytes: 2e6, requestBytes: 500e6 } });
    const piece = new Uint8Array(1_000_000);
    const parts = Array.from({ length: 200 }, () => piece);
    const form = new FormData();
    form.append('file', new File(parts, 'big.txt'));
    const status = await fetch(`${small.address}/api/readings/file`, { method: 'POST', body: form }).then(
      (response) => response.status,
      // Turned away while it is still being sent.
      () => 413,
    );
    expect(status).toBe(413);
    expect((await small.ask({ url: '/healthz' })).statusCode).toBe(200);
    await small.stop();
  });

  it('that trickles in is cut off', async () => {
    const impatient = await servers.start({ requestMs: 1_500 });
    const answered = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(impatient.host.split(':')[1]), '127.0.0.1', () => {
        socket.write(
          `POST /api/match HTTP/1.1\r\nHost: ${impatient.host}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`,
        );
      });
      let text = '';
      const timer = setInterval(() => socket.write(' '), 200);
      socket.on('data', (data) => {
        text += data.toString();
      });
      socket.on('close', () => {
        clearInterval(timer);
        resolve(text);
      });
      socket.on('error', reject);
    });
    expect(answered === '' || answered.startsWith('HTTP/1.1 408')).toBe(true);
    await impatient.stop();
  }, 20_000);
});

describe('a page of another site', () => {
  it('whose name was rebound to this machine is not answered', async () => {
    for (const host of [
      'evil.example',
      'evil.example:80',
      `127.0.0.1.evil.example:${one.host.split(':')[1]}`,
      '',
    ]) {
      const { statusCode, body } = await one.ask({ url: '/api/cases', headers: { host } });
      expect(statusCode).toBe(421);
      expect(body).not.toContain('"cases"');
    }
  });

  it('changes nothing here', async () => {
    const changes = Object.values(ROUTES).filter(({ method }) => method !== 'GET');
    expect(changes.length).toBeGreaterThan(20);
    for (const { method, path } of changes) {
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
      ]) {
        const { statusCode } = await one.ask({ method, url: path, headers });
        expect(statusCode).toBe(403);
      }
    }
  });

  it('is told nothing by CORS', async () => {
    const { headers } = await one.ask({ url: '/api/me', headers: { origin: 'https://evil.example' } });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });
});

describe('SQL', () => {
  const WORDS = [
    "'; drop table cases; --",
    "' or '1'='1",
    '"; select pg_sleep(9); --',
    "\\'; delete from accounts; --",
    '%27%3B',
    '$$;drop table jobs;$$',
    "x' union select password_hash from accounts --",
  ];

  it.each(WORDS)('%j in whatever is looked up is no more than words', async (words) => {
    const urls = [
      `/api/cases?where=${encodeURIComponent(words)}`,
      `/api/cases?words=${encodeURIComponent(words)}`,
      `/api/cases?where=${encodeURIComponent(`title = ${JSON.stringify(words)}`)}`,
      `/api/cases?where=${encodeURIComponent(`text ${JSON.stringify(words)} or has ${JSON.stringify(words)}`)}`,
      `/api/cases?cursor=${encodeURIComponent(words)}`,
      `/api/cases?cursor=${Buffer.from(JSON.stringify(['added', words, '1'])).toString('base64url')}`,
      `/api/facets?words=${encodeURIComponent(words)}`,
      `/api/cases/${encodeURIComponent(words)}`,
      `/api/pairs?id=${encodeURIComponent(words)}`,
      `/api/concepts?words=${encodeURIComponent(words)}`,
      `/api/agreement?first=${encodeURIComponent(words)}&second=${encodeURIComponent(words)}`,
    ];
    const answers = await Promise.all(
      urls.map(async (url) => ({ url, status: (await one.ask({ url })).statusCode })),
    );
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect((await one.ask({ url: '/readyz' })).statusCode).toBe(200);
    expect(await servers.workspace.accounts.list()).toEqual([]);
  });
});

describe('the log', () => {
  it('holds no words of a patient and nothing that was asked', async () => {
    await one.ask({
      method: 'POST',
      url: '/api/readings',
      payload: { text: reportWith('Zebulonia visited Quixotown.') },
    });
    await one.ask({ url: '/api/cases?words=Zebulonia' });
    await one.ask({
      method: 'POST',
      url: '/api/match',
      payload: 'Zebulonia',
      headers: { 'content-type': 'application/json' },
    });
    expect(one.log.length).toBeGreaterThan(3);
    expect(one.log.join('')).not.toMatch(/Zebulonia|Quixotown/);
  });
});
