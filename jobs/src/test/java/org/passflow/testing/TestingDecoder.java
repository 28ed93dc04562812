package org.passflow.testing;

import org.passflow.event.Reject;
import org.passflow.event.Topics;
import org.passflow.kafka.ControlDecoder;
import org.passflow.kafka.EventDecoder;

/** Both decoders behind one question: why is this record refused? */
public final class TestingDecoder {
    private final EventDecoder events = new EventDecoder();
    private final ControlDecoder control = new ControlDecoder();

    /** Null if the record is accepted. */
    public Reject reject(String topic, byte[] value) {
        return Topics.CONTROL.contains(topic)
                ? control.decode(topic, 0, 0, 0, value).reject()
                : events.decode(topic, 0, 0, 0, value).reject();
    }
}
