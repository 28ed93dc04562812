import { Observable } from '../state/observable'
import { remembered } from '../state/remembered'

/** Tones that the page makes itself. A browser makes none before the first click or key: `isReady` says so. */

export type Tune = 'CRITICAL' | 'STALE' | 'TEST'

interface Note {
  hertz: number
  atS: number
  forS: number
}

const CRITICAL: readonly Note[] = [0, 0.9].flatMap((start) => [
  { hertz: 880, atS: start, forS: 0.18 },
  { hertz: 1175, atS: start + 0.22, forS: 0.18 },
  { hertz: 880, atS: start + 0.44, forS: 0.24 },
])

/** Different to the ear: rising and urgent; low and slow; the critical one once, after a short click. */
export const TUNES: Readonly<Record<Tune, readonly Note[]>> = {
  CRITICAL,
  STALE: [
    { hertz: 330, atS: 0, forS: 0.5 },
    { hertz: 247, atS: 0.6, forS: 0.7 },
  ],
  TEST: [{ hertz: 660, atS: 0, forS: 0.08 }, ...CRITICAL.slice(0, 3).map((note) => ({ ...note, atS: note.atS + 0.2 }))],
}

export const soundChoice = remembered('sound', ['on', 'off'] as const, 'on')
export const isReady = new Observable(false)

let context: AudioContext | undefined

/** Readies the sound at the first click or key, as browsers ask. */
export function listenForGesture(): void {
  const wake = () => void ready()
  addEventListener('pointerdown', wake, { passive: true })
  addEventListener('keydown', wake, { passive: true })
}

async function ready(): Promise<void> {
  if (typeof AudioContext === 'undefined' || isReady.get()) {
    return
  }
  context ??= new AudioContext()
  context.onstatechange = () => isReady.set(context?.state === 'running')
  await context.resume()
  isReady.set(context.state === 'running')
}

/** Plays it, if sound is on and the browser lets us. */
export function play(tune: Tune): void {
  if (soundChoice.get() === 'off' || context === undefined || context.state !== 'running') {
    return
  }
  for (const note of TUNES[tune]) {
    sound(context, note)
  }
}

function sound(audio: AudioContext, { hertz, atS, forS }: Note): void {
  const start = audio.currentTime + atS
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  tone.type = 'triangle'
  tone.frequency.value = hertz
  volume.gain.setValueAtTime(0, start)
  volume.gain.linearRampToValueAtTime(0.4, start + 0.015)
  volume.gain.setValueAtTime(0.4, start + forS - 0.03)
  volume.gain.linearRampToValueAtTime(0, start + forS)
  tone.connect(volume).connect(audio.destination)
  tone.start(start)
  tone.stop(start + forS)
}
