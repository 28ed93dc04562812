import { useState } from 'preact/hooks'
import type { AlertRow, Outcome } from '../data/rows'
import { Dialog } from '../frame/Dialog'
import { useServerNow } from '../frame/live'
import { SeverityTag } from '../frame/Signs'
import { useObserved } from '../state/observable'
import { useWords, type Words } from '../words/language'
import { form, send } from './handling'
import { placeOf, textOf } from './words'

const MINUTES = [15, 30, 60, 120, 240, 480, 1440]
const OUTCOMES: readonly Outcome[] = ['HANDLED', 'FALSE_ALARM', 'DUPLICATE']
const LONGEST_TEXT = 4_096

/** Asks what an action needs: how long, which outcome, which words. */
export function ActionForm() {
  const shown = useObserved(form)
  return shown === null ? null : <Form key={shown.alert.alert_id} {...shown} />
}

function Form({ action, alert }: { action: 'SHELVE' | 'COMMENT' | 'CLOSE'; alert: AlertRow }) {
  const words = useWords()
  const { t, code } = words
  const [minutes, setMinutes] = useState(60)
  const [outcome, setOutcome] = useState<Outcome | ''>('')
  const [text, setText] = useState('')
  const nowMs = useServerNow()
  const close = () => form.set(null)
  const submit = (event: Event) => {
    event.preventDefault()
    close()
    void send({
      alertId: alert.alert_id,
      action,
      outcome: action === 'CLOSE' ? outcome : '',
      untilMs: action === 'SHELVE' ? Math.round(nowMs + minutes * 60_000) : 0,
      text: text.trim(),
    })
  }
  return (
    <Dialog label={code('action', action)} onClose={close}>
      <form onSubmit={submit}>
        <h2>{code('action', action)}</h2>
        <p class="form-about">
          <SeverityTag severity={alert.severity} />
          <b>{placeOf(alert, words)}</b>
          <span>{textOf(alert, words)}</span>
        </p>
        {action === 'SHELVE' ? <Durations minutes={minutes} choose={setMinutes} words={words} /> : null}
        {action === 'CLOSE' ? <Outcomes outcome={outcome} choose={setOutcome} words={words} /> : null}
        <label>
          {t('form.text')}
          <textarea
            name="text"
            rows={3}
            maxLength={LONGEST_TEXT}
            value={text}
            required={action === 'COMMENT'}
            placeholder={t('form.textHint')}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <div class="buttons">
          <button type="submit" class="button primary">
            {t('form.send')}
          </button>
          <button type="button" class="button" onClick={close}>
            {t('form.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

function Durations({ minutes, choose, words }: { minutes: number; choose: (minutes: number) => void; words: Words }) {
  const { t } = words
  return (
    <fieldset>
      <legend>{t('form.shelveFor')}</legend>
      <div class="choices">
        {MINUTES.map((one) => (
          <label key={one} class="choice">
            <input type="radio" name="minutes" checked={one === minutes} onChange={() => choose(one)} />
            {one < 60 ? t('form.minutes', { n: one }) : t('form.hours', { n: one / 60 })}
          </label>
        ))}
      </div>
      <p class="hint">{t('form.shelveText')}</p>
    </fieldset>
  )
}

interface OutcomesProps {
  outcome: Outcome | ''
  choose: (outcome: Outcome) => void
  words: Words
}

function Outcomes({ outcome, choose, words }: OutcomesProps) {
  const { t, code } = words
  return (
    <fieldset>
      <legend>{t('form.outcome')}</legend>
      {OUTCOMES.map((one) => (
        <label key={one} class="choice line">
          <input type="radio" name="outcome" required checked={one === outcome} onChange={() => choose(one)} />
          <b>{code('outcome', one)}</b>
          <small>{code('form.outcome', one)}</small>
        </label>
      ))}
    </fieldset>
  )
}
