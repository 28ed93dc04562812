import { afterEach, describe, expect, it, vi } from 'vitest'
import { act, attempts, settle } from './act'
import { actor, nameActor, readActor } from './actor'
import { address, ask } from './api'

afterEach(() => vi.unstubAllGlobals())

const INTENTION = { alertId: 'a-1', action: 'ACK', outcome: '', untilMs: 0, text: '' } as const

function answer(...responses: (Response | Error)[]) {
  const fetched = vi.fn(() => {
    const next = responses.shift()
    return next instanceof Response ? Promise.resolve(next) : Promise.reject(next ?? new Error('nothing left'))
  })
  vi.stubGlobal('fetch', fetched)
  return fetched as unknown as { mock: { calls: [string, RequestInit][] } }
}

describe('ask', () => {
  it('makes objects of the rows', async () => {
    answer(new Response('{"meta":[{"name":"a","type":"Int8"},{"name":"b","type":"String"}],"data":[[1,"x"],[2,null]]}'))

    expect(await ask('q')).toEqual([
      { a: 1, b: 'x' },
      { a: 2, b: null },
    ])
  })

  it('says in each row when the answer was given, where the server says it', async () => {
    answer(new Response('{"asked_ms":7,"meta":[{"name":"a","type":"Int8"}],"data":[[1]]}'))

    expect(await ask('q')).toEqual([{ a: 1, asked_ms: 7 }])
  })

  it('has no row where the server keeps no answer yet', async () => {
    answer(new Response(''))

    expect(await ask('q')).toEqual([])
  })

  it('escapes what ClickHouse would read as an escape', () => {
    expect(address('q', { text: 'a\\b\nc\td' })).toBe('api/q?text=a%5C%5Cb%5Cnc%5Ctd')
    expect(address('q', { text: "'; DROP TABLE alerts --" })).toBe('api/q?text=%27%3B+DROP+TABLE+alerts+--')
    expect(address('q')).toBe('api/q')
  })

  it('says what the server said when it did not answer well', async () => {
    answer(new Response('Code: 241. DB::Exception', { status: 500 }))

    await expect(ask('q')).rejects.toMatchObject({ status: 500, body: 'Code: 241. DB::Exception' })
  })
})

describe('act', () => {
  it('sends the headers without which nothing is done', async () => {
    nameActor('张伟')
    const fetched = answer(new Response(''))

    expect((await act(INTENTION, 'id-1')).phase).toBe('WRITTEN')

    const [url, request] = fetched.mock.calls[0] ?? ['', {}]
    expect(url).toBe('api/act?alert_id=a-1&action=ACK&outcome=&until_ms=0&text=&action_id=id-1')
    expect(request).toMatchObject({
      method: 'POST',
      headers: { 'X-Passflow-Board': '1', 'X-Forwarded-User': '%E5%BC%A0%E4%BC%9F' },
    })
  })

  it('tries again with the same identity when nothing came back', async () => {
    const fetched = answer(new TypeError('network'), new Response(''))

    expect((await act(INTENTION, 'id-2')).phase).toBe('WRITTEN')
    expect(new Set(fetched.mock.calls.map(([url]) => url)).size).toBe(1)
    expect(fetched.mock.calls.length).toBe(2)
  })

  it('names the constraint that refused it, and does not try again', async () => {
    const fetched = answer(new Response('Constraint `text_holds_no_mobile_number` is violated', { status: 500 }))

    expect(await act(INTENTION)).toMatchObject({ phase: 'REFUSED', reason: 'text_holds_no_mobile_number' })
    expect(fetched.mock.calls.length).toBe(1)
    settle('a-1')
    expect(attempts.get().size).toBe(0)
  })

  it('fails at once where the server does not take it', async () => {
    const fetched = answer(new Response('There is no handle', { status: 404 }))

    expect((await act(INTENTION)).phase).toBe('FAILED')
    expect(fetched.mock.calls.length).toBe(1)
  })
})

describe('readActor', () => {
  it('takes the name from the link and hides it there', () => {
    history.replaceState(null, '', '/board/?user=%E6%9D%8E%E5%A8%9C#/alerts')

    readActor()

    expect(actor.get()).toBe('李娜')
    expect(location.search).toBe('')
    expect(location.hash).toBe('#/alerts')
  })
})
