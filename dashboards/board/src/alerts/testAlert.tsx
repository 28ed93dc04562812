import { isReady, play, soundChoice } from '../sound/sound'
import { Observable, useObserved } from '../state/observable'
import { useWords } from '../words/language'
import { SeverityTag } from '../frame/Signs'

const SHOWN_S = 20

/** Seconds for which the test alert is still shown; 0: it is not. It exists on this screen only. */
export const testSeconds = new Observable(0)

let timer: ReturnType<typeof setInterval> | undefined

/** Shows and sounds a clearly marked test, so that the officer knows that screen and sound work. */
export function testAlert(): void {
  clearInterval(timer)
  testSeconds.set(SHOWN_S)
  play('TEST')
  timer = setInterval(() => {
    testSeconds.update((seconds) => seconds - 1)
    if (testSeconds.get() <= 0) {
      clearInterval(timer)
    }
  }, 1_000)
}

export function TestAlert() {
  const { t } = useWords()
  const seconds = useObserved(testSeconds)
  const ready = useObserved(isReady)
  const sound = useObserved(soundChoice)
  if (seconds <= 0) {
    return null
  }
  return (
    <div class="test-alert" role="status">
      <SeverityTag severity="CRITICAL" />
      <strong>{t('test.title')}</strong>
      <span>{ready && sound === 'on' ? t('test.text', { n: seconds }) : t('test.silent')}</span>
    </div>
  )
}
