/** Asking ClickHouse: one GET per query, rows as objects. */

export type Parameters = Readonly<Record<string, string | number>>

/** No answer, or not a good one; `status` is 0 where nothing came back at all. */
export class NoAnswer extends Error {
  constructor(
    readonly status: number,
    readonly body: string,
  ) {
    super(status === 0 ? body : `${status}: ${body.slice(0, 300)}`)
  }
}

interface JsonCompact {
  /** Of an answer that tells its own time: when it was given. */
  asked_ms?: number
  meta: { name: string; type: string }[]
  data: unknown[][]
}

const PATIENCE_MS = 4_000

/** The address of a query, relative to the page, so that a proxy may put it under any path. */
export function address(query: string, parameters: Parameters = {}): string {
  const search = new URLSearchParams(Object.entries(parameters).map(([name, value]) => [name, escaped(String(value))]))
  const tail = search.toString()
  return `api/${query}${tail === '' ? '' : `?${tail}`}`
}

/** ClickHouse reads escapes in text parameters; a text stays what it is only when these are escaped. */
function escaped(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')
}

/** The rows of a query, none where the server keeps no answer yet; rejects with {@link NoAnswer} after four seconds. */
export async function ask<Row>(query: string, parameters: Parameters = {}, signal?: AbortSignal): Promise<Row[]> {
  const response = await patiently(address(query, parameters), { cache: 'no-store' }, signal)
  const text = await response.text()
  return text === '' ? [] : rowsOf<Row>(JSON.parse(text) as JsonCompact)
}

/** Fetches, and turns everything that is not a good answer into {@link NoAnswer}. */
export async function patiently(url: string, request: RequestInit, signal?: AbortSignal): Promise<Response> {
  const timeout = AbortSignal.timeout(PATIENCE_MS)
  let response: Response
  try {
    response = await fetch(url, { ...request, signal: signal ? AbortSignal.any([signal, timeout]) : timeout })
  } catch (failure) {
    throw new NoAnswer(0, String(failure))
  }
  if (!response.ok) {
    throw new NoAnswer(response.status, await response.text().catch(() => ''))
  }
  return response
}

/** Objects by the names of the columns. */
export function rowsOf<Row>(answer: JsonCompact): Row[] {
  const names = answer.meta.map((column) => column.name)
  const asked = answer.asked_ms === undefined ? {} : { asked_ms: answer.asked_ms }
  return answer.data.map((values) => Object.assign(Object.fromEntries(names.map((name, at) => [name, values[at]])), asked) as Row)
}
