import { useState } from 'preact/hooks'
import { actor, nameActor } from '../data/actor'
import { useObserved } from '../state/observable'
import { useWords } from '../words/language'
import { Dialog } from './Dialog'
import { isNameAsked } from './overlays'

const LONGEST = 64

/** Asks who acts here. */
export function NameForm() {
  const shown = useObserved(isNameAsked)
  return shown ? <Form /> : null
}

function Form() {
  const { t } = useWords()
  const [name, setName] = useState(actor.get())
  const close = () => isNameAsked.set(false)
  return (
    <Dialog label={t('actor.ask')} onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          nameActor(name)
          close()
        }}
      >
        <h2>{t('actor.ask')}</h2>
        <p class="hint">{t('actor.why')}</p>
        <label>
          {t('actor.name')}
          <input
            name="actor"
            value={name}
            maxLength={LONGEST}
            autoComplete="name"
            required
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <div class="buttons">
          <button type="submit" class="button primary">
            {t('actor.keep')}
          </button>
          <button type="button" class="button" onClick={close}>
            {t('form.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
